import Glibc

extension String {
  /// Whether the bytes of a phrase stand in the text.
  ///
  /// Hides the standard library's search, which compares characters and took a third of an import's time.
  public func contains(_ phrase: String) -> Bool {
    var (text, phrase) = (self, phrase)
    return text.withUTF8 { text in phrase.withUTF8 { Bytes.place(of: $0, in: text) != nil } }
  }
}

extension Substring {
  /// The first place where the bytes of a phrase stand, which is found much faster than its characters.
  public func range(ofBytes phrase: String) -> Range<Index>? {
    var (text, phrase) = (self, phrase)
    guard let place = text.withUTF8({ text in phrase.withUTF8 { Bytes.place(of: $0, in: text) } }) else { return nil }
    let start = utf8.index(startIndex, offsetBy: place)
    return start..<utf8.index(start, offsetBy: phrase.utf8.count)
  }
}

private enum Bytes {
  /// The offset of the first place where bytes stand in others.
  static func place(of phrase: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let needle = phrase.baseAddress, phrase.count > 0 else { return 0 }
    guard let start = text.baseAddress else { return nil }
    var rest = text.count - phrase.count
    var place = start
    while rest >= 0, let found = memchr(place, Int32(needle[0]), rest + 1) {
      let here = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if memcmp(found, needle, phrase.count) == 0 { return here - start }
      rest -= here + 1 - place
      place = here + 1
    }
    return nil
  }
}

import Glibc

/// A cell written as nearly all are, read in one look: no formula, no prefix, no attribute but `r`, `s` and `t`.
struct PlainCell {
  var reference: Range<Int>?, style: Range<Int>?, type: Range<Int>?
  /// The characters of `v`, or of all inside `is`.
  var value = 0..<0
  /// Where the next cell may begin.
  private(set) var position: Int

  /// A cell of which nothing is known yet.
  init(position: Int) { self.position = position }

  /// The cell that begins at an offset; nil where it is not written so, which a scanner has to find out more of.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start + 3 < bytes.count, bytes[start] == 0x3C, bytes[start + 1] == 0x63 else { return nil }
    position = start + 2
    while bytes[position] == 0x20 {
      let name = position + 1
      guard name + 2 < bytes.count, bytes[name + 1] == 0x3D, bytes[name + 2] == 0x22 else { break }
      var end = name + 3
      while end < bytes.count, bytes[end] != 0x22 { end += 1 }
      guard end + 1 < bytes.count else { return nil }
      switch bytes[name] {
      case 0x72 where reference == nil: reference = (name + 3)..<end
      case 0x73 where style == nil: style = (name + 3)..<end
      case 0x74 where type == nil: type = (name + 3)..<end
      default: return nil
      }
      position = end + 1
    }
    if skip("/>", bytes) || skip(" />", bytes) { return }
    guard skip(">", bytes), readContent(bytes) else { return nil }
  }

  private mutating func readContent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if skip("<v>", bytes) {
      let start = position
      guard skipText(bytes) else { return false }
      value = start..<position
      return skip("</v></c>", bytes)
    }
    if skip("<is>", bytes) {
      let start = position
      guard skip("<t>", bytes) || skip("<t xml:space=\"preserve\">", bytes), skipText(bytes) else { return false }
      value = start..<(position + 4)
      return skip("</t></is></c>", bytes)
    }
    return skip("</c>", bytes)
  }

  /// Goes on to the next `<`.
  private mutating func skipText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress, position < bytes.count,
      let found = memchr(base + position, 0x3C, bytes.count - position)
    else { return false }
    position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    return true
  }

  private mutating func skip(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let wanted = text.utf8Start, count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[position + offset] != wanted[offset] { return false }
    position += count
    return true
  }
}

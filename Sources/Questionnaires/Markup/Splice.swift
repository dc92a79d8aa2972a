import XML

/// Replacements of byte ranges of a file.
struct Splice {
  /// Bytes that take the place of a range.
  struct Edit {
    var range: Range<Int>
    var bytes: [UInt8]
  }

  /// The file with all edits made; ranges must not overlap.
  static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
    var copied = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      output += bytes[copied..<edit.range.lowerBound]
      output += edit.bytes
      copied = edit.range.upperBound
    }
    return output + bytes[copied...]
  }

  /// The place of an element's text or of an attribute's value, found as the n-th start tag.
  struct Place {
    /// What is replaced.
    var range: Range<Int>
    /// The quote around an attribute's value.
    var quote: UInt8?
    /// The tag's name where an empty element `<a/>` must be opened.
    var opened: [UInt8]?

    /// Finds the start tag with an ordinal among the bytes of an item.
    init?(ordinal: Int, attribute: String?, in item: [UInt8]) {
      let found = item.withUnsafeBufferPointer { bytes -> Place? in
        var scanner = XMLScanner()
        var count = -1, depth = 0
        while let token = try? scanner.next(bytes), token != .finished {
          guard token == .start || token == .empty else { continue }
          count += 1
          guard count == ordinal else { continue }
          if let attribute {
            for (name, value) in scanner.attributes(bytes) {
              let local = String(decoding: bytes[name], as: UTF8.self).split(separator: ":").last.map(String.init)
              if local == attribute { return Place(range: value, quote: bytes[value.lowerBound - 1]) }
            }
            return nil
          }
          if token == .empty {
            return Place(range: scanner.range, quote: nil, opened: Array(bytes[scanner.range]))
          }
          let start = scanner.range.upperBound
          depth = 1
          while depth > 0, let inner = try? scanner.next(bytes), inner != .finished {
            if inner == .start { depth += 1 }
            if inner == .end { depth -= 1 }
          }
          return depth == 0 ? Place(range: start..<scanner.range.lowerBound) : nil
        }
        return nil
      }
      guard let found else { return nil }
      self = found
    }

    private init(range: Range<Int>, quote: UInt8? = nil, opened: [UInt8]? = nil) {
      (self.range, self.quote, self.opened) = (range, quote, opened)
    }

    /// The bytes that put a text there.
    func bytes(for text: String, ascii: Bool) -> [UInt8] {
      let escaped = XMLText.escaped(text, quote: quote, ascii: ascii)
      guard let opened else { return escaped }
      // `<a b="c"/>` becomes `<a b="c">…</a>`.
      var tag = Array(opened.dropLast(2))
      while tag.last.map({ $0 <= 0x20 }) ?? false { tag.removeLast() }
      let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != 0x2F && $0 != 0x3E }
      return tag + [0x3E] + escaped + [0x3C, 0x2F] + name + [0x3E]
    }
  }
}

import JSON
import Model

/// Control links as a JSON array, where none of their texts needs an escape.
enum PlainLinks {
  /// The array's bytes, or nil where a text has a quotation mark, a backslash or a control character.
  static func bytes(of links: [ControlLink]) -> [UInt8]? {
    // Read where they lie: a link that is taken out of its array is copied.
    links.withUnsafeBufferPointer { bytes(of: $0) }
  }

  private static func bytes(of links: UnsafeBufferPointer<ControlLink>) -> [UInt8]? {
    var room = 2
    for index in links.indices {
      room += 64 + links[index].control.catalog.rawValue.utf8.count + links[index].control.id.rawValue.utf8.count
      room += links[index].relationship.rawValue.utf8.count + links[index].reason.utf8.count
    }
    var isPlain = true
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var writer = Writer(buffer: buffer)
      var reason = 0..<0
      for index in links.indices {
        writer.put(index == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
        writer.put(UInt8(ascii: "["))
        writer.put(quoted: links[index].control.catalog.rawValue)
        writer.put(UInt8(ascii: ","))
        writer.put(quoted: links[index].control.id.rawValue)
        writer.put(UInt8(ascii: ","))
        writer.put(quoted: links[index].relationship.rawValue)
        writer.put(UInt8(ascii: ","))
        writer.put(score: links[index].score)
        writer.put(UInt8(ascii: ","))
        // The controls that a claim owes to one thing have one reason.
        if index > 0, links[index].reason == links[index - 1].reason {
          reason = writer.put(again: reason)
        } else {
          let start = writer.count
          writer.put(quoted: links[index].reason)
          reason = start..<writer.count
        }
        writer.put(UInt8(ascii: "]"))
      }
      writer.put(UInt8(ascii: "]"))
      isPlain = writer.special == 0
      count = writer.count
    }
    return isPlain ? bytes : nil
  }

  /// Writes into room that is enough: text as it is, and 64 bytes for the rest of a link.
  private struct Writer {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    /// Not 0 once a byte was written that JSON has as an escape.
    var special: UInt8 = 0

    @inline(__always)
    mutating func put(_ byte: UInt8) {
      buffer.initializeElement(at: count, to: byte)
      count += 1
    }

    @inline(__always)
    mutating func put(quoted text: String) {
      put(0x22)
      var text = text
      text.withUTF8 { bytes in
        _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).initialize(fromContentsOf: bytes)
        for byte in bytes { special |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) }
        count += bytes.count
      }
      put(0x22)
    }

    mutating func put(again range: Range<Int>) -> Range<Int> {
      let start = count
      for index in range { put(buffer[index]) }
      return start..<count
    }

    mutating func put(score: Double) {
      // Scores have two digits.
      let hundredths = (score * 100).rounded()
      if score > 0, score < 1, hundredths / 100 == score {
        put(0x30)
        put(0x2E)
        put(0x30 + UInt8(hundredths) / 10)
        if UInt8(hundredths) % 10 != 0 { put(0x30 + UInt8(hundredths) % 10) }
      } else {
        // The longest number has 24 digits and signs.
        for byte in JSONValue.text(of: score).utf8 { put(byte) }
      }
    }
  }
}

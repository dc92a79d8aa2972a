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
        writer.put(plain: links[index].relationship.rawValue)
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
    var special: UInt64 = 0

    @inline(__always)
    mutating func put(_ byte: UInt8) {
      buffer.initializeElement(at: count, to: byte)
      count += 1
    }

    /// Puts a text that is known to have no such byte.
    @inline(__always)
    mutating func put(plain text: String) {
      put(0x22)
      copy(text)
      put(0x22)
    }

    @inline(__always)
    mutating func put(quoted text: String) {
      put(0x22)
      let start = count
      copy(text)
      var index = start
      // Eight bytes at a time: in a sum or difference of bytes the highest bit tells that one of them is meant.
      while index + 8 <= count {
        let bytes = UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let others = bytes & Self.high
        special |= Self.below(bytes, 0x20) & ~others | Self.equal(bytes, 0x22) | Self.equal(bytes, 0x5C)
        index += 8
      }
      while index < count {
        let byte = buffer[index]
        special |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
        index += 1
      }
      put(0x22)
    }

    mutating func put(again range: Range<Int>) -> Range<Int> {
      let start = count
      _ = UnsafeMutableBufferPointer(rebasing: buffer[count...])
        .initialize(fromContentsOf: UnsafeBufferPointer(rebasing: buffer[range]))
      count += range.count
      return start..<count
    }

    @inline(__always)
    private mutating func copy(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).initialize(fromContentsOf: bytes)
        count += bytes.count
      }
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The highest bits of the bytes that are below a limit, where they are ASCII; some above one of them may be set too.
    @inline(__always)
    private static func below(_ bytes: UInt64, _ limit: UInt64) -> UInt64 { (bytes &- ones &* limit) & high }

    /// Not 0 where a byte is the one that is looked for.
    @inline(__always)
    private static func equal(_ bytes: UInt64, _ wanted: UInt64) -> UInt64 {
      let rest = bytes ^ (ones &* wanted)
      return (rest &- ones) & ~rest & high
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

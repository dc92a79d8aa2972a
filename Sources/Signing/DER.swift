/// The few ASN.1 DER encodings that carry keys and signatures into libcrypto.
enum DER {
  static func sequence(_ parts: [UInt8]...) -> [UInt8] { value(0x30, parts.flatMap { $0 }) }
  static func bitString(_ bytes: [UInt8]) -> [UInt8] { value(0x03, [0] + bytes) }
  /// An INTEGER of big-endian two's complement bytes, which is also SSH's `mpint`.
  static func integer(_ bytes: [UInt8]) -> [UInt8] { value(0x02, bytes.isEmpty ? [0] : bytes) }
  static let null: [UInt8] = [0x05, 0x00]

  static func value(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [tag]
    if content.count < 0x80 {
      output.append(UInt8(content.count))
    } else {
      var length: [UInt8] = []
      var rest = content.count
      while rest > 0 {
        length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
        rest >>= 8
      }
      output.append(0x80 | UInt8(length.count))
      output += length
    }
    return output + content
  }

  /// How many bytes the first value takes with its tag and length; nil where it is not minimal DER or is cut short.
  static func length(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 2, bytes[0] & 0x1F != 0x1F else { return nil }
    let first = Int(bytes[1])
    if first < 0x80 { return 2 + first <= bytes.count ? 2 + first : nil }
    let size = first & 0x7F
    guard (1...4).contains(size), bytes.count >= 2 + size, bytes[2] != 0 else { return nil }
    let content = bytes[2..<2 + size].reduce(0) { $0 << 8 | Int($1) }
    guard content >= 0x80, 2 + size + content <= bytes.count else { return nil }
    return 2 + size + content
  }
}

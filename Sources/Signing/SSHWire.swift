/// Reads the data types of RFC 4251, section 5.
struct SSHReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, bytes.count - position >= count else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func byte() -> UInt8? { take(1)?.first }
  mutating func uint32() -> UInt32? { take(4)?.reduce(0) { $0 << 8 | UInt32($1) } }
  mutating func uint64() -> UInt64? { take(8)?.reduce(0) { $0 << 8 | UInt64($1) } }
  mutating func string() -> [UInt8]? { uint32().flatMap { take(Int($0)) } }
  mutating func text() -> String? { string().flatMap { String(validating: $0, as: UTF8.self) } }

  /// A minimal, non-negative big integer, in two's complement as it stands.
  mutating func integer() -> [UInt8]? {
    guard let value = string(), let first = value.first, first < 0x80 else { return nil }
    if first == 0, value.count < 2 || value[1] < 0x80 { return nil }
    return value
  }
}

/// Writes the data types of RFC 4251, section 5.
enum SSHWriter {
  static func uint32(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
  static func string(_ bytes: [UInt8]) -> [UInt8] { uint32(bytes.count) + bytes }
  static func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }
}

/// A SHA-256 digest, written `sha256:` and 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The 64 lower-case hexadecimal digits, without the algorithm's name.
  public let hexadecimal: String

  /// Makes a digest of 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hexadecimal: String) {
    guard hexadecimal.utf8.count == 64,
      hexadecimal.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.hexadecimal = hexadecimal
  }

  /// Makes a digest of its 32 bytes.
  public init(bytes: [UInt8]) {
    hexadecimal = String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
      for (index, byte) in bytes.enumerated() {
        text[2 * index] = digit(byte >> 4)
        text[2 * index + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  /// `sha256:` and the digits.
  public var description: String { "sha256:" + hexadecimal }

  /// Orders by digits.
  public static func < (left: Self, right: Self) -> Bool { left.hexadecimal < right.hexadecimal }
}

/// Lower-case hexadecimal digits.
public enum Hexadecimal {
  /// Two digits for each byte.
  @inlinable
  public static func text(of bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { output in
      var count = 0
      for byte in bytes {
        output[count] = digit(byte >> 4)
        output[count + 1] = digit(byte & 15)
        count += 2
      }
      return count
    }
  }

  /// The bytes of lower-case digits; nil for anything else.
  public static func bytes(of text: some StringProtocol) -> [UInt8]? {
    var output: [UInt8] = []
    var high: UInt8?
    for byte in text.utf8 {
      let value: UInt8
      switch byte {
      case 0x30...0x39: value = byte - 0x30
      case 0x61...0x66: value = byte - 0x57
      default: return nil
      }
      if let first = high {
        output.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? output : nil
  }

  @usableFromInline
  static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}

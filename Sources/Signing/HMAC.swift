/// HMAC-SHA256 (RFC 2104).
public enum HMAC {
  /// The 32 bytes of the code of `message` under `key`.
  public static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    var block = key.count > 64 ? SHA256.digest(of: key) : key
    block.append(contentsOf: repeatElement(0, count: 64 - block.count))
    let inner = SHA256.digest(of: block.map { $0 ^ 0x36 } + message)
    return SHA256.digest(of: block.map { $0 ^ 0x5C } + inner)
  }
}

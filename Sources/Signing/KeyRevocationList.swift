import COpenSSL

/// Keys that must no longer be believed: OpenSSH's KRL (PROTOCOL.krl) or a list of public keys, one a line.
public struct KeyRevocationList: Sendable {
  private var keys: Set<[UInt8]> = []
  private var sha1: Set<[UInt8]> = []
  private var sha256: Set<[UInt8]> = []

  private static let magic: [UInt8] = Array("SSHKRL\n".utf8) + [0]

  /// Reads a list; nil where it cannot be read whole, since a part of it may be the one that matters.
  public init?(parsing bytes: [UInt8]) {
    guard bytes.starts(with: Self.magic) else {
      guard take(lines: bytes) else { return nil }
      return
    }
    var reader = SSHReader(bytes)
    guard reader.take(8) != nil, reader.uint32() == 1, reader.uint64() != nil, reader.uint64() != nil,
      reader.uint64() != nil, reader.string() != nil, reader.string() != nil
    else { return nil }
    while !reader.isAtEnd {
      guard let type = reader.byte(), let content = reader.string(), take(section: type, content) else { return nil }
    }
  }

  /// Whether the key is on the list.
  public func revokes(_ key: SSHPublicKey) -> Bool {
    if keys.contains(key.blob) || sha256.contains(SHA256.digest(of: key.blob)) { return true }
    guard !sha1.isEmpty else { return false }
    var digest = [UInt8](repeating: 0, count: 20)
    // A list with SHA-1 entries that cannot be compared must not pass as one that does not name the key.
    guard EVP_Digest(key.blob, key.blob.count, &digest, nil, EVP_sha1(), nil) == 1 else { return true }
    return sha1.contains(digest)
  }

  private mutating func take(lines bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      let words = line.split(separator: " ")
      guard let first = words.first, first.first != "#" else { continue }
      guard let key = SSHPublicKey(line: String(line)) else { return false }
      keys.insert(key.blob)
    }
    return true
  }

  private mutating func take(section type: UInt8, _ content: [UInt8]) -> Bool {
    var reader = SSHReader(content)
    switch type {
    case 1, 4: return true  // Certificates, which no signer here is, and signatures of the list itself.
    case 2, 3, 5:
      while !reader.isAtEnd {
        guard let value = reader.string() else { return false }
        switch type {
        case 2: keys.insert(value)
        case 3: sha1.insert(value)
        default: sha256.insert(value)
        }
      }
      return true
    case 255:
      guard reader.string() != nil, let critical = reader.byte() else { return false }
      return critical == 0
    default: return false
    }
  }
}

import COpenSSL

/// A signature of `ssh-keygen -Y sign` (OpenSSH PROTOCOL.sshsig).
public struct SSHSignature: Hashable, Sendable {
  /// Who signed, by the signature's own word.
  public let key: SSHPublicKey
  /// What it was signed for, as `vouch-bundle@v1`.
  public let namespace: String
  private let hash: String
  private let reserved: [UInt8]
  private let signature: [UInt8]
  private let blob: [UInt8]

  private static let magic = Array("SSHSIG".utf8)
  private static let header = "-----BEGIN SSH SIGNATURE-----\n"
  private static let footer = "-----END SSH SIGNATURE-----\n"

  /// Reads armoured text exactly as `ssh-keygen` writes it: 70 columns, nothing before or after; nil for anything else.
  public init?(armour bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasPrefix(Self.header),
      text.hasSuffix(Self.footer), text.utf8.count > Self.header.utf8.count + Self.footer.utf8.count
    else { return nil }
    let body = text.utf8.dropFirst(Self.header.utf8.count).dropLast(Self.footer.utf8.count).filter { $0 != 0x0A }
    guard let blob = Base64.bytes(of: String(decoding: body, as: UTF8.self)), Self.armour(blob) == bytes else {
      return nil
    }
    self.init(blob: blob)
  }

  /// Reads the bytes inside the armour.
  public init?(blob: [UInt8]) {
    var reader = SSHReader(blob)
    guard reader.take(6) == Self.magic, reader.uint32() == 1, let keyBlob = reader.string(),
      let key = SSHPublicKey(blob: keyBlob), let namespace = reader.text(), !namespace.isEmpty,
      let reserved = reader.string(), let hash = reader.text(), hash == "sha256" || hash == "sha512",
      let signature = reader.string(), reader.isAtEnd
    else { return nil }
    self.key = key
    self.namespace = namespace
    self.reserved = reserved
    self.hash = hash
    self.signature = signature
    self.blob = blob
  }

  /// Whether this is the key's signature of `message`.
  public func isValid(for message: [UInt8]) -> Bool {
    key.verifies(signature, of: Self.signed(message, namespace: namespace, reserved: reserved, hash: hash))
  }

  /// The armoured text.
  public var armour: [UInt8] { Self.armour(blob) }

  /// Signs with an Ed25519 key in memory; `ssh-keygen` with the same key gives the same bytes.
  public init?(signing message: [UInt8], namespace: String, with privateKey: Ed25519.PrivateKey) {
    let keyBlob = SSHWriter.string("ssh-ed25519") + SSHWriter.string(privateKey.publicKey)
    let signed = Self.signed(message, namespace: namespace, reserved: [], hash: "sha512")
    guard let raw = privateKey.signature(of: signed) else { return nil }
    let signature = SSHWriter.string("ssh-ed25519") + SSHWriter.string(raw)
    let head = Self.magic + SSHWriter.uint32(1) + SSHWriter.string(keyBlob) + SSHWriter.string(namespace)
    self.init(blob: head + SSHWriter.string([]) + SSHWriter.string("sha512") + SSHWriter.string(signature))
  }

  private static func signed(_ message: [UInt8], namespace: String, reserved: [UInt8], hash: String) -> [UInt8] {
    let digest = hash == "sha256" ? SHA256.digest(of: message) : SHA512.digest(of: message)
    return magic + SSHWriter.string(namespace) + SSHWriter.string(reserved) + SSHWriter.string(hash)
      + SSHWriter.string(digest)
  }

  private static func armour(_ blob: [UInt8]) -> [UInt8] {
    let text = Array(Base64.text(of: blob).utf8)
    var output = Array(header.utf8)
    for start in stride(from: 0, to: text.count, by: 70) {
      output += text[start..<min(start + 70, text.count)]
      output.append(0x0A)
    }
    return output + Array(footer.utf8)
  }
}

/// SHA-512 (FIPS 180-4), which SSH signatures use.
enum SHA512 {
  static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 64)
    precondition(EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha512(), nil) == 1, "libcrypto has no SHA-512")
    return digest
  }
}

/// An SSH public key as `authorized_keys` and signatures carry it (RFC 4253, section 6.6, and PROTOCOL.u2f).
public struct SSHPublicKey: Hashable, Sendable {
  /// The key's wire bytes.
  public let blob: [UInt8]
  /// The type, as `ssh-ed25519`.
  public let type: String
  let material: Material

  enum Material: Hashable, Sendable {
    case ed25519([UInt8])
    case ecdsa(curve: Curve, point: [UInt8])
    case rsa(modulus: [UInt8], exponent: [UInt8])
    indirect case hardware(Material, application: [UInt8])
  }

  enum Curve: String, Hashable, Sendable {
    case p256 = "nistp256"
    case p384 = "nistp384"
    case p521 = "nistp521"

    var digest: String {
      switch self {
      case .p256: "SHA256"
      case .p384: "SHA384"
      case .p521: "SHA512"
      }
    }

    var identifier: [UInt8] {
      switch self {
      case .p256: [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
      case .p384: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22]
      case .p521: [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23]
      }
    }
  }

  /// Reads wire bytes; nil for other types (certificates too), bad lengths and RSA below 1024 bits.
  public init?(blob: [UInt8]) {
    var reader = SSHReader(blob)
    guard let type = reader.text(), let material = Self.material(of: type, from: &reader), reader.isAtEnd else {
      return nil
    }
    (self.blob, self.type, self.material) = (blob, type, material)
  }

  /// Reads `type base64 [comment]`, the line of a `.pub` file.
  public init?(line: String) {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" })
    guard words.count >= 2, let blob = Base64.bytes(of: words[1]) else { return nil }
    self.init(blob: blob)
    guard type == words[0] else { return nil }
  }

  /// `SHA256:` and the unpadded base64 of the blob's digest, as `ssh-keygen -l` prints it.
  public var fingerprint: String {
    "SHA256:" + Base64.text(of: SHA256.digest(of: blob)).prefix { $0 != "=" }
  }

  /// `type base64`.
  public var line: String { "\(type) \(Base64.text(of: blob))" }

  /// The 32 raw bytes of an Ed25519 key that is not on a hardware token, else nil.
  public var ed25519: [UInt8]? { if case .ed25519(let bytes) = material { bytes } else { nil } }

  private static func material(of type: String, from reader: inout SSHReader) -> Material? {
    switch type {
    case "ssh-ed25519": return ed25519(&reader)
    case "sk-ssh-ed25519@openssh.com":
      guard let key = ed25519(&reader), let application = reader.string() else { return nil }
      return .hardware(key, application: application)
    case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521":
      return ecdsa(&reader, Curve(rawValue: String(type.dropFirst(11))))
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      guard let key = ecdsa(&reader, .p256), let application = reader.string() else { return nil }
      return .hardware(key, application: application)
    case "ssh-rsa":
      guard let exponent = reader.integer(), let modulus = reader.integer(), (128...2049).contains(modulus.count) else {
        return nil
      }
      return .rsa(modulus: modulus, exponent: exponent)
    default: return nil
    }
  }

  private static func ed25519(_ reader: inout SSHReader) -> Material? {
    guard let bytes = reader.string(), bytes.count == 32 else { return nil }
    return .ed25519(bytes)
  }

  private static func ecdsa(_ reader: inout SSHReader, _ curve: Curve?) -> Material? {
    guard let curve, reader.text() == curve.rawValue, let point = reader.string(), point.first == 4 else { return nil }
    return .ecdsa(curve: curve, point: point)
  }
}

extension SSHPublicKey {
  /// Whether a signature's wire bytes (type and what the type demands) are one of `message`.
  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    var reader = SSHReader(signature)
    guard let algorithm = reader.text(), let body = reader.string() else { return false }
    switch material {
    case .hardware(let inner, let application):
      // PROTOCOL.u2f: the token signs the application, its flags and counter, and the message's digest.
      guard algorithm == type, let flags = reader.byte(), let counter = reader.take(4), reader.isAtEnd else {
        return false
      }
      let signed = SHA256.digest(of: application) + [flags] + counter + SHA256.digest(of: message)
      return Self.verifies(body, of: signed, material: inner, digest: nil)
    case .rsa:
      guard reader.isAtEnd, let digest = ["rsa-sha2-256": "SHA256", "rsa-sha2-512": "SHA512"][algorithm] else {
        return false
      }
      return Self.verifies(body, of: message, material: material, digest: digest)
    default:
      guard reader.isAtEnd, algorithm == type else { return false }
      return Self.verifies(body, of: message, material: material, digest: nil)
    }
  }

  private static func verifies(_ body: [UInt8], of message: [UInt8], material: Material, digest: String?) -> Bool {
    switch material {
    case .ed25519(let key): return Ed25519.isValid(body, for: message, publicKey: key)
    case .ecdsa(let curve, let point):
      var reader = SSHReader(body)
      guard let r = reader.integer(), let s = reader.integer(), reader.isAtEnd else { return false }
      let algorithm: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
      let info = DER.sequence(DER.sequence(algorithm, curve.identifier), DER.bitString(point))
      guard let key = VerificationKey(subjectPublicKeyInfo: info) else { return false }
      let signature = DER.sequence(DER.integer(r), DER.integer(s))
      return key.verifies(signature, of: message, digest: curve.digest)
    case .rsa(let modulus, let exponent):
      let algorithm: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
      let numbers = DER.sequence(DER.integer(modulus), DER.integer(exponent))
      let info = DER.sequence(DER.sequence(algorithm, DER.null), DER.bitString(numbers))
      guard let key = VerificationKey(subjectPublicKeyInfo: info) else { return false }
      let width = modulus.first == 0 ? modulus.count - 1 : modulus.count
      // OpenSSH drops leading zeros, which libcrypto demands.
      let padded = [UInt8](repeating: 0, count: max(0, width - body.count)) + body
      return key.verifies(padded, of: message, digest: digest)
    case .hardware: return false
    }
  }
}

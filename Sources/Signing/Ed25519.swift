import COpenSSL

/// Ed25519 (RFC 8032) with raw keys and signatures.
public enum Ed25519 {
  /// Whether `signature` (64 bytes) over `message` is by `publicKey` (32 bytes).
  public static func isValid(_ signature: [UInt8], for message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard signature.count == 64, publicKey.count == 32,
      let key = VerificationKey(subjectPublicKeyInfo: subjectPublicKeyInfo(publicKey))
    else { return false }
    return key.verifies(signature, of: message, digest: nil)
  }

  /// The DER form of a public key of 32 bytes, as `openssl pkey -pubin -inform DER` reads it.
  public static func subjectPublicKeyInfo(_ publicKey: [UInt8]) -> [UInt8] {
    [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00] + publicKey
  }

  /// A private key, made of its 32 bytes of seed.
  public struct PrivateKey: Sendable {
    /// The 32 secret bytes.
    public let seed: [UInt8]
    /// The 32 bytes of the public key.
    public let publicKey: [UInt8]

    /// Makes the key of a seed; nil where it is not 32 bytes.
    public init?(seed: [UInt8]) {
      guard seed.count == 32, let pointer = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, 32) else {
        return nil
      }
      defer { EVP_PKEY_free(pointer) }
      var count = 32
      var bytes = [UInt8](repeating: 0, count: 32)
      guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1 else { return nil }
      self.seed = seed
      publicKey = bytes
    }

    /// The 64 bytes of the signature of `message`; nil only where libcrypto fails.
    public func signature(of message: [UInt8]) -> [UInt8]? {
      guard let pointer = EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, 32) else { return nil }
      let context = EVP_MD_CTX_new()
      defer {
        EVP_MD_CTX_free(context)
        EVP_PKEY_free(pointer)
      }
      var count = 64
      var bytes = [UInt8](repeating: 0, count: 64)
      guard EVP_DigestSignInit_ex(context, nil, nil, nil, nil, pointer, nil) == 1,
        EVP_DigestSign(context, &bytes, &count, message, message.count) == 1, count == 64
      else { return nil }
      return bytes
    }
  }
}

/// Bytes of the system's secure random generator.
public enum SecureRandom {
  /// `count` bytes; nil where the generator fails.
  public static func bytes(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return RAND_bytes(&bytes, Int32(count)) == 1 ? bytes : nil
  }
}

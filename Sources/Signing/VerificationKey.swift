import COpenSSL

/// A public key inside libcrypto.
struct VerificationKey: ~Copyable {
  private let pointer: OpaquePointer

  /// Reads a DER SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
  init?(subjectPublicKeyInfo bytes: [UInt8]) {
    let key = bytes.withUnsafeBufferPointer { buffer in
      var position = buffer.baseAddress
      return d2i_PUBKEY(nil, &position, buffer.count)
    }
    guard let key else {
      ERR_clear_error()
      return nil
    }
    pointer = key
  }

  deinit { EVP_PKEY_free(pointer) }

  /// Whether `signature` is one of `message`; `digest` is libcrypto's name, or nil for Ed25519.
  func verifies(_ signature: [UInt8], of message: [UInt8], digest: String?) -> Bool {
    let context = EVP_MD_CTX_new()
    defer {
      EVP_MD_CTX_free(context)
      ERR_clear_error()
    }
    guard EVP_DigestVerifyInit_ex(context, nil, digest, nil, nil, pointer, nil) == 1 else { return false }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

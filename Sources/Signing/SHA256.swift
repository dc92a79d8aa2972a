// Digests, Ed25519, X.509 and RFC 3161 over libcrypto, and SSH signatures: the only importer of COpenSSL.

import COpenSSL

/// SHA-256 (FIPS 180-4) over bytes that come in pieces.
public struct SHA256 {
  private var context: Context

  /// Starts a digest.
  public init() { context = Context() }

  /// The 32 bytes of the digest of `bytes`.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The 64 lower-case hexadecimal digits of the digest of `bytes`.
  public static func hexadecimal(of bytes: [UInt8]) -> String { Hexadecimal.text(of: digest(of: bytes)) }

  /// Takes more bytes.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Takes more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    makeUnique()
    context.update(bytes)
  }

  /// Takes the UTF-8 of a text.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Takes one more byte.
  public mutating func update(_ byte: UInt8) { withUnsafeBytes(of: byte) { update($0) } }

  /// The digest's 32 bytes; the value then starts anew.
  public mutating func finalize() -> [UInt8] {
    makeUnique()
    return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      context.finish(into: UnsafeMutableRawBufferPointer(buffer))
      count = 32
    }
  }

  /// Writes the digest's 32 bytes; the value then starts anew, without any allocation.
  public mutating func finalize(into digest: UnsafeMutableRawBufferPointer) {
    makeUnique()
    context.finish(into: digest)
  }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&context) { context = Context(copying: context) }
  }

  private final class Context {
    // Fetched once, because each implicit fetch takes a lock; an EVP_MD never changes.
    nonisolated(unsafe) static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)
    let pointer = EVP_MD_CTX_new()

    init() { start() }
    init(copying other: Context) {
      precondition(EVP_MD_CTX_copy_ex(pointer, other.pointer) == 1, "libcrypto cannot copy a digest")
    }
    deinit { EVP_MD_CTX_free(pointer) }

    func start() {
      // Only a lack of memory or a broken libcrypto fails here, and no digest can be right then.
      precondition(EVP_DigestInit_ex2(pointer, Self.algorithm, nil) == 1, "libcrypto has no SHA-256")
    }

    func update(_ bytes: UnsafeRawBufferPointer) {
      precondition(EVP_DigestUpdate(pointer, bytes.baseAddress, bytes.count) == 1, "libcrypto refused a digest")
    }

    func finish(into digest: UnsafeMutableRawBufferPointer) {
      precondition(digest.count >= 32)
      var size: UInt32 = 0
      let address = digest.baseAddress?.assumingMemoryBound(to: UInt8.self)
      precondition(EVP_DigestFinal_ex(pointer, address, &size) == 1, "libcrypto refused a digest")
      start()
    }
  }
}

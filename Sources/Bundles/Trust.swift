public import Model

import Signing

/// What a verifier believes from outside the bundle.
public struct Trust: Sendable {
  var signers = AllowedSigners(parsing: [])
  var hasSigners = false
  var authorities: [UInt8] = []
  var revoked: KeyRevocationList?
  var ledgerKey: NoteVerificationKey?
  /// The time at which a signer must have been valid, in place of the bundle's own.
  public var time: Instant?

  /// Believes nothing.
  public init() {}

  /// Takes the bytes of an `allowed_signers` file.
  public mutating func setSigners(_ bytes: [UInt8]) {
    signers = AllowedSigners(parsing: bytes)
    hasSigners = true
  }

  /// Takes PEM certificates of time-stamping authorities.
  /// - Throws: ``Failure`` where there is none in it.
  public mutating func setAuthorities(_ bytes: [UInt8], file: String) throws {
    guard Timestamp.hasCertificates(bytes) else {
      throw Failure(.input, "holds no PEM certificate that can be read", at: .file(file))
    }
    authorities = bytes
  }

  /// Takes a revocation list: OpenSSH's KRL or public keys, one a line.
  /// - Throws: ``Failure`` where it cannot be read whole, because then any key may be revoked.
  public mutating func setRevoked(_ bytes: [UInt8], file: String) throws {
    guard let list = KeyRevocationList(parsing: bytes) else {
      throw Failure(
        .input, "is neither a key revocation list nor public keys, one a line", at: .file(file),
        hint: "ssh-keygen -k -f \(file) KEY.pub makes one")
    }
    revoked = list
  }

  /// Takes a ledger's verification key, `name+hash+base64`.
  /// - Throws: ``Failure`` where it is not one.
  public mutating func setLedgerKey(_ text: String, file: String) throws {
    guard let key = NoteVerificationKey(text) else {
      throw Failure(.input, "is not a verification key (name+hash+base64)", at: .file(file))
    }
    ledgerKey = key
  }

  /// The lines of the trust file that do not count, with the reason.
  public var refusedLines: [(line: Int, reason: String)] { signers.refused.map { ($0.line, $0.reason) } }
}

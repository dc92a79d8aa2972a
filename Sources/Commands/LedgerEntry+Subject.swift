import Model
import Signing

extension Digest {
  /// The digest of bytes.
  init(of bytes: [UInt8]) { self.init(bytes: SHA256.digest(of: bytes)) }

  /// The digest of a text's UTF-8.
  init(of text: String) { self.init(of: Array(text.utf8)) }
}

extension LedgerEntry.Subject {
  /// A customer, by name.
  static func customer(_ name: String) -> Self { .init(name: "customer:\(name)", digest: Digest(of: name)) }
}

public import Model

/// A `security.txt` (RFC 9116).
public struct SecurityContact: Hashable, Sendable {
  /// Addresses as URIs, the preferred first.
  public var contacts: [String]
  /// When the file is no longer to be relied on.
  public var expires: Instant
  /// Where the file is published, as URIs.
  public var canonical: [String]
  /// Where the policy on reports is published.
  public var policy: String?
  /// Languages of reports, as `en`.
  public var languages: [String]

  /// Makes a file; throws where a field is no URI that RFC 9116 allows.
  public init(
    contacts: [String], expires: Instant, canonical: [String] = [], policy: String? = nil, languages: [String] = []
  ) throws(Failure) {
    (self.contacts, self.expires, self.canonical) = (contacts.map(Self.uri), expires, canonical)
    (self.policy, self.languages) = (policy, languages)
    guard !contacts.isEmpty else {
      throw Failure(
        .input, "security.txt needs a contact, and no document names an address for reports",
        hint: "--contact security@DOMAIN")
    }
    for uri in self.contacts + canonical + [policy].compactMap({ $0 }) {
      let isPlain = uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      let isAllowed = ["https://", "mailto:", "tel:"].contains(where: uri.hasPrefix)
      guard isPlain, isAllowed else {
        throw Failure(.input, "'\(uri)' is no address for security.txt", hint: "mailto:, https:// or tel:")
      }
    }
  }

  private static func uri(_ contact: String) -> String {
    contact.contains("@") && !contact.contains(":") ? "mailto:" + contact : contact
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    var lines = contacts.map { "Contact: \($0)" } + ["Expires: \(expires)"]
    if !languages.isEmpty { lines.append("Preferred-Languages: \(languages.joined(separator: ", "))") }
    lines += canonical.map { "Canonical: \($0)" }
    if let policy { lines.append("Policy: \(policy)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Addresses that claims name for reports of weaknesses, in the order of the claims.
  public static func contacts(in claims: [Claim]) -> [String] {
    var found: [String] = []
    for claim in claims where claim.modality == .inPlace || claim.modality == .context {
      for word in claim.text.split(whereSeparator: { " ,;()<>[]\"'".contains($0) }) {
        let address = word.hasPrefix("mailto:") ? word.dropFirst(7) : word
        let plain = address.last == "." || address.last == ":" ? address.dropLast() : address
        guard let at = plain.firstIndex(of: "@"), plain[plain.index(after: at)...].contains(".") else { continue }
        let name = plain[..<at].lowercased()
        let isForReports = ["security", "psirt", "vulnerability", "vulnerabilities", "disclosure", "bugbounty", "cert"]
          .contains { name.split(whereSeparator: { ".-_+".contains($0) }).contains(Substring($0)) }
        if isForReports, !found.contains(String(plain)) { found.append(String(plain)) }
      }
    }
    return found
  }
}

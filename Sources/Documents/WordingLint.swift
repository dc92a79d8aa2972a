// Words that promise more than anybody can keep, or say less than a reader needs.

import Model

enum WordingLint {
  private enum Fault: Sendable {
    case overclaim, vague, outdated, misnamed
  }

  private static let phrases = Phrases<Fault>([
    (
      .overclaim,
      [
        "impossible to", "bank-grade", "bank grade", "bank-level", "bank level", "military-grade", "military grade",
        "unhackable", "unbreakable", "hack-proof", "bulletproof", "100 % secure|safe|security|protected",
        "completely|absolutely|totally|perfectly|fully secure|safe|protected",
        "complete|total|absolute|perfect protection", "absolute|perfect|total security",
        "zero risk|risks", "risk-free", "never be hacked|breached|compromised|lost",
        "cannot be hacked|breached|compromised|intercepted",
        "can never be _2 accessed|read|lost|hacked|breached", "guarantee|guarantees that no|your|nobody|nothing",
        "guaranteed security|safety",
        "prevents anyone from", "preventing anyone|hackers from", "nobody can ever", "no one can ever",
        "highest|maximum possible|level|levels of|security", "as banks|do", "same _6 as do banks|banks", "fort knox",
        "impenetrable",
        "always available", "never goes|go down", "no downtime", "100 % uptime|availability",
      ]
    ),
    (
      .vague,
      [
        "regular|regularly", "periodic|periodically", "from time to time", "occasionally", "routinely", "frequently",
        "at appropriate intervals", "at regular intervals", "on a regular basis", "as soon as possible",
        "in a timely manner",
        "promptly", "quickly",
      ]
    ),
    (
      .outdated,
      [
        "ssl", "sslv3", "tls 1.0|1.1|v1|v1.0|v1.1", "md5", "sha-1", "sha1", "3des", "des-cbc", "rc4", "sas 70",
        "privacy shield",
        "safe harbor|harbour", "wep", "wpa", "iso / iec 27001 : 2013", "iso 27001 : 2013", "ssae 16",
      ]
    ),
    (
      .misnamed,
      [
        "encrypted using|with|by|via|through _2 sha256withrsa|sha-256|sha256|sha-512|sha512|bcrypt|argon2|scrypt|pbkdf2|md5",
        "passwords _2 encrypted",
      ]
    ),
  ])

  /// Cadence and delay words matter where something is done again and again or in answer to something.
  private static let acts: Set<String> = [
    "review", "reviews", "reviewed", "test", "tests", "tested", "testing", "audit", "audits", "audited", "scan",
    "scans", "scanned", "assessment",
    "assessments", "assessed", "train", "trained", "training", "update", "updated", "updates", "backup", "backups",
    "rotate", "rotated", "checks",
    "exercise", "exercises", "drill", "drills", "patched", "patches", "monitor", "evaluated", "fixed", "resolved",
    "remediated", "notified",
    "notify", "inform", "informed", "removed", "revoked", "deploy", "resolve",
  ]

  static func objections(to claim: Claim) -> [ClaimObjection] {
    let words = Words(claim.text)
    var found: [ClaimObjection] = []
    var seen: Set<String> = []
    for match in phrases.matches(in: words) {
      let quote = words.words[match.range].map(\.text).joined(separator: " ")
      switch match.meaning {
      case .overclaim where claim.modality == .inPlace && seen.insert("overclaim").inserted:
        found.append(ClaimObjection("over-claim", .warning, "“\(quote)” promises more than can be shown", [claim]))
      case .vague
      where claim.modality == .inPlace && words.words.contains { acts.contains($0.text) } && !words.hasMeasure
        && seen.insert("vague").inserted:
        found.append(
          ClaimObjection("vague-cadence", .note, "“\(quote)” gives no figure; reviewers ask for one", [claim]))
      case .outdated
      where claim.modality != .negated && !isRefused(words, match.range) && seen.insert("outdated").inserted:
        found.append(ClaimObjection("outdated", .warning, "“\(quote)” is outdated or withdrawn", [claim]))
      case .misnamed where seen.insert("misnamed").inserted:
        found.append(
          words.text(match.range.lowerBound) == "passwords"
            ? ClaimObjection("misnamed", .note, "“\(quote)”: reviewers expect passwords to be hashed", [claim])
            : ClaimObjection("misnamed", .warning, "“\(quote)”: a hash or signature is not encryption", [claim]))
      default: break
      }
    }
    if let figure = bareFigure(words) {
      found.append(ClaimObjection("figure-without-unit", .warning, "“\(figure)” has no unit", [claim]))
    }
    return found
  }

  /// `TLS 1.0 and 1.1 are disabled`, `TLS/SSL`, `wildcard SSL certificates`, `SHA-1 is not used`.
  private static func isRefused(_ words: Words, _ range: Range<Int>) -> Bool {
    let refusals: Set<String> = [
      "disabled", "not", "no", "never", "prohibited", "forbidden", "rejected", "rejects", "refused", "deprecated",
      "below", "previously",
      "formerly", "certificate", "certificates", "vpn", "removed", "blocked",
    ]
    if words.words.contains(where: { refusals.contains($0.text) }) { return true }
    return words.text(range.lowerBound) == "ssl"
      && (words.text(range.lowerBound - 1) == "/" || words.text(range.upperBound) == "/")
  }

  /// A number after `within`, `every`, `RTO` or `RPO` that nothing follows.
  private static func bareFigure(_ words: Words) -> String? {
    for (index, word) in words.words.enumerated() where word.isFigure && word.text.allSatisfy({ $0.isNumber }) {
      var before = index - 1
      while before >= 0, [":", "of", "<", "≤", "=", "is"].contains(words.text(before)) { before -= 1 }
      guard before >= 0, ["within", "every", "rto", "rpo"].contains(words.text(before)) else { continue }
      let after = words.text(index + 1)
      guard after.isEmpty || [".", ",", ";", ")"].contains(after),
        after != "," || index + 2 >= words.count || !words[index + 2].isFigure
      else { continue }
      return words.words[before...index].map(\.text).joined(separator: " ")
    }
    return nil
  }
}

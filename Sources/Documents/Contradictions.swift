// Two places that cannot both be true.

import Model

enum Contradictions {
  /// Figures of which a company has one, and how they are called.
  private static let single: [(name: String, words: String)] = [
    ("rto", "recovery time objective"), ("rpo", "recovery point objective"), ("log_retention", "retention of logs"),
    ("backup_retention", "retention of backups"), ("backup_frequency", "frequency of backups"),
    ("tls_min", "lowest TLS version"), ("availability", "availability"),
    ("password_min_length", "shortest password"), ("password_max_age", "age of passwords"),
    ("breach_notification", "delay of breach notification to the authority"),
    ("customer_breach_notification", "delay of breach notification to customers"),
    ("incident_notification", "delay of incident notification"), ("access_review", "frequency of access reviews"),
    ("access_revocation", "delay of access revocation"), ("pentest_frequency", "frequency of penetration tests"),
    ("dr_test_frequency", "frequency of recovery tests"), ("training_frequency", "frequency of training"),
    ("hosting_region", "hosting region"), ("hosting_location", "hosting location"),
    ("key_rotation", "rotation of keys"), ("screen_lock", "delay of the screen lock"),
    ("patch_critical", "time to patch critical vulnerabilities"),
  ]

  static func find(_ claims: [Claim]) -> [ClaimObjection] {
    figures(claims) + certifications(claims) + universals(claims)
  }

  /// Different values of one figure in different documents, for the same scope.
  private static func figures(_ claims: [Claim]) -> [ClaimObjection] {
    var found: [ClaimObjection] = []
    for (name, words) in single {
      // The first statement of each value in each document stands for all.
      var seen: [(document: Identifier<Document>, value: String, claim: Claim)] = []
      for claim in claims
      where claim.modality == .inPlace && claim.scope.allSatisfy({ $0.name != "plan" && $0.name != "actor" }) {
        guard let value = claim.parameters.first(where: { $0.name == name })?.value else { continue }
        if !seen.contains(where: { $0.document == claim.document && $0.value == value }) {
          seen.append((claim.document, value, claim))
        }
      }
      // A document that gives several values speaks of several things.
      let sure = seen.filter { entry in
        !seen.contains { $0.document == entry.document && !agree($0.value, entry.value) }
      }
      guard let first = sure.first else { continue }
      let against = sure.dropFirst().filter { !agree($0.value, first.value) && !differ($0.claim, first.claim) }
      guard !against.isEmpty else { continue }
      let all = [first] + against
      let values = all.map { "\($0.value) in \($0.document)" }.joined(separator: ", ")
      found.append(
        ClaimObjection(
          "contradiction", ["rto", "rpo", "log_retention"].contains(name) ? .error : .warning, "\(words): \(values)",
          all.map(\.claim)))
    }
    return found
  }

  /// `1 d` and `24 h` are the same.
  private static func agree(_ left: String, _ right: String) -> Bool {
    guard left != right else { return true }
    if let a = hours(left), let b = hours(right) { return abs(a - b) < 0.01 }
    return false
  }

  private static func hours(_ value: String) -> Double? {
    let parts = value.split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]) else { return nil }
    let units: [String: Double] = [
      "s": 1.0 / 3600, "min": 1.0 / 60, "h": 1, "d": 24, "w": 168, "mo": 730, "y": 8760, "bh": 1.001, "bd": 24.001,
    ]
    return units[String(parts[1])].map { $0 * number }
  }

  /// Whether words say that two claims speak of different systems, data or severities.
  private static func differ(_ left: Claim, _ right: Claim) -> Bool {
    func kinds(_ claim: Claim) -> Set<String> {
      let words = Set(Words(claim.text + " " + (claim.leadIn?.text ?? "")).words.map(\.text))
      return words.intersection([
        "audit", "access", "application", "security", "system", "payment", "core", "premium", "standard", "critical",
        "major",
        "minor", "admin", "administrators", "privileged", "employees", "customers", "premises", "physical", "full",
        "incremental", "differential", "secondary", "legacy", "mobile", "laptops", "servers", "test", "production",
        "email", "web",
        "api", "database", "databases", "snapshots", "archive", "recovery",
      ])
    }
    let first = kinds(left)
    let second = kinds(right)
    return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
  }

  /// A standard that one place calls planned or denies and another calls obtained.
  private static func certifications(_ claims: [Claim]) -> [ClaimObjection] {
    var found: [ClaimObjection] = []
    func names(_ claim: Claim) -> [String] {
      (claim.parameters.first { $0.name == "certification" }?.value ?? "").split(separator: ",").map { part in
        var name = String(part.drop { $0 == " " })
        if let type = name.range(ofWord: " Type ") { name = String(name[..<type.lowerBound]) }
        return name
      }
    }
    let obtained = claims.filter { claim in
      claim.modality == .inPlace && claim.scope.allSatisfy { $0.name != "actor" } && isObtained(Words(claim.text))
    }
    let others = claims.filter { $0.modality == .planned || $0.modality == .negated }
    for other in others {
      for name in names(other) {
        guard let done = obtained.first(where: { names($0).contains(name) && !sameType($0, other) }) else { continue }
        let state = other.modality == .planned ? "planned" : "not held"
        found.append(
          ClaimObjection(
            "contradiction", .error, "\(name) is called obtained in one place and \(state) in another", [done, other]))
      }
    }
    for plan in others where plan.modality == .planned {
      for name in names(plan) {
        let seeming = claims.filter { claim in
          claim.modality == .inPlace && claim.scope.allSatisfy { $0.name != "actor" } && names(claim).contains(name)
            && !isObtained(Words(claim.text)) && !sameType(claim, plan)
        }
        if let claim = seeming.first {
          found.append(
            ClaimObjection(
              "reads-as-done", .note, "\(name) is planned, and here it reads as if it were there", [claim, plan]))
        }
      }
    }
    return found
  }

  /// Type I done and Type II planned is no contradiction.
  private static func sameType(_ left: Claim, _ right: Claim) -> Bool {
    func types(_ claim: Claim) -> Set<String> {
      let words = Words(claim.text)
      return Set(words.words.indices.filter { words.text($0 - 1) == "type" }.map { words.text($0) })
    }
    let first = types(left)
    let second = types(right)
    return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
  }

  private static func isObtained(_ words: Words) -> Bool {
    words.words.contains {
      ["certified", "accredited", "attested", "compliant", "hold", "holds", "obtained", "achieved"].contains($0.text)
    }
  }

  /// `All data is encrypted` beside `other data is not encrypted`.
  private static func universals(_ claims: [Claim]) -> [ClaimObjection] {
    var found: [ClaimObjection] = []
    let denials = claims.filter { $0.modality == .negated }.compactMap { claim in
      verb(claim).map { (claim: claim, verb: $0) }
    }
    guard !denials.isEmpty else { return [] }
    for claim in claims where claim.modality == .inPlace {
      let words = Words(claim.text)
      guard ["all", "every", "any"].contains(words.text(0)), let own = verb(claim) else { continue }
      for denial in denials where denial.verb == own && denial.claim.document == claim.document {
        found.append(
          ClaimObjection(
            "contradiction", .warning,
            "one place says that all \(own.noun) is \(own.participle), another that some is not",
            [claim, denial.claim]))
      }
    }
    return found
  }

  private struct Predicate: Hashable {
    var noun: String
    var participle: String
  }

  /// `data` and `encrypted` of `other data is not encrypted at rest`.
  private static func verb(_ claim: Claim) -> Predicate? {
    let words = Words(claim.text)
    guard let be = words.words.firstIndex(where: { ["is", "are"].contains($0.text) }), be > 0 else { return nil }
    let noun = words.words[..<be].last { !$0.isMark }?.text ?? ""
    guard
      let participle = words.words[be...].dropFirst().prefix(3).first(where: { English.isParticiple($0) })?.text
    else { return nil }
    return Predicate(noun: noun, participle: participle)
  }
}

extension String {
  /// The range of a literal, or nil.
  fileprivate func range(ofWord literal: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(literal) { return start..<index(start, offsetBy: literal.count) }
      start = index(after: start)
    }
    return nil
  }
}

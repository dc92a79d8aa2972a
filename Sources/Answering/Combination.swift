import Language
import Model

/// The verdict on a whole question with what it stands on.
struct Outcome {
  var verdict: Verdict
  var value: String?
  var evidence: [ClaimReading]
  var support: Double
  var reasons: [String]
  var warnings: [String]
  var isInherited: Bool
  /// How many claims belong into the words.
  var coreCount = 1
  /// How many demands were judged.
  var demandCount: Int
  /// In what the claims say less than is asked.
  var shortfalls: Set<Judgement.Shortfall> = []

  /// Makes a yes partial for what is asked beside the demands; any other verdict stays.
  mutating func fallShort(_ reason: String, by factor: Double) {
    guard verdict == .yes else { return }
    (verdict, support) = (.partial, support * factor)
    reasons.append(reason)
  }
}

/// Combines the judgements of a question's demands: all met is yes, some is partial.
enum Combination {
  /// Leaves open what only a claim answers in part that answers another demand: the firewall of `a web application
  /// firewall and protection against floods`.
  private static func withoutRepetition(_ judgements: [Judgement]) -> [Judgement] {
    let whole = judgements.filter { [.yes, .partial].contains($0.verdict) && !$0.shortfalls.contains(.part) }
    let cited = Set(whole.flatMap(\.evidence).map(\.order))
    return judgements.map { judgement in
      guard judgement.verdict == .partial, judgement.shortfalls.contains(.part), !judgement.evidence.isEmpty,
        judgement.evidence.allSatisfy({ cited.contains($0.order) })
      else { return judgement }
      return judgement.open
    }
  }

  /// Leaves open a subject of which the claims say nothing of what its predicate asks: any privileged access for one that is
  /// granted just in time, a guest network for one that is secured with WPA2.
  private static func withoutBareSubjects(_ judgements: [Judgement]) -> [Judgement] {
    judgements.map { judgement in
      let points = judgement.demand.points
      let isUnsaid =
        judgement.demand.predicate.map { predicate in
          !judgement.evidence.contains { claim in predicate.verb.map(claim.stems.contains) ?? false }
        } ?? false
      guard judgement.demand.isOfPredicate || isUnsaid, judgement.verdict == .partial, !points.isEmpty,
        points.allSatisfy({ point in !judgement.evidence.contains { $0.reading.points[point] != nil } })
      else { return judgement }
      return judgement.open
    }
  }

  /// Leaves open what is only the object of another subject that no claim knows: the keys of `Can customers control the
  /// encryption keys (BYOK)?`
  private static func withoutObjects(_ judgements: [Judgement]) -> [Judgement] {
    guard judgements.count > 1 else { return judgements }
    return judgements.map { judgement in
      guard judgement.verdict != .notStated, let topic = judgement.demand.topics.first else { return judgement }
      let isObject = judgements.contains { other in
        other.isUnclaimed
          && other.demand.topics.first.flatMap { objects[$0.rawValue] }?.contains(topic.rawValue) ?? false
      }
      return isObject ? judgement.open : judgement
    }
  }

  /// Leaves open what is only said to be in the scope of another thing: of `Does the scope of these audits include the whole
  /// security program?` the program, which says nothing of audits.
  private static func withoutScoped(_ judgements: [Judgement], _ tokens: [Token]) -> [Judgement] {
    guard tokens.prefix(4).contains(where: { $0.word == "scope" }),
      let verb = tokens.firstIndex(where: { ["includ", "cover", "extend", "encompass", "comprise"].contains($0.stem) })
    else { return judgements }
    return judgements.map { judgement in
      let named = judgement.demand.named
      return !named.isEmpty && named.allSatisfy({ $0 > verb }) && judgement.verdict != .notStated
        ? judgement.open : judgement
    }
  }

  /// Subjects that a measure of their own has for its object.
  private static let objects: [String: Set<String>] = [
    "customer-managed-keys": ["key-management", "encryption-at-rest", "encryption-algorithms", "secrets-management"],
    "field-level-encryption": ["encryption-at-rest", "disk-encryption", "encryption-algorithms"],
    "confidential-computing": ["encryption-at-rest", "encryption-in-transit"],
  ]

  /// Leaves out a subject of which nothing is stated beside one that is, where either will do: of `a VPN or a bastion host`
  /// the other.
  private static func withoutAlternatives(_ judgements: [Judgement], _ tokens: [Token]) -> [Judgement] {
    guard judgements.count > 1 else { return judgements }
    let stated = judgements.filter { [.yes, .partial].contains($0.verdict) }.reduce(into: Set<Int>()) {
      $0.formUnion($1.demand.named)
    }
    return judgements.filter { judgement in
      guard judgement.isUnclaimed, let first = judgement.demand.named.min(), let last = judgement.demand.named.max(),
        last < tokens.count
      else { return true }
      let before = tokens[..<first].indices.suffix(3).last { tokens[$0].word == "or" }
      let after = tokens.indices[min(last + 1, tokens.count)...].prefix(2).first { tokens[$0].word == "or" }
      let isAlternative =
        before.map { joint in (joint - 3..<joint).contains(where: stated.contains) } ?? false
        || after.map { joint in (joint + 1...joint + 3).contains(where: stated.contains) } ?? false
      return !isAlternative
    }
  }

  static func combine(_ all: [Judgement], reading: QuestionReading) -> Outcome {
    // Of `a system that is certified` the system is no part of the answer where the certificate is planned or denied.
    let isDecided = all.contains { !$0.demand.isSubject && [.planned, .no].contains($0.verdict) }
    let demanded = withoutAlternatives(isDecided ? all.filter { !$0.demand.isSubject } : all, reading.tokens)
    let judgements = withoutBareSubjects(
      withoutRepetition(withoutScoped(withoutObjects(demanded), reading.tokens)))
    guard let first = judgements.first else {
      return Outcome(
        verdict: .notStated, value: nil, evidence: [], support: 0.9, reasons: ["no known subject"], warnings: [],
        isInherited: false,
        demandCount: 0)
    }
    let verdicts = judgements.map(\.verdict)
    let verdict: Verdict
    var support = judgements.map(\.support).min() ?? 0
    if Set(verdicts).count == 1 {
      verdict = first.verdict
    } else if verdicts.contains(.yes) || verdicts.contains(.partial) {
      verdict = .partial
      let met = judgements.filter { $0.verdict == .yes || $0.verdict == .partial }
      support = (met.map(\.support).max() ?? 0) * (first.verdict == .notStated ? 0.75 : 0.85)
    } else if verdicts.contains(.no) {
      verdict = .no
      support = (judgements.first { $0.verdict == .no }?.support ?? 0) * (first.verdict == .no ? 0.9 : 0.6)
    } else {
      verdict = .planned
      support = (judgements.first { $0.verdict == .planned }?.support ?? 0) * (first.verdict == .planned ? 0.95 : 0.6)
    }
    var evidence: [ClaimReading] = []
    // One line for each demand first, then the rest.
    for depth in 0..<3 {
      for judgement in judgements where judgement.verdict != .notStated {
        guard depth < judgement.evidence.count else { continue }
        let claim = judgement.evidence[depth]
        if !evidence.contains(where: { $0.order == claim.order }) { evidence.append(claim) }
      }
    }
    // A figure says more than the sentence around another part.
    let hasTerm = judgements.contains { $0.value != nil && !$0.isValueText }
    let values = judgements.compactMap { judgement -> String? in
      guard let value = judgement.value, !hasTerm || !judgement.isValueText else { return nil }
      if judgement.demand.topics == ["rto"] { return "RTO \(value)" }
      if judgement.demand.topics == ["rpo"] { return "RPO \(value)" }
      return value
    }
    var distinct: [String] = []
    for value in values where !distinct.contains(value) { distinct.append(value) }
    if judgements.count == 1, let value = judgements[0].value { distinct = [value] }
    let core = judgements.filter { $0.verdict != .notStated }.reduce(0) { $0 + $1.coreCount }
    var outcome = Outcome(
      verdict: verdict, value: distinct.isEmpty ? nil : distinct.joined(separator: "; "), evidence: evidence,
      support: support,
      reasons: judgements.flatMap(\.reasons), warnings: judgements.flatMap(\.warnings),
      isInherited: !evidence.isEmpty && judgements.allSatisfy { $0.isInherited || $0.verdict == .notStated },
      coreCount: min(max(core, 1), 2), demandCount: judgements.count,
      shortfalls: judgements.reduce(into: []) { $0.formUnion($1.shortfalls) })
    if reading.isUnreadInPart { outcome.fallShort("one of its questions is not understood", by: 0.85) }
    return outcome
  }
}

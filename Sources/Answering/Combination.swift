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
}

/// Combines the judgements of a question's demands: all met is yes, some is partial.
enum Combination {
  static func combine(_ judgements: [Judgement], reading: QuestionReading) -> Outcome {
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
      support = (met.map(\.support).max() ?? 0) * (first.verdict == .notStated ? 0.6 : 0.85)
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
    return Outcome(
      verdict: verdict, value: distinct.isEmpty ? nil : distinct.joined(separator: "; "), evidence: evidence,
      support: support,
      reasons: judgements.flatMap(\.reasons), warnings: judgements.flatMap(\.warnings),
      isInherited: !evidence.isEmpty && judgements.allSatisfy { $0.isInherited || $0.verdict == .notStated },
      coreCount: min(max(core, 1), 2), demandCount: judgements.count)
  }
}

/// How sure a verdict is.
enum Confidence {
  /// What the confidence is made of; each lies between 0 and 1.
  struct Features {
    var support: Double
    /// The share of the question's meaningful words that neither a topic nor the evidence holds.
    var open: Double
    var openCount: Double
    var isFromContext: Double
  }

  static func features(_ outcome: Outcome, _ reading: QuestionReading) -> Features {
    let evidence = outcome.evidence.prefix(3).reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    let open = reading.residue.subtracting(evidence)
    let share = reading.content.isEmpty ? 0 : Double(open.count) / Double(max(reading.content.count, 3))
    return Features(
      support: outcome.support, open: share, openCount: min(Double(open.count), 8) / 8,
      isFromContext: reading.demands.first?.isFromContext == true ? 1 : 0)
  }

  static func of(_ outcome: Outcome, reading: QuestionReading) -> Double {
    guard outcome.verdict != .notStated else { return 0.9 }
    let features = features(outcome, reading)
    var raw = features.support * (features.isFromContext == 1 ? 0.75 : 1) * (1 - 0.45 * features.open)
    switch outcome.verdict {
    // Where a figure or a term is asked and given, a part that is missing makes it no less sure.
    case .partial where reading.demands.first?.value != nil && outcome.value != nil: break
    case .partial: raw *= 0.92
    case .no: raw *= 0.95
    default: break
    }
    return calibrated(min(max(raw, 0), 1))
  }

  /// From the raw support to the share of answers that were right: a curve laid by hand through labelled answers of eleven
  /// documents, and lowered a little for documents of other kinds. It never falls where the support grows.
  static func calibrated(_ raw: Double) -> Double {
    var last = points[0]
    for point in points.dropFirst() {
      if raw <= point.raw { return last.share + (point.share - last.share) * (raw - last.raw) / (point.raw - last.raw) }
      last = point
    }
    return last.share
  }

  private static let points: [(raw: Double, share: Double)] = [
    (0, 0.2), (0.35, 0.5), (0.45, 0.63), (0.55, 0.75), (0.65, 0.84), (0.75, 0.91), (0.85, 0.955), (0.95, 0.97),
    (1, 0.98),
  ]
}

import Language
import Model

/// What the confidence in a verdict is made of; every figure lies between 0 and 1.
struct Features {
  /// The names in the order of the figures, as `vouch eval --json` prints them.
  static let names = [
    "support", "open", "open_count", "from_context", "topic_share", "question_weight", "claim_weight",
    "claim_share", "claim_main", "claim_inherited", "claim_completed", "claim_broader", "overlap", "evidence",
    "demands", "demands_met", "thresholds", "thresholds_met", "points", "points_met", "partial", "no", "planned",
    "value", "description", "choice", "restricted", "inherited", "length", "subordinate", "first_open", "last_open",
    "dropped", "same_words", "claim_length", "own_overlap", "modality_negated", "figure_answer",
  ]

  var values: [Double]

  init(_ outcome: Outcome, _ judgements: [Judgement], _ reading: QuestionReading, _ lexicon: Lexicon) {
    let leading = judgements.first { $0.verdict != .notStated && !$0.evidence.isEmpty }
    let evidence = outcome.evidence.prefix(3).reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    let own = outcome.evidence.prefix(3).reduce(into: Set<String>()) { $0.formUnion($1.ownStems) }
    let open = reading.residue.subtracting(evidence)
    let content = Double(max(reading.content.count, 1))
    let best = outcome.evidence.first
    let aspect = leading?.demand.topics.lazy.compactMap { best?.aspects[$0] }.first
    let match = aspect?.match
    let claimContent = best.map { claim in claim.reading.tokens.filter { !$0.isFunctionWord } } ?? []
    let understood =
      match.map { match in
        Set(match.positions).union(
          (leading?.demand.points ?? []).flatMap { Array(best?.reading.points[$0] ?? []) })
      } ?? []
    let known =
      best.map { claim in
        claim.reading.tokens.indices.filter {
          !claim.reading.tokens[$0].isFunctionWord
            && (understood.contains($0) || reading.content.contains(claim.reading.tokens[$0].stem))
        }.count
      } ?? 0
    let contentTokens = reading.tokens.filter { reading.content.contains($0.stem) }
    let demandPositions = judgements.reduce(into: Set<Int>()) { $0.formUnion($1.demand.positions) }
    let asked = Set(demandPositions.filter { $0 < reading.tokens.count }.map { reading.tokens[$0].stem })
    let said = Set((match?.positions ?? []).compactMap { best?.reading.tokens[$0].stem })
    let chosen = judgements.reduce(into: Set<Identifier<Topic>>()) { $0.formUnion($1.demand.topics) }
    let dropped = lexicon.read(reading.tokens).topics.filter { !chosen.contains($0.topic) && $0.weight >= 1 }
    let contentOverlap = reading.content.intersection(best?.ownStems ?? [])
    let stronger = best?.reading.topics.first.map { $0.weight } ?? 0
    let thresholds = judgements.reduce(0) { $0 + $1.demand.thresholds.count }
    let points = judgements.reduce(0) { $0 + $1.demand.points.count }
    let met = judgements.reduce(0) { sum, judgement in
      sum
        + judgement.demand.points.filter { point in judgement.evidence.contains { $0.reading.points[point] != nil } }
        .count
    }
    let figures = judgements.filter { !$0.demand.thresholds.isEmpty && $0.verdict == .yes }.count
    let wanted = judgements.first?.demand.value
    func flag(_ condition: Bool) -> Double { condition ? 1 : 0 }
    values = [
      outcome.support,
      Double(open.count) / max(content, 3),
      min(Double(open.count), 8) / 8,
      flag(reading.demands.first?.isFromContext == true),
      1 - Double(reading.residue.count) / content,
      min((leading?.demand.weight ?? 0) / 4, 1),
      min((match?.weight ?? 0) / 4, 1),
      claimContent.isEmpty ? 0 : Double(known) / Double(claimContent.count),
      flag((match?.weight ?? 0) >= stronger - 0.3),
      flag(match?.isInherited == true),
      flag(match.map { !$0.isInherited && !$0.contextPositions.isEmpty } ?? false),
      flag(aspect?.isBroader == true),
      Double(reading.content.intersection(own).count) / content,
      Double(min(outcome.evidence.count, 3)) / 3,
      Double(min(judgements.count, 4)) / 4,
      judgements.isEmpty ? 0 : Double(judgements.count { $0.verdict != .notStated }) / Double(judgements.count),
      flag(thresholds > 0), flag(figures > 0),
      flag(points > 0), points == 0 ? 0 : Double(met) / Double(points),
      flag(outcome.verdict == .partial), flag(outcome.verdict == .no), flag(outcome.verdict == .planned),
      flag(wanted != nil && wanted != .description && wanted != .words), flag(wanted == .description),
      flag(reading.form == .choice),
      flag(best?.isRestricted == true || best?.modality == .conditional), flag(outcome.isInherited),
      min(content, 20) / 20,
      flag(match?.positions.min().map { $0 > 8 } ?? false),
      flag(contentTokens.first.map { open.contains($0.stem) } ?? false),
      flag(contentTokens.last.map { open.contains($0.stem) } ?? false),
      min(Double(dropped.count), 4) / 4,
      said.isEmpty ? 0 : Double(said.intersection(asked).count) / Double(said.count),
      min(Double(claimContent.count), 30) / 30,
      min(Double(contentOverlap.count), 4) / 4,
      flag(best?.modality == .negated),
      flag(outcome.value != nil),
    ]
  }
}

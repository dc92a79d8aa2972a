import Language
import Model

/// What the confidence in a verdict is made of; every figure lies between 0 and 1.
struct Features {
  /// The names in the order of the figures, as `vouch eval --json` prints them.
  static let names = [
    "support", "open", "open_count", "first_open", "from_context", "question_weight", "claim_weight", "claim_span",
    "claim_length", "claim_inherited", "claim_completed", "claim_broader", "claim_aside", "claim_late", "overlap",
    "same_words", "dropped", "demands_unmet", "figure_unmet", "figure_met", "points_unmet", "value", "description",
    "choice", "partial", "no", "planned", "restricted", "short_figure", "short_point", "short_part", "short_addition",
    "short_heading", "short_condition", "short_denied", "unread_part",
  ]

  let values: [Double]

  init(values: [Double]) { self.values = values }

  init(_ outcome: Outcome, _ judgements: [Judgement], _ reading: QuestionReading, _ lexicon: Lexicon) {
    let evidence = Array(outcome.evidence.prefix(3))
    let stems = evidence.reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    let own = evidence.reduce(into: Set<String>()) { $0.formUnion($1.ownStems) }
    let open = reading.residue.subtracting(stems)
    let content = Double(max(reading.content.count, 1))
    let leading = judgements.first { $0.verdict != .notStated && !$0.evidence.isEmpty }
    let aspect = leading.flatMap { leading in
      leading.demand.topics.lazy.compactMap { evidence.first?.aspects[$0] }.first
    }
    let match = aspect?.match
    let positions = match?.positions ?? []
    let tokens = evidence.first?.reading.tokens ?? []
    let asked = judgements.reduce(into: Set<String>()) { stems, judgement in
      for position in judgement.demand.positions where position < reading.tokens.count {
        stems.insert(reading.tokens[position].stem)
      }
    }
    let said = Set(positions.filter { $0 < tokens.count }.map { tokens[$0].stem })
    let chosen = judgements.reduce(into: Set<Identifier<Topic>>()) { $0.formUnion($1.demand.topics) }
    let dropped = lexicon.read(reading.tokens).topics.filter { !chosen.contains($0.topic) && $0.weight >= 1 }
    let first = reading.tokens.first { reading.content.contains($0.stem) }
    let strongest = evidence.first?.reading.topics.first?.weight ?? 0
    let thresholds = judgements.contains { !$0.demand.thresholds.isEmpty }
    let points = judgements.flatMap(\.demand.points)
    let unmet = points.filter { point in !evidence.contains { $0.reading.points[point] != nil } }
    let wanted = judgements.first?.demand.value
    let span = positions.isEmpty ? 0 : (positions.max() ?? 0) - (positions.min() ?? 0) + 1 - positions.count
    func flag(_ condition: Bool) -> Double { condition ? 1 : 0 }
    func share(_ part: Int, of whole: Double) -> Double { min(Double(part), whole) / whole }
    let figures: [Double] = [
      outcome.support, Double(open.count) / max(content, 3), share(open.count, of: 8),
      flag(first.map { open.contains($0.stem) } ?? false), flag(reading.demands.first?.isFromContext == true),
      min((leading?.demand.weight ?? 0) / 4, 1), min((match?.weight ?? 0) / 4, 1), share(span, of: 10),
      share(tokens.count, of: 40), flag(match?.isInherited == true),
      flag(match.map { !$0.isInherited && !$0.contextPositions.isEmpty } ?? false), flag(aspect?.isBroader == true),
      flag((match?.weight ?? 0) < strongest - 0.3), flag((positions.min() ?? 0) > 8),
      Double(reading.content.intersection(own).count) / content,
      said.isEmpty ? 0 : Double(said.intersection(asked).count) / Double(said.count), share(dropped.count, of: 4),
      judgements.isEmpty ? 0 : Double(judgements.count { $0.verdict == .notStated }) / Double(judgements.count),
      flag(thresholds && outcome.verdict == .partial), flag(thresholds && outcome.verdict != .partial),
      points.isEmpty ? 0 : Double(unmet.count) / Double(points.count),
      flag(wanted != nil && wanted != .description && wanted != .words), flag(wanted == .description),
      flag(reading.form == .choice), flag(outcome.verdict == .partial), flag(outcome.verdict == .no),
      flag(outcome.verdict == .planned),
      flag(evidence.first.map { $0.isRestricted || $0.modality == .conditional } ?? false),
    ]
    values =
      figures + Judgement.Shortfall.allCases.map { flag(outcome.shortfalls.contains($0)) }
      + [flag(reading.isUnreadInPart)]
  }
}

import Language
import Model

/// Picks the members of the customer's list that the claims state.
struct ChoiceReader {
  let lexicon: Lexicon

  func choose(_ reading: QuestionReading, _ judgements: [Judgement], _ outcome: Outcome) -> (
    outcome: Outcome, options: [String]
  ) {
    let options = reading.question.options
    var outcome = outcome
    guard !options.isEmpty else { return (outcome, []) }
    if Options.areYesNo(options) {
      return (outcome, Options.member(for: outcome.verdict, among: options).map { [$0] } ?? [])
    }
    guard outcome.verdict != .notStated else { return (outcome, []) }
    if outcome.verdict == .planned {
      return (outcome, Options.member(for: .planned, among: options).map { [$0] } ?? [])
    }
    if let state = Options.state(outcome.verdict, among: options, question: reading, tokenizer: lexicon.tokenizer) {
      return (outcome, [state])
    }
    // Buckets of cadence are chosen by the figure.
    for judgement in judgements where judgement.verdict != .no {
      for claim in judgement.evidence {
        for quantity in claim.reading.quantities where quantity.kind == .frequency {
          if let option = Options.bucket(for: quantity.magnitude, among: options, tokenizer: lexicon.tokenizer) {
            outcome.value = quantity.normalised
            return (outcome, [option])
          }
        }
      }
    }
    if Options.bucket(for: 1, among: options, tokenizer: lexicon.tokenizer) != nil {
      // Options are cadences and none is stated.
      if outcome.verdict == .yes { outcome.verdict = .notStated }
      return (outcome, [])
    }
    let scores = options.map { score($0, outcome.evidence) }
    guard let best = scores.max(), best > 0 else {
      outcome.verdict = .notStated
      outcome.reasons.append("no member of the list is stated")
      return (outcome, [])
    }
    let isMultiple = reading.question.form == .multipleChoice
    let chosen = zip(options, scores).filter { isMultiple ? $0.1 > 0 : $0.1 == best }.map(\.0)
    if !isMultiple, chosen.count > 1 {
      outcome.support *= 0.8
    }
    return (outcome, isMultiple ? chosen : [chosen[0]])
  }

  private func score(_ option: String, _ evidence: [ClaimReading]) -> Double {
    let tokens = lexicon.tokenizer.tokens(of: option)
    let stems = Set(tokens.filter { !$0.isFunctionWord }.map(\.stem))
    guard !stems.isEmpty else { return 0 }
    let optionReading = lexicon.read(tokens)
    var best = 0.0
    for claim in evidence.prefix(3) {
      let shared = stems.intersection(claim.stems)
      var score = Double(shared.count) / Double(stems.count + 1)
      for point in optionReading.points.keys where claim.reading.points[point] != nil { score += 0.3 }
      // A use that is forbidden or not made is the member that says never.
      let forbids = claim.aspects.values.contains { $0.match.isAdverse && $0.isAffirmed }
      if forbids { score += tokens.contains { ["never", "not", "no", "none"].contains($0.word) } ? 1 : -1 }
      let denies = !forbids && tokens.contains { ["not", "no", "never", "without", "plain"].contains($0.word) }
      if denies, !shared.isEmpty { score *= claim.claim.modality == .negated ? 1 : 0.5 }
      best = max(best, score)
    }
    return best
  }
}

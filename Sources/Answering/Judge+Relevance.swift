import Language
import Model

/// Claims that have the words of a subject and yet do not speak to the question.
extension Judge {
  /// Whether a bad practice is only mentioned: without a predicate of the company's, in an example, or as what attackers do.
  func isMention(_ candidate: Candidate) -> Bool {
    guard candidate.aspect.match.isAdverse, !candidate.aspect.isAffirmed else { return false }
    let tokens = candidate.claim.reading.tokens
    if tokens.contains(where: { Self.hypothetical.contains($0.word) || Self.threats.contains($0.stem) }) { return true }
    // A gerund or a noun phrase tells of no practice; labels and cells of tables do.
    guard let first = tokens.first, candidate.claim.claim.leadIn == nil else { return false }
    return first.word.hasSuffix("ing") && tokens.count > 2
      && !tokens.contains { ["we", "our", "yes"].contains($0.word) }
  }

  /// Whether a sentence says what a transfer would need, and not that there is one: `Any transfer to a third country requires
  /// the prior consent of the client`.
  func isConditionOfTransfer(_ candidate: Candidate) -> Bool {
    guard candidate.aspect.match.isAdverse, !candidate.aspect.isAffirmed,
      lexicon.family(of: candidate.aspect.topic) == "data-location"
    else { return false }
    let words = Set(candidate.claim.reading.tokens.map(\.word))
    return words.contains("only") && !words.isDisjoint(with: ["permitted", "occur", "allowed", "if", "take"])
      || !words.isDisjoint(with: ["consent", "approval", "authorization"])
        && !words.isDisjoint(with: ["require", "requires", "prior", "without", "subject"])
  }

  private static let hypothetical: Set<String> = ["example", "eg", "consider", "sometimes", "indicate", "suppose"]
  private static let threats: Set<String> = ["attack", "hacker", "incid", "compromis", "suspici", "phish"]

  /// Whether a sentence that only its heading ties to a subject has no word of the question: `We have an account with a VPN
  /// provider` below `Physical security`.
  func strays(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    return aspect.match.isInherited && tokens.count > 6 && tokens.contains { Cues.isFinite($0.word) }
      && question.content.isDisjoint(with: claim.ownStems)
  }

  /// Whether a sentence of its own adds no more than a figure to what stands around it: `so that breaches are detected
  /// immediately` under a lead-in on weaknesses.
  func givesFigureOnly(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    guard !aspect.match.contextPositions.isEmpty, !aspect.match.positions.isEmpty else { return false }
    let tokens = claim.reading.tokens
    return aspect.match.positions.allSatisfy { position in
      claim.reading.quantities.contains { $0.normalised == "immediate" && $0.tokens.contains(position) }
    } && tokens.count(where: QuestionReader.isContent) > 3
  }

  /// Whether a claim only names a certificate, as the line of a list does: `SOC 2 (Type I, Type II)`. Beside a plan to get
  /// it, it is none that is held.
  func isBareCertificate(_ candidate: Candidate) -> Bool {
    ClaimSurroundings.isHeld(candidate.aspect.topic, lexicon)
      && !candidate.claim.reading.tokens.contains { Cues.isFinite($0.word) || Self.holding.contains($0.word) }
  }

  private static let holding: Set<String> = [
    "certified", "accredited", "attested", "hold", "holds", "held", "achieved", "obtained", "completed", "received",
    "passed", "awarded", "maintain", "maintains", "undergo", "undergoes", "current", "valid",
  ]
}

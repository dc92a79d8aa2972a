import Language
import Model

/// What is denied of a measure, beside what is stated of it.
extension Judge {
  /// Weighs denials against what is stated; a judgement where they decide alone.
  ///
  /// `Log archives are not encrypted` denies encryption of log archives, takes `all data` away from what is said of all,
  /// and leaves what is said of laptops as it is.
  ///
  /// - Parameter missing: claims that something does not have the measure yet.
  func weighDenials(
    _ demand: Demand, _ affirming: [Candidate], _ denying: [Candidate], _ missing: [Candidate],
    _ result: inout Judgement
  ) -> Judgement? {
    guard !demand.isLacking else { return nil }
    // `We do not make criminal background checks, but we check references`: what is denied is the quality that is asked for.
    if !demand.asksForAdverse, !demand.isDenied, !demand.points.isEmpty,
      let denial = denying.first(where: { candidate in
        candidate.claim.modality == .negated && !candidate.claim.isRestricted && Self.isFlatly(candidate.claim)
          && demand.points.allSatisfy { candidate.claim.reading.points[$0] != nil }
          && !affirming.prefix(3).contains { other in demand.points.contains { states(other.claim, $0) } }
      })
    {
      return Judgement(
        demand: demand, verdict: .no, evidence: [denial.claim], support: 0.85,
        reasons: ["the quality is denied: \(quoted(denial.claim))"])
    }
    // A denial in passing says less than a claim on the measure itself.
    if let denial = denying.first, denial.fit >= affirming[0].fit - 0.01,
      denial.aspect.match.weight >= affirming[0].aspect.match.weight,
      !isElsewhere(denial.claim, part(of: denial.claim, beside: denial.aspect.match.positions), affirming)
    {
      // Of a bad practice that is admitted and excluded nobody knows.
      if demand.asksForAdverse, !demand.isDenied {
        return Judgement(
          demand: demand, verdict: .notStated, evidence: [], support: 0.6,
          reasons: ["the contrary is stated as well: \(quoted(denial.claim))"])
      }
      deny(denial.claim, &result)
      return nil
    }
    guard !demand.asksForAdverse, !demand.isDenied else { return nil }
    let stated = result.evidence.reduce(into: Set<String>()) { $0.formUnion($1.ownStems) }
    let own = ownWords(of: demand)
    let denials =
      (denying + (question.asksForAll ? missing : [])).filter(isOfSubject).map { ($0.claim, $0.aspect.match.positions) }
      + index.denials(near: affirming.prefix(3).map(\.claim)).compactMap { denial in
        affirming.prefix(3).contains { denies(denial, $0, demand) } ? (denial.claim, [denial.position]) : nil
      }
    for (claim, positions) in denials {
      let part = part(of: claim, beside: positions)
      if isElsewhere(claim, part, affirming) { continue }
      let asked = part.intersection(question.stems).subtracting(stated)
      if claim.modality == .negated, !asked.isEmpty, !own.isEmpty, own.isSubset(of: claim.ownStems),
        own.isDisjoint(with: stated)
      {
        return Judgement(
          demand: demand, verdict: .no, evidence: [claim], support: 0.85,
          reasons: ["the contrary is stated: \(quoted(claim))"])
      }
      if !asked.isEmpty || part.isEmpty || question.asksForAll || own.isEmpty {
        deny(claim, &result)
        return nil
      }
    }
    return nil
  }

  /// Whether a claim says that something is not done: `we do not`, `is not needed`.
  private static func isFlatly(_ claim: ClaimReading) -> Bool {
    zip(claim.reading.tokens, claim.reading.tokens.dropFirst()).contains {
      ["do", "does"].contains($0.word) && $1.word == "not"
    }
  }

  /// Stems of what a denial is of, beside the measure.
  private func part(of claim: ClaimReading, beside positions: Set<Int>) -> Set<String> {
    Set(
      claim.reading.tokens.indices.filter { !positions.contains($0) && namesPart(claim.reading.tokens[$0]) }
        .map { claim.reading.tokens[$0].stem })
  }

  /// Whether a denial is of something that the question does not name, and what is stated of what it names.
  private func isElsewhere(_ denial: ClaimReading, _ part: Set<String>, _ affirming: [Candidate]) -> Bool {
    guard !question.asksForAll, !part.isEmpty, part.isDisjoint(with: question.stems) else { return false }
    return question.tokens.contains { token in
      namesPart(token) && !["rest", "transit"].contains(token.stem) && !denial.ownStems.contains(token.stem)
        && affirming[0].claim.ownStems.contains(token.stem)
    }
  }

  private func deny(_ claim: ClaimReading, _ result: inout Judgement) {
    result.cite(claim)
    result.fallShort(.denied, "the contrary is stated as well: \(quoted(claim))", by: 0.85)
  }

  /// Whether a denial names the measure in words of its own.
  private func isOfSubject(_ candidate: Candidate) -> Bool {
    let match = candidate.aspect.match
    return !match.isAdverse && !match.positions.isEmpty && match.contextPositions.isEmpty && !candidate.aspect.isBroader
      && !candidate.aspect.isOfHeading && !(candidate.claim.modality == .negated && candidate.claim.isRestricted)
  }

  /// Whether a sentence denies of something else what a claim near it states: `Backups are encrypted. Archives are not
  /// encrypted.`
  private func denies(_ denial: ClaimIndex.Denial, _ candidate: Candidate, _ demand: Demand) -> Bool {
    let (claim, other) = (candidate.claim, denial.claim)
    guard other.order != claim.order, other.claim.document == claim.claim.document,
      other.claim.section == claim.claim.section, abs(other.order - claim.order) < ClaimIndex.Denial.reach,
      let verb = denial.verb,
      candidate.aspect.match.positions.contains(where: { claim.reading.tokens[$0].stem == verb })
        || claim.ownStems.contains(verb) && question.stems.contains(verb)
    else {
      return denial.verb == nil && other.order == claim.order + 1
        && (other.sentence == claim.sentence || other.modality != .negated || denial.isOfBefore)
    }
    // What it says of another measure it does not say of this one.
    return !other.aspects.values.contains { aspect in
      demand.topics.contains(aspect.topic) || aspect.match.positions.contains(denial.position)
    }
  }

  /// Stems of what a question asks for beside the measure itself.
  func ownWords(of demand: Demand) -> Set<String> {
    Set(
      question.tokens.indices.filter { !demand.measure.contains($0) && namesPart(question.tokens[$0]) }
        .map { question.tokens[$0].stem })
  }

  /// Whether a word may name that of which something is said.
  private func namesPart(_ token: Token) -> Bool {
    QuestionReader.isContent(token) && !Self.wholes.contains(token.word)
      && !["not", "no", "never"].contains(token.word)
  }
}

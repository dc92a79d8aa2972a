import Language
import Model

/// Questions of which the vocabulary knows no subject, answered where a claim has their own words.
///
/// That is much to ask of a claim, and the only safe thing to ask: every word of the question that tells anything has to stand
/// in one sentence, or in the heading above it, under the same name or a synonym.
extension Judge {
  /// A claim that has the question's words.
  private struct Echo {
    let claim: ClaimReading
    /// The share of what the question's words tell that the claim and what stands around it have.
    let share: Double
    /// Where the claim has them.
    let positions: Set<Int>
  }

  /// The judgement on a question by its words alone; nil where no claim has them.
  ///
  /// - Parameter isKnown: whether the question has a subject of which no claim tells, which takes many more of its words.
  func echoed(_ demand: Demand, isKnown: Bool = false) -> Judgement? {
    guard question.form != .choice, !question.asksForPermission, !demand.asksForAdverse, !demand.isLacking,
      !demand.isFromContext, !["if", "when", "where", "should"].contains(question.tokens.first?.word ?? ""),
      !question.tokens.contains(where: Self.isDenying)
    else { return nil }
    let words = echoWords()
    var demand = demand
    demand.topics = ["unnamed"]
    demand.understand(words.map(\.position))
    let isLong = words.count(where: { $0.weight == 1 }) >= (isKnown ? 4 : 2)
    let echoes = isLong ? self.echoes(of: words, least: isKnown ? 0.85 : 0.6, own: isKnown ? 0.85 : 0.5) : []
    guard let best = echoes.first else { return denied(demand) }
    switch demand.value {
    case .none: return weighed(best, demand)
    case .quantity(let kinds):
      let figures = best.claim.reading.quantities.filter { kinds.contains($0.kind) }
      guard let figure = figures.first, Set(figures.map(\.normalised)).count == 1 else { return nil }
      return stated(best, demand, value: inAskedUnit(figure))
    case .place:
      let names = Places.named(by: best.claim, lexicon)
      return names.isEmpty ? nil : stated(best, demand, value: Places.name(names, in: best.claim.claim.text))
    case .standards:
      let names = lexicon.mentions(of: "standards", in: best.claim.reading.tokens, text: best.claim.claim.text)
      return names.isEmpty ? nil : stated(best, demand, value: names.joined(separator: ", "))
    case .provider, .address: return nil
    case .description, .words: return stated(best, demand, value: nil)
    }
  }

  /// The judgement by a denial that is at least as wide as what is asked; nil where there is none.
  ///
  /// `Nodes never accept inbound connections` denies it of compute nodes too: of a denial every word has to stand in the
  /// question, which may say more.
  private func denied(_ demand: Demand) -> Judgement? {
    guard question.form == .yesNo, demand.thresholds.isEmpty, demand.value == nil, !question.isOfParties,
      Contrary.openings.contains(question.tokens.first?.word ?? "")
    else { return nil }
    let stems = question.stems
    let groups = Set(lexicon.thesaurus.groups(in: question.tokens).map(\.group))
    for claim in index.claims
    where [.negated, .inPlace].contains(claim.modality) && !claim.isRestricted && !claim.isOfSome {
      guard isFlat(claim), isCandidate(claim), !People.areOthers(claim.reading.tokens, than: question.tokens, lexicon)
      else { continue }
      let tokens = claim.reading.tokens
      let named = lexicon.thesaurus.groups(in: tokens)
      let said = tokens.indices.filter { !tokens[$0].isFunctionWord && !Self.isDenying(tokens[$0]) }
      let isAsked = { (position: Int) in
        stems.contains(tokens[position].stem)
          || named.contains { $0.range.contains(position) && groups.contains($0.group) }
      }
      let special = said.count { !QuestionReader.generic.contains(tokens[$0].stem) }
      guard said.count >= 3, special >= 2 || said.count >= 5, said.allSatisfy(isAsked), denies(bothSides: claim),
        isAskedItself(said.map { tokens[$0].stem }, claim)
      else { continue }
      return Judgement(
        demand: demand, verdict: .no, evidence: [claim], support: 0.75,
        reasons: ["denied in the question's words: \(quoted(claim))"])
    }
    return nil
  }

  /// Whether the words of a denial are what is asked, and no clause of it: `Are staff who copy files sanctioned?`
  private func isAskedItself(_ said: [String], _ claim: ClaimReading) -> Bool {
    let main = question.tokens.dropFirst().prefix { !Self.subordinators.contains($0.word) }
    let shared = Set(main.map(\.stem)).intersection(said).count
    return shared >= max(2, (said.count + 1) / 2) && isDoneItself(claim)
      && !main.contains { QuestionReader.isPastParticiple($0.word) && !claim.stems.contains($0.stem) }
  }

  /// Whether the thing itself is asked for, not what is done about it: `Do you prevent staff from copying files?`
  private func isDoneItself(_ claim: ClaimReading) -> Bool {
    !question.tokens.contains { Self.averting.contains($0.stem) && !claim.stems.contains($0.stem) }
  }

  private static let subordinators: Set<String> = [
    "once", "when", "while", "if", "after", "before", "where", "that", "which", "who", "whose", "whether", "how",
  ]
  /// Stems of what is done about a thing.
  private static let averting: Set<String> = [
    "prevent", "block", "prohibit", "forbid", "forbidden", "ensur", "guarante", "stop", "avoid", "detect", "check",
    "monitor",
    "verifi", "restrict", "protect", "disabl", "refus", "reject", "sanction", "audit", "review", "limit", "exclud",
    "ban", "punish",
  ]

  /// Where a sentence denies.
  private static func denial(in tokens: [Token]) -> Int? {
    tokens.firstIndex { ["not", "never", "no", "cannot"].contains($0.word) }
  }

  /// Whether a claim denies a fact; what somebody must not do may be done.
  private func isFlat(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard let denial = Self.denial(in: tokens) else { return false }
    // A later part of a sentence leaves its subject behind.
    return claim.claim.text.first?.isLowercase != true
      && !tokens[..<denial].suffix(2).contains { ["may", "must", "should", "shall"].contains($0.word) }
      && !tokens.contains { ["only", "but", "if", "when", "where", "by", "yet"].contains($0.word) }
  }

  /// Whether a claim denies less than what is asked: of some, of others, or of what a preposition adds: `… from partners`.
  private func isNarrowDenial(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    if tokens.contains(where: { ["some", "most", "several", "certain", "many", "few"].contains($0.word) })
      || !question.isOfParties && !lexicon.positions(of: "vendor", in: tokens).isEmpty
    {
      return true
    }
    guard let denial = Self.denial(in: tokens) else { return false }
    let groups = Set(lexicon.thesaurus.groups(in: question.tokens).map(\.group))
    let named = lexicon.thesaurus.groups(in: tokens).filter { groups.contains($0.group) }
    return tokens.indices[denial...].dropLast().contains { position in
      guard Self.narrowing.contains(tokens[position].word),
        let added = tokens[(position + 1)...].prefix(3).indices.first(where: { !tokens[$0].isFunctionWord })
      else { return false }
      return !question.stems.contains(tokens[added].stem) && !named.contains { $0.range.contains(added) }
    }
  }

  private static let narrowing: Set<String> = [
    "from", "to", "for", "with", "by", "on", "in", "at", "during", "outside",
  ]

  /// Whether a claim denies both of what the question joins by `or`: `We do not store payment data` leaves its processing open.
  private func denies(bothSides claim: ClaimReading) -> Bool {
    let tokens = question.tokens
    return tokens.indices.dropFirst().dropLast().filter { tokens[$0].word == "or" }.allSatisfy { joint in
      [joint - 1, joint + 1].allSatisfy { tokens[$0].isFunctionWord || claim.stems.contains(tokens[$0].stem) }
    }
  }

  private func stated(_ echo: Echo, _ demand: Demand, value: String?) -> Judgement? {
    guard echo.claim.modality == .inPlace || echo.claim.modality == .conditional,
      !Cues.holdsDenial(echo.claim.reading.tokens.spaced)
    else { return nil }
    return Judgement(
      demand: demand, verdict: echo.claim.isRestricted ? .partial : .yes, evidence: [echo.claim], value: value,
      support: 0.8 * echo.share, reasons: ["stated in the question's words: \(quoted(echo.claim))"])
  }

  private func weighed(_ echo: Echo, _ demand: Demand) -> Judgement? {
    var result = Judgement(
      demand: demand, verdict: .yes, evidence: [echo.claim], support: 0.8 * echo.share,
      reasons: ["stated in the question's words: \(quoted(echo.claim))"])
    switch echo.claim.modality {
    case .negated,
      .inPlace where Cues.holdsDenial(echo.claim.reading.tokens.spaced):
      guard !echo.claim.isRestricted, !isNarrowDenial(echo.claim), isDoneItself(echo.claim) else {
        return denied(demand)
      }
      result.verdict = .no
    case .planned: result.verdict = .planned
    case .conditional: result.fallShort(.condition, "conditional: \(quoted(echo.claim))")
    case .inPlace where echo.claim.isRestricted || echo.claim.isOfSome && question.asksForEvery:
      result.fallShort(.condition, "holds only in part: \(quoted(echo.claim))")
    default: break
    }
    for threshold in demand.thresholds {
      switch Threshold.compare(
        threshold, with: echo.claim.reading.quantities, near: echo.positions, defaultsToMinimum: false)
      {
      case .met: break
      case .failed: result.verdict = .no
      case .mixed, .vague, .missing: return nil
      }
    }
    return result
  }

  // MARK: Words

  private typealias Word = (position: Int, weight: Double)

  /// The words of the question that a claim has to have; those that every page has count little.
  private func echoWords() -> [Word] {
    let tokens = question.tokens
    let head = Self.askedNoun(tokens)
    var seen: Set<String> = []
    return tokens.indices.compactMap { position in
      let token = tokens[position]
      guard !token.isFunctionWord, token.number == nil, !head.contains(position),
        !Self.scaffold.contains(token.stem), seen.insert(token.stem).inserted,
        question.unnamed?.thresholds.contains(where: { $0.tokens.contains(position) }) != true
      else { return nil }
      return (position, QuestionReader.generic.contains(token.stem) ? 0.3 : 1)
    }
  }

  /// What is asked for itself: the factor of `Which factor does …`, the hours of `Within how many hours …`.
  private static func askedNoun(_ tokens: [Token]) -> Range<Int> {
    guard
      let start = tokens.prefix(4).indices.last(where: {
        ["which", "what", "many", "much", "name", "state", "specify"].contains(tokens[$0].word)
      })
    else { return 0..<0 }
    let end = tokens[(start + 1)...].prefix(4).firstIndex { $0.isFunctionWord && $0.word != "the" } ?? start + 1
    return start..<max(end, start + 1)
  }

  private static func isDenying(_ token: Token) -> Bool {
    [
      "not", "no", "without", "never", "none", "nothing", "other", "else", "except", "unless", "impossible", "unable",
      "cannot", "nobody",
    ].contains(token.word)
  }

  // MARK: Claims

  /// Whether a claim tells of what the company does, of the things that are asked of and without a proviso.
  private func isCandidate(_ claim: ClaimReading) -> Bool {
    !claim.isCustomersDuty && !claim.isBanned && isOfSameThings(claim)
      && !(question.isOfCompany && claim.isEnablement)
      && (question.isOfParties || Parties.subject(of: claim.reading.tokens) == nil)
      // `on your own servers`
      && (!question.tokens.contains { $0.word == "own" } || claim.reading.tokens.contains { $0.word == "own" })
      && !claim.contrasts.areOpposed(to: question.contrasts)
      && !claim.reading.tokens.contains {
        ["exception", "exceptions", "except", "excluding", "unless", "whether"].contains($0.word)
      }
      // `Access is not granted until training is completed` grants it then.
      && !(Cues.holdsDenial(claim.reading.tokens.spaced)
        && claim.reading.tokens.contains { ["until", "without"].contains($0.word) })
  }

  /// The claims that have all words but little ones, the best first.
  private func echoes(of words: [Word], least: Double, own leastOwn: Double) -> [Echo] {
    let total = words.reduce(0) { $0 + $1.weight }
    let needed = least * total
    let tokens = question.tokens
    let groups = lexicon.thesaurus.groups(in: tokens)
    let synonyms = words.map { word in groups.filter { $0.range.contains(word.position) }.map(\.group) }
    // A yes takes nearly every word; of what is asked for a value or a description, some may be said otherwise.
    let spare = question.form == .yesNo ? words.count { $0.weight == 1 } / 4 : 2
    let stems = Set(words.map { tokens[$0.position].stem })
    var found: [Echo] = []
    for (claim, said) in zip(index.claims, index.synonyms(lexicon.thesaurus)) {
      var share = 0.0
      var own = 0.0
      var missing = 0
      for (word, synonyms) in zip(words, synonyms) {
        let stem = tokens[word.position].stem
        if claim.ownStems.contains(stem) {
          share += word.weight
          own += word.weight
        } else if synonyms.contains(where: said.contains) {
          share += word.weight * 0.9
          own += word.weight * 0.9
        } else if claim.stems.contains(stem) {
          share += word.weight
        } else if word.weight == 1 {
          // What is done to the subject has to be said.
          missing += QuestionReader.isPastParticiple(tokens[word.position].word) ? 2 : 1
          if missing > spare { break }
        }
      }
      guard share >= needed, missing <= spare, own >= leastOwn * total, own >= 1, isCandidate(claim),
        question.form != .yesNo || isInOrder(words, in: claim)
      else { continue }
      let positions = claim.reading.tokens.indices.filter { stems.contains(claim.reading.tokens[$0].stem) }
      found.append(Echo(claim: claim, share: share / total, positions: Set(positions)))
    }
    return found.sorted {
      $0.share != $1.share
        ? $0.share > $1.share
        : $0.claim.reading.tokens.count != $1.claim.reading.tokens.count
          ? $0.claim.reading.tokens.count < $1.claim.reading.tokens.count : $0.claim.order < $1.claim.order
    }
  }

  /// Whether a claim says the words in the order of the question, so that who does what to whom is the same: `Inspectors are
  /// paid by customers` does not tell whether customers are paid by inspectors.
  private func isInOrder(_ words: [Word], in claim: ClaimReading) -> Bool {
    let (asked, said) = (question.tokens, claim.reading.tokens)
    let (groups, named) = (lexicon.thesaurus.groups(in: asked), lexicon.thesaurus.groups(in: said))
    var last = -1
    for word in words where word.weight == 1 {
      let synonyms = groups.filter { $0.range.contains(word.position) }.map(\.group)
      let all =
        said.indices.filter { said[$0].stem == asked[word.position].stem }
        + named.filter { synonyms.contains($0.group) }.map(\.range.lowerBound)
      guard !all.isEmpty else { continue }
      let isDone = QuestionReader.isPastParticiple(asked[word.position].word)
      // An inspection office does not inspect everything.
      let places =
        isDone ? all.filter { position in !Self.nominal.contains(where: said[position].word.hasSuffix) } : all
      guard !places.isEmpty else { return false }
      // The verb may stand on either side: `Do you inspect cranes?`, `Cranes are inspected.`
      if isDone || places.contains(where: { QuestionReader.isPastParticiple(said[$0].word) }) { continue }
      guard let place = places.filter({ $0 >= last }).min() else { return false }
      last = place
    }
    return true
  }

  /// How nouns end that are made of verbs.
  private static let nominal = ["ion", "ions", "ment", "ments", "or", "ors"]

  /// Stems of what a question is built with.
  private static let scaffold: Set<String> = [
    "compani", "organ", "organiz", "place", "pleas", "describ", "explain", "state", "specifi", "list", "name", "detail",
    "indic", "provid", "use", "have", "reli", "carri", "perform", "often", "long", "mani", "much", "soon",
    "fast",
    "quick", "yes", "answer", "question", "servic", "process", "ensur", "implement", "make", "sure", "give", "exampl",
    "own", "ani", "kind", "type", "sort", "way", "case", "exist", "current",
  ]
}

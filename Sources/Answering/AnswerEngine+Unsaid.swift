import Language
import Model

/// Why claims that are on a question's subject may not answer it.
extension AnswerEngine {
  /// Why claims on the subject do not answer what is asked of it: of a place or a product that none names, or for the
  /// contrary; nil where they do.
  func unsaid(of outcome: Outcome, _ reading: QuestionReading, _ judgements: [Judgement]) -> String? {
    let stated = index.sentences(of: outcome.evidence)
    if let lacking = ungiven(by: stated, reading) { return lacking }
    guard reading.form == .yesNo else { return nil }
    if let party = otherParty(reading, stated) { return "no claim tells of \(party)" }
    if let occasion = unsaidOccasion(reading, stated) { return "'\(occasion)' is not stated" }
    if let word = unsaidNarrowing(reading, stated) { return "'\(word)' is not stated" }
    if let place = Places.unnamed(reading, judgements, outcome, lexicon) {
      return "no claim tells whether it is so \(place)"
    }
    if let agent = otherAgent(reading, outcome) { return "it is done by \(agent)" }
    if isUnsaidRequest(reading, outcome) { return "no claim tells of requests" }
    if let act = unsaidAct(reading, outcome) { return "no claim tells whether it can be \(act)" }
    if let word = unsaidPredicate(of: outcome, stated, reading, judgements) { return "'\(word)' is not stated" }
    if let lacking = unnamedLack(reading, outcome) { return "no claim tells of what is \(lacking)" }
    if let product = unnamedProduct(reading, outcome) { return "no claim names \(product)" }
    if let reason = unmet(by: outcome, stated, reading, judgements) { return reason }
    return contrary(to: outcome, reading, judgements)
  }

  /// Why a question may ask for the contrary of what is stated; nil where its subject is the bad practice itself.
  private func contrary(to outcome: Outcome, _ reading: QuestionReading, _ judgements: [Judgement]) -> String? {
    guard !judgements.contains(where: { $0.demand.asksForAdverse || $0.demand.isLacking }) else { return nil }
    let contrary = Contrary(lexicon: lexicon, tokens: reading.tokens, understood: Self.qualities(of: judgements))
    if let words = contrary.words { return "'\(words)' may ask for the contrary" }
    if let denial = outcome.evidence.first, contrary.isDenied(by: denial.reading.tokens) {
      return "what is asked is denied by the source"
    }
    if let rule = outcome.evidence.first, contrary.isForbidden(by: rule) {
      return "what is asked is forbidden by the source"
    }
    if contrary.asksForAbility, let first = outcome.evidence.first, !Contrary.isAbility(first.reading.tokens) {
      return "whether it is possible is not stated"
    }
    return nil
  }

  /// Whether people are plainly forbidden what the question asks whether they can do.
  func isForbidden(_ outcome: Outcome, _ reading: QuestionReading) -> Bool {
    let contrary = Contrary(lexicon: lexicon, tokens: reading.tokens)
    guard let rule = outcome.evidence.first, contrary.words == nil, !rule.isWaivable, !rule.isRestricted,
      !rule.isOfSome
    else { return false }
    let text = rule.reading.tokens.spaced
    // `Are people allowed to use an old password again?`
    let asksWhetherAllowed = reading.asksForPermission && reading.tokens.first?.word != "may"
    guard asksWhetherAllowed || contrary.asksForAbility else { return false }
    return (asksWhetherAllowed ? Self.bans : Self.rules).contains(where: text.holds)
      && ![" without ", " only ", " unless ", " until ", " except "].contains(where: text.holds)
  }

  /// Words of rules that forbid people something, and those of whatever keeps them from it.
  private static let rules = [
    " may not ", " must not ", " shall not ", " cannot ", " not permitted ", " not allowed ",
  ]
  private static let bans = Contrary.forbidding + [" cannot ", " blocked ", " prevented ", " rejected "]

  /// Where words for qualities stand in the question.
  private static func qualities(of judgements: [Judgement]) -> Set<Int> {
    judgements.reduce(into: []) { positions, judgement in
      for places in judgement.demand.places.values { positions.formUnion(places) }
    }
  }

  /// Who does what the company's own people are asked to do: the provider of `Backup is managed by DigitalOcean`.
  private func otherAgent(_ reading: QuestionReading, _ outcome: Outcome) -> String? {
    let asksForOwn =
      zip(reading.tokens, reading.tokens.dropFirst()).contains {
        $0.word == "own" && ["staff", "employe", "personnel", "team", "peopl", "engin", "engineers"].contains($1.stem)
      } || reading.tokens.contains { ["yourselves", "yourself"].contains($0.word) }
    guard asksForOwn, let claim = outcome.evidence.first else { return nil }
    let tokens = claim.reading.tokens
    let agents = ["provider-name", "vendor"].flatMap { lexicon.positions(of: $0, in: tokens) }
    return agents.first { agent in
      tokens[..<agent.lowerBound].suffix(2).contains { $0.word == "by" }
    }.map { agent in tokens[agent].map(\.word).joined(separator: " ") }
  }

  /// Whether a question is about requests for its subject, and no claim tells that somebody asks or approves: `Are requests
  /// for privileged access validated?`
  private func isUnsaidRequest(_ reading: QuestionReading, _ outcome: Outcome) -> Bool {
    let opening = reading.tokens.prefix(4).map(\.word)
    guard ["is", "are"].contains(opening.first ?? ""), let request = opening.firstIndex(of: "requests"),
      opening.dropFirst(request + 1).first == "for"
    else { return false }
    return outcome.evidence.allSatisfy { $0.stems.isDisjoint(with: Self.requesting) }
  }

  private static let requesting: Set<String> = ["request", "ticket", "approv", "valid", "grant", "releas"]

  /// What a question asks to be possible to do with its subject, where neither the vocabulary nor a claim knows the act:
  /// the search of `Can encrypted fields be searched?`
  private func unsaidAct(_ reading: QuestionReading, _ outcome: Outcome) -> String? {
    let tokens = reading.tokens
    guard ["can", "could", "may"].contains(tokens.first?.word ?? ""),
      let be = tokens.indices.dropLast().first(where: { tokens[$0].word == "be" }), be < 8,
      let act = tokens[(be + 1)...].prefix(2).indices.first(where: { QuestionReader.isPastParticiple(tokens[$0].word) }
      ),
      QuestionReader.isContent(tokens[act]), !reading.demands.contains(where: { $0.positions.contains(act) })
    else { return nil }
    // `administrative access` is said of what can be administered.
    let root = tokens[act].stem.count > 6 ? String(tokens[act].stem.prefix(7)) : tokens[act].stem
    let isSaid = outcome.evidence.contains { claim in
      claim.says(act, of: tokens, lexicon) || claim.stems.contains { $0.hasPrefix(root) }
    }
    return isSaid ? nil : tokens[act].word
  }

  /// What a question says that its subject goes without, where neither the vocabulary nor a claim knows it: the
  /// encryption of `Are unencrypted private devices tolerated?`
  private func unnamedLack(_ reading: QuestionReading, _ outcome: Outcome) -> String? {
    guard Contrary.openings.contains(reading.tokens.first?.word ?? ""),
      !reading.tokens.contains(where: { ["never", "no", "not", "nobody"].contains($0.word) })
    else { return nil }
    return reading.tokens.indices.first { position in
      Self.lacks.contains(reading.tokens[position].word)
        && !reading.demands.contains { $0.positions.contains(position) }
        && !outcome.evidence.contains { $0.stems.contains(reading.tokens[position].stem) }
    }.map { reading.tokens[$0].word }
  }

  private static let lacks: Set<String> = [
    "unencrypted", "unpatched", "unprotected", "unmanaged", "unsecured", "unsupported", "unlicensed", "untested",
    "untrained", "unmonitored", "unscreened", "unvetted", "unlocked", "unapproved", "unhashed",
  ]

  /// The product that a question is about and no claim of the answer names: `Virtual networks are protected by Azure
  /// Firewall`; of several makers any will do.
  private func unnamedProduct(_ reading: QuestionReading, _ outcome: Outcome) -> String? {
    let tokens = reading.tokens
    let products = lexicon.positions(of: "product-name", in: tokens)
    // `Okta or another directory`
    let isExample = tokens.indices.contains { position in
      tokens[position].word == "or" && tokens[position...].prefix(3).contains { Self.likes.contains($0.word) }
    }
    guard let first = products.first, !isExample else { return nil }
    let stated = index.sentences(of: outcome.evidence)
    let isNamed = products.contains { product in
      let stems = Set(tokens[product].map(\.stem))
      return stated.contains { stems.isSubset(of: $0.stems) }
    }
    guard !isNamed else { return nil }
    return tokens[first].map(\.word).joined(separator: " ")
  }

  private static let likes: Set<String> = ["another", "other", "similar", "equivalent", "comparable", "any", "alike"]
}

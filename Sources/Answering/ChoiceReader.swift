import Language
import Model

/// Picks the members of the customer's list that the claims state.
struct ChoiceReader {
  let lexicon: Lexicon
  let index: ClaimIndex
  /// Reads and judges a member of the list as a question.
  let judge: (Question) -> (reading: QuestionReading, judgements: [Judgement])

  /// A member of the list, read once for all claims that it is set against.
  private struct Member {
    let option: String
    /// The words without their examples and brackets.
    let tokens: [Token]
    /// Positions of the words that tell it from the others.
    let own: [Int]
    /// The words with their examples, as of `a function such as bcrypt`.
    let whole: [Token]
    /// The qualities that it states.
    let points: [String]

    init(_ option: String, asked: Set<String>, _ question: [Token], _ lexicon: Lexicon) {
      self.option = option
      let tokens = lexicon.tokenizer.tokens(of: QuestionText.withoutAsides(option))
      self.tokens = tokens
      // Words that the question has too, or others for them, tell the members apart no better than chance.
      let named = Set(question.indices.flatMap { lexicon.concepts(at: $0, in: question) }).intersection(
        ChoiceReader.people)
      let distinct = tokens.indices.filter { position in
        !tokens[position].isFunctionWord && !asked.contains(tokens[position].stem)
          && (asked.isEmpty || named.isDisjoint(with: lexicon.concepts(at: position, in: tokens)))
      }
      // Of `Security guards` the guards.
      let special = distinct.filter { !ChoiceReader.weak.contains(tokens[$0].stem) }
      own = special.isEmpty ? distinct : special
      whole = lexicon.tokenizer.tokens(of: option)
      points = Array(lexicon.read(tokens).points.keys)
    }
  }

  /// Second factors, those of one kind together.
  private static let factors: [Set<String>] = [
    ["authenticator", "app", "apps", "totp", "otp"],
    [
      "key", "keys", "token", "tokens", "yubikey", "yubikeys", "passkey", "passkeys", "fido2", "fido", "webauthn",
      "u2f",
    ],
    ["sms"], ["push"], ["biometric", "biometrics", "fingerprint"],
  ]

  /// The kinds of second factors that words name.
  static func kindsOfFactor(_ tokens: [Token]) -> Set<Int> {
    Set(factors.indices.filter { kind in tokens.contains { factors[kind].contains($0.word) } })
  }

  /// Stems that nearly every measure shares with another of its kind.
  static let weak: Set<String> = ["secur", "authent"]

  /// Classes of people: whose something is tells no members apart, in whatever word.
  private static let people: Set<String> = ["customer", "employee", "admin", "contractor", "vendor"]

  /// What is chosen of a list.
  struct Choice {
    var outcome: Outcome
    var options: [String]
    /// The member that fits best, where it was read as a question of its own.
    var member: (reading: QuestionReading, judgements: [Judgement])?

    init(_ outcome: Outcome, _ options: [String], by member: (QuestionReading, [Judgement])? = nil) {
      (self.outcome, self.options, self.member) = (outcome, options, member)
    }
  }

  func choose(_ reading: QuestionReading, _ judgements: [Judgement], _ outcome: Outcome) -> Choice {
    let choice = chooseStated(reading, judgements, outcome)
    if let member = choice.options.first(where: { !namesFactor($0, choice.outcome, reading) }) {
      return Choice(Self.leftOpen(choice.outcome, since: "'\(member)' is not named"), [])
    }
    if [.yes, .partial].contains(choice.outcome.verdict),
      let denial = choice.options.first(where: { option in
        Options.denies(lexicon.tokenizer.tokens(of: option)) && !isDenied(by: choice.outcome.evidence)
      }),
      denial != Options.undated(among: reading.question.options)
    {
      return Choice(Self.leftOpen(choice.outcome, since: "nothing denies so as '\(denial)' does"), [])
    }
    guard choice.options.isEmpty, reading.demands.contains(where: { $0.topics.contains(Self.hosted) }),
      let (other, claim, name) = otherProvider(reading)
    else { return choice }
    var found = choice.outcome
    (found.verdict, found.evidence, found.shortfalls, found.support) = (.yes, [claim], [], 0.85)
    found.value = name
    found.reasons.append("\(name) is no member of the list")
    return Choice(found, [other])
  }

  private func isDenied(by claims: [ClaimReading]) -> Bool {
    claims.contains { claim in
      claim.modality == .negated || claim.isBanned || Cues.holdsDenial(claim.reading.tokens.spaced)
        || Cues.isProhibition(claim.reading.tokens)
    }
  }

  /// Whether a second factor that is chosen is one that the claims name: that there is a second factor does not say which.
  private func namesFactor(_ option: String, _ outcome: Outcome, _ reading: QuestionReading) -> Bool {
    guard reading.demands.contains(where: { $0.topics.contains { $0.rawValue.holds("mfa") } }) else { return true }
    let kinds = Self.kindsOfFactor(lexicon.tokenizer.tokens(of: option))
    return kinds.isEmpty
      || outcome.evidence.contains { !Self.kindsOfFactor($0.reading.tokens).isDisjoint(with: kinds) }
  }

  private func chooseStated(_ reading: QuestionReading, _ judgements: [Judgement], _ outcome: Outcome) -> Choice {
    let options = reading.question.options
    var outcome = outcome
    guard !options.isEmpty else { return Choice(outcome, []) }
    if outcome.verdict == .planned, let begun = Options.begun(among: options),
      outcome.evidence.first.map(Self.isUnderWay) == true
    {
      return Choice(outcome, [begun])
    }
    if Options.areVerdicts(options) { return chooseVerdict(outcome, among: options, asked: reading.stems) }
    if outcome.verdict == .notStated {
      // Where the question's own words name no subject, its members do.
      let isUnclaimed = judgements.allSatisfy(\.isUnclaimed)
      if isUnclaimed, let chosen = chooseByContrast(reading, outcome) { return chosen }
      guard Self.isMultiple(reading) || isUnclaimed, let chosen = chooseByMembers(reading, outcome) else {
        return Choice(outcome, [])
      }
      return chosen
    }
    let state = Options.state(outcome.verdict, among: options, question: reading, tokenizer: lexicon.tokenizer)
    if outcome.verdict == .planned {
      return Choice(outcome, (state ?? Options.member(for: .planned, among: options)).map { [$0] } ?? [])
    }
    if let state { return Choice(outcome, [state]) }
    if outcome.verdict == .no {
      let said = outcome.evidence.first?.ownStems ?? []
      if let denial = Options.denial(among: options, of: reading.stems.union(said), tokenizer: lexicon.tokenizer) {
        return Choice(outcome, [denial])
      }
      // No is no answer to `Where is data stored?`.
      let isOpen = Self.isMultiple(reading) || QuestionReader.asksWhich(reading.tokens)
      return Choice(isOpen ? Self.leftOpen(outcome) : outcome, [])
    }
    if let first = judgements.first, first.demand.value == .place, let claim = first.evidence.first {
      let places = Places.named(by: claim, lexicon)
      if let option = Places.option(among: options, holding: places, lexicon) { return Choice(outcome, [option]) }
      let several = Self.isMultiple(reading) ? Places.options(among: options, of: places, lexicon) : []
      if !several.isEmpty { return Choice(outcome, several) }
    }
    if let choice = chooseRange(reading, judgements, outcome) { return choice }
    if judgements.first?.demand.value == .quantity([.version]), let version = judgements.first?.value,
      let choice = chooseVersion(version, outcome, among: options)
    {
      return choice
    }
    // Buckets of cadence are chosen by the figure.
    for judgement in judgements where judgement.verdict != .no {
      for claim in judgement.evidence {
        for quantity in claim.reading.quantities
        where quantity.kind == .frequency && !reading.isOfWatching(quantity, claim.reading.tokens) {
          if let option = Options.bucket(for: quantity.magnitude, among: options, tokenizer: lexicon.tokenizer) {
            outcome.value = quantity.normalised
            guard saysNoMore(option, than: index.claims(on: judgement.demand.topics[0]), reading) else {
              if outcome.verdict == .yes { outcome.verdict = .partial }
              outcome.reasons.append("'\(option)' says more than the claims")
              return Choice(outcome, [])
            }
            return Choice(outcome, [option])
          }
        }
      }
    }
    if Options.bucket(for: 1, among: options, tokenizer: lexicon.tokenizer) != nil {
      if let option = Options.vague(among: options, tokenizer: lexicon.tokenizer),
        outcome.evidence.contains(where: { $0.reading.quantities.contains { $0.kind == .vagueFrequency } })
      {
        return Choice(outcome, [option])
      }
      // Options are cadences and none is stated.
      if outcome.verdict == .yes { outcome.verdict = .notStated }
      return Choice(outcome, [])
    }
    if judgements.first?.demand.value == .quantity([.duration]), let option = Options.undated(among: options),
      outcome.evidence.contains(where: { $0.reading.quantities.contains { $0.kind == .vagueDelay } })
    {
      return Choice(outcome, [option])
    }
    // All that apply are sought one by one first, the one that fits by its words first.
    if Self.isMultiple(reading) { return chooseByMembers(reading, outcome) ?? chooseByWords(reading, outcome) }
    if let chosen = chooseByContrast(reading, outcome) { return chosen }
    let words = chooseByWords(reading, outcome)
    return words.options.isEmpty ? chooseByMembers(reading, outcome) ?? words : words
  }

  /// Whether a plan has been begun: `is undergoing certification`, `we are working towards`.
  private static func isUnderWay(_ claim: ClaimReading) -> Bool {
    let text = claim.reading.tokens.spaced
    return [
      " undergoing ", " in progress ", " underway ", " under way ", " working towards ", " working toward ",
      " pursuing ",
      " in the process of ", " preparing for ", " have started ", " has started ", " have begun ", " has begun ",
      " is being ", " are being ", " currently working ",
    ].contains(where: text.holds)
  }

  /// The range that the figure of the answer falls into; nil where the members are no ranges.
  private func chooseRange(_ reading: QuestionReading, _ judgements: [Judgement], _ outcome: Outcome) -> Choice? {
    for judgement in judgements where [.yes, .partial].contains(judgement.verdict) {
      for claim in judgement.evidence {
        let figures = claim.reading.quantities
        guard
          let figure = figures.first(where: { $0.normalised == judgement.value })
            ?? figures.first(where: {
              judgement.value?.hasSuffix("(\($0.normalised))") == true
            }), let ranges = OptionRanges(reading.question.options, for: figure, tokenizer: lexicon.tokenizer)
        else { continue }
        let slot = judgement.demand.topics.first.flatMap { lexicon.topic($0) }?.slots.first { $0.takes(figure.kind) }
        let isLeast =
          figure.bound == .atLeast || slot?.type.hasSuffix("-min") == true
          || slot?.name == "retention" || [.percent, .characters].contains(figure.kind)
        guard let option = ranges.option(isLeast: isLeast) else {
          return Choice(Self.leftOpen(outcome), [])
        }
        var found = outcome
        found.value = figure.normalised
        return Choice(found, [option])
      }
    }
    return nil
  }

  /// The member whose own words the best evidence has, at least half of them, or three of five where several are picked.
  private func chooseByWords(_ reading: QuestionReading, _ outcome: Outcome) -> Choice {
    let asked = asked(reading)
    let options = reading.question.options.filter { !Options.isRemainder($0) }
    let members = options.map { Member($0, asked: asked, reading.tokens, lexicon) }
    let isMultiple = Self.isMultiple(reading)
    // Qualities that some members state and others do not tell them apart.
    let told = members.reduce(into: Set<String>()) { $0.formUnion($1.points) }.filter { point in
      reading.demands.contains { $0.topics.contains { point.hasPrefix($0.rawValue + "/") } }
        && members.contains { !$0.points.contains(point) }
    }
    let rows = outcome.evidence.prefix(3).map { claim in (claim, told.filter { claim.reading.points[$0] != nil }) }
    let ordered = rows.filter { !$0.1.isEmpty } + rows.filter { $0.1.isEmpty }
    let table = ordered.map { claim, stated in
      members.map { member -> Double in
        let score = score(member, claim, isAlone: isMultiple)
        let own = told.intersection(member.points)
        guard !isMultiple, score < Self.name, !own.isEmpty else { return score }
        guard own.isSubset(of: stated) else { return 0 }
        return denies(member.tokens, claim) ? score : score + Double(own.count)
      }
    }
    // Each of several that are picked stands for itself.
    let least = isMultiple ? 0.6 : 0.5
    // A name that is shared tells more than words of a better claim.
    if let row = table.firstIndex(where: { $0.contains { $0 >= Self.name } })
      ?? table.firstIndex(where: { $0.contains { $0 >= least } }),
      let best = table[row].max()
    {
      let chosen = zip(options, table[row]).filter { isMultiple ? $0.1 >= least : $0.1 == best }.map(\.0)
      // Of two that are stated alike nobody knows which.
      if isMultiple || chosen.count == 1 {
        var found = outcome
        found.evidence.removeAll { $0.order == ordered[row].0.order }
        found.evidence.insert(ordered[row].0, at: 0)
        return Choice(found, chosen)
      }
    }
    return Choice(Self.leftOpen(outcome), [])
  }

  static func leftOpen(_ outcome: Outcome, since reason: String? = nil) -> Outcome {
    var outcome = outcome
    outcome.verdict = .notStated
    outcome.reasons += ["no member of the list is stated"] + (reason.map { [$0] } ?? [])
    return outcome
  }

  /// Stems of the question that tell its members apart no better than chance; none where it spells them out itself.
  func asked(_ reading: QuestionReading) -> Set<String> {
    let asked = reading.stems
    let isSpeltOut = reading.question.options.allSatisfy { option in
      lexicon.tokenizer.tokens(of: option).allSatisfy { $0.isFunctionWord || asked.contains($0.stem) }
    }
    return isSpeltOut ? [] : asked
  }

  /// Whether what a member adds to its cadence (`upon hire, and once a year`) is said as well.
  private func saysNoMore(_ option: String, than claims: [ClaimReading], _ reading: QuestionReading) -> Bool {
    let tokens = lexicon.tokenizer.tokens(of: option)
    let figures = QuantityReader.quantities(in: tokens)
    guard let and = tokens.firstIndex(where: { $0.word == "and" }) else { return true }
    return tokens.indices.allSatisfy { position in
      let token = tokens[position]
      guard !token.isFunctionWord, token.number == nil, position != and, !QuestionReader.generic.contains(token.stem),
        !figures.contains(where: { $0.tokens.contains(position) }), token.word != "once",
        !reading.content.contains(token.stem)
      else { return true }
      let concepts = lexicon.concepts(at: position, in: tokens)
      return claims.contains { claim in
        claim.stems.contains(token.stem)
          || concepts.contains { !lexicon.positions(of: $0, in: claim.reading.tokens).isEmpty }
      }
    }
  }

  /// Whether all that apply are asked for.
  static func isMultiple(_ reading: QuestionReading) -> Bool {
    if reading.question.form == .multipleChoice { return true }
    let text = reading.question.text.lowercased()
    return ["select the", "select all"].contains(where: text.hasPrefix)
      || [
        "all that apply", "check all", "tick all", "which of these", "which of the following", "any of the following",
      ].contains(where: text.holds)
  }

  /// How much of a member a claim states: the part of its own words, more where both name the same algorithm or standard or,
  /// of members of which one is sought, the same qualities.
  private func score(_ member: Member, _ claim: ClaimReading, isAlone: Bool) -> Double {
    let tokens = member.tokens
    let special = isAlone ? member.own.filter { !QuestionReader.generic.contains(tokens[$0].stem) } : []
    let own = special.isEmpty ? member.own : special
    guard !own.isEmpty else { return 0 }
    let said = isAlone ? claim.ownStems : claim.stems
    let shared = own.count { said.contains(tokens[$0].stem) }
    // `Business hours only` says of all others that they are not.
    if says(Self.only, tokens), !says(Self.only, claim.reading.tokens), shared < own.count { return 0 }
    if lacksOwner(tokens, claim) || !holdsVersion(tokens, [claim]) || !saysAll(tokens, [claim]) { return 0 }
    var score = Double(shared) / Double(own.count)
    switch sharesName(member.whole, of: member.option, claim) ?? sharesHours(member.whole, claim) {
    case true?: score += Self.name
    case false?: return 0
    case nil: break
    }
    if shared > 0, !isAlone { score += 0.3 * Double(member.points.count { claim.reading.points[$0] != nil }) }
    // A use that is forbidden or not made is the member that says never.
    let forbids =
      claim.aspects.values.contains { $0.match.isAdverse && $0.isAffirmed } || claim.reading.tokens.first?.word == "no"
    if forbids { score += tokens.contains { ["never", "not", "no", "none"].contains($0.word) } ? 1 : -1 }
    return !forbids && denies(tokens, claim) ? 0 : score
  }

  /// Whether a member denies what no claim denies.
  private func denies(_ tokens: [Token], _ claim: ClaimReading) -> Bool {
    claim.claim.modality != .negated
      && tokens.contains { ["not", "no", "never", "without", "plain"].contains($0.word) }
  }

  /// What a shared name counts, more than all words and qualities.
  private static let name = 100.0
  static let only: Set<String> = ["only", "solely", "exclusively"]

  /// Whether a member is something of one's own (`Own data centre`) and a claim does not say whose.
  func lacksOwner(_ tokens: [Token], _ claim: ClaimReading) -> Bool {
    tokens.first?.word == "own" && !says(["own", "owned", "our", "dedicated"], claim.reading.tokens)
  }

  func says(_ words: Set<String>, _ tokens: [Token]) -> Bool { tokens.contains { words.contains($0.word) } }
}

import Language
import Model

/// Members of a list that are read as questions of their own.
extension ChoiceReader {
  /// A member that the claims state.
  private struct Stated {
    var option: String
    var outcome: Outcome
    /// The claims that state it, to be cited.
    var proof: [ClaimReading]
    /// How many of its words the best claim has.
    var shared: Int
    var member: (reading: QuestionReading, judgements: [Judgement])
    /// Whether all that it says is stated, and not its gist alone.
    var isWhole: Bool
  }

  /// What the question asks of every member.
  private struct Demanded {
    /// Whose or of what it has to be.
    var objects: [String]
    /// The abbreviations that its claims have to name.
    var acronyms: Set<String>
    /// Whether papers have to hold it.
    var ofContents: Bool
  }

  /// Words that leave nothing else, as `only` does.
  private static let excluding = only.union([
    "all", "every", "everything", "any", "prohibited", "forbidden", "mandatory", "must", "required", "enforced",
    "never",
  ])

  /// Points that name whose or of what something is.
  private static let populations: Set<String> = [
    "administrators", "visitors", "service-accounts", "phones", "wireless",
  ]

  /// Members that the claims state when each is read as a question of its own; nil where none does.
  func chooseByMembers(_ reading: QuestionReading, _ outcome: Outcome) -> Choice? {
    let isMultiple = Self.isMultiple(reading)
    let demanded = Demanded(
      // `Which methods do administrators use …` is not answered by what others use.
      objects: lexicon.read(reading.tokens).asked.keys.filter(Self.populations.contains),
      // `How is access to the VPN authenticated?` is not answered by how people sign in elsewhere.
      acronyms: outcome.verdict == .notStated ? reading.acronyms : [], ofContents: asksForContents(reading))
    let stated = reading.question.options.filter { !Options.isRemainder($0) }.compactMap { option in
      readings(of: option).lazy.compactMap { self.stated(option, read: $0, reading, demanded) }.first
    }
    guard let best = stated.max(by: { ($0.outcome.support, $0.shared) < ($1.outcome.support, $1.shared) }) else {
      return nil
    }
    // Of two that are stated the question's subject decides; where no claim is on it nobody knows.
    guard isMultiple || stated.count == 1 || outcome.verdict != .notStated else { return nil }
    let members = isMultiple ? stated : [best]
    var combined = best.outcome
    if stated.count > 1, !isMultiple { combined.support *= 0.8 }
    combined.evidence = []
    // One claim of each first: they are the ones that are quoted.
    for claim in members.compactMap(\.proof.first) + members.flatMap({ $0.proof.dropFirst() })
    where !combined.evidence.contains(where: { $0.order == claim.order }) { combined.evidence.append(claim) }
    if isMultiple { combined.coreCount = members.count }
    // A member that is picked by its words holds no less than it says.
    let isWhole = outcome.verdict == .yes || isMultiple || reading.demands.isEmpty && best.outcome.shortfalls == [.part]
    if combined.verdict == .partial, isWhole { combined.verdict = .yes }
    combined.value = outcome.value ?? combined.value
    if !members.allSatisfy(\.isWhole) { Self.leaveAddition(of: &combined) }
    return Choice(combined, members.map(\.option), by: best.member)
  }

  /// The one member that a claim affirms when each is read as a question of its own, where the claim denies another: of
  /// `Named accounts only` and `Shared accounts exist` the first, where sharing is forbidden.
  func chooseByContrast(_ reading: QuestionReading, _ outcome: Outcome) -> Choice? {
    let options = reading.question.options.filter { !Options.isRemainder($0) }
    guard !Self.isMultiple(reading), options.count == 2 else { return nil }
    let found = options.map { option in
      let text = readings(of: option).last ?? option
      let (member, outcome) = judged(text, lexicon.tokenizer.tokens(of: text), of: reading)
      return (option: option, isWhole: text == option, member: member, outcome: outcome)
    }
    let affirmed = found.filter { $0.outcome.verdict == .yes }
    guard affirmed.count == 1, let best = affirmed.first, let claim = best.outcome.evidence.first,
      best.member.reading.demands.first?.isFromContext == false,
      found.contains(where: { other in
        other.outcome.verdict == .no && other.outcome.evidence.contains { $0.order == claim.order }
      })
    else { return nil }
    var chosen = best.outcome
    chosen.value = outcome.value ?? chosen.value
    if !best.isWhole { Self.leaveAddition(of: &chosen) }
    return Choice(chosen, [best.option], by: best.member)
  }

  /// Makes a part of what a member that is picked by its gist says in all.
  private static func leaveAddition(of outcome: inout Outcome) {
    outcome.fallShort("what the member says besides is not stated", by: 0.9)
    outcome.shortfalls.insert(.addition)
  }

  /// A member in its own words and, where it adds a purpose or another sentence, without them.
  private func readings(of option: String) -> [String] {
    let gist = Options.gist(option) {
      lexicon.read(lexicon.tokenizer.tokens(of: $0)).topics.contains { $0.weight >= 1 }
    }
    return gist == option ? [option] : [option, gist]
  }

  /// A member's words read and judged as a question, and what its judgements come to.
  private func judged(
    _ text: String, _ tokens: [Token], of reading: QuestionReading
  ) -> (member: (reading: QuestionReading, judgements: [Judgement]), outcome: Outcome) {
    let member = judge(question(text, tokens, of: reading))
    return (member, Combination.combine(member.judgements, reading: member.reading))
  }

  /// A member as the claims state it, read by its own words or by the gist of them; nil where they do not.
  private func stated(
    _ option: String, read text: String, _ reading: QuestionReading, _ demanded: Demanded
  ) -> Stated? {
    func states(_ claim: ClaimReading, _ object: String) -> Bool {
      claim.reading.points[object] != nil || claim.claim.section.contains { lexicon.read($0).points[object] != nil }
    }
    let tokens = lexicon.tokenizer.tokens(of: text)
    let restricts = says(Self.only, tokens)
    let judged = judged(text, tokens, of: reading)
    let member = judged.member
    var found = judged.outcome
    if let provider = provider(tokens, of: text, reading) {
      (found.verdict, found.evidence, found.shortfalls) = (.yes, [provider], [])
      return Stated(
        option: option, outcome: found, proof: [provider], shared: 1, member: member, isWhole: text == option)
    }
    if demanded.ofContents { found.evidence.removeAll { !namesPaper($0) } }
    // What a member asks beyond its subject has to be said: of a SOC 2 report nobody knows the type.
    guard
      found.verdict == .yes || found.verdict == .partial && found.shortfalls.isDisjoint(with: [.point, .figure]),
      let demand = member.reading.demands.first,
      !demand.isFromContext || found.verdict == .yes && !(demand.points.isEmpty && demand.thresholds.isEmpty),
      !demand.asksForAdverse, let claim = found.evidence.first,
      !(reading.asksForAlgorithm && reading.isOfOtherClass(claim)),
      !People.areOthers(claim.reading.tokens, than: reading.tokens, lexicon),
      demanded.objects.isEmpty
        || found.evidence.contains(where: { claim in demanded.objects.contains { states(claim, $0) } }),
      !lacksOwner(tokens, claim),
      !restricts || found.evidence.contains(where: { says(Self.excluding, $0.reading.tokens) }),
      demanded.acronyms.isSubset(of: found.evidence.reduce(into: Set<String>()) { $0.formUnion($1.stems) }),
      saysAll(tokens, found.evidence.prefix(3)),
      !found.evidence.prefix(3).allSatisfy({ sharesName(tokens, of: text, $0) == false }),
      !found.evidence.allSatisfy({
        Sites.isOther($0, than: reading.site, lexicon) || Sites.isPart($0, of: reading, lexicon)
      })
    else { return nil }
    // The words that tell the member from the others have to be in the source as well, or a quality that means them.
    let named = lexicon.read(tokens).asked
    let ofQualities = demand.points.filter { named[$0] != nil }
      .map { point in found.evidence.first { $0.reading.points[point] != nil } }
    let proof =
      if !ofQualities.isEmpty, !ofQualities.contains(where: { $0 == nil }) {
        ofQualities.compactMap(\.self)
      } else {
        telling(member.reading, beside: reading, among: found.evidence.prefix(3))
      }
    guard holdsVersion(tokens, found.evidence), !proof.isEmpty else { return nil }
    let shared = member.reading.content.intersection(claim.ownStems).count
    return Stated(option: option, outcome: found, proof: proof, shared: shared, member: member, isWhole: text == option)
  }

  /// The claims that have the words which tell a member from the others, or others for them, in their own text: all of them,
  /// of a long one three of five.
  private func telling(
    _ member: QuestionReading, beside question: QuestionReading, among claims: some Sequence<ClaimReading>
  ) -> [ClaimReading] {
    let own = member.content.subtracting(asked(question)).subtracting(Self.weak)
    let tokens = member.tokens
    let places = tokens.indices.filter { own.contains(tokens[$0].stem) }
    let known = Set(question.tokens.indices.flatMap { lexicon.concepts(at: $0, in: question.tokens) })
    // One second factor is not another, though each is one.
    let isFactor = !Self.kindsOfFactor(tokens).isEmpty
    return claims.filter { claim in
      let open = places.filter { place in
        !claim.saysItself(place, of: tokens, lexicon)
          && !lexicon.concepts(at: place, in: tokens).contains {
            !known.contains($0) && !(isFactor && $0 == "mfa")
              && !lexicon.positions(of: $0, in: claim.reading.tokens).isEmpty
          }
      }
      let isTold = open.isEmpty || places.count > 3 && open.count * 5 <= places.count * 2
      return !own.isEmpty && isTold && member.residue.subtracting(claim.stems).count * 2 <= own.count
    }
  }

  /// Whether a version that a member names is one that the claims let in: of `TLS 1.3+` none below.
  func holdsVersion(_ member: [Token], _ claims: [ClaimReading]) -> Bool {
    guard let version = QuantityReader.quantities(in: member).first(where: { $0.kind == .version }) else { return true }
    return claims.contains { claim in
      claim.reading.quantities.contains { said in
        guard said.kind == .version, said.unit == version.unit else { return false }
        // `TLS 1.2 and 1.3`
        let others = claim.reading.tokens.dropFirst(said.tokens.upperBound).prefix(2)
        return said.magnitude == version.magnitude || said.bound == .atLeast && said.magnitude < version.magnitude
          || others.contains { $0.number == version.magnitude }
      }
    }
  }

  /// Whether it is asked what papers hold: `Select the topics that your security policies cover`.
  private func asksForContents(_ reading: QuestionReading) -> Bool {
    reading.tokens.contains { Self.papers.contains($0.stem) }
      && reading.tokens.contains { ["topic", "subject", "area", "cover"].contains($0.stem) }
  }

  /// Whether a claim speaks of a paper; that something is done does not say that a policy covers it.
  private func namesPaper(_ claim: ClaimReading) -> Bool { claim.stems.contains(where: Self.papers.contains) }

  private static let papers: Set<String> = ["polici", "procedur", "guidelin", "directiv", "standard"]

  /// A member as a question: by itself where it names a subject of its own and the question none of its family, else below
  /// the question.
  private func question(_ option: String, _ tokens: [Token], of reading: QuestionReading) -> Question {
    let question = reading.question
    let own = lexicon.read(tokens).topics.first
    let families = Set(reading.demands.flatMap(\.topics).compactMap { lexicon.family(of: $0) })
    let standsAlone =
      (Self.isMultiple(reading) || reading.demands.isEmpty)
      && own.map { $0.weight >= 1 && !families.contains(lexicon.family(of: $0.topic) ?? "") } ?? false
    // What a product offers to the customer's people is not what the company's own use.
    let isOfCustomers = reading.tokens.contains {
      ["customer", "customers", "client", "clients", "users"].contains($0.word)
    }
    return Question(
      id: question.id, section: standsAlone ? [] : question.section + [question.text],
      text: standsAlone && isOfCustomers ? option + " for customers" : option, form: .yesNo)
  }
}

import Language
import Model

/// Reads a question into its demands.
struct QuestionReader {
  let lexicon: Lexicon
  let names: Set<String>

  func read(_ row: Question) -> QuestionReading {
    var question = row
    question.text = QuestionText.led(row)
    let (asking, explaining) = QuestionText.parts(of: question.text)
    let tokenizer = lexicon.tokenizer
    let asker = Asker(tokenizer)
    let turns = Turns(tokenizer)
    let options = question.options
    var form: QuestionReading.Form =
      switch question.form {
      case .number, .date, .text: .value
      case .choice, .multipleChoice: .choice
      default: .yesNo
      }
    if form == .choice || question.form == nil, !options.isEmpty {
      form = Options.areVerdicts(options) ? .yesNo : .choice
    }

    var demands: [Demand] = []
    var unnamed: Demand?
    var tokens: [Token] = []
    var understood: Set<Int> = []
    var isUnreadInPart = false
    var before: [Token] = []
    for sentence in asking {
      let read = turns.straightened(asker.replaced(tokenizer.tokens(of: sentence), of: sentence))
      let own = Self.withoutRespondent(Self.withoutContrast(Self.withoutLitany(Self.withoutPreamble(read))))
      let offset = tokens.count
      let pointCount = demands.reduce(0) { $0 + $1.points.count }
      let found = self.demands(
        of: own, after: before, question: question, explaining: explaining, form: &form, earlier: &demands)
      // What points back at the sentence before asks more only with words that it brings.
      let isAnaphoric = Self.isAnaphoric(own)
      let known = isAnaphoric ? Set(before.map(\.stem)) : []
      before = own
      if !demands.isEmpty, sentence.hasSuffix("?"), demands.reduce(0, { $0 + $1.points.count }) == pointCount,
        found.allSatisfy({ $0.topics.isEmpty && $0.points.isEmpty && $0.thresholds.isEmpty }), !found.isEmpty,
        Set(own.lazy.filter(isContent).map(\.stem)).subtracting(known).count > (isAnaphoric ? 2 : 1)
      {
        isUnreadInPart = true
      }
      for var demand in found {
        demand.positions = Set(demand.positions.map { $0 + offset })
        demand.named = Set(demand.named.map { $0 + offset })
        demand.places = demand.places.mapValues { Set($0.map { $0 + offset }) }
        for index in demand.thresholds.indices {
          let tokens = demand.thresholds[index].tokens
          demand.thresholds[index].tokens = tokens.lowerBound + offset..<tokens.upperBound + offset
        }
        understood.formUnion(demand.positions)
        if demand.topics.isEmpty, demands.isEmpty, asking.count == 1 { unnamed = demand }
        // A sentence without a measure of its own qualifies the one before (`Any upcharge?`).
        if demand.topics.isEmpty, let last = demands.indices.last {
          demands[last].points += demand.points
          demands[last].places.merge(demand.places) { first, _ in first }
          demands[last].thresholds += demand.thresholds
          demands[last].named.formUnion(demand.named)
          if demands[last].value == nil { demands[last].value = demand.value }
        } else if !demand.topics.isEmpty {
          if let same = demands.firstIndex(where: { $0.topics == demand.topics }) {
            demands[same].points += demand.points.filter { !demands[same].points.contains($0) }
            demands[same].places.merge(demand.places) { first, _ in first }
            demands[same].thresholds += demand.thresholds
            demands[same].named.formUnion(demand.named)
            demands[same].value = demands[same].value ?? demand.value
          } else {
            demands.append(demand)
          }
        }
      }
      tokens += own
    }
    var content: Set<String> = []
    var residue: Set<String> = []
    for (position, token) in tokens.enumerated() where isContent(token) {
      content.insert(token.stem)
      if !understood.contains(position) { residue.insert(token.stem) }
    }
    let text = tokens.spaced
    return QuestionReading(
      question: question, form: form, demands: demands, unnamed: demands.isEmpty ? unnamed : nil, tokens: tokens,
      clauses: Self.clauses(tokens),
      conjuncts: Self.conjuncts(tokens),
      contents: Self.contents(tokens), followed: Self.followed(tokens),
      residue: residue, content: content,
      counts: form == .yesNo
        ? QuantityReader.quantities(in: tokens).filter { $0.kind == .count && $0.bound != .exact } : [],
      asksForNames: Self.asksForNames(tokens), asksForRole: Self.asksForRole(tokens), isUnreadInPart: isUnreadInPart,
      machine: Machines.kind(of: tokens, lexicon), contrasts: Contrasts(tokens),
      isOfOtherBusiness: OtherBusiness.isMeant(by: text), site: Sites.kind(of: tokens, lexicon),
      isOfParties: !lexicon.positions(of: "vendor", in: tokens).isEmpty,
      severities: tokens.map(\.word).filter(Judge.severities.contains).map(Judge.plainSeverity),
      asksForPeople: People.areNamed(tokens) && !People.areRestricted(tokens),
      asksForPermission: Self.asksForPermission(tokens),
      asksForOffer: Self.offers.contains(where: text.holds),
      asksForAll: [" all ", " every ", " each ", " without exception ", " any ", " everywhere "].contains(
        where: text.replacing(" each other ", with: " ").replacing(" all other ", with: " ").holds),
      asksForEvery: Self.asksForEvery(tokens), stems: Set(tokens.map(\.stem)))
  }

  private static let offers = [
    " support ", " supports ", " offer ", " offers ", " available ", " allow ", " allows ", " can ", " provide ",
    " option ", " publish ", " may ",
    " integrate ", " integrated ", " enable ",
  ]
  // MARK: Demands of a sentence

  private func demands(
    of tokens: [Token], after before: [Token], question: Question, explaining: [String],
    form: inout QuestionReading.Form, earlier: inout [Demand]
  ) -> [Demand] {
    // What else there is, beside a list that was just offered, only people know.
    if Self.asksForOthers(tokens) || Self.asksForReasons(tokens) { return [] }
    var reading = lexicon.read(tokens)
    let brackets = form == .yesNo ? Self.bracketed(tokens) : []
    let plain = brackets.isEmpty ? [] : topics(of: tokens, without: brackets)
    if !plain.isEmpty {
      reading.topics =
        plain
        + reading.topics.filter { match in
          !match.positions.isSubset(of: brackets) && !plain.contains { $0.topic == match.topic }
        }
    }
    // `Where patching is not possible, mitigations …` asks for what stands behind its circumstances.
    let circumstances = Self.circumstances(tokens)
    reading.topics.removeAll { !$0.positions.isEmpty && $0.positions.isSubset(of: circumstances) }
    if let forbidden = Self.forbidden(tokens) {
      reading.topics.removeAll { !$0.positions.isEmpty && $0.positions.isDisjoint(with: forbidden) }
    }
    var isFromContext = false
    // What only people can judge is asked of people, whatever else the words name.
    if let personal = reading.topics.first(where: {
      ["opinion", "company-facts", "security-headcount"].contains($0.topic)
    }) {
      reading.topics = [personal]
    }
    // On premises the same words mean other things: the keys, the logs and the unauthorized access of `Physical access`.
    let premises = question.group.flatMap { name in
      lexicon.read(name).topics.first.map { family($0.topic) } == "physical" ? name : nil
    }
    if isTerse(tokens), earlier.isEmpty, let heading = premises ?? question.section.last {
      // A row of few words under a heading speaks of the heading's subject.
      let above = lexicon.read(heading).topics
      if let subject = above.first,
        !reading.topics.contains(where: { row in above.contains { family($0.topic) == family(row.topic) } })
      {
        let wider = lexicon.read(tokens, contexts: [lexicon.tokenizer.tokens(of: heading)])
        reading.topics = [wider.topics.first { family($0.topic) == family(subject.topic) } ?? subject]
        reading.topics[0].positions = reading.topics[0].positions.filter {
          $0 < tokens.count && above[0].topic != reading.topics[0].topic
        }
        isFromContext = true
      }
    }
    let label = Self.label(tokens)
    // A title's subject that the sentence names too is what it asks for.
    let repeated = label.isEmpty ? [] : lexicon.read(Array(tokens.dropFirst(label.count))).named
    let listed = label.isEmpty ? Self.listed(tokens) : []
    let subordinate = Self.subordinate(tokens)
    // `for every employee who accesses customer data` says who is meant, the employee included.
    let aside = subordinate.union(Self.antecedents(tokens)).union(Self.purpose(of: tokens))
    let people = lexicon.positions(of: "employee", in: tokens).reduce(into: Set<Int>()) { $0.formUnion($1) }
    if reading.topics.isEmpty, earlier.isEmpty {
      // A terse row takes its measure from what stands around it.
      // The row before counts only where the words point at it.
      let preceding = Self.isAnaphoric(tokens) ? question.precedingText ?? "" : ""
      let around = (explaining + [preceding] + question.section.reversed()).filter { !$0.isEmpty }
      let wider = lexicon.read(tokens, contexts: around.map { lexicon.tokenizer.tokens(of: $0) })
      // A sentence of its own has to name a part of it itself.
      let own = wider.topics.filter { isTerse(tokens) || !$0.positions.isSubset(of: circumstances) }
      if let best = own.first {
        reading.topics = [best]
        isFromContext = true
      }
    }
    var others: [Identifier<Topic>] = []
    // `… and is it exercised each year?` names what is done to the subject before it.
    if !earlier.isEmpty, Self.isAnaphoric(tokens), !before.isEmpty, tokens.contains(where: isContent) {
      let wider = lexicon.read(tokens, contexts: [before])
      var pointed = wider.topics.filter { match in
        !match.positions.isEmpty && !match.contextPositions.isEmpty
          && !earlier.contains { $0.topics.contains(match.topic) }
      }
      if pointed.isEmpty { pointed = named(by: tokens, ofSubjectIn: before, besides: earlier) }
      if let best = pointed.first, best.weight > reading.topics.first?.weight ?? 0 {
        reading.topics = [best]
        others = pointed.dropFirst().filter {
          !$0.positions.isDisjoint(with: best.positions) && valueKinds(of: $0.topic) == valueKinds(of: best.topic)
        }.map(\.topic)
      }
    }
    let value = wanted(tokens, reading.quantities, question: question, form: &form)
    let quantities = thresholds(reading, value: value)
    // "Specify algorithm and key length" asks for points of what was asked before.
    attach(reading.asked, to: &earlier, isFollowUp: Self.isFollowUp(tokens))
    if Self.isFollowUp(tokens), !earlier.isEmpty {
      if earlier[0].value == nil, form == .value { earlier[0].value = value }
      return []
    }
    let scope = Self.scopeOfObligation(tokens)
    func rank(_ match: TopicMatch) -> Double {
      var rank = match.weight
      if !match.positions.isDisjoint(with: listed) { rank -= 20 }
      // `Incident handling: Notify …` is headed by its subject.
      if !match.positions.isEmpty, match.positions.isSubset(of: label), !repeated.contains(match.topic) { rank -= 3 }
      // Who does it lies outside: `May employees use their own devices to access customer data?`.
      if !match.positions.isDisjoint(with: aside), match.positions.subtracting(people).isSubset(of: aside) {
        rank -= 10
      }
      if !match.positions.isDisjoint(with: subordinate) { rank -= 1.5 }
      // `How frequently do you test …` sets no limit, and names what has a cadence.
      if reading.quantities.contains(where: { lexicon.fills($0, of: match.topic) }) { rank += 1 }
      // `kept apart from encrypted data`: what the subject is kept apart from.
      if let start = match.positions.min(), start > 0, match.positions.count > 1,
        tokens[start - 1].word == "from",
        reading.topics.contains(where: { $0.weight >= match.weight && ($0.positions.min() ?? start) < start })
      {
        rank -= 1
      }
      if isSecondScope(match, tokens) || isRequired(for: match, scope, besides: reading.topics) { rank -= 10 }
      // A named certificate is asked for, not any.
      let isWider = reading.topics.contains { narrow in
        match.topic == "security-certifications" && broader(than: narrow.topic).contains(match.topic)
          && !narrow.positions.isDisjoint(with: match.positions)
      }
      if isWider { rank -= 3 }
      return rank
    }
    let ranked = reading.topics.sorted { rank($0) > rank($1) }
    guard let primary = ranked.first else {
      var demand = Demand(
        [], weight: 0, thresholds: quantities, points: globalPoints(reading, topics: []), value: value, at: [])
      demand.named = quantities.reduce(into: []) { $0.formUnion($1.tokens) }
      return [demand]
    }
    var chosen: [TopicMatch] = [primary]
    let members = form == .yesNo ? Self.conjuncts(tokens) : []
    let joint = form == .yesNo ? Self.secondPredicate(tokens) : nil
    let told = Self.commonSubject(tokens)
    for match in ranked.dropFirst()
    where rank(match) > -5 && isSeparate(match, from: chosen, tokens, members: members, of: told) {
      chosen.append(match)
    }
    let subject = qualified(by: chosen, tokens)
    if let subject { chosen.append(subject) }
    if let joint, let addition = added(to: chosen, behind: joint, reading.asked, tokens) { chosen.append(addition) }
    let whole = form == .yesNo ? whole(beside: chosen, tokens) : nil
    if let whole { chosen.append(whole) }
    let lead = whole?.topic ?? primary.topic
    // `restore or recovery test`: either will do.
    var alternatives: [Identifier<Topic>: [Identifier<Topic>]] = [:]
    if chosen.count == 2, areAlternatives(chosen[0], chosen[1], tokens) {
      alternatives[chosen[0].topic] = [chosen[1].topic]
      chosen.removeLast()
    } else if let (one, other) = joined(
      chosen.filter { $0.topic != subject?.topic && $0.topic != whole?.topic }, tokens)
    {
      alternatives[one] = [other]
      chosen.removeAll { $0.topic == other }
    } else if chosen.count == 1 {
      let other = ranked.dropFirst().filter {
        areJoined(primary, $0, tokens)
          || !$0.positions.isDisjoint(with: primary.positions) && areAlternatives(primary, $0, tokens)
      }
      alternatives[primary.topic] = other.map(\.topic) + others
    }
    // `Within which time is the service restored after a disaster?` wants the figure, not the plan around it.
    if form == .value, case .quantity(let kinds) = value,
      chosen.contains(where: { valueKinds(of: $0.topic) == kinds }), quantities.isEmpty
    {
      chosen.removeAll { match in
        lexicon.topic(match.topic)?.slots.contains { $0.type.hasPrefix("duration") || $0.type.hasPrefix("percent") }
          == false
      }
    }
    chosen.sort {
      ($0.topic == lead ? 0 : 1, $0.positions.min() ?? 0) < ($1.topic == lead ? 0 : 1, $1.positions.min() ?? 0)
    }
    // Figures of equal rank keep the order of the words: RTO before RPO.
    if chosen.allSatisfy({ valueKinds(of: $0.topic) != nil }) {
      chosen.sort { ($0.positions.min() ?? 0, $1.topic) < ($1.positions.min() ?? 0, $0.topic) }
    }
    var demands = chosen.map { match in
      // `a CSA STAR self-assessment or certification` is none of another scheme.
      let others = (alternatives[match.topic] ?? []).filter {
        $0 != "security-certifications" || !broader(than: match.topic).contains($0)
      }
      return Demand(
        [match.topic] + others, weight: match.weight, isFromContext: isFromContext, asksForAdverse: match.isAdverse,
        at: match.positions)
    }
    assign(quantities, to: &demands, parted: joint)
    attach(reading.asked, to: &demands, isFollowUp: false)
    Self.part(&demands, among: members)
    let global = globalPoints(reading, topics: demands.flatMap { Array($0.positions) })
    for name in global {
      let positions = reading.asked[name] ?? []
      // Of demands that share the word beside it the one that has no other: `back up databases, with restores`.
      let nearest = demands.indices.min {
        (apart(positions, demands[$0].positions), demands[$0].positions.count) < (
          apart(positions, demands[$1].positions), demands[$1].positions.count
        )
      }
      guard let nearest, !demands[nearest].points.contains(where: { $0.hasSuffix("/" + name) }) else { continue }
      demands[nearest].points.append(name)
      demands[nearest].places[name] = positions
      demands[nearest].understand(positions)
    }
    for index in demands.indices {
      let match = chosen[index < chosen.count ? index : 0]
      if form == .yesNo, !match.isAdverse {
        // `Can staff reach the data without our permission?` lacks a quality.
        let lacked = demands[index].points.filter { Self.lacks(reading.asked[$0] ?? [], tokens) }
        demands[index].points.removeAll(where: lacked.contains)
        demands[index].isLacking = !lacked.isEmpty || Self.lacks(match.positions, tokens)
      }
      demands[index].isScope = match.positions.min().map { $0 > scope ?? .max } ?? false
      // What a second predicate is told of is asked for itself.
      let isSubject = index < chosen.count && match.topic == subject?.topic
      (demands[index].isSubject, demands[index].isOfPredicate) = (isSubject && joint == nil, isSubject && joint != nil)
      demands[index].predicate = predicate(of: demands[index], tokens)
      demands[index].isDenied = Self.denies(match.positions, tokens, adverse: match.isAdverse ? match.term : nil)
      demands[index].value = index == 0 ? value : nil
      if let kinds = valueKinds(of: demands[index].topics[0]), form == .value {
        demands[index].value = .quantity(kinds)
      }
    }
    if form == .value, value == .provider, Self.asksForPlace(tokens) { addPlace(to: &demands) }
    if demands[0].topics == ["report-sharing"] {
      demands[0].presupposed = reading.named.subtracting(["report-sharing", "security-certifications"]).sorted()
    }
    // Other words for the same measure are understood as well.
    for match in reading.topics where ranked.first.map({ !$0.positions.isDisjoint(with: match.positions) }) ?? false {
      demands[0].positions.formUnion(match.positions)
    }
    return demands
  }

  /// Whether a subject only says where another holds as well: `compulsory for every account and for access to production`.
  private func isSecondScope(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard let start = match.positions.min(), start > 3 else { return false }
    return tokens[start - 1].word == "for" && tokens[start - 2].word == "and"
      && tokens[..<(start - 2)].contains { $0.word == "for" }
  }

  /// Whether another subject is required for one: `Is a second factor required for access to production?`.
  private func isRequired(for match: TopicMatch, _ scope: Int?, besides topics: [TopicMatch]) -> Bool {
    guard let scope, let start = match.positions.min(), start > scope else { return false }
    return topics.contains { other in
      other.topic != match.topic && other.positions.contains { $0 < scope } && other.weight >= match.weight
    }
  }

  /// The topics that a sentence names without what stands in brackets.
  ///
  /// `secure deletion (degaussing or wiping) of copies` is no question about degaussing.
  private func topics(of tokens: [Token], without aside: Set<Int>) -> [TopicMatch] {
    let outside = tokens.indices.filter { !aside.contains($0) }
    return lexicon.read(outside.map { tokens[$0] }).topics.map { match in
      var match = match
      match.positions = Set(match.positions.compactMap { $0 < outside.count ? outside[$0] : nil })
      return match
    }
  }

  /// Gives each figure of a sentence to the demand that it is of.
  ///
  /// - Parameter joint: where a second predicate begins, whose figures are its own.
  private func assign(_ quantities: [Quantity], to demands: inout [Demand], parted joint: Int?) {
    for quantity in quantities {
      let start = quantity.tokens.lowerBound
      func rank(_ index: Int) -> Int {
        let isOfOtherPredicate = joint.map { joint in
          demands[index].measure.contains { $0 > joint } != (start > joint)
        }
        return distance(start, demands[index].positions)
          + (lexicon.fills(quantity, of: demands[index].topics[0]) ? 0 : 40) + (isOfOtherPredicate == true ? 20 : 0)
      }
      guard let nearest = demands.indices.min(by: { rank($0) < rank($1) }) else { continue }
      // `backups taken daily and kept for 30 days` names the copies' keeping; the cadence is the wider topic's.
      if !lexicon.fills(quantity, of: demands[nearest].topics[0]),
        let broader = broader(than: demands[nearest].topics[0]).first(where: { lexicon.fills(quantity, of: $0) })
      {
        demands.append(Demand([broader], weight: 1, thresholds: [quantity], at: Set(quantity.tokens)))
      } else {
        demands[nearest].thresholds.append(quantity)
        demands[nearest].understand(quantity.tokens)
      }
    }
  }

  /// Asks for the place as well: `Where is our data hosted, and by which provider?` wants both.
  private func addPlace(to demands: inout [Demand]) {
    if let place = demands.firstIndex(where: { $0.topics[0] == "data-location" }) {
      demands[place].value = .place
      if place == 0 {
        demands.insert(Demand(["cloud-hosting"], weight: demands[0].weight, value: .provider, at: []), at: 0)
      }
    } else {
      demands.append(Demand(["data-location"], weight: demands[0].weight, value: .place, at: []))
    }
  }

  /// Gives the points that a sentence asks for to the demands that know them.
  private func attach(_ asked: [String: Set<Int>], to demands: inout [Demand], isFollowUp: Bool) {
    for (name, positions) in asked.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2, let index = demands.firstIndex(where: { $0.topics.first?.rawValue == parts[0] }),
        !demands[index].points.contains(name),
        isFollowUp || lexicon.restrictingPoints.contains(name) || lexicon.narrowerPoints.contains(name)
          // Which report is meant is weighed by its kind.
          || lexicon.essentialPoints.contains(name) && parts[0] != "report-sharing"
          || lexicon.inherentPoints.contains(name)
          || !positions.isSubset(of: demands[index].positions)
      else { continue }
      demands[index].points.append(name)
      if !isFollowUp {
        demands[index].places[name] = positions
        demands[index].understand(positions)
      }
    }
  }

  func broader(than topic: Identifier<Topic>) -> [Identifier<Topic>] { lexicon.topic(topic)?.broader ?? [] }

  /// The kind of figure that a topic is all about, as a recovery time is.
  func valueKinds(of topic: Identifier<Topic>) -> [Quantity.Kind]? {
    guard let slot = lexicon.topic(topic)?.slots.first(where: { $0.name == "value" }) else { return nil }
    if slot.type.hasPrefix("duration") { return [.duration] }
    return slot.type.hasPrefix("percent") ? [.percent] : nil
  }

  func family(_ topic: Identifier<Topic>) -> String? { lexicon.family(of: topic) }

  private func globalPoints(_ reading: LexicalReading, topics positions: [Int]) -> [String] {
    let taken = Set(positions)
    return reading.asked.keys.filter { name in
      !name.holds("/") && !(reading.asked[name] ?? []).isSubset(of: taken)
    }.sorted()
  }

  private func apart(_ words: Set<Int>, _ positions: Set<Int>) -> Int {
    words.map { distance($0, positions) }.min() ?? 1000
  }

  private func distance(_ position: Int, _ positions: Set<Int>) -> Int {
    positions.map { abs($0 - position) }.min() ?? 1000
  }

  private func isContent(_ token: Token) -> Bool { Self.isContent(token) && !names.contains(token.word) }

  /// Whether a word tells more than that something is asked or done.
  static func isContent(_ token: Token) -> Bool {
    !token.isFunctionWord && token.number == nil && !generic.contains(token.stem)
  }
}

import Language
import Model

/// Which of the subjects that a sentence names are asked for beside each other.
extension QuestionReader {
  func areAlternatives(_ left: TopicMatch, _ right: TopicMatch, _ tokens: [Token]) -> Bool {
    if areJoined(left, right, tokens) { return true }
    guard isNeighbour(left.topic, right.topic) else { return false }
    let mine = left.positions.subtracting(right.positions)
    let theirs = right.positions.subtracting(left.positions)
    guard let a = mine.min(), let b = theirs.min(), isDisjointPredicate(mine, theirs) else { return false }
    let between = tokens[(min(a, b) + 1)..<max(a, b)]
    return between.contains { $0.word == "or" } && !between.contains { $0.word == "and" } && between.count <= 4
  }

  /// The first two of several subjects that stand right before and behind an `or`.
  func joined(_ chosen: [TopicMatch], _ tokens: [Token]) -> (Identifier<Topic>, Identifier<Topic>)? {
    guard chosen.count > 1 else { return nil }
    for (index, other) in chosen.enumerated() {
      if let one = chosen[..<index].first(where: { areJoined($0, other, tokens) }) { return (one.topic, other.topic) }
    }
    return nil
  }

  /// Whether two subjects stand right before and behind an `or`.
  func areJoined(_ left: TopicMatch, _ right: TopicMatch, _ tokens: [Token]) -> Bool {
    // `a SIEM or cloud-based log management` joins no SIEM to a cloud.
    guard left.positions.isDisjoint(with: right.positions), family(left.topic) == family(right.topic) else {
      return false
    }
    return tokens.indices.contains { position in
      guard tokens[position].word == "or" else { return false }
      // `a risk management process or risk register`
      func isJoint(_ token: Token) -> Bool { !token.isFunctionWord && !Self.containers.contains(token.stem) }
      guard let before = tokens[..<position].lastIndex(where: isJoint) else { return false }
      let behind = tokens.indices[(position + 1)...].filter { isJoint(tokens[$0]) }.prefix(1)
      return left.positions.contains(before) && behind.contains(where: right.positions.contains)
        || right.positions.contains(before) && behind.contains(where: left.positions.contains)
    }
  }

  /// Stems that a measure's name may end with.
  private static let containers: Set<String> = [
    "process", "program", "polici", "procedur", "system", "solut", "tool", "practic", "scheme",
  ]

  /// Whether a further topic is a demand of its own: named by other words, joined by a conjunction, not a neighbour's shadow.
  ///
  /// - Parameters:
  ///   - members: those of the sentence's enumerations, of which a question for yes or no asks each.
  ///   - subject: what all of them are told of.
  func isSeparate(
    _ match: TopicMatch, from chosen: [TopicMatch], _ tokens: [Token], members: [Range<Int>], of subject: Range<Int>
  ) -> Bool {
    guard !match.positions.isEmpty, match.weight >= 1 else { return false }
    for other in chosen {
      let areListed = areOfDifferent(members, match.positions, other.positions, but: subject)
      if !areListed,
        broader(than: match.topic).contains(other.topic) || broader(than: other.topic).contains(match.topic)
      {
        return false
      }
      if match.positions == other.positions {
        // `recovery objectives` names both.
        guard valueKinds(of: match.topic) != nil, valueKinds(of: other.topic) != nil else { return false }
        continue
      }
      // `logs kept for a year and protected` share their object; each needs words of its own.
      let mine = match.positions.subtracting(other.positions)
      let theirs = other.positions.subtracting(match.positions)
      guard !mine.isEmpty, !theirs.isEmpty else { return false }
      if mine.count < match.positions.count,
        mine.allSatisfy({ Self.generic.contains(tokens[$0].stem) || tokens[$0].stem == "access" })
      {
        return false
      }
      if areListed { continue }
      if isAttribute(mine, of: other.positions, tokens) || isAttribute(theirs, of: match.positions, tokens) { continue }
      if mine.count < match.positions.count, !(isDisjointPredicate(mine, theirs)) { return false }
      let first = min(mine.max() ?? 0, theirs.max() ?? 0)
      let last = max(mine.min() ?? 0, theirs.min() ?? 0)
      guard first < last else { return false }
      let isAdjacent = last == first + 1
      let between = tokens[(first + 1)..<last + 1]
      let joined =
        between.contains {
          ["and", "or", "including", "plus", "as"].contains($0.word) || $0.gap == .comma || $0.gap > .colon
        } || Self.isPredicate(between)
      guard joined || isAdjacent && valueKinds(of: match.topic) != nil else { return false }
      if isNeighbour(match.topic, other.topic), match.weight < 2, valueKinds(of: match.topic) == nil { return false }
    }
    // The object of another measure (`deletion of archived and backed-up data`) is no demand.
    if let start = match.positions.min(), let main = chosen[0].positions.min(), main < start {
      let before = tokens[max(0, start - 5)..<start]
      if before.contains(where: { $0.word == "of" }), !before.contains(where: { $0.gap >= .comma }) { return false }
    }
    return true
  }

  /// Whether two subjects' own words are members of one enumeration: `keys held in a key management service, and rotated`,
  /// `encrypt data in transit and at rest`.
  private func areOfDifferent(
    _ members: [Range<Int>], _ left: Set<Int>, _ right: Set<Int>, but subject: Range<Int>
  ) -> Bool {
    let shared = left.intersection(right)
    let (mine, theirs) = (left.subtracting(shared).subtracting(subject), right.subtracting(shared).subtracting(subject))
    guard let first = mine.min(), let last = mine.max(), let start = theirs.min(), let end = theirs.max(),
      let one = members.firstIndex(where: { mine.isSubset(of: $0) }),
      members.indices.contains(where: { $0 != one && !theirs.isDisjoint(with: members[$0]) })
    else { return false }
    // What both share stands before or behind what they are told apart by: no `office` and `escort` of visitors.
    return shared.allSatisfy { $0 < min(first, start) } || shared.allSatisfy { $0 > max(last, end) }
  }

  /// The subject that stands before a word that adds a part of it (`both … and`, `this includes`), where the longer name of
  /// the part hides it: the data of `Encrypt data at rest, and this includes backups`.
  func whole(beside chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    guard
      let adding = tokens.indices.last(where: { position in
        ["including", "includes", "include", "both"].contains(tokens[position].word)
      }), let part = chosen.first(where: { match in match.positions.contains { $0 > adding } }),
      let subject = lexicon.read(Array(tokens[..<adding])).topics.first, subject.weight >= 1, !subject.isAdverse,
      isNeighbour(subject.topic, part.topic) || broader(than: part.topic).contains(subject.topic),
      chosen.allSatisfy({ $0.topic == part.topic })
    else { return joinedWhole(beside: chosen, tokens) }
    return subject
  }

  /// The same before an `and`, if a part of it stands behind: the data of `Do you encrypt data at rest and backups?` What is
  /// done (`documented and approved`) is no part.
  private func joinedWhole(beside chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    for joint in tokens.indices where tokens[joint].word == "and" && joint > 2 {
      let part = chosen.first { match in
        match.positions.contains { (joint + 1...joint + 4).contains($0) && !Self.isPastParticiple(tokens[$0].word) }
      }
      guard let part else { continue }
      let whole = lexicon.read(Array(tokens[..<joint])).topics.first { match in
        match.weight >= 1 && !match.isAdverse && !match.positions.isSubset(of: part.positions)
          && (isNeighbour(match.topic, part.topic) || broader(than: part.topic).contains(match.topic))
          && !chosen.contains { $0.topic == match.topic }
      }
      if let whole { return whole }
    }
    return nil
  }

  /// The subject that a clause tells more of than its own name: the plan of `a response plan that is tested each year`, and
  /// that of `a response plan, and is it tested?`, which asks for both.
  func qualified(by chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    if let subject = shared(by: chosen, tokens) { return subject }
    guard let clause = tokens.indices.first(where: { $0 > 2 && opensPredicate($0, tokens) }),
      chosen.contains(where: { match in
        match.positions.contains { $0 < clause } && match.positions.contains { $0 > clause }
      }),
      let subject = lexicon.read(Array(tokens[..<clause])).topics.first, subject.weight >= 1,
      // `Are exceptions to the policies documented and approved?` is told of exceptions, not of policies.
      subject.positions.contains(where: tokens.prefix { !["to", "of"].contains($0.word) }.indices.contains),
      !chosen.contains(where: { $0.topic == subject.topic || broader(than: subject.topic).contains($0.topic) })
    else { return nil }
    return subject
  }

  /// The object that two verbs share: the plan of `Do you maintain and regularly test a recovery plan?`.
  private func shared(by chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    guard let joint = tokens.prefix(6).indices.first(where: { $0 > 2 && tokens[$0].word == "and" }),
      tokens[1].word == "you", Self.isAct(tokens[joint - 1].word),
      let verb = tokens[(joint + 1)...].prefix(2).indices.first(where: { Self.isAct(tokens[$0].word) }),
      let match = chosen.first(where: { $0.positions.contains(verb) })
    else { return nil }
    let kept = tokens.indices.filter { $0 < joint || $0 > verb }
    guard var subject = lexicon.read(kept.map { tokens[$0] }).topics.first, subject.weight >= 1, !subject.isAdverse,
      subject.topic != match.topic, !chosen.contains(where: { $0.topic == subject.topic }),
      isNeighbour(subject.topic, match.topic) || broader(than: match.topic).contains(subject.topic)
    else { return nil }
    subject.positions = Set(subject.positions.compactMap { $0 < kept.count ? kept[$0] : nil })
    return subject
  }

  private func opensPredicate(_ position: Int, _ tokens: [Token]) -> Bool {
    Self.isPredicate(tokens[position...].prefix(2)) || Self.opensSecondPredicate(position, tokens)
  }

  /// Whether an `and` opens what else is asked of the same thing: `and is it tested`, `and test it`, `and regularly tested`,
  /// or a second sentence that leaves out its verb: `Are backups taken daily and restores tested?`.
  static func opensSecondPredicate(_ position: Int, _ tokens: [Token]) -> Bool {
    guard tokens[position].word == "and" else { return false }
    var rest = tokens[(position + 1)...].prefix(4)
    if let first = rest.first, ["is", "are", "do", "does", "has", "have", "will"].contains(first.word) {
      return rest.dropFirst().prefix(2).contains { ["it", "they", "these", "this", "you", "the"].contains($0.word) }
    }
    if let first = rest.first, first.word.hasSuffix("ly") { rest = rest.dropFirst() }
    guard let verb = rest.first else { return false }
    if isPastParticiple(verb.word) { return true }
    if isAct(verb.word), let next = rest.dropFirst().first {
      // `Do you publish a list and notify customers of changes?`, not `Do you monitor and review logs?`.
      let isSecond =
        tokens.prefix(2).contains { $0.word == "you" }
        && tokens[..<position].dropFirst(2).count(where: { !$0.isFunctionWord }) > 1
      if isSecond || ["it", "them", "this", "the"].contains(next.word) { return true }
    }
    return rest.dropFirst().prefix { $0.gap < .comma }.contains { isPastParticiple($0.word) }
      && tokens[..<position].contains { isPastParticiple($0.word) }
  }

  /// Where a second predicate begins; nil where there is none.
  static func secondPredicate(_ tokens: [Token]) -> Int? {
    tokens.indices.first { $0 > 2 && opensSecondPredicate($0, tokens) }
  }

  /// Leaves each demand the qualities of its own member: of `Is the policy approved by management and reviewed each year?`
  /// the approval is none of the review's.
  static func part(_ demands: inout [Demand], among members: [Range<Int>]) {
    guard demands.count > 1, members.count > 1 else { return }
    // What is told of a subject stands last in its words.
    let own = demands.indices.map { index in
      let shared = demands.indices.filter { $0 != index }.reduce(into: Set<Int>()) { $0.formUnion(demands[$1].measure) }
      let own = demands[index].measure.subtracting(shared)
      return (own.isEmpty ? demands[index].measure : own).max() ?? -1
    }
    for index in demands.indices {
      let (places, measure) = (demands[index].places, demands[index].measure)
      demands[index].points.removeAll { point in
        guard let place = places[point]?.subtracting(measure), !place.isEmpty,
          let member = members.first(where: { place.isSubset(of: $0) }), !member.contains(own[index])
        else { return false }
        return own.indices.contains { $0 != index && member.contains(own[$0]) }
      }
    }
  }

  /// What the words behind such an `and` ask for, where no subject that was found has a word of them: the rotation of `Are
  /// keys kept in a vault, and rotated on a schedule?`.
  ///
  /// - Parameter asked: the qualities that the sentence names.
  func added(to chosen: [TopicMatch], behind joint: Int, _ asked: [String: Set<Int>], _ tokens: [Token]) -> TopicMatch?
  {
    let behind = (joint + 1)..<tokens.count
    // `restricted to few persons and logged` asks for a quality of the same subject.
    let isQuality = asked.contains { name, place in
      place.contains(where: behind.contains) && chosen.contains { name.hasPrefix($0.topic.rawValue + "/") }
    }
    guard !isQuality, chosen.allSatisfy({ match in !match.positions.contains(where: behind.contains) }) else {
      return nil
    }
    func read(_ positions: [Int]) -> TopicMatch? {
      let found = lexicon.read(positions.map { tokens[$0] }).topics.lazy.filter { !$0.isAdverse && $0.weight >= 1 }
      return found.compactMap { match in
        var match = match
        match.positions = Set(match.positions.compactMap { $0 < positions.count ? positions[$0] : nil })
        return match.positions.contains(where: behind.contains) ? match : nil
      }.first { match in !chosen.contains { $0.topic == match.topic } }
    }
    return read(Array(behind)) ?? read(Array(Self.subjectPhrase(tokens[..<joint])) + behind)
  }

  /// What a second question names of the subject of the first, put in the place of its pronoun.
  func named(by tokens: [Token], ofSubjectIn before: [Token], besides earlier: [Demand]) -> [TopicMatch] {
    let phrase = before[Self.subjectPhrase(before[...])]
    return lexicon.read(phrase + tokens).topics.compactMap { match in
      var match = match
      match.positions = Set(match.positions.map { $0 - phrase.count }.filter { $0 >= 0 })
      return match.positions.isEmpty || match.isAdverse || earlier.contains { $0.topics.contains(match.topic) }
        ? nil : match
    }
  }

  /// What all members of a question's enumerations are told of: the copies of `copies are encrypted and held elsewhere`; empty
  /// where the company is asked what it does, or where the phrase is a member itself.
  static func commonSubject(_ tokens: [Token]) -> Range<Int> {
    let phrase = subjectPhrase(tokens[...])
    let isMember = phrase.upperBound < tokens.count && tokens[phrase.upperBound].word == "and"
    return isMember || tokens.prefix(2).contains { $0.word == "you" } ? 0..<0 : phrase
  }

  /// The phrase that a question's first predicate speaks of: the keys of `Are encryption keys kept in a vault`.
  static func subjectPhrase(_ tokens: ArraySlice<Token>) -> Range<Int> {
    var start = tokens.startIndex
    if tokens.dropFirst().first?.word == "you" {
      start += 2
      if start < tokens.endIndex, !tokens[start].isFunctionWord { start += 1 }
    } else if tokens.first.map({ ["is", "are", "do", "does", "has", "have", "will"].contains($0.word) }) == true {
      start += 1
    }
    let end = tokens.indices.dropFirst(start).first { position in
      let token = tokens[position]
      return token.gap >= .comma || isPastParticiple(token.word)
        || ["in", "by", "for", "with", "at", "on", "from", "to", "under", "every", "that", "and", "have", "has"]
          .contains(
            token.word) && position > start
    }
    return start..<max(start, min(end ?? tokens.endIndex, start + 6))
  }

  /// What is asked of a subject by qualities of its own alone: `Are wireless networks secured with WPA2?`; nil where more is
  /// asked. Of what is documented or approved there is something at least.
  func predicate(of demand: Demand, _ tokens: [Token]) -> Demand.Predicate? {
    guard let first = tokens.first, ["is", "are"].contains(first.word), tokens[1...].first?.word != "you",
      !demand.points.isEmpty,
      demand.thresholds.isEmpty
    else { return nil }
    let phrase = Self.subjectPhrase(tokens[...])
    let places = demand.points.reduce(into: Set<Int>()) { $0.formUnion(demand.places[$1] ?? []) }
    let isOfOwnQualities = demand.points.allSatisfy { point in
      guard let slash = point.lastIndex(of: "/") else { return false }
      return !lexicon.isCommonPoint(String(point[point.index(after: slash)...]))
    }
    guard isOfOwnQualities,
      demand.measure.subtracting(places).allSatisfy({ $0 <= phrase.upperBound })
    else { return nil }
    let verb = tokens[phrase.upperBound...].prefix(1).first { Self.isPastParticiple($0.word) && Self.isContent($0) }
    return Demand.Predicate(verb: verb?.stem)
  }

  /// Whether what stands between two subjects tells something of the first: `a response plan that is tested`.
  private static func isPredicate(_ tokens: ArraySlice<Token>) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["that", "which"].contains($0.word) && ["is", "are"].contains($1.word)
    }
  }

  /// Whether the one word of its own that a subject has stands before the other's as its attribute: `a tested incident plan`.
  private func isAttribute(_ words: Set<Int>, of subject: Set<Int>, _ tokens: [Token]) -> Bool {
    guard words.count == 1, let word = words.first, let next = subject.filter({ $0 > word }).min(), next == word + 1,
      QuestionReader.isPastParticiple(tokens[word].word), tokens[next].gap < .comma
    else { return false }
    return word == 0 || ["a", "an", "the", "your", "have", "any", "and"].contains(tokens[word - 1].word)
  }

  private func isDisjointPredicate(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
    (left.max() ?? 0) < (right.min() ?? 0) || (right.max() ?? 0) < (left.min() ?? 0)
  }

  private func isNeighbour(_ left: Identifier<Topic>, _ right: Identifier<Topic>) -> Bool {
    lexicon.areNeighbours(left, right)
  }
}

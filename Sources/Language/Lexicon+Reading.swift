public import Model

extension Lexicon {
  /// A term that a text has.
  private struct Match {
    /// First topic of its id.
    var topic: Int
    var pattern: Int
    var weight: Double
    var own: PositionSet
    var around: PositionSet
    var isAdverse: Bool
    var ownCount: Int
    var count: Int
  }

  /// Reads a text; `contexts` are its lead-in and headings, nearest first, which may complete a term.
  public func read(_ text: String, contexts: [String] = []) -> LexicalReading {
    read(tokenizer.tokens(of: text), in: contexts.map { context(of: $0) })
  }

  /// Reads tokens; positions in contexts are numbered through all of them.
  ///
  public func read(_ tokens: [Token], contexts: [[Token]] = [], as register: Register = .question) -> LexicalReading {
    read(tokens, in: contexts.map { context($0) }, as: register)
  }

  /// Reads tokens under contexts that were read before; `withPoints: false` does not look for qualities.
  public func read(
    _ tokens: [Token], in contexts: [Context], as register: Register = .question, withPoints: Bool = true
  ) -> LexicalReading {
    var reading = LexicalReading(
      tokens: tokens, quantities: QuantityReader.quantities(in: tokens), topics: [], points: [:], asked: [:])
    // A point is noted for each of its terms: sets of numbers are made once for all of them.
    var noted: [(point: Int, isAsked: Bool, own: PositionSet)] = []
    func note(_ point: Int, _ isAsked: Bool, _ own: PositionSet) {
      if let index = noted.firstIndex(where: { $0.point == point && $0.isAsked == isAsked }) {
        noted[index].own.formUnion(own)
      } else {
        noted.append((point, isAsked, own))
      }
    }
    let matches = matches(tokens, reading.quantities, contexts, register, withPoints ? note : nil)
    for (point, isAsked, own) in noted {
      let name = compiled.pointNames[point]
      if isAsked {
        reading.asked[name, default: []].formUnion(own.numbers)
      } else {
        reading.points[name, default: []].formUnion(own.numbers)
      }
    }
    reading.topics = strongest(matches).map { number in
      let match = matches[number]
      return TopicMatch(
        topic: compiled.ids[match.topic], weight: match.weight, positions: match.own.numbers,
        contextPositions: match.around.numbers, isAdverse: match.isAdverse,
        term: compiled.patterns.source(of: match.pattern))
    }
    for match in matches where match.ownCount > 0 { reading.named.insert(compiled.ids[match.topic]) }
    return reading
  }

  /// The subjects of a text, best first.
  public func topics(in text: String, contexts: [String] = []) -> [TopicMatch] { read(text, contexts: contexts).topics }

  /// The subjects of tokens, best first, and their figures: what a claim is stored with.
  public func subjects(_ tokens: [Token], in contexts: [Context]) -> (
    topics: [Identifier<Topic>], quantities: [Quantity]
  ) {
    let quantities = QuantityReader.quantities(in: tokens)
    let matches = matches(tokens, quantities, contexts, .mention, nil)
    return (strongest(matches).map { compiled.ids[matches[$0].topic] }, quantities)
  }

  // MARK: Matching

  /// The topics' terms that tokens have, in the order of the elements; `point` is called with those of qualities.
  private func matches(
    _ tokens: [Token], _ quantities: [Quantity], _ contexts: [Context], _ register: Register,
    _ point: ((Int, Bool, PositionSet) -> Void)?
  ) -> [Match] {
    own.take { compiled.phrases.eachOccurrence(in: tokens, quantities: quantities, $0) }
    around.take(contexts)
    var matches: [Match] = []
    let patterns = compiled.patterns
    own.sort()
    let (own, around) = (own.presence, around.presence)
    func visit(_ element: Int32) {
      patterns.eachWaiting(for: Int(element), withPoints: point != nil) { number in
        guard patterns.allParts(of: number, { own.contains($0) || around.contains($0) }) else { return }
        take(number, own, around, tokens, register, point, &matches)
      }
    }
    // Both lists ascend; an element of both is visited once.
    let mine = self.own.elements
    var next = 0
    for element in self.around.elements {
      while next < mine.count, mine[next] < element {
        visit(mine[next])
        next += 1
      }
      if next < mine.count, mine[next] == element { next += 1 }
      visit(element)
    }
    while next < mine.count {
      visit(mine[next])
      next += 1
    }
    return matches
  }

  private func take(
    _ number: Int, _ own: Occurrences.Presence, _ around: Surroundings.Presence, _ tokens: [Token],
    _ register: Register, _ point: ((Int, Bool, PositionSet) -> Void)?, _ matches: inout [Match]
  ) {
    let topic: Int
    var isAdverse = false
    switch compiled.patterns.targets[number] {
    case .topic(let index): topic = index
    case .asks(let index):
      guard register == .question else { return }
      topic = index
    case .adverse(let index): (topic, isAdverse) = (index, true)
    case .point(let index):
      guard let point, let hit = find(number, own, around, tokens, register), !hit.own.isEmpty else { return }
      return point(index, false, hit.own)
    case .asked(let index):
      guard register == .question, let point, let hit = find(number, own, around, tokens, register),
        !hit.own.isEmpty
      else { return }
      return point(index, true, hit.own)
    }
    guard let hit = find(number, own, around, tokens, register) else { return }
    let (ownCount, aroundCount) = (hit.own.count, hit.around.count)
    matches.append(
      Match(
        topic: compiled.firsts[topic], pattern: number,
        weight: compiled.patterns.weights[number] - (aroundCount > 0 ? 0.25 : 0),
        own: hit.own, around: hit.around, isAdverse: isAdverse, ownCount: ownCount,
        count: ownCount + aroundCount))
  }

  /// Where a pattern all of whose parts are there matches; nil where they stand too far apart or a veto does.
  private func find(
    _ number: Int, _ own: Occurrences.Presence, _ around: Surroundings.Presence, _ tokens: [Token], _ register: Register
  ) -> (own: PositionSet, around: PositionSet)? {
    let patterns = compiled.patterns
    let places = patterns.places(of: number)
    // Headings veto only what they complete: `Vendor and Risk Management` stands above risk assessments of one's own.
    let isOwn = patterns.allParts(of: number) { own.contains($0) }
    if patterns.isVetoed(number, { own.contains($0) || !isOwn && around.contains($0) }) { return nil }
    // Anchor at each place of the first part that the text has, take the nearest places of the others.
    var best: (own: PositionSet, around: PositionSet)?
    guard let first = places.first(where: { own.contains(patterns.part($0)) }) else {
      var context = PositionSet()
      for place in places { context.insert(around.first(patterns.part(place))) }
      return (PositionSet(), context)
    }
    let anchor = patterns.part(first)
    var bestSpan = Int.max
    own.each(anchor) { place in
      var taken = PositionSet()
      taken.insert(place)
      var span = place
      var context = PositionSet()
      for index in places {
        let part = patterns.part(index)
        if part == anchor { continue }
        var nearest: Range<Int>?
        own.each(part) { other in
          guard taken.isDisjoint(with: other), Self.isNear(other, place, tokens, register) else { return }
          if let nearest, abs(nearest.lowerBound - place.lowerBound) <= abs(other.lowerBound - place.lowerBound) {
            return
          }
          nearest = other
        }
        if let nearest {
          taken.insert(nearest)
          span = min(span.lowerBound, nearest.lowerBound)..<max(span.upperBound, nearest.upperBound)
        } else if around.contains(part), !compiled.phrases.isWeak(part) || around.isOfSentence(part) {
          context.insert(around.first(part))
        } else {
          return
        }
      }
      let length = span.count - 1 + context.count * 20
      if length < bestSpan { (best, bestSpan) = ((taken, context), length) }
    }
    return best
  }

  /// Whether two parts of a term stand near each other; in a statement `without undue delay after becoming aware of a` takes
  /// no more room than the words of it that matter.
  private static func isNear(_ left: Range<Int>, _ right: Range<Int>, _ tokens: [Token], _ register: Register) -> Bool {
    guard tokens[left.lowerBound].sentence == tokens[right.lowerBound].sentence else { return false }
    let distance = abs(left.lowerBound - right.lowerBound)
    if distance <= register.reach { return true }
    guard register == .statement, distance <= 2 * register.reach else { return false }
    let between = min(left.lowerBound, right.lowerBound) + 1..<max(left.lowerBound, right.lowerBound)
    return tokens[between].count { !$0.isFunctionWord } <= 7
  }

  /// Each topic once with its best term, as a place in the matches; a term inside a longer one of a neighbour does not
  /// count.
  private func strongest(_ matches: [Match]) -> [Int] {
    // Matches are compared where they lie: a copy of one counts its sets of positions in and out.
    matches.withUnsafeBufferPointer { matches in
      var kept: [Int] = []
      for index in matches.indices where !isHidden(index, matches) { kept.append(index) }
      kept.sort { left, right in
        if (matches[left].ownCount == 0) != (matches[right].ownCount == 0) { return matches[right].ownCount == 0 }
        if matches[left].weight != matches[right].weight { return matches[left].weight > matches[right].weight }
        if matches[left].ownCount != matches[right].ownCount { return matches[left].ownCount > matches[right].ownCount }
        return compiled.ranks[matches[left].topic] < compiled.ranks[matches[right].topic]
      }
      var first: [Int] = []
      for index in kept where !first.contains(where: { matches[$0].topic == matches[index].topic }) {
        first.append(index)
      }
      return first
    }
  }

  private func isHidden(_ index: Int, _ matches: UnsafeBufferPointer<Match>) -> Bool {
    for other in matches.indices
    where matches[other].count > matches[index].count && matches[other].ownCount > 0
      && matches[other].topic != matches[index].topic
      && (matches[index].ownCount == 0 || matches[other].weight > matches[index].weight
        || matches[other].ownCount > matches[index].ownCount)
      && compiled.areNeighbours(matches[other].topic, matches[index].topic)
      && matches[other].own.isSuperset(of: matches[index].own)
      && matches[other].around.isSuperset(of: matches[index].around)
    { return true }
    return false
  }
}

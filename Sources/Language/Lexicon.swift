public import Model

/// A subject that a text speaks of, with the words that say so.
public struct TopicMatch: Hashable, Sendable {
  /// The subject.
  public var topic: Identifier<Topic>
  /// How much the words tell; longer and rarer terms tell more.
  public var weight: Double
  /// The tokens of the text that matched; empty where only the context did.
  public var positions: Set<Int>
  /// The tokens of the contexts that matched, numbered through all contexts.
  public var contextPositions: Set<Int>
  /// Whether the bad practice matched, as `shared accounts` for unique identities.
  public var isAdverse: Bool
  /// The term as the data writes it.
  public var term: String

  /// Whether every word stood in headings or the lead-in.
  public var isInherited: Bool { positions.isEmpty }
}

/// A text read with the lexicon.
public struct LexicalReading: Sendable {
  /// The text's tokens.
  public var tokens: [Token]
  /// The text's figures.
  public var quantities: [Quantity]
  /// Its subjects, best first, each once.
  public var topics: [TopicMatch]
  /// Every subject named in its own words, those inside a neighbour's longer term too.
  public var named: Set<Identifier<Topic>> = []
  /// Names of the qualities stated, as `documented` or `backup-regime/off-site`, with the tokens that say so.
  public var points: [String: Set<Int>]
  /// Names of the qualities asked for.
  public var asked: [String: Set<Int>]
}

/// The field's vocabulary, compiled once and used for questions and documents alike; not shared between tasks.
public final class Lexicon {
  /// The data that it was made of.
  public let vocabulary: Vocabulary
  /// The tokenizer that terms were compiled with.
  public let tokenizer: Tokenizer
  /// Terms that refer to a concept or kind of figure that does not exist.
  public let undefined: [String]
  /// Topics by id.
  public let index: [Identifier<Topic>: Int]

  let elements: ElementTable
  private let patterns: [TermPattern]
  private let triggered: [[Int]]
  private let pointNames: [String]
  private let neighbours: [Identifier<Topic>: Set<Identifier<Topic>>]
  /// Names of the points that only narrow a measure.
  public let narrowerPoints: Set<String>
  /// Names of the points that name what a measure is applied to.
  public let objectPoints: Set<String>
  /// Names of the points without which the measure is no answer.
  public let essentialPoints: Set<String>
  /// Names of the points that restrict a claim which states them.
  public let restrictingPoints: Set<String>

  /// Compiles a vocabulary.
  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let tokenizer = Tokenizer()
    self.tokenizer = tokenizer
    var table = ElementTable()
    var patterns: [TermPattern] = []
    var names: [String] = []
    for concept in vocabulary.concepts {
      table.define(concept.name, terms: concept.terms.map { tokenizer.tokens(of: $0) })
    }
    func compile(_ term: String, _ target: TermPattern.Target) {
      if let pattern = Self.pattern(term, target, &table, tokenizer) { patterns.append(pattern) }
    }
    func compile(_ point: Point, _ name: String) {
      names.append(name)
      for term in point.terms { compile(term, .point(names.count - 1)) }
      for term in point.asked.isEmpty ? point.terms : point.asked { compile(term, .asked(names.count - 1)) }
    }
    for point in vocabulary.points { compile(point, point.name) }
    for (number, topic) in vocabulary.topics.enumerated() {
      for term in topic.terms { compile(term, .topic(number)) }
      for term in topic.adverse { compile(term, .adverse(number)) }
      for point in topic.points { compile(point, "\(topic.id)/\(point.name)") }
    }
    elements = table
    undefined = table.undefined
    self.patterns = patterns
    pointNames = names
    neighbours = Dictionary(
      vocabulary.topics.map { ($0.id, Set($0.notToBeConfusedWith).subtracting($0.broader)) },
      uniquingKeysWith: { $0.union($1) })
    essentialPoints = Set(
      vocabulary.topics.flatMap { topic in topic.points.filter(\.isEssential).map { "\(topic.id)/\($0.name)" } })
    restrictingPoints = Set(
      vocabulary.topics.flatMap { topic in topic.points.filter(\.isRestriction).map { "\(topic.id)/\($0.name)" } })
    objectPoints = Set(vocabulary.points.filter(\.isObject).map(\.name))
    narrowerPoints = Set(vocabulary.points.filter(\.isNarrower).map(\.name)).union(
      vocabulary.topics.flatMap { topic in topic.points.filter(\.isNarrower).map { "\(topic.id)/\($0.name)" } })
    index = Dictionary(vocabulary.topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Each pattern waits for the element that the fewest others need.
    var uses = [Int](repeating: 0, count: table.count)
    for pattern in patterns { for part in pattern.parts { uses[part] += 1 } }
    var triggered = [[Int]](repeating: [], count: table.count)
    for (number, pattern) in patterns.enumerated() {
      if let rarest = pattern.parts.min(by: { (uses[$0], $0) < (uses[$1], $1) }) { triggered[rarest].append(number) }
    }
    self.triggered = triggered
  }

  /// Compiles a list of topics without concepts.
  public convenience init(topics: [Topic]) { self.init(Vocabulary(topics: topics)) }

  private static func pattern(
    _ term: String, _ target: TermPattern.Target, _ table: inout ElementTable, _ tokenizer: Tokenizer
  ) -> TermPattern? {
    let halves = term.split(separator: "!").map(String.init)
    guard let head = halves.first else { return nil }
    func elements(_ text: String) -> [Int]? {
      var found: [Int] = []
      for part in text.split(separator: "&") {
        let words = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard let element = table.element(words, tokenizer) else { return nil }
        found.append(element)
      }
      return found
    }
    guard let parts = elements(head) else { return nil }
    var vetoes: [[Int]] = []
    for veto in halves.dropFirst() {
      guard let elements = elements(veto) else { return nil }
      vetoes.append(elements)
    }
    guard !parts.isEmpty else { return nil }
    let weight = parts.reduce(0) { $0 + table.weight(of: $1) }
    return TermPattern(target: target, parts: parts, vetoes: vetoes, weight: weight, source: term)
  }

  /// Reads a text; `contexts` are its lead-in and headings, nearest first, which may complete a term.
  public func read(_ text: String, contexts: [String] = []) -> LexicalReading {
    read(tokenizer.tokens(of: text), contexts: contexts.map { tokenizer.tokens(of: $0) })
  }

  /// Reads tokens; positions in contexts are numbered through all of them.
  ///
  /// `reach` is how many words may lie between two parts of a term; statements are tighter than questions.
  public func read(_ tokens: [Token], contexts: [[Token]] = [], reach: Int = 14) -> LexicalReading {
    read(tokens, in: contexts.map { context($0) }, reach: reach)
  }

  /// A heading or lead-in, read once for all the claims under it.
  public struct Context {
    /// Its tokens.
    public let tokens: [Token]
    fileprivate let occurrences: [Int: [Range<Int>]]
  }

  /// Reads a heading or lead-in for `read(_:in:)`.
  public func context(_ tokens: [Token]) -> Context {
    Context(
      tokens: tokens,
      occurrences: elements.occurrences(in: tokens, quantities: QuantityReader.quantities(in: tokens)))
  }

  /// Reads tokens under contexts that were read before.
  public func read(_ tokens: [Token], in contexts: [Context], reach: Int = 14) -> LexicalReading {
    let quantities = QuantityReader.quantities(in: tokens)
    let own = elements.occurrences(in: tokens, quantities: quantities)
    var around: [Int: [Range<Int>]] = [:]
    var offset = 0
    for context in contexts {
      for (element, ranges) in context.occurrences {
        around[element, default: []] += ranges.map { $0.lowerBound + offset..<$0.upperBound + offset }
      }
      offset += context.tokens.count
    }
    var matches: [TopicMatch] = []
    var reading = LexicalReading(tokens: tokens, quantities: quantities, topics: [], points: [:], asked: [:])
    for element in Set(own.keys).union(around.keys).sorted() {
      for number in triggered[element] {
        let pattern = patterns[number]
        guard let hit = find(pattern, own, around, tokens, reach) else { continue }
        switch pattern.target {
        case .topic(let topic), .adverse(let topic):
          var isAdverse = false
          if case .adverse = pattern.target { isAdverse = true }
          matches.append(
            TopicMatch(
              topic: vocabulary.topics[topic].id, weight: pattern.weight - 0.25 * Double(hit.around.count > 0 ? 1 : 0),
              positions: hit.own, contextPositions: hit.around, isAdverse: isAdverse, term: pattern.source))
        case .point(let point):
          if !hit.own.isEmpty { reading.points[pointNames[point], default: []].formUnion(hit.own) }
        case .asked(let point):
          if !hit.own.isEmpty { reading.asked[pointNames[point], default: []].formUnion(hit.own) }
        }
      }
    }
    reading.topics = strongest(matches)
    reading.named = Set(matches.filter { !$0.isInherited }.map(\.topic))
    return reading
  }

  /// The subjects of a text, best first.
  public func topics(in text: String, contexts: [String] = []) -> [TopicMatch] { read(text, contexts: contexts).topics }

  private func find(
    _ pattern: TermPattern, _ own: [Int: [Range<Int>]], _ around: [Int: [Range<Int>]], _ tokens: [Token], _ reach: Int
  ) -> (own: Set<Int>, around: Set<Int>)? {
    for veto in pattern.vetoes where veto.allSatisfy({ own[$0] != nil || around[$0] != nil }) { return nil }
    // Anchor at each place of the first part that the text has, take the nearest places of the others.
    guard let anchor = pattern.parts.first(where: { own[$0] != nil }) else {
      guard pattern.parts.allSatisfy({ around[$0] != nil }) else { return nil }
      return ([], Set(pattern.parts.flatMap { Array(around[$0]?.first ?? 0..<0) }))
    }
    var best: (own: Set<Int>, around: Set<Int>)?
    var bestSpan = Int.max
    for place in own[anchor] ?? [] {
      var taken = Set(place)
      var context: Set<Int> = []
      var complete = true
      for part in pattern.parts where part != anchor {
        let near = (own[part] ?? [])
          .filter { $0.allSatisfy { !taken.contains($0) } && Self.isNear($0, place, tokens, reach) }
          .min { abs($0.lowerBound - place.lowerBound) < abs($1.lowerBound - place.lowerBound) }
        if let near {
          taken.formUnion(near)
        } else if !elements.isWeak(part), let other = around[part]?.first {
          context.formUnion(other)
        } else {
          complete = false
          break
        }
      }
      guard complete else { continue }
      let span = (taken.max() ?? 0) - (taken.min() ?? 0) + context.count * 20
      if span < bestSpan { (best, bestSpan) = ((taken, context), span) }
    }
    return best
  }

  private static func isNear(_ left: Range<Int>, _ right: Range<Int>, _ tokens: [Token], _ reach: Int) -> Bool {
    guard abs(left.lowerBound - right.lowerBound) <= reach else { return false }
    return tokens[left.lowerBound].sentence == tokens[right.lowerBound].sentence
  }

  /// Whether one topic must not be taken for the other.
  public func areNeighbours(_ left: Identifier<Topic>, _ right: Identifier<Topic>) -> Bool {
    neighbours[left]?.contains(right) == true || neighbours[right]?.contains(left) == true
  }

  /// Each topic once with its best term; a term inside a longer one of a neighbour does not count.
  private func strongest(_ matches: [TopicMatch]) -> [TopicMatch] {
    var kept: [TopicMatch] = []
    for match in matches {
      let hidden = matches.contains { other in
        other.topic != match.topic && areNeighbours(other.topic, match.topic)
          && other.positions.count + other.contextPositions.count
            > match.positions.count + match.contextPositions.count
          && other.positions.isSuperset(of: match.positions) && !other.positions.isEmpty
          && (match.positions.isEmpty || other.weight > match.weight || other.positions.count > match.positions.count)
          && other.contextPositions.isSuperset(of: match.contextPositions)
      }
      if !hidden { kept.append(match) }
    }
    kept.sort {
      ($0.isInherited ? 1 : 0, -$0.weight, -$0.positions.count, $0.topic) < (
        $1.isInherited ? 1 : 0, -$1.weight, -$1.positions.count, $1.topic
      )
    }
    var seen: Set<Identifier<Topic>> = []
    return kept.filter { seen.insert($0.topic).inserted }
  }
}

extension Lexicon {
  /// Where tokens name a member of a concept.
  public func positions(of concept: String, in tokens: [Token]) -> [Range<Int>] {
    guard let element = elements.concepts[concept] else { return [] }
    return (elements.occurrences(in: tokens, quantities: [])[element] ?? []).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The concepts of which the token at a position is a member.
  public func concepts(at position: Int, in tokens: [Token]) -> [String] {
    let found = elements.occurrences(in: tokens, quantities: [])
    return elements.concepts.compactMap { name, element in
      found[element]?.contains { $0.contains(position) } == true ? name : nil
    }.sorted()
  }

  /// The members of a concept that tokens name, as the text writes them, each once.
  public func mentions(of concept: String, in tokens: [Token], text: String) -> [String] {
    guard let element = elements.concepts[concept] else { return [] }
    let bytes = Array(text.utf8)
    var found: [String] = []
    var last = -1
    let ranges = (elements.occurrences(in: tokens, quantities: [])[element] ?? [])
      .sorted { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }
    for range in ranges where range.lowerBound > last {
      last = range.upperBound - 1
      let span = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
      guard span.upperBound <= bytes.count else { continue }
      let name = String(decoding: bytes[span], as: UTF8.self)
      if !found.contains(name) { found.append(name) }
    }
    return found
  }
}

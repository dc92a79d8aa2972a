public import Model

/// A vocabulary's terms, compiled; readers in several tasks share it.
public final class CompiledVocabulary: Sendable {
  let vocabulary: Vocabulary
  let elements: ElementTable
  let patterns: PatternTable
  let pointNames: [String]
  /// Topics by id.
  let index: [Identifier<Topic>: Int]
  /// Ids of the topics, and for each the first topic of that id.
  let ids: [Identifier<Topic>]
  let firsts: [Int]
  /// The place of each topic in the order of ids.
  let ranks: [Int]
  /// For each topic, the neighbours that it names, as bits.
  private let neighbours: [UInt64]
  private let width: Int

  /// Compiles a vocabulary.
  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let tokenizer = Tokenizer()
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
      for term in topic.asks { compile(term, .asks(number)) }
      for term in topic.adverse { compile(term, .adverse(number)) }
      for point in topic.points { compile(point, "\(topic.id)/\(point.name)") }
    }
    elements = table
    pointNames = names
    self.patterns = PatternTable(patterns, elements: table.count)
    let topics = vocabulary.topics
    let index = Dictionary(topics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.index = index
    ids = topics.map(\.id)
    firsts = topics.enumerated().map { index[$1.id] ?? $0 }
    var ranks = [Int](repeating: 0, count: topics.count)
    for (rank, id) in index.keys.sorted().enumerated() { ranks[index[id] ?? 0] = rank }
    self.ranks = ranks
    width = (topics.count + 63) / 64
    var bits = [UInt64](repeating: 0, count: topics.count * width)
    for topic in topics {
      guard let number = index[topic.id] else { continue }
      for neighbour in Set(topic.notToBeConfusedWith).subtracting(topic.broader) {
        guard let other = index[neighbour] else { continue }
        bits[number * width + other / 64] |= 1 << UInt64(other % 64)
      }
    }
    neighbours = bits
  }

  /// Whether one topic must not be taken for the other; both are first of their id.
  func areNeighbours(_ left: Int, _ right: Int) -> Bool {
    neighbours[left * width + right / 64] & 1 << UInt64(right % 64) != 0
      || neighbours[right * width + left / 64] & 1 << UInt64(left % 64) != 0
  }

  private static func pattern(
    _ term: String, _ target: TermPattern.Target, _ table: inout ElementTable, _ tokenizer: Tokenizer
  ) -> TermPattern? {
    let bytes = term.utf8
    if !bytes.contains(UInt8(ascii: "!")), !bytes.contains(UInt8(ascii: "&")) {
      guard let element = table.element(trimmed(term[...]), tokenizer) else { return nil }
      return TermPattern(
        target: target, parts: [element], vetoes: [], weight: table.weight(of: element), source: term)
    }
    let halves = term.utf8.split(separator: UInt8(ascii: "!")).map { Substring($0) }
    guard let head = halves.first else { return nil }
    func elements(_ text: Substring) -> [Int]? {
      var found: [Int] = []
      for part in text.utf8.split(separator: UInt8(ascii: "&")) {
        guard let element = table.element(trimmed(Substring(part)), tokenizer) else { return nil }
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

  private static func trimmed(_ text: Substring) -> String {
    var bytes = text.utf8
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}

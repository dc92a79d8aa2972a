public import Model
import Synchronization

/// A vocabulary's terms, compiled; readers in several tasks share it.
public final class CompiledVocabulary: Sendable {
  /// The data that it was made of.
  public let vocabulary: Vocabulary
  /// The numbers of the stems of all phrases.
  let stems: StemNumbers
  /// The elements that are classes of words, by name.
  let concepts: [String: Int]
  /// Terms that refer to a concept or kind of figure that does not exist.
  let undefined: [String]
  /// How many elements there are.
  let elementCount: Int
  let phrases: PhraseIndex
  let patterns: PatternTable
  let pointNames: [String]
  /// Topics by id.
  let index: [Identifier<Topic>: Int]
  /// Ids of the topics, and for each the first topic of that id.
  let ids: [Identifier<Topic>]
  let firsts: [Int]
  /// The place of each topic in the order of ids.
  let ranks: [Int]
  /// Names of points: see `Lexicon`.
  let narrowerPoints: Set<String>
  let objectPoints: Set<String>
  let essentialPoints: Set<String>
  let inherentPoints: Set<String>
  let mannerPoints: Set<String>
  let restrictingPoints: Set<String>
  let pointTopics: [String: [Identifier<Topic>]]
  /// Built when it is first needed, which most runs never do.
  private let synonyms = Mutex<Thesaurus?>(nil)
  /// For each topic, the neighbours that it names, as bits.
  private let neighbours: [UInt64]
  private let width: Int

  /// Compiles a vocabulary.
  public convenience init(_ vocabulary: Vocabulary) {
    let tokenizer = Tokenizer()
    var table = ElementTable()
    var patterns: [TermPattern] = []
    var names: [String] = []
    for concept in vocabulary.concepts where !concept.name.hasPrefix(Thesaurus.prefix) {
      table.define(concept.name, terms: concept.terms.map { ElementTable.tokens(of: $0, tokenizer) })
    }
    func compile(_ term: String, _ targets: TermPattern.Target...) {
      guard var pattern = Self.pattern(term, targets[0], &table, tokenizer) else { return }
      for target in targets {
        pattern.target = target
        patterns.append(pattern)
      }
    }
    func compile(_ point: Point, _ name: String) {
      names.append(name)
      let number = names.count - 1
      for term in point.terms {
        if point.asked.isEmpty { compile(term, .point(number), .asked(number)) } else { compile(term, .point(number)) }
      }
      for term in point.asked { compile(term, .asked(number)) }
    }
    for point in vocabulary.points { compile(point, point.name) }
    for (number, topic) in vocabulary.topics.enumerated() {
      for term in topic.terms { compile(term, .topic(number)) }
      for term in topic.asks { compile(term, .asks(number)) }
      for term in topic.adverse { compile(term, .adverse(number)) }
      for point in topic.points { compile(point, "\(topic.id)/\(point.name)") }
    }
    let stems = StemNumbers(table.stems)
    self.init(
      vocabulary, stems: stems, concepts: table.concepts, undefined: table.undefined,
      elementCount: table.count, phrases: table.index(stems), pointNames: names,
      patterns: PatternTable(patterns, elements: table.count))
  }

  private init(
    _ vocabulary: Vocabulary, stems: StemNumbers, concepts: [String: Int], undefined: [String], elementCount: Int,
    phrases: PhraseIndex, pointNames: [String], patterns: PatternTable
  ) {
    (self.vocabulary, self.stems, self.concepts, self.undefined) = (vocabulary, stems, concepts, undefined)
    (self.elementCount, self.phrases) = (elementCount, phrases)
    (self.pointNames, self.patterns) = (pointNames, patterns)
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
    func qualified(_ test: (Point) -> Bool) -> [String] {
      vocabulary.topics.flatMap { topic in topic.points.filter(test).map { "\(topic.id)/\($0.name)" } }
    }
    essentialPoints = Set(qualified(\.isEssential))
    inherentPoints = Set(qualified(\.isInherent))
    mannerPoints = Set(qualified(\.isManner))
    restrictingPoints = Set(qualified(\.isRestriction))
    pointTopics = Dictionary(
      topics.flatMap { topic in
        topic.points.filter { !$0.statedBy.isEmpty }.map { ("\(topic.id)/\($0.name)", $0.statedBy) }
      }, uniquingKeysWith: +)
    objectPoints = Set(vocabulary.points.filter(\.isObject).map(\.name))
    narrowerPoints = Set(vocabulary.points.filter(\.isNarrower).map(\.name)).union(qualified(\.isNarrower))
  }

  /// The bytes that `init(image:)` makes the same of, on the machine that wrote them or another.
  public var image: [UInt8] {
    var image = ImageWriter()
    image.put(vocabulary)
    image.put(stems.inOrder)
    let named = concepts.sorted { $0.key < $1.key }
    image.put(named.map(\.key))
    image.put(named.map { Int32($0.value) })
    image.put(undefined)
    image.put(elementCount)
    image.put(pointNames)
    phrases.write(to: &image)
    patterns.write(to: &image)
    return image.bytes
  }

  /// Takes a vocabulary that was compiled before; nil where the bytes are none.
  public convenience init?(image: [UInt8]) {
    var reader = ImageReader(image)
    let vocabulary = reader.vocabulary()
    let stems = reader.texts()
    let names = reader.texts()
    let numbers = reader.row(below: Int(Int32.max))
    let undefined = reader.texts()
    let elementCount = reader.number()
    guard !reader.isBroken, elementCount >= 0, elementCount <= image.count, numbers.count == names.count,
      numbers.allSatisfy({ $0 < elementCount })
    else { return nil }
    let pointNames = reader.texts()
    let numbered = StemNumbers(Dictionary(zip(stems, Int32(0)...), uniquingKeysWith: { first, _ in first }))
    let phrases = PhraseIndex(&reader, numbered, elements: elementCount)
    let patterns = PatternTable(
      &reader, elements: elementCount, topics: vocabulary.topics.count, points: pointNames.count)
    guard !reader.isBroken, reader.isAtEnd, numbered.stems.count == stems.count else { return nil }
    self.init(
      vocabulary, stems: numbered,
      concepts: Dictionary(zip(names, numbers.map(Int.init)), uniquingKeysWith: { first, _ in first }),
      undefined: undefined, elementCount: elementCount, phrases: phrases, pointNames: pointNames,
      patterns: patterns)
  }

  /// The words that can stand for each other.
  func thesaurus(_ tokenizer: Tokenizer) -> Thesaurus {
    synonyms.withLock { built in
      if let built { return built }
      let thesaurus = Thesaurus(
        vocabulary.concepts.lazy.filter { $0.name.hasPrefix(Thesaurus.prefix) }, tokenizer)
      built = thesaurus
      return thesaurus
    }
  }

  /// Whether one topic must not be taken for the other; both are first of their id.
  func areNeighbours(_ left: Int, _ right: Int) -> Bool {
    neighbours[left * width + right / 64] & 1 << UInt64(right % 64) != 0
      || neighbours[right * width + left / 64] & 1 << UInt64(left % 64) != 0
  }

  private static func pattern(
    _ term: String, _ target: TermPattern.Target, _ table: inout ElementTable, _ tokenizer: Tokenizer
  ) -> TermPattern? {
    var term = term
    var groups: [[Int]] = []
    let isKnown = term.withUTF8 { bytes in
      for half in bytes.split(separator: UInt8(ascii: "!")) {
        var elements: [Int] = []
        for part in half.split(separator: UInt8(ascii: "&")) {
          guard let element = table.element(trimmed(part), tokenizer) else { return false }
          elements.append(element)
        }
        groups.append(elements)
      }
      return true
    }
    guard isKnown, let parts = groups.first, !parts.isEmpty else { return nil }
    let weight = parts.reduce(0) { $0 + table.weight(of: $1) }
    return TermPattern(target: target, parts: parts, vetoes: Array(groups.dropFirst()), weight: weight, source: term)
  }

  private static func trimmed(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var bytes = text
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

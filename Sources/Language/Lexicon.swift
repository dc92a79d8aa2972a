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

/// What a text is read as.
public enum Register: Sendable {
  /// A question, which may name a subject in words that would mean less in a document.
  case question
  /// A claim that has to answer; its words stand closer together.
  case statement
  /// A claim of which only the subjects are wanted.
  case mention

  /// How many words may lie between two parts of a term.
  var reach: Int { self == .statement ? 10 : 14 }
}

/// The field's vocabulary, compiled once and used for questions and documents alike; not shared between tasks.
public final class Lexicon {
  /// The data that it was made of.
  public var vocabulary: Vocabulary { compiled.vocabulary }
  /// The tokenizer that terms were compiled with.
  public let tokenizer: Tokenizer
  /// Terms that refer to a concept or kind of figure that does not exist.
  public var undefined: [String] { compiled.undefined }
  /// Topics by id.
  public var index: [Identifier<Topic>: Int] { compiled.index }
  /// Names of the points that only narrow a measure.
  public var narrowerPoints: Set<String> { compiled.narrowerPoints }
  /// Names of the points that name what a measure is applied to.
  public var objectPoints: Set<String> { compiled.objectPoints }
  /// Names of the points without which the measure is no answer.
  public var essentialPoints: Set<String> { compiled.essentialPoints }
  /// Names of the points that are asked for even where the measure's own words hold them.
  public var inherentPoints: Set<String> { compiled.inherentPoints }
  /// Names of the points that tell how a measure is done and not to what.
  public var mannerPoints: Set<String> { compiled.mannerPoints }
  /// The topics whose claims state a point as well, by its name.
  public var pointTopics: [String: [Identifier<Topic>]] { compiled.pointTopics }
  /// Names of the points that restrict a claim which states them.
  public var restrictingPoints: Set<String> { compiled.restrictingPoints }

  /// Whether a quality of a topic goes by the name of one that any measure may have, as `documented`.
  public func isCommonPoint(_ name: String) -> Bool { vocabulary.points.contains { $0.name == name } }

  /// The vocabulary as it was compiled, for readers in other tasks.
  public let compiled: CompiledVocabulary
  /// Where the elements of the text at hand occur, and those of the texts around it.
  let own: Occurrences
  let around: Surroundings
  private var contexts: [String: Context] = [:]
  private var contextCount = 0

  /// Compiles a vocabulary.
  public convenience init(_ vocabulary: Vocabulary) { self.init(CompiledVocabulary(vocabulary)) }

  /// Compiles a list of topics without concepts.
  public convenience init(topics: [Topic]) { self.init(Vocabulary(topics: topics)) }

  /// Makes a reader of a vocabulary that was compiled before, for another task.
  public init(_ compiled: CompiledVocabulary) {
    self.compiled = compiled
    tokenizer = Tokenizer(stems: compiled.stems)
    own = Occurrences(elements: compiled.elementCount)
    around = Surroundings(elements: compiled.elementCount)
  }

  /// A heading or lead-in, read once for all the claims under it.
  public struct Context {
    /// Its tokens.
    public let tokens: [Token]
    /// Its elements in ascending order, each with its first place.
    let places: [(element: Int32, range: Range<Int>)]
    /// Whether it is a part of the text's own sentence, of which every word counts.
    let isOfSentence: Bool
    /// Tells contexts apart.
    let number: Int
  }

  /// Reads a heading, a lead-in or an earlier part of a sentence for `read(_:in:)`.
  public func context(_ tokens: [Token], isOfSentence: Bool = false) -> Context {
    var first: [Int32: Range<Int>] = [:]
    compiled.phrases.eachOccurrence(in: tokens, quantities: QuantityReader.quantities(in: tokens)) { element, range in
      if first[Int32(element)] == nil { first[Int32(element)] = range }
    }
    contextCount += 1
    return Context(
      tokens: tokens, places: first.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, isOfSentence: isOfSentence,
      number: contextCount)
  }

  /// Reads a heading or lead-in, and remembers it.
  public func context(of text: String) -> Context {
    if let known = contexts[text] { return known }
    let context = context(tokenizer.tokens(of: text))
    // A hostile document has no end of headings: the memory does.
    if contexts.count > 5_000 { contexts.removeAll() }
    contexts[text] = context
    return context
  }

  /// The subject of an id, or nil.
  public func topic(_ id: Identifier<Topic>) -> Topic? { index[id].map { vocabulary.topics[$0] } }

  /// The family of a topic; nil where the vocabulary does not have it.
  public func family(of id: Identifier<Topic>) -> String? { index[id].map { vocabulary.topics[$0].family } }

  /// Whether one topic must not be taken for the other.
  public func areNeighbours(_ left: Identifier<Topic>, _ right: Identifier<Topic>) -> Bool {
    guard let left = index[left], let right = index[right] else { return false }
    return compiled.areNeighbours(left, right)
  }
}

extension Lexicon {
  /// Words and phrases that can stand for each other.
  public var thesaurus: Thesaurus { compiled.thesaurus(tokenizer) }

  /// Where tokens name a member of a concept.
  public func positions(of concept: String, in tokens: [Token]) -> [Range<Int>] {
    guard let wanted = compiled.concepts[concept] else { return [] }
    var found: [Range<Int>] = []
    compiled.phrases.eachOccurrence(in: tokens, quantities: []) { element, range in
      if element == wanted { found.append(range) }
    }
    return found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The concepts of which the token at a position is a member; words of a `loose-` class are no synonyms.
  public func concepts(at position: Int, in tokens: [Token]) -> [String] {
    var found: Set<Int> = []
    compiled.phrases.eachOccurrence(in: tokens, quantities: []) { element, range in
      if range.contains(position) { found.insert(element) }
    }
    return compiled.concepts.compactMap { found.contains($1) && !$0.hasPrefix("loose-") ? $0 : nil }.sorted()
  }

  /// The members of a concept that tokens name, as the text writes them, each once.
  public func mentions(of concept: String, in tokens: [Token], text: String) -> [String] {
    let bytes = Array(text.utf8)
    var found: [String] = []
    var last = -1
    let ranges = positions(of: concept, in: tokens).sorted { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }
    for range in ranges where range.lowerBound > last {
      last = range.upperBound - 1
      let span = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
      guard span.upperBound <= bytes.count else { continue }
      var name = String(decoding: bytes[span], as: UTF8.self)
      // `AWS's data centers` are those of AWS.
      for ending in ["'s", "\u{2019}s"] where name.hasSuffix(ending) { name.removeLast(2) }
      if !found.contains(name) { found.append(name) }
    }
    return found
  }
}

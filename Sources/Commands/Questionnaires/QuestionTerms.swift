import Language
import Model

/// What a question asks, folded so that rewordings meet: topics, figures, polarity, and the words that remain.
struct QuestionTerms: Hashable {
  /// As `t:backup-encryption`.
  private(set) var topics: Set<String> = []
  /// As `q:atMost24_h`.
  private(set) var figures: Set<String> = []
  /// As `n:not`, `f:how`.
  private(set) var forms: Set<String> = []
  /// Stems of the words that no topic explains, as `w:laptop`.
  private(set) var words: Set<String> = []

  init(_ text: String, section: [String] = [], lexicon: Lexicon) {
    let reading = lexicon.read(
      lexicon.tokenizer.tokens(of: text), in: section.map { lexicon.context(of: $0) }, withPoints: false)
    var explained: Set<Int> = []
    for topic in reading.topics where !topic.isInherited {
      topics.insert("t:\(topic.topic)")
      explained.formUnion(topic.positions)
    }
    for quantity in reading.quantities {
      figures.insert("q:\(quantity.bound.rawValue)" + quantity.normalised.split(separator: " ").joined(separator: "_"))
      explained.formUnion(quantity.tokens)
    }
    for (position, token) in reading.tokens.enumerated() {
      if Self.negations.contains(token.word) {
        forms.insert("n:\(token.word)")
      } else if Self.questionWords.contains(token.word) {
        forms.insert("f:\(token.word)")
      } else if !explained.contains(position), !token.isFunctionWord, !token.stem.isEmpty {
        words.insert("w:\(token.stem)")
      }
    }
  }

  init(_ terms: [String]) {
    topics = Set(terms.filter { $0.hasPrefix("t:") })
    figures = Set(terms.filter { $0.hasPrefix("q:") })
    forms = Set(terms.filter { $0.hasPrefix("n:") || $0.hasPrefix("f:") })
    words = Set(terms.filter { $0.hasPrefix("w:") })
  }

  /// All terms, sorted, as the library keeps them.
  var all: [String] { topics.union(figures).union(forms).union(words).sorted() }

  /// Terms that a question which asks the same has all, and no others: all but the words.
  var subject: [String] { topics.union(figures).union(forms).sorted() }

  /// Whether there is nothing that tells the question from others.
  var isEmpty: Bool { topics.isEmpty && figures.isEmpty && words.isEmpty }

  /// How many words a question which asks the same may have more, or lack.
  ///
  /// Without a common topic only the very same words will do.
  var slack: Int { topics.isEmpty ? 0 : 2 }

  /// Whether both ask the same; a word more on one side is a rewording, different words on both sides are not.
  func asksTheSame(as other: QuestionTerms) -> Bool {
    guard subject == other.subject, !topics.isEmpty || !words.isEmpty else { return false }
    let (mine, others) = (words.subtracting(other.words), other.words.subtracting(words))
    guard mine.isEmpty || others.isEmpty else { return false }
    return mine.count + others.count <= slack
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "without", "nor", "neither", "cannot", "kein", "nicht",
  ]
  private static let questionWords: Set<String> = [
    "how", "what", "which", "who", "when", "where", "why", "describe", "explain", "list", "wie", "was", "welche", "wer",
  ]
}

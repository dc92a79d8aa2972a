import Model

/// Words and phrases that can stand for each other: the classes of the vocabulary whose names begin with `same-`.
public struct Thesaurus: Sendable {
  /// The beginning of the names of such classes.
  static let prefix = "same-"

  private let byStem: [String: [Int]]
  private let byWord: [String: [Int]]
  /// Phrases by the stem of their first word.
  private let phrases: [String: [(stems: [String], group: Int)]]

  init(_ concepts: some Sequence<Concept>, _ tokenizer: Tokenizer) {
    var byStem: [String: [Int]] = [:]
    var byWord: [String: [Int]] = [:]
    var phrases: [String: [(stems: [String], group: Int)]] = [:]
    for (group, concept) in concepts.enumerated() {
      for term in concept.terms {
        let isExact = term.hasPrefix("=")
        let tokens = tokenizer.tokens(of: isExact ? String(term.dropFirst()) : term)
        guard let first = tokens.first else { continue }
        if tokens.count > 1 {
          phrases[first.stem, default: []].append((tokens.map(\.stem), group))
        } else if isExact {
          byWord[first.word, default: []].append(group)
        } else {
          byStem[first.stem, default: []].append(group)
        }
      }
    }
    (self.byStem, self.byWord, self.phrases) = (byStem, byWord, phrases)
  }

  /// The groups of which tokens name members, each with the tokens that name it; a phrase hides the groups of its words.
  public func groups(in tokens: [Token]) -> [(group: Int, range: Range<Int>)] {
    var found: [(group: Int, range: Range<Int>)] = []
    var position = 0
    while position < tokens.count {
      let token = tokens[position]
      var length = 1
      for phrase in phrases[token.stem] ?? [] where Self.stands(phrase.stems, at: position, in: tokens) {
        found.append((phrase.group, position..<position + phrase.stems.count))
        length = max(length, phrase.stems.count)
      }
      if length == 1 {
        for group in byWord[token.word] ?? [] { found.append((group, position..<position + 1)) }
        for group in byStem[token.stem] ?? [] { found.append((group, position..<position + 1)) }
      }
      position += length
    }
    return found
  }

  private static func stands(_ stems: [String], at position: Int, in tokens: [Token]) -> Bool {
    guard position + stems.count <= tokens.count else { return false }
    return stems.indices.dropFirst().allSatisfy {
      tokens[position + $0].stem == stems[$0] && tokens[position + $0].gap < .clause
    }
  }
}

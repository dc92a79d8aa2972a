import Model
import Stemming

/// What a tokenizer has learnt of the words that it has read; texts repeat their words.
struct WordMemory {
  private let stemmer = Stemmer()
  private let stems: StemNumbers?
  /// Words as they were written, and the tokens that they become in a row with where each word's end.
  private var written = WordTable(capacity: 4096)
  private(set) var known: [Token] = []
  private var ends: [Int32] = [0]
  /// How many tokens are forgotten, so that no two words have the same number.
  private var forgotten = 0

  init(stems: StemNumbers?) { self.stems = stems }

  /// The stem of a word in small letters and American spelling.
  func stem(_ word: String) -> String { WordTraits.of(word).stem ?? stemmer.stem(word) }

  /// The tokens that a written word stands for, without their place, as a range of those known.
  mutating func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let number = written.insert(bytes)
    if number + 1 < ends.count { return Int(ends[number])..<Int(ends[number + 1]) }
    // A hostile document has no end of new words: the memory does.
    if number > 50_000 {
      forgotten += known.count
      written.removeAll()
      known.removeAll()
      ends = [0]
      return tokens(of: bytes)
    }
    let start = known.count
    for word in Tokenizer.contractions(String(decoding: bytes, as: UTF8.self).lowercased()) {
      let folded = Spelling.american(word)
      let traits = WordTraits.of(folded)
      let number = traits.number ?? (bytes[0] < 0x3A ? Tokenizer.number(folded) : nil)
      var token = Token(
        word: folded, stem: number == nil ? traits.stem ?? stemmer.stem(folded) : folded, gap: .tight, range: 0..<0,
        sentence: 0, isFunctionWord: traits.isFunctionWord, number: number,
        isUpperCase: bytes.count > 1 && bytes.allSatisfy { (0x41...0x5A).contains($0) }, isAddress: false)
      note(&token, traits)
      token.identity = forgotten + known.count
      known.append(token)
    }
    ends.append(Int32(known.count))
    return start..<known.count
  }

  /// The token of a mail address or link.
  func address(_ bytes: UnsafeBufferPointer<UInt8>) -> Token {
    let word = String(decoding: bytes, as: UTF8.self).lowercased()
    var token = Token(
      word: word, stem: word, gap: .tight, range: 0..<0, sentence: 0, isFunctionWord: false, number: nil,
      isUpperCase: false, isAddress: true)
    note(&token, WordTraits.of(word))
    return token
  }

  /// Joins pairs such as `data centre`, so that terms need one spelling.
  func join(_ tokens: inout [Token]) {
    var (kept, index) = (0, 0)
    while index < tokens.count {
      // Nothing moves before the first pair, and most texts have none.
      if kept != index { tokens[kept] = tokens[index] }
      if tokens[index].beginsPair, index + 1 < tokens.count, tokens[index + 1].gap == .tight,
        let word = Spelling.joined[tokens[index].word]?[tokens[index + 1].word],
        tokens[index].word != "logging" || tokens[index + 1].word != "in" || Self.signsIn(tokens, behind: index + 1)
      {
        tokens[kept].word = word
        tokens[kept].stem = stem(word)
        tokens[kept].range = tokens[kept].range.lowerBound..<tokens[index + 1].range.upperBound
        tokens[kept].isFunctionWord = false
        tokens[kept].identity = nil
        note(&tokens[kept], WordTraits.of(word))
        index += 1
      }
      index += 1
      kept += 1
    }
    tokens.removeLast(tokens.count - kept)
  }

  /// Whether `logging in` signs somebody in (`by logging in as a user`), and is no logging in some place.
  private static func signsIn(_ tokens: [Token], behind position: Int) -> Bool {
    guard position + 1 < tokens.count else { return true }
    let next = tokens[position + 1]
    return next.gap >= .comma || ["as", "to", "with", "via", "using", "from", "and", "or", "on"].contains(next.word)
  }

  /// Notes what follows from a token's word alone.
  private func note(_ token: inout Token, _ traits: WordTraits) {
    token.beginsFigure = token.number != nil || traits.beginsFigure
    token.beginsPair = traits.beginsPair
    token.isSkippable = traits.isSkippable
    token.givesDirection = traits.givesDirection || token.word.hasPrefix(Bounds.beginning)
    token.symbols = stems.map { TokenSymbols(token, $0) }
  }
}

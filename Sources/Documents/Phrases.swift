// Patterns over words, found in one pass.

/// A set of patterns, each with what it means.
///
/// A pattern is words separated by spaces; `a|b` is either, `stem~` any word that begins so, `_` any one word, `_3` up to
/// three words, `#` a figure.
struct Phrases<Meaning: Sendable>: Sendable {
  enum Atom: Sendable {
    case word(String)
    case either(Set<String>)
    case prefixes([String])
    case any
    case gap(Int)
    case figure
  }

  private var byFirst: [String: [(atoms: [Atom], meaning: Meaning)]] = [:]
  private var others: [(atoms: [Atom], meaning: Meaning)] = []

  init(_ patterns: [(String, Meaning)]) {
    for (pattern, meaning) in patterns { add(pattern, meaning) }
  }

  init(_ groups: [(Meaning, [String])]) {
    for (meaning, patterns) in groups { for pattern in patterns { add(pattern, meaning) } }
  }

  private mutating func add(_ pattern: String, _ meaning: Meaning) {
    let atoms = pattern.split(separator: " ").map { piece -> Atom in
      if piece == "_" { return .any }
      if piece == "#" { return .figure }
      if piece.first == "_", let count = Int(piece.dropFirst()) { return .gap(count) }
      let choices = piece.split(separator: "|").map(String.init)
      if choices.contains(where: { $0.hasSuffix("~") }) {
        return .prefixes(choices.map { $0.hasSuffix("~") ? String($0.dropLast()) : $0 + "\u{0}" })
      }
      return choices.count == 1 ? .word(choices[0]) : .either(Set(choices))
    }
    switch atoms.first {
    case .word(let word): byFirst[word, default: []].append((atoms, meaning))
    case .either(let words): for word in words.sorted() { byFirst[word, default: []].append((atoms, meaning)) }
    default: others.append((atoms, meaning))
    }
  }

  /// All matches in a range of words, in the order of their first word.
  func matches(in words: Words, _ range: Range<Int>? = nil) -> [(meaning: Meaning, range: Range<Int>)] {
    var found: [(meaning: Meaning, range: Range<Int>)] = []
    let range = range ?? 0..<words.count
    for start in range {
      if let candidates = byFirst[words[start].text] {
        for candidate in candidates {
          if let end = match(candidate.atoms, 0, words, start, range.upperBound) {
            found.append((candidate.meaning, start..<end))
          }
        }
      }
      for candidate in others {
        if let end = match(candidate.atoms, 0, words, start, range.upperBound) {
          found.append((candidate.meaning, start..<end))
        }
      }
    }
    return found
  }

  func first(in words: Words, _ range: Range<Int>? = nil) -> (meaning: Meaning, range: Range<Int>)? {
    matches(in: words, range).first
  }

  private func match(_ atoms: [Atom], _ first: Int, _ words: Words, _ start: Int, _ end: Int) -> Int? {
    var position = start
    var index = first
    while index < atoms.count {
      if case .gap(let most) = atoms[index] {
        for skipped in 0...most where position + skipped <= end {
          if let stop = match(atoms, index + 1, words, position + skipped, end) { return stop }
        }
        return nil
      }
      guard position < end, fits(atoms[index], words.words[position]) else { return nil }
      position += 1
      index += 1
    }
    return position
  }

  private func fits(_ atom: Atom, _ word: Words.Word) -> Bool {
    switch atom {
    case .word(let text): text == word.text
    case .either(let choices): choices.contains(word.text)
    case .prefixes(let prefixes):
      prefixes.contains { $0.hasSuffix("\u{0}") ? String($0.dropLast()) == word.text : word.text.hasPrefix($0) }
    case .any: !word.isMark
    case .figure: word.isFigure
    case .gap: false
    }
  }
}

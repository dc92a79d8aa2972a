// Patterns over words, found in one pass.

/// A set of patterns, each with what it means.
///
/// A pattern is words separated by spaces; `a|b` is either, `stem~` any word that begins so, `_` any one word, `_3` up to
/// three words, `#` a figure.
///
/// A class of rows of numbers: both tasks would count a struct's arrays in and out for each clause.
final class Phrases<Meaning: Sendable>: Sendable {
  /// One step of a pattern; choices stand in a row for all patterns, so that a step needs no memory of its own.
  private struct Atom: Sendable {
    enum Kind: Sendable { case choice, beginning, any, gap, figure }

    var kind: Kind
    var first: Int32 = 0
    var end: Int32 = 0
  }

  private struct Pattern: Sendable {
    var atoms: Range<Int>
    /// What the word after the first one may be; the first one is never looked at where it is a choice.
    var second: WordFilter
    var meaning: Meaning
  }

  private let patterns: [Pattern]
  private let atoms: [Atom]
  private let keys: [WordKey]
  private let words: [String]
  /// Patterns by each word that may begin them, as ranges of a row, and those that any word may begin.
  private let byFirst: WordMap<Range<Int32>>
  private let begun: [Int32]
  private let others: [Int32]
  /// The words of which a text needs one for any of the others; nil where one of them needs none.
  private let needed: WordMap<Bool>?

  convenience init(_ patterns: [(String, Meaning)]) {
    var draft = Draft()
    for (pattern, meaning) in patterns { draft.add(pattern, meaning) }
    self.init(draft)
  }

  convenience init(_ groups: [(Meaning, [String])]) {
    var draft = Draft()
    for (meaning, patterns) in groups { for pattern in patterns { draft.add(pattern, meaning) } }
    self.init(draft)
  }

  private init(_ draft: Draft) {
    (patterns, atoms, keys, words) = (draft.patterns, draft.atoms, draft.keys, draft.words)
    var byFirst = WordMap<Range<Int32>>()
    var begun: [Int32] = []
    for (number, patterns) in draft.byFirst.values.enumerated() {
      let start = Int32(begun.count)
      begun += patterns
      byFirst.update(draft.byFirst.word(number), default: start..<Int32(begun.count)) { _ in }
    }
    (self.byFirst, self.begun) = (byFirst, begun)
    (others, needed) = (draft.others, draft.needed)
  }

  /// Patterns as they are read, one after another.
  private struct Draft {
    var patterns: [Pattern] = []
    var atoms: [Atom] = []
    var keys: [WordKey] = []
    var words: [String] = []
    var byFirst = WordMap<[Int32]>()
    var others: [Int32] = []
    var needed: WordMap<Bool>? = WordMap()

    mutating func add(_ pattern: String, _ meaning: Meaning) {
      let start = atoms.count
      for piece in pattern.utf8.split(separator: UInt8(ascii: " ")) { add(Substring(piece)) }
      let number = Int32(patterns.count)
      patterns.append(Pattern(atoms: start..<atoms.count, second: filter(start + 1), meaning: meaning))
      guard start < atoms.count, atoms[start].kind == .choice else {
        others.append(number)
        return need(start)
      }
      for choice in Set(words[Int(atoms[start].first)..<Int(atoms[start].end)]) {
        byFirst.update(choice, default: []) { $0.append(number) }
      }
    }

    /// What a word must be to fit an atom, as far as a filter can tell.
    private func filter(_ atom: Int) -> WordFilter {
      guard atom < atoms.count, atoms[atom].kind == .choice else { return .all }
      var filter = WordFilter()
      for choice in Int(atoms[atom].first)..<Int(atoms[atom].end) { filter.insert(keys[choice]) }
      return filter
    }

    /// Notes the words after the gap that a pattern begins with.
    private mutating func need(_ start: Int) {
      guard start + 1 < atoms.count, atoms[start].kind == .gap, atoms[start + 1].kind == .choice else {
        needed = nil
        return
      }
      for word in words[Int(atoms[start + 1].first)..<Int(atoms[start + 1].end)] {
        needed?.update(word, default: true) { _ in }
      }
    }

    private mutating func add(_ piece: Substring) {
      if piece == "_" { return atoms.append(Atom(kind: .any)) }
      if piece == "#" { return atoms.append(Atom(kind: .figure)) }
      if piece.first == "_", let count = Int32(piece.dropFirst()) {
        return atoms.append(Atom(kind: .gap, end: count))
      }
      let first = Int32(words.count)
      var kind = Atom.Kind.choice
      for choice in piece.utf8.split(separator: UInt8(ascii: "|")).map({ String(Substring($0)) }) {
        if choice.utf8.last == UInt8(ascii: "~") { kind = .beginning }
        words.append(choice)
        keys.append(WordKey(choice))
      }
      atoms.append(Atom(kind: kind, first: first, end: Int32(words.count)))
    }
  }

  /// Calls a closure with each match in a range of words, in the order of their first words.
  func eachMatch(in words: Words, _ range: Range<Int>? = nil, _ found: (Meaning, Range<Int>) -> Void) {
    let range = range ?? 0..<words.count
    words.words.withUnsafeBufferPointer { words in
      let hasOthers = mayHaveOthers(words, range)
      for start in range {
        if let index = byFirst.index(words[start].key, words[start].text) {
          eachMatch(of: byFirst.values[index], words, start, range.upperBound, found)
        }
        if hasOthers { eachOther(words, start, range.upperBound, found) }
      }
    }
  }

  /// Hands over the matches at a word of patterns whose first step it is.
  private func eachMatch(
    of places: Range<Int32>, _ words: UnsafeBufferPointer<Words.Word>, _ start: Int, _ end: Int,
    _ found: (Meaning, Range<Int>) -> Void
  ) {
    // Most patterns of a common word fail at the next one.
    let next = start + 1 < end ? WordFilter(words[start + 1].key) : .all
    for place in places {
      let number = Int(begun[Int(place)])
      guard patterns[number].second.mayHave(next) else { continue }
      let rest = patterns[number].atoms.dropFirst()
      guard let stop = match(rest, words, start + 1, end) else { continue }
      found(patterns[number].meaning, start..<stop)
    }
  }

  /// Hands over the matches at a word of patterns that any word may begin.
  private func eachOther(
    _ words: UnsafeBufferPointer<Words.Word>, _ start: Int, _ end: Int, _ found: (Meaning, Range<Int>) -> Void
  ) {
    for number in others {
      guard let stop = match(patterns[Int(number)].atoms, words, start, end) else { continue }
      found(patterns[Int(number)].meaning, start..<stop)
    }
  }

  /// Whether a range has what the patterns that any word may begin cannot do without.
  private func mayHaveOthers(_ words: UnsafeBufferPointer<Words.Word>, _ range: Range<Int>) -> Bool {
    if others.isEmpty { return false }
    guard let needed else { return true }
    return range.contains { needed.index(words[$0].key, words[$0].text) != nil }
  }

  /// All matches in a range of words, in the order of their first word.
  func matches(in words: Words, _ range: Range<Int>? = nil) -> [(meaning: Meaning, range: Range<Int>)] {
    var found: [(meaning: Meaning, range: Range<Int>)] = []
    eachMatch(in: words, range) { found.append(($0, $1)) }
    return found
  }

  func first(in words: Words, _ range: Range<Int>? = nil) -> (meaning: Meaning, range: Range<Int>)? {
    matches(in: words, range).first
  }

  private func match(
    _ range: Range<Int>, _ words: UnsafeBufferPointer<Words.Word>, _ start: Int, _ end: Int
  ) -> Int? {
    var position = start
    for index in range {
      let atom = atoms[index]
      if atom.kind == .gap {
        for skipped in 0...Int(atom.end) where position + skipped <= end {
          if let stop = match(index + 1..<range.upperBound, words, position + skipped, end) { return stop }
        }
        return nil
      }
      guard position < end, fits(atom, words, position) else { return nil }
      position += 1
    }
    return position
  }

  @inline(__always)
  private func fits(_ atom: Atom, _ words: UnsafeBufferPointer<Words.Word>, _ position: Int) -> Bool {
    switch atom.kind {
    case .any: return !words[position].isMark
    case .figure: return words[position].isFigure
    case .gap: return false
    case .choice:
      let key = words[position].key
      for choice in Int(atom.first)..<Int(atom.end)
      where keys[choice] == key && (key.isExact || self.words[choice] == words[position].text) { return true }
      return false
    case .beginning:
      return self.words[Int(atom.first)..<Int(atom.end)].contains { choice in
        choice.utf8.last == UInt8(ascii: "~")
          ? words[position].text.hasPrefix(choice.dropLast()) : choice == words[position].text
      }
    }
  }
}

// Patterns over words, found in one pass.

/// A set of patterns, each with what it means.
///
/// A pattern is words separated by spaces; `a|b` is either, `stem~` any word that begins so, `_` any one word, `_3` up to
/// three words, `#` a figure.
struct Phrases<Meaning: Sendable>: Sendable {
  /// One step of a pattern; choices stand in a row for all patterns, so that a step needs no memory of its own.
  private struct Atom: Sendable {
    enum Kind: Sendable { case choice, beginning, any, gap, figure }

    var kind: Kind
    var first: Int32 = 0
    var end: Int32 = 0
  }

  private struct Pattern: Sendable {
    var atoms: Range<Int>
    var meaning: Meaning
  }

  private var patterns: [Pattern] = []
  private var atoms: [Atom] = []
  private var keys: [WordKey] = []
  private var words: [String] = []
  /// Patterns by each word that may begin them, and those that any word may begin.
  private var byFirst = WordMap<[Int32]>()
  private var others: [Int32] = []
  /// The words of which a text needs one for any of the others; nil where one of them needs none.
  private var needed: WordMap<Bool>? = WordMap()

  init(_ patterns: [(String, Meaning)]) {
    for (pattern, meaning) in patterns { add(pattern, meaning) }
  }

  init(_ groups: [(Meaning, [String])]) {
    for (meaning, patterns) in groups { for pattern in patterns { add(pattern, meaning) } }
  }

  private mutating func add(_ pattern: String, _ meaning: Meaning) {
    let start = atoms.count
    for piece in pattern.utf8.split(separator: UInt8(ascii: " ")) { add(Substring(piece)) }
    let number = Int32(patterns.count)
    patterns.append(Pattern(atoms: start..<atoms.count, meaning: meaning))
    guard start < atoms.count, atoms[start].kind == .choice else {
      others.append(number)
      return need(start)
    }
    for choice in Set(words[Int(atoms[start].first)..<Int(atoms[start].end)]) {
      byFirst.update(choice, default: []) { $0.append(number) }
    }
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

  /// Calls a closure with each match in a range of words, in the order of their first words.
  func eachMatch(in words: Words, _ range: Range<Int>? = nil, _ found: (Meaning, Range<Int>) -> Void) {
    let range = range ?? 0..<words.count
    words.words.withUnsafeBufferPointer { words in
      let others = mayHaveOthers(words, range) ? others : []
      for start in range {
        if let index = byFirst.index(words[start].key, words[start].text) {
          for number in byFirst.values[index] { take(number, words, start, range.upperBound, found) }
        }
        for number in others { take(number, words, start, range.upperBound, found) }
      }
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

  @inline(__always)
  private func take(
    _ number: Int32, _ words: UnsafeBufferPointer<Words.Word>, _ start: Int, _ end: Int,
    _ found: (Meaning, Range<Int>) -> Void
  ) {
    let atoms = patterns[Int(number)].atoms
    guard let stop = match(atoms, words, start, end) else { return }
    found(patterns[Int(number)].meaning, start..<stop)
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

import Language

/// The groups of words that rules and named terms wait for, and which of them the words of a text belong to.
struct WordGroups {
  /// Where a word's groups lie in the row of all, and what the word names; no range where it was not read yet.
  private struct Traits {
    var groups: Range<Int>?
    var named: UInt64 = 0
  }

  private var row: [Int] = []
  /// By the word's identity, from `first` on.
  private var known: [Traits] = []
  private var first = 0
  /// Of words without an identity.
  private var others: [String: Traits] = [:]

  /// Hands over each group that a token belongs to with the token's place; returns what all of them name.
  mutating func each(in tokens: [Token], _ found: (_ group: Int, _ token: Int) -> Void) -> UInt64 {
    var named: UInt64 = 0
    for index in tokens.indices {
      let traits = traits(of: tokens[index].word, tokens[index].identity)
      named |= traits.named
      for place in traits.groups ?? 0..<0 { found(row[place], index) }
    }
    return named
  }

  private mutating func traits(of word: String, _ identity: Int?) -> Traits {
    guard let identity, identity >= first else {
      if let found = others[word] { return found }
      if others.count > 5_000 { removeAll(from: first) }
      let traits = read(word)
      others[word] = traits
      return traits
    }
    if identity - first < known.count, known[identity - first].groups != nil { return known[identity - first] }
    // A hostile document has no end of words: the memory does.
    if identity - first > 200_000 { removeAll(from: identity) }
    while known.count <= identity - first { known.append(Traits()) }
    known[identity - first] = read(word)
    return known[identity - first]
  }

  private mutating func read(_ word: String) -> Traits {
    let start = row.count
    row += ParameterRule.table.groups(of: word)
    return Traits(groups: start..<row.count, named: NamedTerms.groups(of: word))
  }

  private mutating func removeAll(from identity: Int) {
    row.removeAll()
    known.removeAll()
    others.removeAll()
    first = identity
  }
}

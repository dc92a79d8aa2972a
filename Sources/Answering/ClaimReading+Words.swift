import Language

/// Words of other texts that a claim has.
extension ClaimReading {
  /// Whether it says the word at a position of other tokens, or another for it, by itself or under its headings.
  func says(_ position: Int, of tokens: [Token], _ lexicon: Lexicon) -> Bool {
    stems.contains(tokens[position].stem) || saysItself(position, of: tokens, lexicon)
  }

  /// The same in its own words.
  func saysItself(_ position: Int, of tokens: [Token], _ lexicon: Lexicon) -> Bool {
    if ownStems.contains(tokens[position].stem) { return true }
    let groups = Set(lexicon.thesaurus.groups(in: tokens).filter { $0.range.contains(position) }.map(\.group))
    return !groups.isEmpty
      && lexicon.thesaurus.groups(in: reading.tokens).contains { groups.contains($0.group) }
  }
}

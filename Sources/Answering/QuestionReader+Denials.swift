import Language

/// What denies or forbids in a question.
extension QuestionReader {
  /// Whether a word that denies or forbids governs the measure.
  ///
  /// One in a clause of its own behind the measure does not: `Could somebody change entries without this being noticed?`.
  ///
  /// The words of a bad practice itself deny nothing, as `disable` in `Can users disable the virus scanner?`; what is done
  /// without it goes without: `Can you deploy without downtime?`
  static func denies(_ measure: Set<Int>, _ tokens: [Token], adverse term: String? = nil) -> Bool {
    let first = measure.min() ?? tokens.count
    if let term, !term.holds("without"),
      tokens.indices.contains(where: { position in
        tokens[position].word == "without" && position > first
          && (position + 1...position + 2).contains(where: measure.contains)
      })
    {
      return true
    }
    var opener: Int?
    return tokens.indices.contains { position in
      let token = tokens[position]
      if token.gap >= .comma { opener = nil }
      if ["who", "which", "that", "whose", "without"].contains(token.word) { opener = position }
      return isDenial(position, tokens)
        && !(term != nil && measure.contains(position) && Self.practices.contains(token.word))
        && (opener.map { first > $0 } ?? true)
    }
  }

  private static func isDenial(_ position: Int, _ tokens: [Token]) -> Bool {
    denials.contains(tokens[position].word)
      || ["out", "free"].contains(tokens[position].word)
        && ["of", "from"].contains(tokens.dropFirst(position + 1).first?.word)
  }

  /// Denials that are a practice themselves.
  private static let practices: Set<String> = [
    "disable", "disabled", "block", "blocked", "avoid", "avoided", "exclude", "excluded", "refuse", "refused", "reject",
    "rejected",
  ]

  private static let denials: Set<String> = [
    "no", "not", "never", "nobody", "none", "without", "refrain", "prohibit", "prohibited", "prohibits", "forbid",
    "forbidden", "prevent", "disallow", "block", "blocked", "control", "controlled", "restricted", "limited",
    "eliminate", "avoid", "avoided",
    "disabled", "prevented", "ruled",
    "exclude", "excluded", "exempt", "exempted", "ban", "banned", "restrict", "disable", "refuse", "refused", "reject",
    "rejected", "deny", "denied", "impossible",
  ]
}

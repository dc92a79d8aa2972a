import Language

/// What kind of sentence a row is.
extension QuestionReader {
  func isTerse(_ tokens: [Token]) -> Bool {
    tokens.filter { !$0.isFunctionWord }.count <= 5 && !Self.openings.contains(tokens.first?.word ?? "")
      && !Self.isSentence(tokens)
  }

  /// Whether words are a question or a demand of their own: `In which countries will our data be hosted?`, `Encrypt laptops`.
  private static func isSentence(_ tokens: [Token]) -> Bool {
    tokens.count > 3 && tokens.contains { Cues.isFinite($0.word) || interrogatives.contains($0.word) }
      || tokens.count > 1 && imperatives.contains(tokens[0].word)
  }

  private static let interrogatives: Set<String> = ["which", "what", "how", "who", "whom", "whose", "where", "when"]
  /// Verbs that a demand opens with, and that no label does as a noun.
  private static let imperatives: Set<String> = [
    "encrypt", "restrict", "rotate", "limit", "require", "train", "notify", "perform", "conduct", "protect", "classify",
    "dispose", "delete", "destroy", "retain", "define", "establish", "assign", "appoint", "separate", "segregate",
    "disable", "remove", "revoke", "grant", "approve", "inform", "carry", "apply", "install", "deploy", "transmit",
    "verify", "validate", "assess", "identify", "harden", "forbid", "prohibit", "allow", "hold", "obtain", "isolate",
  ]

  private static let openings: Set<String> = [
    "do", "does", "is", "are", "have", "has", "can", "what", "how", "which", "who", "when", "where", "did", "was",
    "were", "may",
    "list", "describe", "provide", "please", "explain", "ensure", "enforce", "use", "maintain", "implement", "keep",
    "set", "should",
  ]

  static func isAnaphoric(_ tokens: [Token]) -> Bool {
    let text = tokens.spaced
    return [
      " it ", " they ", " them ", " this ", " these ", " those ", " if so ", " if yes ", " so ", " that ", " such ",
    ].contains(where: text.holds)
      || tokens.count <= 3
  }

  static func isFollowUp(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first?.word else { return false }
    return ["specify", "list", "indicate", "state", "detail", "mention"].contains(first)
  }

  /// The tokens without `Please confirm that`, `We need to know whether`, `Does your security program require you to`: what
  /// stands behind them is asked.
  static func withoutPreamble(_ tokens: [Token]) -> [Token] {
    let linked = tokens.prefix(9).indices.dropFirst().first { ["that", "whether", "if"].contains(tokens[$0].word) }
    if let linked, tokens.count - linked > 3 {
      let isAsserted =
        tokens[..<linked].contains { assertions.contains($0.word) }
        && tokens[..<linked].allSatisfy { courtesies.contains($0.word) || assertions.contains($0.word) }
      // `Our works council insists that …`
      let isInsisted =
        insisting.contains(tokens[linked - 1].word) && ["our", "we", "the"].contains(tokens[0].word)
      if isAsserted || isInsisted { return Array(tokens[(linked + 1)...]) }
    }
    if ["does", "do"].contains(tokens.first?.word),
      let verb = tokens.prefix(8).indices.dropFirst().first(where: { tokens[$0].stem == "requir" }),
      tokens[verb - 1].stem == "program", verb + 5 < tokens.count
    {
      let next = tokens[verb + 1].word
      if next == "that" { return Array(tokens[(verb + 2)...]) }
      if next == "you", tokens[verb + 2].word == "to" { return Array(tokens[(verb + 3)...]) }
    }
    return tokens
  }

  /// Verbs with which a questionnaire asks for an answer.
  private static let assertions: Set<String> = [
    "confirm", "verify", "indicate", "state", "specify", "advise", "know", "tell", "declare", "attest", "true", "note",
  ]
  private static let insisting: Set<String> = [
    "insist", "insists", "require", "requires", "expect", "expects", "demand", "demands", "stipulate", "stipulates",
  ]
  private static let courtesies: Set<String> = [
    "please", "kindly", "can", "could", "would", "will", "you", "are", "able", "to", "we", "i", "need", "want", "like",
    "let", "us", "is", "it", "also", "and", "in", "writing", "briefly",
  ]

  /// The tokens with no more of `established, documented, approved, communicated, applied, evaluated and maintained` than what
  /// can be asked for: that there is such a thing, in writing.
  static func withoutLitany(_ tokens: [Token]) -> [Token] {
    var run = 0..<0
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, litany.contains(tokens[end].word) || end > start && tokens[end].word == "and" {
        end += 1
      }
      if end - start > run.count { run = start..<end }
      start = max(end, start + 1)
    }
    guard tokens[run].count(where: { $0.word != "and" }) > 3 else { return tokens }
    return tokens.indices.filter { !run.contains($0) || ["established", "documented"].contains(tokens[$0].word) }
      .map { tokens[$0] }
  }

  private static let litany: Set<String> = [
    "established", "documented", "approved", "communicated", "applied", "evaluated", "maintained", "implemented",
    "enforced",
    "defined",
  ]
}

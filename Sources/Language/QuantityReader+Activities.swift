extension QuantityReader {
  /// Whether an activity stands beside a word.
  static func isOfActivity(_ tokens: [Token], _ position: Int) -> Bool {
    tokens[max(0, position - 3)..<min(position + 5, tokens.count)].contains { activities.contains($0.stem) }
  }

  /// Stems of what is done again and again, rather than goes on.
  private static let activities: Set<String> = [
    "monitor", "scan", "test", "review", "check", "backup", "back", "updat", "log", "record", "audit", "assess",
    "train",
    "synchron", "replic", "verifi", "track", "watch", "basi", "observ", "evalu", "measur", "surveil", "supervis",
    "analyz", "analysi", "vulner", "secur", "run", "perform", "conduct", "carri", "rotat", "patch", "inspect",
    "control",
    "valid", "detect", "reassess", "mirror",
  ]

  /// The cadence of `at intervals of no more than 60 days`, at the word `intervals`.
  static func interval(_ tokens: [Token], _ start: Int) -> Quantity? {
    guard tokens[safe: start + 1]?.word == "of" else { return nil }
    let number = tokens[(start + 2)...].prefix(6)
      .prefix { $0.number != nil || $0.isFunctionWord || limits.contains($0.word) }
      .firstIndex { $0.number != nil }
    guard let number, let count = tokens[number].number,
      let unit = tokens[safe: number + 1].flatMap({ TimeUnit.named($0.word) })
    else { return nil }
    let range = number..<number + 2
    func result(_ hours: Double, _ text: String, _: Int) -> Quantity {
      Quantity(
        kind: .frequency, magnitude: hours, unit: "h", bound: bound(tokens, range), normalised: text, tokens: range)
    }
    return frequencyOf(count, unit, result, 1)
  }

  private static let limits: Set<String> = ["most", "least", "more", "less", "max", "maximum", "longer", "exceeding"]
}

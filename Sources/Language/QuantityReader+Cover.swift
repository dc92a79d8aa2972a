extension QuantityReader {
  /// Service round the clock: `24/7`, `24 x 7 x 365`, `24 hours a day, seven days a week`.
  static func cover(_ tokens: [Token], _ start: Int) -> Quantity? {
    func word(_ offset: Int) -> String? { tokens[safe: start + offset]?.word }
    /// How many tokens say `7 days a week` from an offset.
    func share(_ number: Double, _ unit: String, _ whole: String, at offset: Int) -> Int {
      guard tokens[safe: start + offset]?.number == number, word(offset + 1)?.hasPrefix(unit) == true,
        ["a", "per", "each", "every"].contains(word(offset + 2)), word(offset + 3) == whole
      else { return 0 }
      return 4
    }
    var length: Int
    switch tokens[start].word {
    case "24" where word(1) == "7" || word(1) == "365": length = word(2) == "365" ? 3 : 2
    // `24x7` and `24x7x365` are parted where letters meet digits.
    case "24x" where word(1) == "7": length = 2
    case "24" where word(1) == "x7x" && word(2) == "365": length = 3
    case "24" where word(1) == "x" && word(2) == "7": length = word(3) == "x" && word(4) == "365" ? 5 : 3
    case "24" where isHours(word(1)) && tokens[safe: start + 2].map { watches.contains($0.stem) } == true: length = 2
    case "around" where word(1) == "the" && word(2) == "clock": length = 3
    case "round" where word(1) == "the" && word(2) == "clock": length = 3
    case "day" where word(1) == "and" && word(2) == "night": length = 3
    default:
      length = share(24, "hour", "day", at: 0)
      guard length > 0 else { return nil }
    }
    for (number, unit, whole) in [(7.0, "day", "week"), (365.0, "day", "year")] {
      if word(length) == "and" || word(length) == "or", share(number, unit, whole, at: length + 1) > 0 { length += 5 }
      length += share(number, unit, whole, at: length)
    }
    return Quantity(
      kind: .cover, magnitude: 0, unit: "", bound: .exact, normalised: "24/7",
      tokens: start..<min(start + length, tokens.count))
  }

  private static func isHours(_ word: String?) -> Bool { word == "hour" || word == "hours" || word == "h" }

  /// Stems of what goes on all the time where it is said to go on for 24 hours.
  private static let watches: Set<String> = [
    "monitor", "surveil", "guard", "patrol", "watch", "coverag", "secur", "oper",
  ]
}

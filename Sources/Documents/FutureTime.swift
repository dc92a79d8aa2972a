/// Times to come.
enum FutureTime {
  private static let phrases = Phrases<Int>([
    (
      0,
      [
        "by the end of", "by end of", "next year|quarter|month|release", "later this year", "this year",
        "in the future", "in future", "in the coming", "for|with|in version|release #",
        "as of version|release #", "from version|release #", "starting with the", "as of|from q1|q2|q3|q4",
        "as of #",
        "in the near future", "soon", "shortly", "upcoming", "by q1|q2|q3|q4", "in q1|q2|q3|q4", "q1|q2|q3|q4 #",
        "before the end of", "in h1|h2", "by mid", "in due course",
        "by january|february|march|april|may|june|july|august|september|october|november|december", "during #",
        "in early|late #", "by|in|from|until|during|before|this|next spring|summer|autumn|fall|winter",
        "from january|february|march|april|june|july|august|september|october|november|december #",
        "in spring|summer|autumn|fall|winter #", "by the spring|summer|autumn|fall|winter|end",
        "starting|beginning _1 in|on january|february|march|april|may|june|july|august|september|october|november|december",
        "after|following the migration|move|relaunch|rollout|roll-out|beta|pilot",
        "in january|february|march|april|june|july|august|september|october|november|december #",
      ]
    )
  ])

  private static let parts = Set(DocumentDate.months.keys).union([
    "q1", "q2", "q3", "q4", "h1", "h2", "early", "mid", "late", "end", "of", "by", "in", "target", "spring", "summer",
    "autumn", "fall", "winter",
  ])

  /// `Bug bounty programme (Q1 2027)`: a time behind the document's year that is set beside a measure by itself.
  static func isSetBeside(_ words: Words, year: Int?) -> Bool {
    guard let year else { return false }
    return words.words.indices.contains { index in
      guard let value = Int(words.text(index)), (1990...2100).contains(value), value > year, index > 0,
        index + 1 == words.count || words.isMark(index + 1)
      else { return false }
      let before = words.words[..<index].reversed().prefix { parts.contains($0.text) }
      let mark = index - before.count - 1
      return mark > 0 && words.isMark(mark) && ["(", "[", "–", "—", "-", ":", ","].contains(words.text(mark))
    }
  }

  /// Whether a time tells how fast a response comes, and not in which future: `Customers will be told as soon as possible`;
  /// what shall be encrypted as soon as possible is not encrypted yet.
  private static func isPace(_ words: Words, _ range: Range<Int>) -> Bool {
    let next = words.text(range.upperBound)
    let isSpeed =
      switch words.text(range.lowerBound) {
      case "soon":
        words.text(range.lowerBound - 1) == "as" && next == "as"
          && (range.upperBound + 1..<range.upperBound + 3).contains { possible.contains(words.text($0)) }
      case "shortly": ["before", "after", "beforehand", "thereafter"].contains(next)
      default: false
      }
    return isSpeed && words.words[..<range.lowerBound].contains { responses.contains($0.text) }
  }

  private static let possible: Set<String> = ["possible", "practicable", "practical", "feasible", "can"]
  /// What is done when something has happened.
  private static let responses: Set<String> = [
    "notify", "notified", "inform", "informed", "report", "reported", "tell", "told", "alert", "alerted", "contact",
    "contacted", "respond", "reply", "acknowledge", "acknowledged", "investigate", "investigated", "escalate",
    "escalated", "fix", "fixed", "remediate", "remediated", "mitigate", "mitigated", "resolve", "resolved", "restore",
    "restored", "revoke", "revoked", "communicate", "communicated", "answer", "answered", "announce", "announced",
  ]

  /// Whether a clause names a time that is still to come, seen from the document's year.
  static func isNamed(_ words: Words, year: Int?) -> Bool {
    var isNamed = false
    phrases.eachMatch(in: words) { _, range in
      if !isPace(words, range) { isNamed = true }
    }
    if isNamed { return true }
    for (index, word) in words.words.enumerated() where word.isFigure && word.text.utf8.count == 4 && index > 0 {
      guard let value = Int(word.text), (1990...2100).contains(value), value >= (year ?? 0) else { continue }
      if ["in", "by", "for", "during", "from", "of"].contains(words.text(index - 1)) { return true }
    }
    return false
  }
}

extension FutureTime {
  private static let beginnings: Set<String> = [
    "from", "starting", "beginning", "effective", "by", "starts", "begins", "commences", "eta",
  ]
  private static let between = Set(DocumentDate.months.keys).union([
    "in", "of", "on", "the", "1st", "end", "q1", "q2", "q3", "q4",
  ])

  /// The year of `2028`, `2028-01-01` or `01.01.2028`.
  private static func year(in figure: String) -> Int? {
    let parts = figure.split { !$0.isNumber }
    guard parts.count == 1 || parts.count == 3 else { return nil }
    return [parts.first, parts.last].lazy.compactMap { $0 }.compactMap { Int($0) }.first { (1990...2100).contains($0) }
  }

  /// `From 2028 on`, `as of 1 January 2028`: what begins in a year behind the one in which the document was written or read.
  static func begins(_ words: Words, after year: Int) -> Bool {
    words.words.indices.contains { index in
      guard words.words[index].isFigure, let value = self.year(in: words.text(index)), value > year else {
        return false
      }
      let before = words.words[..<index].reversed().prefix {
        between.contains($0.text) || $0.isFigure && $0.text.utf8.count <= 2
      }
      let opening = index - before.count - 1
      guard opening >= 0 else { return false }
      let word = words.text(opening)
      if before.contains(where: { ["starting", "beginning"].contains($0.text) }) { return true }
      return (beginnings.contains(word) || word == "as" && before.last?.text == "of")
        && !words.words.contains { ["valid", "renewal"].contains($0.text) }
    }
  }

  /// `Until 2021, logs were kept`: what ended in a year that is past.
  static func hasEnded(_ words: Words, before year: Int) -> Bool {
    guard words.text(0) == "until", let value = Int(words.text(1)), (1990...2100).contains(value), value <= year else {
      return false
    }
    return words.words.contains { ["was", "were", "had"].contains($0.text) }
  }
}

// The day that a document says it is valid from.

import Language
import Model

enum DocumentDate {
  /// Months by their names, in full and short, English and German.
  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10,
    "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "sept": 9, "oct": 10,
    "nov": 11, "dec": 12, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10,
    "dezember": 12,
  ]
  private static let labels = Phrases<Int>([
    (
      3,
      [
        "last change|updated|update|modified|revised|changed|reviewed|revision|amended", "updated on|:",
        "date of last|latest update|revision|change|review", "as of", "as at",
      ]
    ),
    (
      2,
      [
        "effective date|from|as|since|:|on", "effective", "valid from|as", "in force since|from", "stand :", "stand",
        "status :", "version date", "revision date", "review date", "approved on|:|date", "date :",
        "published on|:|date", "issued on|:|date", "document date", "revised on|:", "release date",
        "reviewed on|:|#", "revised #", "updated #",
      ]
    ),
    (1, ["version", "v #", "edition", "date"]),
  ])

  /// Names of front matter and page properties that date a document, the surest first.
  static let declared = [
    "last_updated", "lastupdated", "last-updated", "updated", "lastmod", "last_modified", "modified", "last_reviewed",
    "lastreviewed", "last-reviewed", "reviewed", "effective_date", "effective", "date", "article:modified_time",
    "dcterms.modified", "publish_date", "published", "article:published_time",
  ]

  /// The best date among declared ones and the first and last lines of text.
  static func find(_ outline: Outline) -> CalendarDate? {
    for wanted in declared {
      for (name, value) in outline.declared where name == wanted {
        if let date = CalendarDate(value) ?? read(Words(value), 0, loose: true) { return date }
      }
    }
    var best: (rank: Int, date: CalendarDate)?
    let blocks = outline.blocks
    let edge = 40
    for (index, block) in blocks.enumerated() where index < edge || index + edge / 2 >= blocks.count {
      guard block.passage.bytes.count < 400 else { continue }
      let words = Words(block.passage)
      // A line of nothing else below the title.
      if index < 6, best == nil, words.count <= 5, let date = date(words, 0) { best = (1, date) }
      for match in labels.matches(in: words) {
        // `the Addendum to the clauses (version B1.0, in force 21 March 2022)` dates something else.
        guard match.meaning > 2 || match.range.lowerBound < 12,
          let date = read(words, match.range.lowerBound + 1, loose: false)
        else { continue }
        if match.meaning > best?.rank ?? 0 { best = (match.meaning, date) }
      }
    }
    return best?.date
  }

  /// The first date within a few words from an index.
  static func read(_ words: Words, _ start: Int, loose: Bool) -> CalendarDate? {
    var index = start
    let limit = min(words.count, start + (loose ? 12 : 9))
    while index < limit {
      if let date = date(words, index) { return date }
      index += 1
    }
    return nil
  }

  private static func date(_ words: Words, _ index: Int) -> CalendarDate? {
    let text = words.text(index)
    if let iso = CalendarDate(text), words[index].isFigure { return iso }
    func number(_ offset: Int) -> Int? {
      var digits = words.text(index + offset)
      for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) { digits.removeLast(2) }
      return Int(digits)
    }
    func skipping(_ marks: Set<String>, from offset: Int) -> Int {
      var position = offset
      while marks.contains(words.text(index + position)) { position += 1 }
      return position
    }
    if let month = months[text] {
      let second = skipping([",", "."], from: 1)
      if let year = number(second), (1990...2100).contains(year) {
        return CalendarDate(year: year, month: month, day: 1)
      }
      if let day = number(second), (1...31).contains(day) {
        let third = skipping([",", "."], from: second + 1)
        if let year = number(third), (1990...2100).contains(year) {
          return CalendarDate(year: year, month: month, day: day)
        }
      }
      return nil
    }
    guard words.words.indices.contains(index), words[index].isFigure, let first = number(0) else {
      // 12.03.2026 stands as one word.
      let parts = text.split(separator: ".").compactMap { Int($0) }
      if parts.count == 3, parts[2] > 1990 { return CalendarDate(year: parts[2], month: parts[1], day: parts[0]) }
      // So does 25-Oct-2023.
      let pieces = text.split(separator: "-").map(String.init)
      guard pieces.count == 3, let month = months[pieces[1]], let year = Int(pieces[2]), year > 1990,
        let day = Int(pieces[0])
      else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    if (1...31).contains(first) {
      var next = skipping([".", "of"], from: 1)
      if let month = months[words.text(index + next)] {
        next = skipping([",", "."], from: next + 1)
        if let year = number(next), (1990...2100).contains(year) {
          return CalendarDate(year: year, month: month, day: first)
        }
      }
      if words.text(index + 1) == "/", let second = number(2), words.text(index + 3) == "/", let year = number(4),
        year > 1990
      {
        // Day before month, unless only the other reading exists.
        return CalendarDate(year: year, month: second, day: first)
          ?? CalendarDate(year: year, month: first, day: second)
      }
      if (1...12).contains(first), words.text(index + 1) == "/", let year = number(2), (1990...2100).contains(year) {
        return CalendarDate(year: year, month: first, day: 1)
      }
    }
    return nil
  }
}

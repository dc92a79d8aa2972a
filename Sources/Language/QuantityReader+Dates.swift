import Model

/// Days, months and years.
extension QuantityReader {
  static let months: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
  ]

  static func date(_ tokens: [Token], _ start: Int) -> Quantity? {
    func number(_ index: Int) -> Int? {
      tokens[safe: index]?.number.flatMap { $0 == $0.rounded() && $0 < 10_000 ? Int($0) : nil }
    }
    func ordinal(_ index: Int) -> Int {
      ["st", "nd", "rd", "th"].contains(tokens[safe: index]?.word ?? "") ? index + 1 : index
    }
    func result(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Quantity? {
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      return Quantity(
        kind: .date, magnitude: Double(date.daysSinceEpoch), unit: "day", bound: bound(tokens, start..<end),
        normalised: date.description, tokens: start..<end)
    }
    func year(_ value: Int?) -> Int? { value.flatMap { (1990...2100).contains($0) ? $0 : nil } }
    if let first = number(start) {
      // 2025-12-22
      if let whole = year(first), let month = number(start + 1), let day = number(start + 2),
        tokens[start + 1].gap == .tight,
        tokens[start + 2].gap == .tight, let found = result(whole, month, day, start + 3)
      {
        return found
      }
      // 22 December 2025, 22nd of December 2025
      var position = ordinal(start + 1)
      if tokens[safe: position]?.word == "of" { position += 1 }
      if first <= 31, let month = tokens[safe: position].flatMap({ months[$0.word] }),
        let whole = year(number(position + 1))
      {
        return result(whole, month, first, position + 2)
      }
      if let whole = year(first), tokens[start].word.utf8.count == 4, !isMeasured(tokens, start) {
        return Quantity(
          kind: .date, magnitude: Double(CalendarDate(year: whole, month: 1, day: 1)?.daysSinceEpoch ?? 0),
          unit: "year",
          bound: bound(tokens, start..<start + 1), normalised: String(whole), tokens: start..<start + 1)
      }
      return nil
    }
    guard let month = months[tokens[start].word] else { return nil }
    // December 22, 2025; May 2026
    if let day = number(start + 1), day <= 31, let whole = year(number(ordinal(start + 2))) {
      return result(whole, month, day, ordinal(start + 2) + 1)
    }
    if let whole = year(number(start + 1)) {
      let text = "\(whole)-\(month < 10 ? "0" : "")\(month)"
      return Quantity(
        kind: .date, magnitude: Double(CalendarDate(year: whole, month: month, day: 1)?.daysSinceEpoch ?? 0),
        unit: "month", bound: bound(tokens, start..<start + 2), normalised: text, tokens: start..<start + 2)
    }
    return nil
  }

  /// A number of four digits that is no year: part of a standard's name or followed by a unit.
  private static func isMeasured(_ tokens: [Token], _ index: Int) -> Bool {
    if let next = tokens[safe: index + 1], next.gap == .tight {
      if TimeUnit.named(next.word) != nil
        || ["bit", "bits", "characters", "users", "employees", "customers"].contains(next.word)
      {
        return true
      }
    }
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if before.word == "iso" || before.word == "iec" || before.word == "rfc" || before.word == "en" { return true }
    return before.number != nil && tokens[index].gap == .colon
  }
}

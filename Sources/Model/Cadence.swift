/// How often evidence is expected, by calendar windows in UTC.
public enum Cadence: String, Hashable, Sendable, CaseIterable {
  /// Every day: `2026-03-06`.
  case daily
  /// Every ISO 8601 week, from Monday: `2026-W10`.
  case weekly
  /// Every calendar month: `2026-03`.
  case monthly
  /// Every calendar quarter: `2026-Q1`.
  case quarterly
  /// Every half-year: `2026-H1`.
  case semiannual
  /// Every calendar year: `2026`.
  case annual
  /// Once, with no expected occurrence after it.
  case once
  /// Whenever the thing changes or happens: nothing can be expected by the calendar.
  case onChange = "on-change"

  /// The window that a day lies in; nil where the calendar expects nothing.
  public func occurrence(containing day: CalendarDate) -> Occurrence? {
    let year = CalendarDate.padded(day.year, 4)
    switch self {
    case .once, .onChange: return nil
    case .daily: return Occurrence(name: day.description, days: day..<day.adding(days: 1))
    case .weekly:
      // 1970-01-01 was a Thursday; the ISO week's year is the year of its Thursday.
      let monday = day.adding(days: -(((day.daysSinceEpoch + 3) % 7 + 7) % 7))
      let thursday = monday.adding(days: 3)
      guard let first = CalendarDate(year: thursday.year, month: 1, day: 1) else { return nil }
      let week = (thursday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1
      let name = "\(CalendarDate.padded(thursday.year, 4))-W\(CalendarDate.padded(week, 2))"
      return Occurrence(name: name, days: monday..<monday.adding(days: 7))
    case .monthly:
      return window(day, months: 1, name: "\(year)-\(CalendarDate.padded(day.month, 2))")
    case .quarterly: return window(day, months: 3, name: "\(year)-Q\((day.month - 1) / 3 + 1)")
    case .semiannual: return window(day, months: 6, name: "\(year)-H\((day.month - 1) / 6 + 1)")
    case .annual: return window(day, months: 12, name: year)
    }
  }

  /// The window of a name, as `2026-Q1`; nil where it is not one of this cadence.
  public func occurrence(named name: String) -> Occurrence? {
    let parts = name.split(separator: "-", maxSplits: 1)
    guard let year = parts.first.flatMap({ Int($0) }), var day = CalendarDate(year: year, month: 1, day: 1) else {
      return nil
    }
    // The first week's year may begin in December, and no cadence has more windows in a year than days.
    if self == .weekly, let first = occurrence(containing: CalendarDate(year: year, month: 1, day: 4) ?? day) {
      day = first.days.lowerBound
    }
    if self == .daily { return CalendarDate(name).flatMap(occurrence(containing:)) }
    while let window = occurrence(containing: day), window.days.lowerBound.year <= year {
      if window.name == name { return window }
      day = window.days.upperBound
    }
    return nil
  }

  /// The windows that begin in a range of days, in order.
  public func occurrences(in days: Range<CalendarDate>) -> [Occurrence] {
    var found: [Occurrence] = []
    var day = days.lowerBound
    while day < days.upperBound, let occurrence = occurrence(containing: day) {
      if occurrence.days.lowerBound >= days.lowerBound { found.append(occurrence) }
      day = occurrence.days.upperBound
    }
    return found
  }

  private func window(_ day: CalendarDate, months: Int, name: String) -> Occurrence? {
    let month = (day.month - 1) / months * months + 1
    let next = month + months
    guard let first = CalendarDate(year: day.year, month: month, day: 1),
      let last = CalendarDate(year: next > 12 ? day.year + 1 : day.year, month: next > 12 ? next - 12 : next, day: 1)
    else { return nil }
    return Occurrence(name: name, days: first..<last)
  }
}

/// One calendar window in which evidence is expected once.
public struct Occurrence: Hashable, Sendable {
  /// As `2026-Q1`; it sorts by time within its cadence.
  public var name: String
  /// First day, and the day after the last.
  public var days: Range<CalendarDate>

  /// Makes an occurrence.
  public init(name: String, days: Range<CalendarDate>) { (self.name, self.days) = (name, days) }
}

/// A plan's item as the store keeps it, so that a missed occurrence is seen without the plan at hand.
public struct EvidenceSchedule: Hashable, Sendable {
  /// The plan's name.
  public var plan: String
  /// The item's name in it.
  public var item: String
  /// What a person calls it.
  public var title: String
  /// How often it is expected.
  public var cadence: Cadence
  /// The first day on which it is expected.
  public var since: CalendarDate
  /// How long one occurrence stays fresh, in days, or nil for the cadence's own window.
  public var freshDays: Int?
  /// The controls that it supports.
  public var controls: [ControlReference]
  /// Identifiers of the claims that it bears out.
  public var claims: [String]

  /// Makes a schedule.
  public init(
    plan: String, item: String, title: String, cadence: Cadence, since: CalendarDate, freshDays: Int? = nil,
    controls: [ControlReference], claims: [String] = []
  ) {
    self.plan = plan
    self.item = item
    self.title = title
    self.cadence = cadence
    self.since = since
    self.freshDays = freshDays
    self.controls = controls
    self.claims = claims
  }
}

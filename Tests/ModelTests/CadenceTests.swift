import Testing

@testable import Model

@Suite struct CadenceTests {
  @Test(arguments: [
    (Cadence.daily, "2026-03-06", "2026-03-06", "2026-03-06", "2026-03-07"),
    (.weekly, "2026-03-06", "2026-W10", "2026-03-02", "2026-03-09"),
    (.weekly, "2027-01-03", "2026-W53", "2026-12-28", "2027-01-04"),
    (.weekly, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-06"),
    (.monthly, "2026-12-31", "2026-12", "2026-12-01", "2027-01-01"),
    (.quarterly, "2026-03-31", "2026-Q1", "2026-01-01", "2026-04-01"),
    (.semiannual, "2026-07-01", "2026-H2", "2026-07-01", "2027-01-01"),
    (.annual, "2026-07-01", "2026", "2026-01-01", "2027-01-01"),
  ])
  func windows(cadence: Cadence, day: String, name: String, from: String, to: String) throws {
    let date = try #require(CalendarDate(day))
    let occurrence = try #require(cadence.occurrence(containing: date))
    #expect(occurrence.name == name)
    #expect(occurrence.days.lowerBound.description == from)
    #expect(occurrence.days.upperBound.description == to)
  }

  @Test func onlyWindowsThatBeginInTheRangeAreListed() throws {
    let range = try #require(CalendarDate("2026-01-15"))..<#require(CalendarDate("2026-07-01"))
    #expect(Cadence.quarterly.occurrences(in: range).map(\.name) == ["2026-Q2"])
    #expect(Cadence.monthly.occurrences(in: range).count == 5)
    #expect(Cadence.onChange.occurrences(in: range).isEmpty)
  }

  @Test(arguments: Cadence.allCases)
  func everyWindowIsFoundByItsName(cadence: Cadence) throws {
    var day = try #require(CalendarDate("2023-12-20"))
    while day.year < 2028, let window = cadence.occurrence(containing: day) {
      #expect(cadence.occurrence(named: window.name) == window)
      day = window.days.upperBound
    }
    #expect(cadence.occurrence(named: "2026-X9") == nil)
  }
}

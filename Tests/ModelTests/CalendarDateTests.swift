import Model
import Testing

@Suite("Dates and instants") struct CalendarDateTests {
  @Test("every day of four centuries survives the way to its day number and back")
  func everyDayReturns() {
    let first = CalendarDate(year: 1900, month: 1, day: 1)?.daysSinceEpoch ?? 0
    for days in first..<(first + 146_097) {
      #expect(CalendarDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
  }

  @Test(
    "instants are read with fraction and offset, and written in UTC",
    arguments: [
      ("2026-03-06T09:00:00Z", "2026-03-06T09:00:00Z"), ("2026-03-06T09:00:00.250Z", "2026-03-06T09:00:00Z"),
      ("2026-03-06T00:30:00+01:00", "2026-03-05T23:30:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ])
  func instantsAreRead(text: String, written: String) {
    #expect(Instant(text)?.description == written)
  }

  @Test("what is no date is refused", arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", ""])
  func noDate(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}

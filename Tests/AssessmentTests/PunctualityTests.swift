import Model
import Testing

@testable import Assessment

@Suite struct PunctualityTests {
  private let schedule = EvidenceSchedule(
    plan: "p", item: "i", title: "t", cadence: .quarterly, since: CalendarDate(daysSinceEpoch: 20_454), controls: [])

  private func record(_ occurrence: String, collected: String, suffix: String = "") throws -> Evidence {
    Evidence(
      id: Identifier("b/data/i/x\(suffix)"), bundle: Digest(bytes: [UInt8](repeating: 1, count: 32)), path: "data/i/x",
      digest: Digest(bytes: [UInt8](repeating: 2, count: 32)), item: "p/i", controls: [], occurrence: occurrence,
      collected: try #require(Instant("\(collected)T00:00:00Z")), sufficiency: .met)
  }

  private func states(_ evidence: [Evidence], on day: String) throws -> [String] {
    schedule.punctuality(of: evidence, on: try #require(CalendarDate(day))).map { "\($0.occurrence.name) \($0.state)" }
  }

  @Test func aMissedOccurrenceIsAHoleThatStays() throws {
    #expect(try states([], on: "2026-02-01") == ["2026-Q1 due"])
    #expect(try states([], on: "2026-04-05") == ["2026-Q1 overdue", "2026-Q2 due"])
    #expect(try states([], on: "2026-04-10") == ["2026-Q1 hole", "2026-Q2 due"])
    let late = try record("2026-Q1", collected: "2026-06-01")
    #expect(try states([late], on: "2027-01-01").first == "2026-Q1 late")
  }

  @Test func whatTheFileDatesWasThereInTime() throws {
    let dated = try record("2026-Q1", collected: "2026-06-01", suffix: "#2026-Q1")
    #expect(try states([dated], on: "2026-06-02") == ["2026-Q1 done", "2026-Q2 due"])
    #expect(try states([record("2026-Q1", collected: "2026-04-08")], on: "2026-06-02").first == "2026-Q1 done")
  }

  @Test func aDailyHoleIsShownTheDayItHappens() throws {
    var daily = schedule
    daily.cadence = .daily
    daily.since = try #require(CalendarDate("2026-03-01"))
    let states = daily.punctuality(of: [], on: try #require(CalendarDate("2026-03-03"))).map(\.state)
    #expect(states == [.hole, .hole, .due])
  }

  @Test(arguments: [
    ("312 min", "8 h", "rto", true), ("9 h", "8 h", "rto", false), ("99.5 %", "99.8 %", "availability", false),
    ("100 %", "95 %", "completion", true), ("12 mo", "1 y", "log_retention", false), ("4", "5", "findings", true),
  ])
  func figuresAgainstPromises(measured: String, promised: String, name: String, kept: Bool) {
    #expect(Promise.keeps(measured, promised, name: name) == kept)
    #expect(Promise.keeps("TLS 1.3", promised, name: name) == nil)
  }
}

import Model
import Testing

@testable import Documents

struct ClaimLintTests {
  private func objections(_ texts: String..., on day: String = "2026-06-01") throws -> [String] {
    let readings = try texts.enumerated().map { try Sample.read($1, as: "page\($0).txt") }
    let today = try #require(CalendarDate(day))
    return ClaimLint.objections(to: readings.flatMap(\.claims), of: readings.map(\.document), on: today)
      .map {
        "\($0.severity.rawValue) \($0.rule) \($0.claims.map { "\($0.document):\($0.lines.lowerBound)" }.joined(separator: " "))"
      }
  }

  private let dated = "Security\n\nLast updated: 2 May 2026\n\n"

  @Test func documentsThatDisagreeAreShownWithBothPlaces() throws {
    let found = try objections(
      dated + "The recovery time objective is 4 hours.\n\nLogs are kept for a year.\n",
      dated + "The RTO is 24 hours.\n\nLogs are kept for 12 months.\n")
    #expect(found == ["error contradiction page0:5 page1:5"])
  }

  @Test func whatIsPlannedHereAndDoneThereIsAnError() throws {
    let found = try objections(
      dated + "We are certified to ISO 27001 since 2025 for our hosting.\n",
      dated + "ISO 27001 certification is planned for 2027.\n")
    #expect(found == ["error contradiction page0:5 page1:5"])
  }

  @Test func allAndNotAllContradictEachOther() throws {
    let found = try objections(dated + "All data is encrypted at rest. Older data is not encrypted at rest.\n")
    #expect(found == ["warning contradiction page0:5 page0:5"])
  }

  @Test(
    arguments: [
      ("Our platform is impossible to hack.", "warning over-claim page0:5"),
      ("We use military-grade encryption for customer files.", "warning over-claim page0:5"),
      ("Messages are encrypted using SHA-256 before they are sent.", "warning misnamed page0:5"),
      ("Connections between sites use TLS 1.0 and above.", "warning outdated page0:5"),
      ("Customers are informed of incidents within 24.", "warning figure-without-unit page0:5"),
      ("Access rights are reviewed regularly.", "note vague-cadence page0:5"),
      ("We are certified to ISO 27001.", "warning bare-certificate page0:5"),
      ("ISO 27001 certification is planned for 2025.", "warning overdue-plan page0:5"),
      ("The last penetration test took place in March 2024.", "warning stale page0:5"),
    ])
  func faultsOfWordingAreFound(_ sentence: String, _ objection: String) throws {
    #expect(try objections(dated + sentence + "\n") == [objection])
  }

  @Test(
    arguments: [
      "TLS 1.0 and TLS 1.1 are disabled on all servers.", "Access rights are reviewed every quarter.",
      "New employees complete security awareness training.", "All data is encrypted with AES-256.",
      "We do not claim that our platform is impossible to hack.", "Suppliers must be certified to ISO 27001.",
      "We have been certified to ISO 27001 since 2024 for the operation of our data centres.",
    ])
  func soundWordsAreLeftAlone(_ sentence: String) throws {
    #expect(try objections(dated + sentence + "\n") == [])
  }

  @Test func oldAndUndatedDocumentsAreNamed() throws {
    #expect(try objections("Trust\n\nLast updated: 1 March 2023\n\nDoors are locked at night.\n") == ["warning stale "])
    #expect(try objections("Trust\n\nDoors are locked at night.\n") == ["note undated "])
  }
}

import Answering
import Model
import Testing

/// Rows whose heading asks the question, and rows that ask for another thing where the first is not so.
@Suite struct LeadingHeadingTests {
  private static func answer(_ page: String, _ section: [String], _ text: String) throws -> Answer {
    let question = Question(id: "q", section: section, text: text, form: .yesNo, options: [])
    return try Shipped.answer(question, from: Shipped.claims([page]))
  }

  @Test func aHeadingThatAsksIsReadWithItsMembers() throws {
    let heading = ["Are audit trails kept of the following events:"]
    let row = "All actions of administrators?"
    let logged = try Self.answer("All actions of administrators are logged.", heading, row)
    #expect(logged.verdict == .yes, "\(logged.reason)")
    #expect(logged.questionText == row)
    let limited = try Self.answer("Administrators reach production over a VPN only.", heading, row)
    #expect(limited.verdict == .notStated, "\(limited.reason)")
  }

  @Test func theQuestionStaysTheCustomersOwn() throws {
    let row = "Can you host us on a single-tenant system? If not, describe how customers' data are kept apart."
    let answer = try Self.answer("Customer data is separated by tenant in every query.", [], row)
    #expect(answer.verdict == .partial, "\(answer.reason)")
    #expect(answer.questionText == row)
  }
}

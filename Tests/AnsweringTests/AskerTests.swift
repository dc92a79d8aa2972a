import Answering
import Model
import Testing

/// The names that a customer gives itself in its questionnaire.
@Suite struct AskerTests {
  private static let notice = "We notify customers of a personal data breach within 48 hours."

  @Test(arguments: [
    "Within how many hours of becoming aware of a personal data breach will the school be told?",
    "How soon will the council be informed of a security incident affecting its data?",
    "Within how many hours will we be told of a breach?",
  ])
  func theirNoticeIsThatOfCustomers(question: String) throws {
    let answer = try Shipped.answer(
      Question(id: "q", text: question, form: .text), from: Shipped.claims([Self.notice]))
    #expect(answer.value == "48 h", "\(answer.reason)")
  }

  @Test func anAuthorityThatBuysIsWrittenLarge() throws {
    let reported = "We report breaches to the supervisory authority within 72 hours."
    let question = Question(id: "q", text: "Will the Authority be notified of breaches?", form: .yesNo)
    #expect(try Shipped.answer(question, from: Shipped.claims([Self.notice])).verdict == .yes)
    #expect(try Shipped.answer(question, from: Shipped.claims([reported])).verdict == .notStated)
  }

  @Test func aBankThatAnswersIsNoCustomer() throws {
    let claims = try Shipped.claims(["A security policy is in place and approved by management."])
    let question = Question(id: "q", text: "Does the bank have a security policy?", form: .yesNo)
    #expect(try Shipped.answer(question, from: claims).verdict == .yes)
  }
}

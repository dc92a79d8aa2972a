import Language
import Model
import Testing

@testable import Answering

/// What a question demands, and by which value it is answered.
@Suite struct DemandTests {
  private static func answer(_ question: String, _ claims: [String], form: Question.Form? = .yesNo) throws -> Answer {
    try Shipped.answer(Question(id: "q", text: question, form: form), from: Shipped.claims(claims))
  }

  @Test(arguments: [
    (
      "Are audit logs protected against modification and retained for at least one year?", "Logs are kept for one year."
    ),
    ("Are backup copies encrypted and held in a different place?", "Backup copies are held in a second region."),
    (
      "Encrypt all customer data in transit, both over the internet and between internal services.",
      "Customer data in transit over the internet is encrypted."
    ),
    (
      "Encrypt customer data at rest, and this includes backup copies.", "Customer databases are encrypted at rest."
    ),
  ])
  func halfIsNoYes(question: String, claim: String) throws {
    #expect(try Self.answer(question, [claim]).verdict == .partial)
  }

  @Test func promptlyIsMetByWhatIsDoneUponTheEvent() throws {
    let question = "Is access withdrawn promptly when a person leaves the company?"
    #expect(try Self.answer(question, ["Upon termination all access of the employee is revoked."]).verdict == .yes)
  }

  @Test func aStandardsEditionIsNoThreshold() throws {
    let question = "Can our users log on through our own identity provider (SAML 2.0 or OpenID Connect)?"
    let claim = "Customers can log in through any OpenID Connect identity provider."
    #expect(try Self.answer(question, [claim]).verdict == .yes)
  }

  @Test func theEndOfTheContractIsNoFigure() throws {
    let question = "Are accounts of leavers disabled within 24 hours of their last working day?"
    #expect(try Self.answer(question, ["Immediate revocation of access rights upon termination"]).verdict == .yes)
  }

  @Test(arguments: [
    ("State the minimum password length that you enforce (characters).", "Passwords have 12+ characters.", "12 chars"),
    (
      "During which hours are your systems monitored?", "Systems are monitored 24 hours a day, seven days a week.",
      "24/7"
    ),
    (
      "How many days in advance do you announce a new sub-processor?",
      "We announce new sub-processors 30 days in advance.", "30 d"
    ),
    (
      "Specify algorithm and key length used for data at rest.",
      "Data at rest is encrypted with the 256-bit Advanced Encryption Standard (AES).", "AES-256"
    ),
  ])
  func theValueIsOfTheKindThatIsAskedFor(question: String, claim: String, value: String) throws {
    #expect(try Self.answer(question, [claim], form: .text).value == value)
  }

  @Test(arguments: [
    ("State the minimum password length (characters).", "Passwords in doubt are changed immediately."),
    ("During which hours are your systems monitored?", "Systems are monitored for availability and performance."),
    (
      "How many days in advance do you announce a new sub-processor?",
      "Customer may object to a new sub-processor within ten days after receiving the notice."
    ),
    ("Which availability do you promise?", "Storage is designed for 99.999999999 % durability."),
    ("At which interval are access rights reviewed?", "Access rights are reviewed periodically."),
  ])
  func anotherFigureIsNoAnswer(question: String, claim: String) throws {
    #expect(try Self.answer(question, [claim], form: .text).verdict == .notStated)
  }

  @Test func aLetterOfAnArticleEndsNoSentence() throws {
    let question = "Are all persons committed to confidentiality (Art. 28 (3) lit. b GDPR)?"
    #expect(try Self.answer(question, ["All employees sign a confidentiality agreement."]).verdict == .yes)
  }

  @Test func whatIsNotAskedInBracketsIsNoDemand() throws {
    let question = "Does your own company (not your hosting provider) hold an ISO 27001 certificate?"
    #expect(try Self.answer(question, ["We are ISO 27001 certified."]).verdict == .yes)
  }
}

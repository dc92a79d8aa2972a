import Language
import Model
import Testing

@testable import Answering

/// Questions that name the bad practice in words that are no subject.
@Suite struct ContraryTests {
  private static func verdict(_ question: String, _ claim: String, _ modality: Modality = .inPlace) throws -> Answer {
    try Shipped.answer(
      Question(id: "q", text: question, form: .yesNo), from: Shipped.claims([claim], modality: modality))
  }

  @Test(arguments: [
    ("Are backups kept on the same site as the live data?", "Backups are kept in a second region."),
    ("Have you never tried to restore a backup?", "Backups are restored as a test every quarter."),
    ("Are passwords stored in readable form?", "Passwords are stored as salted bcrypt hashes."),
    ("Are encryption keys never changed?", "Encryption keys are rotated every year."),
    ("Can employees install whatever software they want?", "Software is installed by administrators."),
    ("Are logs thrown away after a few days?", "Logs are kept for one year."),
    ("Can visitors walk around alone?", "Visitors are registered and escorted."),
    ("Is our data mixed with that of other customers?", "Customer data is logically separated by tenant."),
    ("Is there no plan for security incidents?", "An incident response plan is in place."),
    (
      "Do employees start work before they have signed anything on confidentiality?",
      "All employees sign a confidentiality agreement before they start."
    ),
    ("Do you simply assume that backups work and never try a restore?", "Backups are restored every quarter."),
    ("Do critical vulnerabilities remain open for months?", "Critical vulnerabilities are patched within 7 days."),
    ("Is your incident plan just gathering dust?", "The incident response plan is exercised every year."),
    ("Are contractors exempted from multi-factor authentication?", "Contractors use multi-factor authentication."),
    ("Do you refuse to show us your penetration test report?", "Customers get the penetration test report."),
    ("Do your employees work on their own private phones?", "Private devices may not be used for work."),
    ("Do customers learn of a breach only after several months?", "Customers are notified of a breach in 48 hours."),
    ("Does everybody have access to the encryption keys?", "Access to encryption keys is restricted."),
    ("Can your administrators alter log entries?", "All actions of administrators are logged."),
    ("Is it possible that a leaver logs in a month later?", "Accounts of leavers are disabled on the last day."),
    (
      "Can one of your customers see the data of another?",
      "Data is kept in separate databases, so that one customer cannot see the data of another."
    ),
  ])
  func whatIsStatedIsNoYesToItsContrary(question: String, claim: String) throws {
    let answer = try Self.verdict(question, claim)
    #expect(answer.verdict != .yes && answer.verdict != .partial, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Do you ensure that backups are never left unencrypted?", "All backups are encrypted."),
    ("Are disks of laptops never left unencrypted?", "The disks of all laptops are encrypted."),
    ("Are logs protected so that nobody can alter them?", "Logs are protected against alteration."),
    (
      "Are passwords stored exclusively as hashes, never in a recoverable form?",
      "Passwords are stored only as one-way hashes."
    ),
    ("Are customers told of a data breach without undue delay?", "Customers are notified of a data breach at once."),
    ("Can our users sign in with SAML single sign-on?", "Customers can sign in with SAML single sign-on."),
    ("Can customers export their data on their own?", "Customers can export their data at any time."),
    ("Can customers manage their own encryption keys?", "Customer-managed encryption keys are supported."),
    ("Can employees report incidents?", "Employees report security incidents to the security team."),
    ("Do all staff receive security training each year after that?", "All staff receive security training every year."),
    ("Are production networks shielded by firewalls?", "Production networks are protected by firewalls."),
  ])
  func ordinaryQuestionsAreStillAnswered(question: String, claim: String) throws {
    let answer = try Self.verdict(question, claim)
    #expect(answer.verdict == .yes || answer.verdict == .partial, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Do you ensure that nobody shares an account?", "Shared accounts are prohibited."),
    ("Is it ruled out that you train AI models on our data?", "Customer data is never used to train AI models."),
  ])
  func aBadPracticeThatIsRuledOutIsAYes(question: String, claim: String) throws {
    #expect(try Self.verdict(question, claim, .negated).verdict == .yes)
  }

  @Test func whatAnAnswerDeniesIsNotStated() throws {
    let text = "Where is customer data stored? Not implemented: in Google Cloud, Netherlands."
    let question = Question(id: "q", text: "In which countries is customer data stored?", form: .text)
    #expect(try Shipped.answer(question, from: Shipped.claims([text], modality: .negated)).verdict != .yes)
  }

  @Test(arguments: [
    ("Is any customer data stored unencrypted?", "Data is encrypted at rest with AES-256.", Verdict.no),
    ("Is any customer data stored unencrypted?", "Sensitive data is encrypted at rest.", .notStated),
    ("Is any backup kept without encryption?", "Backups are encrypted.", .no),
    ("Is any traffic sent in the clear across the internet?", "Traffic is encrypted in transit with TLS 1.2.", .no),
    ("Is traffic between the browser and your service sent in the clear?", "Plain HTTP is refused.", .no),
    ("Are old TLS versions still accepted?", "Traffic is encrypted with TLS 1.3.", .notStated),
    ("Is any customer data stored unencrypted?", "Data in Postgres is encrypted at rest.", .notStated),
    ("Is any customer data stored unencrypted?", "Databases and object storage are encrypted at rest.", .no),
    ("Is any customer data stored unencrypted?", "Most data is encrypted at rest.", .notStated),
    ("Is any backup kept without encryption?", "New backups are encrypted.", .notStated),
    ("Is any traffic sent in the clear?", "Traffic from browsers is encrypted in transit with TLS.", .notStated),
    ("Are there storage locations on which customer data lies unencrypted?", "Passwords are hashed.", .notStated),
  ])
  func whatIsEncryptedIsNotInTheClear(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.verdict(question, claim)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }
}

import Language
import Model
import Testing

@testable import Answering

/// Members of enumerations, counterparts and several figures in one question.
@Suite struct EnumerationTests {
  private static func answer(_ question: String, _ claim: String, form: Question.Form? = .yesNo) throws -> Answer {
    try Shipped.answer(
      Question(id: "q", text: question, form: form), from: Shipped.claims(claim.split(separator: "|")))
  }

  @Test(arguments: [
    (
      "Is training given to every new colleague, and is attendance recorded?",
      "All employees receive annual security awareness training.", Verdict.partial
    ),
    (
      "Maintain an inventory of information assets, with a named owner for each asset.",
      "A technical asset inventory is maintained.", .partial
    ),
    (
      "Maintain an inventory of information assets, with a named owner for each asset.",
      "An asset inventory is maintained and every asset has an owner.", .yes
    ),
    (
      "Is privileged access separately approved, time-limited and logged?",
      "Every administrative action is written to tamper-evident audit logs.", .partial
    ),
    // A part of a wider subject is asked beside it.
    (
      "Are there procedures for the generation, storage and rotation of encryption keys?",
      "Encryption keys are managed under documented procedures.", .partial
    ),
    // What stands in brackets, behind a dash or after `without` is no member.
    ("Do you implement role-based access control (RBAC)?", "Access control is role-based.", .yes),
    (
      "Nobody outside a defined group of authorised people can get into the live environment - is that correct?",
      "Production access is limited to authorised employees.", .yes
    ),
    ("Have TLS 1.0 and 1.1 been switched off?", "All traffic is encrypted with TLS 1.2 or higher.", .yes),
  ])
  func everyMemberIsAsked(question: String, claim: String, verdict: Verdict) throws {
    #expect(try Self.answer(question, claim).verdict == verdict)
  }

  @Test(arguments: [
    (
      "Is the production network separated from your office network?", "We separate the network of production.",
      Verdict.partial
    ),
    (
      "Is the production network separated from your office network?",
      "The production network is segmented from the office network.", .yes
    ),
    (
      "Are production and development environments separated from one another?",
      "Production and development environments are separated.", .yes
    ),
  ])
  func whatItIsKeptApartFromIsAsked(question: String, claim: String, verdict: Verdict) throws {
    #expect(try Self.answer(question, claim).verdict == verdict)
  }

  @Test(arguments: [
    "What is your recovery time objective (RTO) and recovery point objective (RPO)?",
    "Within which time is the service restored after a disaster (RTO), and how much data, measured in time, may be lost at most (RPO)?",
    "What are your RTO and RPO?",
  ])
  func bothObjectivesAreGiven(question: String) throws {
    let answer = try Self.answer(question, "RTO: 24 hours|RPO: 4 hours|We redeploy after a disaster.", form: .text)
    #expect(answer.verdict == .yes)
    #expect(answer.value == "RTO 24 h; RPO 4 h")
  }

  @Test func providerAndPlaceAreBothGiven() throws {
    let question = "Which provider hosts the service, and in which country or region is our data stored?"
    let both = try Self.answer(
      question, "The service is hosted on AWS.|Customer data is stored in Germany.", form: .text)
    #expect(both.verdict == .yes)
    #expect(both.value == "AWS; Germany")
    #expect(try Self.answer(question, "The service is hosted on AWS.", form: .text).verdict == .partial)
  }

  @Test func placesOutsideARegionAreSetAgainstIt() throws {
    let question = "Is customer data stored in countries outside the European Economic Area?"
    #expect(try Self.answer(question, "Customer data is stored in Germany and Switzerland.").verdict == .yes)
    #expect(try Self.answer(question, "Customer data is stored in Germany.").verdict != .yes)
  }

  @Test func whatStandsInBracketsIsNotTheSubject() throws {
    let question = "Do you support secure deletion (degaussing or cryptographic wiping) of backed-up data?"
    #expect(try Self.answer(question, "Backups are taken every day.").verdict != .yes)
    #expect(try Self.answer(question, "Data in backups is securely deleted.").verdict == .yes)
    let mfa = "Is multi-factor authentication (passkeys or hardware keys) required for all administrative access?"
    #expect(try Self.answer(mfa, "Administrative access is protected by a VPN.").verdict != .yes)
  }

  @Test func aPolicysNameStatesNoMeasure() throws {
    #expect(
      try Self.answer("Do you require passwords of at least 14 characters?", "Password Policy").verdict == .notStated)
    #expect(try Self.answer("Do you have a documented password policy?", "Password Policy").verdict != .notStated)
  }

  @Test func aQualityInTheNextClauseCounts() throws {
    let claims = "Access rights are reviewed every quarter, and the reviews are documented."
    #expect(try Self.answer("Are access rights reviewed and the reviews documented?", claims).verdict == .yes)
  }

  @Test func whatIsExcludedIsDenied() throws {
    let question = "Is customer data excluded from the training of AI models?"
    #expect(try Self.answer(question, "Your data is never used to train AI models.").verdict == .yes)
    #expect(try Self.answer(question, "Customer data is used to train our AI models.").verdict != .yes)
  }

  @Test func aLimitIsNoDenial() throws {
    let question = "Do you hold an ISO/IEC 27001 certificate?"
    let limited = "On request, not more than once per year, we provide evidence of our ISO 27001 certification."
    #expect(try Self.answer(question, limited).verdict != .no)
    #expect(try Self.answer(question, "We do not hold an ISO 27001 certificate.").verdict == .no)
  }

  @Test(arguments: [
    "Are backups not encrypted?", "Backups are never encrypted.", "We do not encrypt backups.",
  ])
  func whatIsNotDoneIsNotAffirmed(question: String) throws {
    #expect(try Self.answer(question, "Backups are encrypted.").verdict != .yes)
    #expect(try Self.answer(question, "All backups are encrypted.").verdict == .no)
  }
}

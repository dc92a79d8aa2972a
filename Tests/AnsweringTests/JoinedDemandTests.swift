import Language
import Model
import Testing

@testable import Answering

/// Questions that join two demands: each of them is asked, and either alone is a part.
@Suite struct JoinedDemandTests {
  private static func verdict(_ question: String, _ claims: [String]) throws -> Verdict {
    try Shipped.answer(Question(id: "q", text: question), from: Shipped.claims(claims)).verdict
  }

  @Test(arguments: [
    (
      "Do you encrypt data in transit and at rest?", "All customer data is encrypted at rest.",
      "All data in transit is encrypted with TLS."
    ),
    (
      "Do you use firewalls & intrusion detection systems?", "Firewalls protect our network.",
      "We run an intrusion detection system."
    ),
    (
      "Is MFA required for administrators and for remote access?", "MFA is required for administrators.",
      "MFA is required for remote access."
    ),
    (
      "Have you appointed a CISO as well as a data protection officer?", "We have appointed a CISO.",
      "We have appointed a DPO."
    ),
    (
      "Are changes tested and approved before they go live?", "Changes require approval.",
      "Changes are tested before release."
    ),
    (
      "Is the information security policy approved by management and reviewed at least annually?",
      "Our information security policy is approved by management.",
      "The information security policy is reviewed annually."
    ),
    (
      "Do you store encryption keys in a key vault and rotate them at least once a year?",
      "Encryption keys are stored in AWS KMS.", "Encryption keys are rotated annually."
    ),
    (
      "Are backups taken daily and restores tested at least quarterly?", "Backups are taken daily.",
      "Restores from backup are tested every quarter."
    ),
    (
      "Do you separate test from production and keep real customer data out of test systems?",
      "Development, test and production environments are separated.",
      "Customer data is never used in test environments."
    ),
  ])
  func eitherAloneIsAPart(question: String, one: String, other: String) throws {
    #expect(try Self.verdict(question, [one, other]) == .yes)
    #expect(try Self.verdict(question, [one]) == .partial)
    #expect(try Self.verdict(question, [other]) == .partial)
  }

  @Test(arguments: [
    (
      "Do you have an incident response plan and is it tested annually?", "We have a documented incident response plan."
    ),
    ("Is a disaster recovery plan in place and exercised every year?", "We maintain a disaster recovery plan."),
    ("Do you maintain and annually test a disaster recovery plan?", "We maintain a disaster recovery plan."),
    (
      "Do you maintain a business continuity / disaster recovery plan and test it at least annually?",
      "We maintain a business continuity and disaster recovery plan."
    ),
    (
      "Is your information security policy signed off by management, and is it reviewed every year?",
      "Our information security policy is approved by management."
    ),
  ])
  func thePlanIsAskedForBesideItsTest(question: String, claim: String) throws {
    #expect(try Self.verdict(question, [claim]) == .partial)
  }

  @Test(arguments: [
    "Do you encrypt data at rest and backups?", "Are data at rest and backups encrypted?",
    "Is encryption used for customer data at rest and for backups?",
    "Is data encrypted in transit and at rest, in online storage and backups?",
  ])
  func theWholeIsAskedForBesideItsPart(question: String) throws {
    #expect(try Self.verdict(question, ["Backups are encrypted.", "All traffic is served over TLS 1.2."]) == .partial)
    #expect(
      try Self.verdict(
        question, ["Backups are encrypted.", "All data at rest is encrypted.", "All traffic is served over TLS 1.2."])
        == .yes)
  }

  @Test func whatIsDoneIsNoPartOfAWhole() throws {
    let question = "Are exceptions to the information security policies recorded and authorised?"
    #expect(try Self.verdict(question, ["We have an information security policy."]) == .notStated)
  }

  @Test(arguments: [
    "Are systems monitored 24x7?", "Is there 24x7x365 monitoring of your systems?",
    "Is there a 24-hour monitoring of systems?", "Are systems monitored 24×7?",
  ])
  func roundTheClockIsMoreThanMonitored(question: String) throws {
    #expect(try Self.verdict(question, ["Our systems are monitored."]) == .partial)
    #expect(try Self.verdict(question, ["Our systems are monitored 24/7."]) == .yes)
  }

  @Test(arguments: [
    "Please confirm that access is revoked when employees leave.", "We need to know if you revoke access of leavers.",
    "Can you confirm that access is revoked when employees leave?",
    "Does your information security program require you to revoke access when employees leave?",
  ])
  func whatOpensARequestIsNoneOfIt(question: String) throws {
    #expect(try Self.verdict(question, ["Access is revoked on the last day of employment."]) == .yes)
  }

  @Test(arguments: ["Are backups encrypted and", "and", "Do you and test", "Please confirm that", "Is it and is it"])
  func aQuestionThatBreaksOffIsRead(question: String) throws {
    #expect(try Self.verdict(question, ["Visitors are escorted."]) == .notStated)
  }
}

import Answering
import Model
import Testing

/// What a page says is not done of a part, beside what it says is done.
@Suite struct DenialTests {
  private static let disks = ["All laptops have full disk encryption.", "Developer workstations are not encrypted."]
  private static let data = ["Customer data is encrypted at rest with AES-256.", "Log archives are not encrypted."]
  private static let reviews = [
    "Access reviews are performed quarterly for production.", "Office systems are not reviewed.",
  ]
  private static let factors = ["MFA is required for VPN access.", "MFA is not required for email."]

  private static func answer(_ question: String, _ claims: [Claim]) throws -> Answer {
    try Shipped.answer(Question(id: "q", text: question, form: .yesNo), from: claims)
  }

  @Test(arguments: [
    ("Are all endpoints encrypted?", disks, Verdict.partial),
    ("Is full disk encryption enabled on all workstations?", disks, .partial),
    ("Are laptops encrypted?", disks, .yes),
    ("Are all data stores encrypted at rest?", data, .partial),
    ("Is data encrypted at rest everywhere?", data, .partial),
    ("Are log archives encrypted at rest?", data, .no),
    ("Is customer data encrypted at rest?", data, .partial),
    ("Are access rights to all systems reviewed at least quarterly?", reviews, .partial),
    ("Is MFA required for VPN access?", factors, .yes),
    ("Is MFA required for all remote access, including email?", factors, .partial),
    ("Is MFA required for remote access and email?", factors, .partial),
    ("Is customer data encrypted at rest?", [data[0], "Invoices are not reviewed."], .yes),
  ])
  func aDenialTakesItsPartAway(question: String, texts: [String], verdict: Verdict) throws {
    let claims = try Shipped.claims(texts).map { claim in
      var claim = claim
      if claim.text.contains(" not ") { claim.modality = .negated }
      return claim
    }
    let answer = try Self.answer(question, claims)
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
    if verdict != .yes { #expect(answer.citations.contains { $0.quote.contains(" not ") }) }
  }

  /// What something is required for is not what is required.
  @Test(arguments: [
    ("Is MFA required for access to production?", "Privileged access is granted for at most four hours and logged."),
    ("Do you require approval by two persons for access to production?", "Privileged access is logged."),
    ("Is a reason compulsory before access to production?", "Production access is limited to administrators."),
  ])
  func theScopeIsNotTheMeasure(question: String, claim: String) throws {
    let answer = try Self.answer(question, try Shipped.claims([claim]))
    #expect(answer.verdict == .notStated, "\(answer.verdict): \(answer.reason)")
  }

  /// A measure that is off is none; what is bad and off is one.
  @Test(arguments: [
    ("Are laptops encrypted with full disk encryption?", "Full disk encryption is disabled.", false),
    ("Are laptops encrypted with full disk encryption?", "Full disk encryption is deactivated on all laptops.", false),
    ("Is logging enabled on servers?", "Logging is switched off on servers.", false),
    ("Are default accounts disabled?", "Default accounts are disabled.", true),
  ])
  func whatIsSwitchedOff(question: String, claim: String, isMet: Bool) throws {
    let answer = try Self.answer(question, try Shipped.claims([claim]))
    #expect((answer.verdict == .yes) == isMet, "\(answer.verdict): \(answer.reason)")
  }

  /// What holds for a part, for most, by intention or for others is no plain yes.
  @Test(arguments: [
    (
      "Do all employees receive phishing training?", "Employees in the finance department receive phishing training.",
      Verdict.partial
    ),
    ("Do all employees receive phishing training?", "All employees of the company receive phishing training.", .yes),
    ("Are all laptops encrypted?", "Laptops of executives are encrypted.", .partial),
    ("Are all laptops encrypted?", "80% of our laptops are encrypted.", .partial),
    ("Are all laptops encrypted?", "All laptops are encrypted, apart from a handful of lab machines.", .partial),
    (
      "Do you notify customers of incidents within 48 hours?",
      "We strive to notify customers of incidents within 48 hours.", .partial
    ),
    (
      "Do you notify customers of incidents within 24 hours?", "Suppliers must notify us of incidents within 24 hours.",
      .notStated
    ),
    ("Is MFA enforced for your workforce?", "We require vendors to enforce MFA.", .notStated),
    ("Do you assess suppliers before onboarding?", "Suppliers are assessed before onboarding.", .yes),
    ("Are policies reviewed at least annually?", "Policies are reviewed every year.", .yes),
  ])
  func lessIsNoPlainYes(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, try Shipped.claims([claim]))
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
  }

  /// What is lacking or has ended is told without `not`.
  @Test(arguments: [
    ("Do you have an incident response plan?", "We lack a formal incident response plan."),
    ("Do you have cyber insurance?", "We cancelled our cyber insurance policy in 2023."),
    ("Do you run a bug bounty programme?", "We used to run a bug bounty programme."),
    ("Are access rights reviewed quarterly?", "The quarterly access reviews were discontinued in 2022."),
  ])
  func whatHasEndedIsDenied(question: String, text: String) throws {
    var claims = try Shipped.claims([text])
    claims[0].modality = .negated
    let answer = try Self.answer(question, claims)
    #expect(answer.verdict == .no, "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("Is MFA enforced for employees?", "MFA is not enforced on more than two systems."),
    ("Is access reviewed?", "Access is not reviewed more than once."),
    ("Are databases encrypted?", "We do not encrypt more than a few databases."),
  ])
  func whatIsNotDoneMoreThanALittleIsNotDone(question: String, claim: String) throws {
    let answer = try Self.answer(question, Shipped.claims([claim], modality: .negated))
    #expect(answer.verdict == .no, "\(answer.reason)")
  }
}

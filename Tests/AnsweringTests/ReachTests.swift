import Language
import Model
import Testing

@testable import Answering

/// How far a sentence reaches: what its negation denies, whose certificate it names, of which people and sites it holds.
@Suite struct ReachTests {
  private static func answer(
    _ question: String, _ claims: [(String, Modality)], section: [String] = [], leadIn: String? = nil,
    form: Question.Form? = .yesNo, options: [String] = []
  ) throws -> Answer {
    var all = try Shipped.claims(claims.map(\.0), section: section, leadIn: leadIn)
    for index in all.indices { all[index].modality = claims[index].1 }
    return try Shipped.answer(Question(id: "q", text: question, form: form, options: options), from: all)
  }

  @Test(arguments: [
    ("Is customer data encrypted in transit?", "Plaintext HTTP is not used for customer traffic.", false),
    ("Are backups encrypted?", "Encryption keys are not stored outside the backup environment.", false),
    ("Is staff trained in security?", "Staff with access is trained in security not to copy customer data.", false),
    ("Are backups encrypted?", "Backups are not encrypted.", true),
    (
      "Is multi-factor authentication enforced for staff?", "Multi-factor authentication for staff is not enforced.",
      true
    ),
  ])
  func aNegationDeniesWhatItGoverns(question: String, claim: String, isDenied: Bool) throws {
    let answer = try Self.answer(question, [(claim, .negated)])
    #expect((answer.verdict == .no) == isDenied, "\(answer.reason)")
  }

  private static let certified = "Is your company ISO 27001 certified?"

  @Test(arguments: [
    "We use AWS data centers, which are ISO 27001 certified.",
    "Our platform runs on ISO 27001 certified infrastructure.",
    "Sign-in via Clerk (ISO 27001 certified)", "AWS has certifications for compliance with ISO/IEC 27001.",
    "We may provide the results of a third-party certification (for example, ISO 27001 or similar).",
  ])
  func aProvidersCertificateIsNotTheCompanysOwn(claim: String) throws {
    #expect(try Self.answer(Self.certified, [(claim, .inPlace)]).verdict == .notStated)
    #expect(
      try Self.answer(Self.certified, [("We are ISO 27001 certified.", .inPlace)]).verdict == .yes)
  }

  @Test func aLineBelowAProvidersNameIsTheProviders() throws {
    let line = [("ISO 27001 certified", Modality.inPlace)]
    #expect(try Self.answer(Self.certified, line, leadIn: "AWS (Amazon Web Services)").verdict == .notStated)
    #expect(try Self.answer(Self.certified, line, section: ["Compliance"]).verdict == .yes)
  }

  @Test func theProviderThatIsAskedIsWhoeverAnswers() throws {
    let question = "Is the provider ISO/IEC 27001 certified at the time of answering?"
    #expect(try Self.answer(question, [("We are certified to ISO/IEC 27001.", .inPlace)]).verdict == .yes)
    #expect(
      try Self.answer(question, [("Our data centers hold an ISO 27001 certificate.", .inPlace)]).verdict == .notStated)
  }

  @Test func aCheckOfSomePeopleIsNoneOfAll() throws {
    let question = "Do all employees undergo a criminal background check?"
    let some = "Employees with direct access to production undergo a criminal background check."
    #expect(try Self.answer(question, [(some, .inPlace)]).verdict == .partial)
    let all = "All employees undergo a criminal background check before they start."
    #expect(try Self.answer(question, [(all, .inPlace)]).verdict == .yes)
  }

  @Test func whatGuardsADataCenterGuardsNoOffice() throws {
    let claim = [("Access to the buildings is controlled by badge readers.", Modality.inPlace)]
    let question = "Is entry to your offices controlled by badges?"
    #expect(try Self.answer(question, claim, section: ["Data center security"]).verdict == .notStated)
    #expect(try Self.answer(question, claim, section: ["Our offices"]).verdict == .yes)
  }

  @Test func publicEndpointsAreNoWorkstations() throws {
    let claim = "Data in transit between our servers and your browser is protected with TLS 1.2 or higher."
    let answer = try Self.answer(
      "What is the lowest TLS version that your public endpoints accept?", [(claim, .inPlace)], form: .choice,
      options: ["TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"])
    #expect(answer.options == ["TLS 1.2"])
  }

  @Test func customersDutiesAreNotTheCompanys() throws {
    let question = "Do you notify customers of security breaches?"
    #expect(
      try Self.answer(question, [("Customer shall notify Acme of any security breach within 24 hours.", .inPlace)])
        .verdict
        == .notStated)
    #expect(try Self.answer(question, [("We notify customers of security breaches.", .inPlace)]).verdict == .yes)
  }

  @Test(arguments: [
    "Does your AI learn from our data?", "Is customer data used in machine learning?",
    "Do you develop AI with our data?", "Will our inputs be used for model training?",
  ])
  func whatIsNeverDoneIsAnsweredByNo(question: String) throws {
    let answer = try Self.answer(question, [("Customer data is never used to train AI models.", .negated)])
    #expect(answer.verdict == .no, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Do API keys never expire?", "API keys expire after 90 days."),
    ("Do the keys for your API stay valid for ever?", "API keys expire after 90 days."),
    ("Is there any system your staff can reach with a password alone?", "Staff use MFA for all systems."),
    ("Can your people install programs on their own?", "Software may only be installed by administrators."),
    ("Did you write your own encryption routines?", "We only use standard cryptographic libraries such as OpenSSL."),
    ("Are confidential printouts thrown in the ordinary waste?", "Confidential paper is shredded."),
    ("Are old TLS versions still accepted?", "All connections use TLS 1.2 or higher."),
    (
      "Can your support staff look into our account without asking us?",
      "Support staff access customer accounts only with the permission of the customer."
    ),
  ])
  func aGoodPracticeIsNoYesToItsContrary(question: String, claim: String) throws {
    let answer = try Self.answer(question, [(claim, .inPlace)])
    #expect(answer.verdict != .yes && answer.verdict != .partial, "\(answer.reason)")
  }

  @Test func somethingUsedInsteadIsNotThere() throws {
    let question = "Is remote access secured by a VPN?"
    let claim = "Staff works through a zero trust proxy instead of a VPN."
    #expect(try Self.answer(question, [(claim, .inPlace)]).verdict != .yes)
  }

  @Test func rulesBelowPoliciesAreRules() throws {
    let claim = [("Background checks for all employees", Modality.inPlace)]
    let question = "Do you run background checks on staff?"
    #expect(try Self.answer(question, claim, leadIn: "Policies:").verdict == .yes)
    #expect(try Self.answer(question, claim, leadIn: "We have policies on:").verdict == .notStated)
  }

  @Test func aLaterPartOfASentenceKnowsItsSubject() throws {
    let claims: [(String, Modality)] = [
      ("Security policies are approved by management", .inPlace), ("reviewed annually.", .inPlace),
    ]
    var all = try Shipped.claims(claims.map(\.0))
    all[1].lines = all[0].lines
    let question = Question(id: "q", text: "Are your security policies reviewed at least once a year?", form: .yesNo)
    #expect(try Shipped.answer(question, from: all).verdict == .yes)
  }

  @Test func aPartWithAnotherRecipientIsOfThatOne() throws {
    let claims: [(String, Modality)] = [
      ("In the event of a personal data breach we notify affected customers without undue delay", .inPlace),
      ("where required, the supervisory authority within 72 hours.", .conditional),
    ]
    var all = try Shipped.claims(claims.map(\.0))
    for index in all.indices { (all[index].modality, all[index].lines) = (claims[index].1, all[0].lines) }
    let question = Question(
      id: "q", text: "Will affected customers be notified of a personal data breach within 72 hours?", form: .yesNo)
    #expect(try Shipped.answer(question, from: all).verdict == .partial)
  }
}

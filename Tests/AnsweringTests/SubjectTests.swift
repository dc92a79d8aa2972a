import Language
import Model
import Testing

@testable import Answering

/// What a row asks for, whatever heading it stands under, and what its denial is of.
@Suite struct SubjectTests {
  private static func answer(
    _ question: String, _ claim: String, _ modality: Modality = .inPlace, form: Question.Form? = nil
  ) throws -> Answer {
    try Shipped.answer(
      Question(id: "q", text: question, form: form), from: Shipped.claims([claim], modality: modality))
  }

  @Test(arguments: [
    ("In which countries will our data be hosted?", "Customer data is hosted in Ireland."),
    ("Encrypt stored customer data.", "Customer data is encrypted at rest."),
  ])
  func aSentenceKeepsItsSubjectUnderAnotherHeading(question: String, claim: String) throws {
    let question = Question(id: "q", section: ["Physical security"], text: question)
    let answer = try Shipped.answer(question, from: Shipped.claims([claim]))
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test func aDenialOfAnotherQualityIsNoFigure() throws {
    let answer = try Self.answer(
      "What is the minimum password length?", "Our policy does not require special characters in passwords.")
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func aTeamIsNoNamedPerson() throws {
    let answer = try Self.answer(
      "Is there a named individual responsible for information security?",
      "Our dedicated security team responds to issues.")
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func whatMayNotBeDoneIsNot() throws {
    let answer = try Self.answer("Is customer data encrypted at rest?", "Customer data may not be encrypted at rest.")
    #expect(answer.verdict != .yes && answer.verdict != .partial, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Do you perform penetration tests?", "Penetration testing is a technique in which an attacker is simulated."),
    ("Is MFA used by your staff?", "Two-factor authentication refers to a second proof of identity."),
    ("Are you ISO 27001 certified?", "ISO 27001 is a standard for information security."),
  ])
  func anExplanationOfAWordStatesNothing(question: String, claim: String) throws {
    let answer = try Self.answer(question, claim)
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func whatHoldsPlainlyOutweighsWhatIsConditional() throws {
    let claims =
      try Shipped.claims(["Support staff may access the encrypted data."], modality: .conditional)
      + Shipped.claims(["We always encrypt data while it is at rest."], from: 2)
    let answer = try Shipped.answer(
      Question(id: "q", text: "Is customer data encrypted while it is stored?"), from: claims)
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test func whatIsEnforcedUnderAConditionIsNotLiftedByWhatIsPlain() throws {
    let claims =
      try Shipped.claims(["Multi-factor authentication is enforced for staff where possible."], modality: .conditional)
      + Shipped.claims(["Multi-factor authentication of staff uses apps or hardware tokens."], from: 2)
    let answer = try Shipped.answer(
      Question(id: "q", text: "Is multi-factor authentication enforced for all staff?"), from: claims)
    #expect(answer.verdict == .partial, "\(answer.reason)")
  }

  @Test func protocolsAreNamedWithTheirVersions() throws {
    let answer = try Self.answer(
      "Which protocols are used to encrypt data in transit?",
      "Data in transit is encrypted: all sites require TLS 1.2 or SSH.", form: .text)
    #expect(answer.value == "TLS 1.2, SSH", "\(answer.reason)")
  }

  @Test func whatAdministratorsUseIsNotToldByAnAccountOfOthers() throws {
    let question = Question(
      id: "q", text: "Which methods do your administrators use to log on to production servers?", form: .multipleChoice,
      options: ["Password only", "SSH key", "VPN"])
    let answer = try Shipped.answer(question, from: Shipped.claims(["The VPN account of a leaver is suspended."]))
    #expect(answer.options.isEmpty, "\(answer.reason)")
  }

  @Test func aNeverBehindACommaAsksForTheGoodPractice() throws {
    let answer = try Self.answer(
      "Are passwords kept in hashed form, never in plain text?", "Passwords are stored hashed with bcrypt.")
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Hosted in Dublin, Ireland (eu-west-1) and in Frankfurt (eu-central-1).",
      "Ireland (eu-west-1), Germany (eu-central-1)"
    ),
    ("Data is hosted in Google Cloud europe-west3.", "Germany (europe-west3)"),
    ("Data is hosted in the EU (eu-north-1).", "EU (eu-north-1)"),
  ])
  func aRegionIsGivenWithItsCountry(claim: String, value: String) throws {
    let answer = try Self.answer("Where is our data hosted?", claim, form: .text)
    #expect(answer.value == value, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Are you ISO 27001 certified?", "ISO 27001 Annex A 5.12, 5.13"),
    ("Is customer content used to train AI models?", "Training covers recognition of AI-generated phishing."),
    ("Do you inform us within 72 hours of a breach?", "We tell clients if an outage exceeds 1 hour."),
  ])
  func whatIsNamedBesideAMeasureIsNone(question: String, claim: String) throws {
    let answer = try Self.answer(question, claim)
    #expect(answer.verdict != .yes, "\(answer.reason)")
  }

  @Test func aProhibitionIsMetByAProhibition() throws {
    let answer = try Self.answer(
      "USB sticks must not be used for company data.", "USB drives are not permitted for storing company data.")
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test func whatIsAskedToBeCountedIsCounted() throws {
    let answer = try Self.answer(
      "How many reviewers approve a change?", "At least two reviewers approve each change.", form: .number)
    #expect(answer.value == "2", "\(answer.reason)")
  }

  @Test func anEventIsACadence() throws {
    let answer = try Self.answer(
      "How often are dependencies scanned for vulnerabilities?",
      "Dependencies are scanned for vulnerabilities at every build.")
    #expect(answer.value == "every build", "\(answer.reason)")
  }

  @Test(arguments: [
    ("What is the lowest TLS version?", "TLS 1.0 and 1.1 are disabled."),
    ("What is the lowest TLS version?", "SSL 3.0, TLS 1.0 and TLS 1.1 have been switched off."),
    ("What is the minimum password length?", "Passwords have at most 64 characters."),
  ])
  func theOtherEndIsNoAnswer(question: String, claim: String) throws {
    let answer = try Self.answer(question, claim, form: .text)
    #expect(answer.verdict == .notStated, "\(answer.value ?? "") \(answer.reason)")
  }

  @Test(arguments: [
    ("Where is our data hosted?", "Data is no longer hosted in the USA.", Verdict.no),
    ("Where is our data hosted?", "Data that is no longer needed is deleted; it is hosted in Germany.", .yes),
    ("How long are logs retained?", "Logs are not kept for longer than 12 months.", .yes),
    ("What is the minimum password length?", "Passwords have 12 to 64 characters.", .yes),
  ])
  func whatEndsAndWhatLimitsAreToldApart(question: String, claim: String, verdict: Verdict) throws {
    let modality: Modality = claim.contains("not kept") ? .negated : .inPlace
    let answer = try Self.answer(question, claim, modality, form: .text)
    #expect(answer.verdict == verdict, "\(answer.value ?? "") \(answer.reason)")
  }

  @Test func whatACircumstanceNamesIsNotAsked() throws {
    let answer = try Self.answer(
      "Where dependency patching or upgrades are not possible, other mitigations should be put in place.",
      "Dependencies are regularly updated within structured release cycles.")
    #expect(answer.verdict != .yes, "\(answer.reason)")
  }
}

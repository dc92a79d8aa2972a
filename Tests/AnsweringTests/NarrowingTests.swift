import Language
import Model
import Testing

@testable import Answering

/// What is narrower, of another figure or of another name than what is asked.
@Suite struct NarrowingTests {
  private static func answer(
    _ question: String, _ claims: String..., section: [String] = [], form: Question.Form = .yesNo,
    options: String = "", modality: Modality = .inPlace
  ) throws -> Answer {
    let question = Question(
      id: "q", text: question, form: form, options: options.split(separator: "|").map(String.init))
    return try Shipped.answer(question, from: Shipped.claims(claims, section: section, modality: modality))
  }

  @Test func aProviderIsChosenByItsName() throws {
    let question = "On whose infrastructure does the service run?"
    let options = "Amazon Web Services|Google Cloud|Own data centre|Other"
    let cloud = try Self.answer(
      question, "The service is hosted in a secure cloud in Europe.", form: .choice, options: options)
    #expect(cloud.options.isEmpty)
    let named = try Self.answer(question, "The service is hosted on AWS.", form: .choice, options: options)
    #expect(named.options == ["Amazon Web Services"])
  }

  @Test(arguments: ["TLS 1.2 or higher", "TLS 1.2 and 1.3"])
  func noVersionBelowTheLowestIsChosen(versions: String) throws {
    let answer = try Self.answer(
      "Please tick the TLS versions your public endpoints accept.", "Traffic is encrypted with \(versions).",
      form: .multipleChoice, options: "SSL 3.0|TLS 1.0|TLS 1.1|TLS 1.2|TLS 1.3")
    #expect(answer.options == ["TLS 1.2", "TLS 1.3"])
  }

  @Test func aMemberIsKnownInOtherWords() throws {
    let answer = try Self.answer(
      "Which safeguards against environmental threats exist?", "Redundant power (UPS and generators), fire suppression",
      form: .multipleChoice, options: "Uninterruptible power supply|Fire detection|Flood barriers")
    #expect(answer.options.contains("Uninterruptible power supply"))
    #expect(!answer.options.contains("Flood barriers"))
  }

  @Test func continuousMonitoringIsTheCadenceOfNothingElse() throws {
    let answer = try Self.answer(
      "How often does an external firm perform penetration tests?",
      "Continuous monitoring - independent third-party penetration testing.",
      "An external penetration test is performed at least annually.", form: .choice, options: "Quarterly|Annually|Never"
    )
    #expect(answer.options == ["Annually"])
  }

  @Test(arguments: [
    (
      "Is multi-factor authentication enforced for all staff?",
      "All privileged access to production shall use multi-factor authentication."
    ),
    ("Is customer data never used in test environments?", "Customer data must not be used in test without approval."),
    ("Are production networks protected by firewalls with deny by default?", "Firewalls protect production networks."),
    ("Is customer data encrypted at rest, including backups?", "Customer data is encrypted at rest."),
    (
      "Is access revoked when a person leaves or changes position?",
      "Access is revoked when employees leave the company."
    ),
    ("Has a specific person been given responsibility for security?", "Security roles are defined and documented."),
  ])
  func lessThanIsAskedIsNoYes(question: String, claim: String) throws {
    let answer = try Self.answer(question, claim)
    #expect(answer.verdict != .yes, "\(answer.reason)")
  }

  @Test func whatIsNotAskedForIsNotThere() throws {
    let claim = "Naturally, the API does not require two-factor authentication, so it is off by default."
    #expect(try Self.answer("Is two-factor authentication required for staff?", claim).verdict != .yes)
  }

  @Test func ofTheAlgorithmAloneTheLengthIsOpen() throws {
    let question = "Specify the algorithm and key length used for data at rest."
    #expect(try Self.answer(question, "Data is encrypted at rest with AES.", form: .text).verdict == .partial)
    let whole = try Self.answer(question, "Data is encrypted at rest with AES-256.", form: .text)
    #expect(whole.verdict == .yes)
    #expect(whole.value == "AES-256")
  }

  @Test func aTimeIsGivenInTheUnitThatIsAsked() throws {
    let answer = try Self.answer(
      "For how many days are backups kept?", "Backups are kept for 2 weeks.", form: .number)
    #expect(answer.value == "14 d (2 w)")
  }

  @Test func aParagraphIsNoTime() throws {
    let answer = try Self.answer(
      "For how long are backups kept?", "164.310(d)(2)(iv) - Data Backup and Storage", form: .text)
    #expect(answer.value != "164.31 d")
  }

  @Test func aHeadingAloneIsNoPartOfAnAnswer() throws {
    let answer = try Self.answer(
      "Do you carry out a risk assessment at least every 12 months?", "We help customers to comply with the law.",
      section: ["Assistance; Risk Assessment"])
    #expect(answer.verdict == .notStated)
  }

  @Test func whatSaysWhereAnotherHoldsIsNoDemand() throws {
    let answer = try Self.answer(
      "Is multi-factor authentication compulsory for every administrator and for access to production?",
      "Only authorized personnel have access to production.")
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Is customer data encrypted at rest, including the backups?",
      ["Data is encrypted at rest with AES-256.", "Backups are encrypted."], Verdict.yes
    ),
    ("Is customer data encrypted at rest, including the backups?", ["Data is encrypted at rest."], .partial),
    (
      "Is every code change peer-reviewed and tested before it goes live?",
      ["All changes go through code review before merge."], .partial
    ),
    ("Is all traffic encrypted with TLS 1.2 or newer?", ["Requests using TLS 1.1 or earlier are rejected."], .yes),
    (
      "Do you use any shared accounts?",
      ["There are a few services for which we have shared accounts but store no confidential information."], .yes
    ),
    (
      "Is customer data deleted within 30 days?", ["We delete your account (30-day retention for backups)."], .notStated
    ),
    ("Is all customer data encrypted where it is stored?", ["Passwords must be stored encrypted at rest."], .notStated),
    (
      "Is every employee bound by a confidentiality agreement?",
      ["Everyone granted access to the facility must sign a non-disclosure agreement."], .partial
    ),
    (
      "Does the product offer its users two-factor authentication?",
      ["Where a third-party application supports multi-factor authentication, it must be used."], .notStated
    ),
    (
      "Is all traffic encrypted with TLS 1.3 or newer?", ["Requests using TLS 1.1 or earlier are rejected."], .notStated
    ),
    (
      "Is customer data encrypted at rest, including the backups?",
      ["Data is encrypted at rest.", "Laptop backups are encrypted."], .partial
    ),
    (
      "Are changes to production approved by a second person?",
      ["Changes follow a change management process.", "Code of the mobile app is reviewed by a peer."], .notStated
    ),
    (
      "Do you have a secure development life cycle with trained developers?",
      ["A secure development life cycle is followed.", "Finance staff receive role-specific training."], .partial
    ),
    ("Is customer data encrypted at rest?", ["Most data is encrypted at rest."], .partial),
    (
      "Is MFA mandatory for every member of staff?",
      ["Multi-factor authentication is mandatory for all internal systems and administrative access."], .yes
    ),
    ("Is MFA mandatory for every member of staff?", ["MFA is mandatory for administrative access."], .partial),
    ("Do you publish a list of sub-processors?", ["A list of our sub-processors is available on request."], .partial),
    (
      "Is a list of sub-processors available to customers?", ["A list of our sub-processors is available on request."],
      .yes
    ),
    (
      "Are passwords stored only as salted hashes?", ["Passwords are stored in an approved password manager."],
      .notStated
    ),
    ("Are candidates screened before they are hired?", ["Staff is screened when leaving the server room."], .notStated),
    ("Are suppliers reassessed regularly?", ["Annual reassessment of each supplier's security."], .yes),
    (
      "Keep logs of who signed in and of access by the application's owners (access transparency).",
      ["Sign-ins are logged.", "All actions in the cloud console are logged."], .notStated
    ),
    (
      "Access to sensitive data is limited to those with a need, and authorized by its owner.",
      ["Only authorized employees with a need have access to customer data."], .partial
    ),
    (
      "Sensitive data shall be encrypted in transit, at rest in online storage, and in backups.",
      ["Traffic is encrypted in transit with TLS 1.2.", "Customer data is backed up daily."], .partial
    ),
    (
      "Is anti-malware software installed on endpoints?",
      ["Employees attend an onboarding session that covers topics such as acceptable use and endpoint protection."],
      .notStated
    ),
    (
      "Is access to production protected by multi-factor authentication?",
      ["Session security covers all access to production, including multi-factor authentication."], .yes
    ),
    ("Which provider hosts the service?", ["Key management: AWS KMS, Google Cloud KMS"], .notStated),
    ("Which provider hosts the service?", ["The service is hosted by cloud providers (e.g. AWS)."], .yes),
    (
      "Is our data kept isolated from the data of your other clients?",
      ["Virtual machines are dedicated for a single customer, i.e. there is no multi-tenancy."], .yes
    ),
    (
      "Is information classified, with handling rules for each class?", ["Data is classified in four classes."],
      .partial
    ),
    ("Does every tenant have its own encryption key?", ["Encryption keys are managed in a KMS."], .notStated),
    ("Does every tenant have its own encryption key?", ["Separate encryption keys per tenant."], .yes),
    (
      "Can customers bring and control their own encryption keys?", ["Separate encryption keys per tenant."], .notStated
    ),
    ("Is your source code scanned for secrets?", ["Secrets are never in source control."], .notStated),
  ])
  func eachQualityIsSought(question: String, claims: [String], verdict: Verdict) throws {
    let answer = try Shipped.answer(Question(id: "q", text: question, form: .yesNo), from: Shipped.claims(claims))
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func theAlgorithmOfTokensIsNotThatOfData() throws {
    let answer = try Self.answer(
      "Which algorithm protects stored customer data?", "OAuth tokens are encrypted with AES-128-CBC.", form: .text)
    #expect(answer.verdict == .notStated)
  }

  @Test func noSecondFactorIsChosenFromTheNameOfTheMeasure() throws {
    let answer = try Self.answer(
      "Which second factors are supported for sign-in?", "Multi-factor authentication (MFA) is supported.",
      form: .multipleChoice, options: "Authenticator app|SMS|Hardware security key")
    #expect(answer.options.isEmpty)
  }

  /// The host that claims under a heading on hosting name.
  private static func host(_ claims: String...) throws -> String? {
    try Shipped.answer(
      Question(id: "q", text: "Name the hosting provider(s) on which the service runs.", form: .text),
      from: Shipped.claims(claims, section: ["Hosting"])
    ).value
  }

  @Test func whereBackupsLieTheServiceDoesNotRun() throws {
    #expect(try Self.host("We run on AWS.", "Customer backups are stored in Google Cloud Storage.") == "AWS")
  }

  @Test func allProvidersAndPlacesAreNamed() throws {
    #expect(try Self.host("AWS (US and EU regions)", "Google Cloud (Singapore region)") == "AWS, Google Cloud")
    let place = try Self.answer(
      "In which country or region is our data stored?", "Data is hosted on AWS (US and EU regions).",
      "Choose the US, EU or APAC region for your data.", form: .text)
    #expect(place.value == "US, EU, APAC")
  }

  @Test func eachFigureIsOfTheSubjectNextToIt() throws {
    let claim = "RPO ≤ 1 minute, RTO ≤ 15 minutes"
    #expect(try Self.answer("What is your recovery time objective?", claim, form: .number).value == "15 min")
    #expect(try Self.answer("What is your recovery point objective?", claim, form: .number).value == "1 min")
  }

  @Test(arguments: [
    ("Can we get a copy of your latest audit report?", "SOC 2", Verdict.yes),
    ("Can we get a copy of your latest audit report?", "Penetration testing", .notStated),
    ("Can we get a copy of your latest penetration test report?", "Penetration testing", .yes),
  ])
  func aReportIsOfItsHeading(question: String, heading: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, "The full report is available under NDA.", section: [heading])
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func whatStandsBelowAPlanIsPlannedWithIt() throws {
    let plan = try Shipped.claims(["A private bug bounty programme is coming."], modality: .planned)
    var rewards = try Shipped.claims(["Rewards for critical findings up to $10,000"], leadIn: "Bug bounty:", from: 2)
    rewards[0].id = "r"
    let answer = try Shipped.answer(
      Question(id: "q", text: "Do you run a bug bounty programme?", form: .yesNo), from: plan + rewards)
    #expect(answer.verdict == .planned, "\(answer.reason)")
  }
}

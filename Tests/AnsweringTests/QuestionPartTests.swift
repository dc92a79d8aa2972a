import Language
import Model
import Testing

@testable import Answering

/// Which parts of a question ask for something, and what is left of an answer where only some of them are stated.
@Suite struct QuestionPartTests {
  private static func answer(
    _ question: String, _ texts: [String], form: Question.Form? = .yesNo, options: [String] = [],
    section: [String] = []
  ) throws -> Answer {
    let question = Question(id: "q", section: section, text: question, form: form, options: options)
    return try Shipped.answer(question, from: Shipped.claims(texts))
  }

  @Test func aRowUnderAHeadingAsksMoreThanTheHeading() throws {
    let texts = ["We maintain an incident response plan.", "We notify customers of a breach without undue delay."]
    let answer = try Self.answer("Nature of the breach", texts, section: ["Incident handling"])
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Name the tools with which you supervise the production environment.", "Our system is constantly monitored."),
    (
      "Which AI vendors and models process our content?",
      "The AI provider is contractually prohibited from training on Customer Data."
    ),
  ])
  func aNameThatIsAskedForHasToBeGiven(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim], form: .text)
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Does your change review board include representatives from the teams that are responsible for security?",
      "All changes to production are reviewed."
    ),
    (
      "Perform and make available security self-assessments at least annually",
      "Internal security audits are conducted."
    ),
    (
      "Include the nature of the breach and its consequences in the breach notification.",
      "We notify customers of a personal data breach within 72 hours."
    ),
  ])
  func whatIsThePointOfTheQuestionHasToBeStated(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func whatFollowsExamplesIsAskedAsWell() throws {
    let question = "Do you back up databases such as Postgres, with restores that are tested?"
    #expect(try Self.answer(question, ["All databases are backed up."]).verdict == .partial)
    let full = ["All databases are backed up.", "Restores are tested."]
    #expect(try Self.answer(question, full).verdict == .yes)
  }

  @Test(arguments: [
    "Are servers such as mail and web servers patched within 30 days?",
    "Are servers such as those behind failed checks patched within 30 days?",
  ])
  func thePredicateBehindExamplesIsAskedFor(question: String) throws {
    #expect(try Self.answer(question, ["Servers are patched within 30 days."]).verdict == .yes)
    #expect(try Self.answer(question, ["Servers are inventoried."]).verdict == .notStated)
  }

  @Test func whatIsTheReadersIsNotTheCompanys() throws {
    let question = "Is a risk register maintained?"
    let claims = ["The product keeps records for your third-party risk register."]
    #expect(try Self.answer(question, claims).verdict == .notStated)
    #expect(try Self.answer(question, ["We maintain a risk register."]).verdict == .yes)
  }

  @Test func aPlannedStandardIsNamed() throws {
    let question = Question(
      id: "q", section: [], text: "What is the name of the standard that your security program is based on?",
      form: .text, options: [])
    let claims = try Shipped.claims(["We are working towards an ISO 27001 certificate."], modality: .planned)
    let answer = try Shipped.answer(question, from: claims)
    #expect(answer.verdict == .planned)
    #expect(answer.value == "ISO 27001")
  }

  @Test(arguments: [
    ("Are you SOC 2 Type II compliant?", "We are SOC 2 compliant."),
    ("Do you hold a current SOC 2 Type II report?", "We are SOC 2 compliant."),
    ("Is data encrypted at rest with customer-managed keys?", "Data is encrypted at rest."),
  ])
  func aKindInsideTheSubjectIsAskedFor(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .partial, "\(answer.reason)")
  }

  @Test func aProductThatIsAskedForHasToBeNamed() throws {
    let question = "Employees sign in through SSO with Okta."
    #expect(try Self.answer(question, ["Employees sign in through SSO."]).verdict == .notStated)
    #expect(try Self.answer(question, ["Employees sign in through SSO with Okta."]).verdict == .yes)
  }

  @Test func whatNoClaimDeniesIsNotChosen() throws {
    let answer = try Self.answer(
      "On which standard is your security program based?", ["We have implemented a security program."], form: .choice,
      options: ["ISO 27001", "Our own security program, not based on any recognised standard"])
    #expect(answer.options.isEmpty, "\(answer.options)")
  }

  @Test(arguments: [
    // Whom a clause describes is no subject of its own.
    (
      "Is multi-factor authentication required for every employee who accesses customer data?",
      "Multi-factor authentication is mandatory for all accounts.", Verdict.yes
    ),
    // All of one kind of machine is not all of another.
    (
      "Is the guest Wi-Fi in your offices separated from the company network?",
      "All servers run in private network segments with strict rules.", .notStated
    ),
    // The plan and its test are two demands.
    (
      "Do you have a documented incident response plan that is tested at least annually?",
      "We maintain a documented incident response plan.", .partial
    ),
    // The second question is read as one.
    ("How often are backups taken and how long are they kept?", "Backups are taken daily.", .partial),
    // A cadence belongs to the activity beside it.
    (
      "Is the information security policy reviewed at least once a year?",
      "The information security policy is tested annually.", .notStated
    ),
    // In a questionnaire the vendor is whoever answers it.
    (
      "Does the vendor encrypt customer data at rest?", "Customer data is encrypted at rest with AES-256.", .yes
    ),
    // What is limited inbound says nothing of what goes out.
    (
      "Is outbound traffic limited to destinations that have been approved?",
      "Production runs behind a firewall with strict ingress rules.", .notStated
    ),
    // A part of the subject answers in part.
    (
      "Is an inventory of all suppliers maintained?", "We publish a list of our subprocessors.", .partial
    ),
  ])
  func judges(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, [claim], form: question.hasPrefix("How") ? .text : .yesNo)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func whatIsOnlyPlannedOfASystemIsPlanned() throws {
    var claims = try Shipped.claims([
      "We operate an information security management system.", "ISO 27001 certification is planned for 2027.",
    ])
    claims[1].modality = .planned
    let answer = try Shipped.answer(
      Question(
        id: "q", text: "Do you operate an information security management system that is certified to ISO/IEC 27001?",
        form: .yesNo), from: claims)
    #expect(answer.verdict == .planned, "\(answer.reason)")
  }

  @Test func aTitleIsNoTeamThatIsAlerted() throws {
    let answer = try Self.answer(
      "What is the title of the person who is responsible for your information security programme?",
      ["Immediate alerts go to security teams."], form: .text)
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func anEmployeesDeviceIsTheSubjectNotWhatItReaches() throws {
    let answer = try Self.answer(
      "May employees use personal devices to access customer data?", ["You may use your own device for work."])
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test func aMailboxIsNamedAfterItsPurposeAndIsNoLink() throws {
    let texts = ["If you suspect an incident, write to security@example.com.", "Sales answers at hello@example.com."]
    let mailbox = try Self.answer(
      "Which e-mail address should be used to report a security issue to you?", texts, form: .text)
    #expect(mailbox.value == "security@example.com")
    let link = try Self.answer("Provide a link to your vulnerability disclosure policy.", texts, form: .text)
    #expect(link.verdict == .notStated, "\(link.reason)")
  }

  @Test func theLowestVersionIsTheMinimum() throws {
    let answer = try Self.answer(
      "What is the lowest TLS version accepted for connections to the service?",
      ["Data in transit is encrypted (TLS 1.3 preferred, TLS 1.2 minimum)."], form: .text)
    #expect(answer.value == "TLS 1.2")
  }

  @Test func aDeadlineMayBeAtOnce() throws {
    let question = "Within how many hours of termination is the access of a leaver revoked?"
    let answer = try Self.answer(question, ["Immediate removal of access upon employee departure."], form: .text)
    #expect(answer.value == "immediate")
  }

  @Test func aMemberOfAListIsChosenByTheQualityThatItMeans() throws {
    let options = [
      "Dedicated instance per customer", "Separate database or schema per customer",
      "Logical separation in a shared database", "No separation",
    ]
    let answer = try Self.answer(
      "How is one customer's data kept separate from that of another customer?",
      ["Every tenant-scoped record carries a tenant_id."], form: .choice, options: options)
    #expect(answer.options == ["Logical separation in a shared database"])
  }

  @Test func aPracticeThatIsAlsoDeniedIsNotAdmittedOutright() throws {
    let answer = try Self.answer(
      "Is customer content used to train machine learning models?",
      ["Access to models and training data is restricted.", "We never use customer data to train AI models."])
    #expect(answer.verdict != .yes, "\(answer.reason)")
  }
}

import Language
import Model
import Testing

@testable import Answering

/// What a question says beyond its subject: objects, added clauses, contrasts, places, names.
@Suite struct AdditionTests {
  private static func answer(
    _ question: String, _ claim: String, form: Question.Form? = .yesNo, options: [String] = [],
    asOf: CalendarDate? = nil
  ) throws -> Answer {
    var claims = try Shipped.claims(claim.split(separator: "|"))
    for index in claims.indices where claims[index].text.hasPrefix("Last updated") { claims[index].modality = .context }
    let question = Question(id: "q", text: question, form: form, options: options)
    return try Shipped.answer(question, from: claims, of: [Shipped.page(asOf: asOf)])
  }

  @Test(arguments: [
    ("Are all staff accounts protected by a second factor?", "MFA is mandatory for all employees.", Verdict.yes),
    ("Are there staff accounts that can sign in without a second factor?", "MFA is mandatory for all employees.", .no),
    ("Is any of our data stored without being encrypted?", "All customer data is encrypted at rest.", .no),
    ("Is any of our data stored without being encrypted?", "Databases are encrypted at rest.", .notStated),
    (
      "Are high-severity vulnerabilities fixed within 30 days?", "Critical vulnerabilities are fixed within 7 days.",
      .partial
    ),
    (
      "Do you acknowledge vulnerability reports within two business days?",
      "We acknowledge vulnerability reports within 3 business days.", .no
    ),
    (
      "Do you acknowledge vulnerability reports within five business days?",
      "We acknowledge vulnerability reports within 3 business days.", .yes
    ),
    (
      "Is a post-mortem held after each incident and passed on to the affected customers?",
      "After each incident we hold a post-mortem.", .partial
    ),
    ("Is our data hosted in Germany?", "Data is hosted in Frankfurt, Germany.", .yes),
    ("Is our data hosted in Germany?", "Data is hosted in Paris, France.", .no),
    ("Is our data hosted in the EU?", "Data is hosted in Paris, France.", .yes),
    ("Is our data hosted in Germany?", "Data is hosted in the EU.", .notStated),
  ])
  func judges(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, claim)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Who is your hosting provider?", "The platform is hosted on Amazon Web Services (AWS).",
      "Amazon Web Services (AWS)"
    ),
    ("Who is your hosting provider?", "The platform is hosted by a cloud provider.", nil),
    ("What is the minimum TLS version?", "Traffic is encrypted with TLS 1.2 or higher.", "TLS 1.2"),
    ("When will you be ISO 27001 certified?", "ISO 27001 certification is planned for 2027.", "2027"),
  ])
  func givesTheValue(question: String, claim: String, value: String?) throws {
    #expect(try Self.answer(question, claim, form: .text).value == value)
  }

  @Test func whatHoldsInGeneralIsNoPlainYesForOneObject() throws {
    let question = "Are passwords of service accounts changed at least once a year?"
    #expect(try Self.answer(question, "Passwords are changed every 90 days.").verdict != .yes)
  }

  /// What other companies' documents have taught: who is meant, what a figure is of, what a heading cannot say.
  @Test(arguments: [
    (
      "Who is responsible for information security?", "Roles and responsibilities for security are defined.", .notStated
    ),
    ("Who is responsible for information security?", "Our CISO is responsible for information security.", .yes),
    ("Are backups encrypted?", "Customers must encrypt their backups.", .notStated),
    ("Are backups encrypted?", "Encrypting backups is recommended.", .notStated),
    (
      "Is customer data backed up at least once a day?", "A test of backup restoration is performed annually.",
      .notStated
    ),
    ("Is customer data backed up at least once a day?", "We back up customer data every night.", .yes),
    (
      "Is our data backed up at least daily?", "Backup power systems ensure continuous electricity supply.",
      Verdict.notStated
    ),
    (
      "Is there a documented incident response plan, and do clients receive a forensic dossier afterwards?",
      "We maintain a documented incident response plan.", .partial
    ),
    (
      "Incident handling: Notify customers of a breach within 72 hours",
      "We notify affected customers of a breach within 24 hours.", .yes
    ),
    (
      "Notify customers of a breach within 72 hours of discovery.",
      "We notify affected customers of a breach. Incidents are tracked continuously.", .partial
    ),
    (
      "Where patching of dependencies is not possible, are equivalent mitigations put in place for the whole stack?",
      "Dependencies are updated every month.", .notStated
    ),
    (
      "Do you have a disaster recovery plan, and is it exercised at least once a year?",
      "Our disaster recovery plan is tested every year.", .yes
    ),
  ])
  func tellsWhatIsMeant(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, claim, form: question.hasPrefix("Who") ? .text : .yesNo)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func aContractsVendorIsTheCompany() throws {
    let claims =
      "Vendor shall encrypt customer data.|Vendor must train its staff.|Vendor regularly reviews the security of its systems."
    let answer = try Self.answer("Do you assess the security of your vendors each year?", claims)
    #expect(answer.verdict == .notStated, "\(answer.reason)")
    // A page that calls itself `we` speaks of its vendors.
    let page = try Self.answer("Do you assess the security of your vendors?", "The security of vendors is assessed.")
    #expect(page.verdict == .yes, "\(page.reason)")
  }

  @Test func noMemberForOneWordInCommon() throws {
    let answer = try Self.answer(
      "Select the topics that your privacy policy covers", "Our privacy policy is published.", form: .multipleChoice,
      options: ["Information classification and protection", "Retention and destruction of data", "Physical security"])
    #expect(answer.options.isEmpty)
  }

  /// A denial in a clause behind a bad practice does not turn the question around.
  @Test(arguments: [
    ("Do people share accounts without asking anyone?", "Shared accounts are forbidden."),
    ("Are there shared accounts that are not tied to a person?", "Shared accounts are forbidden."),
    (
      "Could somebody change past entries of your audit log without this being noticed?",
      "Logs cannot be changed by administrators."
    ),
  ])
  func aSafeguardNeverSaysYesToABadPractice(question: String, claim: String) throws {
    let answer = try Self.answer(question, claim)
    #expect(answer.verdict != .yes && answer.verdict != .partial, "\(answer.reason)")
  }

  @Test func givesTheDateOfTheDocuments() throws {
    let date = try #require(CalendarDate(year: 2026, month: 5, day: 4))
    let answer = try Self.answer(
      "When was your security documentation last updated?", "Last updated: 2026-05-04|Backups are encrypted.",
      form: .date,
      asOf: date)
    #expect(answer.value == "2026-05-04")
    #expect(answer.citations.map(\.lines) == [1...1])
  }

  @Test func choosesAllMembersThatAreStatedAndNoOther() throws {
    let options = ["UPS batteries", "Backup generators", "Water detection", "Other"]
    let answer = try Self.answer(
      "Select the safeguards that are in place at your data centers:",
      "Power is redundant: UPS batteries and backup generators.", form: .choice, options: options)
    #expect(answer.options == ["UPS batteries", "Backup generators"])
  }

  @Test func aMemberNeedsWordsOfItsOwn() throws {
    let answer = try Self.answer(
      "Which background checks do you perform? Select all that apply.",
      "Employees pass background checks before hiring.",
      form: .choice, options: ["Reference checks", "Criminal record checks", "Other background checks"])
    #expect(answer.verdict == .notStated)
    #expect(answer.options.isEmpty)
  }
}

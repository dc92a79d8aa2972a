import Answering
import Model
import Testing

/// What others do, what holds for one part, one environment or one of several things that are asked for.
@Suite struct PartyTests {
  private static func answer(_ question: String, _ texts: [String]) throws -> Answer {
    try Shipped.answer(Question(id: "q", text: question, form: .yesNo), from: try Shipped.claims(texts))
  }

  /// The company itself is asked, and not those that it works with.
  @Test(arguments: [
    ("Do you have a business continuity plan?", "Our parent company has a business continuity plan."),
    ("Do you test your backups monthly?", "Suppliers and partners test their backups monthly."),
    ("Do you keep logs for at least one year?", "Vendors have to keep logs for at least one year."),
    ("Have you appointed a data protection officer?", "Resellers must appoint a data protection officer."),
    ("Do you keep a risk register?", "The auditor keeps its own risk register."),
  ])
  func anotherPartyActsForItself(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .notStated, "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("Is a penetration test performed each year?", "An independent third party performs a penetration test each year."),
    ("Do you assess the security of your vendors?", "Vendors are assessed for security before they are engaged."),
    ("Are backups taken daily?", "Our hosting provider backs up our servers daily."),
  ])
  func somebodyActsForTheCompany(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .yes, "\(answer.verdict): \(answer.reason)")
  }

  /// What all are asked for is not said of one.
  @Test(arguments: [
    ("Are background checks performed on all employees?", "Finance staff undergo background checks.", Verdict.partial),
    ("Are background checks performed on all employees?", "Our employees undergo background checks.", .yes),
    ("Is there a clean desk policy in all offices?", "The Vienna office has a clean desk policy.", .partial),
    ("Do you assess all vendors before onboarding?", "Critical vendors are assessed before onboarding.", .partial),
    ("Are all laptops encrypted?", "Employee laptops are encrypted.", .yes),
  ])
  func onePartIsNotAll(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
  }

  /// One side of a contrast says nothing of the other.
  @Test(arguments: [
    ("Is the production environment scanned weekly for vulnerabilities?", "The staging environment is scanned weekly."),
    ("Are production databases encrypted at rest?", "Development databases are encrypted at rest."),
    ("Is a software inventory maintained?", "Our hardware inventory is updated quarterly."),
    ("Are laptops managed by an MDM?", "Smartphones are managed by an MDM."),
    ("Are all outbound connections filtered?", "Inbound connections are filtered by a firewall."),
    ("Is MFA required for employees?", "Guests do not need MFA."),
  ])
  func theOtherSideIsNotMeant(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .notStated, "\(answer.verdict): \(answer.reason)")
  }

  /// Numbers of things have to be reached, and members of a list to be named.
  @Test(arguments: [
    ("Do you keep at least three copies of backups?", "We keep two copies of every backup.", Verdict.no),
    ("Do you keep at least two copies of backups?", "We keep three copies of every backup.", .yes),
    (
      "Are accounts locked after five or fewer failed login attempts?",
      "Accounts are locked after ten failed attempts.",
      .no
    ),
    (
      "Are accounts locked after five or fewer failed login attempts?", "Accounts are locked after 3 failed attempts.",
      .yes
    ),
    (
      "Are critical, high and medium vulnerabilities fixed within 30 days?",
      "Critical and high vulnerabilities are fixed within 30 days.", .partial
    ),
    (
      "Do logs contain user ID, timestamp and source IP address?", "Logs contain user ID and timestamp.", .partial
    ),
    (
      "Are inactive accounts disabled after 90 days and deleted after 180 days?",
      "Inactive accounts are disabled after 90 days.", .partial
    ),
    (
      "Do you have a documented business continuity plan (BCP)?", "We have a documented business continuity plan.", .yes
    ),
    ("Is customer data stored exclusively in Germany?", "Customer data is stored in Germany.", .partial),
    ("Is customer data stored exclusively in Germany?", "All customer data is stored in Germany.", .yes),
  ])
  func figuresAndListsAreMetInFull(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
  }
}

/// What a page says in passing, of something else, or of what else may be.
@Suite struct BesideTests {
  private static func answer(_ question: Question, _ texts: [String], leadIn: String? = nil) throws -> Answer {
    try Shipped.answer(question, from: try Shipped.claims(texts, leadIn: leadIn))
  }

  @Test(arguments: [
    // The law of a country is no place.
    (
      "Is customer data stored in the UK?", "We notify users within 72 hours, as required by the UK GDPR.",
      Verdict.notStated
    ),
    // What is refused is an old version, not encryption.
    ("Is any customer data transmitted without encryption?", "We do not support TLS 1.0 and TLS 1.1.", .notStated),
    // Either of two will do.
    (
      "Do you run a bug bounty scheme or otherwise give researchers a channel to report weaknesses?",
      "Security researchers report vulnerabilities to security@example.com.", .yes
    ),
    // What is passed on at once is not watched at night.
    (
      "Are systems monitored for security events around the clock (24x7)?",
      "Security events are monitored, and forwarded in real time.", .yes
    ),
    (
      "Are systems monitored for security events around the clock (24x7)?",
      "Security events are forwarded to the SIEM in real time.", .notStated
    ),
    // What accountants look at is none of it.
    (
      "Is your information security audited annually by an external auditor?",
      "Our financial statements are audited annually by an external auditor.", .notStated
    ),
    // What nobody can do, what ends by itself and what is refused is a measure.
    ("Are logs protected against tampering?", "Nobody can alter log entries once they are written.", .yes),
    ("Do sessions time out after inactivity?", "Sessions end after 20 minutes without activity.", .yes),
    ("Are default accounts disabled?", "Default accounts are deactivated.", .yes),
    ("Is TLS 1.2 the minimum version?", "TLS 1.0 and TLS 1.1 are disabled.", .yes),
    ("Do you enforce TLS 1.3?", "TLS 1.0 and TLS 1.1 are disabled.", .notStated),
    // Two ends of one thing, and words that are no things.
    (
      "Is traffic between our browser and your site encrypted?",
      "Traffic between your browser and our servers is encrypted.",
      .yes
    ),
    (
      "Do you commit to informing customers of a personal data breach within 72 hours?",
      "We notify customers of a personal data breach within 72 hours.", .yes
    ),
    (
      "User passwords are stored exclusively in hashed form.", "Passwords are hashed with bcrypt.", .yes
    ),
    // An exception leaves the question open.
    (
      "Are there any shared accounts in use?",
      "Shared accounts are forbidden, apart from one emergency account.", .notStated
    ),
    // A certificate of somebody who is used.
    (
      "Are you PCI DSS compliant?", "Card payments are handled by Stripe, a PCI DSS Level 1 service provider.",
      .partial
    ),
    ("Are laptops encrypted?", "All databases and backups are encrypted at rest.", .notStated),
  ])
  func isNotTakenForIt(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Self.answer(Question(id: "q", text: question, form: .yesNo), [claim])
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
  }

  /// What is left out in half a sentence, and what has no measure yet.
  @Test(arguments: [
    (
      "Is all data encrypted at rest?",
      ["Data is encrypted at rest.", "The reporting database is not yet encrypted at rest."], Modality.planned
    ),
    (
      "Are all changes approved before release?",
      ["Changes are approved before release.", "Hotfixes may go out without it."], .conditional
    ),
  ])
  func anExceptionLeavesAPart(question: String, texts: [String], modality: Modality) throws {
    var claims = try Shipped.claims(texts)
    claims[1].modality = modality
    let answer = try Shipped.answer(Question(id: "q", text: question, form: .yesNo), from: claims)
    #expect(answer.verdict == .partial, "\(answer.verdict): \(answer.reason)")
  }

  @Test func aCadenceIsNoRetention() throws {
    let answer = try Self.answer(
      Question(id: "q", text: "For what length of time are security logs kept?", form: .number),
      ["Access is logged to an immutable audit trail and reviewed weekly."])
    #expect(answer.verdict == .notStated, "\(answer.verdict): \(answer.reason)")
  }

  @Test func aReportsDeadlineIsNotTheNotices() throws {
    let answer = try Self.answer(
      Question(id: "q", text: "Will you inform us of a personal data breach within 72 hours?", form: .yesNo),
      ["We notify customers of a personal data breach within 72 hours", "provide a full report within 14 days."])
    #expect(answer.verdict == .yes, "\(answer.verdict): \(answer.reason)")
  }
}

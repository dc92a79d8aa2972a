import Language
import Model
import Testing

@testable import Answering

/// What pages and questions taught that nobody had read before.
@Suite struct UnreadPageTests {
  @Test(arguments: [
    ("Critical vendors are reviewed each year.", "Are vendors reviewed at least annually?", Verdict.partial),
    ("Critical vendors are reviewed each year.", "Are critical vendors reviewed at least annually?", .yes),
    ("Vendors are reviewed each year.", "Are vendors reviewed at least annually?", .yes),
  ])
  func oneRankIsAPart(page: String, question: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: page, on: question)
  }

  @Test(arguments: [
    ("Our data centres maintain ISO 27001 certifications and/or SOC 2 reports.", Verdict.partial),
    ("Our data centres are ISO 27001 or SOC 2 certified.", .partial),
    ("Our data centres are ISO 27001 and SOC 2 certified.", .yes),
  ])
  func oneOfTwoCertificatesMayBeMissing(page: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: page, on: "Are your data centres ISO 27001 certified?")
  }

  @Test(arguments: [
    "Would you let us see the report of the last penetration test?",
    "Can we read the report of your last penetration test (a summary is enough)?",
  ])
  func aTestIsNoReportToSee(question: String) throws {
    try Shipped.expect([.notStated], of: "Penetration tests are run each year by a security firm.", on: question)
    try Shipped.expect(
      [.yes, .partial], of: "A summary of the penetration test report is available on request.", on: question)
  }

  @Test(arguments: [
    ("Our network people ask: do you have fixed IP addresses that we can open?", Verdict.notStated),
    ("Our firewall people ask: do you have fixed IP addresses that we can open?", .notStated),
    ("Our auditor wants to know: are there firewalls between the internet and your systems?", .yes),
  ])
  func whoAsksIsNotWhatIsAsked(question: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: "Firewalls protect all servers against the internet.", on: question)
  }

  @Test(arguments: [
    ("Passwords must be changed every 90 days.", Verdict.no), ("Passwords must be changed every 30 days.", .yes),
  ])
  func anIntervalIsACadence(page: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: page, on: "Staff passwords are changed at intervals of no more than 60 days.")
  }

  @Test func whatIsInsistedOnIsAsked() throws {
    try Shipped.expect(
      [.yes], of: "Customer data is stored only in Germany.",
      on: "Our works council insists that personal data is stored only in the EU. Can you promise this?")
  }

  @Test func whatWouldBePossibleIsNotDone() throws {
    let page = """
      Pseudonymization of personal data is generally not part of the service and would technically only be possible with \
      considerable restrictions.
      """
    try Shipped.expect([.no, .notStated], of: page, on: "Do you pseudonymise personal data as standard?")
  }

  private static let measures = [
    ("Encryption of the customer data at rest", "Is customer data encrypted at rest?"),
    ("Pseudonymisation of personal data", "Is personal data pseudonymised?"),
    ("Vulnerability scanning of container images", "Are container images scanned for vulnerabilities?"),
    ("An incident response plan in written form", "Do you have an incident response plan?"),
  ]

  @Test(arguments: [
    "is not part of the service.", "is generally not part of our services.", "forms no part of the agreement.",
    "is not among our measures.", "is considered unnecessary.", "has been put on hold.", "remains an open point.",
    "is only recommended to our customers.", "is left to the customer.",
    "would be too costly for a company of our size.",
    "would require a separate agreement.", "is being discussed.", "was rejected by the management.",
    "is desirable.", "makes sense.", "is worth considering.", "is our long-term goal.", "is best practice.",
    "is a requirement of ISO 27001.", "has been requested by several customers.", "was recommended by the auditor.",
    "has been neglected so far.", "exists only on paper.", "is out of the question.", "ended in 2023.", "has lapsed.",
    "is one of the ideas that came up.", "is often asked for.",
  ])
  func whatIsThoughtOfIsNotDone(predicate: String) throws {
    for (measure, question) in Self.measures {
      try Shipped.expect([.no, .notStated, .planned], of: "\(measure) \(predicate)", on: question)
    }
  }

  @Test(arguments: [
    "Our company dispenses with", "We operate without", "We were not able to introduce", "Management rejected",
    "We have not been able to introduce", "We value", "We are convinced of the benefits of", "We are too small for",
    "We are looking for a provider of", "We are in talks about", "We have promised", "Our competitors offer",
    "Large companies have", "ISO 27001 requires", "We have received an offer for", "We advise our customers to use",
  ])
  func whatACompanyDispensesWithIsNotDone(opening: String) throws {
    for (measure, question) in Self.measures {
      let object = measure.prefix(1).lowercased() + measure.dropFirst()
      try Shipped.expect([.no, .notStated, .planned], of: "\(opening) \(object).", on: question)
    }
  }

  @Test(arguments: [
    (
      "It is up to the customer to choose the region in which data is stored.",
      "Can customers choose the region of their data?"
    ),
    ("Unapproved changes are rejected.", "Are changes approved before they are deployed?"),
  ])
  func whatIsLeftToCustomersOrRejectedForARuleIsNotDenied(page: String, question: String) throws {
    try Shipped.expect([.yes, .partial, .notStated], of: page, on: question)
  }

  @Test func dataThatIsSentAnonymouslyIsNoneOfTheCustomers() throws {
    try Shipped.expect(
      [.notStated], of: "Our app does send anonymized data to our servers so that we can improve it.",
      on: "Do you pseudonymise personal data as standard?")
  }

  @Test(arguments: [
    ("Access rights are reviewed regularly.", "Do you check now and then whether people still need their rights?"),
    ("The service is monitored around the clock.", "Is the running service watched around the clock?"),
    ("Restores from backups are tested each quarter.", "Have you ever tested whether backups can be restored?"),
  ])
  func homelyWordsAreUnderstood(page: String, question: String) throws {
    try Shipped.expect([.yes], of: page, on: question)
  }

  @Test(arguments: [
    ("Backups are encrypted, but not in the test environment.", "Are backups encrypted?", Verdict.partial),
    ("Backups are encrypted, with exceptions.", "Are backups encrypted?", .partial),
    ("Backups are encrypted where the customer has ordered it.", "Are backups encrypted?", .partial),
    ("Private phones may be used but not for work.", "May staff use private phones for work?", .notStated),
  ])
  func whatIsLeftOutIsNotClaimed(page: String, question: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: page, on: question)
  }

  @Test(arguments: [
    "We considered encrypting the backups.", "We talked about encrypting the backups.",
    "We intend backups to be encrypted.",
    "On paper, backups are encrypted.", "Allegedly, backups are encrypted.", "Backups are said to be encrypted.",
    "We doubt that backups are encrypted.", "In an ideal world, backups are encrypted.",
    "We suggest that backups are encrypted.",
  ])
  func hearsayAndIntentionsAreNotDone(page: String) throws {
    try Shipped.expect([.no, .notStated, .planned], of: page, on: "Are backups encrypted?")
  }

  @Test(arguments: [
    ("Our technical support team is available from 12am - 6pm Pacific Time.", Verdict.no),
    ("Support is available on weekdays during business hours.", .no), ("Support is available 24/7.", .yes),
  ])
  func hoursOfTheDayAreNotAllHours(page: String, verdict: Verdict) throws {
    try Shipped.expect([verdict], of: page, on: "Is your technical support reachable around the clock?")
  }

  @Test(arguments: [
    (
      "With which cloud provider and in which of its regions is the service hosted?", Question.Form.text,
      "Amazon Web Services (AWS); EU (eu-north-1)"
    ),
    ("State the key length, in bits, of the encryption of stored data.", .number, "256 bit"),
    ("Within how many hours is a critical vulnerability to be fixed?", .number, "24 h"),
  ])
  func aValueIsGivenAsItIsAskedFor(question: String, form: Question.Form, value: String) throws {
    let page = """
      Our service is hosted on Amazon Web Services (AWS).

      Primary region: EU (eu-north-1)

      Stored data is encrypted with AES-256.

      Vulnerabilities of our applications are fixed within 90 days.

      Critical vulnerabilities are fixed within 24 hours.
      """
    let answer = try Shipped.answer(page, question, form: form)
    #expect(answer.value == value, "\(answer.verdict): \(answer.reason)")
  }

  @Test func backupsOfServersAreNoneOfWorkstations() throws {
    let question = "Are staff obliged to back up their workstations?"
    try Shipped.expect([.notStated], of: "All data on the servers is backed up hourly.", on: question)
    try Shipped.expect([.yes], of: "Staff must back up their laptops.", on: question)
  }

  @Test func whatOneAccessRunsOverIsWhatAdministersTheServers() throws {
    try Shipped.expect(
      [.yes, .partial], of: "All administrative access runs over a private VPN.",
      on: "Can servers be administered solely through a VPN?")
  }

  @Test func anActThatAnotherPartOfTheSentenceDeniesIsNotAdmitted() throws {
    let page = """
      # AI model training

      We use every provider under strict terms: your prompts and results are not stored by them and are never used for \
      training. We will never use customer data to train our AI models.
      """
    try Shipped.expect(
      [.no], of: page, on: "Is customer content used for training AI models, by you or your suppliers?")
  }

  @Test func aCircumstanceDeniesNothingOfWhatFollows() throws {
    let page = """
      The use of a password manager is required. If a service does not support several accounts, its credentials are kept \
      in the password manager.
      """
    try Shipped.expect([.yes], of: page, on: "Are employees required to keep credentials in a password manager?")
  }

  @Test func algorithmsInUseAreNotOnesOwn() throws {
    try Shipped.expect(
      [.notStated, .no], of: "Data is encrypted with AES-256.",
      on: "Do you rely on encryption algorithms that you developed yourselves?")
  }

  @Test func aLineThatIsADateDatesThePage() throws {
    let answer = try Shipped.answer(
      "Technical and organisational measures\n\nVersion 2.3\nMarch 14, 2026\n\nBackups are encrypted.",
      "What is the date of the current version of your security document?", form: .date)
    #expect(answer.value == "2026-03-14", "\(answer.reason)")
  }
}

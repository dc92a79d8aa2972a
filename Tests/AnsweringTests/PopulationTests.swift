import Language
import Model
import Testing

@testable import Answering

/// Whom and what a measure is for: rules, populations, subjects of headings, what a lead-in lists, what a figure is of.
@Suite struct PopulationTests {
  private static func value(_ question: String, _ claim: String) throws -> String? {
    try answer(question, claim, form: nil).value
  }

  private static func answer(
    _ question: String, _ claim: String, section: [String] = [], leadIn: String? = nil, options: [String] = [],
    form: Question.Form? = .yesNo
  ) throws -> Answer {
    let claims = try Shipped.claims(claim.split(separator: "|"), section: section, leadIn: leadIn, from: 2)
    let form = options.isEmpty ? form : .choice
    return try Shipped.answer(Question(id: "q", text: question, form: form, options: options), from: claims)
  }

  @Test(arguments: [
    ("May employees use private phones for work?", "Mobile device management is in use.", Verdict.notStated),
    ("May employees use private phones for work?", "Private phones are prohibited for work.", .no),
    ("Are employees permitted to use private laptops?", "Employees may use private laptops for work.", .yes),
    (
      "Is your availability at least 99.5% per year?", "We guarantee an availability of 99 % per year.", .no
    ),
    (
      "Refuse all connections that use a TLS version older than 1.3.", "Traffic is encrypted with TLS 1.2 or higher.",
      .no
    ),
    (
      "Do end users of the product have multi-factor authentication?",
      "All access to systems that process customer data is protected by MFA.", .notStated
    ),
    (
      "Do end users of the product have multi-factor authentication?",
      "Users can protect their account with multi-factor authentication.", .yes
    ),
    (
      "Does all AI processing of our data take place within the EU?", "Customer data is hosted in Paris, France.",
      .notStated
    ),
    (
      "Are systems monitored for security events 24 hours a day, seven days a week?",
      "Systems are monitored for security events 24/7.", .yes
    ),
    ("How often is customer data backed up?", "The restoring of backups is tested every year.", .notStated),
    (
      "Are restore tests carried out at least once a month?", "Restore tests and real-time monitoring are in place.",
      .partial
    ),
  ])
  func tellsWhoAndWhatIsMeant(question: String, claim: String, verdict: Verdict) throws {
    let options = question.hasPrefix("How often") ? ["Daily", "Weekly", "Less often"] : []
    let answer = try Self.answer(question, claim, options: options)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func figuresThatDisagreeArePromisedInPartAtMost() throws {
    let question = "Are security logs kept for at least 24 months?"
    let one = "Security logs are kept for 10 years."
    let other = "Security logs are kept for 12 months."
    #expect(try Self.answer(question, one).verdict == .yes)
    #expect(try Self.answer(question, one + "|" + other).verdict != .yes)
    #expect(try Self.answer(question, other + "|" + one).verdict != .yes)
  }

  @Test func theFigureIsOfTheSeverityThatIsAskedFor() throws {
    let claim = "Critical vulnerabilities are remediated within 5 days, high ones within 21 days."
    #expect(try Self.value("In how many days are high vulnerabilities remediated?", claim) == "21 d")
    #expect(try Self.value("In how many days are critical vulnerabilities remediated?", claim) == "5 d")
  }

  @Test func aQuestionThatOpensWithAPrepositionAsksForAValue() throws {
    #expect(
      try Self.value("In which country is customer data hosted?", "Customer data is hosted in Sweden.") == "Sweden")
    #expect(try Self.value("At what interval are backups made?", "Backups are made every day.") == "1 d")
  }

  @Test func whatNobodyHasFilledInIsNotStated() throws {
    let answer = try Self.answer(
      "Are backups restored for testing?", "Backup restores are tested [operator: describe how often].")
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func namesOfPoliciesSayNothingOfWhatTheyHold() throws {
    let leadIn = "We have a set of security policies including:"
    let claim = "Device Management, Remote Access & Teleworking"
    let how = "Is remote access by staff possible only through a VPN?"
    #expect(try Self.answer(how, claim, leadIn: leadIn).verdict == .notStated)
    #expect(try Self.answer("Do you have a remote access policy?", claim, leadIn: leadIn).verdict != .notStated)
  }

  @Test func anotherReportIsNotTheOneThatIsAskedFor() throws {
    let question = "Will you provide the penetration test report to customers?"
    #expect(try Self.answer(question, "We provide our SOC 2 report to customers.").verdict == .notStated)
    #expect(try Self.answer(question, "We provide the penetration test report to customers.").verdict == .yes)
  }

  @Test func whatAHeadingAsksOfSuppliersIsNotDoneToTheCompany() throws {
    let question = "Do you carry out a security risk assessment of your own organisation?"
    let claim = "Risk assessment to find weak points and threats."
    #expect(try Self.answer(question, claim, section: ["Supplier management"]).verdict == .notStated)
    #expect(try Self.answer(question, claim, section: ["Risk management"]).verdict != .notStated)
  }

  @Test func whatHoldsForWorkstationsIsNotSaidOfServers() throws {
    let claim = "Security updates are deployed automatically."
    let servers = "Do you have a process for installing security patches on servers?"
    #expect(try Self.answer(servers, claim, section: ["Endpoint security (workstations)"]).verdict == .notStated)
    #expect(try Self.answer(servers, claim, section: ["Servers"]).verdict == .yes)
  }

  @Test func whatIsLoggedIsNotWhatIsDone() throws {
    let question = "Do you require multi-factor authentication for staff?"
    let claim = "Multi-factor authentication of employees"
    let leadIn = "The following events shall be logged:"
    #expect(try Self.answer(question, claim, leadIn: leadIn).verdict == .notStated)
    #expect(try Self.answer(question, claim, leadIn: "We require:").verdict != .notStated)
  }

  @Test func theAimOfMeasuresIsStatedOfNoneOfThem() throws {
    let answer = try Self.answer(
      "Are logs protected against alteration?", "Logging",
      leadIn: "Measures to ensure that data cannot be read, altered or deleted by others include:")
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func aPlaceIsFoundAmongOptionsByWhatItLiesIn() throws {
    let options = ["European Union / EEA", "United States", "Customer can choose", "Other"]
    let question = "In which country or region is customer data hosted?"
    let american = try Self.answer(question, "Customer data is hosted in data centers in the USA.", options: options)
    #expect(american.options == ["United States"])
    let german = try Self.answer(question, "Customer data is hosted in Frankfurt, Germany.", options: options)
    #expect(german.options == ["European Union / EEA"])
  }
}

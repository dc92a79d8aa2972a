import Language
import Model
import Testing

@testable import Answering

/// What a question says beyond its subject: of what, where, from what apart, by default, since when.
@Suite struct SpecificsTests {
  private static func answer(_ question: String, _ claims: [String], _ modality: Modality = .inPlace) throws -> Answer {
    try Shipped.answer(Question(id: "q", text: question), from: Shipped.claims(claims, modality: modality))
  }

  @Test(arguments: [
    ("Are wireless networks secured with WPA2 or stronger?", "Segments: production, internal network, guest network."),
    ("Are privileged accounts separate from normal user accounts?", "Privileged access requires dual validation."),
    ("Is the production network segregated from the corporate network?", "Each stack is an isolated network."),
    ("Are exceptions to security policies documented and approved?", "We have an information security policy."),
    ("Do you share customer data with third parties for marketing?", "List of third parties that process your data."),
    ("Is there an AI governance policy?", "AI serves as a decision-support tool."),
    ("Are lessons learned recorded after incidents?", "We maintain an internal incident register."),
    ("Are backups stored outside the United Kingdom?", "Database backups are taken daily."),
    ("Are background checks also carried out for contractors?", "Employees pass a background check before hire."),
    ("Are security events logged?", "Test the site by logging in as a user."),
    ("Are user access rights reviewed at least quarterly?", "Audit routers and wireless access points regularly."),
    ("Are secrets prevented from being committed to source code?", "Exposing a secret token is an incident."),
    ("Do you collect only the data that is needed?", "The Data Controller must collect only necessary data."),
    ("Can users install software?", "Software may only be installed by IT."),
    ("Are employees allowed to install any software?", "Only approved software may be installed."),
    ("Do you process card data?", "We comply with PCI DSS as a merchant through our payment provider."),
    ("Is multi-factor authentication required for all employees?", "Data center doors require two-factor entry."),
    ("Are internal audits carried out?", "This self-assessment tool asks for the security of cardholder data."),
    ("Do you carry out formal risk assessments?", "Risk management fraud checks are made by the bank."),
    ("Are your data centre providers SOC 2 certified?", "As a SOC 2 certified business we manage the hosted agents."),
    ("Are passwords salted?", "Passwords are hashed."),
    (
      "Do you notify customers of a breach within 72 hours?",
      "Incidents shall be reported immediately by sending email."
    ),
    ("Do you have DDoS protection?", "Engaging in disruptions of networks, including denial-of-service attacks."),
    ("Is access removed when an employee leaves?", "Repeated violations may result in access revocation."),
    ("Do you hold a SOC 2 Type II report?", "Our controls are mapped to the SOC 2 criteria."),
    ("Do you commission penetration tests?", "You may not perform penetration tests without our consent."),
  ])
  func whatIsSaidOfSomethingElseIsNoAnswer(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(![.yes, .partial].contains(answer.verdict), "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Is the production network segregated from the corporate network?",
      "The corporate network is isolated from production."
    ),
    ("Are production and test separated from one another?", "Production and test environments are separated."),
    ("Are backups stored outside the United Kingdom?", "Backups are stored in Germany."),
    ("Do passwords expire after 90 days or less?", "Passwords are renewed every 90 days."),
    ("Is access removed on the day an employee leaves?", "Access is removed immediately when an employee leaves."),
    ("Is remote access only possible through a VPN?", "Remote access is only possible through a VPN."),
  ])
  func whatIsSaidOfIt(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test(arguments: [
    "No default access to customer accounts without explicit activation.",
    "We never access your data, unless required for support and with your permission.",
  ])
  func whatTakesAConsentIsNotSoByDefault(claim: String) throws {
    let answer = try Self.answer("Do your staff have access to customer data by default?", [claim])
    #expect(answer.verdict == .no, "\(answer.reason)")
  }

  @Test func aTestToComeHasNotBeenCompleted() throws {
    let claims =
      try Shipped.claims(["A full restoration drill is held annually."])
      + Shipped.claims(["A full restoration test will be completed before live use."], from: 2, modality: .planned)
    let question = Question(id: "q", text: "Has a full restoration test been completed before live use?")
    let answer = try Shipped.answer(question, from: claims)
    #expect(answer.verdict == .planned, "\(answer.reason)")
  }

  @Test(arguments: [
    ("We are undergoing ISO/IEC 27001 certification.", "In progress"),
    ("ISO 27001 certification is targeted for 2027.", "Planned"),
  ])
  func whatHasBegunIsInProgress(claim: String, option: String) throws {
    let question = Question(
      id: "q", text: "What is the status of your ISO 27001 certification?", form: .choice,
      options: ["Certified", "In progress", "Planned", "Not planned"])
    let answer = try Shipped.answer(question, from: Shipped.claims([claim], modality: .planned))
    #expect(answer.options == [option], "\(answer.reason)")
  }

  @Test(arguments: [
    ("Two-factor authentication is supported.", []),
    ("TOTP codes of an authenticator app are supported as second factor.", ["Authenticator app"]),
  ])
  func aSecondFactorIsChosenByItsName(claim: String, options: [String]) throws {
    let question = Question(
      id: "q", text: "Which MFA methods are supported?", form: .choice,
      options: ["SMS", "Authenticator app", "Hardware security key", "None"])
    #expect(try Shipped.answer(question, from: Shipped.claims([claim])).options == options)
  }

  @Test func theLastPartOfASentenceSpeaksOfWhatItOpensWith() throws {
    let parts = ["All visitors are required to show a passport", "are signed in", "are continually escorted by staff."]
    let claims = try Shipped.claims(parts).map { claim in
      var claim = claim
      claim.lines = 1...1
      return claim
    }
    let answer = try Shipped.answer(Question(id: "q", text: "Are visitors escorted?"), from: claims)
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Can customers request deletion of their data?", "Customers may request the deletion of their data at any time."),
    ("Can customers request deletion of their data?", "On request, we delete all data of a customer within 30 days."),
    ("Do user sessions time out after a period of inactivity?", "Logins expire after a period of inactivity."),
    ("Is traffic between internal services encrypted?", "All traffic to and inside of the platform is encrypted."),
    ("Are critical patches applied within 30 days?", "Servers are patched within 30 days of a critical release."),
    (
      "Are backups stored in a geographically separate location?",
      "Copies of backups go to a geographically separate site."
    ),
  ])
  func plainWordsAreUnderstood(question: String, claim: String) throws {
    let answer = try Self.answer(question, [claim])
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Two-factor authentication is available for all accounts.", Modality.conditional, Verdict.no),
    ("Two-factor authentication is optional for users.", .conditional, .no),
    ("Two-factor authentication is enforced for all users.", .inPlace, .yes),
  ])
  func whatIsLeftToChoiceIsNotMandatory(claim: String, modality: Modality, verdict: Verdict) throws {
    let answer = try Self.answer("Is two-factor authentication mandatory for all user accounts?", [claim], modality)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func aReportThatIsRequiredMayBeGivenOnRequest() throws {
    let answer = try Self.answer(
      "Can you provide the required SOC 2 report?", ["Our SOC 2 report is available on request."], .conditional)
    #expect([.yes, .partial].contains(answer.verdict), "\(answer.reason)")
  }

  @Test func theVendorOfAnAnnexIsTheCompany() throws {
    let claims = [
      "Vendor shall encrypt customer data.", "Vendor maintains a firewall.", "Vendor tests its restores.",
      "The vendor requires annual security training for all employees.",
    ]
    let question = Question(id: "q", text: "Do all employees receive security awareness training annually?")
    #expect(try Shipped.answer(question, from: Shipped.claims(claims)).verdict == .yes)
  }

  @Test func whatOnlyAHeadingTiesToASubjectHasToSpeakOfWhatIsAsked() throws {
    let claims = try Shipped.claims(
      ["The company does have an account with a VPN provider."], section: ["Physical security"])
    let question = Question(id: "q", text: "Is access to data centres restricted to authorised personnel?")
    #expect(try Shipped.answer(question, from: claims).verdict == .notStated)
  }

  @Test func aListOfCertificatesIsThatOfAllClaims() throws {
    let claims = [
      "We hold ISO 27001.", "We completed a SOC 2 Type II audit.", "AWS data centers are certified to PCI DSS.",
    ]
    let question = Question(id: "q", text: "Please list all security certifications you currently hold.", form: .text)
    #expect(try Shipped.answer(question, from: Shipped.claims(claims)).value == "ISO 27001, SOC 2 Type II")
  }

  @Test func aSuspectedBreachThatIsNotToBeDisclosedTellsNothingOfThePast() throws {
    let answer = try Self.answer(
      "Have you had a data breach in the past three years?",
      ["Do not disclose a suspected breach publicly until it has been fixed."], .negated)
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func halfOfWhatAFirewallIsAskedToDoIsAPart() throws {
    let answer = try Self.answer(
      "Are firewalls used to restrict inbound and outbound traffic?",
      ["An inbound firewall denies all other traffic to the servers."])
    #expect(answer.verdict == .partial, "\(answer.reason)")
  }

  @Test func neverHavingHadABreachIsToldOfThePast() throws {
    let answer = try Self.answer(
      "Have you had a data breach in the past three years?", ["To date, we've never had a data breach."], .negated)
    #expect(answer.verdict == .no, "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Are findings of every severity tracked until they are fixed?",
      "All high-risk vulnerabilities are tracked to remediation.", Verdict.partial
    ),
    (
      "Are vulnerabilities of every severity tracked until they are fixed?",
      "All vulnerabilities are tracked to remediation.", .yes
    ),
    ("Do employees and customers use MFA?", "All our employees use MFA.", .partial),
    (
      "Is data of employees and customers encrypted at rest?",
      "Data of employees and customers is encrypted at rest.", .yes
    ),
    (
      "Has the disaster recovery plan been tested in the last 12 months or is it tested at least yearly?",
      "The disaster recovery plan is tested on an annual basis.", .yes
    ),
    (
      "Is removable storage forbidden unless management has agreed beforehand?",
      "Use of removable storage is prohibited without prior approval from management.", .yes
    ),
    (
      "Can shared user accounts be approved as an exception?",
      "Shared accounts are prohibited unless approved by management.", .yes
    ),
    ("Can shared user accounts be approved as an exception?", "Shared accounts are prohibited.", .no),
    (
      "Are unencrypted private devices tolerated for work?", "Personal devices may be used for work.", .notStated
    ),
    (
      "Are customers allowed to penetration test your hosted cloud service?",
      "Customers may run penetration tests in self-hosted deployments.", .notStated
    ),
    (
      "Is the root cause of security incidents analysed?",
      "A root cause analysis is conducted to mitigate the risk of such an incident occurring in the future.", .yes
    ),
  ])
  func whatIsAskedBesidesTheSubject(question: String, claim: String, verdict: Verdict) throws {
    let answer = try Shipped.answer(
      Question(id: "q", text: question, form: .yesNo), from: Shipped.claims([claim]))
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test func aDenialIsOfAllMembersOfItsList() throws {
    let claims = try Shipped.claims(["BYOK/CMEK or HSM integrations are not available."], modality: .negated)
    let question = Question(id: "q", text: "Do you support BYOK?", form: .yesNo)
    #expect(try Shipped.answer(question, from: claims).verdict == .no)
  }

  @Test func anotherClaimMayNameWhatAPolicyCovers() throws {
    let claims = try Shipped.claims([
      "The security policy applies to all employees and contractors.",
      "The security policy is reviewed at least annually.",
    ])
    let text = "Is a security policy in place that covers employees and contractors and is reviewed at least yearly?"
    #expect(try Shipped.answer(Question(id: "q", text: text, form: .yesNo), from: claims).verdict == .yes)
  }

  @Test func unauthorizedAccessToPremisesIsNoBreachOfData() throws {
    let claims = try Shipped.claims(["We maintain an incident response plan for unauthorized access to data."])
    var question = Question(id: "q", text: "Appropriate response plan for unauthorized access", form: .yesNo)
    #expect(try Shipped.answer(question, from: claims).verdict == .yes)
    question.group = "Physical access"
    #expect(try Shipped.answer(question, from: claims).verdict == .notStated)
  }

  @Test func copiesThatAreKeptAreNoCadence() throws {
    let question = Question(id: "q", text: "How often are backups performed?", form: .text)
    let claims = try Shipped.claims(["We keep 7 daily backups."])
    #expect(try Shipped.answer(question, from: claims).value == "1 d")
  }

  @Test func severalHoursAreACadence() throws {
    let question = Question(id: "q", text: "How often are backups performed?", form: .text)
    #expect(try Shipped.answer(question, from: Shipped.claims(["Backups are taken 6-hourly."])).value == "6 h")
  }

  @Test func allTimesOfKeepingAreGiven() throws {
    let claims = ["Metadata backups are retained for one week.", "Database backups are retained for 90 days."]
    let question = Question(id: "q", text: "How long are backups retained?", form: .text)
    #expect(try Shipped.answer(question, from: Shipped.claims(claims)).value == "1 w; 90 d")
  }
}

import Language
import Model
import Testing

@testable import Answering

/// Members of a list of which all that apply are asked for: each that is picked says no more than its claims.
@Suite struct OptionMemberTests {
  private static func answer(_ question: String, _ claims: [String], options: [String]) throws -> Answer {
    let question = Question(
      id: "q", section: [], text: question, form: .multipleChoice, options: options)
    return try Shipped.answer(question, from: Shipped.claims(claims))
  }

  private static let building = [
    "Reception with staff", "Security guards", "CCTV", "Alarm system", "Electronic door locks (e.g. badges)",
    "Perimeter fence",
  ]

  @Test(arguments: [
    (["The building is protected by several physical measures."], [String]()),
    (["Doors have electronic locks and are locked at all times."], ["Electronic door locks (e.g. badges)"]),
    (["Cameras watch the entrances."], ["CCTV"]),
    (["Visitors sign in at the reception."], []),
    (["An alarm system protects the building at night."], ["Alarm system"]),
  ])
  func ofABuilding(claims: [String], picked: [String]) throws {
    let answer = try Self.answer(
      "Which measures protect your office building? Select all that apply.", claims, options: Self.building)
    #expect(answer.options == picked, "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    (["Logs are protected by access control."], ["Access to logs is restricted"]),
    (["Logs are reviewed by hand each month."], []),
    (["Logs are collected centrally and kept for 90 days."], ["Central log collection"]),
    (["Alerts are raised on anomalies."], []),
  ])
  func ofLogs(claims: [String], picked: [String]) throws {
    let answer = try Self.answer(
      "Which of the following is true of your logs?", claims,
      options: [
        "Central log collection", "Logs are reviewed for signs of intrusion each day",
        "Logs are protected against modification", "Access to logs is restricted",
      ])
    #expect(answer.options == picked, "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    (
      ["We have a security governance framework.", "Risks are assessed and managed in a documented process."],
      ["A process to assess and manage risks"]
    ),
    (["Our security programme is led by the CISO."], []),
    (["Internal audits are performed each year."], ["Internal audits of the programme"]),
  ])
  func ofAProgramme(claims: [String], picked: [String]) throws {
    let answer = try Self.answer(
      "Tick all parts that your security programme has.", claims,
      options: [
        "Internal audits of the programme", "Audits by a third party", "A process to assess and manage risks",
        "Security in recruitment and human resources",
      ])
    #expect(answer.options == picked, "\(answer.verdict): \(answer.reason)")
  }

  @Test func aHeadingTellsNoMember() throws {
    let claims = try Shipped.claims(
      ["Auditable information security policy", "Independent audits each year"],
      section: ["Internal governance of the security programme"])
    let question = Question(
      id: "q", section: [], text: "Tick all parts that your security programme has.", form: .multipleChoice,
      options: ["Internal audits of the programme", "Independent audits", "A written security policy"])
    let answer = try Shipped.answer(question, from: claims)
    #expect(!answer.options.contains("Internal audits of the programme"), "\(answer.reason)")
    #expect(answer.options.contains("Independent audits"), "\(answer.reason)")
  }

  @Test func eachPickedMemberIsCited() throws {
    let answer = try Self.answer(
      "Which of these apply to your backups? Check all that apply.",
      [
        "Backups are taken daily.", "Backups are encrypted.", "Restores are tested each quarter.",
        "Backups are kept off-site.",
      ],
      options: [
        "Daily backups", "Encrypted backups", "Quarterly restore tests", "Off-site backups", "Immutable backups",
      ])
    #expect(answer.options == ["Daily backups", "Encrypted backups", "Quarterly restore tests", "Off-site backups"])
    #expect(Set(answer.citations.map(\.quote)).count == 4)
  }

  @Test(arguments: [
    ("Passwords have at least 12 characters.", ["Minimum length of 12 characters"]),
    ("Passwords are hashed.", []),
  ])
  func ofPasswords(claim: String, picked: [String]) throws {
    let answer = try Self.answer(
      "Which password rules are enforced? Check all that apply.", [claim],
      options: [
        "Minimum length of 12 characters", "Complexity rules", "History of ten passwords", "Expiry after 90 days",
      ])
    #expect(answer.options == picked, "\(answer.verdict): \(answer.reason)")
  }
}

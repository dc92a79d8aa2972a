import Language
import Model
import Testing

@testable import Answering

/// Which range of a customer's list a figure falls into.
@Suite struct OptionRangeTests {
  private static func picked(_ question: String, _ claim: String, _ options: String) throws -> (Answer, [String]) {
    let question = Question(
      id: "q", text: question, form: .choice, options: options.split(separator: "|").map(String.init))
    let answer = try Shipped.answer(question, from: Shipped.claims([claim]))
    return (answer, answer.options)
  }

  @Test(arguments: [
    ("Less than 7 days|7 to 30 days|31 to 90 days|More than 90 days", "31 to 90 days"),
    ("<7 days|7-30 days|31-90 days|>90 days", "31-90 days"),
    ("Up to 1 week|Up to 1 month|Up to 3 months|Longer", "Up to 3 months"),
    ("1-14|15-30|31+", "31+"),
    ("Less than 30 days|30 days or more", "30 days or more"),
    ("1 week|1 month|Longer", "Longer"),
  ])
  func aRetentionFallsIntoItsRange(options: String, option: String) throws {
    let (answer, found) = try Self.picked("How long are backups kept?", "Backups are kept for 35 days.", options)
    #expect(found == [option], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("Within 24 hours|Within 7 days|Within 30 days|Longer", "Within 7 days"),
    ("Within 24 hours|Within 72 hours|Longer", "Longer"),
    ("24 hours|7 days|30 days|90 days", "7 days"),
    ("Under 7 days|7-14 days|Over 14 days", "7-14 days"),
  ])
  func aDeadlineFallsIntoItsRange(options: String, option: String) throws {
    let (answer, found) = try Self.picked(
      "How fast are critical vulnerabilities fixed?", "Critical vulnerabilities are fixed within 7 days.", options)
    #expect(found == [option], "\(answer.verdict): \(answer.reason)")
  }

  @Test func ofTwoRangesThatMeetAtAFigureTheOneThatPromisesItIsTaken() throws {
    let (_, logs) = try Self.picked(
      "How long are logs retained?", "Logs are kept for 12 months.", "3-6 months|6-12 months|At least 12 months")
    #expect(logs == ["At least 12 months"])
    let (_, recovery) = try Self.picked(
      "What is your RTO?", "Our RTO is 4 hours.", "Under 1 hour|1-4 hours|4-24 hours|Over 24 hours")
    #expect(recovery == ["1-4 hours"])
  }

  @Test(arguments: [
    ("What uptime do you guarantee?", "Our uptime SLA is 99.9 %.", "99%|99.5%|99.9%|99.99%", "99.9%"),
    ("Minimum password length", "Passwords have at least 14 characters.", "8|10|12|14|16", "14"),
    ("Minimum password length", "Passwords have at least 14 characters.", "Less than 8|8-11|12 or more", "12 or more"),
    ("Minimum password length", "Passwords have at least 14 characters.", "8+|12+|16+", "12+"),
  ])
  func numbersOfOtherKindsDoToo(question: String, claim: String, options: String, option: String) throws {
    let (answer, found) = try Self.picked(question, claim, options)
    #expect(found == [option], "\(answer.verdict): \(answer.reason)")
  }

  @Test func aFigureOutsideAllRangesPicksNone() throws {
    let (answer, found) = try Self.picked(
      "How long are backups kept?", "Backups are kept for 35 days.", "14 days|30 days|90 days")
    #expect(found.isEmpty && answer.verdict == .notStated)
  }

  @Test func aListOfFiguresIsNoScale() {
    #expect(!AnswerWords.isScale(["24 hours", "48 hours", "72 hours"]))
    #expect(!AnswerWords.isScale(["8", "10", "12", "14"]))
    #expect(AnswerWords.isScale(["0 - None", "1 - Initial", "2 - Done"]))
  }

  @Test func twiceAYearIsNotMoreThanThat() throws {
    let (_, found) = try Self.picked(
      "How often is access reviewed?", "Access rights are reviewed every six months.",
      "More than twice a year|Twice a year|Once a year|Less than once a year")
    #expect(found == ["Twice a year"])
  }

  @Test func oneFactorIsNotAnother() throws {
    let question = Question(
      id: "q", text: "Which factors do employees use to sign in?", form: .multipleChoice,
      options: ["Hardware security key", "Authenticator app", "SMS"])
    let answer = try Shipped.answer(
      question, from: Shipped.claims(["Employees sign in with SSO and hardware security keys."]))
    #expect(answer.options == ["Hardware security key"], "\(answer.reason)")
  }

  @Test func aListNamesThoseWhoMayBeMeant() throws {
    let (answer, found) = try Self.picked(
      "Who carries out penetration tests?", "Penetration tests are carried out annually by an independent company.",
      "Internal staff|Third party|Both|None")
    #expect(found == ["Third party"], "\(answer.verdict): \(answer.reason)")
  }
}

import Language
import Model
import Testing

@testable import Answering

/// Questions whose members of a list name the subjects.
@Suite struct MemberTests {
  private static func answer(
    _ question: String, _ claims: [String], options: String, form: Question.Form = .multipleChoice
  ) throws -> Answer {
    let question = Question(
      id: "q", text: question, form: form, options: options.split(separator: "|").map(String.init))
    return try Shipped.answer(question, from: Shipped.claims(claims))
  }

  @Test func eachMemberIsAskedByItself() throws {
    let answer = try Self.answer(
      "Which automated checks run in your build pipeline?",
      ["Static analysis runs on each push.", "Secret scanning runs in CI."],
      options: "Static code analysis (SAST)|Dynamic testing (DAST)|Secret scanning|Container image scanning")
    #expect(answer.verdict == .yes)
    #expect(answer.options == ["Static code analysis (SAST)", "Secret scanning"])
    #expect(answer.confidence >= 0.7)
  }

  @Test func membersForCustomersAreNotAnsweredFromStaff() throws {
    let options = "Password|Two-factor authentication|LDAP"
    let question = "Which sign-in methods are available to client users?"
    #expect(try Self.answer(question, ["Employees use two-factor authentication."], options: options).options == [])
    #expect(
      try Self.answer(question, ["Customers can turn on two-factor authentication."], options: options).options
        == ["Two-factor authentication"])
  }

  @Test func ofTwoMembersThatAreStatedNoneIsPicked() throws {
    let claims = ["Static analysis runs on each push.", "Secret scanning runs in CI."]
    let answer = try Self.answer(
      "Which of the checks is yours?", claims, options: "Static code analysis|Secret scanning", form: .choice)
    #expect(answer.options.isEmpty)
  }

  @Test func noFigureNoMember() throws {
    let answer = try Self.answer(
      "Please tick the TLS versions that your servers accept.", ["Web servers use strong TLS ciphers."],
      options: "TLS 1.1|TLS 1.2|TLS 1.3")
    #expect(answer.verdict == .notStated)
  }

  @Test func aMemberForSomeOnlyNeedsAllItsWords() throws {
    let options = "Every staff account|Only privileged or production access|Not in use"
    let question = "For which of your own personnel's accounts is multi-factor authentication compulsory?"
    let claim = "All privileged access to production infrastructure shall use multi-factor authentication."
    #expect(
      try Self.answer(question, [claim], options: options, form: .choice).options
        == ["Only privileged or production access"])
  }
}

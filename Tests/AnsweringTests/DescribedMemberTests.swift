import Answering
import Model
import Testing

/// Members of a list that describe in whole sentences what they stand for.
@Suite struct DescribedMemberTests {
  struct Case: Sendable {
    var page: String
    var question: String
    var options: [String]
    var chosen: [String]
    var form = Question.Form.choice
    var verdict = Verdict.yes
  }

  private static let factors = ["Username and password", "Machine certificate", "Second factor (e.g., token)"]

  @Test(arguments: [
    Case(
      page: "- We maintain an incident response plan.", question: "Do you have an incident response plan?",
      options: ["Yes, plan tested", "Partially, draft plan", "No incident response plan"], chosen: [],
      verdict: .partial),
    Case(
      page: "- We maintain an incident response plan, which is tested every year.",
      question: "Do you have an incident response plan?",
      options: ["Yes, plan tested", "Partially, draft plan", "No incident response plan"],
      chosen: ["Yes, plan tested"]),
    Case(
      page: "# Backups\n\nBackups are:\n- Encrypted\n- Periodically tested",
      question: "How often do you back up personal data, and are backups encrypted?",
      options: ["Daily (encrypted)", "Weekly (encrypted)", "Less frequently", "No regular backups"], chosen: [],
      verdict: .partial),
    Case(
      page:
        "# Information Security Policy\n\n## Risk\n- A written process for risk assessment and risk management\n\n## Incidents\nThe company keeps an incident register and each incident is analysed.",
      question: "Which of these are elements of your security program? Select all that apply.",
      options: [
        "Third-party audits of the security program",
        "A risk assessment and risk management process to regularly review the threats your company is exposed to",
        "A change management process to ensure that all changes to networks are reviewed",
      ],
      chosen: [
        "A risk assessment and risk management process to regularly review the threats your company is exposed to"
      ], form: .multipleChoice, verdict: .partial),
    Case(
      page: "- Private devices are forbidden",
      question: "Can devices that are not managed by your company connect to your network through VPN?",
      options: ["Yes.", "No, this is forbidden by policy.", "No, this is prevented by technical measures."],
      chosen: ["No, this is forbidden by policy."], verdict: .no),
    Case(
      page: "- All staff use multi-factor authentication.",
      question: "How is access to the VPN authenticated? (Check all that apply.)", options: factors, chosen: [],
      form: .multipleChoice, verdict: .notStated),
    Case(
      page: "- Access to the VPN takes multi-factor authentication.",
      question: "How is access to the VPN authenticated? (Check all that apply.)", options: factors,
      chosen: ["Second factor (e.g., token)"], form: .multipleChoice),
    Case(
      page: "- No local admin rights; the helpdesk grants them for an hour",
      question: "What level of access do regular users have on their laptop?",
      options: [
        "Regular users have unprivileged access on their machines. We have a process for granting local administrative access.",
        "Users are local administrators on their machines.",
      ],
      chosen: [
        "Regular users have unprivileged access on their machines. We have a process for granting local administrative access."
      ], verdict: .partial),
    Case(
      page: "- Generic accounts are forbidden.", question: "How is administrative access managed?",
      options: ["Named accounts only", "Shared or generic accounts exist"], chosen: ["Named accounts only"]),
  ])
  func areChosenByWhatTheySay(_ test: Case) throws {
    let answer = try Shipped.answer(test.page, test.question, form: test.form, options: test.options)
    #expect(answer.options == test.chosen, "\(answer.reason)")
    // What a member says besides its gist is not claimed.
    #expect(answer.verdict == test.verdict, "\(answer.reason)")
  }
}

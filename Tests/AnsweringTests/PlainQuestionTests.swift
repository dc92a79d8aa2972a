import Answering
import Model
import Testing

/// Questions in everyday words, and answers that stand beside their question.
@Suite struct PlainQuestionTests {
  @Test(arguments: [
    (
      "As part of hiring, we do not perform criminal record checks, but we do check references.",
      "Are criminal record checks carried out on candidates?", [Verdict.no]
    ),
    (
      "Where single sign-on is not available, passwords are kept in a password manager.",
      "Do your staff use single sign-on?", [.notStated, .partial]
    ),
    (
      "Libraries are brought up to date without requiring a second reviewer.",
      "Is every code change reviewed by a second person?", [.no, .partial, .notStated]
    ),
    (
      "Multi-factor authentication is required to access production.",
      "Can anybody get into production with nothing more than a password?", [.no]
    ),
    (
      "We are planning a recovery exercise. In this exercise, production will be rebuilt from backups and checked.",
      "Is it tested each year that data can be restored from backups?", [.planned]
    ),
    (
      "Account data is stored by us after the end of a subscription.", "Is our data deleted when the contract ends?",
      [.no, .notStated, .partial]
    ),
    (
      "SOC is short for the controls of a service organisation, on which auditors report.",
      "Do you have a SOC 2 report?", [.notStated]
    ),
    ("Please read our SOC 2 self-assessment.", "Do you have a SOC 2 Type II report?", [.notStated, .no]),
    (
      "Changes are logged by individual user names (not user groups).", "Do users have individual accounts?",
      [.yes, .partial, .notStated]
    ),
    ("Personal data is processed in the US East region.", "Is personal data processed in the United States?", [.yes]),
    (
      "Nightly copies of the databases are kept for key services.",
      "Once we ask you to delete data, is it gone from the backups as well?", [.notStated]
    ),
    (
      "The Security Officer is a named person.", "Has one person been put in charge of information security?",
      [.yes, .partial, .notStated]
    ),
    (
      "Do you use file integrity monitoring or host intrusion detection? We use several monitoring tools, depending on the system.",
      "Do you monitor files on the servers for unauthorised changes?", [.notStated, .partial]
    ),
    ("Do you use file integrity monitoring? Yes.", "Do you use file integrity monitoring?", [.yes]),
  ])
  func areAnsweredAsAsked(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "Payment and billing information is kept for 7 years.",
      "For how many years are invoices and payment records kept?", ["7 y"]
    )
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    try Shipped.expect(values: values, of: page, on: question)
  }
}

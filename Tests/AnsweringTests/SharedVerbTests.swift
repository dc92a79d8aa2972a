import Answering
import Model
import Testing

/// Figures of sentences that name a verb once for several subjects.
@Suite struct SharedVerbTests {
  @Test(arguments: [
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Are high vulnerabilities fixed within 30 days?", [Verdict.yes]
    ),
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Are high vulnerabilities fixed within 14 days?", [.no]
    ),
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Are critical vulnerabilities fixed within 7 days?", [.yes]
    ),
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Are critical vulnerabilities fixed within 3 days?", [.no]
    ),
  ])
  func goWithTheirSubjects(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Within how many days are high vulnerabilities fixed?", ["21 d"]
    ),
    (
      "Critical vulnerabilities are fixed within 5 days, high ones within 21 days.",
      "Within how many days are critical vulnerabilities fixed?", ["5 d"]
    ),
    ("Logs are kept for 90 days and backups for 30 days.", "How long are backups kept?", ["30 d"]),
    ("Logs are kept for 90 days and backups for 30 days.", "How long are logs kept?", ["90 d"]),
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    try Shipped.expect(values: values, of: page, on: question)
  }
}

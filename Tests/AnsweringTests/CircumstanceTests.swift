import Answering
import Model
import Testing

/// Circumstances that a question asks of: a stage, a change, a request, a repetition.
@Suite struct CircumstanceTests {
  @Test(arguments: [
    (
      "Our SOC 2 Type II audit has been completed.", "Is your SOC 2 audit still being prepared?",
      [Verdict.no, .notStated]
    ),
    (
      "We perform access reviews every quarter.", "Are access rights checked again when they change job?",
      [.notStated, .partial]
    ),
    (
      "Access rights are reviewed upon any change of role.", "Are access rights checked again when they change job?",
      [.yes, .partial, .notStated]
    ),
    (
      "The report is available upon request. We hold a SOC 2 Type II report.",
      "Can anybody get your SOC 2 report without asking for it?", [.no, .notStated, .partial]
    ),
    (
      "Employees use a second factor to access GitHub.",
      "Do employees have to use a second factor on every internal system?", [.partial, .notStated]
    ),
    (
      "We provide security training every year.", "Does the security training deal with phishing?",
      [.partial, .notStated]
    ),
    ("The security training deals with phishing.", "Does the security training deal with phishing?", [.yes]),
    ("Security training is given when people join.", "Is security training repeated every year?", [.notStated]),
    (
      "The encryption of all other data at rest is the responsibility of the user.", "Is data encrypted at rest?",
      [.notStated]
    ),
    (
      "The company reviews access to its systems every quarter.",
      "Is staff access checked again at least every three months?", [.yes]
    ),
    ("Backups are made each night.", "Do you make backups of customer data?", [.yes, .partial]),
    (
      "All traffic to our applications is encrypted with TLS.", "Is all traffic between us and your service encrypted?",
      [.yes]
    ),
    (
      "Only authorised employees can deploy code to production.",
      "Can only certain authorised people put new code into production?", [.yes]
    ),
  ])
  func areMetToo(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

import Answering
import Model
import Testing

/// Asides, promises and headings of companies' pages, and what customers' questions wrap around what they ask.
@Suite struct CompanyProseTests {
  @Test(arguments: [
    (
      "- Everyone in the company, not just our developers, has signed a confidentiality agreement.",
      "Have all employees signed a confidentiality agreement?", [Verdict.yes]
    ),
    ("- Every laptop – not only those of managers – is encrypted.", "Are laptops encrypted?", [.yes]),
    ("- Backups are not even encrypted.", "Are backups encrypted?", [.no]),
    ("- Our laptops are not necessarily encrypted.", "Are laptops encrypted?", [.no, .notStated]),
    (
      "- We won't pursue legal action against researchers who report in good faith.",
      "Do you give an assurance that researchers who act in good faith will not face legal action?", [.yes]
    ),
    (
      "- The duty manager will complete a post-incident review after every security incident.",
      "Is a review held after security incidents?", [.yes]
    ),
    (
      "- We will complete a penetration test after every team has moved.", "Do you perform penetration tests?",
      [.planned, .notStated]
    ),
    (
      "- All new hires will be introduced to the rules and trained in information security.",
      "Do new employees receive security training?", [.yes]
    ),
    (
      "- We will introduce multi-factor authentication for every employee.",
      "Is multi-factor authentication required for employees?", [.planned]
    ),
    ("- Encryption keys are never stored in the same database.", "Is customer data encrypted at rest?", [.notStated]),
    (
      "- We own no rooms which would need an access control system.",
      "Is entry to your offices controlled by an electronic system?", [.notStated]
    ),
    (
      "- Employment contracts and non-disclosure agreements are to be created and archived in DocuBox.",
      "Have all employees signed a non-disclosure agreement?", [.notStated]
    ),
    (
      "- Everybody attends a security refresher once a year, which covers policy reviews and news.",
      "How often are the security policies reviewed?", [.notStated]
    ),
    (
      "- To protect sensitive data like tokens, we encrypt it before it is written to the database.",
      "Is all customer data encrypted at rest?", [.partial]
    ),
    (
      "- Staff must use multi-factor authentication to reach production.",
      "Is multi-factor authentication required whenever your staff access production?", [.yes]
    ),
    (
      "- Customer data is separated by tenant in every query.",
      "Can you host us on a dedicated single-tenant system? If not, describe how customers' data are kept apart.",
      [.partial]
    ),
    (
      "- All connections use TLS 1.2 or higher.",
      "For background, please refer to the AWS User Guide: https://docs.example.com/tls.html Is it the case that connections are encrypted?",
      [.yes]
    ),
    (
      "- AI is used to write summaries.",
      "Does the product use AI, or are there plans to add AI features in the next 12 months?", [.yes]
    ),
    (
      "- Remote access is possible over a VPN only.",
      "How are employees' devices managed, considering that everyone works from home?", [.notStated]
    ),
    (
      "- Backups are stored in the same region as the database.", "Do you keep offline or air-gapped backups?",
      [.notStated]
    ),
    ("- Backups are stored separately.", "Do you keep offline or air-gapped backups?", [.notStated]),
    (
      "- Administrators reach production over a VPN only.",
      "Grant privileged access just in time (JIT) to reduce standing access.", [.notStated]
    ),
    (
      "- Privileged access is granted just in time and expires after four hours.",
      "Grant privileged access just in time (JIT) to reduce standing access.", [.yes]
    ),
    (
      "- Personal data breaches are reported to the supervisory authority within 72 hours.",
      "Will you comply with the applicable breach notification laws?", [.yes]
    ),
    (
      "- Data between system components is encrypted with TLS.",
      "Is traffic between your own internal services encrypted?", [.yes]
    ),
    ("- All data in transit is protected by TLS.", "How is data protected during transmission?", [.yes]),
  ])
  func readRight(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

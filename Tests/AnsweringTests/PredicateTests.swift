import Answering
import Model
import Testing

/// What is asked of a subject beyond its being there, and conditions that are how a measure works.
@Suite struct PredicateTests {
  @Test(arguments: [
    ("Firewalls protect the network.", "Are your firewalls redundant?", [Verdict.notStated, .partial]),
    ("Redundant firewalls protect the network.", "Are your firewalls redundant?", [.yes]),
    ("Engineers log on through a jump host.", "Are sessions on the jump host recorded?", [.notStated]),
    ("Cloudflare shields us from DDoS attacks.", "Do you test your DDoS protection?", [.notStated, .partial]),
    ("A process for patch management is in place.", "Do you track patch compliance?", [.notStated, .partial]),
    (
      "Customers can roll back their documents to an earlier version.", "Can you roll back changes to production?",
      [.notStated]
    ),
    (
      "Customers can roll back their documents to an earlier version.", "Can customers roll back documents?",
      [.yes, .notStated]
    ),
    (
      "Our platform lets you scan your code for weaknesses.", "Do you scan your own source code for vulnerabilities?",
      [.notStated]
    ),
    ("We scan our source code for vulnerabilities.", "Do you scan your own source code for vulnerabilities?", [.yes]),
    (
      "Accounts are created only upon approval by the line manager.", "Is access approved before it is granted?", [.yes]
    ),
    (
      "Only selected engineers have access to the production environment.", "Is access to production restricted?",
      [.yes]
    ),
    (
      "Remote access of suppliers is granted case by case and monitored.",
      "Do you control the remote access of suppliers?", [.yes, .partial]
    ),
    ("Employees may report concerns anonymously through a hotline.", "Do you have a whistleblowing channel?", [.yes]),
    ("Our guideline on social media sets out what employees may post.", "Do you have a social media policy?", [.yes]),
    ("Load tests are run before each major release.", "Do you perform load testing?", [.yes]),
    ("Load tests are run for some services.", "Do you perform load testing?", [.partial]),
    ("We send our staff fake phishing mails several times a year.", "Do you conduct phishing simulations?", [.yes]),
    ("Several laptops are encrypted.", "Are all laptops encrypted?", [.partial]),
    (
      "An engineer other than the author reviews every change.", "Are code changes reviewed by a second person?", [.yes]
    ),
    (
      "The recovery plan is kept on paper where possible.", "Is the disaster recovery plan available offline?",
      [.partial, .notStated]
    ),
    (
      "System tools that bypass controls may be used by administrators only.",
      "Is the use of privileged utility programs restricted?", [.yes]
    ),
    ("Dedicated servers are available upon request.", "Do you offer dedicated hosting?", [.partial, .notStated]),
  ])
  func areAskedForThemselves(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

import Answering
import Model
import Testing

/// What providers, customers and products do, what is denied or ended, and what holds for a part.
@Suite struct OthersTests {
  @Test(arguments: [
    ("Your prompts will not be used to train models.", "Do you use customer data to train AI?", [Verdict.no]),
    ("Personal data will not be sold to anybody.", "Do you sell personal data?", [.no]),
    ("Passwords will not be stored in clear text.", "Are passwords stored in clear text?", [.no]),
    (
      "The report of the penetration test is not shared with customers.", "Can we see the penetration test report?",
      [.no, .notStated]
    ),
    ("Secrets are kept in a vault and must not be hard-coded.", "Are secrets hard-coded?", [.no, .notStated]),
    ("Users cannot disable the virus scanner.", "Can users disable the virus scanner?", [.no]),
    ("Users can disable the virus scanner.", "Can users disable the virus scanner?", [.yes]),
    ("Users can disable the virus scanner.", "Are users prevented from disabling the virus scanner?", [.no]),
    ("Users cannot disable the virus scanner.", "Are users prevented from disabling the virus scanner?", [.yes]),
    ("Releases are rolled out without downtime.", "Can you deploy new releases without downtime?", [.yes]),
    (
      "Once the contract has ended, customer data is deleted within 30 days.",
      "Is customer data deleted within 60 days after the end of the contract?", [.yes]
    ),
    (
      "We are currently drafting a business continuity plan.", "Do you have a documented business continuity plan?",
      [.planned, .no]
    ),
    (
      "Our hosting provider scans its network for vulnerabilities every week.",
      "Do you scan your systems for vulnerabilities?", [.notStated]
    ),
    (
      "Our data centre provider undergoes a penetration test each year.",
      "Do you perform penetration tests of your application?", [.notStated]
    ),
    (
      "Our data centre provider controls entry with badges and cameras.", "Is entry to the data centre controlled?",
      [.yes, .partial]
    ),
    ("Our product lets customers keep a risk register.", "Do you maintain a risk register?", [.notStated]),
    ("Customers can subscribe to our security advisories.", "Do you subscribe to security advisories?", [.notStated]),
    (
      "Our platform lets customers scan their code for flaws.", "Do you scan your own source code for vulnerabilities?",
      [.notStated]
    ),
    ("A bug bounty was run for two months in 2022.", "Do you operate a bug bounty programme?", [.no, .notStated]),
    (
      "Card payments are handled by Adyen, which is certified to PCI DSS.", "Is your company certified to PCI DSS?",
      [.notStated, .no]
    ),
    (
      "Our Spanish subsidiary is certified to ISO 27001.", "Does your ISO 27001 certificate cover the whole group?",
      [.notStated, .partial, .no]
    ),
    (
      "Hourly snapshots are taken for customers who have booked the Gold add-on.",
      "Is the data of all customers backed up at least daily?", [.partial, .no, .notStated]
    ),
    (
      "In Spain and Portugal we check the criminal records of new employees.",
      "Are background checks performed on all employees?", [.partial]
    ),
    (
      "Static analysis runs for the mobile apps.", "Is static code analysis carried out for all applications?",
      [.partial]
    ),
    (
      "Releases are tested, and we are about to make approval by a second engineer compulsory.",
      "Are changes approved by a second person before release?", [.planned, .no, .notStated]
    ),
  ])
  func doNotSpeakForTheCompany(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

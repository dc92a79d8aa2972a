import Answering
import Model
import Testing

/// Words that the question shares with what is said of another matter, and what a rule excludes.
@Suite struct OtherMattersTests {
  @Test(arguments: [
    ("Data is kept in Austria.", "Are backups kept in Austria too?", [Verdict.notStated, .partial]),
    ("Data and backups are kept in Austria.", "Are backups kept in Austria too?", [.yes]),
    ("Key suppliers are reviewed each year.", "Are encryption keys rotated at least annually?", [.notStated]),
    ("Change management training is given to all managers.", "Is there a change management process?", [.notStated]),
    ("TLS 1.0 and TLS 1.1 are disabled.", "Do you still accept TLS 1.0?", [.no]),
    ("TLS 1.1 and older versions are rejected.", "Do you still allow TLS 1.1?", [.no]),
    ("Only TLS 1.2 and TLS 1.3 are accepted.", "Do you still allow TLS 1.1?", [.no]),
    (
      "Employees may not access customer data from private devices.",
      "Can employees access customer data from private devices?", [.no]
    ),
    ("Access reviews take place each quarter.", "Are the results of the access reviews signed off?", [.notStated]),
    ("Default passwords are changed before a system goes live.", "Are default passwords left in place?", [.no]),
    (
      "Critical vulnerabilities are fixed within 48 hours.", "Are critical vulnerabilities patched within 7 days?",
      [.yes]
    ),
    ("A patch management process is in place.", "Is there a process for emergency patches?", [.notStated, .partial]),
    (
      "Administrative actions are kept in an immutable audit log.",
      "Are the actions of administrators kept in a log that cannot be altered?", [.yes]
    ),
    (
      "Keys are managed in a key management service.", "Can customers supply and control the encryption keys (BYOK)?",
      [.notStated]
    ),
    (
      "Stored data is encrypted at the storage layer.",
      "In addition to disk encryption, does the application encrypt sensitive fields itself?", [.notStated]
    ),
    (
      "Our SOC 2 Type II report is available under NDA, please contact us.", "Do you have a SOC 2 Type II report?",
      [.yes]
    ),
    (
      "Backup integrity is verified every quarter by a restore into an isolated environment.",
      "Is restoring from backup tested once a quarter or more often?", [.yes]
    ),
    (
      "We submit a self-assessment for PCI DSS.", "Has an external assessor validated your compliance with PCI DSS?",
      [.no, .notStated]
    ),
    (
      "Servers are hardened to a CIS benchmark.", "Are servers configured to a published hardening benchmark?",
      [.yes, .partial]
    ),
    (
      "Our platform lets customers run phishing simulations.",
      "Do you run phishing simulations for your own employees?", [.notStated]
    ),
  ])
  func areAnsweredByTheirOwnClaims(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

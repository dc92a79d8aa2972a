import Answering
import Model
import Testing

/// What is said of some things, by somebody else or for customers to do, where all, the company or its own doing is asked for.
@Suite struct ReserveTests {
  @Test(arguments: [
    (
      "A second factor is mandatory for Salesforce, Jira and Slack.",
      "Does every business application of your staff demand a second factor?", [Verdict.partial, .notStated]
    ),
    (
      "All Windows computers run antivirus software.", "Is antivirus software installed on all workstations?",
      [.partial]
    ),
    ("All computers run antivirus software.", "Is antivirus software installed on all workstations?", [.yes]),
    (
      "All code changes to the production systems are peer reviewed.", "Are all code changes peer reviewed?",
      [.yes, .partial]
    ),
    (
      "The last five passwords cannot be used again.",
      "Do you prevent the reuse of at least the last twelve passwords?", [.no]
    ),
    (
      "Accounts are locked after eight failed attempts.",
      "Are accounts locked after no more than five failed attempts?", [.no]
    ),
    (
      "Accounts are locked after four failed attempts.", "Are accounts locked after no more than five failed attempts?",
      [.yes]
    ),
    (
      "You can mask personal data with our redaction feature.",
      "Is personal data masked automatically before it is stored?", [.partial, .notStated, .no]
    ),
    (
      "After each incident the causes are analysed and improvements are recorded.",
      "Is there a root cause analysis after each incident that customers receive?", [.partial]
    ),
    (
      "After each incident the causes are analysed and customers receive the report.",
      "Is there a root cause analysis after each incident that customers receive?", [.yes]
    ),
    (
      "The product runs on Azure in virtual networks that are separated from each other.",
      "Would you install and run the product inside our own cloud account?", [.notStated]
    ),
    (
      "Customers can install the product in their own cloud account.",
      "Can the product be installed inside our own cloud account?", [.yes, .partial]
    ),
    ("ENISA recommends rotating keys every year.", "Are encryption keys rotated at least annually?", [.notStated]),
    ("Customers keep asking for our SOC 2 report.", "Do you have a SOC 2 report?", [.notStated]),
    (
      "Azure guarantees 99.95 % availability for the servers that we rent.",
      "Do you guarantee an availability of at least 99.9 %?", [.notStated]
    ),
    ("We guarantee 99.95 % availability on Azure.", "Do you guarantee an availability of at least 99.9 %?", [.yes]),
    (
      "The legal team is preparing a record of processing activities.",
      "Do you maintain a record of processing activities?", [.planned, .no]
    ),
    (
      "The management system follows ISO 27001 without having been certified.", "Are you certified to ISO 27001?", [.no]
    ),
    (
      "All network traffic uses TLS, and a minimum version is enforced.",
      "Is all traffic encrypted with TLS in version 1.2 or later?", [.partial, .notStated]
    ),
    ("All network traffic uses TLS 1.3.", "Is all traffic encrypted with TLS in version 1.2 or later?", [.yes]),
    ("Passwords are hashed with Argon2id.", "Are passwords of users stored in plain text anywhere?", [.no]),
    (
      "The database cannot be reached from the Internet.", "Is it impossible to reach the database from the Internet?",
      [.yes]
    ),
    (
      "Organisations can configure the export of their audit logs to their own storage.",
      "Can we export your audit logs to our own SIEM?", [.yes, .partial]
    ),
    ("Full backups are made on a daily basis.", "What is the longest time for which a backup is kept?", [.notStated]),
    (
      "Security patches must be installed within ten days.",
      "Are critical and high-risk security updates installed within 14 days?", [.yes]
    ),
  ])
  func areTakenAtTheirWord(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "We test backups each month and our disaster recovery plan every two years.",
      "How often is the disaster recovery plan tested?", ["2 y"]
    ),
    (
      "We test backups each month and our disaster recovery plan every two years.", "How often are backups tested?",
      ["1 mo"]
    ),
    (
      "SOC 2 Type II is targeted for June 2027.", "If you do not have a SOC 2 report yet, by when will you have one?",
      ["2027-06"]
    ),
    (
      "ISO 27001 certification is planned for 2028.",
      "If you are not yet certified to ISO 27001, by when do you intend to be?", ["2028"]
    ),
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    try Shipped.expect(values: values, of: page, on: question)
  }
}

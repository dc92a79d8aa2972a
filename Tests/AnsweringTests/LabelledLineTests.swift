import Answering
import Model
import Testing

/// Lines with a label, the bad practice in a relative clause, and what covers a question without its words.
@Suite struct LabelledLineTests {
  @Test(arguments: [
    ("- SOC 2 Type 2: to start once the first report is out.", "Do you have a SOC 2 Type 2 report?", [Verdict.planned]),
    (
      "- SOC 2 Type 2: to start once the first report is out.", "Which certifications or attestations do you hold?",
      [.planned]
    ),
    ("- Cyber insurance: in process; cover starts in 2031.", "Are you insured against cyber incidents?", [.planned]),
    ("- Bug bounty: to be launched with version 5", "Do you run a bug bounty programme?", [.planned]),
    (
      "- Second factor for staff: mandatory from 2031-01-01",
      "Is two-factor authentication mandatory for your employees?", [.planned]
    ),
    (
      "- Second factor for staff: mandatory since 2021-01-01",
      "Is two-factor authentication mandatory for your employees?", [.yes]
    ),
    ("- Encryption of backups (next release)", "Are backups encrypted?", [.planned]),
    (
      "- ISO 27001: gap assessment completed, certification audit to follow", "Are you certified to ISO 27001?",
      [.planned]
    ),
    (
      "- Our ISO 27001 certification is planned for 2031.",
      "Please answer in English. Do you hold an ABCD XYZ certification issued by a certification body?", [.notStated]
    ),
    (
      "- Access strictly limited, vulnerabilities fixed within 7 days.", "Are vulnerabilities fixed within 30 days?",
      [.yes]
    ),
    ("- Log data is processed in the EU.", "Is log data processed in the EU?", [.yes]),
    ("- SAML login: ETA March 2031", "Do you support single sign-on via SAML?", [.planned]),
    ("- Nobody uses a shared login.", "Do several people share an account?", [.no]),
    (
      "- Internal traffic between services is encrypted.",
      "Is any network traffic between your internal services left unencrypted?", [.no]
    ),
    (
      "- Log files are protected so that nobody can change or delete them, which prevents modification.",
      "Are audit logs protected against undetected modification?", [.yes]
    ),
    ("- A VPN is mandatory for access to servers.", "Is a VPN needed to reach the servers for administration?", [.yes]),
    (
      "- Northwind, Inc., Boston, USA: content delivery, ISO 27001", "Do you hold an ISO 27001 certificate?",
      [.notStated]
    ),
    (
      "- Our ISO 27001 certification is planned for 2031.",
      "Do you hold an ABCD XYZ certification issued by a certification body?", [.notStated]
    ),
    (
      "- All employees sign a non-disclosure agreement.",
      "Do outside persons who work for you sign a confidentiality agreement?", [.notStated]
    ),
    (
      "- Our hosting region is the United States and the European Union.",
      "Does our data stay inside the EU at all times?", [.no]
    ),
    ("- A European cloud with certified providers", "On whose infrastructure is the service hosted?", [.notStated]),
    ("- Critical vulnerabilities are fixed at once.", "Are critical vulnerabilities remediated within SLA?", [.yes]),
    (
      "- Shared logins for administrators are forbidden.",
      "Are there administrator accounts that several people share?", [.no]
    ),
  ])
  func holdAsTheyAreLabelled(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "- The last 8 passwords cannot be used again.", "How many of the passwords used last may not be chosen again?",
      ["8"]
    ),
    ("- The service is hosted on AWS in Ireland.", "On whose infrastructure is the service hosted?", ["AWS"]),
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    let answer = try Shipped.answer(page, question, form: nil)
    #expect(values.contains(answer.value ?? ""), "\(answer.value ?? "-"): \(answer.reason)")
  }
}

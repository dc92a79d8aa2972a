import Answering
import Model
import Testing

/// Sentences as companies write them, read as a page and asked about in other words.
@Suite struct PlainSentenceTests {
  @Test(arguments: [
    // Plans.
    ("An emergency concept is being drawn up.", "Is there an emergency plan?", [Verdict.planned]),
    ("We are introducing MFA for all staff in 2027.", "Is MFA used by all staff?", [.planned]),
    (
      "Our incident response plan, which is being written, covers ransomware.", "Is there an incident response plan?",
      [.planned]
    ),
    ("A project to segment the network started in May.", "Is the network segmented?", [.planned]),
    ("We are looking into ISO 27001 certification.", "Are you ISO 27001 certified?", [.planned]),
    ("We will publish an SBOM for version 3.", "Do you publish an SBOM?", [.planned]),
    ("### We're working towards ISO27001 certification\n\nSee below.", "Are you ISO 27001 certified?", [.planned]),
    (
      "All changes are planned, assessed, tested and approved before release.", "Are changes tested before release?",
      [.yes]
    ),
    ("We will notify customers of a data breach as soon as possible.", "Do you notify customers of breaches?", [.yes]),
    ("Upcoming maintenance is announced a week ahead.", "Is maintenance announced?", [.yes]),
    ("Keys are rotated on a planned schedule.", "Are encryption keys rotated?", [.yes, .partial]),
    ("Backups will be encrypted as soon as possible.", "Are backups encrypted?", [.planned]),
    ("Backups will be encrypted shortly after the migration.", "Are backups encrypted?", [.planned]),
    ("Changes may be approved by management.", "Are changes approved by management?", [.partial, .notStated]),
    ("Only Enterprise customers can use SSO.", "Do you support SSO?", [.partial]),
    ("Only external data can be encrypted at rest.", "Is all data encrypted at rest?", [.partial, .notStated]),
    (
      "We share personal data with authorities.", "Do you share personal data without authorization?",
      [.yes, .notStated]
    ),
    ("We help customers with penetration tests.", "Do you carry out penetration tests?", [.notStated]),
    ("Backups are made by customers.", "Are backups made?", [.notStated]),
    ("All data except backups is encrypted at rest.", "Are backups encrypted?", [.no, .notStated]),
    (
      "The following is prohibited:\n\n- Monitoring of the network by staff", "Is the network monitored?",
      [.no, .notStated]
    ),
    ("We will introduce MFA for all staff soon.", "Is MFA in use for staff?", [.planned]),
    // Others.
    ("We expect our suppliers to segment their networks.", "Is the network segmented?", [.notStated]),
    ("Our product helps customers encrypt their laptops.", "Are laptops encrypted?", [.notStated]),
    ("We use Stripe, which is PCI DSS certified, for payments.", "Are you PCI DSS certified?", [.notStated]),
    ("Backup is managed by DigitalOcean.", "Do your own staff carry out backups?", [.notStated]),
    // Denials.
    ("Acme agrees that it will not:\n\n1. sell personal data;\n2. combine it.", "Do you sell personal data?", [.no]),
    ("We do not offer source code escrow.", "Do you offer source code escrow?", [.no]),
    ("We do not log passwords.", "Do you keep passwords out of logs?", [.yes]),
    ("There are no backdoors in our software.", "Does the software contain any backdoors?", [.no]),
    (
      "Nobody, not even root, can erase a backup.", "Are backups protected against deletion by an administrator?",
      [.yes]
    ),
    ("We log access but do not alert on patterns.", "Is access logged?", [.yes, .notStated]),
    (
      "The following activities are strictly prohibited:\n\n- Sharing of account credentials.",
      "Is sharing of passwords between employees prohibited?", [.yes]
    ),
    (
      ":::tip\n  We do not persist contents.\n:::\n\n- **Encryption at rest:** data is encrypted with AES-256.",
      "Is data encrypted at rest?", [.yes]
    ),
    (
      "Incidents shall be reported immediately using designated reporting channels.",
      "Do you notify affected customers within 72 hours of a breach?", [.notStated]
    ),
    ("Customers may audit us once per year.", "Do you allow clients to audit your controls?", [.yes]),
    (
      "Support agents can view customer data only after the customer has granted permission.",
      "Do your support staff need customer consent before accessing customer data?", [.yes]
    ),
    (
      "Customer content is used to train models only with the explicit consent of the customer.",
      "Do you train models on customer data without consent?", [.no]
    ),
    ("We no longer support TLS 1.0.", "Is TLS 1.0 supported?", [.no, .notStated]),
    ("Backups are no longer encrypted.", "Are backups encrypted?", [.no]),
    ("Data is kept no longer than necessary.", "Is data kept only as long as necessary?", [.yes]),
    ("Access is not granted until training is done.", "Is training required for access?", [.yes, .notStated]),
    // Parts.
    ("Backups are encrypted in transit.", "Is all data encrypted in transit?", [.partial]),
    (
      "Pentests are run yearly (with the exception of social engineering).", "Do pentests cover social engineering?",
      [.notStated, .partial]
    ),
    (
      "Keys are kept in a file (Azure Key Vault recommended).", "Are keys kept in a key management service?",
      [.notStated]
    ),
    ("2FA is required to access any critical system.", "Is MFA mandatory on every system?", [.partial, .notStated]),
    ("Only signed images may be deployed.", "Are container images signed?", [.yes]),
    ("Personal data is encrypted with AES before it is stored.", "Can encrypted fields be searched?", [.notStated]),
    // Sites.
    (
      "Physical access: High-risk zone: badge readers and permanent CCTV.", "Is CCTV in place at all of your offices?",
      [.notStated]
    ),
    (
      "Physical access: High-risk zone: badge readers and permanent CCTV.", "Is there CCTV in high-risk zones?", [.yes]
    ),
    ("All offices are monitored by CCTV.", "Is CCTV in place at all of your offices?", [.yes]),
    ("Our offices have a staffed reception.", "Do your offices have a reception desk?", [.yes]),
    ("Entry to our offices is by badge only.", "Do your offices have a reception desk?", [.notStated]),
    (
      "Entry to our premises is controlled by badges.", "Is entry to your data centers controlled by badges?",
      [.notStated]
    ),
  ])
  func areTakenForWhatTheySay(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "We notify customers of a breach without undue delay and not later than 24 hours.",
      "How quickly are customers notified of a breach?", "24 h"
    ),
    ("All communication is encrypted with TLS >1.2.", "What is the lowest TLS version you accept?", "TLS 1.2"),
    ("Critical patches are installed monthly.", "What is your patching frequency?", "1 mo"),
    ("Passwords expire after 90 days.", "How often must passwords be changed?", "90 d"),
    (
      "PINs on phones must be at least 6 digits long.", "What is the minimum number of digits of the PIN of a phone?",
      "6 digits"
    ),
  ])
  func giveTheirFigures(page: String, question: String, value: String) throws {
    let answer = try Shipped.answer(page, question, form: .text)
    #expect(answer.value == value, "\(answer.reason)")
  }
}

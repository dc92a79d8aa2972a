import Answering
import Model
import Testing

/// Plans, conditions, exceptions and others' duties, in the words in which pages say them in passing.
@Suite struct ReservedClaimTests {
  @Test(arguments: [
    (
      "- Information saved on a laptop's own disk will not be backed up.", "Are laptops backed up?",
      [Verdict.no, .notStated]
    ),
    ("- The database doesn't enforce TLS at all.", "Is TLS enforced for database connections?", [.no, .notStated]),
    ("- Old disks will not be encrypted.", "Are all disks encrypted?", [.no, .partial, .notStated]),
    ("- We will not sell customer data.", "Do you sell customer data?", [.no]),
    ("- Customer data will not be used to train models.", "Is customer data used to train AI models?", [.no]),
    ("- Backups cannot be altered or deleted.", "Are backups immutable?", [.yes]),
    ("- We plan a penetration test next year.", "Do you carry out penetration tests?", [.planned]),
    ("- The company plans a bug bounty programme.", "Do you run a bug bounty programme?", [.planned]),
    ("- Our SSO support is in active development.", "Do you support SSO?", [.planned]),
    ("- SCIM provisioning is in closed beta.", "Do you support SCIM provisioning?", [.planned, .partial]),
    ("- SCIM will be available in July.", "Do you support SCIM provisioning?", [.planned]),
    (
      "- We anticipate that our SOC 2 Type II report will be available in July.", "Do you have a SOC 2 Type II report?",
      [.planned]
    ),
    ("- Servers are backed up daily if booked.", "Are servers backed up daily?", [.partial]),
    (
      "- If the backup option has been booked, servers are backed up daily.", "Are servers backed up daily?", [.partial]
    ),
    ("- Servers are backed up daily if you book the option.", "Are servers backed up daily?", [.partial]),
    ("- Backups are encrypted provided that the customer has enabled it.", "Are backups encrypted?", [.partial]),
    (
      "- Backups run daily or hourly, depending on the chosen backup level.", "Are backups made at least daily?",
      [.yes, .partial]
    ),
    ("- If a key is compromised, it is rotated.", "Are keys rotated if they are compromised?", [.yes]),
    ("- Disks are encrypted, except on legacy clusters.", "Are all disks encrypted?", [.partial]),
    ("- Data at rest is encrypted, with the exception of log files.", "Is all data at rest encrypted?", [.partial]),
    ("- TLS is enforced by default, with two exceptions.", "Is all data in transit encrypted with TLS?", [.partial]),
    ("- Customers are required to encrypt their own backups.", "Are backups encrypted?", [.notStated]),
    (
      "- The client is responsible for access control on the server.", "Do you have an access control policy?",
      [.notStated]
    ),
    (
      "- The client is fully responsible for backups of its virtual servers.", "Do you make backups?",
      [.notStated, .no]
    ),
    ("- It is your responsibility to rotate keys.", "Are encryption keys rotated?", [.notStated]),
    (
      "- Compliance with data protection law is ultimately the responsibility of the customer.",
      "Are you GDPR compliant?", [.notStated, .no]
    ),
    (
      "- We would expect notification to take no longer than 24 hours.",
      "Are customers notified of incidents within 24 hours?", [.notStated, .partial]
    ),
    (
      "- Security patches are applied within 24 hours on a best-effort basis.",
      "Are security patches applied within 24 hours?", [.partial]
    ),
    (
      "- The premises are preferably guarded around the clock.", "Are there security guards around the clock?",
      [.partial, .notStated]
    ),
    (
      "- We enforce hardware security keys wherever we can.", "Are hardware security keys enforced for all staff?",
      [.partial]
    ),
    (
      "- Our company is engaging with an independent auditor to receive our SOC 2 Type 2 certification.",
      "Do you have a SOC 2 Type II report?", [.planned]
    ),
    ("- We are working with an auditor towards ISO 27001 certification.", "Are you ISO 27001 certified?", [.planned]),
    (
      "- We work with an independent auditor who assesses us against SOC 2 each year.",
      "Are you audited independently each year?", [.yes, .partial]
    ),
    ("- A log retention period of one year is POA&M-05.", "Are logs kept for one year?", [.planned, .notStated]),
    ("- Alerting on failed logins is on our backlog.", "Are you alerted of failed logins?", [.planned]),
    ("- If the team grows, duties will be separated.", "Are duties separated?", [.planned, .partial, .notStated]),
    (
      "- Once we hire employees, background checks are performed.", "Are background checks performed on employees?",
      [.partial, .notStated, .planned]
    ),
    ("- It is not possible to export audit logs.", "Can customers export audit logs?", [.no, .notStated]),
    ("- Data in transit is encrypted with TLS 1.3.\n- Limit: none.", "Is data in transit encrypted?", [.yes]),
    ("- All disks are encrypted.\n- Limit: removable media are not.", "Are all disks encrypted?", [.partial, .yes]),
    (
      "- Auto-update of laptops: encouraged, 30 days at most", "Are laptops patched within 30 days?",
      [.partial, .notStated]
    ),
    (
      "- The measures may be updated provided that the level of protection is not materially diminished.",
      "Is the level of protection kept when measures change?", [.yes, .notStated]
    ),
    (
      "- We scan our dependencies to make sure none of them has known vulnerabilities.",
      "Are third-party libraries scanned for vulnerabilities?", [.yes]
    ),
    ("- Secrets are excluded from source control.", "Are secrets kept out of source code?", [.yes]),
    (
      "- Account status is read on every authenticated request.", "Is the account status checked with each request?",
      [.yes, .notStated]
    ),
    (
      "- Customer data is deleted within 30 days of termination, except where retention is required by law.",
      "Is customer data deleted within 30 days of termination?", [.yes]
    ),
    (
      "- The Controller is solely responsible for patching its operating systems.", "Are operating systems patched?",
      [.notStated, .no]
    ),
    (
      "- Volume encryption: Customer responsibility (LUKS, BitLocker)", "Is data at rest encrypted?", [.notStated, .no]
    ),
    ("- Employees are encouraged to report incidents.", "Must employees report incidents?", [.partial, .notStated]),
    (
      "- All customer data is encrypted, except data that the legal team holds.", "Is all customer data encrypted?",
      [.partial]
    ),
    (
      "- All customer data is deleted within 30 days, except where the law requires retention.",
      "Is customer data deleted within 30 days?", [.yes]
    ),
    ("- Laptops are excluded from the encryption of disks.", "Are laptop disks encrypted?", [.no, .notStated]),
    (
      "- Contractors are excluded from the security training.", "Do contractors receive security training?",
      [.no, .notStated, .partial]
    ),
    ("- Test systems are excluded from the backups.", "Are test systems backed up?", [.no, .notStated]),
    ("- Secrets are excluded from source control.", "Are secrets kept out of source code?", [.yes]),
    (
      "- Access rights are not reduced when people change roles.",
      "Are access rights adapted when people change roles?", [.no, .notStated]
    ),
    (
      "- The level of protection is not materially reduced by any update of the measures.",
      "Is the level of protection kept when measures change?", [.yes, .notStated]
    ),
    (
      "- A penetration test with a target date of March 2027 is agreed.", "Do you perform penetration tests?",
      [.planned, .notStated]
    ),
    ("- For MFA a target date is set.", "Is MFA enforced for employees?", [.planned, .notStated]),
    ("- SOC 2 report: target date is June", "Do you have a SOC 2 report?", [.planned, .notStated]),
    (
      "- A remediation target date is recorded for every risk.", "Do risks have a target date for treatment?",
      [.yes, .notStated]
    ),
    (
      "- Targeted availability: 99.9 %", "Do you guarantee an availability of 99.9 %?",
      [.partial, .planned, .notStated]
    ),
    (
      "- Targeted availability of 99.9 % per month.", "What availability do you guarantee?",
      [.planned, .partial, .notStated]
    ),
    ("- Targeted phishing simulations are run quarterly.", "Are phishing simulations run?", [.yes]),
    (
      "- Signing in without a second factor is not possible.", "Is multi-factor authentication enforced for employees?",
      [.yes, .partial, .notStated]
    ),
    (
      "- Deployments without a review are not possible.", "Is code reviewed before it is deployed?", [.yes, .notStated]
    ),
    (
      "- It is not possible to log in with a password alone.", "Is multi-factor authentication required?",
      [.yes, .notStated]
    ),
    ("- Deleting audit logs is not possible.", "Are audit logs protected against deletion?", [.yes, .notStated]),
    ("- Remote access is not possible without the VPN.", "Is a VPN required for remote access?", [.yes]),
    ("- Access without a badge is not possible.", "Is physical access controlled by badges?", [.yes, .notStated]),
    (
      "- We maintain professional liability insurance.", "Do you have cybersecurity insurance?", [.partial, .notStated]
    ),
    ("- We maintain cybersecurity insurance.", "Do you carry cyber liability insurance?", [.yes]),
    ("- We maintain cyber insurance.", "Do you have cybersecurity insurance?", [.yes]),
    ("- Segments of the network are separated by firewalls.", "Is the network segmented?", [.yes]),
    (
      "- Clerks are trained in information security each year.",
      "Do employees receive security training at least annually?", [.yes, .partial]
    ),
    (
      "# 5 Supplier security\n\n## 5.1 Devices\n\n- Disk encryption on all laptops", "Are laptop disks encrypted?",
      [.notStated]
    ),
    (
      "# Supplier security policy\n\n## Introduction\n\nThis is for suppliers.\n\n## Devices\n\n- Disk encryption on all laptops",
      "Are laptop disks encrypted?", [.notStated]
    ),
  ])
  func standAsTheyAreReserved(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

import Answering
import Model
import Testing

/// What is yet to come, what has ended, and what was not chosen.
@Suite struct ComingAndGoneTests {
  @Test(arguments: [
    (
      "Starting in January, all employees will use security keys.", "Do employees use security keys?",
      [Verdict.planned, .no]
    ),
    (
      "As of July 2027, all customer data will be hosted in Germany.", "Is customer data hosted in Germany?",
      [.planned, .no]
    ),
    ("All laptops will have EDR by the summer.", "Do all laptops have EDR?", [.planned, .no, .partial]),
    (
      "After the migration, backups will be stored in a second region.", "Are backups stored in a second region?",
      [.planned, .no]
    ),
    ("Effective 1 March 2027, we will support SCIM.", "Do you support SCIM?", [.planned, .no]),
    ("SCIM arrives in the autumn release.", "Do you support SCIM?", [.planned, .no, .notStated]),
    (
      "Single sign-on becomes available with version 5.", "Do you support single sign-on?",
      [.planned, .partial, .notStated, .no]
    ),
    ("Until 2023 we held ISO 27001 certification.", "Are you ISO 27001 certified?", [.no, .notStated]),
    ("From 2019 to 2022 we were SOC 2 compliant.", "Are you SOC 2 compliant?", [.notStated, .no]),
    (
      "Once upon a time we ran penetration tests every year.", "Do you perform annual penetration tests?",
      [.notStated, .no, .partial]
    ),
    ("Background checks were dropped when we moved to remote work.", "Do you perform background checks?", [.no]),
    ("The absence of a SIEM is a known gap.", "Do you have a SIEM?", [.no]),
    (
      "Penetration tests are suspended until further notice.", "Do you perform penetration tests?",
      [.no, .planned, .notStated]
    ),
    ("The bug bounty is paused.", "Do you run a bug bounty?", [.no, .partial, .notStated, .planned]),
    ("Upon termination, your data will be deleted within 30 days.", "Do you delete data after termination?", [.yes]),
    ("As of May 2025 we are ISO 27001 certified.", "Are you ISO 27001 certified?", [.yes]),
    ("When an employee leaves, access will be revoked within one day.", "Do you revoke access of leavers?", [.yes]),
    ("Since January 2025, all employees use security keys.", "Do employees use security keys?", [.yes]),
    ("Since 2023 we have held ISO 27001 certification.", "Are you ISO 27001 certified?", [.yes]),
    ("Until they are deleted, backups are encrypted.", "Are backups encrypted?", [.yes]),
    ("Unused accounts are suspended after 90 days.", "Do you disable inactive accounts?", [.yes]),
    ("From 2023 on, all backups have been encrypted.", "Are backups encrypted?", [.yes]),
    ("In place of a SIEM we use simple e-mail alerts.", "Do you have a SIEM?", [.no, .notStated]),
    ("Instead of a VPN we use a zero trust proxy.", "Do employees use a VPN?", [.no, .notStated]),
    (
      "Instead of an annual penetration test we rely on automated scans.", "Do you perform annual penetration tests?",
      [.no, .notStated]
    ),
    ("In lieu of cyber insurance we hold a reserve fund.", "Do you have cyber insurance?", [.no, .notStated]),
    ("We chose Cyber Essentials over ISO 27001.", "Are you ISO 27001 certified?", [.no, .notStated]),
    ("Instead of passwords, staff use security keys.", "Do employees use security keys?", [.yes]),
    ("In addition to a SIEM we use simple e-mail alerts.", "Do you have a SIEM?", [.yes]),
    (
      "# Draft Information Security Policy\n\nAccess is reviewed quarterly.",
      "Do you have an information security policy?", [.notStated, .planned, .partial]
    ),
    (
      "# Proposed Incident Response Plan\n\nThe CTO leads.", "Do you have an incident response plan?",
      [.notStated, .planned, .partial]
    ),
    (
      "# Business Continuity Plan\n\nNot yet written.", "Do you have a business continuity plan?",
      [.no, .planned, .notStated]
    ),
    (
      "Backups are paused during maintenance windows and resume afterwards.", "Are backups taken?",
      [.yes, .partial, .notStated]
    ),
    (
      "Connections that match a deny rule were dropped after inspection by the firewall.", "Do you have a firewall?",
      [.yes, .partial, .notStated]
    ),
    (
      "Our governing body reviews the information security policy every year.",
      "Is the information security policy reviewed annually?", [.yes]
    ),
  ])
  func areNotInPlace(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

import Answering
import Model
import Testing

/// What a question asks of its subject, and pages that only come near it.
@Suite struct AskedContentTests {
  @Test(arguments: [
    (
      "Technical and organisational measures\n\n1. Access\n\n- Staff use a second factor for all systems.\nAcme TOMs v1.2\n- Access rights are reviewed quarterly.\nAcme TOMs v1.2\n\n2. Separation\n\n- Separation of data by client\nAcme TOMs v1.2",
      "Is the data of each customer kept separate from that of others?", [Verdict.yes]
    ),
    (
      "1. Service providers\n\nWe use two hosting providers.\n\n2. Separation\n\nThe following measures are implemented:\n- Separation of data by client",
      "Is the data of each customer kept separate from that of others?", [.yes]
    ),
    ("- Backups are encrypted.", "Does the supplier encrypt backups?", [.yes]),
    (
      "- Privileged accounts are reviewed every quarter.",
      "For all systems including but not limited to servers, switches and databases, are privileged accounts reviewed quarterly?",
      [.yes]
    ),
    ("- Remote access runs through a VPN.", "Is remote access secured by a VPN with MFA?", [.partial]),
    (
      "- We publish security advisories.", "Do you provide security advisories / a vulnerability disclosure program?",
      [.partial]
    ),
    (
      "- We have an incident response plan.",
      "Does your incident response plan include other ways to communicate should e-mail be unavailable?", [.notStated]
    ),
    (
      "- Customers are told of a breach within 72 hours.",
      "The notice of a breach includes its root cause and the remedies taken.", [.notStated]
    ),
    (
      "- Customer data is deleted within 30 days of termination.",
      "Do you confirm the deletion of our data to us in writing?", [.notStated]
    ),
    (
      "- SOC 2 Type II (in progress, target: Q2 2028)\n- SOC 2 (Type I, Type II)",
      "Do you hold a SOC 2 Type II report?", [.planned]
    ),
    (
      "- We may instead provide a current SOC 2 Type II report if we hold one.",
      "Can you provide a current SOC 2 Type II report?", [.notStated]
    ),
    ("- External 24/7 monitoring of all servers", "Are servers monitored regularly?", [.yes]),
    (
      "- After contract expiration, we will delete all customer data within 6 months.",
      "Is our data erased no later than 30 days after the contract ends?", [.no]
    ),
    (
      "- Code review is mandatory on changes affecting authentication or billing.",
      "Is every change to the code reviewed before release?", [.partial]
    ),
    ("- API keys are stored as scrypt hashes.", "Are user passwords stored as salted hashes?", [.notStated]),
    ("- Control plane backups are kept for 30 days.", "State your recovery time objective (RTO).", [.notStated]),
    (
      "- Databases are encrypted using full disk encryption.",
      "Are all employee laptops protected by full-disk encryption?", [.notStated]
    ),
    ("- We maintain professional liability insurance.", "Do you carry cyber liability insurance?", [.partial]),
    (
      "- Service keys are reviewed for rotation annually.", "Are cryptographic keys rotated at least annually?",
      [.notStated, .partial]
    ),
    ("- Data never leaves the EU.", "Can we choose the region in which our data is stored?", [.notStated]),
    (
      "- Access logs are protected.", "Are logs kept to help facilitate investigations and responses to incidents?",
      [.notStated, .partial, .yes]
    ),
    (
      "- If a customer's objection cannot be resolved, the customer may terminate.\n- We notify customers of new subprocessors 30 days ahead, and they may object.",
      "Are customers notified of new subprocessors 30 days in advance?", [.yes]
    ),
    ("- The infrastructure runs at AWS.", "Do you align your cloud infrastructure with CIS Benchmarks?", [.notStated]),
    (
      "- We offer MFA to our users, but it is not enforced.",
      "Is a second factor enforced whenever our users log in to the service?", [.no, .partial, .notStated]
    ),
    (
      "- We access our key systems with multi-factor authentication enforced.",
      "Is a second factor enforced whenever our users log in to the service?", [.notStated]
    ),
    (
      "- Data is processed exclusively in the EU. Any transfer to a third country requires the prior consent of the client.",
      "Is any personal data processed outside the EU?", [.no, .notStated]
    ),
    ("- No data is shared between tenants.", "Is data shared between tenants?", [.no]),
    (
      "- All storage and transmission of passwords is encrypted.", "Is customer data encrypted at rest and in transit?",
      [.notStated]
    ),
  ])
  func needWhatIsAsked(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

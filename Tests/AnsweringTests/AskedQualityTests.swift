import Answering
import Model
import Testing

/// Questions that ask of their subject for more, or for something else, than the claims on it say.
@Suite struct AskedQualityTests {
  @Test(arguments: [
    (
      "On-site audits by customers or their representatives are not permitted.",
      "Can a customer, or an auditor on its behalf, inspect your operations on site once a year?", [Verdict.no]
    ),
    ("Customer audits are not permitted.", "Can a customer audit you?", [.no]),
    ("Audits by customers are excluded.", "Do you grant customers a right to audit?", [.no]),
    (
      "Customer audits without prior notice are not permitted.", "Can a customer audit you?",
      [.yes, .partial, .notStated]
    ),
    ("Data export by customers is not possible.", "Can customers export their data?", [.no]),
    ("Shared customer accounts are prohibited.", "Are shared accounts prohibited?", [.yes]),
    ("Single sign-on is not offered.", "Do you offer single sign-on?", [.no]),
    (
      "Backups are encrypted and kept apart from production.",
      "Backups are encrypted and are held separately from the production systems.", [.yes]
    ),
    (
      "An annual disaster recovery exercise is conducted.",
      "Is disaster recovery practised at least once every six months?", [.no, .partial]
    ),
    (
      "Access is revoked within 24 hours of departure.",
      "Do leavers lose all access on their last working day at the latest?", [.partial, .no]
    ),
    (
      "TOTP-based two-factor authentication is available for all accounts.",
      "Can our administrator make two-factor authentication compulsory for all of our users?", [.notStated]
    ),
    (
      "There is an information security policy.",
      "Has a written information security policy been put in place that covers the whole company?", [.yes, .partial]
    ),
    (
      "Personnel are subject to confidentiality obligations.",
      "Is everyone who is able to see customer data bound by a duty of confidentiality?", [.yes, .partial]
    ),
    (
      "Our disaster recovery plan is aligned with ISO 22301.",
      "Do you hold a certificate under ISO 22301 for business continuity management?", [.notStated]
    ),
    (
      "Databases are encrypted with AES-256.",
      "Are access tokens for connected third-party systems encrypted individually, on top of any disk or database encryption?",
      [.notStated]
    ),
    (
      "Passwords are renewed every 90 days.", "Have you done away with regular forced password changes?",
      [.notStated, .no]
    ),
    (
      "Transfers to third countries only with explicit customer agreement.",
      "May personal data be transferred to a third country without our prior agreement?", [.no]
    ),
    (
      "Production databases have point-in-time recovery covering a rolling 30-day window.",
      "Can the database be brought back to any point in time within the past 14 days?", [.yes]
    ),
    (
      "Backups are kept for 30 days.", "Can the database be brought back to any point in time within the past 14 days?",
      [.partial, .notStated]
    ),
    (
      "| Subscription plan | Free | Enterprise |\n|---|---|---|\n| Support hours | Business hours | up to 24x7 |",
      "Do you provide customer support 24 hours a day, 7 days a week?", [.partial]
    ),
    (
      "| Option | Monthly uptime |\n|---|---|\n| None (base) | 99.5 % |\n| Extended SLA | 99.95 % |",
      "Is a monthly availability of at least 99.9 % guaranteed to us?", [.partial, .no, .notStated]
    ),
    (
      "In case of a breach we notify, where required, the supervisory authority within 72 hours.",
      "Are personal data breaches reported to the data protection authority within 72 hours?", [.yes]
    ),
    (
      "All data is continuously backed up by our cloud provider. We take additional weekly backups.",
      "Is customer data backed up every day or more often?", [.yes]
    ),
    ("Personal cloud storage is prohibited.", "Is a data loss prevention (DLP) solution in operation?", [.notStated]),
    (
      "Customer data is logically separated.",
      "Do automated tests verify that one customer cannot reach the data of another?", [.notStated]
    ),
    (
      "Each log entry holds an HMAC. Security events are logged.",
      "Do the log entries show who did what, when, and from which IP address?", [.notStated]
    ),
    (
      "Code changes require review by at least one other employee.",
      "All changes to program code shall be reviewed by at least one further person.", [.yes, .partial]
    ),
    (
      "At the moment we do not pay monetary compensation for reporting vulnerabilities.",
      "Are security researchers paid a monetary reward for the vulnerabilities they report?", [.no]
    ),
    (
      "When using a third-party identity provider, multi-factor authentication is provided by the third party.",
      "Is multi-factor authentication compulsory for every account that your staff use for work?",
      [.notStated, .partial]
    ),
    ("Encrypted backups run daily.", "Is production data backed up at least once a day?", [.yes]),
    (
      "Automated, encrypted backups run daily with point-in-time recovery for the production database.",
      "Is production data backed up at least once a day?", [.yes]
    ),
    ("The plan is tested annually.", "Is the business continuity plan reviewed annually?", [.notStated, .partial]),
    (
      "We will not pursue legal action against good-faith researchers who report vulnerabilities.",
      "Do you promise not to take legal action against security researchers who report weaknesses in good faith?",
      [.yes]
    ),
    (
      "Live data is never used in development except with explicit customer consent.",
      "Is real customer data ever used for development or testing?", [.no, .yes, .partial, .notStated]
    ),
    ("A mobile app is in development.", "Do you offer a mobile app?", [.planned, .notStated]),
    ("SCIM provisioning (in development)", "Do you support SCIM provisioning?", [.planned]),
    (
      "CrowdSec supports ISO/IEC 27001:2022 compliance under control A.8.25.",
      "Do you hold a valid ISO/IEC 27001 certificate?", [.notStated]
    ),
    ("We hold an ISO/IEC 27001:2022 certificate.", "Do you hold a valid ISO/IEC 27001 certificate?", [.yes]),
    (
      "- CSRF protection on all state-changing requests.",
      "Does every change need documented approval before it is deployed to production?", [.notStated]
    ),
    (
      "Backups are encrypted and stored in geographically separated regions.",
      "Are backup copies kept at a site geographically separate from the production environment?", [.yes]
    ),
    (
      "Rate uses two isolated environments: a development and a production environment.",
      "Are development and production environments separated from each other?", [.yes]
    ),
    (
      "All traffic to and from Inmybox is encrypted using TLS 1.2 or higher.",
      "Do you enforce TLS 1.2 or a later version on all connections to the service?", [.yes]
    ),
    (
      "Our plans.\n\n## Recovery\n\n| Scenario | Action | RTO |\n|---|---|---|\n| Production server failure | Provision a new server | 4 hours |\n| Loss of the password manager | Restore from the encrypted copy | 1 hour |",
      "If the production server is lost, will service be restored within two hours (RTO of 2 h or less)?", [.no]
    ),
    (
      "Our plans.\n\n## Recovery\n\n| Scenario | Action | RTO |\n|---|---|---|\n| Production server failure | Provision a new server | 4 hours |\n| Loss of the password manager | Restore from the encrypted copy | 1 hour |",
      "Is the RTO for a failure of the production server at most 8 hours?", [.yes]
    ),
  ])
  func areSetAgainstWhatIsStated(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

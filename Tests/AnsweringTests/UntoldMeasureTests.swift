import Answering
import Model
import Testing

/// Measures that a sentence names without telling of them, and questions in the field's own words.
@Suite struct UntoldMeasureTests {
  @Test(arguments: [
    (
      "- Until a second factor for customers is available, strong passwords protect the accounts.",
      "Can customers protect their accounts with a second factor?", [Verdict.notStated, .no]
    ),
    (
      "- Audit logs hold logins and changes to access rights.", "Are access rights reviewed at least quarterly?",
      [.notStated]
    ),
    (
      "- The guide sets out what that means for the scope of an ISO 27001 audit.", "Are you certified to ISO 27001?",
      [.notStated]
    ),
    (
      "- Servers are protected by firewalls, a web application firewall (WAF), and internal segmentation.",
      "Internet-facing systems are shielded by a web application firewall.", [.yes]
    ),
    (
      "- All connections use TLS 1.2 or higher. We have disabled weak standards (TLS 1.0, TLS 1.1).",
      "Is TLS 1.2 or newer enforced for data in transit?", [.yes]
    ),
    (
      "- Recovery time objective (RTO): 24 hours",
      "Have you tested your data recovery procedures in the last 12 months?", [.notStated]
    ),
    (
      "- A disaster recovery exercise takes place every year.",
      "Have you tested your data recovery procedures in the last 12 months?", [.yes, .partial]
    ),
    (
      "- Password policy with a minimum length of 12, hashed with bcrypt (12 rounds).",
      "Passwords must have a minimum length of 12 characters.", [.yes]
    ),
    (
      "- Password policy with a minimum length of 8, and lockout.",
      "Passwords must have a minimum length of 12 characters.", [.no]
    ),
    (
      "- Vulnerability scans of all systems run every week.",
      "Do you test your systems and applications for vulnerabilities at least every 12 months?", [.yes, .partial]
    ),
    (
      "- All connections are encrypted with TLS 1.3.",
      "What encryption is used to secure the user name and password login?", [.yes]
    ),
    ("- On request we confirm the deletion in writing.", "Can you issue a confirmation of deletion?", [.yes]),
    (
      "- Employees receive security training every year.", "Are your staff properly educated in information security?",
      [.yes]
    ),
    ("- Our systems are monitored 24/7.", "24x7 on-call?", [.notStated]),
    (
      "- Networks are protected by a stateful firewall.", "Are networks protected by a firewall or virtual firewall?",
      [.yes]
    ),
    (
      "- Role-based access control with the roles owner, admin, member and viewer.",
      "Does the product offer role-based access control, and can the customer define roles of its own?", [.partial]
    ),
    (
      "- Production access is limited to authorised employees.",
      "Are requests for privileged access validated when they are first made?", [.notStated]
    ),
    (
      "- Privileged access is granted after approval by two managers.",
      "Are requests for privileged access validated when they are first made?", [.yes, .partial]
    ),
    (
      "- Our infrastructure is fully redundant.", "Do you test your redundancy mechanisms at least annually?",
      [.notStated]
    ),
    (
      "- Availability SLA: 99.9 %", "State your uptime commitment and what remedies apply if it is not met.", [.partial]
    ),
    (
      "- Recovery time objective (RTO): 24 hours",
      "Have you tested your system or data recovery procedures in the last 12 months?", [.notStated]
    ),
    (
      "- Root cause analysis is conducted for incidents.", "Is the root cause analysed after every security incident?",
      [.yes]
    ),
    (
      "- The last 5 passwords are blocked from re-use.",
      "Are people allowed to choose a new password that is the same as one of their last four?", [.no]
    ),
    (
      "- Report any suspected incident immediately.", "Within how many hours do you inform customers of a data breach?",
      [.notStated]
    ),
    (
      "- We constantly monitor security 24/7.",
      "Are mechanisms in place to detect and protect against phishing attacks?", [.notStated]
    ),
    (
      "- A business continuity plan is documented.",
      "Is there a documented communication plan in your BCP for affected clients?", [.notStated, .partial]
    ),
    (
      "- Upon termination, the provider will delete all customer data within sixty (60) days of such termination.",
      "All customer data is deleted no later than 30 days after the contract ends.", [.no]
    ),
    (
      "- We will introduce multi-factor authentication for new employees.",
      "Is multi-factor authentication required for employees?", [.planned]
    ),
    ("- We will implement code review before each release.", "Is code reviewed before each release?", [.planned]),
    (
      "- We will launch a bug bounty programme this time every year.", "Do you run a bug bounty programme?",
      [.planned, .notStated]
    ),
    (
      "- We have a security program with a security lead.",
      "Does the scope of these third-party audits include the entire security program?", [.notStated]
    ),
    (
      "- We have a security program with a security lead.",
      "Does the scope of your internal assessment include the entire security and privacy program?", [.notStated]
    ),
    (
      "- External auditors examine our entire security program every year.",
      "Does the scope of the external audits include the entire security program?", [.yes, .partial]
    ),
    (
      "- Our ISMS covers all products and all locations.", "Does the scope of your ISMS include all products?",
      [.yes, .partial]
    ),
  ])
  func readRight(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

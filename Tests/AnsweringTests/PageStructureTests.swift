import Answering
import Model
import Testing

/// Headings, lead-ins and lists that hand their words on, and those that do not; other firms' facts beside one's own.
@Suite struct PageStructureTests {
  @Test(arguments: [
    ("- This policy is reviewed annually.", "Are security policies reviewed at least annually?", [Verdict.yes]),
    (
      "- This policy is reviewed quarterly by the security team and approved by the CEO.",
      "Are security policies reviewed at least annually?", [.yes]
    ),
    (
      "- This policy is made available to all staff.",
      "Is the information security policy communicated to all employees?", [.yes]
    ),
    ("- Passwords are hashed with bcrypt (not reversible).", "Are passwords stored hashed?", [.yes]),
    (
      "- Infrastructure is monitored, including but not limited to CPU, memory and disk.",
      "Is the infrastructure monitored?", [.yes]
    ),
    ("- Only metadata is logged, not the values.", "Are access events logged?", [.yes, .partial, .notStated]),
    ("- Targeted phishing simulations are run quarterly.", "Are phishing simulations run?", [.yes]),
    ("- Pending invitations expire after 7 days.", "Do invitations expire?", [.yes, .notStated]),
    (
      "- A remediation target date is recorded for every risk.", "Are risks given a target date for treatment?",
      [.yes, .notStated]
    ),
    ("- Access to logs is available only to authorized employees.", "Is access to logs restricted?", [.yes]),
    (
      "- Article 33 requires notification within 72 hours.", "Are customers notified of breaches within 72 hours?",
      [.notStated]
    ),
    ("- Art. 25 - Data protection by design and by default", "Do you follow privacy by design?", [.notStated]),
    (
      "- By default, Slack encrypts data at rest and in transit for all of its customers.",
      "Is customer data encrypted at rest?", [.notStated]
    ),
    ("- We use Canny for feedback.\n- Canny is SOC 2 certified.", "Do you have a SOC 2 report?", [.notStated]),
    ("- Zoom is ISO 27001 certified.", "Are you ISO 27001 certified?", [.notStated]),
    (
      "- GitHub creates a secure platform through developer training, threat modeling and code review.",
      "Do you perform threat modeling?", [.notStated]
    ),
    ("AI providers:\n- OpenAI: SOC 2 Type II, ISO 27001, GDPR compliant", "Are you ISO 27001 certified?", [.notStated]),
    (
      "- All employees' laptops are encrypted. Exception: machines of freelancers.", "Are all laptops encrypted?",
      [.partial]
    ),
    (
      "What is NOT stored:\n- Database credentials (managed in a vault)\n- Card numbers", "Are card numbers stored?",
      [.no, .notStated]
    ),
    (
      "Read operations (no approval needed):\n- List tables\n- Show the configuration",
      "Is an approval needed for changes?", [.notStated]
    ),
    (
      "Users shall not:\n- share their passwords\n- connect private devices to the network",
      "Is password sharing prohibited?", [.yes]
    ),
    (
      "All users SHALL NOT:\n- share their passwords\n- connect private devices to the network",
      "May private devices be connected to the network?", [.no]
    ),
    (
      "Scope\n\nThis policy applies to:\n- All contractors with access to production systems\n- All employees with privileged access",
      "Is privileged access restricted?", [.notStated]
    ),
    (
      "Change control and configuration management\n\nAll changes are approved by the change advisory board before they are made.",
      "Are changes approved?", [.yes]
    ),
    (
      "Can your staff sniff our network traffic?\nNo.", "Is network traffic protected from your staff?",
      [.yes, .notStated]
    ),
    (
      "Transfers outside the EEA\n\nData is processed in Germany only.\n\nAnnex B: security measures\n\n- All traffic runs over TLS 1.3.\n- Passkeys are offered.",
      "Is data transferred outside the EEA?", [.no]
    ),
    ("- Errors are sanitized — no stack traces are exposed.", "Are error messages sanitized?", [.yes]),
    (
      "- Patches are applied within 24 hours, with no additional load on our systems.",
      "Are patches applied within 24 hours?", [.yes]
    ),
    ("- Automatic failover in seconds, with no restore and no data loss.", "Is there automatic failover?", [.yes]),
    ("- Data may or may not be encrypted in transit.", "Is data encrypted in transit?", [.no, .notStated]),
    (
      "- A second factor is offered for administrators; SMS codes are not supported.",
      "Is a second factor offered for administrators?", [.yes, .partial]
    ),
    ("- We use 1Password to share credentials.", "Do you use a password manager?", [.yes]),
    ("- It is recommended that customers rotate their keys.", "Are keys rotated?", [.notStated]),
    ("- Please enable security keys for your workspace.", "Are security keys enforced for your staff?", [.notStated]),
    ("- To keep history longer, send logs to your SIEM.", "Are logs sent to a SIEM?", [.notStated]),
    ("- Compliance is ultimately the responsibility of the customer.", "Are you compliant with GDPR?", [.notStated]),
    ("- An attacker would need to break AWS's isolation.", "Are tenants isolated?", [.notStated]),
    (
      "- We provide security training every year.", "Does the security training deal with phishing?",
      [.partial, .notStated]
    ),
    (
      "- We provide security training every year on phishing.", "Does the security training deal with phishing?", [.yes]
    ),
    (
      "- The incident response plan names roles and contacts.", "Does your incident response plan include roles?",
      [.yes]
    ),
    (
      "- We have an incident response plan.", "Does your incident response plan include a communication plan?",
      [.notStated, .partial]
    ),
    (
      "- Our security policy covers remote work and mobile devices.", "Does your security policy cover mobile devices?",
      [.yes]
    ),
    (
      "# Supplier requirements\n\nThey hold for everybody who works for us.\n\n## Devices\n\n- Disk encryption on all laptops",
      "Are laptop disks encrypted?", [.notStated]
    ),
  ])
  func keepTheirPlace(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

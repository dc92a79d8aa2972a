import Answering
import Model
import Testing

/// What remarks, labels, lead-ins and circumstances do to the sentences beside them.
@Suite struct RemarkTests {
  @Test(arguments: [
    ("AWS provides:\n- DDoS protection\n- Encrypted storage", "Do you have DDoS protection?", [Verdict.yes, .partial]),
    (
      "AWS security capabilities:\n- Frequent automatic pen-testing of its infrastructure\n- ISO 27001 certification",
      "Do you run penetration tests?", [.notStated, .partial]
    ),
    (
      "AWS services that we use:\n- KMS for encryption keys\n- GuardDuty for threat detection",
      "Do you use intrusion detection?", [.yes]
    ),
    (
      "Access to production is limited to authorised staff.",
      "Once granted access, users are limited to authorized activities only; i.e., customers are prevented from accessing data that belongs to other customers.",
      [.notStated]
    ),
    ("Acme.AI assists the controller with data subject requests.", "Do you use artificial intelligence?", [.notStated]),
    (
      "All logical and physical access is revoked immediately upon termination.",
      "Is access revoked when employees leave?", [.yes]
    ),
    (
      "All traffic is served over TLS 1.2 or higher.",
      "Do you have, and enforce, policies concerning when internal and external communication should be encrypted?",
      [.partial, .notStated]
    ),
    (
      "Amazon's data centers have been accredited under:\n- PCI Level 1\n- ISO 27001\n- SOC 2",
      "Are you ISO 27001 certified?", [.notStated, .no, .partial]
    ),
    ("Backups (formerly weekly) are taken daily.", "How often are backups taken?", [.yes]),
    ("Backups (not encrypted) are taken daily.", "Are backups taken daily?", [.yes]),
    ("Backups (not tested yet) are taken daily.", "Are backups taken daily?", [.yes]),
    ("Backups (not yet tested) are taken daily.", "Are backups taken daily?", [.yes]),
    ("Backups (not yet tested) are taken daily.", "Are backups tested?", [.no, .planned, .notStated]),
    ("Backups (not yet tested) are taken daily.", "Do you test restores of backups?", [.no, .planned, .notStated]),
    ("Backups (without personal data) are kept for 30 days.", "How long are backups kept?", [.yes]),
    ("Bug bounty (planned)", "Do you run a bug bounty programme?", [.planned]),
    ("Client duties: use strong passwords.", "Do staff use strong passwords?", [.notStated]),
    ("Customer obligations: keep your passwords secret and enable MFA.", "Do your employees use MFA?", [.notStated]),
    ("Customer responsibility: encrypt all backups.", "Are backups encrypted?", [.notStated, .no]),
    ("Customer responsibility: encrypt backups that you export.", "Are backups encrypted?", [.notStated, .no]),
    ("Customer's responsibility: encrypt all backups.", "Are backups encrypted?", [.notStated, .no]),
    ("Customers may audit us once a year.", "May customers audit you?", [.yes]),
    ("Daily encrypted backups.", "Is there a dedicated backup network?", [.notStated]),
    ("Databases are backed up every day, with 7 days retention.", "Are databases backed up daily?", [.yes]),
    ("Encryption (AES-256) is used for all databases.", "Are databases encrypted?", [.yes]),
    (
      "Encryption keys and secrets are stored in AWS KMS.", "Are encryption keys kept in a key management service?",
      [.yes]
    ),
    ("Errors are handled centrally — no stack traces exposed.", "Are stack traces exposed to users?", [.no]),
    ("If a vulnerability is found, it is fixed within 30 days.", "Are vulnerabilities fixed within 30 days?", [.yes]),
    ("In cases where SSO is not possible, we use individual logins and MFA.", "Do staff use MFA?", [.yes, .partial]),
    (
      "Keys.\n\nIn all cases where data encryption is used, a full record of the media is kept.", "Is data encrypted?",
      [.notStated]
    ),
    ("Logs (no personal data) are kept for 30 days.", "How long are logs kept?", [.yes]),
    ("Logs and alerts are kept for 90 days.", "How long are logs kept?", [.yes]),
    ("MFA can be used to protect accounts.", "Is MFA enforced for staff?", [.partial, .notStated]),
    ("MFA is to be introduced; this will allow logins to be protected.", "Is MFA enforced?", [.planned, .notStated]),
    ("MFA is used for all staff (except the office manager).", "Is MFA enforced for all staff?", [.partial, .no]),
    ("Method. We use SAST and DAST in the pipeline.", "Do you use SAST?", [.yes]),
    (
      "No senior employee has access to customer data.", "Do employees have access to customer data?",
      [.no, .partial, .notStated]
    ),
    ("Only administrators can view logs.", "Is access to logs restricted?", [.yes]),
    ("Our deployment tools allow changes to be rolled back.", "Can changes be rolled back?", [.yes]),
    ("Our obligations: encrypt all customer data at rest.", "Is customer data encrypted at rest?", [.yes]),
    (
      "Our penetration test report is available on request – contact security@acme.io.",
      "Do you share your penetration test report?", [.yes, .partial]
    ),
    ("Our plan will allow backups to be encrypted next year.", "Are backups encrypted?", [.planned, .notStated]),
    (
      "Passwordless access to SSH can be used to stop any unauthorised access.",
      "Administrative server logins are possible with cryptographic keys only, never with a password.",
      [.partial, .notStated]
    ),
    (
      "Q: Do your systems have an identity management system?\nA: Yes, Okta.\n\nQ: Do you encrypt backups?\nA:\n- Database backups are encrypted with AES-256.",
      "Are backups encrypted?", [.yes]
    ),
    (
      "Q: Do your systems have an identity management system?\nA: Yes, Okta.\n\nQ: Has your organization had a security incident?\nA: No, although we have simulated server downtime.\n\nQ: Do you encrypt backups?\nA:\n- Database backups are encrypted with AES-256.",
      "Have you had a security incident in the last year?", [.no, .notStated]
    ),
    (
      "Questions\n\nDo you have a Data Protection Officer?\nYes.\n\nDescribe your privacy program.\nWe train staff every year and keep a record of processing.\n\nIs data encrypted at rest?\nYes, with AES-256.",
      "Is data encrypted at rest?", [.yes]
    ),
    ("Researchers must not access customer data.", "Do your employees access customer data?", [.notStated]),
    (
      "Researchers must report vulnerabilities within 24 hours.", "Do you fix vulnerabilities within 24 hours?",
      [.notStated]
    ),
    ("Responsibilities to customers: we encrypt all backups.", "Are backups encrypted?", [.yes]),
    ("SSO (not yet available) is offered on Enterprise.", "Do you support SSO?", [.planned, .no, .notStated]),
    ("Servers run EDR (temporarily disabled on build hosts).", "Do servers run EDR?", [.yes, .partial]),
    ("Shared responsibility: Acme encrypts all data at rest.", "Is customer data encrypted at rest?", [.yes]),
    (
      "The incident response process is only partially defined today.",
      "Do you have a defined incident response process?", [.partial, .notStated, .no]
    ),
    (
      "The source code is not encrypted, but access to the database is restricted to administrators.",
      "Is access to the database restricted?", [.yes]
    ),
    (
      "The source code is not encrypted, but access to the database is restricted to administrators.",
      "Is the database encrypted?", [.notStated, .no]
    ),
    ("There is no public API without authentication.", "Do all APIs need authentication?", [.yes, .notStated]),
    ("There is no public access to our databases.", "Are databases publicly accessible?", [.no]),
    ("There is no public bug bounty programme.", "Do you run a bug bounty programme?", [.no]),
    ("There is no public list of subprocessors.", "Do you publish a list of subprocessors?", [.no]),
    ("There is no public status page.", "Do you have a public status page?", [.no]),
    (
      "Two-factor authentication is used in some cases.", "Is MFA enforced for all staff?", [.partial, .notStated, .no]
    ),
    (
      "We hold ISO 27001 certification; ask your account manager for the certificate.", "Are you ISO 27001 certified?",
      [.yes]
    ),
    ("We maintain a service continuity and disaster recovery plan.", "Do you have a disaster recovery plan?", [.yes]),
    (
      "We maintain annually updated, general and written information security policies.",
      "Do you have an information security policy?", [.yes]
    ),
    ("We run an annual penetration test. Contact us for the report!", "Do you run penetration tests?", [.yes]),
    ("We support SSO with Google Workspace (formerly G Suite).", "Do you support SSO?", [.yes]),
    (
      "We use Cloudflare (WAF currently disabled).", "Do you use a web application firewall?",
      [.no, .notStated, .partial]
    ),
    ("We use Stripe, a PCI-certified provider, for payments.", "Are you PCI certified?", [.notStated, .no, .partial]),
    ("We use artificial intelligence. Acme.ai is our product.", "Do you use artificial intelligence?", [.yes]),
    (
      "We want all laptops to be encrypted by the end of the year, so we are buying new ones.",
      "Are laptops encrypted?", [.planned, .notStated]
    ),
    ("Where encryption is used, keys are held in a vault.", "Is customer data encrypted at rest?", [.notStated]),
    ("You are responsible for keeping your own backups.", "Do you back up customer data?", [.notStated, .no]),
    ("You must enable MFA for your users.", "Is MFA enforced for your staff?", [.notStated]),
    ("You must encrypt your data before you upload it.", "Do you encrypt customer data at rest?", [.notStated]),
    ("You must not test denial of service.", "Do you test for denial of service?", [.notStated]),
    ("\n# Access\n\nPasswords can be used to log in.", "Are passwords used to log in?", [.yes, .partial, .notStated]),
    (
      "\n# Changes\n\n- Changes to infrastructure - The configuration of servers is managed through infrastructure as code, just like our source code.\n- Changes to code - Every change is reviewed.",
      "Is infrastructure managed as code?", [.yes]
    ),
    (
      "\n# FAQ\n\n## Where is the data physically located?\n\nMicrosoft Azure in Amsterdam, Holland.",
      "Where is data stored?", [.yes]
    ),
    (
      "\n# Hosting\n\nWe host with AWS. You can read more about their practices here:\n\n# DDoS protection\n\nWe use Distributed Denial of Service (DDoS) mitigation services.",
      "Do you have DDoS protection?", [.yes]
    ),
    (
      "\n# Incidents\n\nHere are some examples of incidents:\n\n- A laptop is stolen.\n- Customer data is sent to the wrong person.",
      "Have you had a data breach?", [.notStated]
    ),
    (
      "\n# Laptops\n\nRemovable media includes:\n- Tapes\n- Floppy discs\n\nAll removable media are encrypted.",
      "Are backups encrypted?", [.notStated]
    ),
    (
      "\n# Prohibited\n\nEmployees SHALL NOT:\n- share passwords\n- store customer data on USB sticks",
      "Do employees store customer data on USB sticks?", [.no, .notStated]
    ),
    (
      "\n# Prohibited\n\nEmployees SHALL NOT:\n- share passwords\n- store customer data on USB sticks",
      "Is storing customer data on USB sticks forbidden?", [.yes]
    ),
    ("\n# Recovery\n\nRTO: estimated 4 hours.", "What is your RTO?", [.yes]),
    ("\n# Recovery\n\nRTO: estimated < 4 h.", "Is your RTO 4 hours or less?", [.partial, .notStated, .yes]),
    (
      "\n# Security FAQ\n\nDo developers receive secure development training?\n\nNo.\n\nDescribe your insider threat program.\n\n- Access is reviewed quarterly.\n- Logs are kept for a year.\n\nExplain how backups work.\n\n- They are taken daily.",
      "Do developers receive secure development training?", [.no]
    ),
    (
      "\n# Security of our providers\n\nThe following providers are used.\n- AWS: ISO 27001, SOC 2\n- Stripe: PCI DSS Level 1",
      "Are you ISO 27001 certified?", [.notStated, .no, .partial]
    ),
    (
      "\n# Security\n\nHere's a little more about our security practices at Acme:\n\n- Two-factor authentication is enforced for all staff.\n- All traffic is encrypted with TLS 1.2.",
      "Is MFA enforced for all staff?", [.yes]
    ),
    (
      "\n# Security\n\nHere's how we keep your data safe:\n\n- Two-factor authentication is enforced for all staff.",
      "Is MFA enforced for all staff?", [.yes]
    ),
    (
      "\n# Shared responsibility\n\n| Control | Provider | Customer |\n|---|---|---|\n| Encryption at rest | Customer responsibility | Yes |\n| Backups | Daily | No |",
      "Is customer data encrypted at rest?", [.notStated, .no]
    ),
    (
      "\n# Subprocessors\n\nOur subprocessors hold the following certificates.\n- SOC 2 Type II\n- ISO 27001",
      "Do you have a SOC 2 Type II report?", [.notStated, .no, .partial]
    ),
  ])
  func areReadForWhatTheyAreOf(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

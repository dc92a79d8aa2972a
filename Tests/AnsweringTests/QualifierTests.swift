import Answering
import Model
import Testing

/// What a question says of its subject (whose, of which year, how often, in which form), and the sentences that meet it.
@Suite struct QualifierTests {
  @Test(arguments: [
    (
      "A disaster recovery test was carried out on March 3, 2025.",
      "Has the disaster recovery test for 2026 been carried out?", [Verdict.notStated, .planned, .no]
    ),
    (
      "A disaster recovery test was carried out on March 3, 2026.",
      "Has the disaster recovery test for 2026 been carried out?", [Verdict.yes]
    ),
    (
      "A penetration test was completed in 2024.", "Was a penetration test carried out in 2025?",
      [Verdict.notStated, .no]
    ),
    ("A penetration test was completed in 2025.", "Was a penetration test carried out in 2025?", [Verdict.yes]),
    (
      "We require employees to follow our password requirements: at least 12 characters.",
      "Do the password requirements apply to customers' accounts as well?", [Verdict.notStated, .no]
    ),
    (
      "Employees must use passwords of at least 14 characters.",
      "Must passwords of end users of the service have at least 12 characters?", [Verdict.notStated]
    ),
    (
      "Changes to documentation do not need to be tested.", "Are changes tested before release?",
      [Verdict.notStated, .partial, .no]
    ),
    ("Emergency changes do not have to be approved.", "Are changes approved?", [Verdict.notStated, .partial, .no]),
    (
      "Our external data protection officer can be reached at dpo@acme.com.",
      "Is your data protection officer one of your own employees?", [Verdict.no, .notStated]
    ),
    ("We have appointed an external DPO.", "Is the DPO an employee of your company?", [Verdict.no, .notStated]),
    ("We have appointed an external DPO.", "Have you appointed a DPO?", [Verdict.yes]),
    (
      "An internal security committee meets monthly.", "Do external experts sit on your security committee?",
      [Verdict.no, .notStated]
    ),
    (
      "The use of public Wi-Fi is tolerated only with an active VPN.",
      "Is the use of public Wi-Fi completely forbidden?", [Verdict.no, .partial, .notStated]
    ),
    (
      "USB sticks are allowed only when encrypted.", "Are USB sticks entirely forbidden?",
      [Verdict.no, .partial, .notStated]
    ),
    ("USB sticks are prohibited.", "Are USB sticks entirely forbidden?", [Verdict.yes]),
    (
      "Personal data is transferred to the United States under standard contractual clauses.",
      "Do you transfer personal data outside the EU without asking us first?", [Verdict.notStated, .no]
    ),
    (
      "Personal data is transferred to the United States only with the customer's prior consent.",
      "Do you transfer personal data outside the EU without asking us first?", [Verdict.no, .notStated]
    ),
    (
      "We scan for vulnerabilities continuously.", "Do you scan for vulnerabilities only once a quarter or less often?",
      [Verdict.no, .notStated]
    ),
    ("We scan for vulnerabilities daily.", "Are vulnerability scans run only once a month?", [Verdict.no, .notStated]),
    (
      "Intentional violations of the policy lead to disciplinary action.",
      "Are employees disciplined for accidental as well as intentional violations?", [Verdict.partial, .notStated]
    ),
    ("We plan to be ISO 27001 certified in 2027.", "Are you CSA STAR certified?", [Verdict.notStated]),
    ("We plan to be ISO 27001 certified in 2027.", "Are you ISO 27001 certified?", [Verdict.planned]),
    (
      "ISO 27001 certification is targeted for 2027.", "Do you have a CSA STAR self-assessment or certification?",
      [Verdict.notStated]
    ),
    ("ISO 27001 certification is targeted for 2027.", "Do you hold a SOC 2 report?", [Verdict.notStated]),
    (
      "Configure session expiry and idle timeouts in your IdP settings.",
      "Does the application enforce an idle session timeout?", [Verdict.notStated, .no]
    ),
    (
      "Enable MFA for your users in the admin console.", "Is MFA mandatory for all users?",
      [Verdict.notStated, .no, .partial]
    ),
    (
      "Two-factor authentication (2FA) support using TOTP.", "Is two-factor authentication compulsory for every user?",
      [Verdict.notStated, .no, .partial]
    ),
    (
      "Two-factor authentication (2FA) support using TOTP.", "Do you support two-factor authentication for users?",
      [Verdict.yes]
    ),
    ("MFA is available to all users.", "Is MFA compulsory for all users?", [Verdict.notStated, .no, .partial]),
    ("API keys are hashed with Argon2id before storage.", "Are user passwords hashed?", [Verdict.notStated]),
    (
      "Updates are rolled out to servers, notebooks and phones, whatever their operating system.",
      "Are endpoints centrally managed with an MDM?", [Verdict.notStated]
    ),
    (
      "The hosting provider has an emergency plan.", "Do you have an emergency plan of your own?",
      [Verdict.notStated, .no]
    ),
    (
      "Our host encrypts the stored data of the managed database.",
      "Does the application itself encrypt data, over and above the provider's encryption at rest?",
      [Verdict.notStated, .no]
    ),
    (
      "Stored data in the PostgreSQL cluster and in the buckets is encrypted.",
      "Is the Redis cache encrypted at rest as well?", [Verdict.notStated]
    ),
    (
      "Stored data in the PostgreSQL cluster and in the buckets is encrypted.", "Are message queues encrypted at rest?",
      [Verdict.notStated]
    ),
    ("We are ISO 27001 certified.", "Do you have a CSA STAR self-assessment or certification?", [Verdict.notStated]),
    ("We are ISO 27001 certified.", "Do you hold a CSA STAR certificate?", [Verdict.notStated]),
    ("We are ISO 27001 certified.", "Do you hold security certifications?", [Verdict.yes]),
    (
      "We are not ISO 27001 certified.", "Do you have a CSA STAR self-assessment or certification?", [Verdict.notStated]
    ),
    (
      "SOC 2 Type II is planned for 2027.", "Do you have an ISO 27001 certificate or another certification?",
      [Verdict.planned, .notStated]
    ),
    ("We are ISO 27001 certified.", "Do you have a CSA STAR self-assessment or certification?", [Verdict.notStated]),
    ("We are ISO 27001 certified.", "Do you hold a CSA STAR certificate?", [Verdict.notStated]),
    ("We are ISO 27001 certified.", "Do you hold security certifications?", [Verdict.yes]),
    (
      "We are not ISO 27001 certified.", "Do you have a CSA STAR self-assessment or certification?", [Verdict.notStated]
    ),
    (
      "SOC 2 Type II is planned for 2027.", "Do you have an ISO 27001 certificate or another certification?",
      [Verdict.planned, .notStated]
    ),
  ])
  func areTakenAtTheirWord(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "Changes that alter functions are tested by the pipeline. Corrections of texts do not need to be tested.",
      "Do developers test in the production environment?", [Verdict.notStated, .no]
    ),
    (
      "Corrections of texts, such as typos, do not need to be tested.", "Are changes tested?", [Verdict.notStated, .no]
    ),
    ("Emergency fixes need not be approved.", "Are changes approved?", [Verdict.notStated, .no, .partial]),
    (
      "This patch management policy applies to our servers; build machines; and notebooks and phones.",
      "Are endpoint devices centrally managed with an MDM?", [Verdict.notStated]
    ),
    (
      "This patch management policy applies to our servers; machines used for testing; and notebooks.",
      "Are patches tested before deployment?", [Verdict.notStated]
    ),
    (
      "Enterprise customers receive access to:\n\n- Custom MFA policies and enforcement\n- Audit logs",
      "Is MFA enforced for all administrative access to production?", [Verdict.notStated]
    ),
    (
      "Our internal security committee meets monthly and consists of the CTO and the CISO.",
      "Does anybody from outside the company sit on your security committee?", [Verdict.notStated, .no]
    ),
    (
      "Internal audits are carried out each year.", "Are audits carried out by an external party?",
      [Verdict.notStated, .no]
    ),
    (
      "Whoever intentionally violates the security policies faces disciplinary measures.",
      "Are employees sanctioned for accidental as well as deliberate violations of the security policies?",
      [Verdict.partial, .notStated]
    ),
    (
      "Inbound traffic is filtered by a firewall.", "Is inbound as well as outbound traffic filtered?",
      [Verdict.partial]
    ),
    (
      "Production data is encrypted at rest.", "Is data in production and in staging encrypted at rest?",
      [Verdict.partial]
    ),
    (
      "Personal data is shared with our payment provider.",
      "Do you share personal data with third parties without asking us first?", [Verdict.notStated]
    ),
    (
      "We hold a SOC 2 Type II report for security and confidentiality.",
      "Is availability in the scope of your SOC 2 report?", [Verdict.notStated, .no]
    ),
    ("We hold a SOC 2 Type II report.", "Is availability in the scope of your SOC 2 report?", [Verdict.notStated]),
    (
      "Access is role-based, logged and monitored.", "Is access by your engineers to customer data logged?",
      [Verdict.notStated, .yes, .partial]
    ),
    (
      "Our data center provider must be ISO 27001 certified.",
      "Does each of your data centre providers hold an ISO 27001 certificate?", [Verdict.yes]
    ),
    (
      "We are undergoing ISO 27001 certification.",
      "Does each of your data centre providers hold an ISO 27001 certificate?", [Verdict.notStated]
    ),
    (
      "Role-based permissions restrict what users can read and modify.",
      "Does the application offer role-based permissions that limit what each user can see and change?", [Verdict.yes]
    ),
    (
      "Support has no default access unless the customer activates it (contracts may say otherwise).",
      "Does your support team have standing access to our account?", [Verdict.no, .partial, .notStated]
    ),
    (
      "Support staff have no access to customer accounts by default.",
      "Does your support team have standing access to our account?", [Verdict.no]
    ),
    ("Recovery tests are run each year.", "Can customer data get lost in a recovery test?", [Verdict.notStated]),
    (
      "Tests of recovery do not result in data loss.", "Can customer data get lost in a recovery test?",
      [Verdict.no, .notStated]
    ),
    (
      "The service can be recovered in a second region.",
      "Do you have a second region to which the service fails over automatically?", [Verdict.partial, .notStated]
    ),
    (
      "The service fails over automatically to a second region.",
      "Do you have a second region to which the service fails over automatically?", [Verdict.yes]
    ),
    (
      "SCIM provisioning is available on the Enterprise plan.", "Does the product support provisioning via SCIM?",
      [Verdict.partial]
    ),
    ("We have appointed an external DPO.", "Is your data protection officer one of your own employees?", [Verdict.no]),
    (
      "Data sent to AI tools is anonymised; no personally identifiable information is shared.",
      "Are names or e-mail addresses of candidates passed to AI tools?", [Verdict.no]
    ),
    (
      "Data sent to AI tools is anonymised; no personally identifiable information is shared.",
      "Is personal data passed on to the AI tools you use?", [Verdict.no]
    ),
    (
      "Backups are deleted manually.", "Are backups deleted automatically after their retention period?",
      [Verdict.no, .partial, .notStated]
    ),
    (
      "Access is revoked on departure.", "Is access revoked automatically on departure?", [Verdict.partial, .notStated]
    ),
  ])
  func areSetAgainstWhatIsStated(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "We make all information available that is needed for an audit by the customer.",
      "Does the provider bear the cost of customer audits?", [Verdict.notStated]
    ),
    ("Customers may audit us once a year.", "Are customer audits free of charge?", [Verdict.notStated]),
    (
      "SSO is available on the Business plan.", "Is single sign-on included at no extra charge?",
      [Verdict.notStated, .partial]
    ),
    ("We sign business associate agreements.", "Do you hold a HIPAA certification?", [Verdict.notStated, .no]),
    (
      "There is no formal HIPAA certification; our controls are consistent with the security rule.",
      "Do you hold a HIPAA certification?", [Verdict.no]
    ),
    (
      "Everybody on the staff gets a password manager.", "Is a password manager provided to staff?",
      [Verdict.yes]
    ),
    (
      "We check compliance with this policy by means including but not limited to internal and external audits.",
      "Is compliance with the policy verified by internal and external audits?", [Verdict.yes]
    ),
    (
      "The security team will verify compliance to this policy through periodic walk-throughs and audits.",
      "Is compliance with the policy checked?", [Verdict.yes]
    ),
    (
      "IP allowlisting: access can be restricted to IP addresses that you name.",
      "Can access be limited to IP addresses that we define?", [Verdict.yes]
    ),
    (
      "By default, instances have strict network controls that block traffic from the public internet.",
      "Is the service reachable from the public internet by default?", [Verdict.no, .notStated]
    ),
    (
      "Public ingress: blocked.", "Is the service reachable from the public internet by default?",
      [Verdict.no, .notStated]
    ),
    (
      "Management approval is required before third-party utilities are installed.",
      "Can staff install third-party system utilities without approval?", [Verdict.no]
    ),
    ("Error data is kept for 90 days.", "Is error monitoring data deleted after 60 days or earlier?", [Verdict.no]),
    ("Passwords must be changed every 90 days.", "Must passwords be changed at least every 60 days?", [Verdict.no]),
    (
      "A password change is not required at regular intervals.", "Must passwords be changed at least every 90 days?",
      [Verdict.no]
    ),
    (
      "No regular rotation of passwords is required.", "Must passwords be changed at least every 90 days?", [Verdict.no]
    ),
    (
      "Security patches are applied monthly.", "Are security patches applied within 30 days of release?",
      [Verdict.yes, .partial, .notStated]
    ),
    (
      "Workloads cannot write to the file system of the host.",
      "Are customer workloads able to write to the file system of the host?", [Verdict.no]
    ),
    (
      "Nodes never accept inbound connections.", "Do the compute nodes accept inbound network connections?",
      [Verdict.no]
    ),
    (
      "We do not keep a copy of your source code.",
      "Do you keep copies of our source code once a job has been processed?", [Verdict.no]
    ),
    (
      "We do not process personal data of your end users.",
      "Will personal data of our end users be processed by the service?", [Verdict.no]
    ),
    (
      "We do not store payment data.", "Do you store or process payment data of customers?",
      [Verdict.notStated, .partial]
    ),
    ("We do not store payment card data.", "Do you store payment card data of our customers?", [Verdict.no]),
    ("Our staff must not copy customer files.", "Do staff copy customer files to laptops?", [Verdict.notStated, .no]),
    ("We do not accept inbound connections from partners.", "Do you accept inbound connections?", [Verdict.notStated]),
    (
      "Some nodes do not accept inbound connections.", "Do compute nodes accept inbound connections?",
      [Verdict.notStated]
    ),
    ("Our subprocessors do not keep copies of source code.", "Do you keep copies of source code?", [Verdict.notStated]),
    ("We do not keep copies of source code.", "Do your subprocessors keep copies of source code?", [Verdict.notStated]),
    ("We do not charge for exports.", "Do you charge for exports of data?", [Verdict.no]),
    ("Staff do not copy customer files.", "Do you prevent staff from copying customer files?", [.notStated, .yes]),
    ("Staff do not copy customer files.", "Are violations where staff copy customer files sanctioned?", [.notStated]),
    ("Staff do not copy customer files.", "Are staff who copy customer files sanctioned?", [.notStated]),
    ("Staff do not copy customer files.", "Do staff copy customer files to laptops?", [.no]),
    ("Nodes never accept inbound connections.", "Do the compute nodes accept inbound network connections?", [.no]),
    ("Nodes never accept inbound connections.", "Are nodes that accept inbound connections logged?", [.notStated]),
    (
      "Only authorised users are allowed to enter.", "Is unauthorised access to the office forbidden?",
      [.yes, .partial, .notStated]
    ),
    (
      "We do not keep copies of your source code.",
      "Do you keep copies of our source code once a job has been processed?", [.no]
    ),
  ])
  func areDeniedAsFarAsTheyGo(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

import Answering
import Model
import Testing

/// Questions that ask more of a subject than that it is there, or of somebody else.
@Suite struct UntoldPredicateTests {
  @Test(arguments: [
    (
      "Access reviews are performed every two years.",
      "Are access rights reviewed no less frequently than once per annum?", [Verdict.no]
    ),
    (
      "Access reviews are performed quarterly.", "Are access rights reviewed no less frequently than once per annum?",
      [.yes]
    ),
    (
      "Information Security Policy (ISP)\nPublic version\n\n1. Access\n\nAccess is reviewed quarterly.",
      "Do you have an information security policy?", [.yes]
    ),
    ("Our code reviews are done by peers.", "Are code reviews optional?", [.notStated, .no]),
    (
      "Our disaster recovery plan is tested every year.", "Is the disaster recovery plan out of date?",
      [.notStated, .no]
    ),
    ("Security training is given to all staff each year.", "Is security training voluntary?", [.notStated, .no]),
    (
      "The incident response plan is tested annually.", "The supplier shall have a tested incident response plan.",
      [.yes]
    ),
    ("We assess all suppliers.", "Do suppliers escape any assessment?", [.notStated, .no]),
    ("We have a firewall.", "Is the firewall configured to allow all traffic?", [.notStated, .no]),
    ("We maintain an asset inventory.", "Is the asset inventory incomplete?", [.notStated, .no]),
    ("We maintain an asset inventory.", "Is the asset inventory maintained?", [.yes]),
    ("We scan all servers for vulnerabilities.", "Are servers scanned for vulnerabilities?", [.yes]),
    (
      "We scan all servers for vulnerabilities.", "Are there servers that have never been scanned for vulnerabilities?",
      [.notStated, .no]
    ),
    ("\n# Acceptable Use Policy\n\nUsers must not share passwords.", "Do you have an acceptable use policy?", [.yes]),
    (
      "\n# Incident Response Plan\n\n## Roles\n\nThe CTO leads.", "Do you have a documented incident response plan?",
      [.yes]
    ),
    (
      "\n# Information Security Policy\n\nAccess is reviewed quarterly.", "Do you have an incident response plan?",
      [.notStated]
    ),
    (
      "\n# Information Security Policy\n\nAccess is reviewed quarterly.",
      "Has your information security policy been approved by management?", [.partial, .notStated]
    ),
    (
      "\n# Information Security Policy\n\nAccess is reviewed quarterly.",
      "Is the information security policy reviewed annually?", [.notStated, .partial]
    ),
    (
      "Testing\n\nAn independent company performs a penetration test of our application once a year. Findings are tracked until they are fixed. We scan our servers for vulnerabilities every week.",
      "How much do you spend on penetration tests?", [.no, .partial, .notStated]
    ),
    (
      "Vulnerabilities\n\nWe scan all servers for vulnerabilities every week. High-risk vulnerabilities are fixed within 14 days. Malware scanning runs on all servers.",
      "Which malware scanner runs on the servers?", [.notStated]
    ),
    (
      "Governance\n\nWe maintain an information security policy that is approved by management and reviewed every year. A risk assessment is carried out every year. We have appointed a Chief Information Security Officer.",
      "Do your suppliers maintain an information security policy?", [.notStated]
    ),
    (
      "Incidents\n\nWe have a documented incident response plan. It is tested once a year. Customers are notified of a breach of their data within 48 hours.",
      "Are customers told of a breach in not more than 48 hours?", [.yes]
    ),
    (
      "Devices\n\nAll company laptops have full disk encryption. Endpoint detection and response software is installed on every laptop. Laptops lock after 10 minutes without use. Laptops are managed through a mobile device management system.",
      "Are only Windows laptops managed?", [.no, .notStated]
    ),
    (
      "Backups\n\nBackups of all production databases are taken daily. Backups are encrypted and kept for 30 days in a second region. Restores are tested every quarter.",
      "Are only backups of the billing database encrypted?", [.no, .notStated]
    ),
    (
      "Privacy\n\nWe keep a record of processing activities. Data protection impact assessments are carried out for new processing. Requests of data subjects are answered within 30 days. Personal data is only processed on documented instructions of the customer.",
      "Do customers answer the requests of data subjects?", [.notStated]
    ),
    (
      "Testing\n\nAn independent company performs a penetration test of our application once a year. Findings are tracked until they are fixed. We scan our servers for vulnerabilities every week.",
      "Do your subprocessors have a penetration test once a year?", [.notStated]
    ),
    (
      "Logging\n\nSecurity events of all production systems are logged centrally. Logs are kept for 12 months and are protected against changes. Alerts are reviewed by our security team around the clock.",
      "Do suppliers keep their logs for 12 months?", [.notStated]
    ),
    (
      "Encryption\n\nAll customer data is encrypted at rest with AES-256. Data in transit is protected with TLS 1.2 or higher. Encryption keys are held in a managed key management service and rotated every year.",
      "Do subprocessors encrypt data at rest?", [.no, .notStated]
    ),
    (
      "Development\n\nEvery code change is reviewed by a second developer before it is merged. Static code analysis runs on each pull request. Changes are tested in a staging environment before they are released.",
      "Are only large code changes reviewed?", [.no, .notStated]
    ),
    (
      "Vulnerabilities\n\nWe scan all servers for vulnerabilities every week. High-risk vulnerabilities are fixed within 14 days. Malware scanning runs on all servers.",
      "Is a vulnerability scan run after an incident?", [.notStated]
    ),
    (
      "Vulnerabilities\n\nWe scan all servers for vulnerabilities every week. High-risk vulnerabilities are fixed within 14 days. Malware scanning runs on all servers.",
      "Which tool is used for vulnerability scanning?", [.notStated]
    ),
    (
      "People\n\nAll employees complete security awareness training when they join and every year after that. Background checks are carried out before employment. All employees sign a confidentiality agreement.",
      "Do subprocessors train their staff in security every year?", [.notStated]
    ),
    (
      "Backups\n\nBackups of all production databases are taken daily. Backups are encrypted and kept for 30 days in a second region. Restores are tested every quarter.",
      "What is the size of your backups?", [.no, .partial, .notStated]
    ),
    (
      "Offices\n\nOur offices are protected by an electronic access control system and video surveillance. Visitors are registered and escorted at all times.",
      "Are only some visitors escorted?", [.no, .notStated]
    ),
    (
      "Backups\n\nBackups of all production databases are taken daily. Backups are encrypted and kept for 30 days in a second region. Restores are tested every quarter.",
      "Are restores tested after changes of the infrastructure?", [.notStated]
    ),
    (
      "Access\n\nAll employees have to use multi-factor authentication to sign in to company systems. Access rights are granted on the principle of least privilege and reviewed every quarter. Access is removed on the day on which a person leaves.",
      "Are just a few access rights removed when a person leaves?", [.no, .partial, .notStated]
    ),
    (
      "Network\n\nOur production network is protected by firewalls. The firewall rules are reviewed every six months. Production, staging and development run in separate networks.",
      "Which firewall vendor do you use?", [.no, .partial, .notStated]
    ),
    (
      "Operations\n\nSystem capacity is monitored. Availability is published on a status page. Clocks are synchronised with NTP. Administrators use separate accounts for privileged work. Remote access is only possible over a VPN.",
      "Do your subcontractors synchronise their clocks?", [.notStated]
    ),
    (
      "Continuity\n\nWe have a disaster recovery plan and a business continuity plan. The disaster recovery plan is tested once a year. Our recovery time objective is 4 hours and our recovery point objective is 1 hour.",
      "Is the RTO not longer than 8 hours?", [.yes]
    ),
    (
      "Development\n\nEvery code change is reviewed by a second developer before it is merged. Static code analysis runs on each pull request. Changes are tested in a staging environment before they are released.",
      "Which tool performs static code analysis?", [.no, .partial, .notStated]
    ),
    (
      "Backups\n\nBackups of all production databases are taken daily. Backups are encrypted and kept for 30 days in a second region. Restores are tested every quarter.",
      "Which tool is used to take backups?", [.no, .partial, .notStated]
    ),
    (
      "Backups\n\nBackups of all production databases are taken daily. Backups are encrypted and kept for 30 days in a second region. Restores are tested every quarter.",
      "Do your suppliers take daily backups?", [.notStated]
    ),
    (
      "Devices\n\nAll company laptops have full disk encryption. Endpoint detection and response software is installed on every laptop. Laptops lock after 10 minutes without use. Laptops are managed through a mobile device management system.",
      "Is no laptop used without EDR?", [.yes]
    ),
    (
      "Compliance\n\nWe are certified to ISO 27001. We hold a SOC 2 Type II report. We have appointed a data protection officer.",
      "When does your ISO 27001 certificate expire?", [.no, .partial, .notStated]
    ),
  ])
  func needWhatTheyAskToBeSaid(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

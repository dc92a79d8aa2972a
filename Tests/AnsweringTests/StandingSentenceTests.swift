import Answering
import Model
import Testing

/// Sentences that speak of a measure and do not state it: sought, late, given up, told of others; and rules that only sound so.
@Suite struct StandingSentenceTests {
  @Test(arguments: [
    (
      "Hardware security keys are being procured for all engineers and will replace SMS codes by the end of Q3.",
      "Do engineers authenticate with hardware security keys?", [Verdict.planned]
    ),
    ("SCIM is next on our list.", "Can user accounts be provisioned and deprovisioned through SCIM?", [.planned]),
    (
      "Later this year, an external firm is to carry out the first penetration test of our platform.",
      "Are penetration tests performed by an independent third party?", [.planned, .no]
    ),
    (
      "The board has approved the budget for a 24/7 security operations centre; recruitment starts in January.",
      "Is there round-the-clock security monitoring?", [.planned]
    ),
    (
      "Network segmentation between office and production is one of the goals set for the coming financial year.",
      "Is the production network segmented from the office network?", [.planned]
    ),
    (
      "Negotiations with a second data centre operator in Frankfurt are at an advanced stage. Once the contract is signed, the production database will be replicated there.",
      "Is production data replicated to a geographically separate site?", [.planned]
    ),
    (
      "Our engineers are building a self-service data export, which we hope to ship in the summer.",
      "Can customers export their data themselves?", [.planned]
    ),
    (
      "We've begun gathering the evidence for Cyber Essentials Plus.", "Cyber Essentials Plus certification in place?",
      [.planned]
    ),
    (
      "The formal incident response plan will be finished when our new security lead has completed her review.",
      "Do you have a finalised incident response plan?", [.planned]
    ),
    (
      "We have set ourselves the target of patching critical vulnerabilities within 48 hours, starting with the new fiscal year.",
      "Are critical vulnerabilities patched within 48 hours?", [.planned]
    ),
    (
      "An application for a TISAX assessment at level 3 has been lodged with the audit provider.",
      "Do you hold a TISAX label (AL3)?", [.planned]
    ),
    (
      "Preparations for moving password storage to Argon2 are complete, and the switch itself happens in the first week of next quarter.",
      "Are user passwords hashed with Argon2?", [.planned]
    ),
    (
      "Thanks to fresh funding, we can finally tackle centralised log management over the coming months.",
      "Are logs collected centrally?", [.planned]
    ),
    (
      "The introduction of a privileged access management tool had to be postponed to next spring.",
      "Is privileged access controlled through a PAM tool?", [.planned, .no]
    ),
    (
      "The works to install a fire suppression system in the server room have been held up by supply problems.",
      "Is the server room equipped with fire suppression?", [.planned, .no]
    ),
    (
      "We're looking forward to welcoming our first Chief Information Security Officer in September.",
      "Does your company have a CISO?", [.planned, .no]
    ),
    (
      "The rollout of phishing-resistant MFA, originally announced for last winter, has slipped.",
      "Do staff use phishing-resistant MFA?", [.planned, .no]
    ),
    (
      "Approval from the parent company is outstanding; only then can we switch on database activity monitoring.",
      "Is database activity monitored?", [.planned, .no]
    ),
    (
      "Our goal for the next two quarters: MFA on every administrative account.",
      "Is MFA enforced for all administrative accounts?", [.planned, .partial]
    ),
    (
      "It is our ambition to have every repository covered by static analysis before the year is out.",
      "Is static code analysis applied to all repositories?", [.planned, .partial]
    ),
    (
      "We are in the middle of moving staff to passwordless login; sales and finance follow after the summer.",
      "Do all employees use passwordless login?", [.planned, .partial]
    ),
    (
      "Security champions have been named in two of the nine development teams, and the others are to follow.",
      "Does every development team have a security champion?", [.planned, .partial]
    ),
    (
      "The tender for a new CCTV system at the Leeds office closes on 14 May.",
      "Is the Leeds office monitored by CCTV?", [.planned, .notStated]
    ),
    (
      "Discussions about a second internet uplink for the office are ongoing.",
      "Is the office internet connection redundant?", [.planned, .notStated]
    ),
    (
      "Network intrusion detection remains outside our scope.", "Do you operate a network intrusion detection system?",
      [.no]
    ),
    (
      "We have never engaged an outside firm to test the security of our application.",
      "Do you commission third-party penetration tests?", [.no]
    ),
    (
      "All customer data is encrypted at rest with AES-256. This does not apply to backups.",
      "Are backups encrypted at rest?", [.no]
    ),
    ("A clean desk policy was considered and rejected.", "Is there a clean desk policy?", [.no]),
    (
      "With freelancers we waive the signing of confidentiality agreements, trusting in long relationships.",
      "Do contractors sign confidentiality agreements?", [.no]
    ),
    (
      "Our insurer withdrew the cyber cover at the last renewal, and we have been uninsured ever since.",
      "Do you carry cyber liability insurance?", [.no]
    ),
    (
      "Laptops are encrypted with BitLocker. Desktop PCs in the office are not.", "Are all workstations encrypted?",
      [.partial]
    ),
    (
      "Cameras watch the main entrance. The rear entrance and the loading dock are not covered.",
      "Are all entrances monitored by CCTV?", [.partial]
    ),
    (
      "Engineering has been through secure coding training. The contractors who write about half of our code have not.",
      "Do all developers receive secure coding training?", [.partial]
    ),
    (
      "EDR protects Windows and Mac machines, whereas the Linux servers have to make do without.",
      "Is EDR installed on all servers and endpoints?", [.partial]
    ),
    (
      "Privileged sessions on database servers are recorded. Those on the Kubernetes clusters escape recording for now.",
      "Are all privileged sessions recorded?", [.partial]
    ),
    (
      "If a customer's contract calls for it, we run background checks on the staff assigned to the project.",
      "Do you conduct background checks on all staff?", [.partial, .notStated]
    ),
    (
      "Annex A of ISO 27001 calls for a clear desk and clear screen policy.", "Have you adopted a clear desk policy?",
      [.notStated]
    ),
    (
      "Data breaches cost companies millions every year, which is why an incident response plan is indispensable these days.",
      "Do you have an incident response plan?", [.notStated]
    ),
    (
      "Regulated customers such as banks often demand a right to audit.", "Do you grant customers a right to audit?",
      [.notStated]
    ),
    (
      "With our software, companies meet the logging requirements of PCI DSS.", "Are you PCI DSS certified?",
      [.notStated]
    ),
    (
      "What makes a good backup strategy? Experts advise three copies on two media, with one copy off site.",
      "Do you store a backup copy off site?", [.notStated]
    ),
    (
      "We inform affected customers of incidents if and when we consider it appropriate.",
      "Are customers always notified of incidents affecting their data?", [.partial, .no]
    ),
    (
      "Penetration testing by customers is forbidden under our acceptable use policy.",
      "Do you have penetration tests carried out on your service?", [.notStated]
    ),
    (
      "The certificate of our previous data centre operator covered ISO 27001; the new operator has not shared one with us.",
      "Is your data centre operator ISO 27001 certified?", [.no, .notStated]
    ),
    (
      "We could not do without our second data centre in Munich, to which all data is replicated every five minutes.",
      "Is data replicated to a second data centre?", [.yes]
    ),
    (
      "Optional until last year, MFA has been compulsory for every employee since January.",
      "Is MFA mandatory for all employees?", [.yes]
    ),
    (
      "Contractors are not exempt: like every employee, they undergo background screening before they start.",
      "Are contractors subject to background checks?", [.yes]
    ),
    (
      "Without a signed non-disclosure agreement, no contractor starts work.", "Do all contractors sign an NDA?", [.yes]
    ),
    (
      "New suppliers cannot be onboarded until the security team has assessed them.",
      "Are suppliers assessed for security before engagement?", [.yes]
    ),
    (
      "Under no circumstances are security logs deleted before 13 months have passed.",
      "Are security logs retained for at least one year?", [.yes]
    ),
    (
      "Not until 2021 did we obtain ISO 27001 certification, but we have held it without interruption ever since.",
      "Are you ISO 27001 certified?", [.yes]
    ),
    (
      "There is no need to ask for it: an executive summary of the latest penetration test can be downloaded from our trust centre.",
      "Do you share a summary of penetration test results with customers?", [.yes]
    ),
    (
      "Default passwords do not survive commissioning: they are changed before a device goes on the network.",
      "Are vendor default passwords changed before systems go into operation?", [.yes]
    ),
    (
      "Tenants cannot see one another's data, since each has a database of its own.",
      "Is customer data segregated between tenants?", [.yes]
    ),
    (
      "Since April, every newly created database has been encrypted at rest.", "Are all databases encrypted at rest?",
      [.partial]
    ),
    (
      "Our processes follow the recommendations of BSI C5.", "Do you hold a BSI C5 attestation?",
      [.partial, .notStated, .no]
    ),
    (
      "We fill in the TISAX self-assessment each year and keep it on file.",
      "Do you hold a valid TISAX label at assessment level 3?", [.partial, .notStated, .no]
    ),
    (
      "The security operations team watches alerts Monday to Friday between 8 am and 6 pm.",
      "Is security monitoring performed 24 hours a day, seven days a week?", [.no, .partial]
    ),
    (
      "Full disk encryption is switched on for all MacBooks. The Linux workstations of the research team are not yet covered.",
      "Are all workstations encrypted?", [.no, .partial]
    ),
    (
      "Customer uploads are scanned for malware, whereas incoming e-mail attachments from partners are passed through unchecked.",
      "Are partners' e-mail attachments scanned for malware?", [.no]
    ),
    (
      "We have chosen a vendor for endpoint detection and response, and the rollout begins next spring.",
      "Is EDR deployed on all endpoints?", [.planned, .no]
    ),
    (
      "Every person has an individual user ID, and logging in to any internal system requires a password plus a hardware token.",
      "Is multi-factor authentication enforced for employees?", [.yes]
    ),
    (
      "All connections to our service use HTTPS with TLS 1.3; older clients fall back to 1.2 and anything below is refused.",
      "Is data in transit protected with TLS 1.2 or higher?", [.yes]
    ),
    (
      "The wireless LAN for guests has no connection whatsoever to our internal network.",
      "Is guest Wi-Fi separated from the corporate network?", [.yes]
    ),
    (
      "Each customer has a database of its own.", "Is customer data logically separated from that of other customers?",
      [.yes]
    ),
    (
      "Security updates rated critical are rolled out within 72 hours, all others with the monthly maintenance.",
      "Are critical patches applied within seven days?", [.yes]
    ),
    ("Working with privately owned computers or phones is forbidden.", "Is BYOD permitted?", [.no]),
    (
      "Real data must not be used in test environments under any circumstances.",
      "Is production data used for testing purposes?", [.no]
    ),
    (
      "A public bug bounty programme is due to start in the first quarter of 2026.",
      "Do you run a bug bounty programme?", [.planned]
    ),
    (
      "It is our aim to introduce hardware security keys for all colleagues by the end of 2025.",
      "Do all employees use hardware security keys?", [.planned]
    ),
  ])
  func areReadAsTheyAreMeant(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

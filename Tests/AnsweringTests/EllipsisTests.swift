import Answering
import Model
import Testing

/// Sentences that take their measure from the one before, and questions whether something goes without.
@Suite struct EllipsisTests {
  @Test(arguments: [
    (
      "Laptops are encrypted with BitLocker, but desktop PCs in the office are not.", "Are all workstations encrypted?",
      [Verdict.partial]
    ),
    ("Laptops are encrypted with BitLocker, but desktop PCs in the office are not.", "Are laptops encrypted?", [.yes]),
    (
      "Laptops are encrypted with BitLocker; desktop PCs in the office are not.", "Are all workstations encrypted?",
      [.partial]
    ),
    (
      "Cameras watch the main entrance, but the rear entrance and the loading dock are not covered.",
      "Are all entrances monitored by CCTV?", [.partial]
    ),
    (
      "Privileged sessions on database servers are recorded, but those on the Kubernetes clusters are not.",
      "Are all privileged sessions recorded?", [.partial]
    ),
    (
      "Engineering has been through secure coding training, but the contractors have not.",
      "Do all developers receive secure coding training?", [.partial]
    ),
    (
      "EDR protects Windows and Mac machines, but not the Linux servers.",
      "Is EDR installed on all servers and endpoints?", [.partial]
    ),
    ("All data is encrypted at rest. This does not apply to backups.", "Are backups encrypted at rest?", [.no]),
    ("All data is encrypted at rest. This does not apply to backups.", "Is data encrypted at rest?", [.partial, .yes]),
    ("Servers are backed up daily. Workstations are not.", "Are all systems backed up?", [.partial]),
    ("Servers are backed up daily. Workstations are not.", "Are servers backed up?", [.yes]),
    ("Servers are backed up daily. Workstations are not.", "Are workstations backed up?", [.no]),
    (
      "Cameras watch the main entrance. The rear entrance and the loading dock are not covered.",
      "Are all entrances monitored by CCTV?", [.partial]
    ),
    (
      "Cameras watch the main entrance. The rear entrance and the loading dock are not covered.",
      "Is the main entrance monitored by CCTV?", [.yes]
    ),
    (
      "Engineering has been through secure coding training. The contractors who write about half of our code have not.",
      "Do all developers receive secure coding training?", [.partial]
    ),
    (
      "Laptops are encrypted with BitLocker. Desktop PCs in the office are not.", "Are all workstations encrypted?",
      [.partial]
    ),
    ("Laptops are encrypted with BitLocker. Desktop PCs in the office are not.", "Are laptops encrypted?", [.yes]),
    (
      "Laptops are encrypted with BitLocker. Desktop PCs in the office are not.", "Are desktop computers encrypted?",
      [.no]
    ),
    ("All data is encrypted at rest. This does not apply to backups.", "Is all data encrypted at rest?", [.partial]),
    ("All staff use MFA. This does not apply to contractors.", "Is MFA enforced for all staff?", [.yes, .partial]),
    (
      "We review access rights quarterly. Service accounts are exempt.", "Are all access rights reviewed quarterly?",
      [.partial]
    ),
    (
      "We scan servers weekly. Network devices are left out.", "Are all systems scanned for vulnerabilities weekly?",
      [.partial]
    ),
    (
      "Changes to code or infrastructure require mandatory review by at least one other employee.",
      "Can a change reach production without having been reviewed beforehand by a second person?", [.no]
    ),
    (
      "Changes are reviewed by a second engineer.",
      "Can a change reach production without having been reviewed beforehand?", [.notStated, .no]
    ),
    ("All changes are approved by the CAB before deployment.", "Can changes be deployed without approval?", [.no]),
    ("MFA is mandatory for all employees.", "Can employees log in without multi-factor authentication?", [.no]),
    ("All visitors are escorted at all times.", "Can visitors move around without being escorted?", [.no]),
    (
      "Audit: the customer can carry out an audit once a year.", "Can we audit you without giving a reason?",
      [.notStated]
    ),
    (
      "Customers are notified of new sub-processors without undue delay.",
      "Are customers notified of new sub-processors without delay?", [.yes, .partial]
    ),
    ("- SOC 2 Type II (in progress via Delve)", "Do you hold a SOC 2 Type II report?", [.planned]),
    ("Sign-in via Clerk (SOC 2 certified)", "Do you hold a SOC 2 report?", [.notStated]),
    (
      "CloudM has 24x7 support with a follow the sun model with staff located in the USA.",
      "Do you provide customer support 24 hours a day, 7 days a week?", [.yes]
    ),
    (
      "Storage media that store customer data are always encrypted.",
      "Encrypt customer data at rest on every storage medium, without exception.", [.yes]
    ),
  ])
  func denyWhatWasSaid(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "Updated 25-Oct-2023\n\n# Security\nBackups are made daily.",
      "On what date was the security document supplied last updated?", ["2023-10-25"]
    )
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    let answer = try Shipped.answer(page, question, form: nil)
    #expect(values.contains(answer.value ?? ""), "\(answer.value ?? "-"): \(answer.reason)")
  }
}

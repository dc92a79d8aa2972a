import Answering
import Model
import Testing

/// Lists and sentences whose frame gives the measure to others, to the future or to nobody.
@Suite struct BorrowedFrameTests {
  @Test(arguments: [
    (
      "We ask our vendors whether they:\n\n- Encrypt data at rest\n- Test their backups\n- Train their staff",
      "Do you encrypt data at rest?", [Verdict.notStated]
    ),
    (
      "We ask our vendors whether they:\n\n- Encrypt data at rest\n- Test their backups\n- Train their staff",
      "Do you test your backups?", [.notStated]
    ),
    (
      "We need your consent before we:\n\n- Share data with third parties\n- Move data out of the EU",
      "Do you transfer data out of the EU?", [.notStated, .partial, .no]
    ),
    (
      "The product can help you with:\n\n- Vulnerability scanning\n- Access reviews\n- Vendor management",
      "Do you perform vulnerability scanning?", [.notStated]
    ),
    (
      "A mature security programme usually contains:\n\n- Vulnerability scanning\n- Security training\n- Incident response",
      "Do you perform vulnerability scanning?", [.notStated]
    ),
    (
      "Our consultants can help you with:\n\n- ISO 27001 certification\n- Penetration tests\n- Security training",
      "Are you ISO 27001 certified?", [.notStated]
    ),
    (
      "Our consultants can help you with:\n\n- ISO 27001 certification\n- Penetration tests\n- Security training",
      "Do you have penetration tests performed on your systems?", [.notStated]
    ),
    (
      "Instead of the following, we rely on training:\n\n- Data loss prevention\n- Web filters",
      "Do you use data loss prevention?", [.no, .notStated]
    ),
    (
      "To be done before launch:\n\n- Encrypt backups\n- Run a penetration test\n- Write the business continuity plan",
      "Do you have a business continuity plan?", [.planned, .no, .notStated]
    ),
    (
      "To be done before launch:\n\n- Encrypt backups\n- Run a penetration test\n- Write the business continuity plan",
      "Are backups encrypted?", [.planned, .no, .notStated]
    ),
    (
      "We verify that each vendor has:\n\n- A SOC 2 report\n- Cyber insurance", "Do you have a SOC 2 report?",
      [.notStated]
    ),
    (
      "The board has approved budget for a 24/7 security operations center.",
      "Do you have a 24/7 security operations center?", [.planned, .notStated, .no]
    ),
    (
      "Draft of the business continuity plan is under review by management.", "Do you have a business continuity plan?",
      [.planned, .partial, .notStated, .no]
    ),
    (
      "We have requested quotes for a penetration test.", "Do you perform penetration tests?",
      [.planned, .notStated, .no]
    ),
    (
      "A first draft of our AI policy is with the legal team.", "Do you have an AI policy?",
      [.planned, .notStated, .no, .partial]
    ),
    (
      "A proposal for network segmentation lies with the steering committee.", "Is your network segmented?",
      [.planned, .notStated, .no]
    ),
    ("It was decided to encrypt all backups.", "Are backups encrypted?", [.planned, .notStated, .partial]),
    (
      "We have applied for Cyber Essentials certification.", "Are you Cyber Essentials certified?",
      [.planned, .notStated, .no]
    ),
    (
      "We have obtained three offers for cyber insurance.", "Do you have cyber insurance?", [.planned, .notStated, .no]
    ),
    (
      "The works council still has to agree to background checks.", "Do you perform background checks?",
      [.planned, .notStated, .no]
    ),
    (
      "The CISO has proposed a bug bounty programme.", "Do you run a bug bounty programme?",
      [.planned, .notStated, .no]
    ),
    ("We signed up for a SOC 2 Type II audit.", "Do you have a SOC 2 Type II report?", [.planned, .notStated, .no]),
    (
      "The first step towards a business continuity plan has been taken.", "Do you have a business continuity plan?",
      [.planned, .notStated, .no, .partial]
    ),
    (
      "A vacancy for a data protection officer is open.", "Have you appointed a data protection officer?",
      [.planned, .notStated, .no]
    ),
    ("Our email provider requires MFA for its administrators.", "Do you require MFA for administrators?", [.notStated]),
    ("Our payroll provider encrypts data at rest.", "Do you encrypt customer data at rest?", [.notStated, .partial]),
    (
      "The identity provider reviews its own access rights quarterly.", "Do you review access rights quarterly?",
      [.notStated]
    ),
    (
      "The translation agency trains its employees in data protection.",
      "Do you train your employees in data protection?", [.notStated]
    ),
    (
      "The certification body reviews its own risk register each year.", "Do you review your risk register each year?",
      [.notStated]
    ),
    ("The tax adviser encrypts laptops.", "Are your laptops encrypted?", [.notStated]),
    ("We check that our suppliers encrypt backups.", "Are backups encrypted?", [.notStated, .partial]),
    ("Vendors without cyber insurance are not accepted.", "Do you have cyber insurance?", [.notStated]),
    ("We prefer suppliers who run a bug bounty.", "Do you run a bug bounty?", [.notStated]),
    (
      "We make sure that vendors train their staff in data protection.", "Do you train your staff in data protection?",
      [.notStated]
    ),
    ("Our payroll provider encrypts data at rest.", "Do you encrypt customer data at rest?", [.notStated, .partial]),
    ("Our email provider requires MFA for its administrators.", "Do you require MFA for administrators?", [.notStated]),
    (
      "The certification body reviews its own risk register each year.", "Do you review your risk register each year?",
      [.notStated]
    ),
    (
      "Our hosting provider encrypts all customer data at rest.", "Is customer data encrypted at rest?",
      [.yes, .partial]
    ),
    (
      "Our managed security provider monitors our systems around the clock.",
      "Are your systems monitored around the clock?", [.yes]
    ),
    ("Our penetration testing firm tests our platform each year.", "Do you perform annual penetration tests?", [.yes]),
    (
      "Our cloud provider replicates data across three zones.", "Is data replicated across availability zones?",
      [.yes, .partial]
    ),
  ])
  func stateNothingOfTheCompany(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }
}

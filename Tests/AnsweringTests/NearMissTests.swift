import Answering
import Model
import Testing

/// Sentences that nearly say what is asked: of another clause, another office, another time, or with `only`, `without` and `up
/// to` in them.
@Suite struct NearMissTests {
  @Test(arguments: [
    ("Logs are kept for up to 90 days.", "Are logs kept for at least 90 days?", [Verdict.notStated, .no, .partial]),
    (
      "Logs are kept for a maximum of 90 days.", "Are logs kept for at least 90 days?",
      [Verdict.notStated, .no, .partial]
    ),
    (
      "Logs are kept for no more than 90 days.", "Are logs kept for at least 90 days?",
      [Verdict.notStated, .no, .partial]
    ),
    ("Logs are kept for at least 90 days.", "Are logs kept for at least 90 days?", [Verdict.yes]),
    ("Logs are kept for 90 days.", "Are logs kept for at least 90 days?", [Verdict.yes]),
    (
      "We notify customers of a breach without undue delay and the authority within 72 hours.",
      "Do you notify customers of a breach within 72 hours?", [Verdict.notStated, .partial]
    ),
    (
      "We notify the authority of a breach within 72 hours and customers without undue delay.",
      "Do you notify customers of a breach within 72 hours?", [Verdict.notStated, .partial]
    ),
    (
      "We notify customers and the authority of a breach within 72 hours.",
      "Do you notify customers of a breach within 72 hours?", [Verdict.yes]
    ),
    (
      "We test backups monthly and our disaster recovery plan every two years.",
      "Are backups tested at least every quarter?", [Verdict.yes]
    ),
    (
      "## Security\n\n- No penetration tests\n- No encryption at rest\n- No multi-factor authentication",
      "Do you perform penetration tests?", [Verdict.no, .notStated]
    ),
    (
      "## Security\n\n- No penetration tests\n- No encryption at rest\n- No multi-factor authentication",
      "Is data encrypted at rest?", [Verdict.no, .notStated]
    ),
    ("## Security\n\n- No shared accounts\n- No default passwords", "Are shared accounts prohibited?", [Verdict.yes]),
    ("No penetration tests have been carried out so far.", "Do you perform penetration tests?", [Verdict.no]),
    ("Laptops are encrypted only if they hold customer data.", "Are all laptops encrypted?", [Verdict.no, .partial]),
    ("Laptops are encrypted only if they hold customer data.", "Are laptops encrypted?", [Verdict.partial]),
    (
      "Background checks are carried out only for employees in finance.",
      "Do you carry out background checks on employees?", [Verdict.partial]
    ),
    ("Access is granted only if a manager approves.", "Is access granted only with approval?", [Verdict.yes]),
    ("Our Hamburg office has CCTV.", "Does your Munich office have CCTV?", [Verdict.notStated]),
    ("Our Hamburg office has CCTV.", "Does your Hamburg office have CCTV?", [Verdict.yes]),
    ("Our Alpha product supports SSO.", "Does your Beta product support SSO?", [Verdict.notStated]),
    ("Our SOC 2 report covers 2023.", "Do you have a SOC 2 report covering 2024?", [Verdict.no, .notStated]),
    (
      "We do not prevent administrators from reading customer data.", "Can administrators read customer data?",
      [Verdict.yes, .partial, .notStated]
    ),
    ("Personal devices are not prohibited.", "Are personal devices prohibited?", [Verdict.no, .notStated]),
    (
      "Copying to external media is not blocked but logged.", "Do you block copying of data to external media?",
      [Verdict.no, .notStated]
    ),
    ("The bug bounty program was closed in 2022.", "Do you have a bug bounty program?", [Verdict.no, .notStated]),
    (
      "All data will be encrypted at rest as of version 8.", "Is data encrypted at rest?",
      [Verdict.planned, .notStated]
    ),
    (
      "## We do not\n\n- sell customer data\n- share data with advertisers", "Do you sell customer data?",
      [Verdict.no, .notStated]
    ),
    (
      "## What we never do\n\n- Sell customer data\n- Share data with advertisers", "Do you sell customer data?",
      [Verdict.no, .notStated]
    ),
    (
      "Administrator passwords need at least 16 characters.", "Must all passwords have at least 12 characters?",
      [Verdict.notStated, .partial]
    ),
    (
      "Quarterly risk reviews are held.", "Do you review the physical and environmental risks of your offices?",
      [.notStated]
    ),
    (
      "Risk assessments cover physical and environmental threats to our offices.",
      "Do you review the physical and environmental risks of your offices?", [.yes, .partial]
    ),
  ])
  func areNoYes(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(
    arguments: [
      (
        "We review access rights every year.", "Do you review access rights?",
        ["Yes, monthly", "Yes, quarterly", "Yes, annually", "No"], ["Yes, annually"]
      ),
      (
        "We review access rights.", "Do you review access rights?",
        ["Yes, monthly", "Yes, quarterly", "Yes, annually", "No"], []
      ),
      (
        "We do not have cyber insurance.", "Do you have cyber insurance?",
        ["Yes", "No, but planned", "No, not needed"], []
      ),
      (
        "We notify customers of breaches within 72 hours.", "Do you notify customers of breaches?",
        ["Yes, within 24 hours", "Yes, within 72 hours", "No"], ["Yes, within 72 hours"]
      ),
      (
        "Backups are encrypted with AES-256.", "Are backups encrypted?",
        ["Yes, all backups", "Yes, some backups", "No"], []
      ),
      (
        "We support TLS 1.2 and TLS 1.3.", "What is the minimum TLS version?",
        ["TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"], ["TLS 1.2"]
      ),
      (
        "We use TLS 1.2 or higher.", "What is the lowest TLS version you accept?", ["TLS 1.1", "TLS 1.2", "TLS 1.3"],
        ["TLS 1.2"]
      ),
      (
        "An active IDS/IPS watches the network. Our SIEM raises alerts on anomalies.",
        "Select the controls by which you identify security incidents:",
        [
          "We have a signature- or anomaly-based IDS/IPS, and honeypots are in place at strategic points of the network.",
          "We review log files for signs of intrusion.",
        ],
        []
      ),
    ] as [(String, String, [String], [String])])
  func chooseOnlyTheMemberThatIsStated(page: String, question: String, options: [String], members: [String]) throws {
    let answer = try Shipped.answer(page, question, form: .choice, options: options)
    #expect(answer.options == members, "\(answer.reason)")
  }
}

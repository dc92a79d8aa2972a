import Model

/// An invented analysis and statement, with hostile words where words come from outside.
enum Sample {
  static let time = Instant(secondsSinceEpoch: 1_780_000_000)
  static let hostile = "<script>alert(1)</script> & \"quoted\" =1+1\u{202E}"

  static func control(_ catalog: Identifier<Catalog>, _ id: Identifier<Control>) -> ControlReference {
    ControlReference(catalog, id)
  }

  static let catalogs = [
    Catalog(
      id: Framework.iso27001, title: "ISO/IEC 27001", edition: "2022",
      controls: [
        Control(id: "6.1.2", title: "Risk assessment method", group: "Clause 6", kind: "clause"),
        Control(id: "A.5.15", title: "Access control", group: "Organisational", kind: "annex"),
        Control(id: "A.8.24", title: "Cryptography", group: "Technological", kind: "annex"),
      ]),
    Catalog(
      id: Framework.gdpr, title: "GDPR", edition: "2016/679",
      controls: [Control(id: "32(1)(a)", title: "Encryption", group: "Art. 32", kind: "article")]),
  ]

  static let claim = Claim(
    id: "c1", document: "trust", section: ["Keys"], lines: 4...5, text: "Keys are rotated each year. " + hostile,
    quote: "Keys are rotated each year. " + hostile, digest: Digest(bytes: [UInt8](repeating: 7, count: 32)),
    modality: .inPlace,
    controls: [ControlLink(control(Framework.iso27001, "A.8.24"), .equalTo, score: 0.9, reason: "topic encryption")])

  static let evidence = Evidence(
    id: "0101/data/keys.txt", bundle: Digest(bytes: [UInt8](repeating: 1, count: 32)), path: "data/keys.txt",
    digest: Digest(bytes: [UInt8](repeating: 2, count: 32)), item: "key rotation",
    controls: [control(Framework.iso27001, "A.8.24")], collected: Instant(secondsSinceEpoch: 1_779_000_000),
    expires: Instant(secondsSinceEpoch: 1_790_000_000), sufficiency: .met)

  static var findings: [Finding] {
    var decision = ControlDecision(control(Framework.iso27001, "A.5.15"))
    decision.grade = .minor
    decision.action = "=Review access, then approve it"
    decision.owner = "IT lead; \"ops\""
    decision.due = CalendarDate("2026-12-01")
    decision.effort = 2.5
    return [
      Finding(
        catalog: Framework.iso27001, control: catalogs[0].controls[0], state: .notAssessed, asserted: .notAssessed,
        evidenced: .none, text: "No claim and no evidence speaks of it."),
      Finding(
        catalog: Framework.iso27001, control: catalogs[0].controls[1], state: .planned, asserted: .planned,
        evidenced: .none, decision: decision, text: "Planned, not done."),
      Finding(
        catalog: Framework.iso27001, control: catalogs[0].controls[2], state: .conforms, asserted: .conforms,
        evidenced: .fresh,
        claims: [.init(claim: claim, link: claim.controls[0], state: .conforms, restriction: "")],
        evidence: [.init(evidence: evidence, standing: .fresh)], text: "Asserted in full. Fresh evidence is sealed."),
      Finding(
        catalog: Framework.gdpr, control: catalogs[1].controls[0], state: .gap, asserted: .gap, evidenced: .none,
        claims: [.init(claim: claim, link: claim.controls[0], state: .gap, restriction: "not done")],
        text: "Stated as not done.",
        coverage: [
          .init(control: control(Framework.iso27001, "A.8.24"), relationship: .intersectsWith, state: .conforms)
        ]),
    ]
  }

  static var analysis: GapAnalysis {
    GapAnalysis(
      organisation: "Example & Co", time: time, catalogs: catalogs, findings: findings,
      roadmap: [
        .init(
          control: control(Framework.gdpr, "32(1)(a)"), title: "Encryption", state: .gap,
          closes: [control(Framework.gdpr, "32(1)(a)")], advances: [control(Framework.iso27001, "A.5.15")])
      ],
      documentedInformation: [
        .init(
          demand: .init(
            clause: "6.1.2", control: "6.1.2", title: "Risk assessment process", kind: "document",
            lookedFor: "criteria", terms: []),
          places: [
            .init(
              kind: .mention, document: "trust", file: "trust.md", lines: 9...9, words: hostile, date: nil,
              approval: nil)
          ], defects: [.mentionedOnly])
      ],
      changes: [
        .init(
          control: control(Framework.iso27001, "A.5.15"), before: nil, wasEvidenced: false, after: .planned,
          isEvidenced: false)
      ])
  }

  static var statement: StatementOfApplicability {
    let entries = findings.filter { $0.control.kind == "annex" }.enumerated().map { index, finding in
      StatementOfApplicability.Entry(
        finding: finding, necessary: index == 0 ? nil : true,
        inclusion: index == 0 ? [] : [.init(.risk, reference: "R-1", text: "Stolen laptops")], exclusion: "",
        owner: "CISO", responsibility: .shared, review: nil)
    }
    return StatementOfApplicability(
      organisation: "Example & Co", scope: ["Example product"], time: time,
      approval: .init(version: 2, approver: "Ada Example", time: time), entries: entries)
  }
}

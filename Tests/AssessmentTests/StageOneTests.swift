import Assessment
import Model
import Testing

@Suite struct StageOneTests {
  private let policy = DocumentedInformation.Demand(
    clause: "5.2", control: "5.2", title: "Information security policy", kind: "document", lookedFor: "approval",
    terms: ["information security policy"])
  private let review = DocumentedInformation.Demand(
    clause: "9.3.3", control: "9.3.3", title: "Management review results", kind: "record", lookedFor: "minutes",
    terms: ["management review"])

  private func item(
    _ demand: DocumentedInformation.Demand, _ documents: [Document], _ claims: [Claim], _ evidence: [Evidence] = []
  ) -> DocumentedInformation {
    StageOne(documents: documents, claims: claims, evidence: evidence, time: Sample.time).item(for: demand)
  }

  @Test func silenceIsMissingAndMentionIsNoDocument() {
    #expect(item(policy, [], []).defects == [.missing])
    let mention = Sample.claim("c", .inPlace, [], text: "Staff sign the information security policy.")
    let found = item(policy, [Sample.document("trust")], [mention])
    #expect(found.defects == [.mentionedOnly])
    #expect(found.places.first?.file == "trust.md" && found.places.first?.lines == 3...3)
    var planned = mention
    planned.modality = .planned
    #expect(item(policy, [], [planned]).defects == [.planned])
    var negated = mention
    negated.modality = .negated
    #expect(item(policy, [], [negated]).defects == [.missing])
  }

  @Test(arguments: [
    ("Approved by: Ada Example, CEO", Modality.context, true),
    ("This policy is approved by the board.", .inPlace, true),
    ("Access requests are approved by the manager.", .inPlace, false),
    ("This policy will be approved by the board.", .planned, false),
    ("Approval:", .context, false),
    ("Version 3.1, approved by the managing director.", .inPlace, true),
  ])
  func approvalIsTheDocumentsOwn(line: String, modality: Modality, isApproved: Bool) {
    let document = Sample.document("isp", title: "Information Security Policy", asOf: "2026-01-02")
    let found = item(policy, [document], [Sample.claim("c", modality, [], text: line, document: "isp")])
    #expect(found.defects == (isApproved ? [] : [.unapproved]))
  }

  @Test func dateIsTheDocumentsOwn() {
    let found = item(
      policy, [Sample.document("isp", title: "Information security policy")],
      [Sample.claim("c", .context, [], text: "Approved by the board", document: "isp")])
    #expect(found.defects == [.undated])
    let heading = Sample.claim("c", .inPlace, [], section: ["Information-security policy"])
    #expect(item(policy, [Sample.document("trust", asOf: "2026-01-02")], [heading]).defects == [.unapproved])
  }

  @Test func recordsMayBeSealed() {
    let sealed = Sample.evidence("minutes", control: ControlReference(Framework.iso27001, "9.3.3"))
    #expect(item(review, [], [], [sealed]).defects == [])
    #expect(item(policy, [], [], [Sample.evidence("x", control: ControlReference(Framework.iso27001, "5.2"))]).isOpen)
    #expect(
      item(review, [], [], [Sample.evidence("m", .notMet, control: ControlReference(Framework.iso27001, "9.3.3"))])
        .defects == [.missing])
  }
}

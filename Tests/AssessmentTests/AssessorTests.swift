import Assessment
import Model
import Testing

@Suite struct AssessorTests {
  @Test(arguments: [
    ([Modality.inPlace], Relationship.equalTo, GapState.conforms),
    ([.inPlace], .supersetOf, .conforms),
    ([.inPlace], .subsetOf, .partial),
    ([.inPlace], .intersectsWith, .partial),
    ([.conditional], .equalTo, .partial),
    ([.planned], .equalTo, .planned),
    ([.negated], .equalTo, .gap),
    ([.context], .equalTo, .notAssessed),
    ([], .equalTo, .notAssessed),
    ([.inPlace, .negated], .equalTo, .partial),
    ([.planned, .inPlace], .subsetOf, .partial),
    ([.planned, .negated], .equalTo, .gap),
    ([.inPlace], .noRelationship, .notAssessed),
  ])
  func claimsAssertNoMoreThanTheySay(modalities: [Modality], relationship: Relationship, state: GapState) {
    let claims = modalities.enumerated().map {
      Sample.claim("c\($0.offset)", $0.element, [(Sample.keys, relationship)])
    }
    let finding = Assessor(claims: claims, evidence: [], decisions: [], time: Sample.time)
      .finding(for: Sample.keysControl, in: Framework.iso27001)
    #expect(finding.asserted == state)
    #expect(finding.state == state)
    #expect(!finding.isEvidenced)
  }

  @Test func narrowScopeAndWeakLinksNeverConform() {
    var narrow = Sample.claim("c", .inPlace, [(Sample.keys, .equalTo)])
    narrow.scope = [Parameter("plan", "Enterprise")]
    let assessor = Assessor(claims: [narrow], evidence: [], decisions: [], time: Sample.time)
    let finding = assessor.finding(for: Sample.keysControl, in: Framework.iso27001)
    #expect(finding.state == .partial)
    #expect(finding.claims[0].restriction == "only for plan Enterprise")
    var weak = Sample.claim("c", .inPlace, [(Sample.keys, .intersectsWith)])
    weak.controls[0].score = 0.6
    let silent = Assessor(claims: [weak], evidence: [], decisions: [], time: Sample.time)
    #expect(silent.finding(for: Sample.keysControl, in: Framework.iso27001).state == .notAssessed)
  }

  @Test(arguments: [
    ("Backups are not encrypted.", GapState.gap), ("We do not hold a certificate.", .gap),
    ("No customer data is sold.", .notAssessed), ("Out of scope: social engineering.", .notAssessed),
  ])
  func absenceOfAnActIsNoGap(text: String, state: GapState) {
    let claim = Sample.claim("c", .negated, [(Sample.keys, .equalTo)], text: text)
    let assessor = Assessor(claims: [claim], evidence: [], decisions: [], time: Sample.time)
    #expect(assessor.finding(for: Sample.keysControl, in: Framework.iso27001).state == state)
  }

  @Test func partsNeverAddUp() {
    let claims = (0..<50).map { Sample.claim("c\($0)", .inPlace, [(Sample.keys, .subsetOf)]) }
    let finding = Assessor(claims: claims, evidence: [Sample.evidence("e")], decisions: [], time: Sample.time)
      .finding(for: Sample.keysControl, in: Framework.iso27001)
    #expect(finding.state == .partial)
    #expect(finding.isEvidenced)
  }

  @Test func evidenceIsJudgedApartFromClaims() {
    let claim = Sample.claim("c", .inPlace, [(Sample.keys, .equalTo)])
    func finding(_ evidence: Evidence?, _ claims: [Claim]) -> Finding {
      Assessor(claims: claims, evidence: evidence.map { [$0] } ?? [], decisions: [], time: Sample.time)
        .finding(for: Sample.keysControl, in: Framework.iso27001)
    }
    #expect(finding(Sample.evidence("e"), [claim]).evidenced == .fresh)
    #expect(finding(Sample.evidence("e", expires: Sample.time), [claim]).evidenced == .stale)
    #expect(finding(Sample.evidence("e", .notMet), [claim]).evidenced == .insufficient)
    #expect(finding(Sample.evidence("e", .unknown), [claim]).evidenced == .insufficient)
    #expect(finding(nil, [claim]).evidenced == .none)
    let stale = finding(Sample.evidence("e", expires: Sample.time), [claim])
    #expect(stale.asserted == .conforms && stale.state == .conforms && !stale.isEvidenced)
    let silent = finding(Sample.evidence("e"), [])
    #expect(silent.asserted == .notAssessed && silent.state == .partial)
    #expect(finding(Sample.evidence("e", .notMet), []).state == .notAssessed)
    let planned = finding(Sample.evidence("e"), [Sample.claim("c", .planned, [(Sample.keys, .equalTo)])])
    #expect(planned.state == .planned)
  }

  @Test func peopleDecide() {
    var decision = ControlDecision(Sample.keys)
    decision.necessary = false
    let claim = Sample.claim("c", .inPlace, [(Sample.keys, .equalTo)])
    func finding(_ decision: ControlDecision) -> Finding {
      Assessor(claims: [claim], evidence: [], decisions: [decision], time: Sample.time)
        .finding(for: Sample.keysControl, in: Framework.iso27001)
    }
    #expect(finding(decision).state == .notApplicable)
    #expect(finding(decision).asserted == .conforms)
    decision.state = .gap
    #expect(finding(decision).state == .gap)
    #expect(finding(decision).text.contains("Found missing by a person."))
    decision.finding = "Keys are never rotated."
    #expect(finding(decision).text == "Keys are never rotated.")
  }

  @Test func everyRequirementHasOneFindingAndFiguresKeepApart() {
    let claims = [Sample.claim("c", .inPlace, [(Sample.keys, .equalTo), (Sample.access, .subsetOf)])]
    let assessor = Assessor(claims: claims, evidence: [Sample.evidence("e")], decisions: [], time: Sample.time)
    let findings = Sample.catalogs.flatMap(assessor.findings)
    #expect(findings.count == Sample.catalogs.reduce(0) { $0 + $1.controls.count })
    let tally = GapAnalysis.Tally(findings)
    #expect(tally.assertedCount == 2)
    #expect(tally.evidencedCount == 1)
    #expect(tally[.conforms] == 1 && tally[.partial] == 1)
    #expect(tally.evidenced[.partial] == nil)
  }
}

import Assessment
import Model
import Testing

@Suite struct ReuseTests {
  private let criterion = ControlReference(Framework.soc2, "CC6.1")
  private let point = ControlReference(Framework.gdpr, "32(1)(a)")

  private func findings(_ claims: [Claim] = []) -> [Finding] {
    let assessor = Assessor(claims: claims, evidence: [], decisions: [], time: Sample.time)
    return Sample.catalogs.flatMap(assessor.findings)
  }

  @Test func roadmapCountsEachRequirementOnce() {
    let reuse = Reuse([
      ControlRelation(Sample.keys, .supersetOf, point), ControlRelation(Sample.keys, .intersectsWith, criterion),
      ControlRelation(criterion, .supersetOf, Sample.access),
    ])
    let roadmap = reuse.roadmap(of: findings())
    #expect(roadmap.map(\.control).prefix(2) == [Sample.keys, criterion])
    #expect(roadmap[0].closes == [Sample.keys, point])
    #expect(roadmap[0].advances == [criterion])
    #expect(roadmap[0].arithmetic == "2 closed + 1 advanced × ½ = 2.5")
    #expect(roadmap[1].closes == [criterion, Sample.access])
    #expect(roadmap[1].arithmetic == "2 closed + 0 advanced × ½ = 2")
    #expect(roadmap.flatMap(\.closes).count == Set(roadmap.flatMap(\.closes)).count)
    #expect(roadmap.count == 4)
  }

  @Test func onlyCoveringRelationsClose() {
    let part = Reuse([ControlRelation(Sample.keys, .intersectsWith, criterion)]).roadmap(of: findings())
    #expect(part.first { $0.control == Sample.keys }?.closes == [Sample.keys])
    let whole = Reuse([ControlRelation(Sample.keys, .subsetOf, criterion)]).roadmap(of: findings())
    #expect(whole.first { $0.control == criterion }?.closes == [criterion, Sample.keys])
    let none = Reuse([ControlRelation(Sample.keys, .noRelationship, criterion)]).roadmap(of: findings())
    #expect(none.allSatisfy { $0.closes.count == 1 && $0.advances.isEmpty })
  }

  @Test func coverageNamesDirectionAndState() {
    let claims = [Sample.claim("c", .inPlace, [(Sample.keys, .equalTo)])]
    let covered = Reuse([ControlRelation(Sample.keys, .supersetOf, point)]).covering(findings(claims))
    let finding = covered.first { $0.reference == point }
    #expect(finding?.coverage == [.init(control: Sample.keys, relationship: .supersetOf, state: .conforms)])
    #expect(finding?.state == .notAssessed)
  }

  @Test func changesNameBothSides() {
    let analysis = GapAnalysis(
      organisation: "Example", time: Sample.time, catalogs: Sample.catalogs,
      findings: findings([Sample.claim("c", .planned, [(Sample.keys, .equalTo)])]))
    var earlier = Dictionary(
      uniqueKeysWithValues: findings().map {
        ($0.reference, GapAnalysis.Earlier(state: $0.state, isEvidenced: $0.isEvidenced))
      })
    earlier[ControlReference(Framework.soc2, "CC9.9")] = .init(state: .gap, isEvidenced: false)
    let changes = analysis.changes(since: earlier)
    #expect(changes.map(\.control.id.rawValue) == ["A.8.24", "CC9.9"])
    #expect(changes[0].before == .notAssessed && changes[0].after == .planned)
    #expect(changes[1].after == nil)
  }
}

import Catalogs
import JSON
import Model
import Testing

@Suite struct CrosswalkTests {
  private let catalogs: CatalogLibrary
  init() throws { catalogs = try Shipped.catalogs() }

  private func soc2(_ id: String) -> ControlReference { ControlReference(Framework.soc2, Identifier(id)) }
  private func iso(_ id: String) -> ControlReference { ControlReference(Framework.iso27001, Identifier(id)) }
  private func gdpr(_ id: String) -> ControlReference { ControlReference(Framework.gdpr, Identifier(id)) }

  private func pair(
    _ source: ControlReference, _ relationship: Relationship, _ target: ControlReference, _ strength: Int? = nil
  ) -> Mapping {
    Mapping(
      source, relationship, target, rationale: "\(source) \(target)", strength: strength, gap: nil, origin: "test")
  }

  @Test func compositionFollowsTheRules() {
    for other in Relationship.allCases where other != .noRelationship {
      #expect(Relationship.equalTo.composed(with: other) == other)
      #expect(other.composed(with: .equalTo) == other)
      #expect(Relationship.noRelationship.composed(with: other) == nil)
      #expect(other.composed(with: .noRelationship) == nil)
    }
    #expect(Relationship.equivalentTo.composed(with: .subsetOf) == .subsetOf)
    #expect(Relationship.subsetOf.composed(with: .subsetOf) == .subsetOf)
    #expect(Relationship.supersetOf.composed(with: .supersetOf) == .supersetOf)
    #expect(Relationship.subsetOf.composed(with: .supersetOf) == nil)
    #expect(Relationship.supersetOf.composed(with: .subsetOf) == nil)
    for other in [Relationship.subsetOf, .supersetOf, .intersectsWith] {
      #expect(Relationship.intersectsWith.composed(with: other) == nil)
      #expect(other.composed(with: .intersectsWith) == nil)
    }
    for relationship in Relationship.allCases { #expect(relationship.inverse.inverse == relationship) }
  }

  @Test func derivesWithRouteAndWeakestStrength() throws {
    let crosswalk = Crosswalk(
      [
        pair(soc2("CC6.1"), .supersetOf, iso("A.8.5"), 8), pair(iso("A.8.5"), .supersetOf, gdpr("32(1)(a)"), 5),
        pair(iso("A.8.5"), .intersectsWith, gdpr("32(1)(b)"), 6), pair(iso("A.8.5"), .noRelationship, gdpr("33(1)"), 9),
      ], catalogs: catalogs)
    let derived = crosswalk.derived(from: Framework.soc2, to: Framework.gdpr)
    #expect(derived.map(\.target) == [gdpr("32(1)(a)"), gdpr("32(1)(b)")])
    #expect(derived.map(\.relationship) == [.supersetOf, nil])
    #expect(derived.map(\.strength) == [5, nil])
    #expect(derived[0].controls == [soc2("CC6.1"), iso("A.8.5"), gdpr("32(1)(a)")])
    let back = crosswalk.derived(from: gdpr("32(1)(a)"))
    #expect(back.map(\.target) == [soc2("CC6.1")])
    #expect(back.map(\.relationship) == [.subsetOf])
  }

  @Test func everyRouteIsListedAndStatedPairsAreNotDerived() {
    let crosswalk = Crosswalk(
      [
        pair(soc2("CC6.1"), .intersectsWith, iso("A.8.5")), pair(soc2("CC6.1"), .intersectsWith, iso("A.5.17")),
        pair(iso("A.8.5"), .intersectsWith, gdpr("32(1)(b)")), pair(iso("A.5.17"), .intersectsWith, gdpr("32(1)(b)")),
        pair(soc2("CC6.1"), .intersectsWith, gdpr("25(2)")), pair(iso("A.8.5"), .intersectsWith, gdpr("25(2)")),
      ], catalogs: catalogs)
    let derived = crosswalk.derived(from: Framework.soc2, to: Framework.gdpr)
    #expect(derived.map(\.target) == [gdpr("32(1)(b)"), gdpr("32(1)(b)")])
    #expect(Set(derived.map { $0.controls[1] }) == [iso("A.8.5"), iso("A.5.17")])
  }

  @Test func whatIsOpenIsNeverCoverage() throws {
    let crosswalk = try Shipped.crosswalk(catalogs)
    for pair in [
      (Framework.soc2, Framework.gdpr), (Framework.soc2, Framework.iso27001), (Framework.iso27001, Framework.gdpr),
    ] {
      for derivation in crosswalk.derived(from: pair.0, to: pair.1) {
        let relationships = derivation.route.map(\.relationship)
        #expect(!relationships.contains(.noRelationship))
        if relationships.contains(.intersectsWith) { #expect(derivation.relationship?.coversTarget != true) }
        #expect(derivation.route.count >= 2)
      }
    }
  }

  @Test func theLaterStatementOfAPairWins() {
    let crosswalk = Crosswalk(
      [pair(soc2("CC6.1"), .intersectsWith, iso("A.8.5"), 3), pair(soc2("CC6.1"), .supersetOf, iso("A.8.5"), 9)],
      catalogs: catalogs)
    #expect(crosswalk.stated(from: Framework.soc2, to: Framework.iso27001).map(\.strength) == [9])
    #expect(crosswalk.contradictions.count == 1)
  }

  @Test func circlesAndUnequalInversesAreObjectedTo() {
    let circle = Crosswalk(
      [
        pair(soc2("CC6.1"), .subsetOf, iso("A.8.5")), pair(iso("A.8.5"), .subsetOf, gdpr("32(1)(b)")),
        pair(gdpr("32(1)(b)"), .equivalentTo, soc2("CC6.1")),
      ], catalogs: catalogs)
    #expect(circle.contradictions.contains { $0.hasSuffix("closes a circle of subsets") })
    let inverse = Crosswalk(
      [pair(soc2("CC6.1"), .subsetOf, iso("A.8.5")), pair(iso("A.8.5"), .subsetOf, soc2("CC6.1"))], catalogs: catalogs)
    #expect(inverse.contradictions.contains { $0.contains("but its inverse subset-of") })
  }

  @Test(arguments: [
    (
      "source: soc2\ntarget: iso27001\npairs:\n  - source: CC6.1\n    targets:\n      - { id: A.5.99, relationship: subset-of, rationale: x }\n",
      "c.yaml:6:15: unknown control 'A.5.99' in iso27001 (did you mean 'A.5.9'?)"
    ),
    (
      "source: soc2\ntarget: iso27001\npairs:\n  - source: CC6.1\n    targets:\n      - { id: A.5.9, relationship: subset, rationale: x }\n",
      "c.yaml:6:36: unknown relationship 'subset' (did you mean 'subset-of'?)"
    ),
    (
      "source: soc2\ntarget: iso27001\npairs:\n  - source: CC6.1\n    targets:\n      - { id: A.5.9, relationship: subset-of }\n",
      "c.yaml:6:9: 'rationale' is missing"
    ),
    ("source: soc3\ntarget: iso27001\npairs: []\n", "c.yaml:1:9: unknown catalog 'soc3' (did you mean 'soc2'?)"),
    ("source: soc2\ntarget: iso27001\npair: []\n", "c.yaml:3:1: unknown key 'pair' (did you mean 'pairs'?)"),
  ])
  func badFilesAreRefusedWithTheirPlace(_ text: String, _ message: String) {
    #expect(refusal { try CrosswalkFile(yaml: Array(text.utf8), file: "c.yaml", catalogs: catalogs) } == message)
  }

  @Test func aTableIsReadAndWrittenAsYAML() throws {
    let text =
      "source,target,relationship,strength,basis,route,rationale\nCC6.1,5.1,intersects-with,4,stated,,\"Says \"\"why\"\"\"\nCC6.2,A.5.16,superset-of,9,derived,,x\n"
    let mappings = try CrosswalkTable.read(
      Array(text.utf8), file: "t.csv", from: Framework.soc2, to: Framework.iso27001, catalogs: catalogs)
    #expect(mappings.map(\.target) == [iso("5.1")])
    let yaml = CrosswalkFile.yaml(mappings, from: Framework.soc2, to: Framework.iso27001)
    let again = try CrosswalkFile(yaml: Array(yaml.utf8), file: "t.csv", catalogs: catalogs).mappings
    #expect(again == mappings)
    #expect(
      refusal { try CrosswalkTable.read(Array(text.utf8), file: "t.csv", catalogs: catalogs) }
        == "t.csv:2:7: '5.1' could mean two controls (write 'A.5.1' or 'iso27001:5.1')")
  }
}

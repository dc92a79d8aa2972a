import JSON
import Model
import Reports
import Testing

@Suite struct MappingCollectionTests {
  private let collection: MappingCollection

  init() throws {
    let soc2 = Catalog(
      id: Framework.soc2, title: "SOC 2", edition: "2017",
      controls: [
        Control(id: "CC8.1", title: "Change", group: "CC8", kind: "criterion"),
        Control(id: "P5.1", title: "Access", group: "P", kind: "criterion"),
      ])
    let gdpr = Catalog(
      id: Framework.gdpr, title: "GDPR", edition: "2016/679",
      controls: [
        Control(id: "25(1)", title: "Design", group: "25", kind: "article"),
        Control(id: "32(1)(a)", title: "Encryption", group: "32", kind: "article"),
      ])
    collection = MappingCollection(
      mappings: [
        Mapping(
          ControlReference(Framework.soc2, "CC8.1"), .intersectsWith, ControlReference(Framework.gdpr, "25(1)"),
          rationale: "Changes are designed with protection in mind", strength: 6, gap: "Principles",
          reviewed: CalendarDate(year: 2026, month: 11, day: 21), origin: "test")
      ], catalogs: [soc2, gdpr], organisation: "Acme", time: Instant(secondsSinceEpoch: 1_790_000_000), version: "1")
  }

  @Test func holdsPairsAndGaps() throws {
    let root = try #require(try JSONValue(parsing: collection.oscal)["mapping-collection"])
    let mapping = try #require(root["mappings"]?.array?.first)
    let map = try #require(mapping["maps"]?.array?.first)
    #expect(map["relationship"] == "intersects-with")
    #expect(map["sources"]?.array?.first?["id-ref"] == "CC8.1")
    #expect(map["targets"]?.array?.first?["id-ref"] == "25(1)")
    #expect(map["remarks"] == "Changes are designed with protection in mind")
    #expect(map["qualifiers"]?.array?.first?["description"] == "Not covered: Principles")
    #expect(mapping["source-gap-summary"]?["unmapped-controls"]?.array?.first?["with-ids"] == ["soc2-P5.1"])
    #expect(mapping["target-gap-summary"]?["unmapped-controls"]?.array?.first?["with-ids"] == ["gdpr-32-1-a"])
    #expect(collection.oscal == collection.oscal)
  }

  @Test(.enabled(if: Peer.has(Peer.python + "python")))
  func trestleLoadsIt() throws {
    let (status, output) = try Peer.run(
      """
      \(Peer.python)python - <<'END'
      import pathlib
      from trestle.oscal.mapping import MappingCollection
      collection = MappingCollection.oscal_read(pathlib.Path('mapping.json'))
      assert collection.mappings[0].maps[0].relationship == 'intersects-with', collection.mappings[0].maps[0]
      END
      """, files: ["mapping.json": collection.oscal])
    #expect(status == 0, "\(output)")
  }
}

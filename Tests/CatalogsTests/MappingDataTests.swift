import Catalogs
import Model
import Testing

/// What `make lint` checks of the shipped data.
@Suite struct MappingDataTests {
  @Test func catalogsAreComplete() throws {
    let catalogs = try Shipped.catalogs()
    let iso = try #require(catalogs.catalog(Framework.iso27001)).controls
    #expect(iso.count { $0.kind == "clause" } == 30)
    #expect(iso.count { $0.kind == "annex" } == 93)
    for (chapter, count) in [(5, 37), (6, 8), (7, 14), (8, 34)] {
      #expect((1...count).allSatisfy { number in iso.contains { $0.id.rawValue == "A.\(chapter).\(number)" } })
    }
    #expect(try #require(catalogs.catalog(Framework.soc2)).controls.count == 61)
    let gdpr = Set(try #require(catalogs.catalog(Framework.gdpr)).controls.map(\.id.rawValue))
    for id in [
      "5(1)(f)", "24(1)", "25(2)", "28(3)(h)", "30(2)", "32(1)(d)", "33(1)", "34(1)", "35(7)(d)", "36(1)", "37(1)",
      "38(3)", "39(1)(b)", "44", "46(2)(c)", "49(1)(a)", "II.1", "II.18",
    ] { #expect(gdpr.contains(id), "\(id)") }
    for control in catalogs.catalogs.flatMap(\.controls) {
      #expect(!control.title.isEmpty && !control.summary.isEmpty && !control.group.isEmpty, "\(control.id)")
    }
  }

  @Test func crosswalksContradictNothing() throws {
    let crosswalk = try Shipped.crosswalk(try Shipped.catalogs())
    #expect(crosswalk.objections == [])
    #expect(crosswalk.mappings.count > 600)
    #expect(crosswalk.mappings.allSatisfy { $0.reviewed != nil && $0.strength != nil && $0.method == "human" })
    // A pair that covers its target leaves nothing open; every other one says what it leaves open.
    #expect(
      crosswalk.mappings.allSatisfy {
        $0.relationship.coversTarget || $0.relationship == .equivalentTo || $0.gap != nil
      })
  }

  @Test func everyCriterionOfSOC2HasAPair() throws {
    let crosswalk = try Shipped.crosswalk(try Shipped.catalogs())
    #expect(crosswalk.unmapped(in: Framework.soc2, to: Framework.iso27001) == [])
  }

  @Test func phrasesNameControlsThatExist() throws {
    _ = try Shipped.mapper(try Shipped.catalogs())
  }

  @Test func topicsNameControlsThatExist() throws {
    let catalogs = try Shipped.catalogs()
    for topic in try Shipped.topics() {
      for control in topic.controls { #expect(catalogs[control] != nil, "\(topic.id): \(control)") }
    }
  }
}

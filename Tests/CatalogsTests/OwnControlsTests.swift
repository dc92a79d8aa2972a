import Catalogs
import JSON
import Model
import Testing

@Suite struct OwnControlsTests {
  private let catalogs: CatalogLibrary
  init() throws { catalogs = try Shipped.catalogs() }

  private func read(_ text: String, _ file: String) throws -> OwnControls {
    try OwnControls(Array(text.utf8), file: file, catalogs: catalogs)
  }

  @Test func readsYAML() throws {
    let own = try read(
      """
      catalog: acme
      title: Acme's controls
      controls:
        - id: BC-1
          title: Restore test
          description: >
            Backups are restored
            and checked.
          owner: Head of IT
          state: planned
          frequency: quarterly
          evidence: [report]
          maps: [A.8.13, { to: "soc2:A1.3", relationship: superset-of, strength: 7, rationale: Tests recovery }]
      """, "controls/acme.yaml")
    let control = try #require(own.controls.first)
    #expect(control.reference.description == "acme:BC-1")
    #expect(control.description == "Backups are restored and checked.")
    #expect(control.state == .planned && control.owner == "Head of IT" && control.frequency == "quarterly")
    #expect(control.lines == 4...13)
    #expect(own.mappings.map(\.target.description) == ["iso27001:A.8.13", "soc2:A1.3"])
    #expect(own.mappings.map(\.relationship) == [.intersectsWith, .supersetOf])
    #expect(OwnControls.catalogs(of: [own, own]).map(\.catalog.controls.count) == [1])
  }

  @Test func readsCSV() throws {
    let own = try read(
      "Control ID,Name,Status,Mapped IDs\nX-1,\"Screen\nlock\",implemented,A.7.7; CC6.1\nX-2,Other,,\n",
      "controls/desk.csv")
    #expect(own.catalog == "desk")
    #expect(own.controls.map(\.lines) == [2...3, 4...4])
    #expect(own.controls.map(\.state) == [.implemented, nil])
    #expect(own.mappings.count == 2)
  }

  @Test(arguments: [
    ("id,titel\nA,b\n", "a.csv", "a.csv:1:4: unknown column 'titel' (did you mean 'title'?)"),
    (
      "id,title,state\nA,b,implementd\n", "a.csv", "a.csv:2:5: unknown state 'implementd' (did you mean 'implemented'?)"
    ),
    ("id,title\nA,b\nA,c\n", "a.csv", "a.csv:3:1: duplicate control 'A', first at line 2"),
    (
      "id,title,maps\nA,b,\"A.8.5\nCC6.99\"\n", "a.csv",
      "a.csv:2:5: unknown control 'CC6.99' in soc2 (did you mean 'CC6.1'?)"
    ),
    ("id,id\nA,b\n", "a.csv", "a.csv:1:4: two columns hold the id"),
    ("controls:\n  - id: A\n    titel: t\n", "a.yaml", "a.yaml:3:5: unknown key 'titel' (did you mean 'title'?)"),
    (
      "controls:\n  - id: A\n    title: t\n  - id: A\n    title: u\n", "a.yaml",
      "a.yaml:4:5: duplicate control 'A', first at line 2"
    ),
    ("catalog: soc2\ncontrols: []\n", "a.yaml", "a.yaml: 'soc2' is the name of a framework (name the file otherwise)"),
  ])
  func badFilesAreRefusedWithTheirPlace(_ text: String, _ file: String, _ message: String) {
    #expect(refusal { try read(text, file) } == message)
  }

  @Test func readsOSCAL() throws {
    let catalog = try MappingDocument.catalog(
      JSONValue(
        parsing: """
          {"catalog": {"metadata": {"title": "House rules", "version": "3"}, "groups": [{"title": "Access", "controls": [
            {"id": "h-1", "title": "Doors", "parts": [{"prose": "Doors  are\\nlocked."}], "controls": [{"id": "h-1.1", "title": "Keys"}]}]}]}}
          """), id: "house", file: "h.json")
    #expect(catalog.controls.map(\.id) == ["h-1", "h-1.1"])
    #expect(catalog.controls[0].summary == "Doors are locked.")
    let again = try CatalogFile(yaml: Array(CatalogFile.yaml(catalog).utf8), file: "h.yaml").catalog
    #expect(again == catalog)
  }
}

import Catalogs
import JSON
import Model

extension FuzzTarget {
  /// Catalogs, crosswalks, controls and identifiers that a company brings.
  static let mappings = FuzzTarget("mappings") { bytes in
    let catalogs = try CatalogLibrary(
      [("soc2", "CC6.1"), ("iso27001", "A.8.5"), ("gdpr", "32(1)(a)")].map { name, id in
        CatalogFile(
          Catalog(
            id: Identifier(name), title: name, edition: "1",
            controls: [Control(id: Identifier(id), title: "t", group: "g", kind: "k")]))
      })
    _ = try? catalogs.reference(String(decoding: bytes, as: UTF8.self))
    if let file = try? CatalogFile(yaml: bytes, file: "fuzz.yaml") {
      let again = try CatalogFile(yaml: Array(CatalogFile.yaml(file.catalog).utf8), file: "again.yaml")
      precondition(again.catalog.controls.map(\.id) == file.catalog.controls.map(\.id), "ids must survive writing")
    }
    let files = [
      try? CrosswalkFile(yaml: bytes, file: "fuzz.yaml", catalogs: catalogs).mappings,
      try? CrosswalkTable.read(bytes, file: "fuzz.csv", catalogs: catalogs),
      try? MappingDocument.mappings(JSONValue(parsing: bytes), file: "fuzz.json", catalogs: catalogs),
      try? OwnControls(bytes, file: "controls/fuzz.yaml", catalogs: catalogs).mappings,
      try? OwnControls(bytes, file: "controls/fuzz.csv", catalogs: catalogs).mappings,
    ]
    let crosswalk = Crosswalk(files.compactMap { $0 }.flatMap { $0 }, catalogs: catalogs)
    _ = crosswalk.contradictions
    _ = crosswalk.derived(from: Framework.soc2, to: Framework.gdpr)
    let phrases = try PhraseFile(
      yaml: Array(
        "subjects:\n  - subject: a\n    iso27001: A.8.5\n    phrases: sign* + in - out ^2, organi*ation\n".utf8),
      file: "phrases.yaml", catalogs: catalogs)
    _ = ClaimMapper(catalogs: catalogs, phrases: phrases).controls(text: String(decoding: bytes, as: UTF8.self))
    _ = try? PhraseFile(yaml: bytes, file: "fuzz.yaml", catalogs: catalogs)
  }
}

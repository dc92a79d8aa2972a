import Catalogs
import Model
import YAML

extension Session {
  /// What ISO/IEC 27001 demands to be documented, from the data files.
  func documentedInformationDemands(_ catalogs: CatalogLibrary) throws -> [DocumentedInformation.Demand] {
    let path = "mappings/assessments/iso27001-documented-information.yaml"
    let root = try YAMLNode.parse(try data(path), file: dataLocation(path))
    try root.allow(only: ["items"])
    return try (root["items"]?.sequence(of: "'items'") ?? []).map { node in
      try node.allow(only: ["clause", "control", "title", "kind", "looks_for", "terms"])
      let control = try catalogs.control(
        named: try node.string("control"), in: Framework.iso27001, at: node["control"]?.location ?? node.location)
      let kind = try node.string("kind")
      guard kind == "document" || kind == "record" else {
        throw node.failure("'kind' must be document or record")
      }
      return DocumentedInformation.Demand(
        clause: try node.string("clause"), control: control.id, title: try node.string("title"), kind: kind,
        lookedFor: try node.string("looks_for"), terms: try node.strings("terms"))
    }
  }
}

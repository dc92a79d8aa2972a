import Catalogs
import Foundation
import Model

/// The data that the program ships, read from the source tree.
enum Shipped {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
  }

  static func catalogs() throws -> CatalogLibrary {
    try CatalogLibrary(
      ["soc2", "iso27001", "gdpr"].map {
        try CatalogFile(yaml: try bytes("mappings/catalogs/\($0).yaml"), file: "\($0).yaml")
      })
  }

  static func crosswalk(_ catalogs: CatalogLibrary) throws -> Crosswalk {
    let folder = root.appendingPathComponent("mappings/crosswalks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
      .sorted()
    return Crosswalk(
      try files.flatMap {
        try CrosswalkFile(yaml: try bytes("mappings/crosswalks/\($0)"), file: $0, catalogs: catalogs).mappings
      }, catalogs: catalogs)
  }

  static func mapper(_ catalogs: CatalogLibrary, topics: [Topic] = [], own: [Mapping] = []) throws -> ClaimMapper {
    ClaimMapper(
      catalogs: catalogs,
      phrases: try PhraseFile(yaml: try bytes("mappings/phrases.yaml"), file: "phrases.yaml", catalogs: catalogs),
      topics: topics, own: own)
  }

  static func topics() throws -> [Topic] {
    let folder = root.appendingPathComponent("mappings/topics")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap {
      try TopicsFile.read(try bytes("mappings/topics/\($0)"), file: $0).topics
    }
  }
}

/// The message and hint of what a closure throws.
func refusal(_ body: () throws -> some Any) -> String {
  do { return "no failure: \(try body())" } catch let failure as Failure {
    return failure.description + (failure.hint.map { " (\($0))" } ?? "")
  } catch { return "\(error)" }
}

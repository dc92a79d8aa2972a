import Catalogs
import Files
import Language
import Model

extension Session {
  /// The words that questions and documents are read with: the shipped ones and the company's additions.
  func vocabulary() throws -> Vocabulary {
    let words = "mappings/topics.yaml"
    let families = "mappings/topics"
    var vocabulary = try TopicsFile.read(try shippedData(words), file: words)
    for path in shippedFiles(under: families) {
      TopicsFile.merge(try TopicsFile.read(try shippedData(path), file: path), into: &vocabulary)
    }
    guard let workspacePath else { return vocabulary }
    for path in [words] + Folder.files(below: workspacePath + "/" + families).sorted().map({ families + "/" + $0 }) {
      let own = workspacePath + "/" + path
      guard Folder.exists(own), own.hasSuffix(".yaml") else { continue }
      TopicsFile.merge(try TopicsFile.read(try ReadableFile.bytes(of: own), file: own), into: &vocabulary)
    }
    return vocabulary
  }

  /// The frameworks, the company's own among them.
  func catalogs() throws -> CatalogLibrary {
    try CatalogLibrary(
      dataFiles(under: "mappings/catalogs").filter { $0.hasSuffix(".yaml") }.map {
        try CatalogFile(yaml: try data($0), file: dataLocation($0))
      })
  }

  /// What ties claims to controls.
  func claimMapper(_ vocabulary: Vocabulary) throws -> ClaimMapper {
    let path = "mappings/phrases.yaml"
    let catalogs = try catalogs()
    let phrases = try PhraseFile(yaml: try data(path), file: dataLocation(path), catalogs: catalogs)
    return ClaimMapper(
      catalogs: catalogs, phrases: phrases, topics: vocabulary.topics,
      own: try controlFiles(catalogs).flatMap(\.mappings))
  }
}

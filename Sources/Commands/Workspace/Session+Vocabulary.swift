import Catalogs
import Files
import Language
import Model

extension Session {
  /// The words that questions and documents are read with, compiled: the shipped ones and the company's additions.
  func compiledVocabulary() throws -> CompiledVocabulary {
    if let compiled { return compiled }
    let sources = try vocabularySources()
    let kept = workspacePath.map { KeptVocabulary($0, sources) }
    let vocabulary: CompiledVocabulary
    if let known = kept?.read() {
      vocabulary = known
    } else {
      vocabulary = CompiledVocabulary(try Self.vocabulary(of: sources))
      keepsVocabulary = kept.map { kept in { kept.write(vocabulary) } }
    }
    compiled = vocabulary
    return vocabulary
  }

  /// The lexicon of questions and documents.
  func lexicon() throws -> Lexicon { Lexicon(try compiledVocabulary()) }

  /// Keeps the vocabulary for the next commands, where this one had to compile it.
  func keepVocabulary() {
    keepsVocabulary?()
    keepsVocabulary = nil
  }

  private func vocabularySources() throws -> [VocabularySource] {
    let words = "mappings/topics.yaml"
    let families = "mappings/topics"
    var sources: [VocabularySource] = []
    for path in [words] + shippedFiles(under: families) {
      sources.append(VocabularySource(file: path, bytes: try shippedData(path)))
    }
    guard let workspacePath else { return sources }
    for path in [words] + Folder.files(below: workspacePath + "/" + families).sorted().map({ families + "/" + $0 }) {
      let own = workspacePath + "/" + path
      guard Folder.exists(own), own.hasSuffix(".yaml") else { continue }
      sources.append(VocabularySource(file: own, bytes: try ReadableFile.bytes(of: own)))
    }
    return sources
  }

  private static func vocabulary(of sources: [VocabularySource]) throws -> Vocabulary {
    var vocabulary = Vocabulary()
    for source in sources {
      TopicsFile.merge(try TopicsFile.read(source.bytes, file: source.file), into: &vocabulary)
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
  func claimMapper() throws -> ClaimMapper {
    let path = "mappings/phrases.yaml"
    let catalogs = try catalogs()
    let phrases = try PhraseFile(yaml: try data(path), file: dataLocation(path), catalogs: catalogs)
    return ClaimMapper(
      catalogs: catalogs, phrases: phrases, topics: try compiledVocabulary().vocabulary.topics,
      own: try controlFiles(catalogs).flatMap(\.mappings))
  }
}

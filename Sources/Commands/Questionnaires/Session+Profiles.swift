import Questionnaires

extension Session {
  /// Kinds of XML that can be answered: the workspace's files first, so that they win over those that ship.
  func markupProfiles() throws -> [MarkupProfile] {
    try dataFiles(under: "mappings/questionnaires").filter { $0.hasSuffix(".yaml") }.map {
      try MarkupProfile(try data($0), file: dataLocation($0))
    }
  }
}

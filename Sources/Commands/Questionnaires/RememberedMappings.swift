import JSON
import Knowledge
import Model
import Questionnaires

/// Corrections of plans, kept for files that have the same titles in the same row.
struct RememberedMappings {
  private let store: any Store

  private static let prefix = "mapping/"

  /// nil outside of a workspace.
  init?(_ session: Session) throws {
    guard session.workspacePath != nil else { return nil }
    store = try session.workspace().store
  }

  /// The mapping that was given for this layout before, or nil.
  func mapping(for source: ByteSource) throws -> ColumnMapping? {
    for (_, value) in try store.settings(prefix: Self.prefix) {
      guard let text = value["map"]?.string, let row = value["row"]?.integer,
        let titles = value["titles"]?.array?.compactMap(\.string)
      else { continue }
      let mapping = try ColumnMapping(text)
      if try Formats.titles(of: source, sheet: mapping.sheetName, row: row) == titles { return mapping }
    }
    return nil
  }

  /// Keeps a mapping for files of this layout; one without a header row has nothing to be known by.
  func remember(_ mapping: ColumnMapping, for source: ByteSource) throws {
    guard let row = mapping.headerRow,
      let titles = try Formats.titles(of: source, sheet: mapping.sheetName, row: row), !titles.isEmpty
    else { return }
    let key = Self.prefix + "\(row)/" + titles.joined(separator: "\u{1F}")
    try store.set(
      key,
      to: [
        "map": .string(mapping.description), "row": .integer(row), "titles": .array(titles.map { .string($0) }),
      ])
  }
}

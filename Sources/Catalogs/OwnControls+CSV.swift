import CSV
import Model

extension OwnControls {
  /// Headings of a table of controls, with other words for them.
  private static let headings: [(name: String, words: [String])] = [
    ("id", ["id", "control id", "control", "number", "ref"]), ("title", ["title", "name", "control name"]),
    ("description", ["description", "text", "statement", "what"]), ("owner", ["owner", "responsible"]),
    ("state", ["state", "status", "implementation", "implementation state"]),
    ("frequency", ["frequency", "cadence"]), ("maps", ["maps", "mapped", "mapped ids", "frameworks", "mapping"]),
    ("evidence", ["evidence", "evidence wanted"]),
  ]

  /// Reads a table with a heading line; mapped ids and evidence are separated by `;`, `|` or line breaks.
  mutating func read(csv bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws {
    let table = try Table(bytes, file: file)
    guard let columns = try Self.columns(of: table, file) else {
      throw Failure(
        .input, "the table has no heading line", at: .file(file),
        hint: "id,title,description,owner,state,frequency,maps,evidence")
    }
    for record in 1..<table.records.count {
      let values = table.values(record)
      if values.allSatisfy({ $0.trimmed.isEmpty }) { continue }
      let line = table.records[record].line
      func value(_ name: String) -> String {
        columns[name].flatMap { $0 < values.count ? values[$0] : nil }?.trimmed ?? ""
      }
      func place(_ name: String) -> Failure.Location { table.location(record, columns[name], in: file) }
      guard !value("id").isEmpty else { throw Failure(.input, "the control has no id", at: place("id")) }
      guard !value("title").isEmpty || !value("description").isEmpty else {
        throw Failure(.input, "the control '\(value("id"))' has neither title nor description", at: place("title"))
      }
      let last = record + 1 < table.records.count ? table.records[record + 1].line - 1 : line
      let control = OwnControl(
        reference: ControlReference(catalog, Identifier(value("id"))),
        title: value("title").isEmpty ? value("id") : value("title"), description: Self.line(value("description")),
        owner: value("owner").isEmpty ? nil : value("owner"), state: try Self.state(value("state"), at: place("state")),
        frequency: value("frequency").isEmpty ? nil : value("frequency"), evidence: Self.list(value("evidence")),
        lines: line...max(line, last))
      try add(control, at: place("id"))
      for target in Self.list(value("maps")) {
        try map(control, to: target, nil, nil, nil, at: place("maps"), origin: file, catalogs)
      }
    }
  }

  private static func columns(of table: Table, _ file: String) throws -> [String: Int]? {
    guard !table.records.isEmpty else { return nil }
    var columns: [String: Int] = [:]
    for (position, heading) in table.values(0).enumerated() where !heading.trimmed.isEmpty {
      let word = heading.trimmed.lowercased().replacing("_", with: " ")
      guard let known = headings.first(where: { $0.words.contains(word) }) else {
        let near = Spelling.nearest(to: word, among: headings.map(\.name))
        throw Failure(
          .input, "unknown column '\(heading.trimmed)'",
          at: table.location(0, position, in: file),
          hint: near.map { "did you mean '\($0)'?" } ?? "columns: \(headings.map(\.name).joined(separator: ", "))")
      }
      guard columns[known.name] == nil else {
        throw Failure(
          .input, "two columns hold the \(known.name)", at: table.location(0, position, in: file))
      }
      columns[known.name] = position
    }
    return columns["id"] == nil ? nil : columns
  }

  private static func list(_ text: String) -> [String] {
    text.split { $0 == ";" || $0 == "|" || $0 == "\n" }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

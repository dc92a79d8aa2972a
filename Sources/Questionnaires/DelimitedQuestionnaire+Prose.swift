import CSV
import Model

extension DelimitedQuestionnaire {
  /// Whether it reads like a page of text: no header names a column, few lines ask, and they form no table; or
  /// Markdown, with a table that has no place for answers somewhere in it.
  ///
  /// Where a person gave a mapping, nobody needs to ask.
  public var isProse: Bool {
    guard let found, let reading, !reading.rows.isEmpty else { return false }
    if let header = found.header, found[.answer] == nil, !isFirst(header), isRule(header + 1) { return true }
    if isTable { return false }
    if let header = found.header, table.records[header].count > 1 || isFirst(header) { return false }
    let asking = reading.rows.count { Self.asks($0.entry.question.text) }
    return asking * 2 <= reading.rows.count
  }

  /// Whether four of five filled records have the same number of fields, two at least.
  private var isTable: Bool {
    let counts = table.records.indices.filter { !isBlank($0) }.map { table.records[$0].count }
    let usual = Dictionary(grouping: counts, by: { $0 }).max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    return usual.map { $0.key > 1 && $0.value.count * 5 >= counts.count * 4 } ?? false
  }

  /// Whether a record is the line under the titles of a table in Markdown.
  private func isRule(_ record: Int) -> Bool {
    guard record < table.records.count, table.records[record].count > 1 else { return false }
    let fields = table.values(record)
    return fields.contains { $0.contains("---") } && fields.allSatisfy { $0.allSatisfy { " -:".contains($0) } }
  }

  /// Whether nothing stands above a record.
  private func isFirst(_ record: Int) -> Bool { (0..<record).allSatisfy(isBlank) }

  private func isBlank(_ record: Int) -> Bool {
    (0..<table.records[record].count).allSatisfy { table.isBlank(record, $0) }
  }

  /// Whether a text is a question or a request.
  private static func asks(_ text: String) -> Bool {
    let last = text.last { !$0.isWhitespace && !"\"'”)".contains($0) }
    if last == "?" { return true }
    let first = text.drop { !$0.isLetter }.prefix { $0.isLetter }
    return requests.contains(first.lowercased())
  }

  private static let requests: Set<String> = [
    "describe", "explain", "list", "provide", "please", "state", "specify", "attach", "name", "detail", "outline",
    "confirm", "indicate", "bitte", "beschreiben", "nennen", "erläutern",
  ]
}

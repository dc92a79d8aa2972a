import CSV
import Model

/// A questionnaire in delimited text; only the bytes of answer and comment cells are ever written.
public struct DelimitedQuestionnaire: Questionnaire {
  let table: CSV.Table
  let original: [UInt8]
  let file: String
  let found: Layout.Table?
  /// The fields of the widest record of the table, behind which columns are added.
  let width: Int
  let reading: RowReading?

  /// Reads a file's bytes.
  ///
  /// - Throws: `Failure` with `file:line:column` where it is no delimited text.
  public init(_ bytes: [UInt8], file: String, mapping: ColumnMapping? = nil) throws {
    table = try CSV.Table(bytes, file: file)
    original = bytes
    self.file = file
    let grid = DelimitedGrid(table: table)
    var found = Layout(of: grid, mapping: mapping).tables.first ?? Layout.byContent(grid)
    // Columns that are not there are added at the end, each in its turn.
    width = found?.width(in: grid) ?? 0
    for role in [Role.answer, .comment] where (found?[role] ?? 0) >= max(width, 1) { found?.columns[role] = nil }
    self.found = found
    if let mapping, found?[.question] == nil { throw mapping.unfound(in: file) }
    var pool = IdentifierPool()
    reading = found.map { RowReading($0, of: grid, uniquing: &pool) }
  }

  /// What was recognised.
  public func plan() -> Plan {
    var plan = Plan(format: "CSV", detail: table.dialect.summary)
    guard let found, let reading else {
      plan.warnings.append("no column of questions was found; --map question=C,answer=E,header=1 names one")
      return plan
    }
    var part = Plan.Part(
      name: "", header: found.header.map { $0 + 1 }, confidence: found.confidence, reasons: found.reasons)
    for (role, column) in found.columns.map({ ($0.key, $0.value) }) + found.sections.map({ (Role.section, $0) }) {
      part.columns.append(
        .init(role: role, place: CSV.Table.letters(column), title: found.header.map { table[$0, column] } ?? ""))
    }
    part.columns.sort { ($0.place.utf8.count, $0.place) < ($1.place.utf8.count, $1.place) }
    if found[.answer] == nil { part.reasons.append("no answer column: one is added at the end") }
    if found[.comment] == nil { part.reasons.append("no comment column: one is added at the end") }
    part.questions = reading.rows.count
    part.answered = reading.rows.filter { $0.entry.existing != nil }.count
    part.skipped = reading.skipped
    plan.parts = [part]
    let formulas = table.records.indices.filter { record in
      (0..<table.records[record].count).contains { table.firstByte(record, $0) == 0x3D }
    }
    if let first = formulas.first {
      plan.warnings.append(
        "\(formulas.count) record\(formulas.count == 1 ? "" : "s") of the sender hold formulas, the first is record "
          + "\(first + 1); they stay as they are")
    }
    return plan
  }

  /// All questions in order.
  public func entries() -> [QuestionEntry] {
    (reading?.rows ?? []).map { row in
      var entry = row.entry
      entry.takesComment = true
      return entry
    }
  }

  /// The file with answers in it.
  public func writing(_ fillings: [Filling]) throws -> Written {
    guard let found, let reading else { return Written(bytes: original) }
    let wanted = Dictionary(fillings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    var edits: [CSV.Table.Edit] = []
    var answered: Set<Identifier<Question>> = []
    let answerColumn = found[.answer] ?? width
    let commentColumn = found[.comment] ?? (found[.answer] == nil ? width + 1 : width)
    var touched: Set<Int> = []
    for row in reading.rows where row.entry.isOpen {
      guard let filling = wanted[row.entry.question.id], !filling.answer.isEmpty || !filling.comment.isEmpty else {
        continue
      }
      var isWritten = false
      if !filling.answer.isEmpty {
        edits.append(.init(record: row.row, column: answerColumn, value: filling.answer))
        isWritten = true
      }
      // A comment that the customer or a colleague wrote stays.
      if !filling.comment.isEmpty, found[.comment] == nil || table[row.row, commentColumn].trimmed.isEmpty {
        edits.append(.init(record: row.row, column: commentColumn, value: filling.comment))
        isWritten = true
      }
      if isWritten {
        answered.insert(row.entry.question.id)
        touched.insert(row.row)
      }
    }
    guard !edits.isEmpty else { return Written(bytes: original) }
    if answerColumn >= width || commentColumn >= width {
      edits += addedColumns(
        found, answer: answerColumn, comment: commentColumn, width: width, edits: Set(edits.map(\.place)))
    }
    return Written(
      bytes: try table.replacing(edits, file: file), questions: answered, changedParts: [file])
  }

  /// Names for added columns, and empty fields that keep the table rectangular.
  private func addedColumns(
    _ found: Layout.Table, answer: Int, comment: Int, width: Int, edits: Set<Int>
  ) -> [CSV.Table.Edit] {
    let added = [answer, comment].filter { $0 >= width }
    guard !added.isEmpty else { return [] }
    var more: [CSV.Table.Edit] = []
    let isGerman = found.header.map { header in
      table.values(header).contains {
        ["frage", "anforderung", "antwort", "bemerkung"].contains(FoldedText.folded($0))
      }
    }
    if let header = found.header {
      for column in added {
        let name =
          column == answer ? (isGerman == true ? "Antwort" : "Answer") : (isGerman == true ? "Bemerkung" : "Comment")
        more.append(.init(record: header, column: column, value: name))
      }
    }
    for record in found.rows where table.records[record].count == width {
      for column in added where !edits.contains(record << 20 | column) {
        more.append(.init(record: record, column: column, value: ""))
      }
    }
    return more
  }
}

extension CSV.Table.Edit {
  /// The cell in one number.
  fileprivate var place: Int { record << 20 | column }
}

/// The records of a delimited file as a grid.
struct DelimitedGrid: Grid {
  let table: CSV.Table
  let name = ""
  var rowCount: Int { table.records.count }

  func number(_ row: Int) -> Int { row + 1 }
  func width(_ row: Int) -> Int { table.records[row].count }
  func text(_ row: Int, _ column: Int) -> String { table[row, column] }
  func isEmpty(_ row: Int, _ column: Int) -> Bool { table.isBlank(row, column) }
  func location(_ row: Int, _ column: Int?) -> String { "row \(row + 1)" }
}

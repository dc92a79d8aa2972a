import Archives
import CSV
import Model
import XML

/// A questionnaire in an XLSX workbook; answered sheets are edited in their own XML, other parts keep their bytes.
public final class WorkbookQuestionnaire: Questionnaire {
  /// A table of questions on a sheet.
  struct Part {
    var sheet: Int
    var table: Layout.Table
    var reading: RowReading
  }

  let original: [UInt8]
  let file: String
  let workbook: Workbook
  private(set) var sheets: [Int: Sheet] = [:]
  private var grids: [Int: SheetGrid] = [:]
  private(set) var parts: [Part] = []

  /// Reads a file's bytes.
  ///
  /// - Throws: `Failure` with `file!sheet!cell` or the part where it is no workbook that can be read.
  public init(_ bytes: [UInt8], file: String, mapping: ColumnMapping? = nil) throws {
    (original, self.file) = (bytes, file)
    workbook = try Workbook(bytes, file: file)
    for (index, sheet) in workbook.sheets.enumerated() where !sheet.isHidden { sheets[index] = try load(index) }
    let lists = Dropdowns(workbook: workbook, sheets: sheets) { [workbook, file] index in
      try Self.load(index, workbook, file)
    }
    for (index, sheet) in sheets { grids[index] = SheetGrid(sheet, workbook: workbook, index: index, lists: lists) }
    if let wanted = mapping?.sheet, !workbook.sheets.contains(where: { $0.name == wanted }) {
      let names = workbook.sheets.map { "'\($0.name)'" }.joined(separator: ", ")
      throw Failure(.usage, "--map: no sheet is called '\(wanted)'", at: .file(file), hint: "the sheets are \(names)")
    }
    var pool = IdentifierPool()
    for index in grids.keys.sorted() {
      guard let grid = grids[index], mapping?.applies(to: grid.name) ?? true else { continue }
      for table in Layout(of: grid, mapping: mapping).tables { add(table, grid, index, &pool) }
    }
    if let mapping, !parts.contains(where: { $0.table[.question] != nil }) { throw mapping.unfound(in: file) }
    // Beside a table whose header names its questions, a list's sheet with a "Status" column is none.
    if parts.contains(where: { !$0.table.isQuestionGuessed }) { parts.removeAll { $0.table.isQuestionGuessed } }
    guard parts.isEmpty else { return }
    for index in grids.keys.sorted() {
      if let grid = grids[index], let table = Layout.byContent(grid) { add(table, grid, index, &pool) }
    }
  }

  private func add(_ table: Layout.Table, _ grid: SheetGrid, _ index: Int, _ pool: inout IdentifierPool) {
    var trial = pool
    let reading = RowReading(table, of: grid, uniquing: &trial)
    // A cover with two labels under "Question" and "Answer" asks nothing.
    let looksAsked = reading.rows.contains {
      $0.entry.question.text.wordCount >= 4 || $0.entry.question.text.contains("?")
    }
    guard looksAsked || reading.rows.count >= 3 || reading.rows.isEmpty else { return }
    pool = trial
    parts.append(Part(sheet: index, table: table, reading: reading))
  }

  private func load(_ index: Int) throws -> Sheet { try Self.load(index, workbook, file) }

  private static func load(_ index: Int, _ workbook: Workbook, _ file: String) throws -> Sheet {
    let sheet = workbook.sheets[index]
    return try Workbook.reading(workbook.package, sheet.part, file) { try Sheet($0, file: file, sheet: sheet.name) }
  }

  /// What was recognised.
  public func plan() -> Plan {
    var plan = Plan(format: "XLSX", detail: "\(workbook.sheets.count) sheet\(workbook.sheets.count == 1 ? "" : "s")")
    for found in parts {
      guard let grid = grids[found.sheet] else { continue }
      let table = found.table
      var part = Plan.Part(
        name: grid.name, header: table.header.map { grid.number($0) }, confidence: table.confidence,
        reasons: table.reasons)
      for (role, column) in table.columns.map({ ($0.key, $0.value) }) + table.sections.map({ (Role.section, $0) }) {
        part.columns.append(
          .init(role: role, place: Table.letters(column), title: table.header.map { grid.text($0, column) } ?? ""))
      }
      part.columns.sort { ($0.place.utf8.count, $0.place) < ($1.place.utf8.count, $1.place) }
      if table[.answer] == nil { part.reasons.append("no answer column was found: nothing can be written") }
      if table[.comment] == nil { part.reasons.append("no comment column: words and citations go to the triage page") }
      part.questions = found.reading.rows.count
      part.answered = found.reading.rows.count { $0.entry.existing != nil }
      part.refused = found.reading.rows.count { $0.entry.existing == nil && $0.entry.refusal != nil }
      (part.skipped, part.domains) = (found.reading.skipped, found.reading.domains)
      let refusals = Dictionary(grouping: found.reading.rows.compactMap(\.entry.refusal), by: { $0 })
      for (reason, rows) in refusals.sorted(by: { $0.key < $1.key }) {
        part.reasons.append("\(rows.count) may not be written: \(reason)")
      }
      if grid.sheet.isProtected { part.reasons.append("the sheet is protected and stays so") }
      plan.parts.append(part)
    }
    if parts.isEmpty { plan.warnings.append("no table of questions was found; --map question=C,answer=E names one") }
    let hidden = workbook.sheets.filter(\.isHidden).map { "'\($0.name)'" }
    if !hidden.isEmpty { plan.warnings.append("hidden, read for lists only: \(hidden.joined(separator: ", "))") }
    if workbook.isSigned { plan.warnings.append("the workbook is digitally signed: any change breaks the signature") }
    return plan
  }

  /// All questions, by sheet and row.
  public func entries() -> [QuestionEntry] {
    parts.flatMap { part in
      part.reading.rows.map { row in
        var entry = row.entry
        if part.table[.answer] == nil { entry.refusal = "the sheet has no answer column" }
        entry.takesComment = commentColumn(part, row.row) != nil
        return entry
      }
    }
  }

  /// The file with answers in it.
  public func writing(_ fillings: [Filling]) throws -> Written {
    let wanted = Dictionary(fillings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    var edits: [Int: [Sheet.Edit]] = [:]
    var answered: Set<Identifier<Question>> = []
    var homeless = 0
    for part in parts {
      guard let answer = part.table[.answer] else { continue }
      for row in part.reading.rows where row.entry.isOpen {
        guard let filling = wanted[row.entry.question.id] else { continue }
        var isWritten = false
        if !filling.answer.isEmpty {
          let options = row.entry.question.options
          let isNumber = !options.isEmpty && options.allSatisfy { Double($0) != nil } && Double(filling.answer) != nil
          edits[part.sheet, default: []].append(
            .init(row: row.row, column: answer, value: filling.answer, isNumber: isNumber))
          isWritten = true
        }
        if !filling.comment.isEmpty {
          if let comment = commentColumn(part, row.row) {
            edits[part.sheet, default: []].append(.init(row: row.row, column: comment, value: filling.comment))
            isWritten = true
          } else {
            homeless += 1
          }
        }
        if isWritten { answered.insert(row.entry.question.id) }
      }
    }
    guard !edits.isEmpty else { return Written(bytes: original) }
    return try written(edits, answered: answered, homeless: homeless)
  }

  private func written(
    _ edits: [Int: [Sheet.Edit]], answered: Set<Identifier<Question>>, homeless: Int
  ) throws -> Written {
    var replacements: [String: [UInt8]] = [:]
    var notes: [String] = []
    var checks: [XMLCheck] = []
    for (index, edits) in edits {
      guard let sheet = sheets[index] else { continue }
      let part = workbook.sheets[index].part
      let xml = sheet.replacing(edits)
      checks.append(XMLCheck(xml, file: "\(file)!\(part)"))
      replacements[part] = xml
    }
    if try hasFormulas() {
      if let changed = Recalculation.requested(in: try Workbook.xml(workbook.package, workbook.part, file)) {
        replacements[workbook.part] = changed
      }
      notes.append("the workbook has formulas: scores refresh when it is opened in Excel")
    }
    if homeless > 0 {
      notes.append("\(homeless) without a free comment cell: words and citations are on the triage page")
    }
    if workbook.isSigned { notes.append("warning: the workbook's digital signature no longer holds") }
    let bytes = try workbook.package.replacing(replacements)
    for check in checks { try check.finish() }
    return Written(
      bytes: bytes, questions: answered,
      changedParts: workbook.package.entries.map(\.name).filter { replacements[$0] != nil }, notes: notes)
  }

  /// The texts of one row of a sheet, or of the first sheet that has the row.
  func titles(sheet: String?, row: Int) -> [String]? {
    for index in grids.keys.sorted() {
      guard let grid = grids[index], sheet == nil || grid.name == sheet,
        let found = (0..<grid.rowCount).first(where: { grid.number($0) == row })
      else { continue }
      return (0..<grid.width(found)).map { grid.text(found, $0) }
    }
    return nil
  }

  private func hasFormulas() throws -> Bool {
    if workbook.package.entries.contains(where: { $0.name.lowercased().hasSuffix("calcchain.xml") }) { return true }
    for index in workbook.sheets.indices where try (sheets[index] ?? load(index)).hasFormulas { return true }
    return false
  }

  /// The comment column where the row's cell is free and may be written.
  private func commentColumn(_ part: Part, _ row: Int) -> Int? {
    guard let column = part.table[.comment], let grid = grids[part.sheet], grid.refusal(row, column) == nil,
      AnswerWords.isPlaceholder(grid.text(row, column))
    else { return nil }
    return column
  }
}

import Model
import XML

/// A sheet of a workbook as a grid: texts, lists of answers, and what may be written.
final class SheetGrid: Grid {
  let name: String
  let sheet: Sheet
  private let workbook: Workbook
  private let index: Int
  private let lists: Dropdowns
  /// Columns in which the sender left cells unlocked.
  private lazy var unlockedColumns: Set<Int> = {
    var counts: [Int: Int] = [:]
    for cell in sheet.cells where isUnlocked(cell.style) { counts[Int(cell.column), default: 0] += 1 }
    return Set(counts.filter { $0.value >= 3 }.keys)
  }()

  init(_ sheet: Sheet, workbook: Workbook, index: Int, lists: Dropdowns) {
    (self.sheet, self.workbook, self.index, self.lists) = (sheet, workbook, index, lists)
    name = workbook.sheets[index].name
  }

  var rowCount: Int { sheet.rows.count }
  func number(_ row: Int) -> Int { sheet.rows[row].number + 1 }
  func width(_ row: Int) -> Int {
    sheet.rows[row].cells.last.map { Int(sheet.cells[$0].column) + 1 } ?? 0
  }
  func isHidden(_ row: Int) -> Bool { sheet.rows[row].isHidden }
  func isHiddenColumn(_ column: Int) -> Bool { sheet.isHiddenColumn(column) }

  func text(_ row: Int, _ column: Int) -> String {
    guard let cell = sheet.cell(sheet.rows[row], column) else { return "" }
    return workbook.text(of: sheet.cells[cell], in: sheet)
  }

  func isEmpty(_ row: Int, _ column: Int) -> Bool {
    sheet.cell(sheet.rows[row], column).map(isEmpty) ?? true
  }

  private func isEmpty(_ cell: Int) -> Bool {
    let found = sheet.cells[cell]
    guard !found.value.isEmpty else { return !found.isFormula }
    switch found.kind {
    case .inline: return sheet.xml.withUnsafeBufferPointer { RichText.isBlank($0, found.value) }
    case .shared: return workbook.text(of: found, in: sheet).trimmed.isEmpty
    default: return false
    }
  }

  func filled(_ row: Int, limit: Int) -> [Int] {
    sheet.rows[row].cells.lazy.map { (cell: $0, column: Int(self.sheet.cells[$0].column)) }
      .prefix { $0.column < limit }.filter { !self.isEmpty($0.cell) }.map(\.column)
  }

  func isBlank(_ row: Int) -> Bool {
    sheet.rows[row].cells.allSatisfy { sheet.cells[$0].column >= 256 || isEmpty($0) }
  }

  func choices(_ row: Int, _ column: Int) -> [String]? {
    lists.members(row: sheet.rows[row].number, column: column, in: sheet, index: index)
  }

  func likelyChoices(_ column: Int) -> [String]? { lists.only(of: column, in: sheet, index: index) }

  func isFormula(_ row: Int, _ column: Int) -> Bool {
    sheet.cell(sheet.rows[row], column).map { sheet.cells[$0].isFormula } ?? false
  }

  func invites(_ row: Int, _ column: Int) -> Bool {
    let row = sheet.rows[row]
    return sheet.validations.contains { $0.ranges.contains { $0.contains(row: row.number, column: column) } }
      || (sheet.isProtected && isUnlocked(sheet.style(row, column)))
  }

  func refusal(_ row: Int, _ column: Int) -> String? {
    let found = sheet.rows[row]
    if isFormula(row, column) { return "the cell holds a formula" }
    if sheet.isHiddenColumn(column) { return "the column is hidden" }
    if let range = sheet.merged.first(where: { $0.contains(row: found.number, column: column) }),
      range.rows.lowerBound != found.number || range.columns.lowerBound != column
    {
      return "the cell lies under a merged one"
    }
    guard sheet.isProtected, !isUnlocked(sheet.style(found, column)) else { return nil }
    // A cell that the file does not even hold has no lock of its own: its neighbours in the column tell.
    let isAbsent = sheet.cell(found, column) == nil
    return isAbsent && (unlockedColumns.contains(column) || invites(row, column)) ? nil : "the cell is locked"
  }

  func location(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "\(name)!\(number(row))" }
    return "\(name)!\(CellReference(row: sheet.rows[row].number, column: column))"
  }

  private func isUnlocked(_ style: Int32) -> Bool {
    let index = Int(style)
    return index >= 0 && index < workbook.styles.count && workbook.styles[index].isUnlocked
  }
}

extension Workbook {
  /// A cell's text as a person sees it, dates as `YYYY-MM-DD`.
  func text(of cell: Sheet.Cell, in sheet: Sheet) -> String {
    sheet.xml.withUnsafeBufferPointer { bytes in
      guard !cell.value.isEmpty else { return "" }
      if cell.kind == .inline { return RichText.characters(bytes, cell.value) }
      let value = XMLText.characters(of: bytes[cell.value])
      switch cell.kind {
      case .shared:
        guard let index = Int(value.trimmed), index >= 0, index < strings.count else { return "" }
        return strings[index]
      case .boolean: return value == "1" ? "TRUE" : "FALSE"
      case .number:
        let style = Int(cell.style)
        guard style >= 0, style < styles.count, styles[style].isDate, let serial = Double(value), serial >= 1,
          serial < 2_958_466
        else { return value }
        // Excel counts 1900-02-29, which never was; later days are counted from 1899-12-30.
        let days = Int(serial) + (usesDatesFrom1904 ? -24_107 : -25_569)
        return CalendarDate(daysSinceEpoch: days).description
      default: return value
      }
    }
  }
}

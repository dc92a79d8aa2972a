/// Resolves the lists of data validations: literal, a range on any sheet, a defined name, INDIRECT of a constant.
final class Dropdowns {
  private let workbook: Workbook
  private var sheets: [Int: Sheet]
  private let load: (Int) throws -> Sheet
  private var known: [String: [String]?] = [:]

  /// `load` reads a sheet by its index; those already read are handed in.
  init(workbook: Workbook, sheets: [Int: Sheet], load: @escaping (Int) throws -> Sheet) {
    (self.workbook, self.sheets, self.load) = (workbook, sheets, load)
  }

  /// The members of a cell's list; nil where it has none or it cannot be resolved.
  func members(row: Int, column: Int, in sheet: Sheet, index: Int) -> [String]? {
    for validation in sheet.validations {
      guard let first = validation.ranges.first,
        validation.ranges.contains(where: { $0.contains(row: row, column: column) })
      else { continue }
      let shift = (row - first.rows.lowerBound, column - first.columns.lowerBound)
      if let members = resolve(validation.formula, sheet: index, shift: shift), !members.isEmpty { return members }
    }
    return nil
  }

  /// The one list of a column, for rows that the validation's range does not reach; nil where there are several.
  func only(of column: Int, in sheet: Sheet, index: Int) -> [String]? {
    var found: [String]?
    for validation in sheet.validations {
      guard let range = validation.ranges.first(where: { $0.columns.contains(column) }),
        let members = self.members(row: range.rows.lowerBound, column: column, in: sheet, index: index)
      else { continue }
      if let found, found != members { return nil }
      found = members
    }
    return found
  }

  private func resolve(_ formula: String, sheet: Int, shift: (Int, Int), depth: Int = 0) -> [String]? {
    guard depth < 4 else { return nil }
    var formula = formula.trimmed
    if formula.hasPrefix("=") { formula = String(formula.dropFirst()).trimmed }
    if formula.hasPrefix("\"") {
      guard formula.utf8.count >= 2, formula.hasSuffix("\"") else { return nil }
      return formula.dropFirst().dropLast().split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
    if formula.uppercased().hasPrefix("INDIRECT(\""), let close = formula.dropFirst(10).firstIndex(of: "\"") {
      return resolve(
        String(formula.dropFirst(10)[..<close]), sheet: sheet, shift: (0, 0), depth: depth + 1)
    }
    let (target, reference) = split(formula, sheet: sheet)
    if let target, let range = CellRange(reference) {
      let rowShift = reference.contains("$") ? 0 : shift.0, columnShift = reference.contains("$") ? 0 : shift.1
      return values(target, range, rowShift, columnShift)
    }
    let name = formula.lowercased()
    let named =
      workbook.names.first { $0.sheet == sheet && $0.name == name }
      ?? workbook.names.first { $0.sheet == nil && $0.name == name }
    return named.flatMap { resolve($0.formula, sheet: sheet, shift: (0, 0), depth: depth + 1) }
  }

  /// `'My Lists'!$A$1:$A$3` as the sheet's index and the reference.
  private func split(_ formula: String, sheet: Int) -> (Int?, String) {
    guard let mark = formula.lastIndex(of: "!") else { return (sheet, formula) }
    var name = String(formula[..<mark])
    if name.hasPrefix("'"), name.hasSuffix("'"), name.utf8.count >= 2 {
      name = String(name.dropFirst().dropLast()).replacing("''", with: "'")
    }
    let index = workbook.sheets.firstIndex { $0.name.lowercased() == name.lowercased() }
    return (index, String(formula[formula.index(after: mark)...]))
  }

  private func values(_ index: Int, _ range: CellRange, _ rowShift: Int, _ columnShift: Int) -> [String]? {
    let key = "\(index)!\(range.rows)\(range.columns)+\(rowShift),\(columnShift)"
    if let known = known[key] { return known }
    var members: [String] = []
    if let sheet = sheet(index) {
      for row in sheet.rows where range.rows.contains(row.number - rowShift) {
        for cell in row.cells where range.columns.contains(Int(sheet.cells[cell].column) - columnShift) {
          let text = workbook.text(of: sheet.cells[cell], in: sheet)
          if !text.trimmed.isEmpty, members.count < 1000 { members.append(text) }
        }
      }
    }
    let result = members.isEmpty ? nil : members
    known[key] = result
    return result
  }

  private func sheet(_ index: Int) -> Sheet? {
    if let sheet = sheets[index] { return sheet }
    guard let sheet = try? load(index) else { return nil }
    sheets[index] = sheet
    return sheet
  }
}

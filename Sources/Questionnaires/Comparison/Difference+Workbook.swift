import Archives
import Model

extension WorkbookQuestionnaire {
  /// Compares part by part, and answered sheets cell by cell and in the bytes between the cells.
  func difference(to other: WorkbookQuestionnaire) throws -> FileDifference {
    var difference = FileDifference(format: "XLSX")
    let before = workbook.package, after = other.workbook.package
    let names = before.entries.map(\.name)
    let added = after.entries.map(\.name).filter { !names.contains($0) }
    if names != after.entries.map(\.name), added.isEmpty,
      names.allSatisfy({ name in
        after.entries.contains { $0.name == name }
      })
    {
      difference.unexpected.append("the order of the parts")
    }
    for name in names + added {
      let left = names.contains(name) ? try before.read(name) : nil
      let right = after.entries.contains { $0.name == name } ? try after.read(name) : nil
      var part = FileDifference.Part(
        name: name, before: left.map(FileDifference.digest), after: right.map(FileDifference.digest), explanation: "")
      if let left, let right {
        if left != right { part.explanation = try explain(name, left, right, other, &difference) }
      } else {
        part.explanation = left == nil ? "is new" : "is gone"
        difference.unexpected.append("\(name) \(part.explanation)")
      }
      difference.parts.append(part)
    }
    return difference
  }

  private func explain(
    _ name: String, _ left: [UInt8], _ right: [UInt8], _ other: WorkbookQuestionnaire,
    _ difference: inout FileDifference
  ) throws -> String {
    if name == workbook.part, Recalculation.requested(in: left) == right {
      return "only asks for all formulas to be computed when it is opened"
    }
    guard let index = workbook.sheets.firstIndex(where: { $0.part == name }), let sheet = sheets[index],
      let otherIndex = other.workbook.sheets.firstIndex(where: { $0.part == name }),
      let otherSheet = other.sheets[otherIndex]
    else {
      difference.unexpected.append("\(name) differs, first at \(FileDifference.firstDifference(left, right))")
      return "differs"
    }
    let places = places(of: index)
    compare(sheet, otherSheet, index, other, places, &difference)
    let (one, two) = (masked(sheet, places), masked(otherSheet, places))
    guard one == two else {
      difference.unexpected.append(
        "\(name) outside of the answers, first at \(FileDifference.firstDifference(one, two))")
      return "differs outside of the answers"
    }
    return "without its answer and comment cells it is the same, byte for byte"
  }

  /// Answer and comment cells of a sheet's questions.
  private func places(of index: Int) -> [CellReference: FileDifference.Role] {
    var places: [CellReference: FileDifference.Role] = [:]
    for part in parts where part.sheet == index {
      guard let sheet = sheets[index] else { continue }
      for row in part.reading.rows {
        let number = sheet.rows[row.row].number
        if let column = part.table[.answer] { places[.init(row: number, column: column)] = .answer }
        if let column = part.table[.comment] { places[.init(row: number, column: column)] = .comment }
      }
    }
    return places
  }

  private func compare(
    _ left: Sheet, _ right: Sheet, _ index: Int, _ other: WorkbookQuestionnaire,
    _ places: [CellReference: FileDifference.Role], _ difference: inout FileDifference
  ) {
    let before = texts(left, workbook), after = texts(right, other.workbook)
    let cells = Set(before.keys).union(after.keys).filter { before[$0]?.text != after[$0]?.text }
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      difference.changes.append(
        .init(
          location: "\(workbook.sheets[index].name)!\(cell)", role: places[cell] ?? .other,
          before: before[cell]?.text ?? "", after: after[cell]?.text ?? ""))
    }
    let rows = Dictionary(left.rows.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    for (cell, value) in after where places[cell] != nil {
      guard let row = rows[cell.row], left.style(row, cell.column) != value.style else { continue }
      difference.unexpected.append("\(workbook.sheets[index].name)!\(cell): the cell's style")
    }
  }

  private func texts(_ sheet: Sheet, _ workbook: Workbook) -> [CellReference: (text: String, style: Int32)] {
    var texts: [CellReference: (text: String, style: Int32)] = [:]
    for row in sheet.rows {
      for index in row.cells where !sheet.cells[index].value.isEmpty || sheet.cells[index].isFormula {
        let cell = sheet.cells[index]
        texts[.init(row: row.number, column: Int(cell.column))] = (workbook.text(of: cell, in: sheet), cell.style)
      }
    }
    return texts
  }

  /// The sheet's XML without some cells.
  private func masked(_ sheet: Sheet, _ places: [CellReference: FileDifference.Role]) -> [UInt8] {
    var output: [UInt8] = []
    var copied = 0
    for row in sheet.rows {
      for index in row.cells
      where places[.init(row: row.number, column: Int(sheet.cells[index].column))] != nil {
        output += sheet.xml[copied..<sheet.cells[index].element.lowerBound]
        copied = sheet.cells[index].element.upperBound
      }
    }
    return output + sheet.xml[copied...]
  }
}

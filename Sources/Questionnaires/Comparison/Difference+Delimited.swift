import CSV

extension DelimitedQuestionnaire {
  /// Compares cell by cell, and proves by making the changes again that no other byte differs.
  func difference(to other: DelimitedQuestionnaire) throws -> FileDifference {
    var difference = FileDifference(format: "CSV")
    difference.parts = [
      .init(
        name: "file", before: FileDifference.digest(original), after: FileDifference.digest(other.original),
        explanation: "")
    ]
    guard original != other.original else { return difference }
    if table.dialect != other.table.dialect {
      difference.unexpected.append("the dialect: \(table.dialect.summary) became \(other.table.dialect.summary)")
    }
    guard table.records.count == other.table.records.count else {
      difference.unexpected.append("\(table.records.count) records became \(other.table.records.count)")
      return difference
    }
    let asked = Set((reading?.rows ?? []).map(\.row))
    var edits: [CSV.Table.Edit] = []
    for record in table.records.indices {
      let before = table.records[record].count, after = other.table.records[record].count
      if after < before { difference.unexpected.append("record \(record + 1): \(before) fields became \(after)") }
      for column in 0..<after {
        let value = other.table[record, column]
        guard column >= before || value != table[record, column] else { continue }
        edits.append(.init(record: record, column: column, value: value))
        // Empty fields that fill a record up to an added column are no change to a reader.
        guard column < before || !value.isEmpty else { continue }
        difference.changes.append(
          .init(
            location: "row \(record + 1), \(CSV.Table.letters(column))", role: role(record, column, asked),
            before: column < before ? table[record, column] : "", after: value))
      }
    }
    let rebuilt = try table.replacing(edits, file: file)
    if rebuilt == other.original {
      difference.parts[0].explanation =
        "the changes listed, made again in the first file, give the second, byte for byte"
    } else {
      difference.unexpected.append(
        "bytes outside of the cells, first at \(FileDifference.firstDifference(rebuilt, other.original))")
    }
    return difference
  }

  private func role(_ record: Int, _ column: Int, _ asked: Set<Int>) -> FileDifference.Role {
    guard let found else { return .other }
    if column >= width, record == found.header || found.rows.contains(record) { return .added }
    guard asked.contains(record) else { return .other }
    return column == found[.answer] ? .answer : column == found[.comment] ? .comment : .other
  }
}

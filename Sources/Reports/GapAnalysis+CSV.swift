import CSV
import Model

extension Rendering where Subject == GapAnalysis {
  static var gapCSV: Rendering {
    Rendering("csv") { csv(Finding.columnNames, $0.findings.map(\.row)) }
  }
}

extension Rendering where Subject == StatementOfApplicability {
  static var applicabilityCSV: Rendering {
    Rendering("csv") { csv(StatementOfApplicability.Entry.fieldNames, $0.entries.map(\.fields)) }
  }
}

private func csv(_ names: [String], _ rows: [[String]]) -> [UInt8] {
  var writer = Writer()
  writer.append(names)
  for row in rows { writer.append(row.map(Inert.field)) }
  return writer.bytes ?? []
}

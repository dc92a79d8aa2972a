import CSV
import Model

extension Table {
  /// Where a field stands, its column in bytes; where a record is too short, its line.
  func location(_ record: Int, _ column: Int?, in file: String) -> Failure.Location {
    guard let column, let field = field(record, column) else {
      return .text(file: file, line: records[record].line, column: nil)
    }
    let start = field.span.lowerBound
    let before = bytes[..<start]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // The record's first line plus the line breaks inside the fields before this one.
    let recordStart = self.field(record, 0)?.span.lowerBound ?? start
    let breaks = bytes[recordStart..<start].count { $0 == 0x0A }
    return .text(file: file, line: records[record].line + breaks, column: start - lineStart + 1)
  }
}

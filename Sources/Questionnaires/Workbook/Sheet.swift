import Model
import XML

/// One sheet's cells with their places in the sheet's own XML.
struct Sheet: Sendable {
  /// A cell that the sheet's XML holds; small, as there may be millions, of which few are looked at.
  struct Cell: Sendable {
    // No part of a package is as long as four GiB.
    private let start: UInt32, end: UInt32, valueStart: UInt32, valueEnd: UInt32
    /// The style's index.
    let style: Int32
    /// Column from 0.
    let column: UInt16
    /// What the value means.
    let kind: Kind
    /// Whether the cell holds a formula.
    let isFormula: Bool

    /// The whole element.
    var element: Range<Int> { Int(start)..<Int(end) }
    /// The characters of `v`, or of all inside `is`.
    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }

    init(column: Int, style: Int32, kind: Kind, isFormula: Bool, element: Range<Int>, value: Range<Int>) {
      (start, end) = (UInt32(element.lowerBound), UInt32(element.upperBound))
      (valueStart, valueEnd) = (UInt32(value.lowerBound), UInt32(value.upperBound))
      (self.style, self.column, self.kind, self.isFormula) = (style, UInt16(column), kind, isFormula)
    }
  }

  /// The `t` of a cell.
  enum Kind: UInt8, Sendable { case number, shared, inline, string, boolean, error, date }

  /// A row with something in it.
  struct Row: Sendable {
    /// From 0.
    var number: Int
    var isHidden: Bool
    /// The style that the row gives its cells, or nil.
    var style: Int32?
    /// The start tag.
    var tag: Range<Int>
    /// Where the content ends; the tag's end for `<row/>`.
    var end: Int
    var isEmptyTag: Bool
    /// In `Sheet.cells`, in the order of columns.
    var cells: Range<Int>
  }

  /// A list validation.
  struct Validation: Sendable {
    var ranges: [CellRange]
    var formula: String
  }

  var rows: [Row] = []
  var cells: [Cell] = []
  var validations: [Validation] = []
  var merged: [CellRange] = []
  var isProtected = false
  var hasFormulas = false
  /// First and last column, hidden, style.
  var columns: [(columns: ClosedRange<Int>, isHidden: Bool, style: Int32?)] = []
  let xml: [UInt8]

  /// The most rows and cells that are kept.
  static let rowLimit = 200_000, cellLimit = 4_000_000

  /// Reads a sheet's XML.
  ///
  /// - Throws: `Failure` with `file!sheet!cell`.
  init(_ xml: [UInt8], file: String, sheet: String) throws {
    self.xml = xml
    var reader = SheetReader(file: file, sheet: sheet)
    do {
      try xml.withUnsafeBufferPointer { try reader.read($0) }
    } catch let problem as XMLScanner.Problem {
      throw Failure(.input, problem.message, at: .cell(file: file, sheet: sheet, cell: reader.here))
    }
    (rows, cells, validations, merged) = (reader.rows, reader.cells, reader.validations, reader.merged)
    (isProtected, hasFormulas, columns) = (reader.isProtected, reader.hasFormulas, reader.columns)
  }

  /// The cell's place in `cells`, or nil.
  func cell(_ row: Row, _ column: Int) -> Int? {
    var low = row.cells.lowerBound, high = row.cells.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(cells[middle].column) < column { low = middle + 1 } else { high = middle }
    }
    return low < row.cells.upperBound && Int(cells[low].column) == column ? low : nil
  }

  /// The style that a cell has or would get: its own, else the row's, else the column's, else 0.
  func style(_ row: Row, _ column: Int) -> Int32 {
    if let cell = cell(row, column) { return cells[cell].style }
    return row.style ?? columns.first { $0.columns.contains(column) }?.style ?? 0
  }

  func isHiddenColumn(_ column: Int) -> Bool { columns.contains { $0.isHidden && $0.columns.contains(column) } }
}

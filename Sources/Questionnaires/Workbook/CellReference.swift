import CSV

/// A cell of a sheet, both numbers from 0, written `E9`.
struct CellReference: Hashable, CustomStringConvertible {
  var row: Int
  var column: Int

  /// `E9`.
  var description: String { Table.letters(column) + String(row + 1) }

  init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// Reads `E9` or `$E$9`; nil for anything else and for cells that no sheet has.
  init?(_ text: some StringProtocol) { self.init(ascii: text.utf8) }

  /// The same from bytes.
  init?(ascii text: some Sequence<UInt8>) {
    var column = 0, row = 0, letters = 0, digits = 0
    for byte in text {
      switch byte {
      case 0x24: continue
      case 0x41...0x5A where digits == 0, 0x61...0x7A where digits == 0:
        column = column * 26 + Int(byte & 0xDF) - 0x40
        letters += 1
      case 0x30...0x39 where letters > 0:
        row = row * 10 + Int(byte - 0x30)
        digits += 1
      default: return nil
      }
      guard letters <= 3, digits <= 7 else { return nil }
    }
    guard letters > 0, digits > 0, row > 0, row <= 1_048_576, column <= 16_384 else { return nil }
    (self.row, self.column) = (row - 1, column - 1)
  }
}

/// A rectangle of cells, written `A1:C4`.
struct CellRange: Hashable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// Reads `A1:C4`, `A1`, `A:A` and `4:9`; nil for anything else.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let last = parts.last else { return nil }
    if let from = CellReference(parts[0]), let to = CellReference(last) {
      rows = min(from.row, to.row)...max(from.row, to.row)
      columns = min(from.column, to.column)...max(from.column, to.column)
      return
    }
    func bare(_ part: some StringProtocol) -> String { String(part.filter { $0 != "$" }) }
    if let from = ColumnMapping.column(bare(parts[0])), let to = ColumnMapping.column(bare(last)), parts.count == 2 {
      (rows, columns) = (0...1_048_575, min(from, to)...max(from, to))
    } else if let from = Int(bare(parts[0])), let to = Int(bare(last)), from > 0, to > 0, parts.count == 2 {
      (rows, columns) = ((min(from, to) - 1)...(max(from, to) - 1), 0...16_383)
    } else {
      return nil
    }
  }

  func contains(row: Int, column: Int) -> Bool { rows.contains(row) && columns.contains(column) }

  /// The ranges of a `sqref`, separated by blanks.
  static func list(_ text: String) -> [CellRange] { text.split(separator: " ").compactMap { CellRange($0) } }
}

/// Rows and columns of texts, as a CSV file and a sheet of a workbook both are.
protocol Grid {
  /// The sheet's name; empty for CSV.
  var name: String { get }
  var rowCount: Int { get }
  /// The row's number as the file counts, from 1.
  func number(_ row: Int) -> Int
  /// Columns of the row, from 0, up to the last that is filled.
  func width(_ row: Int) -> Int
  /// The cell's text; empty where there is none.
  func text(_ row: Int, _ column: Int) -> String
  /// Whether the cell has no characters; cheaper than its text.
  func isEmpty(_ row: Int, _ column: Int) -> Bool
  /// Whether none of the first 256 columns holds anything; cheaper than asking which do.
  func isBlank(_ row: Int) -> Bool
  /// Whether a person would not see the row.
  func isHidden(_ row: Int) -> Bool
  /// Whether a person would not see the column.
  func isHiddenColumn(_ column: Int) -> Bool
  /// The members of the cell's dropdown list, or nil.
  func choices(_ row: Int, _ column: Int) -> [String]?
  /// The only list of the column, for cells that no list covers, or nil.
  func likelyChoices(_ column: Int) -> [String]?
  /// Whether the cell holds a formula.
  func isFormula(_ row: Int, _ column: Int) -> Bool
  /// Why the cell may not be written, or nil.
  func refusal(_ row: Int, _ column: Int) -> String?
  /// Whether the file invites the reader to fill the cell: a dropdown, or unlocked on a protected sheet.
  func invites(_ row: Int, _ column: Int) -> Bool
  /// The place in words, as `row 12`, `Sheet1!E17`.
  func location(_ row: Int, _ column: Int?) -> String
}

extension Grid {
  func isHidden(_ row: Int) -> Bool { false }
  func isHiddenColumn(_ column: Int) -> Bool { false }
  func choices(_ row: Int, _ column: Int) -> [String]? { nil }
  func likelyChoices(_ column: Int) -> [String]? { nil }
  func isFormula(_ row: Int, _ column: Int) -> Bool { false }
  func refusal(_ row: Int, _ column: Int) -> String? { nil }
  func invites(_ row: Int, _ column: Int) -> Bool { false }

  func isBlank(_ row: Int) -> Bool { filled(row).isEmpty }

  /// Columns that hold something, of the first `limit` columns.
  func filled(_ row: Int, limit: Int = 256) -> [Int] { (0..<min(limit, width(row))).filter { !isEmpty(row, $0) } }

  /// The cell's text without white space around it.
  func trimmed(_ row: Int, _ column: Int) -> String { text(row, column).trimmed }
}

extension String {
  /// Without white space, no-break spaces and byte order marks around it.
  var trimmed: String {
    // Most cells begin and end with a plain letter, and need no look at what Unicode calls white space.
    if let first = utf8.first, let last = utf8.last, first > 0x20, first < 0x7F, last > 0x20, last < 0x7F {
      return self
    }
    func isBlank(_ scalar: UnicodeScalar) -> Bool { scalar.properties.isWhitespace || scalar.value == 0xFEFF }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Words between white space.
  var wordCount: Int {
    var count = 0, inside = false
    for byte in utf8 {
      let blank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !blank, !inside { count += 1 }
      inside = !blank
    }
    return count
  }
}

// New workbooks over libxlsxwriter: the only importer of CXLSXWriter. The same values give the same bytes.

/// A workbook to be written.
public struct Workbook: Hashable, Sendable {
  /// The title in the file's properties.
  public var title: String
  /// The company in the file's properties.
  public var company: String
  /// The time of creation in the file's properties, in seconds since 1970.
  public var created: Int
  /// The sheets, left to right.
  public var sheets: [Sheet]

  /// Makes a workbook.
  public init(title: String, company: String = "", created: Int, sheets: [Sheet]) {
    (self.title, self.company, self.created, self.sheets) = (title, company, created, sheets)
  }
}

/// One sheet: rows of cells from `A1`.
public struct Sheet: Hashable, Sendable {
  /// The tab's name: at most 31 characters, none of `[]:*?/\`.
  public var name: String
  /// Widths of the columns, in characters.
  public var widths: [Double]
  /// The rows.
  public var rows: [[Cell]]
  /// Rows at the top that stay in view and are repeated on every printed page.
  public var frozenRows: Int
  /// Columns at the left that stay in view.
  public var frozenColumns: Int
  /// The row, from 0, whose cells get filters over all rows below; nil for none.
  public var filterRow: Int?
  /// Cells that offer a list.
  public var dropdowns: [Dropdown]

  /// Cells of a column that take only members of a list, or nothing.
  public struct Dropdown: Hashable, Sendable {
    /// The column, from 0.
    public var column: Int
    /// The rows, from 0.
    public var rows: Range<Int>
    /// The members; together at most 255 characters, commas counted.
    public var options: [String]

    /// Makes a list.
    public init(column: Int, rows: Range<Int>, options: [String]) {
      (self.column, self.rows, self.options) = (column, rows, options)
    }
  }

  /// Makes a sheet.
  public init(
    name: String, widths: [Double] = [], rows: [[Cell]], frozenRows: Int = 0, frozenColumns: Int = 0,
    filterRow: Int? = nil, dropdowns: [Dropdown] = []
  ) {
    (self.name, self.widths, self.rows) = (name, widths, rows)
    (self.frozenRows, self.frozenColumns) = (frozenRows, frozenColumns)
    (self.filterRow, self.dropdowns) = (filterRow, dropdowns)
  }
}

/// One cell. Text is never taken for a formula.
public struct Cell: Hashable, Sendable {
  /// What a cell can hold.
  public enum Value: Hashable, Sendable {
    /// Nothing.
    case empty
    /// Words, shown as they stand.
    case text(String)
    /// A figure.
    case number(Double)
  }
  /// What it holds.
  public var value: Value
  /// How it looks.
  public var style: Style

  /// Makes a cell.
  public init(_ value: Value, _ style: Style = .plain) { (self.value, self.style) = (value, style) }

  /// Makes a cell of words; empty words make an empty cell.
  public init(_ text: String, _ style: Style = .plain) {
    self.init(text.isEmpty ? .empty : .text(text), style)
  }
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
  /// Bold letters.
  public var isBold = false
  /// Points; 0 for the workbook's own.
  public var size = 0
  /// Whether long text takes several lines.
  public var wraps = true
  /// Whether the cell has thin lines around it.
  public var hasBorder = false
  /// Whether it stands to the right.
  public var isRightAligned = false
  /// The colour of the letters, as `0x1B1F24`; nil for black.
  public var ink: UInt32?
  /// The colour behind them; nil for none.
  public var fill: UInt32?

  /// Makes the plain style.
  public init() {}

  /// Wrapped text without decoration.
  public static let plain = Style()
}

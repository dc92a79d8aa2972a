/// A table of plain text that fits a terminal; where output is piped, every cell stands in full.
public struct TerminalTable: Hashable, Sendable {
  /// One column.
  public struct Column: Hashable, Sendable {
    /// The heading.
    public var title: String
    /// What happens where the terminal is too narrow.
    public var fitting: Fitting
    /// Whether cells stand at the right, as figures do.
    public var isNumeric: Bool

    /// Makes a column.
    public init(_ title: String, _ fitting: Fitting = .fixed, isNumeric: Bool = false) {
      (self.title, self.fitting, self.isNumeric) = (title, fitting, isNumeric)
    }
  }

  /// What happens to a column where the terminal is too narrow.
  public enum Fitting: Hashable, Sendable {
    /// It keeps its width.
    case fixed
    /// Its cells are cut off with `…`.
    case clipped
    /// Its cells go on in further lines.
    case wrapped
  }

  /// Columns from left to right.
  public var columns: [Column]
  /// Cells by row; missing ones are empty.
  public var rows: [[String]]

  /// Makes a table.
  public init(_ columns: [Column], rows: [[String]] = []) { (self.columns, self.rows) = (columns, rows) }

  /// The table's lines, each with a line feed, control and direction characters as visible escapes.
  public func text(width: Int) -> String {
    let cells = rows.map { row in columns.indices.map { $0 < row.count ? Visible.line(row[$0]) : "" } }
    let widths = fitted(cells, to: width)
    var text = line(columns.map { $0.title.uppercased() }, widths)
    for row in cells {
      let parts = columns.indices.map { index in
        columns[index].fitting == .wrapped ? Self.wrapped(row[index], widths[index]) : [row[index]]
      }
      for number in 0..<(parts.map(\.count).max() ?? 0) {
        text += line(parts.map { number < $0.count ? $0[number] : "" }, widths)
      }
    }
    return text
  }

  private static let gap = 2

  /// Natural widths, taken back where the whole is too wide: equally from the columns that can give, never below 12.
  private func fitted(_ cells: [[String]], to width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      cells.reduce(Visible.width(of: columns[index].title)) { max($0, Visible.width(of: $1[index])) }
    }
    guard width < Int.max else { return widths }
    var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
    while excess > 0 {
      let giving = columns.indices.filter { columns[$0].fitting != .fixed && widths[$0] > 12 }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = giving.filter { $0 != widest }.map { widths[$0] }.max() ?? 12
      let step = min(excess, max(1, widths[widest] - max(next, 12)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let shown = Visible.clipped(cell, to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - Visible.width(of: shown)))
      text += columns[index].isNumeric ? padding + shown : shown + padding
      if index + 1 < cells.count { text += String(repeating: " ", count: Self.gap) }
    }
    while text.hasSuffix(" ") { text.removeLast() }
    return text + "\n"
  }

  /// A cell in lines of a width, broken at blanks, or inside a word that is wider than the column.
  public static func wrapped(_ text: String, _ width: Int) -> [String] {
    guard Visible.width(of: text) > width, width > 0 else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, Visible.width(of: line) + 1 + Visible.width(of: String(word)) <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word)
      while Visible.width(of: line) > width {
        var head = ""
        while let first = line.first, head.isEmpty || Visible.width(of: head + String(first)) <= width {
          head.append(line.removeFirst())
        }
        lines.append(head)
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}

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
    /// It keeps its width as long as others can give; then its cells go on in further lines.
    case fixed
    /// Its cells are cut off with `…`.
    case clipped
    /// Its cells go on in further lines.
    case wrapped
    /// Its cells go into lines of their own under the row, after the column's title.
    case below
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
    let natural = columns.indices.map { index in
      cells.reduce(Visible.width(of: columns[index].title)) { max($0, Visible.width(of: $1[index])) }
    }
    let beside = columns.indices.filter { columns[$0].fitting != .below }
    let isStacked = beside.count < columns.count && !hasRoom(natural, in: width)
    let shown = isStacked ? beside : Array(columns.indices)
    let widths = fitted(natural, shown, to: width)
    let isTooWide = width < Int.max && shown.reduce(Self.gap * (shown.count - 1)) { $0 + widths[$1] } > width
    // A row that no width suits becomes lines of its own under its first cell.
    if isTooWide, shown.count > 1 { return stacked.text(width: width) }
    var text = line(columns.map { $0.title.uppercased() }, shown, widths)
    for row in cells {
      let parts = columns.indices.map { index in
        columns[index].fitting == .clipped ? [row[index]] : Self.wrapped(row[index], widths[index])
      }
      for number in 0..<(shown.map { parts[$0].count }.max() ?? 0) {
        text += line(parts.map { number < $0.count ? $0[number] : "" }, shown, widths)
      }
      if isStacked { text += under(row, width) }
    }
    return text
  }

  private static let gap = 2

  /// The same with all columns but the first one below.
  private var stacked: TerminalTable {
    var table = self
    for index in columns.indices.dropFirst() { table.columns[index].fitting = .below }
    return table
  }

  /// Whether the columns that may stand below have room for a few words each beside the others.
  private func hasRoom(_ natural: [Int], in width: Int) -> Bool {
    let least = columns.indices.map { columns[$0].fitting == .below ? min(natural[$0], 24) : natural[$0] }
    return least.reduce(Self.gap * (columns.count - 1), +) <= width
  }

  /// Natural widths, taken back where the whole is too wide: from the columns that are made to give, then from all.
  private func fitted(_ natural: [Int], _ shown: [Int], to width: Int) -> [Int] {
    var widths = natural
    guard width < Int.max else { return widths }
    var excess = shown.reduce(Self.gap * (shown.count - 1)) { $0 + widths[$1] } - width
    for (least, columns) in [(12, shown.filter { columns[$0].fitting != .fixed }), (6, shown)] {
      while excess > 0 {
        let giving = columns.filter { widths[$0] > least }
        guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
        let next = giving.filter { $0 != widest }.map { widths[$0] }.max() ?? least
        let step = min(excess, max(1, widths[widest] - max(next, least)))
        widths[widest] -= step
        excess -= step
      }
    }
    return widths
  }

  /// The cells that stand under a row, each after its column's title.
  private func under(_ row: [String], _ width: Int) -> String {
    let below = columns.indices.filter { columns[$0].fitting == .below }
    let label = below.map { Visible.width(of: columns[$0].title) }.max() ?? 0
    return below.filter { !row[$0].isEmpty }.map { index in
      let title = columns[index].title
      let head = "    \(title)\(String(repeating: " ", count: label + Self.gap - Visible.width(of: title)))"
      return Prose.fitted(head + row[index], to: width, hanging: head.count) + "\n"
    }.joined()
  }

  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    var text = ""
    for index in shown {
      let cell = Visible.clipped(cells[index], to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - Visible.width(of: cell)))
      text += columns[index].isNumeric ? padding + cell : cell + padding
      if index != shown.last { text += String(repeating: " ", count: Self.gap) }
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
        // A name is rather broken after one of its marks.
        if let mark = head.lastIndex(where: { "-/_.#:".contains($0) }) {
          line = head[head.index(after: mark)...] + line
          head = String(head[...mark])
        }
        lines.append(head)
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}

/// What the columns of some rows hold, from a sample of them.
struct Content {
  private var texts = 0
  private var wordTotals: [Int: Int] = [:]
  private var fills: [Int: Int] = [:]
  private var questionMarks: [Int: Int] = [:]
  private var distinct: [Int: Set<String>] = [:]
  private var spaced: Set<Int> = []
  private var digits: [Int: Int] = [:]
  /// Columns whose cells the file invites to fill.
  private(set) var invited: Set<Int> = []
  private var columns: Set<Int> = []

  /// Whether there was no filled row.
  var isEmpty: Bool { texts == 0 }

  init(of grid: some Grid, rows: Range<Int>, sample: Int = 200) {
    for row in rows {
      guard texts < sample else { break }
      let filled = grid.filled(row, limit: 64)
      guard filled.count > 1 || (filled.count == 1 && grid.width(row) == 1) else { continue }
      texts += 1
      for column in filled {
        let text = grid.trimmed(row, column)
        guard !text.isEmpty else { continue }
        columns.insert(column)
        fills[column, default: 0] += 1
        wordTotals[column, default: 0] += text.wordCount
        if text.hasSuffix("?") { questionMarks[column, default: 0] += 1 }
        if text.contains(" ") || text.utf8.count > 64 { spaced.insert(column) }
        if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { digits[column, default: 0] += 1 }
        distinct[column, default: []].insert(text)
      }
      for column in 0..<min(64, grid.width(row) + 8) where grid.invites(row, column) { invited.insert(column) }
    }
  }

  /// Average words of the column's filled cells.
  func words(_ column: Int) -> Double {
    guard let fill = fills[column], fill > 0 else { return 0 }
    return Double(wordTotals[column] ?? 0) / Double(fill)
  }

  /// Share of rows in which the column is filled.
  func fill(_ column: Int) -> Double { texts == 0 ? 0 : Double(fills[column] ?? 0) / Double(texts) }

  /// The column that reads most like questions: long texts, question marks count twice.
  func longest(except taken: Set<Int>) -> Int? {
    columns.subtracting(taken).sorted().max { left, right in weight(left) < weight(right) }
  }

  /// The nearest column right of the questions that the file invites to fill.
  func answerColumn(right question: Int, except taken: Set<Int>) -> Int? {
    invited.subtracting(taken).filter { $0 > question }.min() ?? invited.subtracting(taken).min()
  }

  /// A column with a different short code in nearly every row.
  func codes(except taken: Set<Int>) -> Int? {
    columns.subtracting(taken).subtracting(spaced).sorted().first { column in
      let fill = fills[column] ?? 0
      return texts >= 2 && Double(fill) >= Double(texts) * 0.9 && (distinct[column]?.count ?? 0) == fill
        && Double(digits[column] ?? 0) >= Double(fill) * 0.9
    }
  }

  private func weight(_ column: Int) -> Double {
    guard let fill = fills[column], texts > 0 else { return 0 }
    let asked = Double(questionMarks[column] ?? 0) / Double(fill)
    return words(column) * (1 + asked) * Double(fill) / Double(texts)
  }
}

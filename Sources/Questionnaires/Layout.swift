import CSV
import Model

/// The tables of questions in a grid: header rows, and what each column is for.
struct Layout {
  /// One table.
  struct Table {
    /// The header row's index, or nil where the columns were found by what they hold.
    var header: Int?
    var columns: [Role: Int] = [:]
    var sections: [Int] = []
    /// Rows below the header, by index.
    var rows: Range<Int>
    var confidence: Double
    var reasons: [String]
    /// Whether the question's column was found by what it holds, not by its header.
    var isQuestionGuessed = false

    subscript(_ role: Role) -> Int? { columns[role] }

    /// The columns of its widest row.
    func width(in grid: some Grid) -> Int {
      rows.reduce(header.map(grid.width) ?? 0) { max($0, grid.width($1)) }
    }
  }

  var tables: [Table]

  /// Finds tables under header rows, or where `mapping` says.
  init(of grid: some Grid, mapping: ColumnMapping? = nil) {
    if let mapping, mapping.applies(to: grid.name) {
      tables = [Self.table(of: grid, mapping: mapping)]
      return
    }
    tables = []
    guard let first = Self.bestHeader(of: grid, in: 0..<min(30, grid.rowCount)) else { return }
    var headers = [first]
    var row = first + 1
    while row < grid.rowCount {
      if Self.isHeader(row, of: grid) { headers.append(row) }
      row += 1
    }
    for (index, header) in headers.enumerated() {
      let end = index + 1 < headers.count ? headers[index + 1] : grid.rowCount
      if let table = Self.table(of: grid, header: header, rows: (header + 1)..<end) { tables.append(table) }
    }
  }

  /// The row among the first that names most roles; nil where none names two of them.
  private static func bestHeader(of grid: some Grid, in rows: Range<Int>) -> Int? {
    var best: (row: Int, score: Double)?
    for row in rows {
      let filled = grid.filled(row)
      guard filled.count >= 2 || (filled.count == 1 && grid.rowCount > 1) else { continue }
      var roles: [Role: Double] = [:]
      var isProse = false
      for column in filled {
        let text = grid.text(row, column)
        if text.utf8.count > 160 { isProse = true }
        for (role, score) in Role.scores(of: text) { roles[role] = max(roles[role] ?? 0, score) }
      }
      guard !isProse, roles.count >= 2 || roles[.question] == 1, roles[.question] != nil || roles[.answer] != nil
      else { continue }
      let score = roles.values.reduce(0, +) + (roles[.question] ?? 0)
      guard score >= 1.5, score > (best?.score ?? 0) + 0.001 else { continue }
      best = (row, score)
    }
    return best?.row
  }

  /// Whether a row below the first header begins another table: short cells that name question and answer exactly.
  private static func isHeader(_ row: Int, of grid: some Grid) -> Bool {
    let filled = grid.filled(row, limit: 32)
    guard filled.count >= 2 else { return false }
    var best: [Role: Double] = [:]
    // Lengths first: a row that asks something is told apart without reading its words.
    let texts = filled.map { grid.text(row, $0) }
    guard texts.allSatisfy({ $0.utf8.count <= 48 }) else { return false }
    for text in texts {
      for (role, score) in Role.named(text) ?? [:] { best[role] = max(best[role] ?? 0, score) }
    }
    return (best[.question] ?? 0) >= 0.85 && ((best[.answer] ?? 0) >= 0.85 || (best[.id] ?? 0) >= 0.9)
  }

  private static func table(of grid: some Grid, header: Int, rows: Range<Int>) -> Table? {
    var table = Table(header: header, rows: rows, confidence: 0, reasons: [])
    let columns = grid.filled(header)
    let scores = Dictionary(uniqueKeysWithValues: columns.map { ($0, Role.scores(of: grid.text(header, $0))) })
    let content = Content(of: grid, rows: rows)
    var taken: Set<Int> = []
    func title(_ column: Int) -> String { grid.trimmed(header, column) }

    func take(_ role: Role, _ rating: (Int, Double) -> Double) {
      var best: (column: Int, rating: Double)?
      for column in columns where !taken.contains(column) {
        // What a person cannot see is never asked nor answered; hidden columns hold ids.
        guard !grid.isHiddenColumn(column) || role == .id || role == .options || role == .form else { continue }
        guard let score = scores[column]?[role] else { continue }
        let rating = rating(column, score)
        if rating >= 0.3, rating > (best?.rating ?? 0) { best = (column, rating) }
      }
      guard let best else { return }
      table.columns[role] = best.column
      taken.insert(best.column)
      table.reasons.append(
        "\(CSV.Table.letters(best.column)) \u{201C}\(title(best.column))\u{201D} is the \(role.rawValue)")
      if role == .question || role == .answer { table.confidence += best.rating / 2 }
    }
    take(.question) { column, score in
      let words = content.words(column)
      return content.isEmpty ? score : score * (words < 1 ? 0.4 : words < 2.5 ? 0.7 : 1)
    }
    take(.answer) { column, score in
      grid.rowCount > rows.lowerBound && content.invited.contains(column) ? score + 0.2 : score
    }
    let answer = table[.answer]
    // Two columns may bear the same name: the one to the right of the answer, and near it, is meant.
    take(.comment) { column, score in
      score - Double(abs(column - (answer ?? column))) * 0.01 - (column < (answer ?? -1) ? 0.05 : 0)
    }
    take(.options) { $1 }
    take(.form) { $1 }
    take(.id) { column, score in content.isEmpty || content.fill(column) > 0.1 ? score : 0 }
    if table[.question] == nil {
      guard let column = content.longest(except: taken.subtracting([table[.comment] ?? -1])), content.words(column) >= 2
      else { return nil }
      table.isQuestionGuessed = true
      if table[.comment] == column {
        table.columns[.comment] = nil
        table.reasons.removeAll { $0.hasSuffix(" is the comment") }
      }
      table.columns[.question] = column
      taken.insert(column)
      table.confidence += 0.2
      table.reasons.append("\(CSV.Table.letters(column)) holds the longest texts and is taken for the question")
    }
    if table[.answer] == nil, let column = content.answerColumn(right: table[.question] ?? 0, except: taken) {
      table.columns[.answer] = column
      taken.insert(column)
      table.confidence += 0.35
      table.reasons.append(
        "\(CSV.Table.letters(column)) has answer lists or unlocked cells and is taken for the answer")
    }
    if table[.answer] == nil { table.confidence += 0.3 }
    if table[.id] == nil, let column = content.codes(except: taken) {
      table.columns[.id] = column
      taken.insert(column)
      table.reasons.append("\(CSV.Table.letters(column)) holds a different code in each row and is taken for the id")
    }
    table.sections = columns.filter { !taken.contains($0) && (scores[$0]?[.section] ?? 0) >= 0.55 }
    if !table.sections.isEmpty {
      let letters = table.sections.map { CSV.Table.letters($0) }.joined(separator: ", ")
      table.reasons.append("\(letters) \(table.sections.count == 1 ? "gives" : "give") the section")
    }
    table.confidence = min(1, table.confidence)
    return table
  }

  private static func table(of grid: some Grid, mapping: ColumnMapping) -> Table {
    let header =
      mapping.header.map { wanted in (0..<grid.rowCount).first { grid.number($0) == wanted } }
      ?? bestHeader(of: grid, in: 0..<min(30, grid.rowCount))
    let start = (header ?? -1) + 1
    var table = Table(
      header: header, rows: start..<max(start, grid.rowCount), confidence: 1, reasons: ["the columns are as --map says"]
    )
    for (role, place) in mapping.columns {
      let column = place.column { title in
        header.flatMap { header in
          grid.filled(header).first { FoldedText.folded(grid.text(header, $0)) == FoldedText.folded(title) }
        }
      }
      guard let column else { continue }
      // Answers may go where nothing stands yet; questions have to be there.
      if role == .question, !(0..<grid.rowCount).contains(where: { grid.width($0) > column }) { continue }
      if role == .section { table.sections = [column] } else { table.columns[role] = column }
    }
    return table
  }

  /// A table without any header: the column of longest texts asks.
  static func byContent(_ grid: some Grid) -> Table? {
    guard grid.rowCount > 0 else { return nil }
    let content = Content(of: grid, rows: 0..<grid.rowCount)
    guard let question = content.longest(except: []), content.words(question) >= 3 else { return nil }
    var table = Table(
      rows: 0..<grid.rowCount, confidence: 0.4,
      reasons: ["no header row; \(CSV.Table.letters(question)) holds the longest texts and is taken for the question"])
    table.columns[.question] = question
    if let id = content.codes(except: [question]) { table.columns[.id] = id }
    if let answer = content.answerColumn(right: question, except: Set(table.columns.values)) {
      table.columns[.answer] = answer
    }
    return table
  }
}

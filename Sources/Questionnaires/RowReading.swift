import CSV
import Model

/// The questions of one table in a grid.
struct RowReading {
  /// A question with the place of its answer.
  struct Row {
    var entry: QuestionEntry
    /// The row's index in the grid.
    var row: Int
  }

  var rows: [Row] = []
  var skipped: [String] = []
  var domains: [String] = []

  init(_ table: Layout.Table, of grid: some Grid, uniquing: inout IdentifierPool) {
    guard let questionColumn = table[.question] else { return }
    let header = table.header
    let bracketed = header.map { header in
      table[.answer].map { Options.inBrackets(of: grid.text(header, $0)) } ?? []
    }
    let constant = Self.constantAnswer(table, grid)
    let likely = table[.answer].flatMap { grid.likelyChoices($0) }
    var known = KnownLists()
    var section: String?
    var group: RowGroup?
    var preceding: String?
    var counts: [String: Int] = [:]
    var domainRows: [String: Int] = [:]
    var domainOrder: [String] = []
    let candidates = table.rows.filter { !grid.isBlank($0) }
    for (position, row) in candidates.enumerated() {
      if grid.isHidden(row) {
        counts["hidden row", default: 0] += 1
        continue
      }
      var text = grid.trimmed(row, questionColumn)
      // A row that offers answers without asking is asked by its heading.
      if text.isEmpty, let options = table[.options], !grid.isEmpty(row, options), let section = table.sections.last {
        text = grid.trimmed(row, section)
      }
      let next = position + 1 < candidates.count ? candidates[position + 1] : nil
      if let heading = Self.heading(row, text: text, next: next, table, grid) {
        section = heading
        counts["section row", default: 0] += 1
        continue
      }
      guard !text.isEmpty else {
        counts["row without a question", default: 0] += 1
        continue
      }
      // A total or a score asks nothing.
      if let answer = table[.answer], grid.isFormula(row, answer) {
        counts["row with a formula for an answer", default: 0] += 1
        continue
      }
      let own = table[.id].map { grid.trimmed(row, $0) } ?? ""
      let id = uniquing.unique(own, row: grid.number(row), part: grid.name)
      var question = Question(id: id, text: text)
      question.section = table.sections.map { grid.trimmed(row, $0) }.filter { !$0.isEmpty }
      if question.section.isEmpty, let section { question.section = [section] }
      if let opened = RowGroup(id: own, text: text) {
        group = opened
      } else if let group, group.holds(id: own) {
        question.group = group.label
      }
      question.location = grid.location(row, table[.answer])
      question.options = table[.options].map { known.members(of: grid.text(row, $0)) } ?? []
      var isListed = false
      if question.options.isEmpty, let answer = table[.answer], let choices = grid.choices(row, answer) ?? likely {
        isListed = grid.choices(row, answer) != nil
        question.options = choices.filter { AnswerWords.meaning(of: $0) != .placeholder }
        let name = choices.joined(separator: ", ")
        if domainRows[name] == nil { domainOrder.append(name) }
        domainRows[name, default: 0] += 1
      }
      if question.options.isEmpty, let bracketed { question.options = bracketed }
      question.form = table[.form].flatMap { Options.form(of: grid.text(row, $0)) }
      if question.form == nil, !question.options.isEmpty {
        question.form = known.isVerdictList(question.options) ? .yesNo : .choice
      }
      var wantsWords = false
      if Self.isFollowUp(text) {
        question.precedingText = preceding
        wantsWords = question.form != .text && Self.wantsWords(text)
        // "If no, describe …" wants words, whatever the header of its column offers.
        if wantsWords { (question.form, question.options) = (.text, []) }
      } else {
        preceding = text
      }
      var entry = QuestionEntry(question, takesComment: table[.comment] != nil)
      if let answer = table[.answer] {
        entry.refusal =
          grid.refusal(row, answer)
          ?? (wantsWords && isListed ? "it wants words, and the cell only takes a list's" : nil)
        let existing = grid.trimmed(row, answer)
        if !existing.isEmpty, existing != constant, !AnswerWords.isPlaceholder(existing) { entry.existing = existing }
      }
      if let comment = table[.comment] {
        let words = grid.trimmed(row, comment)
        if !AnswerWords.isPlaceholder(words) { entry.existingComment = words }
      }
      rows.append(Row(entry: entry, row: row))
    }
    skipped = counts.keys.sorted().map { name in
      let count = counts[name] ?? 0
      return count == 1 ? "1 \(name)" : "\(count) " + name.replacing("row", with: "rows", maxReplacements: 1)
    }
    domains = domainOrder.map { "\($0) (\(domainRows[$0] ?? 0) rows)" }
  }

  /// The value that stands in nearly all answer cells and is no answer, or nil.
  private static func constantAnswer(_ table: Layout.Table, _ grid: some Grid) -> String? {
    guard let answer = table[.answer], let question = table[.question] else { return nil }
    var counts: [String: Int] = [:]
    var rows = 0
    for row in table.rows where !grid.isEmpty(row, question) {
      rows += 1
      if !grid.isEmpty(row, answer) { counts[grid.trimmed(row, answer), default: 0] += 1 }
    }
    guard rows >= 10, let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      Double(most.value) >= Double(rows) * 0.9
    else { return nil }
    switch AnswerWords.meaning(of: most.key) {
    case nil, .placeholder: return most.key
    case .verdict, .notApplicable: return nil
    }
  }

  /// The heading that a row is, or nil where it asks.
  private static func heading(
    _ row: Int, text: String, next: Int?, _ table: Layout.Table, _ grid: some Grid
  ) -> String? {
    let filled = grid.filled(row)
    if text.isEmpty {
      guard filled.count == 1, case let only = grid.trimmed(row, filled[0]), only.wordCount <= 12 else { return nil }
      // A signature line ends with a colon and heads nothing.
      return only.hasSuffix(":") ? nil : only
    }
    let others = filled.filter { $0 != table[.id] && $0 != table[.question] }
    guard others.isEmpty, !text.contains("?"), text.wordCount <= 8, let next else { return nil }
    if let id = table[.id] {
      let own = grid.trimmed(row, id)
      let below = grid.trimmed(next, id)
      if own.isEmpty { return below.isEmpty ? nil : text }
      let bare = own.hasSuffix(".") ? String(own.dropLast()) : own
      return below != own && [".", "-", " "].contains { below.hasPrefix(bare + $0) } ? text : nil
    }
    // Without ids only a short title above a longer text is taken for a heading.
    let below = table[.question].map { grid.trimmed(next, $0) } ?? ""
    return text.wordCount <= 4 && !text.hasSuffix(".") && below.wordCount >= 7 && isTitle(text) ? text : nil
  }

  private static func isTitle(_ text: String) -> Bool {
    let verbs: Set<String> = [
      "describe", "explain", "list", "provide", "do", "does", "is", "are", "have", "has", "can", "will", "what",
      "which",
      "who", "how", "when", "where", "ensure", "use", "enable", "encrypt", "maintain", "implement", "disable",
      "restrict",
      "publish", "limit", "perform", "review", "test", "log", "monitor", "patch", "respond",
    ]
    guard let first = text.lowercased().split(separator: " ").first else { return false }
    return !verbs.contains(String(first))
  }

  private static let followUps = [
    "if yes", "if no", "if so", "if not", "if partial", "if any", "if applicable", "wenn ja", "wenn nein",
    "falls ja", "falls nein", "if the answer", "if you answered", "and if so", "please describe", "please explain",
    "please elaborate", "please specify",
  ]

  private static func isFollowUp(_ text: String) -> Bool {
    let folded = text.prefix(24).lowercased()
    return followUps.contains { folded.hasPrefix($0) }
  }

  private static func wantsWords(_ text: String) -> Bool {
    let words = Set(FoldedText.folded(text).split(separator: " ").map(String.init))
    return !words.isDisjoint(with: [
      "describe", "explain", "list", "specify", "provide", "elaborate", "beschreiben", "erläutern", "what", "which",
      "how", "when", "who", "where",
    ])
  }
}

/// Gives every question of a file an id of its own.
struct IdentifierPool {
  private var taken: Set<String> = []

  /// The questionnaire's own id; `row:N` where it is empty, `ID#N` where it came before, N being the row.
  mutating func unique(_ own: String, row: Int, part: String) -> Identifier<Question> {
    var id = own.isEmpty ? "row:\(row)" : own
    if taken.contains(id) { id = own.isEmpty ? "\(part)!row:\(row)" : "\(own)#\(row)" }
    if taken.contains(id) { id = "\(own.isEmpty ? "row" : own)#\(part)!\(row)" }
    while !taken.insert(id).inserted { id += "'" }
    return Identifier(id)
  }
}

/// Lists of answers that were read before: most rows of a file offer the same.
private struct KnownLists {
  private var members: [String: [String]] = [:]
  private var verdicts: [[String]: Bool] = [:]

  mutating func members(of text: String) -> [String] {
    if let found = members[text] { return found }
    let found = Options.members(of: text)
    members[text] = found
    return found
  }

  mutating func isVerdictList(_ options: [String]) -> Bool {
    if let found = verdicts[options] { return found }
    let found = AnswerWords.isVerdictList(options)
    verdicts[options] = found
    return found
  }
}

import CSV
import Knowledge
import Model
import Questionnaires
import Signing

/// Answers in a CSV or Markdown file for people without the program, and what they wrote into the CSV.
enum ReviewSheet {
  static let titles = [
    "key", "question", "verdict", "answer", "sources", "confidence", "your decision (approve/amend/reject)",
    "your verdict (yes/no/partial/planned)", "your words", "version",
  ]

  /// What an exported row stood for, so that a change on both sides is seen.
  static func version(_ item: Reviewed) -> String {
    let state =
      item.answer.verdict.rawValue + "\u{1F}" + item.answer.text + "\u{1F}" + (item.answer.value ?? "")
      + "\u{1F}" + item.record.status.rawValue
    return String(SHA256.hexadecimal(of: Array(state.utf8)).prefix(16))
  }

  static func csv(_ items: [Reviewed]) -> [UInt8] {
    // A byte order mark makes Excel read UTF-8 as what it is.
    var writer = Writer(dialect: Dialect(hasByteOrderMark: true, lineEnd: .crlf))
    writer.append(titles)
    for item in items {
      let answer = item.answer
      writer.append([
        item.name, safe(answer.questionText), proposed(answer), safe(answer.text),
        answer.citations.map { Wording.citation($0) + " \u{201C}\($0.quote)\u{201D}" }.joined(separator: "\n"),
        "\(Int((answer.confidence * 100).rounded())) %", "", "", "", version(item),
      ])
    }
    return writer.bytes ?? []
  }

  static func markdown(_ items: [Reviewed]) -> String {
    var text = "# Answers to review\n"
    for item in items {
      let answer = item.answer
      text += "\n## \(item.name)\n\n\(quoted(answer.questionText))\n\n- verdict: \(proposed(answer))\n"
      if !answer.text.isEmpty { text += "- answer: \(oneLine(answer.text))\n" }
      for warning in answer.warnings { text += "- mind: \(oneLine(warning))\n" }
      for citation in answer.citations {
        text += "- source: \(Wording.citation(citation)) “\(oneLine(citation.quote))”\n"
      }
    }
    return text
  }

  /// What one row of a returned sheet wants.
  struct Wish {
    var key: String
    var decision: String
    var verdict: String
    var words: String
    var version: String
    var line: Int

    /// Whether the answer is already as the row wants it.
    func isFulfilled(by item: Reviewed) -> Bool {
      switch decision {
      case "reject": item.answer.verdict == .notStated && item.answer.text.isEmpty && item.review != nil
      case "approve" where words.isEmpty && verdict.isEmpty: item.record.status == .approved
      default:
        item.review?.isAmended == true && (words.isEmpty || item.answer.text == words)
          && (verdict.isEmpty || item.answer.verdict.rawValue == verdict)
      }
    }
  }

  static func wishes(_ bytes: [UInt8], file: String) throws -> [Wish] {
    let table = try CSV.Table(bytes, file: file)
    guard !table.records.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    let header = table.values(0)
    func column(_ title: String) throws -> Int {
      guard let column = header.firstIndex(where: { $0.lowercased().hasPrefix(title) }) else {
        throw Failure(
          .input, "the column '\(title)' is missing", at: .text(file: file, line: 1, column: nil),
          hint: "vouch review export makes the file")
      }
      return column
    }
    let (key, decision, verdict, words, version) = (
      try column("key"), try column("your decision"), try column("your verdict"), try column("your words"),
      try column("version")
    )
    return table.records.indices.dropFirst().compactMap { row in
      let wish = Wish(
        key: table[row, key], decision: table[row, decision].lowercased().filter { $0.isLetter },
        verdict: table[row, verdict].lowercased().filter { $0.isLetter || $0 == "_" }, words: table[row, words],
        version: table[row, version], line: table.records[row].line)
      return wish.decision.isEmpty && wish.verdict.isEmpty && wish.words.isEmpty ? nil : wish
    }
  }

  private static func proposed(_ answer: Answer) -> String {
    answer.draft.map { "\(answer.verdict.rawValue) (proposal \($0.verdict.rawValue))" } ?? answer.verdict.rawValue
  }

  private static func safe(_ text: String) -> String { Wording.beginsLikeFormula(text) ? "\u{200B}" + text : text }
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n")
  }
}

import Knowledge
import Model
import Questionnaires
import Reports

/// Why a question got its verdict, with the cited lines in their context.
struct Explanation {
  let text: String

  init(_ entry: QuestionEntry, _ answer: Answer, reasoning: String, session: Session) throws {
    let question = entry.question
    var lines = ["\(question.id)" + (question.location.map { " (\($0))" } ?? "")]
    if !question.section.isEmpty { lines.append("section    \(question.section.joined(separator: " > "))") }
    lines.append("question   \(question.text)")
    if !question.options.isEmpty { lines.append("offered    \(question.options.joined(separator: " | "))") }
    lines.append(
      "verdict    \(AnswerReport.name(of: answer.verdict)), confidence \(Int((answer.confidence * 100).rounded())) %")
    if let draft = answer.draft {
      lines.append(
        "draft      \(draft.verdict.rawValue), confidence \(Int((draft.confidence * 100).rounded())) %, below the threshold"
      )
    }
    if let value = answer.value { lines.append("value      \(value)") }
    if !answer.options.isEmpty { lines.append("option     \(answer.options.joined(separator: " | "))") }
    if !answer.text.isEmpty { lines.append("words      \(answer.text)") }
    lines += answer.warnings.map { "warning    \($0)" }
    lines = lines.map { Prose.fitted($0, to: session.width, hanging: 11) }
    lines.append("why")
    lines += reasoning.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : Prose.fitted("  \(line)", to: session.width, hanging: 2 + line.prefix { $0 == " " }.count + 2)
    }
    let store = try session.workspace().store
    for citation in answer.citations {
      lines.append(Wording.citation(citation))
      guard let content = try store.content(of: citation.document) else { continue }
      lines += SourceLines(content).around(citation.lines).map { number, line, isCited in
        let margin = "  \(isCited ? ">" : " ") \(number)  "
        return Prose.fitted(margin + line, to: session.width, hanging: margin.count)
      }
    }
    text = lines.map { Visible.text($0) }.joined(separator: "\n") + "\n"
  }
}

/// The lines of a document as imported.
struct SourceLines {
  private let lines: [[UInt8].SubSequence]

  init(_ content: [UInt8]) { lines = content.split(separator: 0x0A, omittingEmptySubsequences: false) }

  /// The lines of a range with some before and after, and whether each is in the range.
  func around(_ range: ClosedRange<Int>, context: Int = 1) -> [(number: Int, line: String, isCited: Bool)] {
    let first = max(1, range.lowerBound - context), last = min(lines.count, range.upperBound + context)
    guard first <= last else { return [] }
    return (first...last).map { number in
      var line = String(decoding: lines[number - 1].prefix(400), as: UTF8.self)
      if line.hasSuffix("\r") { line.removeLast() }
      return (number, line, range.contains(number))
    }
  }
}

import JSON
import Questionnaires
import Reports

/// What was recognised in a questionnaire, as text and as JSON.
enum PlanReport {
  static func text(_ plan: Plan, file: String, width: Int) -> String {
    var lines = ["\(file): \(plan.format)" + (plan.detail.isEmpty ? "" : ", \(plan.detail)")]
    for part in plan.parts {
      let name = part.name.isEmpty ? "table" : part.name
      let header = part.header.map { ", header in row \($0)" } ?? ", no header row"
      lines.append("\(name)\(part.columns.isEmpty ? "" : header), confidence \(percent(part.confidence))")
      for column in part.columns {
        let role = column.role.rawValue + String(repeating: " ", count: max(0, 10 - column.role.rawValue.utf8.count))
        lines.append(
          "  \(role)\(column.place)" + (column.title.isEmpty ? "" : "  \u{201C}\(oneLine(column.title))\u{201D}"))
      }
      var counts = ["\(part.questions) question\(part.questions == 1 ? "" : "s")"]
      if part.answered > 0 { counts.append("\(part.answered) answered by the sender") }
      if part.refused > 0 { counts.append("\(part.refused) may not be written") }
      lines.append("  " + (counts + part.skipped.map { "\($0) left out" }).joined(separator: ", "))
      lines += part.domains.map { "  answers offered: \($0)" }
      lines += part.reasons.map { "  because \($0)" }
    }
    lines += plan.warnings.map { "warning: \($0)" }
    lines.append("nothing was written; --map question=C,answer=E,comment=F,header=4 corrects the plan")
    return lines.map { Prose.fitted(Visible.text($0), to: width, hanging: 4) }.joined(separator: "\n") + "\n"
  }

  /// `vouch.plan/1`.
  static func json(_ plan: Plan) -> JSONValue {
    let parts = plan.parts.map { part -> JSONValue in
      [
        "name": .string(part.name), "header": .optional(part.header),
        "columns": .array(
          part.columns.map {
            ["role": .string($0.role.rawValue), "place": .string($0.place), "title": .string($0.title)]
          }),
        "questions": .integer(part.questions), "answered": .integer(part.answered), "refused": .integer(part.refused),
        "skipped": .array(part.skipped.map { .string($0) }), "domains": .array(part.domains.map { .string($0) }),
        "confidence": .number((part.confidence * 1000).rounded() / 1000),
        "reasons": .array(part.reasons.map { .string($0) }),
      ]
    }
    return [
      "schema": "vouch.plan/1", "format": .string(plan.format), "detail": .string(plan.detail),
      "parts": .array(parts), "warnings": .array(plan.warnings.map { .string($0) }),
    ]
  }

  private static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

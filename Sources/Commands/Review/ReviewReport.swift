import JSON
import Knowledge
import Model
import Reports

/// What waits for a person, as a table and as JSON.
enum ReviewReport {
  static func text(_ items: [Reviewed], width: Int) -> String {
    guard !items.isEmpty else { return "nothing waits for review\n" }
    let table = TerminalTable(
      [
        .init("question"), .init("verdict", .wrapped), .init("sure", isNumeric: true), .init("status", .wrapped),
        .init("owner", .wrapped), .init("asked", .below), .init("answer", .below),
      ], rows: items.map(row))
    let warned = items.contains { !$0.answer.warnings.isEmpty }
    let lines = counts(items) + (warned ? ["! has a warning: vouch review --interactive shows it"] : [])
    return table.text(width: width) + "\n"
      + lines.map { Prose.fitted(Visible.line($0), to: width) + "\n" }.joined()
  }

  /// Counts by verdict and owner, a line each.
  private static func counts(_ items: [Reviewed]) -> [String] {
    let verdicts = Verdict.allCases.compactMap { verdict -> String? in
      let count = items.count { $0.answer.verdict == verdict }
      return count == 0 ? nil : "\(AnswerReport.name(of: verdict)) \(count)"
    }
    let owners = Dictionary(grouping: items, by: { $0.review?.owner ?? "nobody" }).sorted { $0.key < $1.key }
    return [
      "\(items.count.counted("answer")): " + verdicts.joined(separator: ", "),
      "owners: " + owners.map { "\($0.key) \($0.value.count)" }.joined(separator: ", "),
    ]
  }

  private static func row(_ item: Reviewed) -> [String] {
    let answer = item.answer
    let draft = answer.draft.map { " (draft \($0.verdict.rawValue))" } ?? ""
    let marks = answer.warnings.isEmpty ? "" : " !"
    let status =
      item.record.status.words + (item.review?.deferred.map { ", until \($0)" } ?? "")
      + (item.review?.isAmended == true ? ", amended" : "")
    return [
      item.name, AnswerReport.name(of: answer.verdict) + draft + marks,
      "\(Int(((answer.verdict == .notStated ? answer.draft?.confidence ?? 0 : answer.confidence) * 100).rounded())) %",
      status, item.review?.owner ?? "-", answer.questionText, answer.text,
    ]
  }

  /// `vouch.review/1`.
  static func json(_ items: [Reviewed]) -> JSONValue {
    [
      "schema": "vouch.review/1",
      "answers": .array(
        items.map { item in
          let answer = item.answer
          return [
            "questionnaire": .string(item.record.questionnaire), "id": .string(answer.question.rawValue),
            "question": .string(answer.questionText), "verdict": .string(answer.verdict.rawValue),
            "value": .optional(answer.value), "option": .optional(answer.options.first), "text": .string(answer.text),
            "confidence": .number(answer.confidence), "status": .string(item.record.status.rawValue),
            "draft": answer.draft.map {
              ["verdict": .string($0.verdict.rawValue), "confidence": .number($0.confidence)]
            } ?? .null,
            "owner": .optional(item.review?.owner), "deferred": .optional(item.review?.deferred?.description),
            "note": .optional(item.review?.note), "amended": .bool(item.review?.isAmended ?? false),
            "updated": .string(item.record.updated.description),
            "warnings": .array(answer.warnings.map { .string($0) }),
          ]
        }),
    ]
  }
}

import JSON
import Model
import Questionnaires

/// Answers as JSON and as a summary for a person.
enum AnswerReport {
  /// `vouch.answers/1`: one object for each question, in the order of the file.
  static func json(_ entries: [QuestionEntry], _ answers: [Answer]) -> JSONValue {
    ["schema": "vouch.answers/1", "answers": .array(zip(entries, answers).map { json($0, $1) })]
  }

  private static func json(_ entry: QuestionEntry, _ answer: Answer) -> JSONValue {
    let offered = AnswerWords.isScale(entry.question.options) ? [] : Set(entry.question.options)
    let options = answer.options.filter { offered.contains($0) }
    let citations = answer.citations.map { citation -> JSONValue in
      [
        "document": .string(citation.document.rawValue), "start_line": .integer(citation.lines.lowerBound),
        "end_line": .integer(citation.lines.upperBound), "quote": .string(citation.quote),
        "digest": .string(citation.digest.description),
      ]
    }
    let controls = answer.controls.map { link -> JSONValue in
      [
        "catalog": .string(link.control.catalog.rawValue), "id": .string(link.control.id.rawValue),
        "relationship": .string(link.relationship.rawValue),
      ]
    }
    let draft = answer.draft.map { draft -> JSONValue in
      ["verdict": .string(draft.verdict.rawValue), "confidence": .number(rounded(draft.confidence))]
    }
    var members: [JSONValue.Member] = [
      .init("id", .string(answer.question.rawValue)), .init("question", .string(entry.question.text)),
      .init("verdict", .string(answer.verdict.rawValue)), .init("value", .optional(answer.value)),
      .init("option", .optional(options.first)), .init("text", .string(answer.text)),
      .init("confidence", .number(rounded(answer.confidence))), .init("citations", .array(citations)),
      .init("controls", .array(controls)), .init("reason", .string(answer.reason)), .init("draft", draft ?? .null),
      .init("location", .optional(entry.question.location)),
    ]
    // A list of which several members apply has no single one that says it all.
    if options.count > 1 { members.append(.init("options", .array(options.map { .string($0) }))) }
    return .object(members)
  }

  /// What a person wants to know after a file was written.
  static func summary(
    file: String, name questionnaire: String, _ entries: [QuestionEntry], _ answers: [Answer], _ fillings: [Filling],
    _ written: Written, output: String?
  ) -> [String] {
    let kept = entries.count { $0.existing != nil }
    let refused = entries.filter { $0.existing == nil && $0.refusal != nil }
    let open = zip(entries, answers).count { $0.isOpen && $1.verdict == .notStated }
    let homeless = zip(entries, answers).filter {
      $0.isOpen && $1.verdict != .notStated && !written.questions.contains($0.question.id)
    }.map(\.0)
    // Every question is in one of these groups, so that the counts add up.
    let groups = [
      (written.answered, "answered", true), (open, "left open", true), (kept, "answered before", false),
      (refused.count + homeless.count, "not written", false),
    ]
    var lines = [
      "\(FileName.shown(file)): \(entries.count.counted("question")), "
        + groups.filter { $0.0 > 0 || $0.2 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    ]
    let counts = Verdict.allCases.map { verdict in
      (verdict, zip(entries, answers).count { $0.isOpen && $1.verdict == verdict })
    }
    let shown = counts.filter { $0.1 > 0 }.map { "\(name(of: $0.0)) \($0.1)" }.joined(separator: "   ")
    if !shown.isEmpty { lines.append("  " + shown) }
    if kept > 0 { lines.append("  \(kept) answered by the sender before, left as they are") }
    let reasons = Dictionary(grouping: refused, by: { $0.refusal ?? "" })
    for (reason, entries) in reasons.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(entries.count) may not be written, as \(reason): \(places(entries))")
    }
    if !homeless.isEmpty {
      lines.append(
        "  \(homeless.count) without a cell that takes the answer or its words: \(places(homeless))")
    }
    if !refused.isEmpty || !homeless.isEmpty {
      lines.append(
        "  what is not written is put in by hand: vouch review --questionnaire \(questionnaire.typed) shows it")
    }
    let blank = zip(entries, fillings).count { $0.isOpen && $1.answer.isEmpty && !$1.comment.isEmpty }
    if blank > 0 { lines.append("  \(blank) with words only: no member of the list of answers says it") }
    let drafts = answers.count { $0.draft != nil }
    if drafts > 0 { lines.append("  \(drafts) proposals below the threshold: --json and --explain ID show them") }
    lines += written.notes.map { "  " + $0 }
    for (entry, filling) in zip(entries, fillings)
    where entry.isOpen && Wording.beginsLikeFormula(filling.answer) {
      lines.append(
        "  warning: \(entry.question.location ?? entry.question.id.rawValue): the customer's list offers "
          + "'\(filling.answer)', which a spreadsheet may take for a formula")
    }
    if written.answered == 0 { lines.append("  nothing could be answered: \(nothingAnswered(entries, open: open))") }
    let what = written.answered == 0 ? "an identical copy" : "drafts"
    lines.append("wrote \(output ?? "standard output") (\(what))")
    return lines
  }

  /// The word that stands for a verdict in tables.
  static func name(of verdict: Verdict) -> String { verdict == .notStated ? "open" : verdict.rawValue }

  /// Where the first questions stand in the file.
  private static func places(_ entries: [QuestionEntry]) -> String {
    let shown = entries.prefix(mostPlaces).map { $0.question.location ?? $0.question.id.rawValue }
    let more = entries.count > shown.count ? " and \(entries.count - shown.count) more" : ""
    // Some places have a comma of their own.
    return shown.joined(separator: shown.contains { $0.contains(",") } ? "; " : ", ") + more
  }

  private static let mostPlaces = 8

  private static func nothingAnswered(_ entries: [QuestionEntry], open: Int) -> String {
    if entries.isEmpty { return "no questions were found; --plan shows what was recognised" }
    if open > 0 { return "the imported documents do not say" }
    return entries.contains { $0.existing != nil } ? "all questions have answers" : "no answer may be written"
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

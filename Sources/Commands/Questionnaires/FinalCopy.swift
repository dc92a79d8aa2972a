import Files
import Knowledge
import Model
import Questionnaires

/// The customer's copy: approved answers whose sources still say so, and nothing else.
struct FinalCopy {
  /// The questionnaire's name in the store.
  let name: String
  /// The file as it was given.
  let file: String
  let customer: String?
  let cites: Bool
  let json: Bool
  let strict: Bool

  /// Writes the copy; nil for the target is standard output.
  func write(
    _ questionnaire: any Questionnaire, _ source: ByteSource, _ entries: [QuestionEntry], to target: WholeFile?,
    in session: Session
  ) throws -> ExitStatus {
    let store = try session.workspace().store
    let library = try Judge(session: session, threshold: nil).library
    let records = Dictionary(
      try store.answers(to: name).map { ($0.answer.question, $0) }, uniquingKeysWith: { first, _ in first })
    var stale: [String] = []
    let answers = try entries.map { entry -> Answer in
      let question = entry.question
      if let record = records[question.id], record.answer.questionText == question.text,
        record.status == .approved || record.status == .stale
      {
        if record.status == .approved, try library.isFresh(record.answer) { return record.answer }
        stale.append(question.id.rawValue)
      }
      return Answer(
        question: question.id, questionText: question.text, verdict: .notStated, confidence: 1, reason: "not approved")
    }
    if json {
      session.write(AnswerReport.json(entries, answers))
      return .done
    }
    let wording = Wording(cites: cites)
    let fillings = zip(entries, answers).map { wording.filling($0, $1) }
    let written = try questionnaire.writing(fillings)
    var subjects: [LedgerEntry.Subject] = [
      .init(name: name, digest: Digest(of: try source.all())),
      .init(name: target.map { FileName.last(of: $0.path) } ?? "-", digest: Digest(of: written.bytes)),
    ]
    if let customer { subjects.append(.customer(customer)) }
    try store.transaction {
      try session.record("questionnaire.final", subjects)
      try target?.write(written.bytes)
      try target?.commit()
    }
    var lines = [
      "\(FileName.shown(file)): \(entries.count.counted("question")), \(written.answered.counted("approved answer")) written"
    ]
    if written.answered == 0 { lines.append("  nothing is approved yet: vouch review approve") }
    if !stale.isEmpty {
      lines.append(
        "  left out, as their sources changed: \(stale.joined(separator: ", ")); vouch review --status stale")
    }
    lines += written.notes.map { "  " + $0 }
    lines.append("wrote \(target?.path ?? "standard output") (final" + (customer.map { " for \($0)" } ?? "") + ")")
    if let target, let customer {
      let named = FileName.questionnaire(of: target.path) == name ? "" : " --questionnaire \(name.typed)"
      lines.append("next: vouch review sent \(target.path.typed) --customer \(customer.typed)\(named)")
    }
    if target == nil {
      session.write(written.bytes)
      lines.forEach { session.report($0) }
    } else {
      session.write(lines.joined(separator: "\n") + "\n")
    }
    return strict && written.answered < entries.count ? .no : .done
  }
}

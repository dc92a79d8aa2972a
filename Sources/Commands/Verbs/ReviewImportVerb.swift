import Arguments
import Files
import Knowledge
import Model

/// `vouch review import`
struct ReviewImportVerb: Verb {
  var file = ""
  var reviewer: String?

  static let path = ["review", "import"]
  static let summary = "Take over what a person wrote into an exported file; conflicts are shown and left alone."
  static let discussion = """
    Rows are known by their key. A row whose answer has changed here since it was exported is a conflict: both sides \
    are shown, nothing is changed for it, and the exit status is 1. All other rows are taken over.
    """
  static let examples = [Example("vouch review import kim.csv", "Merge what Kim wrote.")]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The CSV file as it came back.", \.file),
    .option("reviewer", nil, "NAME", "Who wrote it, for the record.", \.reviewer),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let wishes = try ReviewSheet.wishes(try ReadableFile.bytes(of: file), file: file)
    let desk = try ReviewDesk(session)
    let judge = try Judge(session: session, threshold: nil)
    let known = Dictionary(
      try ReviewQueue(desk.store).all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var conflicts: [String] = [], notes: [String] = []
    var taken = 0
    try desk.store.transaction {
      for wish in wishes {
        let place = Failure.Location.text(file: file, line: wish.line, column: nil)
        guard let item = known[wish.key] else {
          throw Failure(.input, "no answer has the key '\(wish.key)'", at: place)
        }
        // A sheet that was taken over before brings nothing new.
        if wish.isFulfilled(by: item) { continue }
        guard ReviewSheet.version(item) == wish.version else {
          conflicts.append(conflict(item, wish))
          continue
        }
        if let note = try take(wish, item, desk, judge, place) { notes.append(note) }
        taken += 1
      }
    }
    session.write("took over \(taken) of \(wishes.count)" + (reviewer.map { " from \($0)" } ?? "") + "\n")
    if wishes.isEmpty {
      session.advise(
        "no row has a decision; the columns that begin with 'your' are for approve, amend or reject and words")
    }
    for note in notes { session.warn(note) }
    for conflict in conflicts { session.write(conflict) }
    return conflicts.isEmpty ? .done : .no
  }

  private func take(
    _ wish: ReviewSheet.Wish, _ item: Reviewed, _ desk: ReviewDesk, _ judge: Judge, _ place: Failure.Location
  ) throws -> String? {
    let by = reviewer.map { "by \($0)" } ?? ""
    switch wish.decision {
    case "reject":
      try desk.reject([item], reason: wish.words.isEmpty ? by : wish.words)
      return nil
    case "approve" where wish.words.isEmpty && wish.verdict.isEmpty:
      guard let objection = try desk.approve(item, despite: nil) else { return nil }
      return "\(item.name) is not approved: \(objection.message)" + (objection.hint.map { "; \($0)" } ?? "")
    case "approve", "amend", "":
      let amendment = Amendment(
        verdict: try verdict(wish, place), text: wish.words.isEmpty ? nil : wish.words,
        reason: "amended \(by.isEmpty ? "in \(FileName.last(of: file))" : by)")
      let answer = amendment.answer(for: item, judge: judge)
      try desk.amend(item, answer, note: by)
      let warnings = try answer.warnings + desk.rivals(of: answer, in: item.record.questionnaire)
      return warnings.isEmpty ? nil : "\(item.name): \(warnings.joined(separator: "; "))"
    default:
      throw Failure(.input, "'\(wish.decision)' is no decision", at: place, hint: "one of approve, amend, reject")
    }
  }

  private func verdict(_ wish: ReviewSheet.Wish, _ place: Failure.Location) throws -> Verdict? {
    guard !wish.verdict.isEmpty else { return nil }
    guard let verdict = Verdict(rawValue: wish.verdict) else {
      throw Failure(.input, "'\(wish.verdict)' is no verdict", at: place, hint: "one of yes, no, partial, planned")
    }
    return verdict
  }

  /// Both sides, as git shows them.
  private func conflict(_ item: Reviewed, _ wish: ReviewSheet.Wish) -> String {
    """
    conflict in \(item.name): it changed here since it was exported
    <<<<<<< workspace (\(item.record.status.words))
    \(AnswerReport.name(of: item.answer.verdict)): \(item.answer.text)
    =======
    \(wish.verdict.isEmpty ? wish.decision : wish.verdict): \(wish.words)
    >>>>>>> \(file):\(wish.line)

    """
  }
}

import JSON
import Knowledge
import Language
import Model

/// Carries out decisions on answers: keeps them, the library, the decisions and the ledger in step.
struct ReviewDesk {
  private let session: Session
  let store: any Store
  let library: AnswerLibrary
  private let contradictions: Contradictions
  private let batch: Int

  init(_ session: Session) throws {
    self.session = session
    store = try session.workspace().store
    library = try AnswerLibrary(store: store, lexicon: session.lexicon())
    contradictions = Contradictions(store: store, library: library)
    batch = try store.ledgerCount()
  }

  /// Approves an answer; an objection, which only a reason overcomes, is given back and nothing approved.
  func approve(_ item: Reviewed, despite reason: String?) throws -> Failure? {
    let answer = Self.proposed(item)
    guard answer.verdict != .notStated else {
      return Failure(
        .state, "\(item.name) has no answer to approve",
        hint: "vouch review amend \(item.name.typed) --verdict … --text …")
    }
    if reason == nil, let objection = try objection(to: answer, of: item) { return objection }
    try keep(item, answer, .approved, "answer.approve") { $0.note = reason ?? $0.note }
    try remember(answer, item.record.questionnaire)
    return nil
  }

  /// What speaks against approving without a reason: words beyond the sources, a contradiction, a changed line.
  private func objection(to answer: Answer, of item: Reviewed) throws -> Failure? {
    let excess = SourceCheck.excess(in: answer.warnings)
    let conflicts = try conflicts(of: answer, in: item.record.questionnaire)
    let remedy = "--despite REASON approves it and records why"
    if !excess.isEmpty {
      return Failure(
        .state, "\(item.name) says more than its sources: \((excess + conflicts).joined(separator: "; "))", hint: remedy
      )
    }
    if !conflicts.isEmpty {
      return Failure(
        .state, "\(item.name) says \(AnswerLibrary.words(answer)), but \(conflicts.joined(separator: "; "))",
        hint: remedy)
    }
    let isFresh = try library.isFresh(answer)
    guard item.record.status != .stale && isFresh else {
      return Failure(
        .state, "\(item.name) is stale: a line that it cites has changed",
        hint: "answer the questionnaire again, or --despite REASON")
    }
    return nil
  }

  /// What an answer contradicts: its sources each other or the answer, other answers to the same question.
  private func conflicts(of answer: Answer, in questionnaire: String) throws -> [String] {
    let sources = answer.warnings.compactMap { warning -> String? in
      if warning.hasPrefix(AnswerLibrary.departure) { return warning }
      guard warning.hasPrefix(Self.conflict) else { return nil }
      return "its sources contradict each other: \(warning.dropFirst(Self.conflict.utf8.count))"
    }
    return try SourceCheck.contrary(in: answer.warnings) + sources + rivals(of: answer, in: questionnaire)
  }

  /// Other answers to the same question that say something else.
  func rivals(of answer: Answer, in questionnaire: String) throws -> [String] {
    try contradictions.words(of: answer, in: questionnaire)
  }

  /// How the warning begins that two sources contradict each other.
  private static let conflict = "conflict: "

  /// The answer that an approval stands for: an open question's is its proposal.
  private static func proposed(_ item: Reviewed) -> Answer {
    var answer = item.answer
    if answer.verdict == .notStated, let draft = answer.draft {
      (answer.verdict, answer.confidence, answer.draft) = (draft.verdict, draft.confidence, nil)
    }
    return answer
  }

  private func remember(_ answer: Answer, _ questionnaire: String) throws {
    let question = Question(id: answer.question, text: answer.questionText)
    try store.remember([
      LibraryEntry(
        question: answer.questionText, terms: library.terms(question).all, answer: answer, origin: .approved,
        questionnaire: questionnaire, actor: session.actor, time: session.now)
    ])
  }

  /// Puts a person's words in place of the draft.
  func amend(_ item: Reviewed, _ answer: Answer, note: String) throws {
    try keep(item, answer, .needsReview, "answer.amend") {
      $0.isAmended = true
      if !note.isEmpty { $0.note = note }
    }
    try store.forget(item.record.questionnaire, answer.question)
  }

  /// Takes an answer back: the question is open again.
  func reject(_ items: [Reviewed], reason: String) throws {
    for item in items {
      var answer = item.answer
      (answer.verdict, answer.draft, answer.options, answer.text) = (.notStated, nil, [], "")
      (answer.citations, answer.value) = ([], nil)
      try keep(item, answer, .needsReview, "answer.reject") { $0.note = reason }
      try store.forget(item.record.questionnaire, answer.question)
    }
  }

  /// Gives questions to a person; nil takes them back.
  func assign(_ items: [Reviewed], to owner: String?) throws {
    for item in items { try keep(item, item.answer, item.record.status, "answer.assign") { $0.owner = owner } }
  }

  /// Puts questions off.
  func postpone(_ items: [Reviewed], until day: CalendarDate, reason: String) throws {
    for item in items {
      try keep(item, item.answer, item.record.status, "answer.defer") {
        $0.deferred = day
        if !reason.isEmpty { $0.note = reason }
      }
    }
  }

  /// Takes back what the last review command did; the names of what it was about.
  func undo() throws -> [String] {
    let decisions = try store.decisions(kind: nil, subject: nil).filter { Batch($0) != nil }
    let undone = Set(decisions.compactMap { Batch(undoneBy: $0) })
    guard
      let last = decisions.compactMap({ $0.kind == "answer.undo" ? nil : Batch($0) }).last(where: {
        !undone.contains($0)
      })
    else { return [] }
    var names: [String] = []
    for decision in decisions.reversed()
    where Batch(decision) == last && decision.kind != "answer.undo" {
      guard let before = decision.particulars["before"], let answer = before["answer"].flatMap({ Answer(stored: $0) }),
        let status = before["status"]?.string.flatMap({ AnswerStatus(rawValue: $0) }),
        let questionnaire = before["questionnaire"]?.string
      else { continue }
      try store.save([AnswerRecord(questionnaire: questionnaire, answer: answer, status: status, updated: session.now)])
      try store.save(
        ReviewRecord(
          questionnaire: questionnaire, question: answer.question, owner: before["owner"]?.string,
          deferred: before["deferred"]?.string.flatMap { CalendarDate($0) }, note: before["note"]?.string ?? "",
          isAmended: before["amended"]?.bool ?? false, actor: session.actor, time: session.now))
      if status == .approved {
        try remember(answer, questionnaire)
      } else {
        try store.forget(questionnaire, answer.question)
      }
      names.append(decision.subject)
    }
    try store.append(
      Decision(
        time: session.now, actor: session.actor, kind: "answer.undo", subject: names.joined(separator: " "),
        particulars: [
          "batch": .integer(batch), "undoes": .integer(last.number), "by": .string(last.actor),
          "at": .integer(last.time),
        ]))
    try session.record(
      "answer.undo", names.map { .init(name: $0, digest: Digest(of: $0)) })
    return names
  }

  private func keep(
    _ item: Reviewed, _ answer: Answer, _ status: AnswerStatus, _ kind: String, _ change: (inout ReviewRecord) -> Void
  ) throws {
    var review =
      item.review
      ?? ReviewRecord(
        questionnaire: item.record.questionnaire, question: answer.question, actor: session.actor, time: session.now)
    let old = review
    change(&review)
    (review.actor, review.time) = (session.actor, session.now)
    try store.save([
      AnswerRecord(questionnaire: item.record.questionnaire, answer: answer, status: status, updated: session.now)
    ])
    try store.save(review)
    let before: JSONValue = [
      "questionnaire": .string(item.record.questionnaire), "answer": item.answer.stored,
      "status": .string(item.record.status.rawValue), "owner": .optional(old.owner),
      "deferred": .optional(old.deferred?.description), "note": .string(old.note), "amended": .bool(old.isAmended),
    ]
    try store.append(
      Decision(
        time: session.now, actor: session.actor, kind: kind, subject: item.name,
        particulars: [
          "batch": .integer(batch), "verdict": .string(answer.verdict.rawValue), "owner": .optional(review.owner),
          "reason": .string(review.note), "before": before,
        ]))
    try session.record(
      kind, [.init(name: item.name, digest: Digest(of: answer.stored.canonical))])
  }
}

/// The decisions of one command; after a merge, those of another person may have the same number.
private struct Batch: Hashable {
  var number: Int
  var actor: String
  var time: Int

  /// That which a decision belongs to.
  init?(_ decision: Decision) {
    guard let number = decision.particulars["batch"]?.integer else { return nil }
    (self.number, actor, time) = (number, decision.actor, decision.time.secondsSinceEpoch)
  }

  /// That which a decision took back.
  init?(undoneBy decision: Decision) {
    guard let number = decision.particulars["undoes"]?.integer, let actor = decision.particulars["by"]?.string,
      let time = decision.particulars["at"]?.integer
    else { return nil }
    (self.number, self.actor, self.time) = (number, actor, time)
  }
}

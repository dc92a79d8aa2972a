import Arguments
import Knowledge
import Model
import Reports

/// Which answers a review command is about.
struct Selection {
  var ids: [String] = []
  var questionnaire: String?
  var verdict: String?
  var owner: String?
  var below: Double?
  var topic: String?
  var status: String?
  var all = false

  /// Whether anything narrows it down.
  var isGiven: Bool {
    !ids.isEmpty || verdict != nil || owner != nil || below != nil || topic != nil || status != nil || all
  }
}

/// A verb that works on selected answers.
protocol SelectingVerb: Verb {
  var selection: Selection { get set }
}

extension SelectingVerb {
  /// The rows that every review command has.
  static var selectionArguments: [Argument<Self>] {
    [
      .positional(
        "ID", "Questions by id, or as QUESTIONNAIRE#ID.", \.selection.ids, Completion.none, optional: true),
      .option("questionnaire", "q", "NAME", "Only this questionnaire, by its base name.", \.selection.questionnaire),
      .option(
        "verdict", nil, "VERDICT", "Only answers with this verdict: yes, no, partial, planned, not_stated.",
        \.selection.verdict, .words(Verdict.allCases.map(\.rawValue))),
      .option("owner", nil, "OWNER", "Only what is assigned to this person; - for nobody.", \.selection.owner),
      .option("below", nil, "X", "Only answers of less confidence, from 0 to 1.", \.selection.below),
      .option("topic", nil, "TOPIC", "Only answers that stand on claims on this subject.", \.selection.topic),
      .option(
        "status", nil, "STATUS", "Only answers with this status: drafted, needs_review, approved, stale.",
        \.selection.status, .words(AnswerStatus.allCases.map(\.rawValue))),
    ]
  }
}

/// An answer with what people decided about it.
struct Reviewed {
  var record: AnswerRecord
  var review: ReviewRecord?

  var answer: Answer { record.answer }
  /// `questionnaire#id`.
  var name: String { "\(record.questionnaire)#\(record.answer.question)" }

  /// What a person shall look at first: stale ones, open ones, then by confidence.
  var urgency: (Int, Double) {
    let group =
      switch record.status {
      case .stale: 0
      case .needsReview: 1
      case .drafted: 2
      case .approved: 3
      }
    return (group, answer.verdict == .notStated ? answer.draft?.confidence ?? 0 : answer.confidence)
  }
}

/// Reads and narrows down what a workspace has to review.
struct ReviewQueue {
  let all: [Reviewed]

  init(_ store: any Store, questionnaire: String? = nil) throws {
    let reviews = Dictionary(
      try store.reviews(of: questionnaire).map { ("\($0.questionnaire)#\($0.question)", $0) },
      uniquingKeysWith: { first, _ in first })
    all = try store.answers(to: questionnaire).map { record in
      Reviewed(record: record, review: reviews["\(record.questionnaire)#\(record.answer.question)"])
    }
  }

  /// The selected answers, the most urgent first.
  ///
  /// - Throws: `Failure` for an id that no answer has, or that several questionnaires share.
  func select(_ selection: Selection, store: any Store) throws -> [Reviewed] {
    if let verdict = selection.verdict, Verdict(rawValue: verdict) == nil {
      throw Failure(.usage, "'\(verdict)' is no verdict", hint: "one of yes, no, partial, planned, not_stated")
    }
    if let status = selection.status, AnswerStatus(rawValue: status) == nil {
      throw Failure(.usage, "'\(status)' is no status", hint: "one of drafted, needs_review, approved, stale")
    }
    var found = all
    if !selection.ids.isEmpty { found = try selection.ids.map(one) }
    if let questionnaire = selection.questionnaire, !found.contains(where: { $0.record.questionnaire == questionnaire })
    {
      let names = Array(Set(all.map(\.record.questionnaire))).sorted()
      let close = Suggestion.closest(to: questionnaire, in: names).map { "did you mean '\($0)'?" }
      throw Failure(
        .input, "no answers to a questionnaire '\(questionnaire)'", hint: close ?? "vouch review lists them")
    }
    var topics: [Identifier<Claim>: [Identifier<Topic>]] = [:]
    if let topic = selection.topic {
      for claim in try store.claims(of: nil) { topics[claim.id] = claim.topics }
      let known = Set(topics.values.joined().map(\.rawValue))
      guard known.contains(topic) || known.isEmpty else { throw UnknownSubject.failure(topic, among: known.sorted()) }
    }
    found = found.filter { item in
      (selection.questionnaire.map { item.record.questionnaire == $0 } ?? true)
        && (selection.verdict.map { item.answer.verdict.rawValue == $0 } ?? true)
        && (selection.status.map { item.record.status.rawValue == $0 } ?? true)
        && (selection.owner.map { (item.review?.owner ?? "-") == $0 } ?? true)
        && (selection.below.map { item.urgency.1 < $0 } ?? true)
        && (selection.topic.map { topic in
          item.answer.citations.contains { topics[$0.claim, default: []].contains(Identifier(topic)) }
        } ?? true)
    }
    return found.enumerated().sorted {
      ($0.element.urgency.0, $0.element.urgency.1, $0.offset) < ($1.element.urgency.0, $1.element.urgency.1, $1.offset)
    }.map(\.element)
  }

  private func one(_ id: String) throws -> Reviewed {
    if let exact = all.first(where: { $0.name == id }) { return exact }
    let matching = all.filter { $0.answer.question.rawValue == id }
    if matching.count == 1 { return matching[0] }
    guard matching.isEmpty else {
      throw Failure(
        .usage, "'\(id)' is a question of \(matching.count) questionnaires",
        hint: "say which: \(matching.map(\.name).joined(separator: ", "))")
    }
    let known = all.map(\.answer.question.rawValue) + all.map(\.name)
    let close = Suggestion.closest(to: id, in: known).map { "did you mean '\($0)'?" }
    throw Failure(
      .input, "no answered question has the id '\(id)'",
      hint: Verbs.hint(for: id, after: "review") ?? close ?? "vouch review --all lists them")
  }
}

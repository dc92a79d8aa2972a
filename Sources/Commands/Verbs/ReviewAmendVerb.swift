import Arguments
import Knowledge
import Model

/// `vouch review amend`
struct ReviewAmendVerb: Verb {
  var id = ""
  var verdict: String?
  var text: String?
  var value: String?
  var option: [String] = []
  var reason = ""

  static let path = ["review", "amend"]
  static let summary = "Put your own words in place of a draft; what the sources do not carry or contradict is named."
  static let discussion = """
    Without --verdict, the member of the list says it, or the head of the text: 'No. …' makes a no. What goes beyond \
    the sources, what they contradict, and other answers to the same question that say something else are named, and \
    such an answer is approved with --despite REASON only.
    """
  static let examples = [
    Example("vouch review amend 4.2 --verdict partial --text 'Partially. Only databases are encrypted.'", "Say it so.")
  ]
  static let arguments: [Argument<Self>] = [
    .positional("ID", "The question, as 4.2 or acme#4.2.", \.id, Completion.none),
    .option(
      "verdict", nil, "VERDICT", "yes, no, partial, planned or not_stated.", \.verdict,
      .words(Verdict.allCases.map(\.rawValue))),
    .option("text", nil, "WORDS", "The words for the customer.", \.text),
    .option("value", nil, "VALUE", "The figure or term, as '24 h'.", \.value),
    .option("option", nil, "MEMBER", "The member of the customer's list; may be given several times.", \.option),
    .option("reason", nil, "WORDS", "Why, for the record.", \.reason),
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard verdict != nil || text != nil || value != nil || !option.isEmpty else {
      throw Failure(.usage, "nothing to amend", hint: "give --verdict, --text, --value or --option")
    }
    let desk = try ReviewDesk(session)
    var selection = Selection()
    selection.ids = [id]
    guard let item = try ReviewQueue(desk.store).select(selection, store: desk.store).first else { return .failed }
    let known = try verdict.map { word in
      guard let known = Verdict(rawValue: word) else {
        throw Failure(.usage, "'\(word)' is no verdict", hint: "one of yes, no, partial, planned, not_stated")
      }
      return known
    }
    let amendment = Amendment(
      verdict: known, text: text, value: value, options: option,
      reason: "amended by \(session.actor) on \(session.now.date)")
    let answer = amendment.answer(for: item, judge: try Judge(session: session, threshold: nil))
    try desk.store.transaction { try desk.amend(item, answer, note: reason) }
    session.write("amended \(item.name): \(AnswerReport.name(of: answer.verdict))\n")
    let warnings = try answer.warnings + desk.rivals(of: answer, in: item.record.questionnaire)
    for warning in warnings { session.warn(warning) }
    session.write(
      "next: vouch review approve \(item.name.typed)" + (warnings.isEmpty ? "" : " --despite REASON") + "\n")
    return .done
  }
}

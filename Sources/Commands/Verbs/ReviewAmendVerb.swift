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
  static let summary = "Put your own words in place of a draft; what they claim beyond the sources is named."
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
    var answer = item.answer
    if let verdict {
      guard let known = Verdict(rawValue: verdict) else {
        throw Failure(.usage, "'\(verdict)' is no verdict", hint: "one of yes, no, partial, planned, not_stated")
      }
      if known != answer.verdict { answer.options = [] }
      answer.verdict = known
    }
    if let text { answer.text = text }
    if let value { answer.value = value }
    if !option.isEmpty { answer.options = option }
    (answer.draft, answer.confidence, answer.reason) = (nil, 1, "amended by \(session.actor) on \(session.now.date)")
    answer.warnings = OverClaim.warnings(answer, judge: try Judge(session: session, threshold: nil))
    try desk.store.transaction { try desk.amend(item, answer, note: reason) }
    session.write("amended \(item.name)\n")
    let warnings = try answer.warnings + desk.conflicts(of: answer, in: item.record.questionnaire)
    for warning in warnings { session.warn(warning) }
    session.write(
      "next: vouch review approve \(item.name.typed)" + (warnings.isEmpty ? "" : " --despite REASON") + "\n")
    return .done
  }
}

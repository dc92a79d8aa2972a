import Arguments
import Knowledge
import Model

/// `vouch review approve`
struct ReviewApproveVerb: SelectingVerb {
  var selection = Selection()
  var despite: String?

  static let path = ["review", "approve"]
  static let summary = "Stand behind answers: they may go to the customer, and are reused."
  static let examples = [
    Example("vouch review approve 4.2 4.3", "Approve two answers."),
    Example("vouch review approve --verdict yes --questionnaire acme", "Approve all that say yes."),
    Example("vouch review approve 7.1 --despite 'agreed with legal'", "Approve what goes beyond the sources."),
  ]
  static let arguments: [Argument<Self>] =
    selectionArguments + [
      .flag("all", "a", "Approve everything that has an answer.", \.selection.all),
      .option("despite", nil, "REASON", "Approve although it says more than its sources, and record why.", \.despite),
    ]

  func run(in session: Session) throws -> ExitStatus {
    guard selection.isGiven else { throw Failure(.usage, "nothing is selected", hint: "name ids, a filter or --all") }
    let desk = try ReviewDesk(session)
    let found = try ReviewQueue(desk.store).select(selection, store: desk.store)
    // A filter means those that can be approved; an id means that one.
    let items =
      selection.ids.isEmpty
      ? found.filter { $0.record.status != .approved && ($0.answer.verdict != .notStated) } : found
    try desk.store.transaction { try desk.approve(items, despite: despite) }
    session.write("approved \(items.count) of \(found.count)\n")
    return .done
  }
}

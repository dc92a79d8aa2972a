import Arguments
import Knowledge
import Model

/// `vouch review reject`
struct ReviewRejectVerb: SelectingVerb {
  var selection = Selection()
  var reason = ""

  static let path = ["review", "reject"]
  static let summary = "Take answers back: the questions are open again."
  static let examples = [Example("vouch review reject 4.2 --reason 'only true of the old product'", "Reject one.")]
  static let arguments: [Argument<Self>] =
    selectionArguments + [.option("reason", nil, "WORDS", "Why, for the record.", \.reason)]

  func run(in session: Session) throws -> ExitStatus {
    guard selection.isGiven else { throw Failure(.usage, "nothing is selected", hint: "name ids or a filter") }
    let desk = try ReviewDesk(session)
    let items = try ReviewQueue(desk.store).select(selection, store: desk.store)
    try desk.store.transaction { try desk.reject(items, reason: reason) }
    session.write("rejected \(items.count)\n")
    return .done
  }
}

import Arguments
import Knowledge
import Model

/// `vouch review assign`
struct ReviewAssignVerb: SelectingVerb {
  var selection = Selection()
  var to = ""

  static let path = ["review", "assign"]
  static let summary = "Say who shall answer."
  static let examples = [Example("vouch review assign --verdict not_stated --to kim", "Give all open ones to Kim.")]
  static let arguments: [Argument<Self>] =
    selectionArguments + [.option("to", nil, "OWNER", "The person; - takes the questions back.", \.to)]

  func run(in session: Session) throws -> ExitStatus {
    guard !to.isEmpty else { throw Failure(.usage, "--to OWNER is missing") }
    guard selection.isGiven else { throw Failure(.usage, "nothing is selected", hint: "name ids or a filter") }
    let desk = try ReviewDesk(session)
    let items = try ReviewQueue(desk.store).select(selection, store: desk.store)
    try desk.store.transaction { try desk.assign(items, to: to == "-" ? nil : to) }
    session.write("assigned \(items.count) to \(to)\n")
    return .done
  }
}

import Arguments
import Knowledge
import Model

/// `vouch review approve`
struct ReviewApproveVerb: SelectingVerb {
  var selection = Selection()
  var despite: String?

  static let path = ["review", "approve"]
  static let summary = "Stand behind answers: they may go to the customer, and are reused."
  static let discussion = """
    An answer that says more than its sources or the contrary, that contradicts what a customer was told last or \
    another answer to the same question, or whose sources contradict each other or have changed, is approved with \
    --despite REASON only. \
    Where a filter selects it, it is left out and named, and the exit status is 3.
    """
  static let examples = [
    Example("vouch review approve 4.2 4.3", "Approve two answers."),
    Example("vouch review approve --verdict yes --questionnaire acme", "Approve all that say yes."),
    Example(
      "vouch review approve 7.1 --despite 'agreed with legal'",
      "Approve what the sources do not carry, or what contradicts an answer."),
  ]
  static let arguments: [Argument<Self>] =
    selectionArguments + [
      .flag("all", "a", "Approve everything that has an answer.", \.selection.all),
      .option("despite", nil, "REASON", "Approve although something speaks against it, and record why.", \.despite),
    ]

  func run(in session: Session) throws -> ExitStatus {
    guard selection.isGiven else { throw Failure(.usage, "nothing is selected", hint: "name ids, a filter or --all") }
    let desk = try ReviewDesk(session)
    let found = try ReviewQueue(desk.store).select(selection, store: desk.store)
    // A filter means those that can be approved; an id means that one.
    let items =
      selection.ids.isEmpty
      ? found.filter { $0.record.status != .approved && ($0.answer.verdict != .notStated) } : found
    var objections: [Failure] = []
    try desk.store.transaction {
      for item in items {
        guard let objection = try desk.approve(item, despite: despite) else { continue }
        // What was named is approved whole or not at all.
        guard selection.ids.isEmpty else { throw objection }
        objections.append(objection)
      }
    }
    session.write("approved \(items.count - objections.count) of \(found.count)\n")
    if items.isEmpty { session.advise("nothing that was selected waits for approval; vouch review lists what does") }
    guard !objections.isEmpty else { return .done }
    for objection in objections { session.warn("left out: \(objection.message)") }
    session.advise("vouch review approve ID --despite REASON approves one of them and records why")
    return objections.count < items.count ? .partly : .failed
  }
}

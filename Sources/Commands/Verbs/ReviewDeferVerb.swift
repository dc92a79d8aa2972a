import Arguments
import Knowledge
import Model

/// `vouch review defer`
struct ReviewDeferVerb: SelectingVerb {
  var selection = Selection()
  var until = ""
  var reason = ""

  static let path = ["review", "defer"]
  static let summary = "Put questions off until a day."
  static let examples = [Example("vouch review defer 4.2 --until 2026-09-01", "Look at it in September.")]
  static let arguments: [Argument<Self>] =
    selectionArguments + [
      .option("until", nil, "DATE", "The day, as 2026-09-01.", \.until),
      .option("reason", nil, "WORDS", "Why, for the record.", \.reason),
    ]

  func run(in session: Session) throws -> ExitStatus {
    guard let day = CalendarDate(until), until.utf8.count == 10 else {
      throw Failure(.usage, "--until is a day as 2026-09-01, not '\(until)'")
    }
    guard selection.isGiven else { throw Failure(.usage, "nothing is selected", hint: "name ids or a filter") }
    let desk = try ReviewDesk(session)
    let items = try ReviewQueue(desk.store).select(selection, store: desk.store)
    try desk.store.transaction { try desk.postpone(items, until: day, reason: reason) }
    session.write("deferred \(items.count) until \(day)\n")
    return .done
  }
}

import Arguments
import Knowledge

/// `vouch review undo`
struct ReviewUndoVerb: Verb {
  static let path = ["review", "undo"]
  static let summary = "Take back what the last review command decided; the record of both stays."
  static let examples = [Example("vouch review undo", "Take back the last decision.")]
  static let arguments: [Argument<Self>] = []

  func run(in session: Session) throws -> ExitStatus {
    let desk = try ReviewDesk(session)
    let names = try desk.store.transaction { try desk.undo() }
    session.write(names.isEmpty ? "nothing to undo\n" : "undone: \(names.joined(separator: ", "))\n")
    return .done
  }
}

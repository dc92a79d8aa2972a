import Arguments
import Files
import Model

/// `vouch log checkpoint`
struct LogCheckpointVerb: Verb {
  var output: String?

  static let path = ["log", "checkpoint"]
  static let summary = "Sign the ledger's present state, to be kept elsewhere."
  static let discussion = """
    Prints a C2SP tlog-checkpoint. Kept where the ledger's owner cannot change it, it shows later that nothing \
    before it was removed, reordered or edited. ledger.vkey in the workspace is the key that verifies it.
    """
  static let examples = [Example("vouch log checkpoint -o march.checkpoint", "Keep the state of today.")]
  static let arguments: [Argument<Self>] = [
    .option("output", "o", "FILE", "Write to FILE.", \.output, .files)
  ]

  func run(in session: Session) throws -> ExitStatus {
    let note = try session.checkpoint()
    if let output { try WholeFile.write(Array(note.utf8), to: output) } else { session.write(Array(note.utf8)) }
    return .done
  }
}

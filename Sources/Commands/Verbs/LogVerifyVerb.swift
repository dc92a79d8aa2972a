import Arguments
import Bundles
import Files
import JSON
import Knowledge
import Model
import Signing

/// `vouch log verify`
struct LogVerifyVerb: Verb {
  var ledger: String?
  var checkpoint: String?
  var key: String?
  var json = false

  static let path = ["log", "verify"]
  static let summary = "Verify the ledger: form, order, chain and checkpoints."
  static let discussion = """
    Finds edits, removals, insertions and changes of order by the chain, and a ledger that was cut short or written \
    anew by its checkpoints: the last one that the workspace signed, and one kept elsewhere (--checkpoint FILE, as \
    vouch log checkpoint or a bundle's statement has it). --ledger FILE verifies an export (vouch log --raw) in place \
    of the workspace's.
    """
  static let examples = [
    Example("vouch log verify", "Verify the workspace's ledger."),
    Example("vouch log verify --checkpoint march.checkpoint", "Also that it continues what was signed in March."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("checkpoint", nil, "FILE", "A checkpoint kept elsewhere.", \.checkpoint, .files),
    .option("ledger", nil, "FILE", "An exported ledger.jsonl; - is standard input.", \.ledger, .files),
    .option("key", nil, "FILE", "The ledger's verification key; the workspace's otherwise.", \.key, .files),
    .flag("json", nil, "Print vouch.log-verification/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let key = try verificationKey(session)
    var problems: [LedgerCheck.Problem] = []
    var known: [(name: String, checkpoint: Checkpoint)] = []
    var files = [checkpoint].compactMap { $0 }
    if ledger == nil, case let own = try session.workspace().path + "/" + KeyFile.checkpoint, Folder.exists(own) {
      files.append(own)
    }
    for file in files {
      let text = String(decoding: try ReadableFile.bytes(of: file, limit: 1 << 16), as: UTF8.self)
      guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text) else {
        throw Failure(.input, "is not a checkpoint", at: .file(file), hint: "a C2SP tlog-checkpoint is wanted")
      }
      if let key, checkpoint.origin != key.name || !note.isSigned(by: key) {
        problems.append(.init(sequence: nil, message: "\(file) is not signed by the ledger's key"))
      }
      known.append((file, checkpoint))
    }
    var check = LedgerCheck(checkpoints: known)
    if let ledger {
      check.append(file: try ReadableFile.bytes(of: ledger, limit: 4 << 30))
    } else {
      try session.workspace().store.eachLedgerLine(from: 0) { check.append($0) }
    }
    check.finish()
    problems += check.problems
    show(check, problems, compared: known.count, hasKey: key != nil, in: session)
    return problems.isEmpty ? .done : .no
  }

  private func show(
    _ check: LedgerCheck, _ problems: [LedgerCheck.Problem], compared: Int, hasKey: Bool, in session: Session
  ) {
    let root = Hexadecimal.text(of: check.checkpoint(origin: "").root)
    guard json else {
      let verdict = problems.isEmpty ? "✓ consistent" : "✗ inconsistent"
      session.write(
        "\(verdict): \(check.count) entries, \(compared.counted("checkpoint")) compared\n  root  \(root)\n")
      if compared > 0, !hasKey { session.warn("the signatures of checkpoints were not checked: --key FILE is missing") }
      for problem in problems {
        session.write("  \(problem.sequence.map { "entry \($0): " } ?? "")\(problem.message)\n")
      }
      return
    }
    let value: JSONValue = [
      "schema": "vouch.log-verification/1", "verdict": problems.isEmpty ? "consistent" : "inconsistent",
      "entries": .integer(check.count), "root": .string(root), "checkpoints": .integer(compared),
      "problems": .array(problems.map { ["seq": .optional($0.sequence), "message": .string($0.message)] }),
    ]
    session.write(value)
  }

  private func verificationKey(_ session: Session) throws -> NoteVerificationKey? {
    if let key {
      let text = String(decoding: try ReadableFile.bytes(of: key, limit: 1 << 16), as: UTF8.self)
      guard let parsed = NoteVerificationKey(text) else {
        throw Failure(.input, "is not a verification key (name+hash+base64)", at: .file(key))
      }
      return parsed
    }
    guard ledger == nil, let root = session.workspacePath, Folder.exists(root + "/" + KeyFile.ledger) else {
      return nil
    }
    return try session.ledgerKey().verificationKey
  }
}

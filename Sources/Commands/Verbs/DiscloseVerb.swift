import Arguments
import Bundles
import Files
import JSON
import Model
import Reports

/// `vouch disclose`
struct DiscloseVerb: Verb {
  var bundle = ""
  var controls: [String] = []
  var artefacts: [String] = []
  var output = ""
  var request: String?
  var key: String?
  var principal: String?
  var saltSeed: String?
  var json = false

  static let path = ["disclose"]
  static let summary = "Seal chosen artefacts of a bundle, with proofs that they belong to it."
  static let discussion = """
    The new bundle holds the chosen files unchanged, the first bundle's signed statement and one inclusion proof for \
    each file. The receiver sees that nothing was made up afterwards, how many items are withheld, and nothing of \
    what they are.
    """
  static let examples = [
    Example("vouch disclose q1.tar.zst --control A.8.9 -o row57.zip", "All that supports one control."),
    Example("vouch disclose q1.tar.zst --artefact sshd/sshd-T.txt -o row57/", "One file, as a folder."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("BUNDLE", "A folder, .tar, .tar.zst or .zip of kind evidence.", \.bundle),
    .option("control", nil, "ID", "Disclose what supports a control, as A.8.9 or iso27001:A.8.9.", \.controls),
    .option("artefact", nil, "PATH", "Disclose a file, or with / at the end all below it.", \.artefacts),
    .option("output", "o", "OUT", "A new folder, .tar, .tar.zst or .zip.", \.output, .files),
    .option("request", nil, "TEXT", "What it answers, as 'questionnaire row 57'; it is signed.", \.request),
    .option("key", nil, "FILE", "The key that signs; the workspace's otherwise.", \.key, .files),
    .option("principal", nil, "NAME", "Whose key it is; the key's comment otherwise.", \.principal),
    .option("salt-seed", nil, "FILE", "32 bytes for repeatable builds, in tests.", \.saltSeed, .files),
    .flag("json", nil, "Print vouch.disclosure/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard !output.isEmpty else { throw UsageError("-o OUT is missing", hint: "vouch disclose --help") }
    guard !controls.isEmpty || !artefacts.isEmpty else {
      throw UsageError("nothing is chosen: --control ID or --artefact PATH", hint: "vouch disclose --help")
    }
    let seal = try session.seal(key: key, principal: principal, saltSeed: saltSeed)
    let made = try seal.disclose(
      DisclosureSelection(controls: controls, paths: artefacts), of: session.bundle(bundle), request: request,
      to: output)
    try session.record(made.sealed, at: output, action: "bundle.disclose")
    if json {
      let value: JSONValue = [
        "schema": "vouch.disclosure/1", "bundle": .string(made.sealed.id.hexadecimal), "output": .string(output),
        "disclosed": .integer(made.disclosed), "withheld": .integer(made.withheld),
        "artefacts": .array(try made.sealed.records.map { .string($0.path) }),
      ]
      session.write(value)
    } else {
      session.write("\(Visible.text(output)): \(made.disclosed) disclosed, \(made.withheld) withheld\n")
      try made.sealed.records.forEach { session.write("  \($0.path)\n") }
    }
    return .done
  }
}

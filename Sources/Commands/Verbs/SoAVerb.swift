import Arguments
import Model
import Reports

/// `vouch soa`
struct SoAVerb: Verb {
  var json = false
  var format: String?
  var output: String?
  var force = false

  static let path = ["soa"]
  static let summary = "Draw up the Statement of Applicability of ISO/IEC 27001."
  static let discussion = """
    All 93 Annex A controls and further necessary ones, each necessary or not, why, and how it stands. Reasons come \
    only from risks.yaml, imported risks and obligations, and recorded decisions (vouch gap set); where nothing is \
    recorded, nothing is said. The state comes from claims and evidence: planned is not implemented.
    """
  static let examples = [
    Example("vouch soa", "The statement on the terminal."),
    Example("vouch soa -o soa.xlsx", "The statement as a workbook."),
    Example("vouch soa lint", "What an auditor would object to."),
  ]
  static let arguments: [Argument<Self>] = [
    .flag("json", nil, "Print vouch.soa/1.", \.json),
    .option(
      "format", nil, "FORMAT", "One of: \(Renderings.ofApplicability.map(\.name).joined(separator: ", ")).", \.format,
      .words(Renderings.ofApplicability.map(\.name))),
    .option("output", "o", "OUT", "Write to a file; its extension gives the format.", \.output, .files),
    .flag("force", nil, "Overwrite OUT.", \.force),
  ]

  func run(in session: Session) throws -> ExitStatus {
    try session.adviseImport()
    let drawn = try session.statementOfApplicability()
    try Rendered(format: format, json: json, output: output, force: force)
      .write(drawn.statement, Renderings.ofApplicability, in: session) { drawn.statement.text(width: session.width) }
    if let approved = drawn.approved, let changes = drawn.changes, !changes.isEmpty {
      session.warn(
        "version \(approved.approval.version), approved on \(approved.approval.time.date), no longer fits; vouch soa diff shows why"
      )
    }
    return .done
  }
}

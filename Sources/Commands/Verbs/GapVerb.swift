import Arguments
import Assessment
import Model
import Reports

/// `vouch gap`
struct GapVerb: Verb {
  var frameworks: [String] = []
  var json = false
  var format: String?
  var output: String?
  var force = false
  var all = false
  var stage: String?
  var since: String?
  var record = false

  static let path = ["gap"]
  static let summary = "Find what the frameworks want and the company does not show."
  static let discussion = """
    Every requirement gets a finding: conforms, partial, gap, planned, not applicable or not assessed. What documents \
    assert and what sealed, fresh evidence shows are kept apart in every figure: an assertion is no proof. Nothing is \
    found that no source says: silence is "not assessed", a plan "planned", a part or a condition "partial".

    Owners, dates, actions and people's own findings are kept in the workspace: vouch gap set, vouch gap import. The \
    roadmap orders what is open by what meeting one requirement closes in all frameworks. Exit 1 where gaps remain: \
    requirements that are partial, gap, planned or not assessed.
    """
  static let examples = [
    Example("vouch gap all", "All frameworks of the workspace."),
    Example("vouch gap iso27001 --stage 1", "What blocks stage 1: mandatory documents, with file and line."),
    Example("vouch gap all -o gaps.xlsx", "A workbook with lists to choose from."),
    Example("vouch gap all --since 2026-09-01", "What changed since the last run recorded up to that day."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional(
      "FRAMEWORK", "iso27001, soc2, gdpr, a catalog of your own, or all.", \.frameworks, .none, optional: true),
    .flag("json", nil, "Print vouch.gap/1.", \.json),
    .option(
      "format", nil, "FORMAT", "One of: \(Renderings.ofGapAnalysis.map(\.name).joined(separator: ", ")).", \.format,
      .words(Renderings.ofGapAnalysis.map(\.name))),
    .option("output", "o", "OUT", "Write to a file; its extension gives the format.", \.output, .files),
    .flag("force", nil, "Overwrite OUT.", \.force),
    .flag("all", "a", "On the terminal, list what conforms too.", \.all),
    .option(
      "stage", nil, "STAGE", "1: look for the documents that ISO/IEC 27001 demands by name.", \.stage, .words(["1"])),
    .option("since", nil, "RUN", "Show the change since a day (YYYY-MM-DD) or a file of --json.", \.since, .files),
    .flag("record", nil, "Keep this run for --since.", \.record),
  ]

  func run(in session: Session) throws -> ExitStatus {
    try session.adviseImport()
    var analysis = try session.gapAnalysis(frameworks, stageOne: stage == "1")
    if stage == "1", !analysis.catalogs.contains(where: { $0.id == Framework.iso27001 }) {
      throw UsageError("--stage 1 is about iso27001", hint: "vouch gap iso27001 --stage 1")
    }
    if let since { analysis.changes = analysis.changes(since: try session.earlierRun(since)) }
    let shown = analysis
    try Rendered(format: format, json: json, output: output, force: force)
      .write(shown, Renderings.ofGapAnalysis, in: session) {
        stage == "1" ? shown.stageOneText(width: session.width) : shown.text(width: session.width, all: all)
      }
    if record { try session.record(analysis) }
    let isOpen = stage == "1" ? analysis.documentedInformation.contains(where: \.isOpen) : analysis.hasGaps
    return isOpen ? .no : .done
  }
}

import Arguments
import Model
import Reports

/// `vouch trace`
struct TraceVerb: Verb {
  var subject: String?
  var json = false
  var format: String?
  var output: String?
  var force = false

  static let path = ["trace"]
  static let summary = "Walk from an answer, claim, control or evidence along the chain, both ways."
  static let discussion = """
    The chain runs from question to answer, claim (source line and digest), control and sealed evidence. SUBJECT is \
    an answer as acme#4.2, a claim's id, a control as A.8.24 or soc2:CC6.1, or an artefact's id, path or plan item. \
    Without SUBJECT, everything that no longer holds is listed with what stands on it: source lines that changed, \
    evidence that expired; the exit status is then 1.
    """
  static let examples = [
    Example("vouch trace acme#4.2", "What an answer stands on, down to the evidence."),
    Example("vouch trace A.8.13", "Evidence for a control, and the claims and answers that rest on it."),
    Example("vouch trace", "Everything that no longer holds, sent answers first."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("SUBJECT", "An answer, claim, control or evidence.", \.subject, .none),
    .flag("json", nil, "Print vouch.trace/1.", \.json),
    .option("format", nil, "FORMAT", "One of: json, html.", \.format, .words(TraceRenderings.all.map(\.name))),
    .option("output", "o", "OUT", "Write to a file; its extension gives the format.", \.output, .files),
    .flag("force", nil, "Overwrite OUT.", \.force),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let chain = try Chain(of: session)
    try session.adviseImport()
    let trace = try subject.map { Trace(try TraceSubject($0, in: chain), in: chain) } ?? Trace(brokenIn: chain)
    try Rendered(format: format, json: json, output: output, force: force)
      .write(trace, TraceRenderings.all, in: session) { trace.text(width: session.width) }
    return subject == nil && !(trace.foundations.isEmpty && trace.dependents.isEmpty) ? .no : .done
  }
}

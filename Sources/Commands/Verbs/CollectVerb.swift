import Arguments
import Bundles
import Collectors
import Files
import JSON
import Knowledge
import Model

/// `vouch collect`
struct CollectVerb: Verb {
  var plan = ""
  var output: String?
  var period: String?
  var dryRun = false
  var saltSeed: String?
  var key: String?
  var json = false
  var quiet = false
  var seed: String?

  static let path = ["collect"]
  static let summary = "Collect evidence by a plan and seal it into a signed bundle."
  static let discussion = """
    PLAN is a file, or the name of a plan that came with the program, as linux-server. --dry-run shows every command \
    and path before the first run. Secrets and personal data are sought in everything; a find that the plan does not \
    decide on stops the sealing. What could not be collected is an entry in the bundle that says so, the rest is \
    kept, and the exit status is 3. A bundle's name ends in .tar.zst, .tar or .zip, or is a new folder's.
    """
  static let examples = [
    Example("vouch collect linux-server --dry-run", "Every command and path, and nothing else."),
    Example(
      "vouch collect plan.yaml -o q3.tar.zst --period 2026-07-01/2026-10-01",
      "One quarter's evidence, sealed."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("PLAN", "A plan file, or the name of a built-in plan.", \.plan),
    .option("output", "o", "BUNDLE", "The bundle to make; it must not be there yet.", \.output, .files),
    .option("period", nil, "FROM/TO", "Days or times that the evidence is for, TO excluded.", \.period),
    .flag("dry-run", nil, "Show every command and path; run and read none.", \.dryRun),
    .option("seed", nil, "WORDS", "The auditor's words for every sample, over the plan's.", \.seed),
    .option("key", nil, "FILE", "The SSH key to sign with; the workspace's where absent.", \.key, .files),
    .option("salt-seed", nil, "FILE", "32 bytes that make the bundle repeatable; for tests.", \.saltSeed, .files),
    .flag("json", nil, "Print vouch.collection-result/1.", \.json),
    .flag("quiet", "q", "Say nothing where everything was collected; for cron.", \.quiet),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let located = try LocatedPlan(plan, seed: seed, in: session)
    let window = try period.map(Self.window)
    if dryRun {
      let steps = located.plan.items.map { item in
        (item, item.collector.steps(in: session.surroundings(root: located.root, period: window, spool: "")))
      }
      if json { session.write(Self.published(steps)) } else { session.write(Self.text(located.plan, steps)) }
      return .done
    }
    guard let output else {
      throw UsageError("-o BUNDLE is missing", hint: "vouch collect \(plan.typed) -o bundle.tar.zst")
    }
    try Bundle.checkName(ofOutput: output)
    guard !Folder.exists(output) else {
      throw Failure(
        .output, "is there already", at: .file(output), hint: "choose another name; bundles are never replaced")
    }
    let run = try CollectionRun(
      located, to: output, period: window, saltSeed: saltSeed, key: key, session: session)
    let result = try run.seal()
    if quiet, !result.isPartial { return .done }
    if json { session.write(try result.published()) } else { session.write(result.text(width: session.width)) }
    if period == nil, let (count, first) = result.datedElsewhere(than: session.now.date) {
      session.advise(
        "no period was given: \(count.counted("item")) went by the times in the files, as \(first), the rest "
          + "by today; --period FROM/TO says what the run is for")
    }
    return result.isPartial ? .partly : .done
  }

  /// `FROM/TO` of days or times.
  static func window(_ text: String) throws -> Range<Instant> {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      Instant(String(part)) ?? (part.utf8.count == 10 ? CalendarDate(String(part)).map { Instant($0) } : nil)
    }
    guard ends.count == 2, let from = ends[0], let to = ends[1] else {
      throw UsageError("--period is FROM/TO, as 2026-07-01/2026-10-01: '\(text)'")
    }
    guard from < to else { throw UsageError("--period ends before it begins: '\(text)'") }
    return from..<to
  }

  private static func text(_ plan: Plan, _ steps: [(Plan.Item, [PlannedStep])]) -> String {
    var text = "\(plan.title) (\(plan.name))\n"
    for (item, steps) in steps {
      text += "\n\(item.name): \(item.title)\n"
      for step in steps { text += "  \(step.description)\n" }
    }
    return text
  }

  private static func published(_ steps: [(Plan.Item, [PlannedStep])]) -> JSONValue {
    [
      "schema": "vouch.collection-plan/1",
      "items": .array(
        steps.map { item, steps in
          [
            "item": .string(item.name), "title": .string(item.title), "collector": .string(item.collectorName),
            "steps": .array(steps.map(published)),
          ]
        }),
    ]
  }

  private static func published(_ step: PlannedStep) -> JSONValue {
    switch step {
    case .read(let path): ["read": .string(path)]
    case .run(let words, let found): ["run": .array(words.map { .string($0) }), "found": .bool(found)]
    }
  }
}

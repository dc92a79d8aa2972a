import Model

/// The words by which tables, labels, remarks and headings tell how far something is: `Backlog`, `(beta)`, `Status: draft`.
enum StatusWords {
  /// How a thing stands by a cell's, a value's or a remark's words; nil where they tell nothing.
  static func standing(_ text: String) -> Modality? {
    var words = text.lowercased()
    while let last = words.last, [".", "!", " "].contains(last) { words.removeLast() }
    if let known = known[words] { return known }
    if let share = share(words) { return share == 0 ? .negated : share < 100 ? .conditional : .inPlace }
    let isAhead = ["planned", "in progress", "target", "targeted", "scheduled", "expected", "proposed", "due"].contains
    {
      opening in
      words.hasPrefix(opening)
        && [" for ", " in ", " by ", " until ", " q", " h1", " h2", " 20", ": ", " (", ", ", " – ", " next "].contains(
          where: words.dropFirst(opening.utf8.count).hasPrefix)
    }
    return isAhead ? .planned : nil
  }

  /// Whether words tell of a state only where a column or a label says so: a classification is red, a log-in failed.
  static func isAmbiguous(_ text: String) -> Bool { ambiguous.contains(text.lowercased()) }

  private static let ambiguous: Set<String> = [
    "red", "green", "amber", "yellow", "failed", "fail", "gap", "expired", "closed", "customer", "client", "some",
    "limited", "next", "example", "started", "requested", "enterprise", "passed", "met", "removed",
    "suspended", "revoked", "recommended", "recommendation", "best practice", "idea", "adopted", "established",
  ]

  /// What a mere date says where it stands for how far something is: `Q3 2028`.
  static func date(_ text: String) -> Modality? {
    let words = text.lowercased().split(separator: " ")
    guard let year = words.last, year.utf8.count == 4, year.hasPrefix("20"), Int(year) != nil, words.count <= 4 else {
      return nil
    }
    let isQuarter =
      words.count > 1 && words.dropLast().contains { ["q", "h"].contains($0.first) && $0.utf8.count == 2 }
    return isQuarter || ["by", "end", "eta", "mid", "late", "early"].contains(words.first) ? .planned : nil
  }

  /// `50 %`
  private static func share(_ text: String) -> Int? {
    guard text.hasSuffix("%") else { return nil }
    let figure = text.dropLast().filter { $0 != " " }
    return figure.utf8.count <= 3 ? Int(figure) : nil
  }

  private static let known: [String: Modality] = {
    var known: [String: Modality] = [:]
    for (words, modality) in [
      (done, Modality.inPlace), (lacking, .negated), (ahead, .planned), (partly, .conditional), (untold, .context),
    ] {
      for word in words { known[word] = modality }
    }
    return known
  }()

  /// Pictures of what is not done, and of what is under way.
  static let crosses: [StaticString] = ["❌", "✗", "✘", "✕", "✖", "🚫", "⛔"]
  static let works: [StaticString] = ["🚧", "⏳", "⌛", "🔜"]

  private static let done = [
    "✓", "✔", "✅", "☑", "yes", "x", "●", "included", "implemented", "done", "in place", "active", "live", "y",
    "complete", "completed", "compliant", "enforced", "certified", "✔️", "available", "enabled", "true", "operational",
    "fully implemented", "deployed", "rolled out", "green", "met", "fulfilled", "satisfied", "passed", "achieved",
    "adopted", "established", "fully compliant", "fully met", "closed",
  ]
  private static let lacking =
    crosses.map(\.description) + [
      "no", "–", "—", "-", "none", "not implemented", "not available", "n",
      "not supported", "not included", "not in place", "false", "not applicable", "n/a", "not certified", "never",
      "missing", "rejected", "discontinued", "inactive", "disabled", "failed", "fail", "gap", "red", "non-compliant",
      "noncompliant", "not compliant", "not met", "not fulfilled", "not satisfied", "expired", "lapsed", "deprecated",
      "retired", "removed", "decommissioned", "no longer", "no longer offered", "no longer supported",
      "no longer in use",
      "obsolete", "not done", "absent", "lacking", "cancelled", "canceled", "dropped", "abandoned", "withdrawn",
      "unsupported", "unavailable", "not provided", "not offered", "not performed", "not fulfilled", "excluded",
      "out of scope", "declined", "revoked", "suspended",
    ]
  private static let ahead =
    works.map(\.description) + [
      "planned", "in progress", "roadmap", "coming soon", "on roadmap", "on the roadmap", "pending", "ongoing", "open",
      "scheduled", "targeted", "in preparation", "underway", "to do", "todo", "to-do", "in implementation",
      "under development", "in development", "not yet", "partially implemented", "not yet started", "not started",
      "not yet implemented", "not yet available", "backlog", "proposed", "deferred", "postponed", "in review",
      "under review", "draft", "drafted", "drafting", "wip", "work in progress", "tbd", "tba", "tbc", "to be done",
      "to be defined", "to be determined", "to be confirmed", "to be implemented", "on hold", "paused",
      "under evaluation", "in evaluation", "evaluating", "under consideration", "considering", "pilot", "piloting",
      "in pilot", "pilot phase", "trial", "beta", "alpha", "preview", "private beta", "public beta", "early access",
      "in planning", "planning", "overdue", "future", "target", "upcoming", "soon", "started", "initiated", "queued",
      "requested", "idea", "wish list", "wishlist", "amber", "yellow", "planned measure", "next",
      "rollout in progress", "next release", "next version", "next quarter", "next year", "later this year",
      "being implemented", "awaiting approval", "budget pending",
    ]
  private static let partly = [
    "optional", "on request", "add-on", "upon request", "partial", "partially", "conditional", "where required",
    "configurable", "under nda", "opt-in", "partly", "in part", "partially met", "partially compliant",
    "partially done", "limited", "some", "enterprise only", "enterprise", "premium only", "on demand",
    "where possible", "where applicable", "if required", "case by case", "for an additional fee",
  ]
  /// Words that tell that nobody knows, or that somebody else answers for it.
  private static let untold = [
    "\u{2610}", "unknown", "?", "unclear", "not assessed", "not evaluated", "not tested", "not verified", "customer",
    "customer responsibility", "customer's responsibility", "responsibility of the customer", "by customer",
    "by the customer", "client", "example", "recommended", "recommendation", "best practice",
  ]
}

import Bundles
import Collectors
import JSON
import Model
import Reports

/// What a run of a plan made, for a person and for programs.
struct CollectionResult {
  let output: String
  let plan: Plan
  let bundle: SealedBundle
  let collection: Collection
  let principal: String
  private var summaries: [String: Summary] = [:]
  private var redactions = 0

  /// What an item's artefacts are together.
  private struct Summary {
    var results: Set<Sufficiency> = []
    /// Why the first of those are not enough that are not.
    var reasons: [String] = []
    var unmet = 0
    var occurrence = ""
    var hasFault = false
  }

  private static let mostReasons = 3

  init(output: String, plan: Plan, bundle: SealedBundle, collection: Collection, principal: String) {
    (self.output, self.plan, self.bundle, self.collection, self.principal) = (
      output, plan, bundle, collection, principal
    )
  }

  /// Takes each artefact of the bundle in turn.
  mutating func take(_ artefact: Artefact) {
    redactions += artefact.redactions.reduce(0) { $0 + $1.count }
    guard let item = artefact.source.parameters["item"] else { return }
    var summary = summaries[item] ?? Summary()
    summary.results.insert(artefact.sufficiency)
    summary.occurrence = max(summary.occurrence, artefact.occurrence ?? "")
    summary.hasFault = summary.hasFault || collection.results[artefact.path]?.fault != nil
    if artefact.sufficiency != .met, !artefact.path.hasSuffix("/not-collected.json") {
      summary.unmet += 1
      if summary.unmet <= Self.mostReasons {
        let conditions = (artefact.predicate ?? "").split(separator: ";").filter { $0.hasSuffix(")") }
        summary.reasons.append(conditions.map { String($0.drop { $0 == " " }) }.joined(separator: "; "))
      }
    }
    summaries[item] = summary
  }

  /// Of how many items the files are of another window than a day's, with the first as `access-review of 2026-Q3`.
  func datedElsewhere(than day: CalendarDate) -> (count: Int, first: String)? {
    let names = plan.items.compactMap { item -> String? in
      guard let found = summaries[item.name]?.occurrence, !found.isEmpty,
        let window = item.cadence.occurrence(containing: day), found != window.name
      else { return nil }
      return "\(item.name) of \(found)"
    }
    return names.first.map { (names.count, $0) }
  }

  private func summary(_ outcome: Collection.ItemOutcome) -> Summary { summaries[outcome.item] ?? Summary() }

  /// Whether something that the plan asked for is not there, or not as it should be.
  var isPartial: Bool { collection.items.contains { $0.isPartial || summary($0).hasFault } }

  /// Why an item's files are not evidence, or not whole; empty where they are.
  private func remark(_ outcome: Collection.ItemOutcome) -> String {
    let summary = summary(outcome)
    var remarks = outcome.failures
    remarks += outcome.dropped.map { "\($0.path): left out, \($0.reason)" }
    remarks += summary.reasons
    if summary.unmet > Self.mostReasons { remarks.append("and \(summary.unmet - Self.mostReasons) more") }
    return remarks.joined(separator: "; ")
  }

  private func state(_ outcome: Collection.ItemOutcome) -> String {
    let summary = summary(outcome)
    if outcome.isPartial || summary.hasFault { return summary.results.contains(.met) ? "partly" : "missing" }
    if summary.results.contains(.notMet) { return "not enough" }
    return summary.results.contains(.unknown) ? "unknown" : "enough"
  }

  func text(width: Int) -> String {
    let table = TerminalTable(
      [
        .init("item", .wrapped), .init("files", isNumeric: true), .init("evidence"), .init("for"),
        .init("remark", .wrapped),
      ],
      rows: collection.items.map { outcome in
        [outcome.item, "\(outcome.count)", state(outcome), summary(outcome).occurrence, remark(outcome)]
      })
    return table.text(width: width)
      + """

      \(bundle.records.count) artefacts sealed in \(Visible.line(output)), \(redactions) redactions listed
      signed by \(Visible.line(principal))
      bundle \(bundle.id)

      """
  }

  /// The shape `vouch.collection-result/1`, with every artefact.
  func published() throws -> JSONValue {
    var artefacts: [String: [JSONValue]] = [:]
    try bundle.records.forEach { artefact in
      guard let item = artefact.source.parameters["item"] else { return }
      artefacts[item, default: []].append([
        "path": .string(artefact.path), "rows": .optional(artefact.rows),
        "occurrence": .optional(artefact.occurrence), "predicate": .optional(artefact.predicate),
        "sufficiency": .string(artefact.sufficiency.rawValue),
      ])
    }
    return [
      "schema": "vouch.collection-result/1", "output": .string(output), "bundle": .string(bundle.id.description),
      "root": .string(bundle.root.description), "plan": .string(plan.name),
      "artefacts": .integer(bundle.records.count),
      "items": .array(
        collection.items.map { outcome in
          [
            "item": .string(outcome.item), "state": .string(state(outcome)),
            "remark": .string(remark(outcome)), "artefacts": .array(artefacts[outcome.item] ?? []),
          ]
        }),
    ]
  }
}

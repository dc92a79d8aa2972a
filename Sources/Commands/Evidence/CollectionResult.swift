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
  /// Where each artefact is in the bundle's list.
  private let places: [String: Int]

  init(output: String, plan: Plan, bundle: SealedBundle, collection: Collection, principal: String) {
    (self.output, self.plan, self.bundle, self.collection, self.principal) = (
      output, plan, bundle, collection, principal
    )
    places = Dictionary(
      bundle.artefacts.indices.map { (bundle.artefacts[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether something that the plan asked for is not there, or not as it should be.
  var isPartial: Bool { collection.items.contains { $0.isPartial || fault(of: $0) != nil } }

  private func fault(of outcome: Collection.ItemOutcome) -> String? {
    outcome.paths.lazy.compactMap { path in collection.results[path]?.fault }.first
  }

  private func artefacts(_ outcome: Collection.ItemOutcome) -> some Sequence<Artefact> {
    outcome.paths.lazy.compactMap { places[$0].map { bundle.artefacts[$0] } }
  }

  /// Why an item's files are not evidence, or not whole; empty where they are.
  private func remark(_ outcome: Collection.ItemOutcome) -> String {
    var remarks = outcome.failures
    remarks += outcome.dropped.map { "\($0.path): left out, \($0.reason)" }
    let unmet = artefacts(outcome).filter { $0.sufficiency != .met && !$0.path.hasSuffix("/not-collected.json") }
    for artefact in unmet.prefix(3) {
      let conditions = (artefact.predicate ?? "").split(separator: ";").filter { $0.hasSuffix(")") }
      remarks.append(conditions.map { String($0.drop { $0 == " " }) }.joined(separator: "; "))
    }
    if unmet.count > 3 { remarks.append("and \(unmet.count - 3) more") }
    return remarks.joined(separator: "; ")
  }

  private func state(_ outcome: Collection.ItemOutcome) -> String {
    let records = artefacts(outcome)
    if outcome.isPartial || fault(of: outcome) != nil {
      return records.contains { $0.sufficiency == .met } ? "partly" : "missing"
    }
    if records.contains(where: { $0.sufficiency == .notMet }) { return "not enough" }
    return records.contains { $0.sufficiency == .unknown } ? "unknown" : "enough"
  }

  func text(width: Int) -> String {
    let table = TerminalTable(
      [
        .init("item", .clipped), .init("files", isNumeric: true), .init("evidence"), .init("for"),
        .init("remark", .wrapped),
      ],
      rows: collection.items.map { outcome in
        let records = artefacts(outcome)
        return [
          outcome.item, "\(outcome.paths.count)", state(outcome), records.compactMap(\.occurrence).max() ?? "",
          remark(outcome),
        ]
      })
    let redactions = bundle.artefacts.flatMap(\.redactions).reduce(0) { $0 + $1.count }
    return table.text(width: width)
      + """

      \(bundle.artefacts.count) artefacts sealed in \(Visible.line(output)), \(redactions) redactions listed
      signed by \(Visible.line(principal))
      bundle \(bundle.id)

      """
  }

  var published: JSONValue {
    [
      "schema": "vouch.collection-result/1", "output": .string(output), "bundle": .string(bundle.id.description),
      "root": .string(bundle.root.description), "plan": .string(plan.name),
      "artefacts": .integer(bundle.artefacts.count),
      "items": .array(
        collection.items.map { outcome in
          [
            "item": .string(outcome.item), "state": .string(state(outcome)),
            "remark": .string(remark(outcome)),
            "artefacts": .array(
              artefacts(outcome).map { artefact -> JSONValue in
                [
                  "path": .string(artefact.path), "rows": .optional(artefact.rows),
                  "occurrence": .optional(artefact.occurrence), "predicate": .optional(artefact.predicate),
                  "sufficiency": .string(artefact.sufficiency.rawValue),
                ]
              }),
          ]
        }),
    ]
  }
}

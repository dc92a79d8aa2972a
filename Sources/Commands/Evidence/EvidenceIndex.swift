import Collectors
import JSON
import Model

/// What the store remembers of a sealed bundle.
struct EvidenceIndex {
  let bundle: Digest
  let collection: Collection
  let plan: Plan
  let now: Instant

  /// A record for the artefact, and one for each occurrence that its content dates; the run's own report is none.
  func records(of artefact: Artefact) -> [Evidence] {
    guard let digest = artefact.digest, let name = artefact.source.parameters["item"],
      let item = plan.items.first(where: { $0.name == name })
    else { return [] }
    let result = collection.results[artefact.path]
    let collected = artefact.ended ?? now
    let id = "\(bundle.hexadecimal.prefix(16))/\(artefact.path)"
    func record(_ id: String, _ occurrence: String?, _ sufficiency: Sufficiency, _ figures: [Parameter]) -> Evidence {
      Evidence(
        id: Identifier(id), bundle: bundle, path: artefact.path, digest: digest, item: "\(plan.name)/\(name)",
        controls: item.controls, occurrence: occurrence, period: artefact.period, collected: collected,
        expires: Self.expiry(item, collected: collected, occurrence: occurrence), sufficiency: sufficiency,
        measurements: figures)
    }
    let occurrences = (result?.occurrences ?? []).map { occurrence in
      record("\(id)#\(occurrence)", occurrence, result?.occurrenceSufficiency ?? .unknown, [])
    }
    return [record(id, artefact.occurrence, artefact.sufficiency, Self.measurements(item, result))] + occurrences
  }

  /// With a length of freshness, that long after the collection or the end of the window, whichever was first; else
  /// until the next window is over.
  private static func expiry(_ item: Plan.Item, collected: Instant, occurrence: String?) -> Instant? {
    let window =
      occurrence.flatMap { item.cadence.occurrence(named: $0) }
      ?? item.cadence.occurrence(containing: collected.date)
    if let days = item.freshDays {
      let start = min(collected, window.map { Instant($0.days.upperBound) } ?? collected)
      return Instant(secondsSinceEpoch: start.secondsSinceEpoch + days * 86_400)
    }
    return window.flatMap { item.cadence.occurrence(containing: $0.days.upperBound) }
      .map { Instant($0.days.upperBound) }
  }

  private static func measurements(_ item: Plan.Item, _ result: ReadingResults.Result?) -> [Parameter] {
    item.measures.sorted { $0.key < $1.key }.compactMap { name, fact in
      result?.facts[fact].map { Parameter(name, $0.description) }
    }
  }
}

extension EvidenceSchedule {
  /// The settings key that keeps it.
  static func key(_ plan: String, _ item: String) -> String { "\(prefix)\(plan)/\(item)" }

  /// What all such keys begin with.
  static let prefix = "evidence.schedule/"

  /// The schedule as the store keeps it.
  var published: JSONValue {
    [
      "plan": .string(plan), "item": .string(item), "title": .string(title), "cadence": .string(cadence.rawValue),
      "since": .string(since.description), "fresh_days": .optional(freshDays),
      "controls": .array(controls.map { .string($0.description) }), "claims": .array(claims.map { .string($0) }),
    ]
  }

  /// Reads what the store kept; nil where it is damaged.
  init?(_ value: JSONValue) {
    guard let plan = value["plan"]?.string, let item = value["item"]?.string,
      let cadence = value["cadence"]?.string.flatMap({ Cadence(rawValue: $0) }),
      let since = value["since"]?.string.flatMap({ CalendarDate($0) })
    else { return nil }
    self.init(
      plan: plan, item: item, title: value["title"]?.string ?? item, cadence: cadence, since: since,
      freshDays: value["fresh_days"]?.integer,
      controls: (value["controls"]?.array ?? []).compactMap { $0.string.flatMap { ControlReference(written: $0) } },
      claims: (value["claims"]?.array ?? []).compactMap(\.string))
  }
}

extension ControlReference {
  /// Reads `catalog:id`.
  init?(written text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    self.init(Identifier(String(text[..<colon])), Identifier(String(text[text.index(after: colon)...])))
  }
}

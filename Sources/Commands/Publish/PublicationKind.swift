import Catalogs
import Model
import Reports

/// The pages that `vouch publish` can make of claims.
enum PublicationKind: String, CaseIterable {
  /// What customers read first: by family of subjects.
  case trustPage = "trust-page"
  /// Technical and organisational measures: by the groups of SCC Annex II.
  case measures = "toms"
  /// The information security policy in brief: by control of ISO/IEC 27001.
  case policy
  /// A controls list in the manner of SOC 2: by criterion.
  case controls

  /// The title of the page.
  func title(_ organisation: String) -> String {
    let owner = organisation.isEmpty ? "" : " of \(organisation)"
    return switch self {
    case .trustPage: "Security" + (organisation.isEmpty ? "" : " at \(organisation)")
    case .measures: "Technical and organisational measures\(owner)"
    case .policy: "Summary of the information security policy\(owner)"
    case .controls: "Controls\(owner) by trust services criterion"
    }
  }
}

/// Sorts claims into the parts of a page.
struct PublicationOutline {
  var vocabulary: Vocabulary
  var catalogs: CatalogLibrary
  var crosswalk: Crosswalk

  /// A part's heading with its claims; measures and criteria without claims are kept, as their absence tells something.
  ///
  /// Claims that are moved stand in the last part, whose heading tells nothing.
  func parts(
    _ kind: PublicationKind, _ claims: [Claim], moved: Set<Identifier<Claim>>
  ) -> [(heading: String, claims: [Claim])] {
    let last = claims.filter { moved.contains($0.id) }
    var parts = parts(kind, claims.filter { !moved.contains($0.id) })
    if !last.isEmpty {
      if parts.last?.heading == Self.rest {
        parts[parts.count - 1].claims += last
      } else {
        parts.append((Self.rest, last))
      }
    }
    return parts
  }

  private func parts(_ kind: PublicationKind, _ claims: [Claim]) -> [(heading: String, claims: [Claim])] {
    switch kind {
    case .trustPage: byFamily(claims)
    case .measures: byMeasure(claims)
    case .policy: byControl(claims, Framework.iso27001, keepsEmpty: false)
    case .controls: byControl(claims, Framework.soc2, keepsEmpty: true)
    }
  }

  private func byFamily(_ claims: [Claim]) -> [(heading: String, claims: [Claim])] {
    let families = Dictionary(vocabulary.topics.map { ($0.id, $0.family) }) { first, _ in first }
    var order: [String] = []
    for topic in vocabulary.topics where !order.contains(topic.family) { order.append(topic.family) }
    let grouped = Dictionary(grouping: claims) { claim in claim.topics.first.flatMap { families[$0] } ?? "" }
    return (order + [""]).compactMap { family in
      grouped[family].map { (family.isEmpty ? Self.rest : Self.words(family), $0) }
    }
  }

  private func byMeasure(_ claims: [Claim]) -> [(heading: String, claims: [Claim])] {
    let groups = (catalogs.catalog(Framework.gdpr)?.controls ?? []).filter { $0.kind == "measure" }
    let known = Set(groups.map { ControlReference(Framework.gdpr, $0.id) })
    let grouped = Dictionary(grouping: claims) { measure(for: $0, among: known) }
    let parts = groups.map { ($0.title, grouped[ControlReference(Framework.gdpr, $0.id)] ?? []) }
    return parts + (grouped[nil].map { [(Self.rest, $0)] } ?? [])
  }

  /// The group that the claim's best control maps to most closely.
  private func measure(for claim: Claim, among known: Set<ControlReference>) -> ControlReference? {
    for link in claim.controls {
      if known.contains(link.control) { return link.control }
      let mapped = crosswalk.stated(from: link.control).filter { known.contains($0.target) }
      if let best = mapped.max(by: { ($0.strength ?? 0) < ($1.strength ?? 0) }) { return best.target }
    }
    return nil
  }

  private func byControl(
    _ claims: [Claim], _ catalog: Identifier<Catalog>, keepsEmpty: Bool
  ) -> [(heading: String, claims: [Claim])] {
    let grouped = Dictionary(grouping: claims) { claim in
      claim.controls.first { $0.control.catalog == catalog && catalogs[$0.control] != nil }?.control.id
    }
    let parts = (catalogs.catalog(catalog)?.controls ?? []).map { ("\($0.id) \($0.title)", grouped[$0.id] ?? []) }
    return parts.filter { keepsEmpty || !$0.1.isEmpty } + (grouped[nil].map { [(Self.rest, $0)] } ?? [])
  }

  private static let rest = "Further statements"

  /// `data-handling` as `Data handling`.
  private static func words(_ family: String) -> String {
    if family == "ai" { return "Artificial intelligence" }
    let words = family.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension Claim {
  /// What a page says beside the claim: how far it holds, and whether sealed evidence supports it.
  func labels(_ evidence: [ControlReference: Evidence], at time: Instant) -> [Publication.Label] {
    var labels: [Publication.Label] = []
    switch modality {
    case .planned: labels.append(.init(.planned, "Planned, not in place"))
    case .conditional: labels.append(.init(.restricted, "Holds under a condition"))
    case .negated: labels.append(.init(.denied, "Stated as not so"))
    case .inPlace, .context: break
    }
    for parameter in scope { labels.append(.init(.restricted, "Only for \(parameter.name) \(parameter.value)")) }
    guard modality == .inPlace || modality == .conditional else { return labels }
    let firm = controls.filter { $0.relationship != .intersectsWith && $0.relationship != .noRelationship }
    if let link = firm.first(where: { evidence[$0.control] != nil }), let record = evidence[link.control] {
      labels.append(.init(.evidenced, "Evidence sealed for \(link.control), \(record.collected.date)"))
    } else {
      labels.append(.init(.asserted, "Asserted without evidence"))
    }
    return labels
  }
}

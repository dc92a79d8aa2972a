public import JSON
public import Model

extension GapAnalysis {
  /// The analysis as `vouch.gap/1`.
  public var published: JSONValue {
    var members: [JSONValue.Member] = [
      .init("schema", "vouch.gap/1"),
      .init("organisation", .string(organisation)),
      .init("time", .string(time.description)),
      .init("catalogs", .array(catalogs.map { .string($0.id.rawValue) })),
      .init("summary", .array(catalogs.map(summary))),
      .init("findings", .array(findings.map(\.published))),
      .init("roadmap", .array(roadmap.map(\.published))),
    ]
    if !documentedInformation.isEmpty {
      members.append(.init("documented_information", .array(documentedInformation.map(\.published))))
    }
    if let changes { members.append(.init("changes", .array(changes.map(\.published)))) }
    return .object(members)
  }

  private func summary(_ catalog: Catalog) -> JSONValue {
    let tally = Tally(findings.filter { $0.catalog == catalog.id })
    return [
      "catalog": .string(catalog.id.rawValue), "total": .integer(tally.total),
      "asserted": .integer(tally.assertedCount), "evidenced": .integer(tally.evidencedCount),
      "states": tally.published,
      "groups": .array(
        groups(of: catalog.id).map { group in
          let tally = Tally(group.findings)
          return [
            "group": .string(group.name), "total": .integer(tally.total), "asserted": .integer(tally.assertedCount),
            "evidenced": .integer(tally.evidencedCount), "states": tally.published,
          ]
        }),
    ]
  }
}

extension GapAnalysis.Tally {
  /// For each state how many findings there are and how many of them have fresh evidence.
  fileprivate var published: JSONValue {
    .object(
      GapState.allCases.map { state in
        .init(state.rawValue, ["count": .integer(self[state]), "evidenced": .integer(evidenced[state] ?? 0)])
      })
  }
}

extension Finding {
  /// The finding as a member of `vouch.gap/1`.
  var published: JSONValue {
    [
      "catalog": .string(catalog.rawValue), "id": .string(control.id.rawValue), "title": .string(control.title),
      "group": .string(control.group), "kind": .string(control.kind), "state": .string(state.rawValue),
      "asserted": .string(asserted.rawValue), "evidenced": .bool(isEvidenced),
      "evidence_state": .string(evidenced.rawValue), "finding": .string(text),
      "claims": .array(claims.map(\.published)), "evidence": .array(evidence.map(\.published)),
      "coverage": .array(
        coverage.map {
          [
            "catalog": .string($0.control.catalog.rawValue), "id": .string($0.control.id.rawValue),
            "relationship": .string($0.relationship.rawValue), "state": .string($0.state.rawValue),
          ]
        }),
      "assessment": .optional(decision?.state?.rawValue), "grade": .optional(decision?.grade?.rawValue),
      "impact": .optional(decision?.impact?.rawValue), "action": .optional(decision?.action),
      "owner": .optional(decision?.owner), "due": .optional(decision?.due?.description),
      "effort": decision?.effort.map { .number($0) } ?? .null,
      "maturity": ["current": .optional(decision?.maturity), "target": .optional(decision?.targetMaturity)],
      "decided": decision.map {
        ["by": .optional($0.decidedBy), "time": .optional($0.decided?.description)]
      } ?? .null,
    ]
  }
}

extension Finding.Support {
  fileprivate var published: JSONValue {
    [
      "id": .string(claim.id.rawValue), "document": .string(claim.document.rawValue),
      "start_line": .integer(claim.lines.lowerBound), "end_line": .integer(claim.lines.upperBound),
      "text": .string(claim.text), "modality": .string(claim.modality.rawValue),
      "relationship": .string(link.relationship.rawValue), "score": .number(link.score),
      "reason": .string(link.reason), "supports": .string(state.rawValue), "restriction": .string(restriction),
    ]
  }
}

extension Finding.Exhibit {
  fileprivate var published: JSONValue {
    [
      "id": .string(evidence.id.rawValue), "bundle": .string(evidence.bundle.description),
      "path": .string(evidence.path), "digest": .string(evidence.digest.description),
      "occurrence": .optional(evidence.occurrence), "collected": .string(evidence.collected.description),
      "expires": .optional(evidence.expires?.description), "sufficiency": .string(evidence.sufficiency.rawValue),
      "state": .string(standing.rawValue),
    ]
  }
}

extension ControlReference {
  var published: JSONValue { ["catalog": .string(catalog.rawValue), "id": .string(id.rawValue)] }
}

extension GapAnalysis.Fix {
  fileprivate var published: JSONValue {
    [
      "catalog": .string(control.catalog.rawValue), "id": .string(control.id.rawValue), "title": .string(title),
      "state": .string(state.rawValue), "closes": .array(closes.map(\.published)),
      "advances": .array(advances.map(\.published)), "points": .number(Double(halfPoints) / 2),
      "arithmetic": .string(arithmetic), "owner": .optional(owner), "due": .optional(due?.description),
      "effort": effort.map { .number($0) } ?? .null,
    ]
  }
}

extension GapAnalysis.Change {
  fileprivate var published: JSONValue {
    [
      "catalog": .string(control.catalog.rawValue), "id": .string(control.id.rawValue),
      "before": .optional(before?.rawValue), "was_evidenced": .bool(wasEvidenced), "after": .optional(after?.rawValue),
      "is_evidenced": .bool(isEvidenced),
    ]
  }
}

extension DocumentedInformation {
  fileprivate var published: JSONValue {
    [
      "clause": .string(demand.clause), "item": .string(demand.title), "kind": .string(demand.kind),
      "auditor_looks_for": .string(demand.lookedFor), "defects": .array(defects.map { .string($0.rawValue) }),
      "places": .array(
        places.map { place in
          [
            "kind": .string("\(place.kind)"), "document": .optional(place.document?.rawValue),
            "file": .string(place.file), "start_line": .optional(place.lines?.lowerBound),
            "end_line": .optional(place.lines?.upperBound), "words": .string(place.words),
            "date": .optional(place.date?.description), "approval": .optional(place.approval),
          ]
        }),
    ]
  }
}

extension Rendering where Subject == GapAnalysis {
  static var gapJSON: Rendering { Rendering("json") { Array($0.published.pretty.utf8) } }
}

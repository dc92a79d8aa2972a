public import JSON
public import Model

extension StatementOfApplicability {
  /// The statement as `vouch.soa/1`.
  public var published: JSONValue {
    [
      "schema": "vouch.soa/1", "organisation": .string(organisation),
      "scope": .array(scope.map { .string($0) }), "time": .string(time.description),
      "version": .optional(approval?.version), "approver": .optional(approval?.approver),
      "approved": .optional(approval?.time.description),
      "controls": .array(entries.map(\.published)),
    ]
  }
}

extension StatementOfApplicability.Entry {
  fileprivate var published: JSONValue {
    [
      "catalog": .string(finding.catalog.rawValue), "id": .string(finding.control.id.rawValue),
      "title": .string(finding.control.title), "theme": .string(finding.control.group),
      "necessary": necessary.map { .bool($0) } ?? .null,
      "inclusion": .array(
        inclusion.map {
          ["source": .optional($0.source?.rawValue), "reference": .optional($0.reference), "text": .string($0.text)]
        }),
      "exclusion": exclusion.isEmpty ? .null : .string(exclusion),
      "implemented": necessary == false ? .null : .string(implementation),
      "planned_for": .optional(finding.state.isOpen ? finding.decision?.due?.description : nil),
      "asserted": .string(finding.asserted.rawValue), "evidenced": .bool(finding.isEvidenced),
      "evidence_state": .string(finding.evidenced.rawValue),
      "claims": finding.published["claims"] ?? [], "evidence": finding.published["evidence"] ?? [],
      "risks": .array(risks.map { .string($0) }), "owner": .optional(owner),
      "responsibility": .optional(responsibility?.rawValue), "review": .optional(review?.description),
    ]
  }
}

extension Rendering where Subject == StatementOfApplicability {
  static var applicabilityJSON: Rendering { Rendering("json") { Array($0.published.pretty.utf8) } }
}

import JSON
import Model

/// Findings as OSCAL has them in assessment results and in plans of action.
extension OSCAL {
  /// What was observed: for each catalog each claim once, each artefact once.
  static func observations(_ findings: [Finding], _ time: Instant) -> [JSONValue] {
    var seen: Set<String> = []
    var observations: [JSONValue] = []
    for finding in findings {
      for support in finding.claims where seen.insert("\(finding.catalog) claim \(support.claim.id)").inserted {
        let claim = support.claim
        observations.append(
          object([
            ("uuid", observation(finding, claim)), ("title", "Assertion in a document"),
            ("description", .string(claim.text)),
            (
              "props",
              .array([property("kind", "assertion"), property("modality", claim.modality.rawValue)].compactMap { $0 })
            ),
            ("methods", ["EXAMINE"]), ("collected", .string(time.description)),
            (
              "relevant-evidence",
              [["description": .string("\(support.place): \(line(claim.quote))")]]
            ),
          ]))
      }
      for exhibit in finding.evidence where seen.insert("\(finding.catalog) evidence \(exhibit.evidence.id)").inserted {
        let record = exhibit.evidence
        observations.append(
          object([
            ("uuid", observation(finding, record)), ("title", "Sealed artefact"),
            (
              "description",
              .string("\(record.item.isEmpty ? record.path : record.item): \(record.sufficiency.rawValue)")
            ),
            (
              "props",
              .array(
                [
                  property("kind", "evidence"), property("standing", exhibit.standing.rawValue),
                  property("sufficiency", record.sufficiency.rawValue), property("bundle", record.bundle.description),
                ].compactMap { $0 })
            ),
            ("methods", ["TEST"]), ("collected", .string(record.collected.description)),
            ("expires", record.expires.map { .string($0.description) }),
            ("relevant-evidence", [["description": .string("\(record.path) \(record.digest)")]]),
          ]))
      }
    }
    return observations
  }

  /// The results of two catalogs are two sets of observations, though they rest on the same claims.
  private static func observation(_ finding: Finding, _ claim: Claim) -> JSONValue {
    uuid("observation", finding.catalog.rawValue, "claim", claim.id.rawValue)
  }

  private static func observation(_ finding: Finding, _ evidence: Evidence) -> JSONValue {
    uuid("observation", finding.catalog.rawValue, "evidence", evidence.id.rawValue)
  }

  /// The finding; satisfied only where it conforms and fresh evidence supports it.
  static func finding(_ finding: Finding) -> JSONValue {
    let isSatisfied = finding.state == .conforms && finding.isEvidenced
    let observations =
      finding.claims.map { observation(finding, $0.claim) }
      + finding.evidence.map { observation(finding, $0.evidence) }
    return object([
      ("uuid", uuid("finding", "\(finding.reference)")),
      ("title", .string(line("\(finding.control.id) \(finding.control.title)"))),
      ("description", .string(finding.text)),
      (
        "props",
        .array(
          [
            property("state", finding.state.rawValue), property("asserted", finding.asserted.rawValue),
            property("evidenced", finding.evidenced.rawValue), property("grade", finding.decision?.grade?.rawValue),
            property("impact", finding.decision?.impact?.rawValue), property("owner", finding.decision?.owner),
          ].compactMap { $0 })
      ),
      (
        "target",
        object([
          ("type", "objective-id"), ("target-id", .string(token(finding.reference))),
          (
            "status",
            [
              "state": isSatisfied ? "satisfied" : "not-satisfied",
              "reason": isSatisfied ? "pass" : finding.state == .gap ? "fail" : "other",
              "remarks": .string(remarks(finding)),
            ]
          ),
        ])
      ),
      ("related-observations", .array(observations.map { ["observation-uuid": $0] })),
    ])
  }

  private static func remarks(_ finding: Finding) -> String {
    switch finding.state {
    case .conforms: finding.isEvidenced ? "conforms, evidenced" : "asserted in full, not evidenced"
    case .notApplicable: "decided not to apply"
    case .notAssessed: "nothing was seen"
    default: finding.state.words + (finding.isEvidenced ? ", evidenced in part" : "")
    }
  }
}

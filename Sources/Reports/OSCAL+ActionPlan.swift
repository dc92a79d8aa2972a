import JSON
import Model

extension Rendering where Subject == GapAnalysis {
  /// OSCAL plan of action and milestones: an item for each open requirement.
  static var actionPlan: Rendering {
    Rendering("poam") { analysis in
      let open = analysis.findings.filter(\.state.isOpen)
      guard !open.isEmpty else {
        throw Failure(
          .state, "nothing is open, and OSCAL has no empty plan of action", hint: "--format oscal shows the results")
      }
      return OSCAL.bytes(
        "plan-of-action-and-milestones",
        OSCAL.object([
          ("uuid", OSCAL.uuid("poam", analysis.organisation, analysis.time.description)),
          (
            "metadata",
            OSCAL.metadata(
              "Plan of action and milestones", analysis.organisation, analysis.time,
              version: analysis.time.date.description)
          ),
          (
            "system-id",
            [
              "identifier-type": "https://ietf.org/rfc/rfc4122",
              "id": OSCAL.uuid("system", analysis.organisation),
            ]
          ),
          ("observations", .array(OSCAL.observations(open, analysis.time))),
          ("risks", .array(open.map(risk))),
          ("findings", .array(open.map(OSCAL.finding))),
          ("poam-items", .array(open.map(item))),
        ]))
    }
  }

  private static func risk(_ finding: Finding) -> JSONValue {
    let name = "\(finding.reference)"
    let decision = finding.decision
    let remediation: JSONValue? = decision?.action.map { action in
      OSCAL.object([
        ("uuid", OSCAL.uuid("remediation", name)), ("lifecycle", "planned"),
        ("title", .string(OSCAL.line("Action for \(name)"))), ("description", .string(action)),
        (
          "props",
          .array(
            [
              OSCAL.property("owner", decision?.owner),
              OSCAL.property("effort-days", decision?.effort.map(Figure.text)),
            ].compactMap { $0 })
        ),
      ])
    }
    return OSCAL.object([
      ("uuid", OSCAL.uuid("risk", name)),
      ("title", .string(OSCAL.line("\(name) is not met in full"))),
      ("description", .string(finding.text)),
      ("statement", .string(OSCAL.line("\(finding.control.title): \(finding.state.words)"))),
      ("status", decision?.action == nil ? "open" : "remediating"),
      ("deadline", decision?.due.map { .string(Instant($0).description) }),
      ("remediations", .array([remediation].compactMap { $0 })),
    ])
  }

  private static func item(_ finding: Finding) -> JSONValue {
    let name = "\(finding.reference)"
    return OSCAL.object([
      ("uuid", OSCAL.uuid("poam-item", name)),
      ("title", .string(OSCAL.line("\(finding.control.id) \(finding.control.title)"))),
      ("description", .string(finding.decision?.action ?? finding.text)),
      (
        "props",
        .array(
          [
            OSCAL.property("state", finding.state.rawValue), OSCAL.property("grade", finding.decision?.grade?.rawValue),
            OSCAL.property("owner", finding.decision?.owner),
            OSCAL.property("due", finding.decision?.due?.description),
          ].compactMap { $0 })
      ),
      ("related-findings", [["finding-uuid": OSCAL.uuid("finding", name)]]),
      ("related-risks", [["risk-uuid": OSCAL.uuid("risk", name)]]),
    ])
  }
}

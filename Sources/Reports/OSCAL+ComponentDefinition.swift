import JSON
import Model

extension Rendering where Subject == StatementOfApplicability {
  /// OSCAL component definition: the organisation as one component, a requirement for each line.
  static var componentDefinition: Rendering {
    Rendering("oscal") { statement in
      let version = statement.approval.map { String($0.version) } ?? "draft"
      let organisation = statement.organisation.isEmpty ? "The organisation" : statement.organisation
      var catalogs: [Identifier<Catalog>] = []
      for entry in statement.entries where !catalogs.contains(entry.finding.catalog) {
        catalogs.append(entry.finding.catalog)
      }
      let implementations: [JSONValue] = catalogs.map { catalog in
        OSCAL.object([
          ("uuid", OSCAL.uuid("control-implementation", organisation, catalog.rawValue)),
          ("source", .string("https://vouch.example/catalogs/\(OSCAL.token(ControlReference(catalog, "all")))")),
          ("description", "Which controls are necessary, why, and how they stand."),
          (
            "implemented-requirements",
            .array(statement.entries.filter { $0.finding.catalog == catalog }.map { requirement($0, organisation) })
          ),
        ])
      }
      return OSCAL.bytes(
        "component-definition",
        OSCAL.object([
          ("uuid", OSCAL.uuid("component-definition", organisation, version, statement.time.description)),
          (
            "metadata",
            OSCAL.metadata("Statement of Applicability", organisation, statement.time, version: version)
          ),
          (
            "components",
            [
              OSCAL.object([
                ("uuid", OSCAL.uuid("component", organisation)), ("type", "service"),
                ("title", .string(OSCAL.line(organisation))),
                (
                  "description",
                  .string(statement.scope.isEmpty ? "Scope not recorded." : statement.scope.joined(separator: "; "))
                ),
                ("control-implementations", .array(implementations)),
              ])
            ]
          ),
        ]))
    }
  }

  private static func requirement(_ entry: StatementOfApplicability.Entry, _ organisation: String) -> JSONValue {
    let finding = entry.finding
    // "Not stated" has no word in OSCAL, and none is invented for it.
    let status: String? =
      entry.necessary == false
      ? "not-applicable" : ["yes": "implemented", "partial": "partial", "planned": "planned"][entry.implementation]
    let standard = status.map { ["name": "implementation-status", "value": .string($0)] as JSONValue }
    let reasons = entry.inclusion.compactMap { reason in
      OSCAL.property("inclusion", reason.source.map { "\($0.words): \(reason.words)" } ?? reason.words)
    }
    let how = finding.claims.filter { $0.state != .gap }.prefix(3).map { "\($0.claim.text) (\($0.place))" }
    return OSCAL.object([
      ("uuid", OSCAL.uuid("implemented-requirement", organisation, "\(finding.reference)")),
      ("control-id", .string(OSCAL.token(finding.reference))),
      ("description", .string(how.isEmpty ? finding.text : how.joined(separator: "\n\n"))),
      (
        "props",
        .array(
          ([
            standard,
            OSCAL.property("necessary", entry.necessary.map { $0 ? "yes" : "no" } ?? "undecided"),
            OSCAL.property("exclusion", entry.exclusion), OSCAL.property("asserted", finding.asserted.rawValue),
            OSCAL.property("evidenced", finding.evidenced.rawValue), OSCAL.property("owner", entry.owner),
            OSCAL.property("responsibility", entry.responsibility?.rawValue),
          ] + reasons).compactMap { $0 })
      ),
      ("remarks", .string(finding.text)),
    ])
  }
}

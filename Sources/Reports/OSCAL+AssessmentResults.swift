import JSON
import Model

extension Rendering where Subject == GapAnalysis {
  /// OSCAL assessment results: one result for each catalog.
  static var assessmentResults: Rendering {
    Rendering("oscal") { analysis in
      let plan = OSCAL.uuid("assessment-plan", analysis.organisation)
      return OSCAL.bytes(
        "assessment-results",
        OSCAL.object([
          ("uuid", OSCAL.uuid("assessment-results", analysis.organisation, analysis.time.description)),
          (
            "metadata",
            OSCAL.metadata(
              "Gap analysis", analysis.organisation, analysis.time, version: analysis.time.date.description)
          ),
          ("import-ap", ["href": .string("#" + (plan.string ?? ""))]),
          ("results", .array(analysis.catalogs.map { result(analysis, $0) })),
          (
            "back-matter",
            [
              "resources": [
                [
                  "uuid": plan, "title": "How it was assessed",
                  "description":
                    "Every requirement of the catalogs was compared with the claims of the imported documents and with sealed evidence.",
                ]
              ]
            ]
          ),
        ]))
    }
  }

  private static func result(_ analysis: GapAnalysis, _ catalog: Catalog) -> JSONValue {
    let findings = analysis.findings.filter { $0.catalog == catalog.id }
    let tally = GapAnalysis.Tally(findings)
    return OSCAL.object([
      ("uuid", OSCAL.uuid("result", catalog.id.rawValue, analysis.time.description)),
      ("title", .string(OSCAL.line(catalog.title))),
      (
        "description",
        .string(
          "\(tally.total) requirements: \(tally.assertedCount) asserted in full or in part, \(tally.evidencedCount) with fresh evidence."
        )
      ),
      ("start", .string(analysis.time.description)), ("end", .string(analysis.time.description)),
      (
        "reviewed-controls",
        [
          "control-selections": [
            ["include-controls": .array(findings.map { ["control-id": .string(OSCAL.token($0.reference))] })]
          ]
        ]
      ),
      ("observations", .array(OSCAL.observations(findings, analysis.time))),
      ("findings", .array(findings.map(OSCAL.finding))),
    ])
  }
}

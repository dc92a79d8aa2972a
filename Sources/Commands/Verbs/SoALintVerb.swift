import Arguments
import JSON
import Model
import Reports

/// `vouch soa lint`
struct SoALintVerb: Verb {
  var strict = false
  var json = false

  static let path = ["soa", "lint"]
  static let summary = "Find what an auditor would object to in the Statement of Applicability."
  static let discussion = """
    Undecided controls, inclusions that trace to nothing, exclusions without a reason or against the risk register, \
    copied or empty reasons, controls called implemented without evidence or against a source, plans without a date, \
    an approved version that no longer fits. Exit 1 where an error is found.
    """
  static let examples = [Example("vouch soa lint", "All objections, errors and warnings.")]
  static let arguments: [Argument<Self>] = [
    .flag("strict", nil, "Exit 1 for warnings too.", \.strict),
    .flag("json", nil, "Print vouch.soa-lint/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let objections = try session.statementOfApplicability().objections
    let errors = objections.count { $0.severity == .error }
    if json {
      let list: JSONValue = [
        "schema": "vouch.soa-lint/1",
        "objections": .array(
          objections.map { objection in
            [
              "rule": .string(objection.rule), "severity": .string(objection.severity.rawValue),
              "control": .optional(objection.control?.description), "message": .string(objection.message),
              "location": .optional(objection.location?.description),
            ]
          }),
      ]
      session.write(list)
    } else {
      if !objections.isEmpty { session.write(objections.text(width: session.width) + "\n") }
      session.write("\(errors) errors, \(objections.count - errors) warnings\n")
    }
    return errors > 0 || (strict && !objections.isEmpty) ? .no : .done
  }
}

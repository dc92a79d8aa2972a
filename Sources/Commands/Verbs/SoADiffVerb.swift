import Arguments
import JSON
import Model
import Reports

/// `vouch soa diff`
struct SoADiffVerb: Verb {
  var json = false

  static let path = ["soa", "diff"]
  static let summary = "Show what differs from the last approved Statement of Applicability."
  static let discussion = "Field by field, control by control. Exit 1 where something differs."
  static let examples = [Example("vouch soa diff", "What would need a new approval.")]
  static let arguments: [Argument<Self>] = [.flag("json", nil, "Print vouch.soa-diff/1.", \.json)]

  func run(in session: Session) throws -> ExitStatus {
    let drawn = try session.statementOfApplicability()
    guard let approved = drawn.approved, let changes = drawn.changes else {
      throw Failure(.state, "no version was ever approved", hint: "vouch soa approve makes version 1")
    }
    if json {
      let list: JSONValue = [
        "schema": "vouch.soa-diff/1", "version": .integer(approved.approval.version),
        "changes": .array(
          changes.map {
            [
              "control": .string($0.control.description), "field": .string($0.field), "before": .string($0.before),
              "after": .string($0.after),
            ]
          }),
      ]
      session.write(list)
    } else if changes.isEmpty {
      session.write("nothing differs from version \(approved.approval.version)\n")
    } else {
      session.write(changes.text(width: session.width))
    }
    return changes.isEmpty ? .done : .no
  }
}

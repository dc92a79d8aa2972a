import Arguments
import Model

/// `vouch soa approve`
struct SoAApproveVerb: Verb {
  var approver: String?
  var dryRun = false

  static let path = ["soa", "approve"]
  static let summary = "Approve the Statement of Applicability as its next version."
  static let discussion = """
    Keeps every line as it stands now, with the version, the approver and the time, in the workspace and the ledger. \
    What vouch soa lint objects to is counted and kept with the approval; it does not prevent it.
    """
  static let examples = [Example("vouch soa approve --by 'Ada Example, CEO'", "Approve on somebody's word.")]
  static let arguments: [Argument<Self>] = [
    .option("by", nil, "NAME", "Who approves; the acting user otherwise.", \.approver),
    .flag("dry-run", nil, "Show what would be approved.", \.dryRun),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let drawn = try session.statementOfApplicability()
    if let changes = drawn.changes, changes.isEmpty, let version = drawn.approved?.approval.version {
      session.write("version \(version) is approved and nothing has changed\n")
      return .done
    }
    let errors = drawn.objections.filter {
      $0.severity == .error && $0.rule != "unapproved" && $0.rule != "approval-outdated"
    }
    if !errors.isEmpty {
      session.warn("an auditor would object \(errors.count) times; vouch soa lint lists what to mend")
    }
    let next = (drawn.approved?.approval.version ?? 0) + 1
    guard !dryRun else {
      session.write("would approve version \(next): \(drawn.statement.entries.count) controls\n")
      return .done
    }
    let approval = try session.approve(drawn, by: approver ?? session.actor)
    session.write(
      "approved version \(approval.version): \(drawn.statement.entries.count) controls, by \(approval.approver)\n")
    return .done
  }
}

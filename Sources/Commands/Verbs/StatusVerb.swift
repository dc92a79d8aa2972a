import Arguments
import JSON
import Knowledge
import Model
import Reports

/// `vouch status`
struct StatusVerb: Verb {
  var json = false

  static let path = ["status"]
  static let summary = "Show what the workspace knows, what is stale or due, and the next step."
  static let examples = [Example("vouch status", "Where things stand.")]
  static let arguments: [Argument<Self>] = [.flag("json", nil, "Print vouch.status/1.", \.json)]

  func run(in session: Session) throws -> ExitStatus {
    let status = try Status(of: session.workspace(), now: session.now)
    session.write(json ? status.published.pretty : status.text(width: session.width))
    return .done
  }
}

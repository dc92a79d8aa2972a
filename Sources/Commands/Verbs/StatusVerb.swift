import Arguments
import JSON
import Knowledge
import Model
import Reports

/// `vouch status`
struct StatusVerb: Verb {
  var json = false
  var calendar = false
  var strict = false

  static let path = ["status"]
  static let summary = "Show what the workspace knows, what is stale or due, and the next step."
  static let examples = [
    Example("vouch status", "Where things stand."),
    Example("vouch status --calendar > evidence.ics", "When which evidence is due, for any calendar."),
  ]
  static let arguments: [Argument<Self>] = [
    .flag("json", nil, "Print vouch.status/1.", \.json),
    .flag(
      "strict", nil, "Exit 1 where evidence is missing, overdue or expired, or an answer is stale; for cron.", \.strict),
    .flag("calendar", nil, "Print the evidence that is expected in the next year as iCalendar.", \.calendar),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let status = try Status(of: session)
    if calendar {
      session.write(status.evidence.calendar.bytes)
      return .done
    }
    if json { session.write(status.published) } else { session.write(status.text(width: session.width)) }
    return strict && (status.evidence.needsSomebody || status.answers.contains { $0.status == .stale }) ? .no : .done
  }
}

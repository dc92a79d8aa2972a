import Arguments
import Files
import JSON
import Knowledge
import Model
import Reports

/// `vouch review`
struct ReviewVerb: SelectingVerb {
  var selection = Selection()
  var interactive = false
  var page: String?
  var force = false
  var json = false

  static let path = ["review"]
  static let summary = "List answers that wait for a person, the weakest first, or go through them one by one."
  static let discussion = """
    Answers are drafts until a person approves them. Approved ones are left out unless --all or --status approved is \
    given. With --interactive, one question after the other is shown with its sources; what was decided is kept at \
    once, so that it can be left and taken up at any time.
    """
  static let examples = [
    Example("vouch review", "What waits, the weakest first."),
    Example("vouch review --below 0.8 --interactive", "Go through the weak ones."),
    Example("vouch review approve --verdict yes --questionnaire acme", "Approve all that say yes."),
    Example("vouch review --page triage.html", "Everything on one page, with the source lines."),
  ]
  static let arguments: [Argument<Self>] =
    selectionArguments + [
      .flag("all", "a", "Show approved answers too.", \.selection.all),
      .flag("interactive", "i", "Go through the questions one by one.", \.interactive),
      .option("page", nil, "FILE", "Write an HTML page with the source lines of each answer.", \.page, .files),
      .flag("force", nil, "Overwrite an existing page.", \.force),
      .flag("json", nil, "Print vouch.review/1.", \.json),
    ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    let shown = try ReviewQueue(store).select(selection, store: store).filter {
      selection.all || selection.status != nil || !selection.ids.isEmpty || $0.record.status != .approved
    }
    if interactive { return try ReviewWalk(session, shown).run() }
    if let page {
      let content = try TriagePage(shown, store: store, time: session.now).bytes
      if page == "-" { session.write(content) } else { try WholeFile.write(content, to: page, replacing: force) }
      return .done
    }
    if try store.answers(to: nil).isEmpty {
      session.advise("nothing was answered yet; vouch answer QUESTIONNAIRE drafts answers")
    }
    if json {
      session.write(ReviewReport.json(shown))
    } else {
      session.write(ReviewReport.text(shown, width: session.width))
    }
    return .done
  }
}

import Arguments
import Files
import Knowledge
import Model

/// `vouch review export`
struct ReviewExportVerb: SelectingVerb {
  var selection = Selection()
  var output = "-"
  var markdown = false
  var force = false

  static let path = ["review", "export"]
  static let summary = "Write answers into a CSV or Markdown file for people without the program."
  static let examples = [
    Example("vouch review export --owner kim -o kim.csv", "Kim's questions, to be filled in any spreadsheet."),
    Example("vouch review export --owner kim --markdown", "To be read in a mail."),
  ]
  static let arguments: [Argument<Self>] =
    selectionArguments + [
      .flag("all", "a", "Approved answers too.", \.selection.all),
      .option("output", "o", "FILE", "Where to write; - is standard output.", \.output, .files),
      .flag("markdown", nil, "Write Markdown, for reading only.", \.markdown),
      .flag("force", nil, "Overwrite an existing file.", \.force),
    ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    let items = try ReviewQueue(store).select(selection, store: store).filter {
      selection.all || selection.status != nil || !selection.ids.isEmpty || $0.record.status != .approved
    }
    let isMarkdown = markdown || output.hasSuffix(".md")
    let content = isMarkdown ? Array(ReviewSheet.markdown(items).utf8) : ReviewSheet.csv(items)
    guard output != "-" else {
      session.write(content)
      return .done
    }
    try WholeFile.write(content, to: output, replacing: force)
    session.write("wrote \(output) with \(items.count) answers\n")
    if !isMarkdown { session.write("next: vouch review import \(output.typed)   once it is filled in\n") }
    return .done
  }
}

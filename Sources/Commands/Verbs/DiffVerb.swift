import Arguments
import JSON
import Model
import Questionnaires
import Reports

/// `vouch diff`
struct DiffVerb: Verb {
  var before = ""
  var after = ""
  var map: String?
  var json = false

  static let path = ["diff"]
  static let summary =
    "Show what changed between a questionnaire and its answered copy, and prove that nothing else did."
  static let discussion = """
    Changed cells are listed one by one. The rest is compared byte for byte: parts of a workbook by their digests, \
    sheets and XML without their answers, delimited text by making the changes again. Exits 1 where anything but \
    answers and comments changed.
    """
  static let examples = [Example("vouch diff acme.xlsx acme.answered.xlsx", "Check a file before it goes back.")]
  static let arguments: [Argument<Self>] = [
    .positional("BEFORE", "The questionnaire as it came.", \.before),
    .positional("AFTER", "The copy with answers.", \.after),
    .option("map", nil, "MAP", "Say which columns are which, as for vouch answer.", \.map),
    .flag("json", nil, "Print vouch.diff/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let difference = try Formats.difference(
      from: ByteSource(before), to: ByteSource(after), mapping: try map.map { try ColumnMapping($0) },
      profiles: try session.markupProfiles())
    if json { session.write(published(difference)) } else { session.write(text(difference, width: session.width)) }
    return difference.isClean ? .done : .no
  }

  private func text(_ difference: FileDifference, width: Int) -> String {
    var text = ""
    if !difference.changes.isEmpty {
      text += TerminalTable(
        [.init("cell"), .init("kind"), .init("before", .wrapped), .init("after", .wrapped)],
        rows: difference.changes.map { [$0.location, $0.role.rawValue, $0.before, $0.after] }
      ).text(width: width)
    }
    let same = difference.parts.count(where: \.isSame)
    for part in difference.parts where !part.isSame {
      let digests = "\(part.before?.description ?? "-")\n     → \(part.after?.description ?? "-")"
      let explanation = "     \(part.explanation.isEmpty ? "differs" : part.explanation)"
      text += "\(part.name)\n     \(digests)\n\(Prose.fitted(explanation, to: width, hanging: 5))\n"
    }
    if difference.parts.count > 1 { text += "\(same) of \(difference.parts.count) parts are the same, byte for byte\n" }
    for other in difference.unexpected { text += "✗ changed: \(other)\n" }
    let others = difference.changes.count { $0.role == .other }
    if others > 0 { text += "✗ \(others.counted("cell")) changed: neither answer nor comment\n" }
    let count = difference.changes.count
    guard difference.isClean else { return text + "something else than answers and comments changed\n" }
    return text + (count == 0 ? "the files are the same\n" : "✓ \(count.counted("cell")) changed, and nothing else\n")
  }

  private func published(_ difference: FileDifference) -> JSONValue {
    [
      "schema": "vouch.diff/1", "format": .string(difference.format), "clean": .bool(difference.isClean),
      "changes": .array(
        difference.changes.map {
          [
            "location": .string($0.location), "role": .string($0.role.rawValue), "before": .string($0.before),
            "after": .string($0.after),
          ]
        }),
      "parts": .array(
        difference.parts.map {
          [
            "name": .string($0.name), "before": .optional($0.before?.description),
            "after": .optional($0.after?.description), "same": .bool($0.isSame), "explanation": .string($0.explanation),
          ]
        }),
      "unexpected": .array(difference.unexpected.map { .string($0) }),
    ]
  }
}

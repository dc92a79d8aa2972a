import Arguments
import JSON
import Knowledge
import Model
import Reports

/// `vouch log`
struct LogVerb: Verb {
  var limit: Int?
  var raw = false
  var json = false

  static let path = ["log"]
  static let summary = "Show the ledger: who did what, and when."
  static let discussion = """
    The ledger is append-only: each line holds the hash of the line before it, so that an edit, a removal or a \
    change of order shows. Every import, answer, decision and collection is an entry; commands that only print \
    append none.
    """
  static let examples = [
    Example("vouch log -n 20", "The last twenty entries."),
    Example("vouch log --raw > ledger.jsonl", "The very bytes that are chained, one line for each entry."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("limit", "n", "COUNT", "Only the last COUNT entries.", \.limit),
    .flag("raw", nil, "Print the lines as they are chained (JSON of RFC 8785).", \.raw),
    .flag("json", nil, "Print vouch.log/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    if let limit, limit < 0 { throw UsageError("--limit must not be negative") }
    let start = try limit.map { max(0, try store.ledgerCount() - $0) } ?? 0
    if raw {
      try store.eachLedgerLine(from: start) { session.write($0 + [0x0A]) }
      return .done
    }
    var entries: [JSONValue] = []
    try store.eachLedgerLine(from: start) { entries.append(try JSONValue(parsing: $0, file: "ledger")) }
    if json {
      let log: JSONValue = ["schema": "vouch.log/1", "entries": .array(entries)]
      session.write(log)
      return .done
    }
    let table = TerminalTable(
      [.init("seq", isNumeric: true), .init("time"), .init("actor"), .init("action"), .init("subjects", .clipped)],
      rows: entries.map { entry in
        let subjects = (entry["subjects"]?.array ?? []).map { subject in
          "\(subject["name"]?.string ?? "") \((subject["digest"]?.string ?? "").prefix(12))"
        }
        return [
          "\(entry["seq"]?.integer ?? 0)", entry["time"]?.string ?? "", entry["actor"]?.string ?? "",
          entry["action"]?.string ?? "", subjects.joined(separator: ", "),
        ]
      })
    session.write(table.text(width: session.width))
    return .done
  }
}

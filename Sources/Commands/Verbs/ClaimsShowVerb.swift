import Arguments
import JSON
import Knowledge
import Model
import Reports

/// `vouch claims show`
struct ClaimsShowVerb: Verb {
  var id = ""
  var json = false

  static let path = ["claims", "show"]
  static let summary = "Show one claim with its source lines."
  static let examples = [
    Example("vouch claims show c3f2a9c1d", "Everything about a claim; the start of its id is enough.")
  ]
  static let arguments: [Argument<Self>] = [
    .positional("ID", "The claim's id, or its start.", \.id, .none),
    .flag("json", nil, "Print vouch.claims/1 with this claim.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    let claim = try Self.claim(id, in: store)
    if json {
      let list: JSONValue = ["schema": "vouch.claims/1", "claims": [claim.published]]
      session.write(list)
      return .done
    }
    session.write("\(claim.id)  \(claim.modality.word)\n\n")
    session.write(Self.paragraph(claim.text, session.width))
    session.write("\n")
    var rows = [["document", "\(claim.document), lines \(claim.span)"]]
    if !claim.section.isEmpty { rows.append(["section", claim.place]) }
    if let leadIn = claim.leadIn { rows.append(["under", leadIn.text]) }
    if !claim.parameters.isEmpty { rows.append(["figures", Self.list(claim.parameters)]) }
    if !claim.scope.isEmpty { rows.append(["scope", Self.list(claim.scope)]) }
    if !claim.topics.isEmpty { rows.append(["topics", claim.topics.map(\.rawValue).joined(separator: ", ")]) }
    for link in claim.controls {
      rows.append(["control", "\(link.control) \(link.relationship.rawValue): \(link.reason)"])
    }
    rows.append(["digest", claim.digest.description])
    for row in rows {
      session.write(Prose.fitted(row[0].padded(to: 10) + Visible.line(row[1]), to: session.width, hanging: 10) + "\n")
    }
    guard let content = try store.content(of: claim.document) else { return .done }
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard claim.lines.upperBound <= lines.count else { return .done }
    session.write("\n")
    for number in claim.lines {
      let line = String(decoding: lines[number - 1], as: UTF8.self)
      session.write(
        "\(String(number).leftPadded(to: 6)) | \(Visible.clipped(Visible.line(line), to: session.width - 10))\n")
    }
    return .done
  }

  /// A claim by its id or the unique start of it.
  static func claim(_ id: String, in store: any Store) throws -> Claim {
    if let claim = try store.claim(Identifier(id)) { return claim }
    let claims = try store.claims(of: nil)
    let matches = claims.filter { $0.id.rawValue.hasPrefix(id) }
    if matches.count == 1 { return matches[0] }
    guard matches.isEmpty else {
      let ids = matches.prefix(5).map(\.id.rawValue).joined(separator: ", ")
      throw Failure(.input, "'\(id)' begins \(matches.count) ids", hint: "write more of it: \(ids)")
    }
    let close = Suggestion.closest(to: id, in: claims.map(\.id.rawValue)).map { "did you mean '\($0)'?" }
    throw Failure(.input, "no claim '\(id)'", hint: close ?? "vouch claims list shows the ids")
  }

  private static func list(_ parameters: [Parameter]) -> String {
    parameters.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
  }

  private static func paragraph(_ text: String, _ width: Int) -> String {
    TerminalTable.wrapped(Visible.line(text), width == Int.max ? Int.max : width - 2).map { "  " + $0 + "\n" }.joined()
  }
}

import Arguments
import Documents
import JSON
import Knowledge
import Model
import Reports

/// `vouch claims lint`
struct ClaimsLintVerb: Verb {
  var document: String?
  var json = false

  static let path = ["claims", "lint"]
  static let summary = "Find what a careful reader would object to in the company's own pages."
  static let discussion = """
    Contradictions between documents, figures without units, vague cadence, over-claims, certificates called obtained \
    in one place and planned in another, plans whose day has passed, stale and undated documents, outdated technology, \
    certificates without scope or date. Each with the places that it rests on. Exit 1 where an error or a warning is \
    found.
    """
  static let examples = [
    Example("vouch claims lint", "All objections, the weightiest first."),
    Example("vouch claims lint --document trust --json", "What concerns one document, for a program."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("document", "d", "NAME", "Only objections that concern this document.", \.document),
    .flag("json", nil, "Print vouch.lint/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    let documents = try store.documents()
    if let document, !documents.contains(where: { $0.name.rawValue == document }) {
      let close = Suggestion.closest(to: document, in: documents.map(\.name.rawValue)).map { "did you mean '\($0)'?" }
      throw Failure(.input, "no document '\(document)'", hint: close ?? "vouch status lists the documents")
    }
    let objections = ClaimLint.objections(to: try store.claims(of: nil), of: documents, on: session.now.date)
      .filter { objection in document.map { objection.documents.contains(Identifier($0)) } ?? true }
    if json {
      session.write(["schema": "vouch.lint/1", "findings": .array(objections.map(\.published))] as JSONValue)
    } else {
      for objection in objections { session.write(objection.text(width: session.width)) }
      let counts = ClaimObjection.Severity.allCases.map { severity in
        let count = objections.count { $0.severity == severity }
        return count.counted(severity.rawValue)
      }
      session.write(counts.joined(separator: ", ") + "\n")
    }
    return objections.contains { $0.severity != .note } ? .no : .done
  }
}

extension ClaimObjection {
  /// As `vouch.lint/1` shows it.
  fileprivate var published: JSONValue {
    let places: [JSONValue] =
      claims.isEmpty
      ? documents.map { ["document": .string($0.rawValue)] }
      : claims.map { claim in
        [
          "document": .string(claim.document.rawValue), "section": .string(claim.section.joined(separator: " / ")),
          "start_line": .integer(claim.lines.lowerBound), "end_line": .integer(claim.lines.upperBound),
          "quote": .string(claim.quote), "digest": .string(claim.digest.description),
          "claim": .string(claim.id.rawValue),
        ]
      }
    return [
      "rule": .string(rule), "severity": .string(severity.rawValue), "message": .string(message),
      "places": .array(places),
    ]
  }

  /// The severity's glyph and word, the objection, and each place below it.
  fileprivate func text(width: Int) -> String {
    let glyph =
      switch severity {
      case .error: "✗"
      case .warning: "!"
      case .note: "·"
      }
    var text = "\(glyph) \(severity.rawValue): \(message) [\(rule)]\n"
    if claims.isEmpty { for document in documents { text += "    \(document)\n" } }
    for claim in claims {
      text += "    \(claim.document):\(claim.span): \(Visible.line(claim.quote))\n"
    }
    return text
  }
}

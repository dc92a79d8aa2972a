import Arguments
import JSON
import Knowledge
import Language
import Model
import Reports

/// `vouch claims list`
struct ClaimsListVerb: Verb {
  var document: String?
  var topic: String?
  var modality: String?
  var all = false
  var json = false

  static let path = ["claims", "list"]
  static let summary = "List what the imported documents claim."
  static let discussion = """
    A claim is one atomic assertion of the company about itself, with the lines that it was read from. Context \
    (headings, introductions, definitions) supports no answer and is left out unless --all is given.
    """
  static let examples = [
    Example("vouch claims list --document trust", "The claims of one document."),
    Example("vouch claims list --topic encryption-at-rest --json", "The claims on one subject, for a program."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("document", "d", "NAME", "Only claims of this document.", \.document),
    .option("topic", "t", "TOPIC", "Only claims on this subject.", \.topic),
    .option(
      "modality", "m", "KIND",
      "Only claims of this kind: \(Modality.allCases.map(\.rawValue).joined(separator: ", ")).",
      \.modality, .words(Modality.allCases.map(\.rawValue))),
    .flag("all", "a", "Show context too.", \.all),
    .flag("json", nil, "Print vouch.claims/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let store = try session.workspace().store
    if let document {
      let names = try store.documents().map(\.name.rawValue)
      guard names.contains(document) else {
        let close = Suggestion.closest(to: document, in: names).map { "did you mean '\($0)'?" }
        throw Failure(.input, "no document '\(document)'", hint: close ?? "vouch status lists the documents")
      }
    }
    if let topic {
      let topics = try session.compiledVocabulary().vocabulary.topics.map(\.id.rawValue)
      guard topics.contains(topic) else { throw UnknownSubject.failure(topic, among: topics) }
    }
    let claims = try store.claims(of: document.map { Identifier($0) }).filter { claim in
      (all || modality == Modality.context.rawValue || claim.modality != .context)
        && (modality == nil || claim.modality.rawValue == modality)
        && (topic.map { claim.topics.contains(Identifier($0)) } ?? true)
    }
    if json {
      let list: JSONValue = ["schema": "vouch.claims/1", "claims": .array(claims.map(\.published))]
      session.write(list)
      return .done
    }
    guard !claims.isEmpty else {
      session.report(
        "no claims" + (document == nil && topic == nil ? "; vouch import FILE… reads documents" : " of this kind"))
      return .done
    }
    let table = TerminalTable(
      [.init("id"), .init("document", .clipped), .init("lines"), .init("state"), .init("claim", .clipped)],
      rows: claims.map { [$0.id.rawValue, $0.document.rawValue, $0.span, $0.modality.word, $0.text] })
    session.write(table.text(width: session.width))
    return .done
  }
}

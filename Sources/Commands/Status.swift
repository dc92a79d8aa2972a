import Files
import JSON
import Knowledge
import Model
import Reports

/// Where a workspace stands: documents, claims, answers, and what to do next.
struct Status {
  let organisation: String
  let documents: [Document]
  let claims: [Identifier<Document>: [Claim]]
  let answers: [AnswerRecord]
  /// Documents whose file differs now from what was imported, or is gone.
  let edited: [Identifier<Document>: String]
  /// What is there, due or missing of expected evidence.
  let evidence: EvidenceStatus
  /// What went to whom, and what of it is stale.
  let sent: SentStatus

  /// Answers, sent or not, that rest on evidence which has expired, those that were sent first.
  let unshown: [AnswerRecord]

  init(of session: Session) throws {
    let workspace = try session.workspace()
    let chain = try Chain(of: session)
    organisation = workspace.configuration.organisation
    documents = try workspace.store.documents()
    claims = Dictionary(grouping: chain.claims, by: \.document)
    answers = chain.answers
    evidence = try EvidenceStatus(of: workspace, now: chain.now)
    sent = try SentStatus(of: workspace.store, along: chain)
    unshown = chain.ordered(
      answers.filter { record in record.answer.citations.contains { chain.isExpired($0.claim) } })
    var edited: [Identifier<Document>: String] = [:]
    for document in documents where document.path != "-" {
      let path = document.path.hasPrefix("/") ? document.path : workspace.path + "/" + document.path
      guard Folder.exists(path) else {
        edited[document.name] = "gone"
        continue
      }
      guard let bytes = try? ReadableFile.bytes(of: path) else { continue }
      if Digest(of: bytes) != document.digest { edited[document.name] = "changed" }
    }
    self.edited = edited
  }

  /// The next command to type.
  var next: String {
    if documents.isEmpty { return "vouch import FILE…   the company's security pages and policies" }
    if let changed = documents.first(where: { edited[$0.name] == "changed" }) {
      return "vouch import \(changed.path.typed)"
    }
    if answers.contains(where: { $0.status == .stale }) { return "vouch review --status stale" }
    if answers.isEmpty { return "vouch answer QUESTIONNAIRE" }
    if !unshown.isEmpty { return "vouch trace   what stands on evidence that has expired" }
    return "vouch review"
  }

  var published: JSONValue {
    [
      "schema": "vouch.status/1", "organisation": .string(organisation),
      "documents": .array(
        documents.map { document in
          [
            "name": .string(document.name.rawValue), "title": .string(document.title),
            "path": .string(document.path), "digest": .string(document.digest.description),
            "as_of": .optional(document.asOf?.description), "imported": .string(document.imported.description),
            "claims": .integer(supporting(document)), "file": .string(edited[document.name] ?? "unchanged"),
          ]
        }),
      "answers": .object(
        AnswerStatus.allCases.map { status in
          .init(status.rawValue, .integer(answers.count { $0.status == status }))
        }),
      "answers_on_expired_evidence": .array(unshown.map { .string(TraceSubject.name($0)) }),
      "evidence": evidence.published, "sent": sent.published,
      "next": .string(next),
    ]
  }

  func text(width: Int) -> String {
    var text = organisation.isEmpty ? "" : Visible.line(organisation) + "\n\n"
    if documents.isEmpty {
      text += "no documents yet\n"
    } else {
      let table = TerminalTable(
        [
          .init("document", .wrapped), .init("claims", isNumeric: true), .init("as of"), .init("imported"),
          .init("file", .clipped),
        ],
        rows: documents.map { document in
          [
            document.name.rawValue, "\(supporting(document))", document.asOf?.description ?? "no date",
            document.imported.date.description,
            edited[document.name].map { "\($0) since: \(document.path)" } ?? "unchanged",
          ]
        })
      text += table.text(width: width)
    }
    if !answers.isEmpty {
      let counts = AnswerStatus.allCases.map { status in (status, answers.count { $0.status == status }) }
      text +=
        "\nanswers: " + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.words)" }.joined(separator: ", ") + "\n"
    }
    text += sent.text(width: width)
    text += evidence.text(width: width)
    if !unshown.isEmpty {
      let names = unshown.prefix(8).map(TraceSubject.name).joined(separator: ", ")
      let more = unshown.count > 8 ? " and \(unshown.count - 8) more" : ""
      text += Prose.fitted("rest on expired evidence: \(Visible.line(names))\(more)", to: width) + "\n"
    }
    return text + "\nnext: \(Visible.line(next))\n"
  }

  private func supporting(_ document: Document) -> Int {
    claims[document.name, default: []].count { $0.modality != .context }
  }
}

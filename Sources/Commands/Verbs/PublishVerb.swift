import Arguments
import Assessment
import Documents
import Files
import Knowledge
import Language
import Model
import Reports

/// `vouch publish`
struct PublishVerb: Verb {
  var kinds: [String] = []
  var format: String?
  var output: String?
  var documents: [String] = []
  var contacts: [String] = []
  var policy: String?
  var force = false

  static let path = ["publish"]
  static let summary = "Make pages for others from the claims: trust page, measures, policy, controls, security.txt."
  static let discussion = """
    Every page is made of claims in their own words, each with a remark beside it that says whether sealed evidence \
    supports it; what is planned stays planned. Importing a page gives the same claims: each page is read back before \
    it is written, and claims that would read differently are named. Without -o the page goes to standard output.
    """
  static let examples = [
    Example("vouch publish -o public", "All pages, as Markdown and HTML, into the folder public."),
    Example("vouch publish toms --format md", "The annex of measures on standard output."),
    Example("vouch publish security.txt --contact security@acme.example -o public", "Where to report weaknesses."),
  ]
  static let securityText = "security.txt"
  static let names = PublicationKind.allCases.map(\.rawValue) + [securityText]
  static let arguments: [Argument<Self>] = [
    .positional("PAGE", "\(names.joined(separator: ", ")); all for none.", \.kinds, .words(names), optional: true),
    .option("format", nil, "FORMAT", "md or html; both for none.", \.format, .words(["md", "html"])),
    .option("output", "o", "DIR", "Write into a folder, made where it is missing.", \.output, .folders),
    .option("document", "d", "NAME", "Only claims of this document; may be given several times.", \.documents),
    .option("contact", nil, "ADDRESS", "Where to report weaknesses; else what the claims name.", \.contacts),
    .option("policy-url", nil, "URL", "Where the policy on reports is published.", \.policy),
    .flag("force", nil, "Overwrite files.", \.force),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let asked = kinds.isEmpty ? Self.names : kinds
    guard output != nil || (asked.count == 1 && (format != nil || asked == [Self.securityText])) else {
      throw UsageError("several files need a folder", hint: "-o DIR, or one PAGE with --format md")
    }
    let claims = try claims(session)
    guard !claims.isEmpty else {
      throw Failure(.state, "there are no claims to publish", hint: "vouch import FILE… reads documents")
    }
    var files: [(name: String, bytes: [UInt8])] = []
    var status = ExitStatus.done
    for name in asked {
      if let kind = PublicationKind(rawValue: name) {
        files += try pages(kind, claims, session)
      } else {
        do {
          files.append((name, try securityText(claims, session)))
        } catch let failure as Failure where asked.count > 1 {
          session.complain(failure)
          status = .partly
        }
      }
    }
    guard let output else {
      for file in files { session.write(file.bytes) }
      return status
    }
    try Folder.make(output)
    for file in files { try WholeFile.write(file.bytes, to: output + "/" + file.name, replacing: force, mode: 0o644) }
    session.write(files.map { "wrote \(Visible.text(output))/\($0.name)\n" }.joined())
    return status
  }

  private func claims(_ session: Session) throws -> [Claim] {
    let store = try session.workspace().store
    let known = try store.documents().map(\.name)
    for name in documents where !known.contains(Identifier(name)) {
      throw Failure(
        .input, "no document '\(name)'",
        hint: Spelling.nearest(to: name, among: known.map(\.rawValue)).map { "did you mean '\($0)'?" })
    }
    let own = documents.isEmpty ? try session.ownControlClaims(try session.frameworks()) : []
    return (try store.claims(of: nil) + own).filter { claim in
      claim.modality != .context && (documents.isEmpty || documents.contains(claim.document.rawValue))
    }
  }

  private func pages(
    _ kind: PublicationKind, _ claims: [Claim], _ session: Session
  ) throws -> [(name: String, bytes: [UInt8])] {
    let workspace = try session.workspace()
    let catalogs = try session.frameworks()
    let lexicon = try session.lexicon()
    let outline = PublicationOutline(
      vocabulary: lexicon.vocabulary, catalogs: catalogs, crosswalk: try session.crosswalk(catalogs))
    let evidence = try freshEvidence(workspace.store, session.now)
    let sources = try PublicationSources(workspace.store, claims)
    let used = Set(claims.map(\.document))
    let asOf = try workspace.store.documents().filter { used.contains($0.name) }.compactMap(\.asOf).max()
    func publication(_ moved: Set<Identifier<Claim>>, nested: Set<Identifier<Claim>> = []) -> Publication {
      Publication(
        title: kind.title(workspace.configuration.organisation), asOf: asOf,
        sections: outline.parts(kind, claims, moved: moved).map { part in
          .init(heading: part.heading, claims: part.claims, source: sources.words, nested: nested) {
            $0.labels(evidence, at: session.now)
          }
        })
    }
    let reader = DocumentReader(lexicon: lexicon)
    func difference(_ name: String, _ bytes: [UInt8]) throws -> ReadBack {
      ReadBack(claims, try reader.read(bytes, name: kind.rawValue, path: name, imported: session.now).claims)
    }
    // A part's heading can change how a claim under it reads: such claims go where no heading speaks.
    var moved: Set<Identifier<Claim>> = []
    var lost: [Identifier<Claim>] = []
    for _ in 0..<3 {
      lost = try difference(kind.rawValue + ".md", publication(moved).markdown).lost.map(\.id)
      guard !moved.isSuperset(of: lost) else { break }
      moved.formUnion(lost)
    }
    // What is read differently there too had its meaning from the heading above its own.
    let page = publication(moved, nested: Set(lost))
    var files: [(name: String, bytes: [UInt8])] = []
    if format != "html" { files.append((kind.rawValue + ".md", page.markdown)) }
    if format != "md" { files.append((kind.rawValue + ".html", page.page)) }
    for file in files {
      for line in try difference(file.name, file.bytes).lines(limit: 5) { session.warn("\(file.name): \(line)") }
    }
    return files
  }

  /// The newest fresh evidence for each control.
  private func freshEvidence(_ store: any Store, _ time: Instant) throws -> [ControlReference: Evidence] {
    var newest: [ControlReference: Evidence] = [:]
    for record in try store.evidence(for: nil) where record.standing(at: time) == .fresh {
      for control in record.controls where newest[control].map({ $0.collected < record.collected }) ?? true {
        newest[control] = record
      }
    }
    return newest
  }

  private func securityText(_ claims: [Claim], _ session: Session) throws -> [UInt8] {
    let domain = try session.workspace().configuration.domain
    // Just under a year, as the standard recommends, to the day so that a run later that day gives the same bytes.
    return try SecurityContact(
      contacts: contacts.isEmpty ? SecurityContact.contacts(in: claims) : contacts,
      expires: Instant(session.now.date.adding(days: 360)),
      canonical: domain.map { ["https://\($0)/.well-known/security.txt"] } ?? [], policy: policy, languages: ["en"]
    ).bytes
  }
}

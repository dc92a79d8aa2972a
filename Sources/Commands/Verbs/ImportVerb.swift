import Arguments
import Catalogs
import Dispatch
import Documents
import Files
import JSON
import Knowledge
import Model
import Questionnaires
import Reports

/// `vouch import`
struct ImportVerb: Verb {
  var files: [String] = []
  var name: String?
  var dryRun = false
  var json = false
  var answered: String?
  var customer = ""

  static let path = ["import"]
  static let summary = "Read the company's own pages and policies into claims."
  static let discussion = """
    Text, Markdown, HTML, PDF and Word files are split into claims: single assertions with the lines that they \
    stand on, told apart by whether they hold, are planned, hold under a condition only, or are denied. A document \
    has the name of its file without the extension; importing it again keeps what is known about each claim and \
    shows what was added, changed and removed.

    A folder that vouch export wrote restores an empty workspace.

    Of several files the good ones are kept, each whole; the exit status is 3 then, and 2 if none was good.
    """
  static let examples = [
    Example("vouch import trust.html policies/*.md", "Read a page and all policies."),
    Example("curl -s https://acme.example/security | vouch import - --name security", "Read standard input."),
    Example("vouch import --answered acme-2025.xlsx --customer Acme", "Keep what was answered before."),
    Example("vouch import trust.html --dry-run", "Show what importing it again would change."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "A document; - is standard input.", \.files, optional: true),
    .option("name", nil, "NAME", "The document's name, for one FILE.", \.name),
    .flag("dry-run", nil, "Show what would change; keep nothing.", \.dryRun),
    .flag("json", nil, "Print vouch.import/1.", \.json),
    .option(
      "answered", nil, "FILE", "Keep the answers of an old questionnaire in the answer library.", \.answered, .files),
    .option("customer", nil, "NAME", "Whose questionnaire that was, with --answered.", \.customer),
  ]

  func run(in session: Session) throws -> ExitStatus {
    if let answered {
      guard files.isEmpty else { throw UsageError("--answered goes without documents") }
      return try AnsweredImport(file: answered, customer: customer).run(in: session)
    }
    Memory.allowTwoHeaps()
    guard !files.isEmpty else { throw UsageError("import needs FILE", hint: "vouch import --help") }
    guard name == nil || files.count == 1 else { throw UsageError("--name goes with one FILE") }
    guard files.count(where: { $0 == "-" }) < 2 else { throw UsageError("standard input can be read once only") }
    if files.count == 1, name == nil, !dryRun, try session.restore(from: files[0]) { return .done }
    let workspace = try session.workspace()
    let reader = DocumentReader(lexicon: try session.lexicon())
    let mapper = try session.claimMapper()
    var sources: [Source] = []
    var failures = 0
    for file in files {
      session.progress("reading \(file)")
      do {
        let source = try read(file, reader, mapper, session, workspace)
        if let twin = sources.first(where: { $0.reading.document.name == source.reading.document.name }) {
          throw Failure(
            .input, "has the same name as \(twin.file): '\(source.reading.document.name)'", at: .file(file),
            hint: "import it alone with --name NAME")
        }
        sources.append(source)
      } catch {
        failures += 1
        session.complain(error)
      }
    }
    let outcomes = try keep(sources, SharedMapper(mapper), workspace.store, session)
    if !dryRun { session.keepVocabulary() }
    if json {
      let list: JSONValue = ["schema": "vouch.import/1", "documents": .array(outcomes.map(\.published))]
      session.write(list)
    } else {
      for outcome in outcomes { session.write(outcome.text(width: session.width)) }
      if !outcomes.isEmpty, !dryRun, try workspace.store.answers(to: nil).isEmpty {
        session.write("next: vouch answer QUESTIONNAIRE   a customer's CSV, XLSX or XML file\n")
      }
    }
    for outcome in outcomes {
      for warning in outcome.document.warnings { session.warn("\(outcome.document.name): \(warning)") }
      if !outcome.stale.isEmpty {
        let count = outcome.stale.count
        session.warn(
          "\(outcome.document.name): \(count.counted("answer")) stand\(count == 1 ? "s" : "") on lines that changed; "
            + "vouch review --status stale lists them")
      }
    }
    let status: ExitStatus = failures == 0 ? .done : sources.isEmpty ? .failed : .partly
    // Kept until the program has ended: to free a long document's claims one by one takes a while.
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [sources, outcomes] in
      withExtendedLifetime((sources, outcomes)) {}
    }
    return status
  }

  /// One file as read, before it is kept.
  private struct Source {
    var file: String
    var bytes: [UInt8]
    var reading: Reading
  }

  private func read(
    _ file: String, _ reader: DocumentReader, _ mapper: ClaimMapper, _ session: Session, _ workspace: Workspace
  ) throws -> Source {
    let bytes = try ReadableFile.bytes(of: file)
    let name = name ?? FileName.stem(of: file)
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0.value < 32 }) else {
      throw Failure(.input, "the file's name makes no document name", at: .file(file), hint: "--name NAME gives one")
    }
    var reading: Reading
    if let own = OwnYAML(bytes, file: file), !own.isForImport {
      throw own.refusal(wanting: "document of the company")
    }
    if ControlReading.isControls(file) {
      let controls = ControlReading(reader: reader, catalogs: try session.frameworks(), mapper: mapper)
      reading = try controls.read(bytes, name: name, path: file, imported: session.now)
    } else {
      try Self.refuseQuestionnaire(file, bytes, profiles: try session.markupProfiles())
      reading = try reader.read(bytes, name: name, path: file, imported: session.now)
    }
    reading.document.path = Self.kept(file, session.directory, workspace.path)
    return Source(file: file, bytes: bytes, reading: reading)
  }

  /// A customer's table would be read as what the company says of itself.
  private static func refuseQuestionnaire(_ file: String, _ bytes: [UInt8], profiles: [MarkupProfile]) throws {
    guard [".csv", ".tsv", ".xlsx", ".xml", ".ckl"].contains(where: file.lowercased().hasSuffix) else { return }
    let questionnaire = try? Formats.read(bytes, file: file, profiles: profiles)
    let isTable = questionnaire is DelimitedQuestionnaire || questionnaire is WorkbookQuestionnaire
    let parts = (try? questionnaire?.plan().parts) ?? []
    let count = parts.filter { ($0.header != nil || !isTable) && $0.confidence >= 0.5 }.reduce(0) { $0 + $1.questions }
    guard count > 0 else { return }
    throw Failure(
      .input, "is a questionnaire of \(count) questions, no document of the company", at: .file(file),
      hint: "vouch answer \(file.typed) answers it; vouch import --answered \(file.typed) keeps answers that it holds")
  }

  /// Keeps all documents in one transaction.
  private func keep(
    _ sources: [Source], _ mapper: SharedMapper, _ store: any Store, _ session: Session
  ) throws -> [ImportOutcome] {
    struct DryRun: Error {}
    guard !sources.isEmpty else { return [] }
    var outcomes: [ImportOutcome] = []
    do {
      try store.transaction {
        let known = try Dictionary(uniqueKeysWithValues: store.documents().map { ($0.name, $0) })
        for source in sources {
          let document = source.reading.document
          let before = known[document.name]
          let earlier = try store.claims(of: document.name)
          let change = try store.save(
            document, claims: source.reading.claims, content: source.bytes, controls: mapper.controls)
          let stale = try Self.markStale(change, earlier, store)
          let isSame = before?.digest == document.digest && change.claims == earlier
          outcomes.append(ImportOutcome(document: document, change: change, stale: stale, isSame: isSame))
          if !isSame {
            try session.record("document.import", [.init(name: document.name.rawValue, digest: document.digest)])
          }
        }
        if dryRun { throw DryRun() }
      }
    } catch is DryRun {}
    return outcomes
  }

  /// Answers that stand on claims which are gone or say something else now.
  private static func markStale(_ change: ImportChange, _ earlier: [Claim], _ store: any Store) throws -> [AnswerRecord]
  {
    guard !earlier.isEmpty else { return [] }
    let now = Dictionary(uniqueKeysWithValues: change.claims.map { ($0.id, $0) })
    let touched = earlier.filter { claim in
      guard let other = now[claim.id] else { return true }
      return other.text != claim.text || other.modality != claim.modality || other.parameters != claim.parameters
        || other.scope != claim.scope
    }
    var stale: [AnswerRecord] = []
    for claim in touched {
      for record in try store.answers(citing: claim.id) where record.status != .stale {
        try store.mark(record.questionnaire, [record.answer.question], as: .stale)
        stale.append(record)
      }
    }
    return stale
  }

  /// The path relative to the workspace where it lies inside, absolute otherwise.
  private static func kept(_ file: String, _ directory: String, _ workspace: String) -> String {
    guard file != "-" else { return file }
    var parts: [Substring] = []
    for part in (file.hasPrefix("/") ? file : directory + "/" + file).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let path = "/" + parts.joined(separator: "/")
    return path.hasPrefix(workspace + "/") ? String(path.dropFirst(workspace.count + 1)) : path
  }
}

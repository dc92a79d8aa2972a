import Arguments
import Catalogs
import Files
import JSON
import Knowledge
import Model
import Reports

/// `vouch export`
struct ExportVerb: Verb {
  var format = "text"
  var output: String?
  var force = false

  static let path = ["export"]
  static let summary = "Write the workspace as text that merges line by line, or as OSCAL."
  static let discussion = """
    text: workspace.jsonl, a line for each thing that the workspace knows, each document with its own lines, in an \
    order that depends on nothing but what they say, and ledger.jsonl, the ledger's very bytes. The same workspace \
    gives the same bytes; vouch import FOLDER restores an empty workspace from them. That is the backup too: it may be \
    made while other commands run. Files that people write (vouch.yaml, risks.yaml, controls, mappings) and keys are \
    not in it.

    git merges the work of two people by the .gitattributes that lies beside: only where both changed the same thing \
    both lines stay, and the import names them. Of two ledgers the merged workspace goes on with one, whose next entry \
    has the digest of the other's end.

    oscal: component-definition.json (the Statement of Applicability), assessment-results.json, \
    plan-of-action-and-milestones.json and mapping-collection.json.
    """
  static let examples = [
    Example("vouch export -o text --force && git add text", "Keep the workspace in git."),
    Example("vouch init copy && vouch -C copy import ../text", "Restore it elsewhere."),
    Example("vouch export --format oscal -o oscal", "For tools that read OSCAL."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("format", nil, "FORMAT", "text or oscal.", \.format, .words(["text", "oscal"])),
    .option(
      "output", "o", "DIR", "The folder; made where it is missing. Without it, workspace.jsonl is printed.", \.output,
      .folders),
    .flag("force", nil, "Overwrite files.", \.force),
  ]

  /// The file that marks an export.
  static let records = "workspace.jsonl"
  static let ledger = "ledger.jsonl"
  static let schema: JSONValue = ["schema": "vouch.export/1"]

  func run(in session: Session) throws -> ExitStatus {
    let files = format == "oscal" ? try oscal(session) : try text(session)
    guard let output else {
      guard format == "text" else { throw UsageError("OSCAL takes several files", hint: "-o DIR") }
      session.write(files[0].bytes)
      return .done
    }
    try Folder.make(output)
    for file in files { try WholeFile.write(file.bytes, to: output + "/" + file.name, replacing: force) }
    session.write(files.map { "wrote \(Visible.text(output))/\($0.name)\n" }.joined())
    return .done
  }

  private func text(_ session: Session) throws -> [(name: String, bytes: [UInt8])] {
    let store = try session.workspace().store
    var records = Self.schema.canonical + [0x0A]
    var ledger: [UInt8] = []
    try store.transaction {
      try store.eachRecord { record in
        record.appendCanonical(to: &records)
        // An empty line between records: changes of neighbours would be one conflict for git without it.
        records += record["table"] == nil ? [0x0A] : [0x0A, 0x0A]
      }
      try store.eachLedgerLine(from: 0) { ledger += $0 + [0x0A] }
    }
    // Lines that two people add side by side are no conflict for git then.
    return [
      (Self.records, records), (Self.ledger, ledger),
      (".gitattributes", Array("\(Self.records) merge=union\n\(Self.ledger) merge=union\n".utf8)),
    ]
  }

  private func oscal(_ session: Session) throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    let statement = try session.statementOfApplicability().statement
    let analysis = try session.gapAnalysis([])
    func add<Subject>(_ name: String, _ format: String, _ subject: Subject, _ renderings: [Rendering<Subject>]) throws {
      guard let rendering = renderings.first(where: { $0.name == format }) else { return }
      files.append((name + ".json", try rendering.render(subject)))
    }
    try add("component-definition", "oscal", statement, Renderings.ofApplicability)
    try add("assessment-results", "oscal", analysis, Renderings.ofGapAnalysis)
    if analysis.findings.contains(where: \.state.isOpen) {
      try add("plan-of-action-and-milestones", "poam", analysis, Renderings.ofGapAnalysis)
    }
    let catalogs = try session.frameworks()
    let mappings = try session.crosswalk(catalogs).mappings
    if !mappings.isEmpty {
      let collection = MappingCollection(
        mappings: mappings, catalogs: catalogs.catalogs,
        organisation: try session.workspace().configuration.organisation, time: session.now, version: Version.number)
      files.append(("mapping-collection.json", collection.oscal))
    }
    return files
  }
}

extension Session {
  /// Restores an empty workspace from a folder that `vouch export` wrote; false where the folder is none.
  func restore(from folder: String) throws -> Bool {
    let file = folder + "/" + ExportVerb.records
    guard Folder.exists(file) else { return false }
    let lines = try ReadableFile.bytes(of: file, limit: 4 << 30).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    var records: [(line: Int, record: JSONValue)] = []
    for (number, line) in lines.enumerated() where !line.isEmpty {
      do {
        let record = try JSONValue(parsing: Array(line), file: file)
        guard number > 0 else {
          guard record == ExportVerb.schema else {
            throw Failure(.input, "is no vouch.export/1", at: .file(file), hint: "vouch export -o DIR writes one")
          }
          continue
        }
        records.append((number + 1, record))
      } catch let failure as Failure {
        throw Failure(
          failure.kind, failure.message, at: .text(file: file, line: number + 1, column: nil), hint: failure.hint)
      }
    }
    let ledgerFile = folder + "/" + ExportVerb.ledger
    let ledger =
      Folder.exists(ledgerFile)
      ? try ReadableFile.bytes(of: ledgerFile, limit: 4 << 30).split(separator: 0x0A).map { Array($0) } : nil
    let store = try workspace().store
    var told = "restored \(records.count { $0.record["table"] != nil }) records"
    try store.transaction {
      let others = try store.restore(records, file: file, ledger: ledger)
      if ledger != nil {
        told += ", \(try store.ledgerCount()) ledger entries"
        if !others.isEmpty { told += " and where \(others.count) ledgers of others end" }
      }
      guard ledger == nil || !others.isEmpty else { return }
      try record("workspace.restore", others.map { LedgerEntry.Subject(name: "ledger", digest: $0) })
    }
    write(told + "\n")
    return true
  }
}

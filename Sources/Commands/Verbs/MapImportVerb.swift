import Arguments
import Catalogs
import Files
import JSON
import Model
import YAML

/// `vouch map import`
struct MapImportVerb: Verb {
  var file = ""
  var from: String?
  var to: String?
  var name: String?
  var replace = false
  var dryRun = false

  static let path = ["map", "import"]
  static let summary = "Take over the company's own controls and crosswalks."
  static let discussion = """
    CSV: a table with the columns source and target is a crosswalk; one with id and title holds controls. YAML: a \
    file of controls or a crosswalk. OSCAL JSON: a mapping collection or a catalog.

    Crosswalks go to mappings/crosswalks/, catalogs to mappings/catalogs/, controls to controls/ of the workspace, \
    where they win over shipped data. A file that is there already is kept unless --replace is given. What controls \
    say is imported as a document: it answers questions as far as each control's state lets it.
    """
  static let examples = [
    Example("vouch map import controls.csv", "Take over controls, with their owners and states."),
    Example("vouch map import iso-to-own.csv --from iso27001 --to acme", "Take over a crosswalk of plain ids."),
    Example("vouch map import mapping.json", "Take over an OSCAL mapping collection or catalog."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "A CSV, YAML or OSCAL JSON file.", \.file),
    .option("from", nil, "CATALOG", "The catalog of a crosswalk's sources.", \.from),
    .option("to", nil, "CATALOG", "The catalog of a crosswalk's targets.", \.to),
    .option("name", nil, "NAME", "The name to keep it under; the file's own otherwise.", \.name),
    .flag("replace", nil, "Replace a file of that name.", \.replace),
    .flag("dry-run", nil, "Check only; keep nothing.", \.dryRun),
  ]

  /// What a file brings.
  private enum Content {
    case mappings([Mapping])
    case catalog(Catalog)
    case controls(OwnControls)
  }

  func run(in session: Session) throws -> ExitStatus {
    let workspace = try session.workspace()
    let bytes = try ReadableFile.bytes(of: file, limit: 64 << 20)
    let catalogs = try session.frameworks()
    let base = name ?? FileName.stem(of: file)
    guard !base.isEmpty, !base.contains("/"), !base.hasPrefix(".") else { throw UsageError("'\(base)' is no name") }
    switch try content(bytes, base, catalogs) {
    case .mappings(let mappings):
      guard !mappings.isEmpty else { throw Failure(.input, "the file states no pair", at: .file(file)) }
      let objections = Crosswalk(mappings, catalogs: catalogs).contradictions
      if let first = objections.first {
        throw Failure(
          .input, first, at: .file(file), hint: objections.count > 1 ? "and \(objections.count - 1) more" : nil)
      }
      try keep(mappings, base, workspace, session)
    case .catalog(let catalog):
      try keep(Array(CatalogFile.yaml(catalog).utf8), "mappings/catalogs/\(catalog.id).yaml", workspace, session)
      session.write("\(catalog.controls.count) controls of \(catalog.title) as catalog '\(catalog.id)'\n")
    case .controls(let own):
      let path = "controls/\(base)\(file.hasSuffix(".csv") ? ".csv" : ".yaml")"
      let target = workspace.path + "/" + path
      for other in try session.controlFiles(catalogs) where other.file != path {
        for control in own.controls where other.controls.contains(where: { $0.reference == control.reference }) {
          throw Failure(
            .input, "the control '\(control.reference)' is in \(other.file) already",
            at: .text(file: file, line: control.lines.lowerBound, column: nil), hint: "a control belongs to one file")
        }
      }
      // A file that lies where it belongs is only read again.
      if (try? ReadableFile.bytes(of: target)) != bytes { try keep(bytes, path, workspace, session) }
      session.write("\(own.controls.count) controls and \(own.mappings.count) pairs as catalog '\(own.catalog)'\n")
      guard !dryRun else { return .done }
      var verb = ImportVerb()
      (verb.files, verb.name) = ([target], base)
      return try verb.run(in: session)
    }
    return .done
  }

  private func content(_ bytes: [UInt8], _ base: String, _ catalogs: CatalogLibrary) throws -> Content {
    let source = try from.map { try catalogs.catalog(named: $0).id }
    let target = try to.map { try catalogs.catalog(named: $0).id }
    if file.hasSuffix(".json") {
      let document = try JSONValue(parsing: bytes, file: file)
      guard document["catalog"] == nil else {
        return .catalog(try MappingDocument.catalog(document, id: base, file: file))
      }
      return .mappings(try MappingDocument.mappings(document, file: file, from: source, to: target, catalogs: catalogs))
    }
    if file.hasSuffix(".csv") {
      guard CrosswalkTable.isCrosswalk(bytes) else {
        return .controls(try OwnControls(bytes, file: file, catalogs: catalogs))
      }
      return .mappings(try CrosswalkTable.read(bytes, file: file, from: source, to: target, catalogs: catalogs))
    }
    guard file.hasSuffix(".yaml") || file.hasSuffix(".yml") else {
      throw Failure(.input, "is neither CSV, YAML nor OSCAL JSON by its name", at: .file(file))
    }
    if try YAMLNode.parse(bytes, file: file)["pairs"] != nil {
      return .mappings(try CrosswalkFile(yaml: bytes, file: file, catalogs: catalogs).mappings)
    }
    return .controls(try OwnControls(bytes, file: file, catalogs: catalogs))
  }

  /// Keeps pairs as one file for each two catalogs.
  private func keep(_ mappings: [Mapping], _ base: String, _ workspace: Workspace, _ session: Session) throws {
    var pairs: [[Identifier<Catalog>]] = []
    for mapping in mappings {
      let pair = [mapping.source.catalog, mapping.target.catalog]
      if !pairs.contains(pair) { pairs.append(pair) }
    }
    for pair in pairs {
      let name = pairs.count == 1 ? base : "\(base)-\(pair[0])-\(pair[1])"
      let text = CrosswalkFile.yaml(mappings, from: pair[0], to: pair[1])
      try keep(Array(text.utf8), "mappings/crosswalks/\(name).yaml", workspace, session)
      let count = mappings.count { $0.source.catalog == pair[0] && $0.target.catalog == pair[1] }
      session.write("\(count) pairs from \(pair[0]) to \(pair[1]) in mappings/crosswalks/\(name).yaml\n")
    }
  }

  private func keep(_ bytes: [UInt8], _ path: String, _ workspace: Workspace, _ session: Session) throws {
    guard !dryRun else { return }
    let target = workspace.path + "/" + path
    if !replace, Folder.exists(target) {
      throw Failure(
        .state, "is there already", at: .file(path), hint: "--replace replaces it, --name gives another name")
    }
    if let slash = target.lastIndex(of: "/") { try Folder.make(String(target[..<slash])) }
    try WholeFile.write(bytes, to: target, replacing: replace)
    try session.record("map.import", [.init(name: path, digest: Digest(of: bytes))])
  }
}

import Arguments
import Catalogs
import Files
import JSON
import Language
import Model
import Reports

/// `vouch map`
struct MapVerb: Verb {
  var control: String?
  var from: String?
  var to: String?
  var text: String?
  var derived = false
  var unmapped = false
  var format: String?
  var csv = false
  var json = false
  var output: String?

  static let path = ["map"]
  static let summary = "Show how controls of the frameworks relate, and what a text is about."
  static let discussion = """
    Stated pairs are judged one by one, each with its relationship, rationale, strength and what it leaves open. \
    Derived pairs follow from stated ones; their routes are listed, and where a route leaves the relationship open \
    the pair is shown as related through it, never as coverage.

    Controls are written iso27001:A.8.24, soc2:CC6.1, gdpr:32(1)(a), or as people write them: A8.24, cc6.1, \
    Art. 32(1)(a).
    """
  static let examples = [
    Example("vouch map CC6.1", "Everything that relates to one control."),
    Example("vouch map --from soc2 --to iso27001 --csv", "All stated pairs of two catalogs."),
    Example("vouch map --text \"Backups are encrypted\"", "The controls that a sentence concerns."),
    Example("vouch map --from iso27001 --to gdpr --unmapped", "What has no pair."),
    Example("vouch map --format oscal -o crosswalk.json", "All pairs as an OSCAL mapping collection."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("CONTROL", "A control, as CC6.1 or iso27001:A.8.24.", \.control),
    .option("from", nil, "CATALOG", "Pairs of this catalog.", \.from),
    .option("to", nil, "CATALOG", "Pairs with this catalog.", \.to),
    .option("text", nil, "TEXT", "Map a text instead; - reads standard input.", \.text),
    .flag("derived", nil, "Add pairs that follow from stated ones, with their routes.", \.derived),
    .flag("unmapped", nil, "Show controls without a stated pair instead.", \.unmapped),
    .option(
      "format", nil, "FORMAT", "text, csv, json or oscal (a mapping collection).", \.format,
      .words(["text", "csv", "json", "oscal"])),
    .flag("csv", nil, "The same as --format csv.", \.csv),
    .flag("json", nil, "The same as --format json.", \.json),
    .option("output", "o", "FILE", "Write to FILE.", \.output, .files),
  ]

  private enum Format: String { case text, csv, json, oscal }

  func run(in session: Session) throws -> ExitStatus {
    let format = try chosenFormat()
    let catalogs = try session.frameworks()
    if let text { return try map(text, catalogs, format, session) }
    let crosswalk = try session.crosswalk(catalogs)
    var page = MapPage(catalogs: catalogs, crosswalk: crosswalk, derived: derived, width: session.width)
    if output != nil { page.width = Int.max }
    if let control {
      guard from == nil, !unmapped else { throw UsageError("a control goes with --to only") }
      let reference: ControlReference
      do throws(Failure) { reference = try catalogs.reference(control) } catch {
        guard let hint = Verbs.hint(for: control, after: "map") else { throw error }
        throw Failure(error.kind, error.message, at: error.location, hint: hint)
      }
      let target = try to.map { try catalogs.catalog(named: $0).id }
      switch format {
      case .text: try write(page.text(of: reference, in: target), session)
      case .json: try write(page.json(of: reference, in: target).pretty, session)
      case .csv: try write(page.csv(page.rows(of: reference, in: target), isComplete: true), session)
      case .oscal: throw UsageError("--format oscal goes with catalogs, not with one control")
      }
      return .done
    }
    let pairs = try self.pairs(catalogs, crosswalk)
    if unmapped {
      switch format {
      case .text: try write(page.unmappedText(pairs), session)
      case .json: try write(page.unmappedJSON(pairs).pretty, session)
      case .csv: try write(page.unmappedCSV(pairs), session)
      case .oscal: throw UsageError("an OSCAL mapping collection lists what is unmapped anyway")
      }
      return .done
    }
    switch format {
    case .text where from == nil && to == nil: try write(page.overview(pairs), session)
    case .text: try write(page.text(of: pairs), session)
    case .json: try write(page.json(of: pairs).pretty, session)
    case .csv: try write(page.csv(page.rows(of: pairs), isComplete: pairs.count > 1), session)
    case .oscal:
      let collection = MappingCollection(
        mappings: pairs.flatMap { crosswalk.stated(from: $0.source, to: $0.target) }, catalogs: catalogs.catalogs,
        organisation: session.workspacePath == nil ? "" : try session.workspace().configuration.organisation,
        time: session.now, version: Version.number)
      guard !collection.mappings.isEmpty else { throw Failure(.input, "there is no stated pair to write") }
      try write(String(decoding: collection.oscal, as: UTF8.self), session)
    }
    return .done
  }

  private func chosenFormat() throws -> Format {
    let named = [format, csv ? "csv" : nil, json ? "json" : nil].compactMap { $0 }
    guard Set(named).count < 2 else { throw UsageError("--csv, --json and --format name different formats") }
    guard let name = named.first else { return .text }
    guard let format = Format(rawValue: name) else {
      throw UsageError("unknown format '\(name)'", hint: "text, csv, json or oscal")
    }
    return format
  }

  /// The pairs of catalogs that are asked for: one, those of one catalog, or each two that have stated pairs.
  private func pairs(_ catalogs: CatalogLibrary, _ crosswalk: Crosswalk) throws -> [MapPage.Pair] {
    let source = try from.map { try catalogs.catalog(named: $0).id }
    let target = try to.map { try catalogs.catalog(named: $0).id }
    if let source, let target {
      guard source != target else { throw UsageError("--from and --to name the same catalog") }
      return [.init(source: source, target: target)]
    }
    let ids = catalogs.catalogs.map(\.id)
    if let source { return ids.filter { $0 != source }.map { .init(source: source, target: $0) } }
    if let target { return ids.filter { $0 != target }.map { .init(source: $0, target: target) } }
    var pairs: [MapPage.Pair] = []
    for (position, first) in ids.enumerated() {
      for second in ids[(position + 1)...] where !crosswalk.stated(from: first, to: second).isEmpty {
        pairs.append(.init(source: first, target: second))
      }
    }
    return pairs
  }

  private func map(
    _ text: String, _ catalogs: CatalogLibrary, _ format: Format, _ session: Session
  ) throws -> ExitStatus {
    guard control == nil, !derived, !unmapped else { throw UsageError("--text goes with --to and a format only") }
    var words = text
    if text == "-" { words = String(decoding: try ReadableFile.bytes(of: "-", limit: 1 << 20), as: UTF8.self) }
    let mapper = try session.claimMapper()
    let lexicon = try session.lexicon()
    let topics = lexicon.topics(in: words).compactMap { lexicon.topic($0.topic) }
    let only = try to.map { try catalogs.catalog(named: $0).id }
    let links = mapper.controls(text: words, topics: topics).filter { only == nil || $0.control.catalog == only }
      .enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    switch format {
    case .json: try write(MapPage.json(of: links).pretty, session)
    case .csv: try write(MapPage.csv(of: links), session)
    case .text: try write(MapPage.text(of: links, catalogs, width: output == nil ? session.width : Int.max), session)
    case .oscal: throw UsageError("a text has no OSCAL mapping collection")
    }
    return links.isEmpty ? .no : .done
  }

  private func write(_ text: String, _ session: Session) throws {
    guard let output else { return try chosenFormat() == .text ? session.write(text) : session.write(Array(text.utf8)) }
    try WholeFile.write(Array(text.utf8), to: output)
  }
}

public import Model
import YAML

/// A control that a company wrote for itself.
public struct OwnControl: Hashable, Sendable {
  /// How far it is carried out, in OSCAL's words.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// In force.
    case implemented
    /// In force in part.
    case partial
    /// Decided, not in force.
    case planned
    /// Met in another way.
    case alternative
    /// Without object here.
    case notApplicable = "not-applicable"
  }

  /// The control and its catalog.
  public var reference: ControlReference
  /// Its name.
  public var title: String
  /// What is done, in the company's words; may be empty.
  public var description: String
  /// Who answers for it, or nil.
  public var owner: String?
  /// How far it is carried out; nil where the file does not say, which never counts as done.
  public var state: State?
  /// How often it runs, as written, or nil.
  public var frequency: String?
  /// What would show that it runs.
  public var evidence: [String]
  /// First and last line in its file, from 1.
  public var lines: ClosedRange<Int>
}

/// A file of `controls/`: a company's own controls and what they map to.
public struct OwnControls: Hashable, Sendable {
  /// The catalog that the controls form.
  public var catalog: Identifier<Catalog>
  /// Its name.
  public var title: String
  /// The file as it was named to the reader.
  public var file: String
  /// The controls in the file's order.
  public var controls: [OwnControl] = []
  /// What they map to.
  public var mappings: [Mapping] = []

  /// Reads a YAML or CSV file by its name's ending; the format is in `mappings/README.md`.
  ///
  /// - Throws: `Failure` with file, line and column for malformed files, unknown columns or keys, states, controls and
  ///   duplicate ids.
  public init(_ bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws {
    let base = String(file.split(separator: "/").last ?? "own")
    let name = base.firstIndex(of: ".").map { String(base[..<$0]) } ?? base
    (self.file, catalog, title) = (file, Identifier(name), name)
    if file.hasSuffix(".csv") {
      try read(csv: bytes, file: file, catalogs: catalogs)
    } else {
      try read(yaml: bytes, file: file, catalogs: catalogs)
    }
    guard catalogs.catalog(catalog) == nil || ![Framework.iso27001, Framework.soc2, Framework.gdpr].contains(catalog)
    else {
      throw Failure(.input, "'\(catalog)' is the name of a framework", at: .file(file), hint: "name the file otherwise")
    }
  }

  /// The catalogs that control files form together; files that name the same catalog are joined, and of a control that
  /// two files hold the first counts.
  public static func catalogs(of files: [OwnControls]) -> [CatalogFile] {
    var catalogs: [Catalog] = []
    var seen: Set<ControlReference> = []
    for file in files {
      let controls = file.controls.filter { seen.insert($0.reference).inserted }.map {
        Control(id: $0.reference.id, title: $0.title, group: file.title, kind: "own", summary: $0.description)
      }
      if let index = catalogs.firstIndex(where: { $0.id == file.catalog }) {
        catalogs[index].controls += controls
      } else {
        catalogs.append(Catalog(id: file.catalog, title: file.title, edition: "", controls: controls))
      }
    }
    return catalogs.map { CatalogFile($0) }
  }

  private mutating func read(yaml bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws {
    let root = try YAMLNode.parse(bytes, file: file)
    _ = try root.mapping(of: "a file of controls")
    try root.allow(only: ["catalog", "title", "controls"])
    if let name = try root.optionalString("catalog") { catalog = Identifier(name) }
    title = try root.optionalString("title") ?? catalog.rawValue
    guard let list = root["controls"] else { throw root.failure("'controls' is missing") }
    for node in try list.sequence(of: "'controls'") {
      try node.allow(only: [
        "id", "title", "description", "owner", "state", "frequency", "evidence", "maps",
      ])
      let control = OwnControl(
        reference: ControlReference(catalog, Identifier(try node.string("id"))), title: try node.string("title"),
        description: try node.optionalString("description").map { Self.line($0) } ?? "",
        owner: try node.optionalString("owner"),
        state: try node["state"].flatMap { try Self.state($0.text, at: $0.location) },
        frequency: try node.optionalString("frequency"), evidence: try node.strings("evidence"),
        lines: node.line...node.lastLine)
      try add(control, at: node.location)
      for item in node["maps"]?.items ?? [] {
        guard item.text == nil else {
          try map(control, to: item.text ?? "", nil, nil, nil, at: item.location, origin: file, catalogs)
          continue
        }
        try item.allow(only: ["to", "relationship", "strength", "rationale"])
        let relationship = try item.optionalString("relationship").map {
          try Relationship.read($0, at: item["relationship"]?.location)
        }
        try map(
          control, to: try item.string("to"), relationship,
          try item["strength"].map { try $0.integer(of: "'strength'") }, try item.optionalString("rationale"),
          at: item["to"]?.location ?? item.location, origin: file, catalogs)
      }
    }
  }

  mutating func add(_ control: OwnControl, at location: Failure.Location) throws(Failure) {
    if let other = controls.first(where: { $0.reference == control.reference }) {
      throw Failure(
        .input, "duplicate control '\(control.reference.id)', first at line \(other.lines.lowerBound)", at: location)
    }
    controls.append(control)
  }

  mutating func map(
    _ control: OwnControl, to text: String, _ relationship: Relationship?, _ strength: Int?, _ rationale: String?,
    at location: Failure.Location, origin: String, _ catalogs: CatalogLibrary
  ) throws(Failure) {
    let target = try catalogs.reference(text, at: location)
    if let strength, !(0...10).contains(strength) {
      throw Failure(.input, "'strength' must lie between 0 and 10", at: location)
    }
    mappings.append(
      Mapping(
        control.reference, relationship ?? .intersectsWith, target,
        rationale: rationale ?? "\(control.reference.id) (\(control.title)) names \(target) as what it serves",
        strength: strength, origin: origin))
  }

  static func state(_ text: String?, at location: Failure.Location) throws(Failure) -> OwnControl.State? {
    guard let text, !text.isEmpty else { return nil }
    if let state = OwnControl.State(rawValue: text.lowercased()) { return state }
    let words = OwnControl.State.allCases.map(\.rawValue)
    throw Failure(
      .input, "unknown state '\(text)'", at: location,
      hint: Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
        ?? "one of \(words.joined(separator: ", "))")
  }

  /// White space collapsed.
  static func line(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }
}

extension YAMLNode {
  /// The last line on which something of the node begins.
  var lastLine: Int {
    switch content {
    case .scalar: line
    case .sequence(let items): items.last?.lastLine ?? line
    case .mapping(let members): members.last.map { max($0.key.line, $0.value.lastLine) } ?? line
    }
  }
}

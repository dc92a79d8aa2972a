public import Model
import YAML

/// A catalog as a file of `mappings/catalogs` holds it.
public struct CatalogFile: Hashable, Sendable {
  /// The framework and its requirements.
  public var catalog: Catalog
  /// Numbers of earlier editions, by edition and number, and the control that has the subject now.
  public var former: [String: [String: Identifier<Control>]] = [:]

  /// Holds a catalog that was not read from such a file.
  public init(_ catalog: Catalog) { self.catalog = catalog }

  /// Reads a catalog; the format is in `mappings/README.md`.
  ///
  /// - Throws: `Failure` with line and column for malformed YAML, unknown keys, missing titles and duplicate ids.
  public init(yaml bytes: [UInt8], file: String) throws(Failure) {
    let root = try YAMLNode.parse(bytes, file: file)
    _ = try root.mapping(of: "a catalog")
    try root.allow(only: ["catalog", "title", "edition", "groups", "former"])
    var controls: [Control] = []
    var seen: [String: Int] = [:]
    guard let groups = root["groups"] else { throw root.failure("'groups' is missing") }
    for group in try groups.sequence(of: "'groups'") {
      try group.allow(only: ["group", "kind", "controls"])
      let name = try group.string("group")
      let kind = try group.string("kind")
      guard let items = group["controls"] else { throw group.failure("'controls' is missing") }
      for item in try items.sequence(of: "'controls'") {
        try item.allow(only: ["id", "title", "summary"])
        let id = try item.string("id")
        if let line = seen[id] { throw item.failure("duplicate control '\(id)', first at line \(line)") }
        seen[id] = item.line
        controls.append(
          Control(
            id: Identifier(id), title: try item.string("title"), group: name, kind: kind,
            summary: try item.optionalString("summary") ?? ""))
      }
    }
    catalog = Catalog(
      id: Identifier(try root.string("catalog")), title: try root.string("title"),
      edition: try root.optionalString("edition") ?? "", controls: controls)
    for entry in root["former"]?.items ?? [] {
      try entry.allow(only: ["edition", "controls"])
      var numbers: [String: Identifier<Control>] = [:]
      for member in (entry["controls"]?.items ?? []).flatMap(\.members) {
        let target = try member.value.string(of: "'\(member.name)'")
        guard seen[target] != nil else { throw member.value.failure("unknown control '\(target)'") }
        numbers[member.name] = Identifier(target)
      }
      former[try entry.string("edition")] = numbers
    }
  }
}

/// Texts that a licensee lays over a catalog: they replace titles and summaries and never leave the workspace.
public struct CatalogOverlay: Hashable, Sendable {
  /// The catalog that it is for.
  public var catalog: Identifier<Catalog>
  /// Titles and texts by control.
  public var texts: [Identifier<Control>: Text]

  /// What replaces a control's own words.
  public struct Text: Hashable, Sendable {
    /// The title, or nil to keep ours.
    public var title: String?
    /// The text, or nil to keep ours.
    public var summary: String?
  }

  /// Reads `overlay: CATALOG` and `controls: { ID: { title, summary } }`.
  ///
  /// - Throws: `Failure` with line and column for malformed YAML and for ids that the catalog does not have.
  public init(yaml bytes: [UInt8], file: String, library: CatalogLibrary) throws(Failure) {
    let root = try YAMLNode.parse(bytes, file: file)
    try root.allow(only: ["overlay", "controls"])
    catalog = Identifier(try root.string("overlay"))
    texts = [:]
    for member in try (root["controls"] ?? root).mapping(of: "'controls'") {
      let control = try library.control(named: member.name, in: catalog, at: member.key.location)
      try member.value.allow(only: ["title", "summary"])
      texts[control.id] = Text(
        title: try member.value.optionalString("title"), summary: try member.value.optionalString("summary"))
    }
  }
}

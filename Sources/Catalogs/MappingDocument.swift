public import JSON
public import Model

/// Reads OSCAL 1.2 documents that a company brings: mapping collections and catalogs.
public enum MappingDocument {
  /// The pairs of a `mapping-collection`; a map of several sources or targets states each pair.
  ///
  /// - Throws: `Failure` for another document, catalogs that cannot be told, unknown controls and relationships.
  public static func mappings(
    _ document: JSONValue, file: String, from source: Identifier<Catalog>? = nil, to target: Identifier<Catalog>? = nil,
    catalogs: CatalogLibrary
  ) throws(Failure) -> [Mapping] {
    guard let collection = document["mapping-collection"] else {
      throw Failure(
        .input, "is no OSCAL mapping collection", at: .file(file), hint: "its first member must be 'mapping-collection'"
      )
    }
    var resources: [String: JSONValue] = [:]
    for resource in collection["back-matter"]?["resources"]?.array ?? [] {
      if let uuid = resource["uuid"]?.string { resources["#" + uuid] = resource }
    }
    var mappings: [Mapping] = []
    // One mapping may stand without a list around it.
    for mapping in collection["mappings"]?.array ?? [collection["mappings"]].compactMap({ $0 }) {
      let sides = try [("source-resource", source), ("target-resource", target)].map {
        (key, given) throws(Failure) -> Identifier<Catalog> in
        if let given { return given }
        let href = mapping[key]?["href"]?.string ?? ""
        return try catalog(href, resources[href], file, catalogs)
      }
      let method = mapping["method"]?.string ?? collection["provenance"]?["method"]?.string ?? "human"
      for map in mapping["maps"]?.array ?? [] {
        let word = map["relationship"]?.string ?? ""
        let relationship = try Relationship.read(word, at: .file(file))
        let property = { (name: String) in
          map["props"]?.array?.first { $0["name"]?.string == name }?["value"]?.string
        }
        for from in map["sources"]?.array ?? [] {
          for to in map["targets"]?.array ?? [] {
            mappings.append(
              Mapping(
                try catalogs.reference(from["id-ref"]?.string ?? "", in: sides[0], at: .file(file)), relationship,
                try catalogs.reference(to["id-ref"]?.string ?? "", in: sides[1], at: .file(file)),
                rationale: map["remarks"]?.string ?? "Stated in \(file)",
                strength: property("strength").flatMap { Int($0) },
                gap: map["qualifiers"]?.array?.first?["description"]?.string.map { text in
                  text.hasPrefix("Not covered: ") ? String(text.dropFirst(13)) : text
                },
                method: method, reviewed: property("reviewed").flatMap { CalendarDate($0) }, origin: file))
          }
        }
      }
    }
    return mappings
  }

  /// A `catalog` with its groups' controls, nested ones included; `id` names it.
  ///
  /// - Throws: `Failure` for another document and for controls without an id or twice the same.
  public static func catalog(_ document: JSONValue, id: String, file: String) throws(Failure) -> Catalog {
    guard let root = document["catalog"] else {
      throw Failure(.input, "is no OSCAL catalog", at: .file(file), hint: "its first member must be 'catalog'")
    }
    var controls: [Control] = []
    var seen: Set<String> = []
    func take(_ node: JSONValue, _ group: String) throws(Failure) {
      for control in node["controls"]?.array ?? [] {
        guard let id = control["id"]?.string, !id.isEmpty else {
          throw Failure(.input, "a control has no id", at: .file(file))
        }
        guard seen.insert(id).inserted else { throw Failure(.input, "duplicate control '\(id)'", at: .file(file)) }
        let prose = control["parts"]?.array?.compactMap { $0["prose"]?.string }.first ?? ""
        controls.append(
          Control(
            id: Identifier(id), title: control["title"]?.string ?? id, group: group, kind: "own",
            summary: OwnControls.line(prose)))
        try take(control, group)
      }
      for inner in node["groups"]?.array ?? [] { try take(inner, inner["title"]?.string ?? group) }
    }
    let title = root["metadata"]?["title"]?.string ?? id
    try take(root, title)
    guard !controls.isEmpty else { throw Failure(.input, "the catalog has no controls", at: .file(file)) }
    return Catalog(
      id: Identifier(id), title: title, edition: root["metadata"]?["version"]?.string ?? "", controls: controls)
  }

  private static func catalog(
    _ href: String, _ resource: JSONValue?, _ file: String, _ catalogs: CatalogLibrary
  ) throws(Failure) -> Identifier<Catalog> {
    let named = resource?["props"]?.array?.first { $0["name"]?.string == "catalog" }?["value"]?.string
    if let named, let catalog = catalogs.catalog(Identifier(named)) { return catalog.id }
    let words = (href + " " + (resource?["title"]?.string ?? "")).lowercased()
    let signs: [(String, Identifier<Catalog>)] =
      [
        ("27001", Framework.iso27001), ("27002", Framework.iso27001), ("soc2", Framework.soc2),
        ("soc 2", Framework.soc2),
        ("trust services", Framework.soc2), ("gdpr", Framework.gdpr), ("2016/679", Framework.gdpr),
      ]
      + catalogs.catalogs.map { ($0.id.rawValue.lowercased(), $0.id) }
    let found = Set(signs.filter { words.contains($0.0) }.map(\.1))
    guard found.count == 1, let catalog = found.first else {
      throw Failure(
        .input, "cannot tell which catalog '\(href)' is", at: .file(file), hint: "--from and --to name the catalogs")
    }
    return catalog
  }
}

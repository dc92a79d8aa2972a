import JSON
public import Model

/// Stated pairs of controls for programs that read OSCAL 1.2.
public struct MappingCollection: Sendable {
  /// Pairs in the order in which they are written.
  public var mappings: [Mapping]
  /// The catalogs that the pairs name.
  public var catalogs: [Catalog]
  /// Who publishes the collection, or empty.
  public var organisation: String
  /// When it was made.
  public var time: Instant
  /// The version of the data.
  public var version: String

  /// Makes a collection.
  public init(mappings: [Mapping], catalogs: [Catalog], organisation: String, time: Instant, version: String) {
    (self.mappings, self.catalogs) = (mappings, catalogs)
    (self.organisation, self.time, self.version) = (organisation, time, version)
  }

  /// The collection as OSCAL JSON, `{"mapping-collection": …}`.
  ///
  /// Strengths and gaps are carried as properties and qualifiers, rationales as remarks; controls of either catalog
  /// that no pair names are listed as gaps.
  public var oscal: [UInt8] {
    var pairs: [[Identifier<Catalog>]] = []
    for mapping in mappings {
      let pair = [mapping.source.catalog, mapping.target.catalog]
      if !pairs.contains(pair) { pairs.append(pair) }
    }
    let named = catalogs.filter { catalog in pairs.contains { $0.contains(catalog.id) } }
    return OSCAL.bytes(
      "mapping-collection",
      OSCAL.object([
        ("uuid", OSCAL.uuid("mapping-collection", organisation, version, time.description)),
        ("metadata", OSCAL.metadata("Control mappings", organisation, time, version: version)),
        (
          "provenance",
          [
            "method": .string(method(of: mappings)), "matching-rationale": "semantic", "status": "complete",
            "mapping-description":
              "Stated pairs of controls, each judged by a person. A relationship reads source against target.",
          ]
        ),
        ("mappings", .array(pairs.map { mapping(from: $0[0], to: $0[1]) })),
        ("back-matter", ["resources": .array(named.map(resource))]),
      ]))
  }

  private func mapping(from source: Identifier<Catalog>, to target: Identifier<Catalog>) -> JSONValue {
    let maps = mappings.filter { $0.source.catalog == source && $0.target.catalog == target }
    return OSCAL.object([
      ("uuid", OSCAL.uuid("mapping", source.rawValue, target.rawValue)), ("method", .string(method(of: maps))),
      ("source-resource", reference(source)), ("target-resource", reference(target)),
      ("maps", .array(maps.map(map))),
      ("source-gap-summary", gaps(source, Set(maps.filter(\.isPositive).map(\.source)), target)),
      ("target-gap-summary", gaps(target, Set(maps.filter(\.isPositive).map(\.target)), source)),
    ])
  }

  private func map(_ mapping: Mapping) -> JSONValue {
    var qualifiers: [JSONValue] = []
    if let gap = mapping.gap {
      qualifiers.append([
        "subject": "both", "predicate": "has-requirement", "category": "addressable",
        "description": .string("Not covered: " + OSCAL.line(gap)),
      ])
    }
    return OSCAL.object([
      ("uuid", OSCAL.uuid("map", mapping.source.description, mapping.target.description)),
      ("matching-rationale", "semantic"), ("relationship", .string(mapping.relationship.rawValue)),
      ("sources", [["type": "control", "id-ref": .string(mapping.source.id.rawValue)]]),
      ("targets", [["type": "control", "id-ref": .string(mapping.target.id.rawValue)]]),
      ("qualifiers", .array(qualifiers)),
      (
        "props",
        .array(
          [
            OSCAL.property("strength", mapping.strength.map(String.init)),
            OSCAL.property("reviewed", mapping.reviewed?.description), OSCAL.property("method", mapping.method),
          ].compactMap { $0 })
      ),
      ("remarks", mapping.rationale.isEmpty ? nil : .string(mapping.rationale)),
    ])
  }

  private func gaps(
    _ catalog: Identifier<Catalog>, _ mapped: Set<ControlReference>, _ other: Identifier<Catalog>
  ) -> JSONValue? {
    let controls = catalogs.first { $0.id == catalog }?.controls ?? []
    let open = controls.map { ControlReference(catalog, $0.id) }.filter { !mapped.contains($0) }
    guard !open.isEmpty else { return nil }
    return [
      "uuid": OSCAL.uuid("gap-summary", catalog.rawValue, other.rawValue),
      "unmapped-controls": [["with-ids": .array(open.map { .string(OSCAL.token($0)) })]],
    ]
  }

  private func reference(_ catalog: Identifier<Catalog>) -> JSONValue {
    ["type": "catalog", "href": .string("#" + (OSCAL.uuid("catalog", catalog.rawValue).string ?? ""))]
  }

  private func resource(_ catalog: Catalog) -> JSONValue {
    OSCAL.object([
      ("uuid", OSCAL.uuid("catalog", catalog.id.rawValue)),
      ("title", .string(OSCAL.line("\(catalog.title) \(catalog.edition)"))),
      ("props", .array([OSCAL.property("catalog", catalog.id.rawValue)].compactMap { $0 })),
    ])
  }

  private func method(of mappings: [Mapping]) -> String {
    let methods = Set(mappings.map(\.method))
    return methods.count == 1 ? methods.first ?? "human" : "hybrid"
  }
}

extension Mapping {
  /// Whether it relates the two at all.
  fileprivate var isPositive: Bool { relationship != .noRelationship }
}

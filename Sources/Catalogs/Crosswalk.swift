public import Model

/// All stated pairs, and what follows from them.
public struct Crosswalk: Sendable {
  /// The pairs as people stated them; where two state the same pair, the later one.
  public let mappings: [Mapping]
  /// All pairs that were given, for `objections`.
  let given: [Mapping]
  private let catalogs: CatalogLibrary
  /// Stated pairs from each control, read from it.
  private let edges: [ControlReference: [Mapping]]

  /// A pair that follows from stated ones.
  public struct Derivation: Hashable, Sendable {
    /// The control at the start of the route.
    public var source: ControlReference
    /// The control at its end.
    public var target: ControlReference
    /// The relationship that follows, or nil where the route tells only that the two are related.
    public var relationship: Relationship?
    /// The weakest strength on the way, or nil where the relationship is open or a strength is unknown.
    public var strength: Int?
    /// The stated pairs on the way, each read in the route's direction.
    public var route: [Mapping]

    /// The controls on the way, first and last included.
    public var controls: [ControlReference] { [source] + route.map(\.target) }
  }

  /// Makes a crosswalk of stated pairs.
  public init(_ mappings: [Mapping], catalogs: CatalogLibrary) {
    var last: [Set<ControlReference>: Int] = [:]
    for (position, mapping) in mappings.enumerated() { last[[mapping.source, mapping.target]] = position }
    given = mappings
    self.mappings = mappings.enumerated().filter { last[[$0.element.source, $0.element.target]] == $0.offset }.map(
      \.element)
    self.catalogs = catalogs
    var edges: [ControlReference: [Mapping]] = [:]
    for mapping in self.mappings {
      edges[mapping.source, default: []].append(mapping)
      edges[mapping.target, default: []].append(mapping.inverse)
    }
    self.edges = edges.mapValues { list in list.sorted { catalogs.precedes($0.target, $1.target) } }
  }

  /// Stated pairs that touch a control, read from it, in the frameworks' order.
  public func stated(from control: ControlReference) -> [Mapping] { edges[control] ?? [] }

  /// Stated pairs between two catalogs, read from the first, in the frameworks' order.
  public func stated(from source: Identifier<Catalog>, to target: Identifier<Catalog>) -> [Mapping] {
    controls(of: source).flatMap { control in
      stated(from: control).filter { $0.target.catalog == target }
    }
  }

  /// What follows between two catalogs and is not stated: every route through one control of another catalog, and
  /// longer ones as long as each step leaves the relationship known.
  public func derived(from source: Identifier<Catalog>, to target: Identifier<Catalog>) -> [Derivation] {
    controls(of: source).flatMap { derived(from: $0) { $0 == target } }
  }

  /// What follows for a control and is not stated, in all other catalogs.
  public func derived(from control: ControlReference) -> [Derivation] {
    derived(from: control) { $0 != control.catalog }
  }

  /// Controls of the first catalog without a stated pair in the second; a pair of no relationship does not count.
  public func unmapped(in source: Identifier<Catalog>, to target: Identifier<Catalog>) -> [ControlReference] {
    controls(of: source).filter { control in
      !stated(from: control).contains { $0.target.catalog == target && $0.relationship != .noRelationship }
    }
  }

  private func controls(of catalog: Identifier<Catalog>) -> [ControlReference] {
    catalogs.catalog(catalog)?.controls.map { ControlReference(catalog, $0.id) } ?? []
  }

  private func derived(
    from control: ControlReference, to isTarget: (Identifier<Catalog>) -> Bool
  ) -> [Derivation] {
    let known = Set(stated(from: control).map(\.target))
    var derivations: [Derivation] = []
    func extend(_ route: [Mapping], _ relationship: Relationship?, _ strength: Int?) {
      guard let last = route.last else { return }
      for edge in stated(from: last.target) where edge.relationship != .noRelationship {
        guard edge.target != control, !route.contains(where: { $0.target == edge.target }) else { continue }
        // A way through the catalog that it starts in or ends in says nothing that the pairs themselves do not.
        guard last.target.catalog != edge.target.catalog, last.target.catalog != control.catalog else { continue }
        let next = relationship.flatMap { $0.composed(with: edge.relationship) }
        let weakest = next == nil ? nil : strength.flatMap { first in edge.strength.map { min(first, $0) } }
        let path = route + [edge]
        if isTarget(edge.target.catalog), !known.contains(edge.target), edge.target.catalog != control.catalog {
          derivations.append(
            Derivation(source: control, target: edge.target, relationship: next, strength: weakest, route: path))
        }
        if next != nil, path.count < 3 { extend(path, next, weakest) }
      }
    }
    for edge in stated(from: control) where edge.relationship != .noRelationship {
      extend([edge], edge.relationship, edge.strength)
    }
    return derivations.enumerated().sorted {
      $0.element.target == $1.element.target
        ? $0.offset < $1.offset : catalogs.precedes($0.element.target, $1.element.target)
    }.map(\.element)
  }
}

public import Model
import YAML

/// Stated pairs between two catalogs, as a file of `mappings/crosswalks` holds them.
public struct CrosswalkFile: Hashable, Sendable {
  /// The pairs, in the file's order.
  public var mappings: [Mapping] = []

  /// Reads a crosswalk; the format is in `mappings/README.md`.
  ///
  /// - Throws: `Failure` with line and column for malformed YAML, unknown keys, catalogs, controls or relationships,
  ///   a strength outside 0 to 10, a missing rationale and pairs stated twice.
  public init(yaml bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws(Failure) {
    let root = try YAMLNode.parse(bytes, file: file)
    _ = try root.mapping(of: "a crosswalk")
    try root.allow(only: ["source", "target", "method", "reviewed", "description", "pairs"])
    func catalog(_ key: String) throws(Failure) -> Catalog {
      try catalogs.catalog(named: try root.string(key), at: root[key]?.location)
    }
    let (source, target) = (try catalog("source"), try catalog("target"))
    let method = try root.optionalString("method") ?? "human"
    guard ["human", "automation", "hybrid"].contains(method) else {
      throw (root["method"] ?? root).failure("unknown method '\(method)'", hint: "human, automation or hybrid")
    }
    var reviewed: CalendarDate?
    if let text = try root.optionalString("reviewed") {
      reviewed = CalendarDate(text)
      guard reviewed != nil else {
        throw (root["reviewed"] ?? root).failure("'\(text)' is no date", hint: "YYYY-MM-DD")
      }
    }
    guard let pairs = root["pairs"] else { throw root.failure("'pairs' is missing") }
    var lines: [[ControlReference]: Int] = [:]
    for group in try pairs.sequence(of: "'pairs'") {
      try group.allow(only: ["source", "targets"])
      let name = try group.string("source")
      let control = try catalogs.control(named: name, in: source.id, at: group["source"]?.location)
      guard let targets = group["targets"] else { throw group.failure("'targets' is missing") }
      for node in try targets.sequence(of: "'targets'") {
        try node.allow(only: ["id", "relationship", "strength", "rationale", "gap"])
        let other = try catalogs.control(named: try node.string("id"), in: target.id, at: node["id"]?.location)
        let pair = [ControlReference(source.id, control.id), ControlReference(target.id, other.id)]
        if let line = lines[pair] {
          throw node.failure("'\(pair[0])' to '\(pair[1])' is stated twice, first at line \(line)")
        }
        lines[pair] = node.line
        mappings.append(
          Mapping(
            pair[0], try Relationship.read(try node.string("relationship"), at: node["relationship"]?.location),
            pair[1],
            rationale: try node.string("rationale"), strength: try Self.strength(node["strength"]),
            gap: try node.optionalString("gap"), method: method, reviewed: reviewed, origin: file))
      }
    }
  }

  private static func strength(_ node: YAMLNode?) throws(Failure) -> Int? {
    guard let node, !node.isNull else { return nil }
    let value = try node.integer(of: "'strength'")
    guard (0...10).contains(value) else { throw node.failure("'strength' must lie between 0 and 10") }
    return value
  }
}

extension Relationship {
  /// The relationship that OSCAL's word names; throws with the nearest one.
  static func read(_ word: String, at location: Failure.Location?) throws(Failure) -> Relationship {
    if let relationship = Relationship(rawValue: word) { return relationship }
    let words = allCases.map(\.rawValue)
    let near = Spelling.nearest(to: word, among: words)
    throw Failure(
      .input, "unknown relationship '\(word)'", at: location,
      hint: near.map { "did you mean '\($0)'?" } ?? "one of \(words.joined(separator: ", "))")
  }
}

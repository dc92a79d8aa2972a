import CSV
import Catalogs
import JSON
import Model
import Reports

/// What `vouch map` shows of a crosswalk, as rows from which every format is made.
struct MapPage {
  var catalogs: CatalogLibrary
  var crosswalk: Crosswalk
  /// Whether pairs that follow from stated ones are shown.
  var derived: Bool
  var width: Int

  /// Two catalogs, read from the first.
  struct Pair: Hashable {
    var source: Identifier<Catalog>
    var target: Identifier<Catalog>
  }

  /// A pair of controls, stated or derived.
  struct Row {
    var source: ControlReference
    var target: ControlReference
    /// Nil where a route leaves it open.
    var relationship: Relationship?
    var strength: Int?
    var isStated: Bool
    var route: [ControlReference]
    var rationale: String
    var gap: String?

    init(_ mapping: Mapping) {
      (source, target, relationship) = (mapping.source, mapping.target, mapping.relationship)
      (strength, rationale, gap) = (mapping.strength, mapping.rationale, mapping.gap)
      (isStated, route) = (true, [])
    }

    init(_ derivation: Crosswalk.Derivation) {
      (source, target, relationship) = (derivation.source, derivation.target, derivation.relationship)
      (strength, route, isStated) = (derivation.strength, derivation.controls, false)
      rationale = derivation.route.map { "\($0.source.id) \($0.relationship.rawValue) \($0.target.id)" }
        .joined(separator: "; ")
    }

    /// OSCAL's word, or `related-through` where the route leaves the relationship open.
    var word: String { relationship?.rawValue ?? "related-through" }
    var basis: String { isStated ? "stated" : "derived" }
  }

  func rows(of pairs: [Pair]) -> [Row] {
    pairs.flatMap { pair in
      let stated = crosswalk.stated(from: pair.source, to: pair.target).map(Row.init)
      return stated + (derived ? crosswalk.derived(from: pair.source, to: pair.target).map(Row.init) : [])
    }
  }

  /// Stated pairs of a control and, known or asked for, what follows from them.
  func rows(of control: ControlReference, in target: Identifier<Catalog>?) -> [Row] {
    let stated = crosswalk.stated(from: control).map(Row.init)
    let derivations = crosswalk.derived(from: control).filter { derived || $0.relationship != nil }.map(Row.init)
    return (stated + derivations).filter { target == nil || $0.target.catalog == target }
  }

  // MARK: CSV

  /// Rows with ids alone, or with their catalogs where there are several.
  func csv(_ rows: [Row], isComplete: Bool) -> String {
    var lines = [["source", "target", "relationship", "strength", "basis", "route", "rationale"]]
    for row in rows {
      lines.append([
        isComplete ? row.source.description : row.source.id.rawValue,
        isComplete ? row.target.description : row.target.id.rawValue, row.word,
        row.strength.map(String.init) ?? "", row.basis, row.route.map(\.description).joined(separator: " > "),
        row.rationale,
      ])
    }
    return Self.csv(lines)
  }

  static func csv(_ lines: [[String]]) -> String {
    var writer = Writer()
    for line in lines { writer.append(line.map(Inert.field)) }
    return String(decoding: writer.bytes ?? [], as: UTF8.self)
  }

  // MARK: JSON

  func json(of pairs: [Pair]) -> JSONValue {
    ["schema": "vouch.map/1", "mappings": .array(rows(of: pairs).map { json($0, withSource: true) })]
  }

  func json(of control: ControlReference, in target: Identifier<Catalog>?) -> JSONValue {
    [
      "schema": "vouch.map/1", "control": json(control),
      "mappings": .array(rows(of: control, in: target).map { json($0, withSource: false) }),
    ]
  }

  private func json(_ row: Row, withSource: Bool) -> JSONValue {
    var members: [JSONValue.Member] = []
    if withSource { members.append(.init("source", json(row.source))) }
    members += [
      .init("target", json(row.target)), .init("relationship", .string(row.word)),
      .init("strength", .optional(row.strength)), .init("basis", .string(row.basis)),
      .init("route", .array(row.route.map { .string($0.description) })), .init("rationale", .string(row.rationale)),
      .init("gap", .optional(row.gap)),
    ]
    return .object(members)
  }

  private func json(_ reference: ControlReference) -> JSONValue {
    [
      "catalog": .string(reference.catalog.rawValue), "id": .string(reference.id.rawValue),
      "title": .string(catalogs[reference]?.title ?? ""),
    ]
  }

  static func json(of links: [ControlLink]) -> JSONValue {
    [
      "schema": "vouch.map.text/1",
      "controls": .array(
        links.map { link in
          [
            "catalog": .string(link.control.catalog.rawValue), "id": .string(link.control.id.rawValue),
            "relationship": .string(link.relationship.rawValue), "score": .number(link.score),
            "reason": .string(link.reason),
          ]
        }),
    ]
  }

  static func csv(of links: [ControlLink]) -> String {
    csv(
      [["catalog", "id", "relationship", "score", "reason"]]
        + links.map {
          [$0.control.catalog.rawValue, $0.control.id.rawValue, $0.relationship.rawValue, "\($0.score)", $0.reason]
        })
  }
}

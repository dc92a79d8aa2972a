import Catalogs
import JSON
import Model
import Reports

extension MapPage {
  /// One control with everything that relates to it, a table for each catalog.
  func text(of control: ControlReference, in target: Identifier<Catalog>?) -> String {
    let title = catalogs[control].map { "\($0.title). \($0.summary)" } ?? ""
    var text = Prose.fitted("\(control)  \(title)", to: width, hanging: control.description.count + 2) + "\n"
    let rows = rows(of: control, in: target)
    for catalog in catalogs.catalogs where rows.contains(where: { $0.target.catalog == catalog.id }) {
      let own = rows.filter { $0.target.catalog == catalog.id }
      text += "\n\(catalog.title)\n"
      text += table(own.filter(\.isStated), [.init("because", .wrapped)]) {
        [$0.gap == nil ? $0.rationale : "\($0.rationale). Not covered: \($0.gap ?? "")"]
      }
      let follows = own.filter { !$0.isStated }
      if !follows.isEmpty {
        text += "\nFollows from stated pairs\n"
        text += table(follows, [.init("route", .wrapped)]) { [$0.route.map(\.description).joined(separator: " > ")] }
      }
    }
    let hidden = Set(crosswalk.derived(from: control).filter { $0.relationship == nil }.map(\.target))
      .filter { target == nil || $0.catalog == target }
    if rows.isEmpty, hidden.isEmpty { text += "\nNothing is stated about it.\n" }
    if !derived, !hidden.isEmpty {
      let line =
        "\(hidden.count) further controls are related through others, which is no coverage; --derived lists them."
      text += "\n" + Prose.fitted(line, to: width, hanging: 0) + "\n"
    }
    return text
  }

  /// All rows of some catalogs.
  func text(of pairs: [Pair]) -> String {
    var text = ""
    for pair in pairs {
      let rows = rows(of: [pair])
      text += "\(text.isEmpty ? "" : "\n")\(title(pair.source)) to \(title(pair.target))\n"
      let table = TerminalTable(
        [
          .init("source"), .init("target"), .init("relationship"), .init("of 10", isNumeric: true),
          .init("because", .clipped),
        ],
        rows: rows.map { row in
          [
            row.source.id.rawValue, row.target.id.rawValue, row.phrase, row.strength.map(String.init) ?? "",
            row.isStated ? row.rationale : row.route.map(\.description).joined(separator: " > "),
          ]
        })
      text += rows.isEmpty ? "No pair is stated.\n" : table.text(width: width)
    }
    return text
  }

  /// How many pairs each two catalogs have.
  func overview(_ pairs: [Pair]) -> String {
    let table = TerminalTable(
      [
        .init("from"), .init("to"), .init("stated", isNumeric: true), .init("covering", isNumeric: true),
        .init("unmapped", isNumeric: true), .init("of", isNumeric: true),
      ],
      rows: pairs.map { pair in
        let stated = crosswalk.stated(from: pair.source, to: pair.target)
        return [
          pair.source.rawValue, pair.target.rawValue, String(stated.count),
          String(stated.filter(\.relationship.coversTarget).count),
          String(crosswalk.unmapped(in: pair.source, to: pair.target).count),
          String(catalogs.catalog(pair.source)?.controls.count ?? 0),
        ]
      })
    return table.text(width: width)
  }

  // MARK: Unmapped

  private func open(_ pair: Pair) -> [(ControlReference, Identifier<Catalog>)] {
    crosswalk.unmapped(in: pair.source, to: pair.target).map { ($0, pair.target) }
      + crosswalk.unmapped(in: pair.target, to: pair.source).map { ($0, pair.source) }
  }

  func unmappedText(_ pairs: [Pair]) -> String {
    let rows = pairs.flatMap(open).map { control, target in
      [control.description, catalogs[control]?.title ?? "", target.rawValue]
    }
    guard !rows.isEmpty else { return "Every control has a stated pair.\n" }
    return TerminalTable([.init("control"), .init("title", .clipped), .init("has no pair in")], rows: rows)
      .text(width: width)
  }

  func unmappedCSV(_ pairs: [Pair]) -> String {
    Self.csv(
      [["catalog", "id", "title", "unmapped_in"]]
        + pairs.flatMap(open).map { control, target in
          [control.catalog.rawValue, control.id.rawValue, catalogs[control]?.title ?? "", target.rawValue]
        })
  }

  func unmappedJSON(_ pairs: [Pair]) -> JSONValue {
    [
      "schema": "vouch.map.unmapped/1",
      "unmapped": .array(
        pairs.flatMap(open).map { control, target in
          [
            "catalog": .string(control.catalog.rawValue), "id": .string(control.id.rawValue),
            "in": .string(target.rawValue),
          ]
        }),
    ]
  }

  // MARK: Texts

  static func text(of links: [ControlLink], _ catalogs: CatalogLibrary, width: Int) -> String {
    guard !links.isEmpty else { return "No control recognises this text.\n" }
    return TerminalTable(
      [.init("control"), .init("title", .clipped), .init("score", isNumeric: true), .init("because", .clipped)],
      rows: links.map { link in
        [link.control.description, catalogs[link.control]?.title ?? "", "\(link.score)", link.reason]
      }
    ).text(width: width)
  }

  private func table(
    _ rows: [Row], _ more: [TerminalTable.Column], _ cells: (Row) -> [String]
  ) -> String {
    guard !rows.isEmpty else { return "" }
    return TerminalTable(
      [.init("control"), .init("title", .clipped), .init("relationship"), .init("of 10", isNumeric: true)] + more,
      rows: rows.map { row in
        [row.target.id.rawValue, catalogs[row.target]?.title ?? "", row.phrase, row.strength.map(String.init) ?? ""]
          + cells(row)
      }
    ).text(width: width)
  }

  private func title(_ id: Identifier<Catalog>) -> String { catalogs.catalog(id)?.title ?? id.rawValue }
}

extension MapPage.Row {
  /// The relationship for people, read from the control that is shown.
  var phrase: String {
    switch relationship {
    case .equalTo: "equal to"
    case .equivalentTo: "equivalent to"
    case .subsetOf: "part of"
    case .supersetOf: "covers"
    case .intersectsWith: "overlaps"
    case .noRelationship: "unrelated to"
    case nil: "related through"
    }
  }
}

import Model
import Spreadsheets

extension Rendering where Subject == GapAnalysis {
  static var gapWorkbook: Rendering {
    Rendering("xlsx", isText: false) { analysis in
      var sheets = [summary(analysis), findings(analysis), roadmap(analysis)]
      if !analysis.documentedInformation.isEmpty { sheets.append(documents(analysis)) }
      return try Workbook(
        title: "Gap analysis", company: analysis.organisation, created: analysis.time.secondsSinceEpoch,
        sheets: sheets
      ).bytes()
    }
  }

  private static func summary(_ analysis: GapAnalysis) -> Sheet {
    let states = GapState.allCases
    var rows: [[Cell]] = [
      [Cell("Gap analysis: \(analysis.organisation)", .title)],
      [
        Cell(
          "As of \(analysis.time). Asserted: claims in documents. Evidenced: sealed, sufficient, fresh artefacts.",
          .loose)
      ],
      [],
      (["catalog", "group", "total"] + states.map(\.words) + ["asserted", "evidenced"]).map { Cell($0, .head) },
    ]
    for catalog in analysis.catalogs {
      let all = analysis.findings.filter { $0.catalog == catalog.id }
      let groups = [("all", all)] + analysis.groups(of: catalog.id).map { ($0.name, $0.findings) }
      for (name, findings) in groups {
        let tally = GapAnalysis.Tally(findings)
        let figures = [tally.total] + states.map { tally[$0] } + [tally.assertedCount, tally.evidencedCount]
        rows.append(
          [Cell(catalog.id.rawValue, .boxed), Cell(name, .boxed)] + figures.map { Cell(.number(Double($0)), .figure) })
      }
    }
    return Sheet(name: "Summary", widths: [12, 34, 8] + states.map { _ in 15 } + [10, 10], rows: rows, frozenRows: 4)
  }

  private static func findings(_ analysis: GapAnalysis) -> Sheet {
    let names = Finding.columnNames
    let rows =
      [names.map { Cell($0, Finding.editableColumns.contains($0) ? .editable : .head) }]
      + analysis.findings.map { finding in
        zip(names, finding.row).map { name, text in
          switch name {
          case "state": Cell(text, .state(finding.state))
          case "asserted": Cell(text, .state(finding.asserted))
          case "effort_days", "maturity", "target_maturity":
            Double(text).map { Cell(.number($0), .figure) } ?? Cell(text, .boxed)
          default: Cell(text, .boxed)
          }
        }
      }
    let lists: [(String, [String])] = [
      ("assessment", GapState.allCases.map(\.words)), ("grade", Grade.allCases.map(\.rawValue)),
      ("impact", Impact.allCases.map(\.rawValue)), ("maturity", (0...5).map(String.init)),
      ("target_maturity", (0...5).map(String.init)),
    ]
    return Sheet(
      name: "Findings",
      widths: [10, 11, 30, 22, 13, 13, 12, 30, 30, 13, 44, 12, 10, 9, 9, 34, 18, 12, 9, 24, 34],
      rows: rows, frozenRows: 1, frozenColumns: 3, filterRow: 0,
      dropdowns: lists.compactMap { name, options in
        names.firstIndex(of: name).map { .init(column: $0, rows: 1..<max(2, rows.count), options: options) }
      })
  }

  private static func roadmap(_ analysis: GapAnalysis) -> Sheet {
    let head = ["step", "fix", "title", "state", "closes", "advances", "arithmetic", "owner", "due", "effort_days"]
    let rows =
      [head.map { Cell($0, .head) }]
      + analysis.roadmap.enumerated().map { index, fix in
        [
          Cell(.number(Double(index + 1)), .figure), Cell("\(fix.control)", .boxed), Cell(fix.title, .boxed),
          Cell(fix.state.words, .state(fix.state)), Cell(fix.closes.map(\.description).joined(separator: ", "), .boxed),
          Cell(fix.advances.map(\.description).joined(separator: ", "), .boxed), Cell(fix.arithmetic, .boxed),
          Cell(fix.owner ?? "", .boxed), Cell(fix.due?.description ?? "", .boxed),
          Cell(fix.effort.map(Figure.text) ?? "", .boxed),
        ]
      }
    return Sheet(
      name: "Roadmap", widths: [7, 20, 36, 13, 34, 44, 34, 18, 12, 9], rows: rows, frozenRows: 1, filterRow: 0)
  }

  private static func documents(_ analysis: GapAnalysis) -> Sheet {
    let head = ["clause", "item", "kind", "defects", "file", "lines", "words", "date", "approval", "auditor looks for"]
    let rows =
      [head.map { Cell($0, .head) }]
      + analysis.documentedInformation.map { item in
        let place = item.places.first
        return [
          item.demand.clause, item.demand.title, item.demand.kind,
          item.defects.isEmpty ? "none" : item.defects.map(\.words).joined(separator: ", "), place?.file ?? "",
          place?.lines.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "", place?.words ?? "",
          place?.date?.description ?? "", place?.approval ?? "", item.demand.lookedFor,
        ].map { Cell($0, .boxed) }
      }
    return Sheet(
      name: "Stage 1", widths: [11, 34, 10, 18, 30, 10, 44, 12, 30, 44], rows: rows, frozenRows: 1, filterRow: 0)
  }
}

extension Style {
  static let loose: Style = {
    var style = Style()
    style.wraps = false
    return style
  }()
  static let title: Style = {
    var style = loose
    (style.isBold, style.size) = (true, 14)
    return style
  }()
  static let boxed: Style = {
    var style = Style()
    style.hasBorder = true
    return style
  }()
  static let figure: Style = {
    var style = boxed
    style.isRightAligned = true
    return style
  }()
  static let head: Style = {
    var style = boxed
    (style.isBold, style.fill) = (true, 0xEAEEF2)
    return style
  }()
  /// The head of a column that people fill in.
  static let editable: Style = {
    var style = head
    style.fill = 0xDDF4FF
    return style
  }()
  static func state(_ state: GapState) -> Style {
    var style = boxed
    (style.ink, style.fill) = (state.colours.ink, state.colours.fill)
    return style
  }
}

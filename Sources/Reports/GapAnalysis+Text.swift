import HTML
public import Model

extension GapAnalysis {
  /// The analysis for a terminal: figures, what is open, what to do first.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal.
  ///   - all: Whether requirements that conform or do not apply are listed too.
  public func text(width: Int, all: Bool = false) -> String {
    var text = summary.text(width: width) + "\n"
    text += Prose.fitted(Self.meanings, to: width, hanging: 0) + "\n"
    if !documentedInformation.isEmpty { text += "\n" + documents.text(width: width) }
    if let changes {
      text +=
        changes.isEmpty ? "\nnothing changed since the earlier run\n" : "\n" + Self.table(changes).text(width: width)
    }
    let shown = findings.filter { all || $0.state.isOpen }
    if !shown.isEmpty { text += "\n" + Self.table(shown).text(width: width) }
    if !roadmap.isEmpty {
      text += "\nwhat one fix closes, each step counted after the ones above\n"
      text += Self.table(Array(roadmap.prefix(10))).text(width: width)
    }
    return text + "\n" + Prose.fitted(conclusion, to: width, hanging: 0) + "\n"
  }

  /// What blocks stage 1 of a certification audit, for a terminal.
  public func stageOneText(width: Int) -> String {
    let open = documentedInformation.count { $0.isOpen }
    return documents.text(width: width) + "\n\(open) of \(documentedInformation.count) block stage 1\n"
  }

  /// What the exit status says, in words and figures.
  private var conclusion: String {
    let tally = Tally(findings)
    let parts = GapState.allCases.filter { $0.isOpen && tally[$0] > 0 }.map { "\(tally[$0]) \($0.words)" }
    var gaps: [String] = []
    if !parts.isEmpty {
      gaps.append(
        "\(tally.openCount) of \(tally.total) requirements are open (\(parts.joined(separator: ", ")))")
    }
    let documents = documentedInformation.count { $0.isOpen }
    if documents > 0 { gaps.append("\(documents) of \(documentedInformation.count) documents are wanting") }
    return gaps.isEmpty ? "no gaps remain" : "gaps remain: " + gaps.joined(separator: "; ")
  }

  private static let meanings =
    "asserted: documents claim it in full or in part; evidenced: a sealed, sufficient, fresh artefact supports it"

  /// A column for each catalog, so that all states fit any terminal.
  private var summary: TerminalTable {
    let tallies = catalogs.map { catalog in Tally(findings.filter { $0.catalog == catalog.id }) }
    func row(_ name: String, _ figure: (Tally) -> Int) -> [String] { [name] + tallies.map { String(figure($0)) } }
    return TerminalTable(
      [.init("requirements")] + catalogs.map { .init($0.id.rawValue, isNumeric: true) },
      rows: GapState.allCases.map { state in row(state.words) { $0[state] } } + [
        row("open") { $0.openCount }, row("all") { $0.total }, row("asserted") { $0.assertedCount },
        row("evidenced") { $0.evidencedCount },
      ])
  }

  private var documents: TerminalTable {
    TerminalTable(
      [.init("clause"), .init("documented information", .wrapped), .init("defects"), .init("place", .wrapped)],
      rows: documentedInformation.map { item in
        let place = item.places.first.map { place in
          place.file + (place.lines.map { ":\($0.lowerBound)" } ?? "") + " \"\(place.words)\""
        }
        return [
          item.demand.clause, item.demand.title,
          item.isOpen ? "✘ " + item.defects.map(\.words).joined(separator: ", ") : "✔ none", place ?? "",
        ]
      })
  }

  /// Columns that would be empty are left out, and the catalog where there is only one.
  private static func table(_ findings: [Finding]) -> TerminalTable {
    let isSingle = Set(findings.map(\.catalog)).count == 1
    let hasOwner = findings.contains { $0.decision?.owner != nil }
    let hasDue = findings.contains { $0.decision?.due != nil }
    var columns: [TerminalTable.Column] = [
      .init(isSingle ? "id" : "requirement"), .init("title", .clipped), .init("state"), .init("evidence"),
      .init("finding", .wrapped),
    ]
    if hasOwner { columns.append(.init("owner", .clipped)) }
    if hasDue { columns.append(.init("due")) }
    return TerminalTable(
      columns,
      rows: findings.map { finding in
        var row = [
          isSingle ? finding.control.id.rawValue : "\(finding.reference)", finding.control.title,
          finding.state.status.glyph + " " + finding.state.words, finding.evidenced.rawValue, finding.text,
        ]
        if hasOwner { row.append(finding.decision?.owner ?? "") }
        if hasDue { row.append(finding.decision?.due?.description ?? "") }
        return row
      })
  }

  private static func table(_ fixes: [Fix]) -> TerminalTable {
    TerminalTable(
      [
        .init("step", isNumeric: true), .init("fix"), .init("title", .clipped), .init("closes", .wrapped),
        .init("points", .wrapped),
      ],
      rows: fixes.enumerated().map { index, fix in
        [
          String(index + 1), "\(fix.control)", fix.title, fix.closes.map(\.description).joined(separator: " "),
          fix.arithmetic,
        ]
      })
  }

  private static func table(_ changes: [Change]) -> TerminalTable {
    TerminalTable(
      [.init("requirement"), .init("before"), .init("now")],
      rows: changes.map {
        [
          "\($0.control)", ($0.before?.words ?? "not in the run") + ($0.wasEvidenced ? ", evidenced" : ""),
          ($0.after?.words ?? "not in the run") + ($0.isEvidenced ? ", evidenced" : ""),
        ]
      })
  }
}

import Arguments
import Catalogs
import CSV
import Files
import Model
import Reports

/// `vouch gap import`
struct GapImportVerb: Verb {
  var file = ""
  var dryRun = false

  static let path = ["gap", "import"]
  static let summary = "Take over what people filled into a gap list."
  static let discussion = """
    Reads a CSV of vouch gap (or a workbook's Findings sheet saved as CSV) and records what differs from what the \
    workspace holds in the columns that people fill in: \
    \(Finding.columnNames.filter { Finding.editableColumns.contains($0) }.joined(separator: ", ")). \
    All rows are taken over, or none.
    """
  static let examples = [Example("vouch gap import gaps.csv", "Record owners, dates and grades.")]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The edited gap list.", \.file),
    .flag("dry-run", nil, "Show what would be recorded.", \.dryRun),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let table = try Table(try ReadableFile.bytes(of: file), file: file)
    guard !table.records.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    let names = table.values(0)
    for required in ["catalog", "id"] where !names.contains(required) {
      throw Failure(
        .input, "no column '\(required)'", at: .text(file: file, line: 1, column: 1),
        hint: "vouch gap all --format csv makes such a file")
    }
    let library = try session.frameworks()
    let findings = Dictionary(
      try session.findings(library).findings.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    var decisions: [ControlDecision] = []
    for (record, entry) in table.records.enumerated().dropFirst() {
      let location = Failure.Location.text(file: file, line: entry.line, column: 1)
      var cells: [String: String] = [:]
      for (column, name) in names.enumerated() where column < entry.count {
        cells[name] = Inert.text(table[record, column])
      }
      guard let catalog = cells["catalog"], let id = cells["id"], !id.isEmpty else { continue }
      let control = try library.reference(id, in: Identifier(catalog), at: location)
      guard let finding = findings[control] else { continue }
      let current = Dictionary(uniqueKeysWithValues: zip(Finding.columnNames, finding.row))
      var decision = finding.decision ?? ControlDecision(control)
      for name in Finding.columnNames where Finding.editableColumns.contains(name) {
        guard let cell = cells[name]?.split(whereSeparator: \.isWhitespace).joined(separator: " "),
          cell != current[name]?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        else { continue }
        try Self.set(&decision, name, cell, location)
      }
      if decision != finding.decision ?? ControlDecision(control) { decisions.append(decision) }
    }
    if !dryRun { try session.keep(decisions) }
    for decision in decisions { session.write("\(dryRun ? "would set" : "set") \(decision.control)\n") }
    session.report(decisions.isEmpty ? "nothing to change" : "\(decisions.count) requirements")
    return .done
  }

  private static func set(
    _ decision: inout ControlDecision, _ name: String, _ text: String, _ location: Failure.Location
  ) throws {
    let value = text.isEmpty ? nil : text
    func refused(_ hint: String) -> Failure {
      Failure(.input, "'\(name)' cannot be '\(text)'", at: location, hint: hint)
    }
    func level() throws -> Int? {
      guard let value else { return nil }
      guard let number = Double(value), number == number.rounded(), (0...5).contains(number) else {
        throw refused("a level from 0 to 5")
      }
      return Int(number)
    }
    switch name {
    case "assessment":
      decision.state = try value.map { word in
        guard let state = GapState.allCases.first(where: { $0.words == word.lowercased() || $0.rawValue == word })
        else {
          throw refused(GapState.allCases.map(\.words).joined(separator: ", "))
        }
        return state
      }
    case "grade":
      decision.grade = try value.map { word in
        guard
          let grade = Grade.allCases.first(where: { $0.rawValue == word.lowercased() || $0.words == word.lowercased() })
        else { throw refused("major, minor or opportunity") }
        return grade
      }
    case "impact":
      decision.impact = try value.map { word in
        guard let impact = Impact(rawValue: word.lowercased()) else { throw refused("low, medium or high") }
        return impact
      }
    case "finding": decision.finding = value
    case "action": decision.action = value
    case "owner": decision.owner = value
    case "due":
      decision.due = try value.map { word in
        guard word.utf8.count == 10, let date = CalendarDate(word) else { throw refused("a date as 2026-12-01") }
        return date
      }
    case "effort_days":
      decision.effort = try value.map { word in
        guard let days = Double(word), days >= 0, days.isFinite else { throw refused("a number of person-days") }
        return days
      }
    case "maturity": decision.maturity = try level()
    case "target_maturity": decision.targetMaturity = try level()
    case "not_applicable_because":
      if let value {
        decision.necessary = false
        decision.justifications = [.init(nil, text: value)]
      } else if decision.necessary == false {
        decision.necessary = nil
        decision.justifications = []
      }
    default: break
    }
  }
}

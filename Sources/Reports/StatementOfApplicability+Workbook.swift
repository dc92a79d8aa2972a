import Model
import Spreadsheets

extension Rendering where Subject == StatementOfApplicability {
  static var applicabilityWorkbook: Rendering {
    Rendering("xlsx", isText: false) { statement in
      try Workbook(
        title: "Statement of Applicability", company: statement.organisation,
        created: statement.time.secondsSinceEpoch, sheets: [lines(statement), about(statement)]
      ).bytes()
    }
  }

  private static func lines(_ statement: StatementOfApplicability) -> Sheet {
    let names = StatementOfApplicability.Entry.fieldNames
    let rows =
      [names.map { Cell($0, .head) }]
      + statement.entries.map { entry in
        zip(names, entry.fields).map { name, text in
          name == "implemented" && entry.necessary != false
            ? Cell(text, .state(entry.finding.state)) : Cell(text, .boxed)
        }
      }
    let lists: [(String, [String])] = [
      ("necessary", ["yes", "no", "undecided"]),
      ("responsibility", ControlDecision.Responsibility.allCases.map(\.rawValue)),
    ]
    return Sheet(
      name: "Statement of Applicability",
      widths: [10, 34, 22, 11, 40, 20, 13, 12, 40, 30, 18, 14, 13, 12, 30, 14, 12], rows: rows, frozenRows: 1,
      frozenColumns: 2, filterRow: 0,
      dropdowns: lists.compactMap { name, options in
        names.firstIndex(of: name).map { .init(column: $0, rows: 1..<max(2, rows.count), options: options) }
      })
  }

  private static func about(_ statement: StatementOfApplicability) -> Sheet {
    let facts = [
      ("Organisation", statement.organisation), ("Scope", statement.scope.joined(separator: "; ")),
      ("Version", statement.approval.map { String($0.version) } ?? "draft, not approved"),
      ("Approved by", statement.approval?.approver ?? ""),
      ("Approved on", statement.approval?.time.date.description ?? ""),
      ("Drawn up", statement.time.description),
    ]
    return Sheet(name: "Version", widths: [18, 60], rows: facts.map { [Cell($0.0, .head), Cell($0.1, .boxed)] })
  }
}

public import Model

extension Applicability {
  /// What differs from the fields of an earlier version, field by field, in the order of the statement.
  ///
  /// Fields that move with every collection (`evidence`, `evidenced`) are no part of what is approved.
  public func changes(
    since earlier: [ControlReference: [String]], in statement: StatementOfApplicability
  ) -> [StatementOfApplicability.Change] {
    typealias Entry = StatementOfApplicability.Entry
    var changes: [StatementOfApplicability.Change] = []
    var rest = earlier
    for entry in statement.entries {
      let control = entry.finding.reference
      guard let before = rest.removeValue(forKey: control) else {
        changes.append(.init(control: control, field: "line", before: "", after: entry.finding.control.title))
        continue
      }
      for (index, pair) in zip(before, entry.fields).enumerated() where pair.0 != pair.1 {
        let field = Entry.fieldNames[index]
        guard field != "evidence", field != "evidenced" else { continue }
        changes.append(.init(control: control, field: field, before: pair.0, after: pair.1))
      }
    }
    for (control, before) in rest.sorted(by: { $0.key < $1.key }) {
      changes.append(.init(control: control, field: "line", before: before.count > 1 ? before[1] : "", after: ""))
    }
    return changes
  }
}

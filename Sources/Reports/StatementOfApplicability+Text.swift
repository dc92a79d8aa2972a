import HTML
public import Model

extension StatementOfApplicability {
  /// The statement for a terminal.
  public func text(width: Int) -> String {
    let version =
      approval.map { "version \($0.version), approved \($0.time.date) by \($0.approver)" } ?? "draft, not approved"
    let table = TerminalTable(
      [
        .init("control"), .init("title", .clipped), .init("necessary"), .init("justification", .wrapped),
        .init("implemented"), .init("evidence"), .init("owner"),
      ],
      rows: entries.map { entry in
        [
          entry.finding.control.id.rawValue, entry.finding.control.title,
          entry.necessary.map { $0 ? "yes" : "no" } ?? "undecided",
          entry.necessary == false ? entry.exclusion : entry.inclusion.map(\.words).joined(separator: "; "),
          entry.necessary == false ? "" : "\(entry.finding.state.status.glyph) \(entry.implementation)",
          entry.finding.evidenced.rawValue, entry.owner ?? "",
        ]
      })
    let undecided = entries.filter { $0.necessary == nil }.count
    return Visible.text("\(organisation): \(version)\n") + table.text(width: width)
      + "\n\(entries.filter { $0.necessary == true }.count) necessary, "
      + "\(entries.filter { $0.necessary == false }.count) excluded, \(undecided) undecided\n"
  }
}

extension [StatementOfApplicability.Objection] {
  /// What an auditor would object to, for a terminal.
  public func text(width: Int) -> String {
    TerminalTable(
      [.init("control"), .init("severity"), .init("rule"), .init("objection", .wrapped)],
      rows: map { objection in
        [
          objection.control?.id.rawValue ?? "",
          (objection.severity == .error ? "✘ " : "◐ ") + objection.severity.rawValue, objection.rule,
          (objection.location.map { "\($0): " } ?? "") + objection.message,
        ]
      }
    ).text(width: width)
  }
}

extension [StatementOfApplicability.Change] {
  /// What differs from an earlier version, for a terminal.
  public func text(width: Int) -> String {
    TerminalTable(
      [.init("control"), .init("field"), .init("before", .wrapped), .init("now", .wrapped)],
      rows: map { [$0.control.id.rawValue, $0.field, $0.before, $0.after] }
    ).text(width: width)
  }
}

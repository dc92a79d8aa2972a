import Assessment
import Catalogs
import JSON
import Knowledge
import Model

/// A drawn-up statement with what it is judged by.
struct DrawnStatement {
  var statement: StatementOfApplicability
  var applicability: Applicability
  /// The controls that must all appear.
  var annex: [ControlReference]
  /// The last approved version, or nil.
  var approved: ApprovedStatement?

  /// What differs from the last approved version; nil where none was approved.
  var changes: [StatementOfApplicability.Change]? {
    approved.map { applicability.changes(since: $0.fields, in: statement) }
  }

  var objections: [StatementOfApplicability.Objection] {
    applicability.objections(to: statement, annex: annex, approved: approved?.fields)
  }
}

/// An approved version, as the store keeps it.
struct ApprovedStatement {
  /// The kind of the store's decisions that hold these.
  static let kind = "soa.approve"

  var approval: StatementOfApplicability.Approval
  var fields: [ControlReference: [String]]

  init?(_ decision: Decision) {
    guard let version = decision.particulars["version"]?.integer,
      let approver = decision.particulars["approver"]?.string, let lines = decision.particulars["fields"]?.members
    else { return nil }
    approval = .init(version: version, approver: approver, time: decision.time)
    fields = [:]
    for line in lines {
      guard let colon = line.name.firstIndex(of: ":") else { continue }
      let control = ControlReference(
        Identifier(String(line.name[..<colon])), Identifier(String(line.name[line.name.index(after: colon)...])))
      fields[control] = (line.value.array ?? []).map { $0.string ?? "" }
    }
  }
}

extension Session {
  /// The Statement of Applicability as the workspace has it now.
  func statementOfApplicability() throws -> DrawnStatement {
    let library = try frameworks()
    let workspace = try workspace()
    let iso = try library.catalog(named: Framework.iso27001.rawValue)
    let approved = try workspace.store.decisions(kind: ApprovedStatement.kind, subject: nil).last
      .flatMap(ApprovedStatement.init)
    let applicability = Applicability(register: try riskRegister(library), time: now)
    let findings = try findings(library).findings
    let ordered = findings.filter { $0.catalog == iso.id } + findings.filter { $0.catalog != iso.id }
    var drawn = DrawnStatement(
      statement: applicability.statement(
        organisation: workspace.configuration.organisation, scope: workspace.configuration.scope, findings: ordered),
      applicability: applicability,
      annex: iso.controls.filter { $0.kind == "annex" }.map { ControlReference(iso.id, $0.id) }, approved: approved)
    // A version is what was approved: a statement that says something else is a draft again.
    if drawn.changes?.isEmpty == true { drawn.statement.approval = approved?.approval }
    return drawn
  }

  /// Keeps the statement as the next approved version.
  func approve(_ drawn: DrawnStatement, by approver: String) throws -> StatementOfApplicability.Approval {
    let version = (drawn.approved?.approval.version ?? 0) + 1
    let particulars: JSONValue = [
      "version": .integer(version), "approver": .string(approver),
      "objections": .integer(drawn.objections.count { $0.severity == .error && !$0.rule.hasPrefix("unapproved") }),
      "fields": .object(
        drawn.statement.entries.map { entry in
          .init("\(entry.finding.reference)", .array(entry.fields.map { .string($0) }))
        }),
    ]
    let store = try workspace().store
    try store.transaction {
      try store.append(
        Decision(time: now, actor: actor, kind: ApprovedStatement.kind, subject: "soa", particulars: particulars))
      try record("soa.approve", [.init(name: "soa version \(version)", digest: Self.digest(of: particulars))])
    }
    return .init(version: version, approver: approver, time: now)
  }
}

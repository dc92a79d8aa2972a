public import Model

extension Applicability {
  /// What an auditor would object to, statement first, then control by control.
  ///
  /// - Parameters:
  ///   - annex: The controls that must all appear.
  ///   - approved: The fields of the last approved version by control, or nil where none was approved.
  public func objections(
    to statement: StatementOfApplicability, annex: [ControlReference],
    approved: [ControlReference: [String]]?
  ) -> [StatementOfApplicability.Objection] {
    var objections = wholeStatement(statement, annex: annex, approved: approved)
    objections += registerObjections()
    let copies = copiedJustifications(statement)
    for entry in statement.entries {
      objections += decisionObjections(entry, copies: copies)
      objections += statusObjections(entry)
    }
    return objections
  }

  private func wholeStatement(
    _ statement: StatementOfApplicability, annex: [ControlReference], approved: [ControlReference: [String]]?
  ) -> [StatementOfApplicability.Objection] {
    var objections: [StatementOfApplicability.Objection] = []
    let present = Set(statement.entries.map(\.finding.reference))
    for control in annex where !present.contains(control) {
      objections.append(
        .init(rule: "control-missing", severity: .error, control: control, message: "the control has no line"))
    }
    let decided = statement.entries.filter { $0.necessary == true }
    let isDefaultYes =
      decided.count >= annex.count && annex.count > 1
      && decided.allSatisfy { $0.inclusion.allSatisfy { $0.source == .practice || $0.source == nil } }
    if isDefaultYes {
      objections.append(
        .init(
          rule: "default-yes", severity: .error, control: nil,
          message: "every control is necessary and none traces to a risk or an obligation"))
    }
    if let approved {
      let changes = changes(since: approved, in: statement)
      if !changes.isEmpty {
        let controls = Set(changes.map(\.control)).count
        objections.append(
          .init(
            rule: "approval-outdated", severity: .error, control: nil,
            message:
              "the approved version no longer fits: \(count(controls, "line")) changed; see vouch soa diff"
          ))
      }
    } else {
      objections.append(
        .init(
          rule: "unapproved", severity: .error, control: nil,
          message: "no version was ever approved; see vouch soa approve"))
    }
    return objections
  }

  private func registerObjections() -> [StatementOfApplicability.Objection] {
    var objections: [StatementOfApplicability.Objection] = []
    if register.risks.isEmpty {
      objections.append(
        .init(
          rule: "register-empty", severity: .error, control: nil,
          message: "no risk is recorded, so that no inclusion can trace to one; write risks.yaml"))
    }
    for risk in register.risks {
      if risk.needsControls, risk.controls.isEmpty {
        objections.append(
          .init(
            rule: "risk-untreated", severity: .error, control: nil,
            message: "risk \(risk.id) is to be treated but names no control", location: risk.location))
      }
      if risk.owner == nil {
        objections.append(
          .init(
            rule: "risk-unowned", severity: .warning, control: nil, message: "risk \(risk.id) has no owner",
            location: risk.location))
      }
      if risk.treatment == .retain, risk.acceptedBy == nil {
        objections.append(
          .init(
            rule: "risk-unaccepted", severity: .warning, control: nil,
            message: "risk \(risk.id) is retained, but nobody accepted it", location: risk.location))
      }
    }
    return objections
  }

  private func decisionObjections(
    _ entry: StatementOfApplicability.Entry, copies: [String: Int]
  ) -> [StatementOfApplicability.Objection] {
    var objections: [StatementOfApplicability.Objection] = []
    func object(
      _ rule: String, _ severity: StatementOfApplicability.Objection.Severity, _ message: String,
      _ location: Failure.Location? = nil
    ) {
      objections.append(
        .init(rule: rule, severity: severity, control: entry.finding.reference, message: message, location: location))
    }
    let justifications = entry.finding.decision?.justifications ?? []
    for justification in justifications {
      if let reference = justification.reference, justification.source != nil, !isRecorded(reference) {
        object("reference-unknown", .error, "\(reference) is in no register")
      }
      if let copied = copies[Self.folded(justification.text)] {
        object("justification-copied", .warning, "the same words justify \(copied) controls: \"\(justification.text)\"")
      }
    }
    switch entry.necessary {
    case nil:
      object("undecided", .error, "nobody decided whether it is necessary")
    case true?:
      if entry.inclusion.isEmpty {
        object("inclusion-unjustified", .error, "it is in, but nothing says why")
      } else if entry.inclusion.allSatisfy({ $0.reference == nil }) {
        object("inclusion-untraced", .warning, "its inclusion traces to no recorded risk or obligation")
      }
      for justification in justifications where Self.isEmptyPhrase(justification.words) {
        object("justification-empty", .warning, "\"\(justification.words)\" is no reason")
      }
      if entry.owner == nil { object("owner-missing", .warning, "it has no owner") }
    case false?:
      if Self.folded(entry.exclusion).isEmpty {
        object("exclusion-unjustified", .error, "it is out, but nothing says why")
      } else if Self.isEmptyPhrase(entry.exclusion) {
        object("exclusion-unjustified", .error, "\"\(entry.exclusion)\" is no reason")
      }
      for risk in register.risks where risk.controls.contains(entry.finding.reference) && risk.needsControls {
        object("exclusion-contradicts-risk", .error, "it is out, but treats risk \(risk.id)", risk.location)
      }
      for obligation in register.obligations where obligation.controls.contains(entry.finding.reference) {
        object(
          "exclusion-contradicts-obligation", .error, "it is out, but \(obligation.id) demands it", obligation.location)
      }
      switch entry.review {
      case nil: object("exclusion-unreviewed", .warning, "its exclusion has no review date")
      case let review? where review < today:
        object("exclusion-overdue", .warning, "its exclusion was due for review on \(review)")
      default: break
      }
    }
    return objections
  }

  private func statusObjections(_ entry: StatementOfApplicability.Entry) -> [StatementOfApplicability.Objection] {
    let finding = entry.finding
    var objections: [StatementOfApplicability.Objection] = []
    func object(
      _ rule: String, _ severity: StatementOfApplicability.Objection.Severity, _ message: String,
      _ location: Failure.Location? = nil
    ) {
      objections.append(
        .init(rule: rule, severity: severity, control: finding.reference, message: message, location: location))
    }
    guard entry.necessary != false else {
      if !finding.evidence.isEmpty {
        object(
          "excluded-but-evidenced", .error, "it is out, but \(count(finding.evidence.count, "artefact")) support it")
      }
      if let support = finding.claims.first(where: { $0.state == .conforms || $0.state == .partial }) {
        object(
          "excluded-but-claimed", .warning, "it is out, but a source says that it is done: \"\(support.claim.text)\"",
          .text(file: support.claim.document.rawValue, line: support.claim.lines.lowerBound, column: nil))
      }
      return objections
    }
    if let denial = finding.claims.first(where: { $0.state == .gap || $0.state == .planned }),
      finding.state == .conforms
    {
      object(
        "status-contradicted", .error,
        "it counts as implemented, but a source has it \(denial.restriction): \"\(denial.claim.text)\"",
        .text(file: denial.claim.document.rawValue, line: denial.claim.lines.lowerBound, column: nil))
    }
    if finding.state == .conforms || finding.state == .partial {
      switch finding.evidenced {
      case .none:
        object(
          "implemented-unevidenced", .warning,
          "it counts as implemented (\(entry.implementation)), but no evidence is sealed"
        )
      case .stale: object("implemented-stale", .warning, "its evidence has expired")
      case .insufficient:
        object("implemented-insufficient", .warning, "what was collected is not sufficient as evidence")
      case .fresh: break
      }
    }
    if entry.necessary == true, finding.state.isOpen, finding.decision?.due == nil {
      object("plan-undated", .warning, "it is not fully implemented, and no date says when it will be")
    }
    if let due = finding.decision?.due, due < today, finding.state.isOpen {
      object("plan-overdue", .warning, "it was to be implemented by \(due)")
    }
    return objections
  }

  private func copiedJustifications(_ statement: StatementOfApplicability) -> [String: Int] {
    var controls: [String: Int] = [:]
    for entry in statement.entries {
      let texts = Set((entry.finding.decision?.justifications ?? []).map { Self.folded($0.text) })
      for text in texts where !text.isEmpty { controls[text, default: 0] += 1 }
    }
    return controls.filter { $0.value > 2 }
  }

  private func isRecorded(_ reference: String) -> Bool {
    register.risks.contains { $0.id.rawValue == reference }
      || register.obligations.contains { $0.id.rawValue == reference }
  }

  private func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  private var today: CalendarDate { time.date }

  /// Lower-case letters and digits only.
  static func folded(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }

  /// Whether words say nothing that an auditor could test.
  static func isEmptyPhrase(_ text: String) -> Bool {
    [
      "na", "notapplicable", "notrelevant", "notneeded", "notrequired", "required", "applicable", "necessary", "yes",
      "no",
      "bestpractice", "goodpractice", "industrystandard", "standard", "iso27001", "tbd", "todo", "none", "unknown",
    ].contains(folded(text))
  }
}

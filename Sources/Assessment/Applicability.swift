public import Model

/// Draws up and checks Statements of Applicability.
///
/// Nothing is justified that people did not record: a control is in because a risk, an obligation or a decision names
/// it, out because a decision says so, and undecided otherwise.
public struct Applicability: Sendable {
  let register: RiskRegister
  let time: Instant

  /// Takes what inclusions trace to; reviews are due at `time`.
  public init(register: RiskRegister, time: Instant) { (self.register, self.time) = (register, time) }

  /// The statement for findings on ISO/IEC 27001, and on further controls that were decided to be necessary.
  public func statement(
    organisation: String, scope: [String], findings: [Finding], approval: StatementOfApplicability.Approval? = nil
  ) -> StatementOfApplicability {
    let entries = findings.filter { finding in
      if finding.catalog == Framework.iso27001 { return finding.control.kind == "annex" }
      return finding.decision?.necessary == true && finding.catalog != Framework.soc2
        && finding.catalog != Framework.gdpr
    }
    return StatementOfApplicability(
      organisation: organisation, scope: scope, time: time, approval: approval, entries: entries.map(entry))
  }

  private func entry(_ finding: Finding) -> StatementOfApplicability.Entry {
    let decision = finding.decision
    var inclusion: [ControlDecision.Justification] = []
    for risk in register.risks where risk.controls.contains(finding.reference) && risk.needsControls {
      inclusion.append(.init(.risk, reference: risk.id.rawValue, text: risk.title))
    }
    for obligation in register.obligations where obligation.controls.contains(finding.reference) {
      inclusion.append(.init(obligation.source, reference: obligation.id.rawValue, text: obligation.title))
    }
    var exclusion = ""
    if decision?.necessary == false {
      exclusion = (decision?.justifications ?? []).map(\.words).joined(separator: "; ")
      inclusion = []
    } else {
      for justification in decision?.justifications ?? []
      where !inclusion.contains(where: { $0.reference != nil && $0.reference == justification.reference }) {
        inclusion.append(justification)
      }
    }
    return StatementOfApplicability.Entry(
      finding: finding, necessary: decision?.necessary ?? (inclusion.contains { $0.source != nil } ? true : nil),
      inclusion: inclusion, exclusion: exclusion, owner: decision?.owner, responsibility: decision?.responsibility,
      review: decision?.review)
  }
}

extension Risk {
  /// Whether its treatment makes controls necessary; an undecided treatment counts as one that does.
  var needsControls: Bool { treatment != .retain && treatment != .avoid }
}

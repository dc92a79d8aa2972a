import Assessment
import Model
import Testing

@Suite struct ApplicabilityTests {
  private let risk = Risk(
    id: "R-1", title: "Stolen laptops", owner: "IT lead", treatment: .modify, controls: [Sample.keys],
    location: .text(file: "risks.yaml", line: 4, column: 3))
  private let obligation = Obligation(
    id: "O-1", source: .legal, title: "Data protection law", controls: [Sample.access])
  private let annex = [Sample.access, Sample.yard, Sample.keys]

  private func statement(
    _ register: RiskRegister, _ decisions: [ControlDecision] = [], _ claims: [Claim] = [], _ evidence: [Evidence] = []
  ) -> (Applicability, StatementOfApplicability) {
    let assessor = Assessor(claims: claims, evidence: evidence, decisions: decisions, time: Sample.time)
    let applicability = Applicability(register: register, time: Sample.time)
    let findings = assessor.findings(for: Sample.catalogs[0])
    return (applicability, applicability.statement(organisation: "Example", scope: ["Product"], findings: findings))
  }

  private func rules(
    _ register: RiskRegister, _ decisions: [ControlDecision] = [], _ claims: [Claim] = [], _ evidence: [Evidence] = [],
    approved: [ControlReference: [String]]? = nil
  ) -> Set<String> {
    let (applicability, statement) = statement(register, decisions, claims, evidence)
    let objections = applicability.objections(to: statement, annex: annex, approved: approved)
    return Set(objections.map { ($0.control.map { "\($0.id) " } ?? "") + $0.rule })
  }

  private func decision(_ control: ControlReference, _ change: (inout ControlDecision) -> Void) -> ControlDecision {
    var decision = ControlDecision(control)
    change(&decision)
    return decision
  }

  @Test func nothingIsJustifiedThatNobodyRecorded() {
    let (_, statement) = statement(RiskRegister(risks: [risk], obligations: [obligation]))
    #expect(statement.entries.map(\.finding.control.id.rawValue) == ["A.5.15", "A.7.1", "A.8.24"])
    #expect(statement.entries.map(\.necessary) == [true, nil, true])
    #expect(statement.entries[0].inclusion == [.init(.legal, reference: "O-1", text: "Data protection law")])
    #expect(statement.entries[1].inclusion.isEmpty && statement.entries[1].exclusion.isEmpty)
    #expect(statement.entries[2].risks == ["R-1"])
    #expect(statement.entries.allSatisfy { $0.implementation == "not stated" })
    var retained = risk
    retained.treatment = .retain
    #expect(self.statement(RiskRegister(risks: [retained])).1.entries[2].necessary == nil)
  }

  @Test func auditorsObjectToWhatToolsGetWrong() {
    let register = RiskRegister(risks: [risk], obligations: [obligation])
    #expect(rules(RiskRegister()).isSuperset(of: ["register-empty", "unapproved", "A.7.1 undecided"]))
    let out = decision(Sample.keys) { $0.necessary = false }
    let objections = rules(
      register, [out], [Sample.claim("c", .inPlace, [(Sample.keys, .subsetOf)])], [Sample.evidence("e")])
    #expect(
      objections.isSuperset(of: [
        "A.8.24 exclusion-unjustified", "A.8.24 exclusion-contradicts-risk", "A.8.24 excluded-but-evidenced",
        "A.8.24 excluded-but-claimed", "A.8.24 exclusion-unreviewed",
      ]))
    let phrase = decision(Sample.yard) {
      $0.necessary = false
      $0.justifications = [.init(nil, text: "Not applicable.")]
      $0.review = CalendarDate("2020-01-01")
    }
    #expect(rules(register, [phrase]).isSuperset(of: ["A.7.1 exclusion-unjustified", "A.7.1 exclusion-overdue"]))
    let done = decision(Sample.keys) { $0.state = .conforms }
    let planned = Sample.claim("c", .planned, [(Sample.keys, .equalTo)])
    #expect(
      rules(register, [done], [planned])
        .isSuperset(of: ["A.8.24 status-contradicted", "A.8.24 implemented-unevidenced"]))
    let copied = annex.map { control in
      decision(control) {
        $0.necessary = true
        $0.justifications = [.init(.practice, text: "Needed for security.")]
      }
    }
    #expect(
      rules(RiskRegister(), copied)
        .isSuperset(of: ["default-yes", "A.5.15 justification-copied", "A.7.1 inclusion-untraced"]))
    let unknown = decision(Sample.yard) {
      $0.necessary = true
      $0.justifications = [.init(.risk, reference: "R-99")]
    }
    #expect(rules(register, [unknown]).contains("A.7.1 reference-unknown"))
    var untreated = risk
    (untreated.controls, untreated.owner) = ([], nil)
    #expect(rules(RiskRegister(risks: [untreated])).isSuperset(of: ["risk-untreated", "risk-unowned"]))
  }

  @Test func approvedVersionThatFitsIsQuiet() {
    let decisions =
      annex.map { control in
        decision(control) {
          $0.necessary = true
          $0.owner = "CISO"
          $0.state = .conforms
        }
      }
      .map { decision in
        var decision = decision
        if decision.control == Sample.yard {
          decision.necessary = false
          decision.state = nil
          decision.justifications = [.init(nil, text: "The company has no premises of its own.")]
          decision.review = CalendarDate("2030-01-01")
        }
        return decision
      }
    let register = RiskRegister(risks: [risk], obligations: [obligation])
    let evidence = [Sample.evidence("e"), Sample.evidence("f", control: Sample.access)]
    let (applicability, statement) = statement(register, decisions, [], evidence)
    let approved = Dictionary(uniqueKeysWithValues: statement.entries.map { ($0.finding.reference, $0.fields) })
    #expect(rules(register, decisions, [], evidence, approved: approved).isEmpty)
    var older = approved
    older[Sample.keys]?[3] = "no"
    let changes = applicability.changes(since: older, in: statement)
    #expect(changes == [.init(control: Sample.keys, field: "necessary", before: "no", after: "yes")])
    #expect(rules(register, decisions, [], evidence, approved: older) == ["approval-outdated"])
  }
}

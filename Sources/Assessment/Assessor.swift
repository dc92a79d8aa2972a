public import Model

/// Finds how requirements stand by the claims, evidence and decisions of a workspace.
public struct Assessor: Sendable {
  private let time: Instant
  private let supports: [ControlReference: [Finding.Support]]
  private let exhibits: [ControlReference: [Finding.Exhibit]]
  private let decisions: [ControlReference: ControlDecision]

  /// Ties that only touch a requirement support a finding from this score on; weaker ones are guesses.
  public static let leastScore = 0.7

  private static func counts(_ link: ControlLink) -> Bool {
    switch link.relationship {
    case .noRelationship: false
    case .intersectsWith: link.score >= leastScore
    case .equalTo, .equivalentTo, .subsetOf, .supersetOf: true
    }
  }

  /// Sorts claims and evidence by the requirements that they concern; freshness is judged at `time`.
  public init(claims: [Claim], evidence: [Evidence], decisions: [ControlDecision], time: Instant) {
    self.time = time
    var supports: [ControlReference: [Finding.Support]] = [:]
    for claim in claims where claim.modality != .context {
      for link in claim.controls where Self.counts(link) {
        supports[link.control, default: []].append(Self.support(of: claim, by: link))
      }
    }
    self.supports = supports.mapValues { $0.sorted(by: Self.isStronger) }
    var exhibits: [ControlReference: [Finding.Exhibit]] = [:]
    for record in evidence {
      let exhibit = Finding.Exhibit(evidence: record, standing: record.standing(at: time))
      for control in record.controls { exhibits[control, default: []].append(exhibit) }
    }
    self.exhibits = exhibits.mapValues { list in
      list.sorted { ($1.evidence.collected, $0.evidence.id) < ($0.evidence.collected, $1.evidence.id) }
    }
    self.decisions = Dictionary(decisions.map { ($0.control, $0) }) { _, last in last }
  }

  /// A finding for each of the catalog's requirements, in its order.
  public func findings(for catalog: Catalog) -> [Finding] {
    catalog.controls.map { finding(for: $0, in: catalog.id) }
  }

  /// The finding for one requirement.
  public func finding(for control: Control, in catalog: Identifier<Catalog>) -> Finding {
    let reference = ControlReference(catalog, control.id)
    let claims = supports[reference] ?? []
    let evidence = exhibits[reference] ?? []
    let decision = decisions[reference]
    let asserted = Self.assertion(of: claims)
    let evidenced = Self.evidencing(of: evidence)
    var finding = Finding(
      catalog: catalog, control: control,
      state: Self.state(asserted: asserted, evidenced: evidenced, decision: decision),
      asserted: asserted, evidenced: evidenced, claims: claims, evidence: evidence, decision: decision)
    finding.text = decision?.finding ?? finding.account
    return finding
  }

  /// What one claim lets one say about one requirement.
  static func support(of claim: Claim, by link: ControlLink) -> Finding.Support {
    let (state, restriction): (GapState, String) =
      switch claim.modality {
      case .negated where claim.statesAbsence: (.notAssessed, "stated as absent, which may be as it should be")
      case .negated: (.gap, "stated as not done")
      case .planned: (.planned, "stated as planned")
      case .conditional: (.partial, "holds under a condition")
      case .context: (.notAssessed, "a definition")
      case .inPlace:
        if let scope = claim.scope.first {
          (.partial, "only for \(scope.name) \(scope.value)")
        } else if link.relationship.coversTarget {
          (.conforms, "")
        } else {
          (.partial, "a part of the requirement")
        }
      }
    return Finding.Support(claim: claim, link: link, state: state, restriction: restriction)
  }

  /// What claims assert together: parts never add up to the whole, and one denial keeps the whole from standing.
  static func assertion(of claims: [Finding.Support]) -> GapState {
    var seen: Set<GapState> = []
    for claim in claims { seen.insert(claim.state) }
    if seen.contains(.conforms) { return seen.contains(.gap) ? .partial : .conforms }
    for state in [GapState.partial, .gap, .planned] where seen.contains(state) { return state }
    return .notAssessed
  }

  static func evidencing(of evidence: [Finding.Exhibit]) -> Evidencing {
    for standing in [Evidencing.fresh, .stale, .insufficient]
    where evidence.contains(where: { $0.standing == standing }) { return standing }
    return .none
  }

  static func state(asserted: GapState, evidenced: Evidencing, decision: ControlDecision?) -> GapState {
    if let state = decision?.state { return state }
    if decision?.necessary == false { return .notApplicable }
    // An artefact shows that something works, not that the whole requirement is met.
    if asserted == .notAssessed, evidenced == .fresh { return .partial }
    return asserted
  }

  private static func isStronger(_ left: Finding.Support, _ right: Finding.Support) -> Bool {
    let (leftRank, rightRank) = (rank(left.state), rank(right.state))
    if leftRank != rightRank { return leftRank < rightRank }
    if left.link.score != right.link.score { return left.link.score > right.link.score }
    if left.claim.document != right.claim.document { return left.claim.document < right.claim.document }
    if left.claim.lines.lowerBound != right.claim.lines.lowerBound {
      return left.claim.lines.lowerBound < right.claim.lines.lowerBound
    }
    return left.claim.id < right.claim.id
  }

  private static func rank(_ state: GapState) -> Int {
    switch state {
    case .conforms: 0
    case .partial: 1
    case .planned: 2
    case .gap: 3
    case .notApplicable, .notAssessed: 4
    }
  }
}

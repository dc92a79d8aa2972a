public import Model

/// A stated tie between two requirements, source against target.
public struct ControlRelation: Hashable, Sendable {
  /// Where it starts.
  public var source: ControlReference
  /// Where it ends.
  public var target: ControlReference
  /// What the source is to the target.
  public var relationship: Relationship

  /// Makes a relation.
  public init(_ source: ControlReference, _ relationship: Relationship, _ target: ControlReference) {
    (self.source, self.relationship, self.target) = (source, relationship, target)
  }
}

/// What requirements give each other across catalogs, by stated relations only.
public struct Reuse: Sendable {
  private var outgoing: [ControlReference: [(target: ControlReference, relationship: Relationship)]] = [:]

  /// Sorts relations by their source, each in both directions.
  public init(_ relations: [ControlRelation]) {
    var seen: Set<ControlRelation> = []
    for relation in relations where relation.relationship != .noRelationship {
      let inverse = ControlRelation(relation.target, relation.relationship.inverse, relation.source)
      for edge in [relation, inverse] where seen.insert(edge).inserted {
        outgoing[edge.source, default: []].append((edge.target, edge.relationship))
      }
    }
    for source in outgoing.keys { outgoing[source]?.sort { $0.target < $1.target } }
  }

  /// Adds to each finding what conforming or partly conforming requirements of other catalogs give to it.
  public func covering(_ findings: [Finding]) -> [Finding] {
    let states = Dictionary(findings.map { ($0.reference, $0.state) }) { first, _ in first }
    return findings.map { finding in
      var finding = finding
      finding.coverage = (outgoing[finding.reference] ?? []).compactMap { edge in
        guard edge.target.catalog != finding.catalog, let state = states[edge.target],
          state == .conforms || state == .partial
        else { return nil }
        return Finding.Coverage(control: edge.target, relationship: edge.relationship.inverse, state: state)
      }
      return finding
    }
  }

  /// Open requirements in the order in which meeting them in full closes most, each step counted after the ones before.
  ///
  /// A requirement is closed by one whose source covers it (equal, equivalent, superset), advanced by any other stated
  /// relation. Points are the closed ones and half of the advanced ones; `limit` steps are made.
  public func roadmap(of findings: [Finding], limit: Int = 25) -> [GapAnalysis.Fix] {
    var open: [ControlReference: Int] = [:]
    for (index, finding) in findings.enumerated() where finding.state.isOpen { open[finding.reference] = index }
    var steps: [GapAnalysis.Fix] = []
    var candidates = Set(open.keys)
    while steps.count < limit {
      var best: (fix: GapAnalysis.Fix, key: [Int])?
      for candidate in candidates {
        guard let index = open[candidate] else { continue }
        let fix = fix(findings[index], open: open)
        let key = [-fix.halfPoints, -fix.catalogCount, Self.urgency(fix.state), index]
        if best.map({ key.lexicographicallyPrecedes($0.key) }) ?? true { best = (fix, key) }
      }
      guard let fix = best?.fix else { break }
      steps.append(fix)
      for closed in fix.closes {
        open[closed] = nil
        candidates.remove(closed)
      }
    }
    return steps
  }

  private func fix(_ finding: Finding, open: [ControlReference: Int]) -> GapAnalysis.Fix {
    var closes = [finding.reference]
    var advances: [ControlReference] = []
    for edge in outgoing[finding.reference] ?? [] where open[edge.target] != nil && edge.target != finding.reference {
      if edge.relationship.coversTarget {
        if !closes.contains(edge.target) { closes.append(edge.target) }
      } else if !advances.contains(edge.target) {
        advances.append(edge.target)
      }
    }
    advances.removeAll { closes.contains($0) }
    return GapAnalysis.Fix(
      control: finding.reference, title: finding.control.title, state: finding.state, closes: closes,
      advances: advances, owner: finding.decision?.owner, due: finding.decision?.due,
      effort: finding.decision?.effort)
  }

  private static func urgency(_ state: GapState) -> Int {
    switch state {
    case .gap: 0
    case .planned: 1
    case .notAssessed: 2
    default: 3
    }
  }
}

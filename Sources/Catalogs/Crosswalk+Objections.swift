import Model

extension Crosswalk {
  /// What is wrong with shipped data, one line for each objection: contradictions, pairs without a rationale of their
  /// own, and pairs that cover their target and yet name a gap.
  public var objections: [String] {
    var objections = contradictions
    var rationales: [String: Mapping] = [:]
    for mapping in given {
      if mapping.rationale.isEmpty { objections.append("\(mapping.name) has no rationale") }
      if let other = rationales[mapping.rationale] {
        objections.append("\(mapping.name) has the same rationale as \(other.name)")
      }
      rationales[mapping.rationale] = mapping
      if mapping.relationship.coversTarget, mapping.gap != nil {
        objections.append("\(mapping.name) covers its target and names a gap")
      }
    }
    return objections
  }

  /// Where stated pairs contradict each other: stated twice, otherwise in the other direction, of a control to itself,
  /// or subsets that run in a circle; one line each.
  public var contradictions: [String] {
    var found: [String] = []
    var seen: [[ControlReference]: Mapping] = [:]
    for mapping in given {
      let pair = [mapping.source, mapping.target]
      if seen[pair] != nil { found.append("\(mapping.name) is stated twice") }
      if let other = seen[pair.reversed()], other.relationship.inverse != mapping.relationship {
        found.append(
          "\(mapping.name) is \(mapping.relationship.rawValue), but its inverse \(other.relationship.rawValue)")
      }
      seen[pair] = mapping
      if mapping.source == mapping.target { found.append("\(mapping.name) maps a control to itself") }
    }
    return found + circles
  }

  /// Strict subsets that lead back to where they began.
  private var circles: [String] {
    // Edges from the smaller to the larger; equal ones run both ways.
    var larger: [ControlReference: [ControlReference]] = [:]
    for mapping in given {
      switch mapping.relationship {
      case .subsetOf: larger[mapping.source, default: []].append(mapping.target)
      case .supersetOf: larger[mapping.target, default: []].append(mapping.source)
      case .equalTo, .equivalentTo:
        larger[mapping.source, default: []].append(mapping.target)
        larger[mapping.target, default: []].append(mapping.source)
      default: break
      }
    }
    func reach(_ start: ControlReference) -> Set<ControlReference> {
      var (reached, open): (Set<ControlReference>, [ControlReference]) = ([], [start])
      while let control = open.popLast() {
        for next in larger[control] ?? [] where reached.insert(next).inserted { open.append(next) }
      }
      return reached
    }
    var reaches: [ControlReference: Set<ControlReference>] = [:]
    return given.compactMap { mapping in
      let (small, large): (ControlReference, ControlReference)
      switch mapping.relationship {
      case .subsetOf: (small, large) = (mapping.source, mapping.target)
      case .supersetOf: (small, large) = (mapping.target, mapping.source)
      default: return nil
      }
      let reached = reaches[large] ?? reach(large)
      reaches[large] = reached
      return reached.contains(small) ? "\(mapping.name) closes a circle of subsets" : nil
    }
  }
}

extension Mapping {
  /// `soc2:CC6.1 to iso27001:A.5.15 (file)`.
  fileprivate var name: String { "\(source) to \(target) (\(origin))" }
}

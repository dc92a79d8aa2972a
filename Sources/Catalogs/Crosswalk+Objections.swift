import Model

extension Crosswalk {
  /// What is wrong with the stated pairs as a whole, one line for each objection; empty where nothing is.
  ///
  /// A pair must not be stated twice, nor otherwise in the other direction; subsets must not run in a circle; a
  /// rationale speaks of one pair only.
  public var objections: [String] {
    var objections: [String] = []
    var seen: [[ControlReference]: Mapping] = [:]
    var rationales: [String: Mapping] = [:]
    for mapping in mappings {
      let pair = [mapping.source, mapping.target]
      if seen[pair] != nil { objections.append("\(mapping.name) is stated twice") }
      if let other = seen[pair.reversed()], other.relationship.inverse != mapping.relationship {
        objections.append(
          "\(mapping.name) is \(mapping.relationship.rawValue), but its inverse \(other.relationship.rawValue)")
      }
      seen[pair] = mapping
      if mapping.rationale.isEmpty { objections.append("\(mapping.name) has no rationale") }
      if let other = rationales[mapping.rationale] {
        objections.append("\(mapping.name) has the same rationale as \(other.name)")
      }
      rationales[mapping.rationale] = mapping
      if mapping.source == mapping.target { objections.append("\(mapping.name) maps a control to itself") }
    }
    return objections + circles
  }

  /// Strict subsets that lead back to where they began.
  private var circles: [String] {
    // Edges from the smaller to the larger; equal ones run both ways.
    var larger: [ControlReference: [ControlReference]] = [:]
    for mapping in mappings {
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
    return mappings.compactMap { mapping in
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

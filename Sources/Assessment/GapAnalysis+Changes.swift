public import Model

extension GapAnalysis {
  /// How a requirement stood in an earlier run.
  public struct Earlier: Hashable, Sendable {
    /// Its state.
    public var state: GapState
    /// Whether it had fresh evidence.
    public var isEvidenced: Bool

    /// Makes a record of an earlier finding.
    public init(state: GapState, isEvidenced: Bool) { (self.state, self.isEvidenced) = (state, isEvidenced) }
  }

  /// What differs from an earlier run, in the order of the findings; requirements that went come last.
  public func changes(since earlier: [ControlReference: Earlier]) -> [Change] {
    var changes: [Change] = []
    var rest = earlier
    for finding in findings {
      let before = rest.removeValue(forKey: finding.reference)
      guard before?.state != finding.state || before?.isEvidenced != finding.isEvidenced else { continue }
      changes.append(
        Change(
          control: finding.reference, before: before?.state, wasEvidenced: before?.isEvidenced ?? false,
          after: finding.state, isEvidenced: finding.isEvidenced))
    }
    let asked = Set(catalogs.map(\.id))
    for (control, before) in rest.sorted(by: { $0.key < $1.key }) where asked.contains(control.catalog) {
      changes.append(
        Change(
          control: control, before: before.state, wasEvidenced: before.isEvidenced, after: nil, isEvidenced: false))
    }
    return changes
  }
}

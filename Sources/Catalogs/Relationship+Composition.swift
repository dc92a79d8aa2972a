public import Model

extension Relationship {
  /// What follows for a and c when a has this relationship to b, and b has `next` to c; nil where nothing does.
  ///
  /// Equal and equivalent are neutral, subsets and supersets pass through their own kind; anything through an
  /// intersection, or a subset against a superset, may or may not overlap (NIST IR 8477, section 4.3).
  public func composed(with next: Relationship) -> Relationship? {
    switch (self, next) {
    case (.noRelationship, _), (_, .noRelationship), (.intersectsWith, .intersectsWith): nil
    case (.equalTo, let other), (let other, .equalTo): other
    case (.equivalentTo, let other), (let other, .equivalentTo): other
    case (.subsetOf, .subsetOf): .subsetOf
    case (.supersetOf, .supersetOf): .supersetOf
    default: nil
    }
  }
}

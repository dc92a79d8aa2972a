public import Model

extension Evidence {
  /// How the artefact stands at a time: not sufficient, expired, or fresh.
  public func standing(at time: Instant) -> Evidencing {
    guard sufficiency == .met else { return .insufficient }
    guard let expires else { return .fresh }
    return expires > time ? .fresh : .stale
  }
}

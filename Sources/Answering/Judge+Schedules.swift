import Language
import Model

/// The figures of one claim, and those of the others where something is kept or repeated for several times.
extension Judge {
  /// The figures of a claim that are of what is asked.
  func figures(of kinds: [Quantity.Kind], _ demand: Demand, in candidate: Candidate) -> [Quantity] {
    // `After how many days …` is answered by `every 90 days` as well.
    let periodic = kinds == [.duration] && question.tokens.prefix(3).map(\.word) == ["after", "how", "many"]
    let all = ofSeverity(candidate.claim.reading).filter {
      (kinds.contains($0.kind) || periodic && $0.kind == .frequency)
        && !($0.kind == .frequency && !periodic && isRetention(demand)) && isOf(demand, $0, candidate)
        && !isRejected($0, candidate.claim) && !isOtherEnd($0)
        && !isAtOnce($0, demand, candidate) && !isAfterwards($0, candidate.claim)
        && !question.isOfWatching($0, candidate.claim.reading.tokens)
    }
    // `RPO 1 minute, RTO 15 minutes`: each is of the subject that it stands next to.
    let nearest = all.filter { isNearest($0, candidate) }
    return nearest.isEmpty ? all : nearest
  }

  /// What else is kept or repeated for another time: the months and years of `daily copies for 90 days, monthly ones for 6
  /// years`, and the rows below; with the claims that say so.
  func others(
    than figure: Quantity, _ demand: Demand, _ candidate: Candidate, _ affirming: [Candidate]
  ) -> ([String], [ClaimReading]) {
    let isKept = figure.kind == .duration && isRetention(demand) && figure.magnitude > 0
    let isCopied = figure.kind == .frequency && demand.topics.contains { $0.rawValue.hasPrefix("backup") }
    guard isKept || isCopied, question.question.options.isEmpty, question.form == .value else { return ([], []) }
    var values: [String] = []
    var claims: [ClaimReading] = []
    for other in affirming
    where other.fit >= candidate.fit - 0.02 && !other.claim.isRestricted
      && other.claim.claim.document == candidate.claim.claim.document
    {
      for more in figures(of: [figure.kind], demand, in: other) where values.count < 3 {
        let value = inAskedUnit(more)
        guard value != inAskedUnit(figure), !values.contains(value), more.magnitude > 0 || isCopied else { continue }
        values.append(value)
        if other.claim.order != candidate.claim.order, !claims.contains(where: { $0.order == other.claim.order }) {
          claims.append(other.claim)
        }
      }
    }
    return (values, claims)
  }
}

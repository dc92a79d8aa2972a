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
    // `12 characters if possible, 8 minimum`
    let firm = all.filter { !isWished($0, candidate.claim.reading.tokens) }
    let chosen = firm.isEmpty ? all : firm
    // `Critical within 48 h, high within 7 days`: the severity that is asked for has chosen already.
    let isChosen = ofSeverity(candidate.claim.reading).count < candidate.claim.reading.quantities.count
    let own = isChosen ? chosen : ofClause(chosen, candidate)
    // `RPO 1 minute, RTO 15 minutes`: each is of the subject that it stands next to.
    let nearest = own.filter { isNearest($0, candidate) }
    return nearest.isEmpty ? own : nearest
  }

  private func isWished(_ figure: Quantity, _ tokens: [Token]) -> Bool {
    let behind = tokens[figure.tokens.upperBound...].prefix(2)
    return behind.first.map { ["preferred", "recommended", "ideally", "preferably"].contains($0.word) } ?? false
      || behind.first.map { ["if", "where", "wherever"].contains($0.word) } ?? false
        && behind.last.map { ["possible", "feasible"].contains($0.word) } ?? false
  }

  /// Of the figures of several clauses those of the clause that names the subject: `Backups are tested monthly and the recovery
  /// plan every two years`.
  func ofClause(_ figures: [Quantity], _ candidate: Candidate) -> [Quantity] {
    let tokens = candidate.claim.reading.tokens
    let times = candidate.claim.reading.quantities.filter {
      [.duration, .frequency, .vagueDelay, .vagueFrequency].contains($0.kind)
    }
    guard times.count > 1, !candidate.aspect.match.isInherited else { return figures }
    func clause(_ position: Int) -> Range<Int> {
      func parts(_ index: Int) -> Bool {
        index > 0 && (tokens[index].gap >= .comma || ["and", "while", "but", "whereas"].contains(tokens[index].word))
          && !times.contains { $0.tokens.contains(index) }
      }
      let start = (0...position).last(where: parts) ?? 0
      return start..<(tokens.indices[(position + 1)...].first(where: parts) ?? tokens.count)
    }
    let positions = candidate.aspect.match.positions
    let starts = positions.map { clause($0).lowerBound }
    let others = candidate.claim.aspects.values.filter {
      $0.topic != candidate.aspect.topic && !$0.isBroader && !$0.match.isInherited && $0.match.positions.count > 1
    }.reduce(into: Set<Int>()) { $0.formUnion($1.match.positions) }.subtracting(positions)
    return figures.filter { figure in
      let own = clause(figure.tokens.lowerBound)
      // `the authority within 72 hours and customers without undue delay`
      let isOfAuthority =
        candidate.aspect.topic == "customer-incident-notification"
        && own.contains { Self.authorities.contains(tokens[$0].stem) }
      guard isOfAuthority || !positions.subtracting(figure.tokens).contains(where: own.contains),
        // The subject's clause has a figure of its own.
        times.contains(where: {
          $0 != figure && (isOfAuthority || starts.contains(clause($0.tokens.lowerBound).lowerBound))
        })
      else { return true }
      // `and in any event within a day` names nothing else.
      return !isOfAuthority && !own.contains(where: others.contains)
    }
  }

  private static let authorities: Set<String> = ["author", "authority", "regul", "regulator", "supervisori"]

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

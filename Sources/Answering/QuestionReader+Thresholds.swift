import Language
import Model

/// The figures that a question demands.
extension QuestionReader {
  /// Figures of the question that a claim has to meet.
  func thresholds(_ reading: LexicalReading, value: Demand.Wanted?) -> [Quantity] {
    let tokens = reading.tokens
    return reading.quantities.map {
      Self.bounded(
        Self.reached(Self.periodic(Self.tolerated($0, in: tokens), in: tokens), in: tokens), in: tokens)
    }.filter { quantity in
      let following = tokens.dropFirst(quantity.tokens.upperBound).prefix(2).map(\.stem)
      // `their daily work` is no cadence, `as quickly as possible` no limit.
      if quantity.kind == .frequency, Self.routines.contains(following.first ?? "") { return false }
      if quantity.kind == .vagueDelay, following.contains("possibl") { return false }
      // `defined how quickly the service is restored`, `no less frequently than once a year`
      if [.vagueDelay, .vagueFrequency].contains(quantity.kind), quantity.tokens.lowerBound > 0,
        ["how", "less", "more"].contains(tokens[quantity.tokens.lowerBound - 1].word)
      {
        return false
      }
      // `after an employee's last day`
      if quantity.normalised == "same day",
        tokens[..<quantity.tokens.lowerBound].suffix(4).contains(where: { $0.word == "after" })
      {
        return false
      }
      // `99.5 % per year` is measured over a year.
      if quantity.kind == .frequency,
        reading.quantities.contains(where: {
          $0.kind == .percent && (0...2).contains(quantity.tokens.lowerBound - $0.tokens.upperBound)
        })
      {
        return false
      }
      // `within 24 hours of the last working day` asks for one figure.
      if quantity.normalised == "same day", tokens[quantity.tokens.lowerBound].word == "last",
        reading.quantities.contains(where: { $0.kind == .duration && $0.tokens != quantity.tokens })
      {
        return false
      }
      // `or are there plans to do so in the next 12 months?`
      if quantity.kind == .duration, Self.isHorizon(quantity, in: tokens) { return false }
      // `SAML 2.0` is a name.
      if quantity.kind == .version, Self.editions.contains(tokens[quantity.tokens.lowerBound].word) {
        return false
      }
      switch quantity.kind {
      case .duration, .frequency, .percent, .characters, .version, .keySize, .vagueDelay, .cover: return true
      // "the regular schedule" is no demand for a cadence, "regularly tested" is.
      case .vagueFrequency:
        return quantity.normalised.hasSuffix("ly") || quantity.normalised.holds(" ")
          || ["interv", "basi"].contains(following.first ?? "")
      case .count, .date: return false
      }
    }
  }

  /// Whether a time says until when something is planned.
  private static func isHorizon(_ quantity: Quantity, in tokens: [Token]) -> Bool {
    let before = tokens[..<quantity.tokens.lowerBound]
    return before.suffix(2).contains { ["next", "coming", "following"].contains($0.word) }
      && before.contains { ["plan", "intend", "intent", "roadmap"].contains($0.stem) }
  }

  /// Standards that are named with their only edition in use.
  private static let editions: Set<String> = ["saml", "oauth", "scim", "oidc", "openid"]

  private static let lowest: Set<String> = ["lowest", "minimum", "oldest", "earliest", "least"]

  /// Words before a version that mean those that came before it.
  static let below: Set<String> = ["older", "lower", "earlier", "below"]

  /// Makes of `Are versions older than TLS 1.2 disabled?` the lowest version that may be left, and of `Is TLS 1.3 the oldest
  /// version that you accept?` the one that it names.
  private static func tolerated(_ quantity: Quantity, in tokens: [Token]) -> Quantity {
    let before = tokens[max(0, quantity.tokens.lowerBound - 3)..<quantity.tokens.upperBound]
    let isNamed =
      quantity.bound == .exact
      && tokens[quantity.tokens.upperBound...].prefix(3).contains { lowest.contains($0.word) }
    let isLeft =
      before.contains { below.contains($0.word) }
      && !tokens.contains { ["accept", "allow", "permit", "still", "toler", "support"].contains($0.stem) }
    guard quantity.kind == .version, isNamed || isLeft else { return quantity }
    var least = quantity
    least.bound = .atLeast
    return least
  }

  /// Makes a bound of the cadence in `no less frequently than once a year`.
  private static func bounded(_ quantity: Quantity, in tokens: [Token]) -> Quantity {
    let before = tokens[..<quantity.tokens.lowerBound].suffix(3).map(\.word)
    guard quantity.kind == .frequency, quantity.bound == .exact, before.count == 3, before[0] == "less",
      ["often", "frequently"].contains(before[1]), before[2] == "than"
    else { return quantity }
    var least = quantity
    least.bound = .atLeast
    return least
  }

  /// Makes a cadence of the time after which something is renewed: `Do passwords expire after 90 days or less?`
  private static func periodic(_ quantity: Quantity, in tokens: [Token]) -> Quantity {
    let before = tokens[..<quantity.tokens.lowerBound].suffix(4)
    guard quantity.kind == .duration, before.contains(where: { $0.word == "after" }),
      before.contains(where: { ["expir", "expire", "rotat", "renew", "chang"].contains($0.stem) }),
      tokens.contains(where: { ["password", "passphras", "key", "secret", "credenti"].contains($0.stem) })
    else { return quantity }
    var cadence = quantity
    cadence.kind = .frequency
    return cadence
  }

  /// Makes of the time that one can go back the least that has to be there: `restored to any point within the past 14 days`.
  private static func reached(_ quantity: Quantity, in tokens: [Token]) -> Quantity {
    guard quantity.kind == .duration, quantity.tokens.lowerBound > 0,
      ["past", "last", "previous", "preceding"].contains(tokens[quantity.tokens.lowerBound - 1].word),
      tokens[..<quantity.tokens.lowerBound].contains(where: { returns.contains($0.stem) })
    else { return quantity }
    var least = quantity
    least.bound = .atLeast
    return least
  }

  private static let returns: Set<String> = [
    "restor", "recov", "recoveri", "brought", "bring", "rebuilt", "return", "revert", "roll", "rolled", "search",
    "searchabl",
    "avail", "available", "access", "point",
  ]

  private static let routines: Set<String> = ["work", "oper", "busi", "life", "task", "duti", "job", "activ", "use"]
}

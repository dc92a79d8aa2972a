import Language
import Model

/// How sure a verdict is: a logistic curve over what it is made of.
///
/// The weights are fitted on labelled answers by `Tests/Scripts/calibrate`, which also measures them on documents left out.
/// Support never weighs against an answer, nor unread words for it.
enum Confidence {
  static func of(_ features: Features) -> Double {
    let sum = zip(Features.names, features.values).reduce(bias) { $0 + (weights[$1.0] ?? 0) * $1.1 }
    return 1 / (1 + exponential(-sum))
  }

  /// What raises and lowers the confidence most, for people.
  static func explanation(_ features: Features) -> String {
    let parts = zip(Features.names, features.values).map { (name: $0, share: (weights[$0] ?? 0) * $1) }
      .filter { abs($0.share) >= 0.1 }.sorted { abs($0.share) > abs($1.share) }
    return parts.prefix(6).map { "\($0.name) \($0.share < 0 ? "-" : "+")\(rounded(abs($0.share)))" }.joined(
      separator: ", ")
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  /// e to the power of `x`, the same on every machine: the sum is one of halved arguments, squared again.
  private static func exponential(_ x: Double) -> Double {
    let clamped = min(max(x, -30), 30) / 1024
    var result = 1 + clamped * (1 + clamped / 2 * (1 + clamped / 3 * (1 + clamped / 4)))
    for _ in 0..<10 { result *= result }
    return result
  }

  // BEGIN weights
  private static let bias = 1.135
  private static let weights: [String: Double] = [
    "support": 0.446, "open": -0.663, "open_count": 0.000, "first_open": 0.000,
    "from_context": -0.352, "question_weight": 0.411, "claim_weight": 0.000, "claim_span": -0.383,
    "claim_length": -1.025, "claim_inherited": -0.403, "claim_completed": -0.296, "claim_broader": -0.348,
    "claim_aside": -0.218, "claim_late": -0.267, "overlap": 1.115, "same_words": 0.252,
    "dropped": -0.203, "demands_unmet": -0.270, "figure_unmet": 0.000, "figure_met": 0.702,
    "points_unmet": 0.000, "value": 0.974, "description": 0.143, "choice": -0.191,
    "partial": -1.050, "no": 0.577, "planned": 0.563, "restricted": -0.090,
  ]
  // END weights
}

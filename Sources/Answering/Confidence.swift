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
  private static let bias = 0.754
  private static let weights: [String: Double] = [
    "support": 0.418, "open": -0.826, "open_count": -0.196, "first_open": -0.527,
    "from_context": 0.000, "question_weight": 1.023, "claim_weight": 0.336, "claim_span": 0.000,
    "claim_length": -0.459, "claim_inherited": -0.081, "claim_completed": -0.111, "claim_broader": -0.386,
    "claim_aside": 0.000, "claim_late": -0.482, "overlap": 0.987, "same_words": 0.000,
    "dropped": 0.000, "demands_unmet": -0.093, "figure_unmet": 0.000, "figure_met": 0.795,
    "points_unmet": 0.000, "value": 1.014, "description": 0.267, "choice": -0.194,
    "partial": -1.011, "no": 0.284, "planned": 0.380, "restricted": 0.000,
  ]
  // END weights
}

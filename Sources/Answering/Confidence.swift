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
  private static let bias = 1.117
  private static let weights: [String: Double] = [
    "support": 0.594, "open": -0.796, "open_count": 0.000, "first_open": -0.185,
    "from_context": -0.129, "question_weight": 0.275, "claim_weight": 0.096, "claim_span": -0.246,
    "claim_length": -0.487, "claim_inherited": -0.490, "claim_completed": -0.258, "claim_broader": -0.472,
    "claim_aside": -0.345, "claim_late": -0.169, "overlap": 1.308, "same_words": 0.117,
    "dropped": -0.188, "demands_unmet": -0.023, "figure_unmet": 0.000, "figure_met": 0.557,
    "points_unmet": -0.034, "value": 0.579, "description": 0.262, "choice": -0.328,
    "partial": -0.896, "no": 0.345, "planned": 0.490, "restricted": -0.128,
    "short_figure": 0.177, "short_point": 0.077, "short_part": -0.387, "short_addition": 0.183,
    "short_heading": -0.367, "short_condition": 0.052, "short_denied": -0.249, "unread_part": 0.169,
  ]
  // END weights
}

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
  private static let bias = 1.031
  private static let weights: [String: Double] = [
    "support": 0.659, "open": -0.577, "open_count": -0.337, "first_open": 0.000,
    "from_context": -0.687, "question_weight": 0.404, "claim_weight": 0.300, "claim_span": 0.000,
    "claim_length": -0.675, "claim_inherited": -0.034, "claim_completed": -0.266, "claim_broader": -0.961,
    "claim_aside": -0.436, "claim_late": 0.000, "overlap": 1.129, "same_words": 0.098,
    "dropped": -0.562, "demands_unmet": -0.251, "figure_unmet": 0.000, "figure_met": 0.390,
    "points_unmet": -0.189, "value": 0.901, "description": 0.340, "choice": 0.000,
    "partial": -0.415, "no": -0.024, "planned": 0.465, "restricted": -0.252,
    "short_figure": 0.249, "short_point": 0.289, "short_part": -0.264, "short_addition": 0.121,
    "short_heading": -0.197, "short_condition": -0.408, "short_denied": -0.354, "unread_part": 0.173,
  ]
  // END weights
}

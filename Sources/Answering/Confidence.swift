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
  private static let bias = 1.155
  private static let weights: [String: Double] = [
    "support": 0.611, "open": -0.590, "open_count": -0.418, "first_open": -0.008,
    "from_context": -0.429, "question_weight": 0.334, "claim_weight": 0.213, "claim_span": -0.141,
    "claim_length": -0.651, "claim_inherited": -0.668, "claim_completed": -0.367, "claim_broader": -0.461,
    "claim_aside": -0.052, "claim_late": -0.230, "overlap": 0.809, "same_words": 0.167,
    "dropped": -0.141, "demands_unmet": -0.278, "figure_unmet": 0.000, "figure_met": 0.622,
    "points_unmet": -0.283, "value": 0.454, "description": -0.040, "choice": -0.037,
    "partial": -0.694, "no": -0.143, "planned": 0.309, "restricted": -0.121,
    "short_figure": -0.052, "short_point": 0.240, "short_part": -0.246, "short_addition": -0.032,
    "short_heading": -0.001, "short_condition": -0.267, "short_denied": -0.418, "unread_part": 0.085,
  ]
  // END weights
}

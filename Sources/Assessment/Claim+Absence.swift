import Model

extension Claim {
  /// Whether a denied claim says that something is not done with data, or not in a scope: "no data is sold" denies no
  /// measure, "data is not encrypted" does.
  var statesAbsence: Bool {
    let words = ((leadIn?.text ?? "") + " " + text).lowercased()
    if words.contains("out of scope") || words.contains("outside the scope") { return true }
    return words.split { !$0.isLetter }.contains { Self.handling.contains(String($0)) }
  }

  /// What can be done with data without being a measure that protects it.
  private static let handling: Set<String> = [
    "share", "shared", "shares", "sharing", "sell", "sold", "sells", "rent", "rented", "disclose", "disclosed",
    "discloses", "transfer", "transferred", "transfers", "collect", "collected", "collects", "process", "processed",
    "processes", "store", "stored", "stores",
  ]
}

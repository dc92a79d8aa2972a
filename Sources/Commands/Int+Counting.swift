extension Int {
  /// The number with what it counts, as `1 cell` or `2 cells`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

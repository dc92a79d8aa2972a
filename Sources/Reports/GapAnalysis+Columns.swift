public import Model

extension Finding {
  /// Columns of the gap list; those in ``editableColumns`` are read back by `vouch gap import`.
  public static let columnNames = [
    "catalog", "id", "title", "group", "state", "asserted", "evidenced", "claims", "evidence", "assessment", "finding",
    "grade", "impact", "maturity", "target_maturity", "action", "owner", "due", "effort_days", "not_applicable_because",
    "coverage",
  ]

  /// Columns that people fill in.
  public static let editableColumns: Set<String> = [
    "assessment", "finding", "grade", "impact", "maturity", "target_maturity", "action", "owner", "due", "effort_days",
    "not_applicable_because",
  ]

  /// The row in words; what is absent is empty.
  public var row: [String] {
    [
      catalog.rawValue, control.id.rawValue, control.title, control.group, state.words, asserted.words,
      evidenced.rawValue,
      claims.map { "\($0.place) \($0.state.words)" }.joined(separator: "; "),
      evidence.map { "\($0.evidence.id) \($0.standing.rawValue) \($0.evidence.collected.date)" }.joined(
        separator: "; "),
      decision?.state?.words ?? "", decision?.finding ?? text, decision?.grade?.rawValue ?? "",
      decision?.impact?.rawValue ?? "", decision?.maturity.map(String.init) ?? "",
      decision?.targetMaturity.map(String.init) ?? "", decision?.action ?? "", decision?.owner ?? "",
      decision?.due?.description ?? "", decision?.effort.map(Figure.text) ?? "",
      decision?.necessary == false ? (decision?.justifications.map(\.words).joined(separator: "; ") ?? "") : "",
      coverage.map { "\($0.control) \($0.relationship.rawValue) (\($0.state.words))" }.joined(separator: "; "),
    ]
  }
}

/// Figures in words, free of any locale.
enum Figure {
  static func text(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : value.description
  }

  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}

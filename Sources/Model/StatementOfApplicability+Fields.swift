extension StatementOfApplicability.Entry {
  /// The names of ``fields``, in order: the columns of every rendering, and what versions are compared by.
  public static let fieldNames = [
    "control", "title", "theme", "necessary", "justification_inclusion", "inclusion_source", "implemented",
    "planned_for", "justification_exclusion", "how_implemented", "owner", "responsibility", "asserted", "evidenced",
    "evidence", "risks", "review",
  ]

  /// The line in words; what is absent is empty.
  public var fields: [String] {
    [
      finding.control.id.rawValue, finding.control.title, finding.control.group,
      necessary.map { $0 ? "yes" : "no" } ?? "undecided",
      inclusion.map(\.words).joined(separator: "; "),
      Set(inclusion.compactMap(\.source?.words)).sorted().joined(separator: "; "),
      necessary == false ? "" : implementation,
      necessary != false && finding.state.isOpen ? finding.decision?.due?.description ?? "" : "",
      exclusion,
      finding.claims.filter { $0.state == .conforms || $0.state == .partial }.prefix(3).map(\.place)
        .joined(separator: "; "),
      owner ?? "", responsibility?.rawValue ?? "",
      finding.asserted.words, finding.evidenced.rawValue,
      finding.evidence.filter { $0.standing == .fresh }.prefix(3)
        .map { "\($0.evidence.id) (\($0.evidence.collected.date))" }.joined(separator: "; "),
      risks.joined(separator: "; "), review?.description ?? "",
    ]
  }
}

extension ControlDecision.Justification {
  /// The reference and the text, as `R-7: stolen laptops`.
  public var words: String {
    switch (reference, text.isEmpty) {
    case (let reference?, false): "\(reference): \(text)"
    case (let reference?, true): reference
    case (nil, _): text
    }
  }
}

extension ControlDecision.Justification.Source {
  /// The kind of reason in words.
  public var words: String {
    switch self {
    case .risk: "risk treatment"
    case .legal: "legal or regulatory"
    case .contract: "contract"
    case .practice: "business or best practice"
    }
  }
}

extension Finding.Support {
  /// Where the claim stands, as `security-page:12-14`.
  public var place: String {
    let lines = claim.lines
    let range = lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)"
    return "\(claim.document):\(range)"
  }
}

// What a careful reader would object to in the company's own pages.

public import Model

/// An objection to what the sources say, with every place that it rests on.
public struct ClaimObjection: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    /// The sources contradict each other on what customers rely on.
    case error
    /// A reader would be misled or would ask.
    case warning
    /// Worth knowing.
    case note

    /// Orders by weight, errors first.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
  }

  /// The rule's name, as `contradiction`.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// What is wrong, in one lower-case phrase.
  public var message: String
  /// Where: claims, the one to look at first first; empty where the document as a whole is meant.
  public var claims: [Claim]
  /// The documents that are meant.
  public var documents: [Identifier<Document>]

  /// Makes an objection to claims.
  init(_ rule: String, _ severity: Severity, _ message: String, _ claims: [Claim]) {
    (self.rule, self.severity, self.message, self.claims) = (rule, severity, message, claims)
    documents = claims.map(\.document).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Makes an objection to a document.
  init(_ rule: String, _ severity: Severity, _ message: String, document: Identifier<Document>) {
    (self.rule, self.severity, self.message, claims, documents) = (rule, severity, message, [], [document])
  }
}

/// Looks for contradictions, figures without units, vague cadence, over-claims, plans that read as done, stale dates,
/// outdated technology, and certifications without scope or date.
public enum ClaimLint {
  /// Every objection to a company's documents on a day, the weightiest first, then in the order of the documents.
  public static func objections(
    to claims: [Claim], of documents: [Document], on today: CalendarDate
  ) -> [ClaimObjection] {
    let stated = claims.filter { $0.modality != .context }
    var found = Contradictions.find(stated)
    for claim in stated { found += WordingLint.objections(to: claim) }
    found += Freshness.objections(to: stated, of: documents, on: today)
    let order = Dictionary(documents.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return found.enumerated().sorted { left, right in
      func key(_ entry: (offset: Int, element: ClaimObjection)) -> (Int, Int, Int, Int) {
        let objection = entry.element
        let severity = ClaimObjection.Severity.allCases.firstIndex(of: objection.severity) ?? 0
        return (
          severity, objection.documents.first.flatMap { order[$0] } ?? 0, objection.claims.first?.lines.lowerBound ?? 0,
          entry.offset
        )
      }
      return key(left) < key(right)
    }.map(\.element)
  }
}

public import Model

/// A page that a company shows to others, made of its claims and nothing else.
///
/// Each claim stands in its own words under its own heading and lead-in, so that reading the page gives the same claims.
/// What is to be said about a claim stands beside it in an element of its own, which readers of pages pass over.
public struct Publication: Hashable, Sendable {
  /// The first heading.
  public var title: String
  /// The newest date of the sources.
  public var asOf: CalendarDate?
  /// Parts in order.
  public var sections: [Section]

  /// A part under one heading.
  public struct Section: Hashable, Sendable {
    /// The heading.
    public var heading: String
    /// Claims that stand together.
    public var passages: [Passage]

    /// Makes a part of claims, in the order of their sources; without claims the part says that nothing is stated.
    ///
    /// - Parameters:
    ///   - source: The words of a clause's sentence with what stands before and after it, white space collapsed; nil
    ///     for a claim that is no clause.
    ///   - nested: Claims that mean something else without the heading above their own.
    ///   - labels: What is to be said about a claim.
    public init(
      heading: String, claims: [Claim], source: (Claim) -> String?, nested: Set<Identifier<Claim>> = [],
      labels: (Claim) -> [Label]
    ) {
      self.heading = heading
      passages = []
      let ordered = claims.sorted {
        ($0.document, $0.lines.lowerBound, $0.lines.upperBound, $0.id)
          < ($1.document, $1.lines.lowerBound, $1.lines.upperBound, $1.id)
      }
      for claim in ordered {
        let labels = labels(claim)
        if claim.section.last == claim.text {
          append(Passage(heading: claim.text, labels: labels))
        } else if let sentence = claim.sharedSentence(in: source(claim)) {
          let remarks = labels.map { Label($0.kind, "\($0.text): \(claim.text)") }
          append(Passage(heading: claim.section.last), Statement(text: sentence, labels: remarks))
        } else {
          let above = nested.contains(claim.id) ? claim.section.dropLast().last : nil
          append(
            Passage(above: above, heading: claim.section.last, leadIn: claim.leadIn?.text),
            Statement(text: claim.text, labels: labels))
        }
      }
    }

    private mutating func append(_ place: Passage, _ statement: Statement? = nil) {
      var place = place
      if place.heading == heading, place.above == nil, place.labels.isEmpty { place.heading = nil }
      if let last = passages.last, last.heading == place.heading, last.above == place.above,
        last.leadIn == place.leadIn, place.labels.isEmpty
      {
        let count = passages.count - 1
        guard let statement else { return }
        if let twin = passages[count].statements.firstIndex(where: { $0.text == statement.text }) {
          for label in statement.labels where !passages[count].statements[twin].labels.contains(label) {
            passages[count].statements[twin].labels.append(label)
          }
        } else {
          passages[count].statements.append(statement)
        }
        return
      }
      // A heading ends what the lead-in before it governs.
      let last = passages.last
      let isOther = place.heading != last?.heading || place.above != last?.above || !place.labels.isEmpty
      place.showsHeading = last == nil ? place.heading != nil : isOther || (last?.leadIn != nil && place.leadIn == nil)
      if let statement { place.statements = [statement] }
      passages.append(place)
    }
  }

  /// Claims under one heading and lead-in of their source.
  public struct Passage: Hashable, Sendable {
    /// The heading above the source's own, where the claims need it to be understood.
    public var above: String?
    /// The source's heading, where it is another than the part's.
    public var heading: String?
    /// Remarks on a heading that is a claim itself.
    public var labels: [Label] = []
    /// The sentence that the claims hang on.
    public var leadIn: String?
    /// Whether the heading, or the part's own, stands above the passage.
    public var showsHeading = false
    /// The claims.
    public var statements: [Statement] = []
  }

  /// A claim's words, or a sentence that several claims share, and what is to be said about it.
  public struct Statement: Hashable, Sendable {
    /// The words.
    public var text: String
    /// Remarks beside them.
    public var labels: [Label]
  }

  /// A remark beside a claim.
  public struct Label: Hashable, Sendable {
    /// The remark.
    public var text: String
    /// Which badge it gets.
    public var kind: Kind

    /// The kinds of remark.
    public enum Kind: Hashable, Sendable {
      /// Sealed evidence supports it.
      case evidenced
      /// It is asserted without evidence.
      case asserted
      /// It is planned.
      case planned
      /// It holds under a condition, or only in part.
      case restricted
      /// It is denied.
      case denied
    }

    /// Makes a remark.
    public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
  }

  /// Makes a page.
  public init(title: String, asOf: CalendarDate?, sections: [Section]) {
    (self.title, self.asOf, self.sections) = (title, asOf, sections)
  }

  /// What a part without claims says.
  static let silence = "Nothing is stated on this."
}

extension Claim {
  /// The whole sentence of a claim that is a clause of it, where its beginning is no lead-in of a list.
  fileprivate func sharedSentence(in source: String?) -> String? {
    guard let source, let leadIn, !leadIn.text.hasSuffix(":"),
      let first = source.firstRange(of: leadIn.text), let end = source[first.upperBound...].firstRange(of: text)
    else { return nil }
    // The nearest one: short beginnings, as "We", stand in the sentences before too.
    var start = first
    while let next = source[start.upperBound..<end.lowerBound].firstRange(of: leadIn.text) { start = next }
    guard !text.hasSuffix(".") else { return String(source[start.lowerBound..<end.upperBound]) }
    let stop = source[end.upperBound...].firstRange(of: ". ").map { source.index(after: $0.lowerBound) }
    return String(source[start.lowerBound..<(stop ?? source.endIndex)])
  }
}

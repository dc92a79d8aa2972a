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
    public init(heading: String, claims: [Claim], labels: (Claim) -> [Label]) {
      self.heading = heading
      passages = []
      let ordered = claims.sorted {
        ($0.document, $0.lines.lowerBound, $0.lines.upperBound, $0.id)
          < ($1.document, $1.lines.lowerBound, $1.lines.upperBound, $1.id)
      }
      for claim in ordered {
        let inner = claim.section.last.flatMap { $0 == claim.text ? claim.section.dropLast().last : $0 }
        let place = Passage(
          heading: inner == heading ? nil : inner, leadIn: claim.leadIn?.text, statements: [])
        let statement = Statement(text: claim.text, labels: labels(claim))
        if let last = passages.last, last.heading == place.heading, last.leadIn == place.leadIn {
          if !last.statements.contains(where: { $0.text == statement.text }) {
            passages[passages.count - 1].statements.append(statement)
          }
        } else {
          passages.append(Passage(heading: place.heading, leadIn: place.leadIn, statements: [statement]))
        }
      }
    }
  }

  /// Claims under one heading and lead-in of their source.
  public struct Passage: Hashable, Sendable {
    /// The source's heading, where it is another than the part's.
    public var heading: String?
    /// The sentence that the claims hang on.
    public var leadIn: String?
    /// The claims.
    public var statements: [Statement]
  }

  /// A claim's words, and what is to be said about it.
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

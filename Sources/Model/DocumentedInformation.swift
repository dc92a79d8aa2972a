/// A document or record that ISO/IEC 27001 demands by name, with where it was found.
public struct DocumentedInformation: Hashable, Sendable {
  /// What the standard demands.
  public var demand: Demand
  /// Where it was found, best first.
  public var places: [Place]
  /// What is wrong with it; empty where nothing is.
  public var defects: [Defect]

  /// A demand of the standard, from `mappings/`.
  public struct Demand: Hashable, Sendable {
    /// The clause, as `6.1.3 d`.
    public var clause: String
    /// The clause's item in the catalog, as `6.1.3`.
    public var control: Identifier<Control>
    /// What it is, in our own words.
    public var title: String
    /// `document` or `record`.
    public var kind: String
    /// What an auditor looks for, in our own words.
    public var lookedFor: String
    /// Phrases, lower case, that name it in a title or heading.
    public var terms: [String]

    /// Makes a demand.
    public init(
      clause: String, control: Identifier<Control>, title: String, kind: String, lookedFor: String, terms: [String]
    ) {
      (self.clause, self.control, self.title) = (clause, control, title)
      (self.kind, self.lookedFor, self.terms) = (kind, lookedFor, terms)
    }
  }

  /// A place that holds it, or speaks of it.
  public struct Place: Hashable, Sendable {
    /// How strongly the place stands for what is demanded.
    public enum Kind: Int, Hashable, Sendable, Comparable {
      /// The document's title names it.
      case document
      /// A heading names it.
      case section
      /// A sealed artefact supports the clause.
      case evidence
      /// A claim says that it exists.
      case mention
      /// Orders by strength, the strongest first.
      public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }
    /// How strongly.
    public var kind: Kind
    /// The document, or nil for an artefact.
    public var document: Identifier<Document>?
    /// The file as it was imported, or the artefact's path.
    public var file: String
    /// The lines in the file, or nil.
    public var lines: ClosedRange<Int>?
    /// The title, heading or claim.
    public var words: String
    /// The document's as-of date, or the day of collection.
    public var date: CalendarDate?
    /// The line that names who approved it, or nil.
    public var approval: String?

    /// Makes a place.
    public init(
      kind: Kind, document: Identifier<Document>?, file: String, lines: ClosedRange<Int>?, words: String,
      date: CalendarDate?, approval: String?
    ) {
      (self.kind, self.document, self.file, self.lines) = (kind, document, file, lines)
      (self.words, self.date, self.approval) = (words, date, approval)
    }
  }

  /// What blocks an audit.
  public enum Defect: String, Hashable, Sendable, CaseIterable {
    /// Nothing was found.
    case missing
    /// Something speaks of it, but the thing itself was not found.
    case mentionedOnly = "mentioned_only"
    /// The source says that it is still to come.
    case planned
    /// It bears no date.
    case undated
    /// No line names an approver.
    case unapproved

    /// The defect in words.
    public var words: String { self == .mentionedOnly ? "only mentioned" : rawValue }
  }

  /// Makes an item.
  public init(demand: Demand, places: [Place], defects: [Defect]) {
    (self.demand, self.places, self.defects) = (demand, places, defects)
  }

  /// Whether something is wrong with it.
  public var isOpen: Bool { !defects.isEmpty }
}

/// The frameworks that vouch ships, by their names on the command line and in JSON.
public enum Framework {
  /// ISO/IEC 27001:2022, clauses 4-10 and Annex A.
  public static let iso27001: Identifier<Catalog> = "iso27001"
  /// AICPA Trust Services Criteria (SOC 2).
  public static let soc2: Identifier<Catalog> = "soc2"
  /// Regulation (EU) 2016/679.
  public static let gdpr: Identifier<Catalog> = "gdpr"
}

/// A framework and its numbered requirements (OSCAL catalog).
public struct Catalog: Hashable, Sendable {
  /// `iso27001`, `soc2`, `gdpr`, or a company's own.
  public var id: Identifier<Catalog>
  /// The framework's name.
  public var title: String
  /// The edition, as `2022`.
  public var edition: String
  /// Requirements in the framework's order.
  public var controls: [Control]

  /// Makes a catalog.
  public init(id: Identifier<Catalog>, title: String, edition: String, controls: [Control]) {
    (self.id, self.title, self.edition, self.controls) = (id, title, edition, controls)
  }
}

/// One numbered requirement of a catalog (OSCAL control).
public struct Control: Hashable, Sendable {
  /// As `A.8.24`, `6.1.2`, `CC6.1`, `32(1)(a)`.
  public var id: Identifier<Control>
  /// A short title in our own words.
  public var title: String
  /// The group that reports sum up by: theme, series, chapter.
  public var group: String
  /// `clause`, `annex`, `criterion`, `article`, or a company's own kind.
  public var kind: String
  /// One sentence in our own words.
  public var summary: String

  /// Makes a control.
  public init(id: Identifier<Control>, title: String, group: String, kind: String, summary: String = "") {
    (self.id, self.title, self.group, self.kind, self.summary) = (id, title, group, kind, summary)
  }
}

/// A control with the catalog that it belongs to, written `iso27001:A.8.24`.
public struct ControlReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The catalog's id.
  public var catalog: Identifier<Catalog>
  /// The control's id in it.
  public var id: Identifier<Control>

  /// Makes a reference.
  public init(_ catalog: Identifier<Catalog>, _ id: Identifier<Control>) { (self.catalog, self.id) = (catalog, id) }

  /// `catalog:id`.
  public var description: String { "\(catalog):\(id)" }

  /// Orders by catalog, then id.
  public static func < (left: Self, right: Self) -> Bool { (left.catalog, left.id) < (right.catalog, right.id) }
}

/// Set-theory relationship of a source to a target (OSCAL 1.2 control mapping, NIST IR 8477).
public enum Relationship: String, Hashable, Sendable, CaseIterable {
  /// The same words.
  case equalTo = "equal-to"
  /// The same meaning.
  case equivalentTo = "equivalent-to"
  /// All of the source lies in the target.
  case subsetOf = "subset-of"
  /// All of the target lies in the source.
  case supersetOf = "superset-of"
  /// Some of each lies in the other.
  case intersectsWith = "intersects-with"
  /// Nothing in common.
  case noRelationship = "no-relationship"

  /// Whether a met source counts as full coverage of the target.
  public var coversTarget: Bool { self == .equalTo || self == .equivalentTo || self == .supersetOf }

  /// The relationship of target to source.
  public var inverse: Relationship {
    switch self {
    case .subsetOf: .supersetOf
    case .supersetOf: .subsetOf
    default: self
    }
  }
}

/// A claim's or an answer's tie to a control.
public struct ControlLink: Hashable, Sendable {
  /// The control.
  public var control: ControlReference
  /// The claim's relationship to it.
  public var relationship: Relationship
  /// How well it fits, from 0 to 1.
  public var score: Double
  /// Why: the topic or words that tie them.
  public var reason: String

  /// Makes a link.
  public init(_ control: ControlReference, _ relationship: Relationship, score: Double, reason: String) {
    (self.control, self.relationship, self.score, self.reason) = (control, relationship, score, reason)
  }
}

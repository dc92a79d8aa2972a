/// A stated pair of controls in two catalogs (OSCAL 1.2 control mapping), as a person judged it.
public struct Mapping: Hashable, Sendable {
  /// The control that is compared.
  public var source: ControlReference
  /// The control that it is compared to.
  public var target: ControlReference
  /// The source's relationship to the target.
  public var relationship: Relationship
  /// Why, in one sentence.
  public var rationale: String
  /// How close, from 0 to 10, or nil where nobody said.
  public var strength: Int?
  /// What the source leaves uncovered of the target or the other way round, or nil where nothing was noted.
  public var gap: String?
  /// `human`, `automation` or `hybrid`.
  public var method: String
  /// When it was last reviewed.
  public var reviewed: CalendarDate?
  /// Who states it: the file that it was read from.
  public var origin: String

  /// Makes a mapping.
  public init(
    _ source: ControlReference, _ relationship: Relationship, _ target: ControlReference, rationale: String,
    strength: Int? = nil, gap: String? = nil, method: String = "human", reviewed: CalendarDate? = nil, origin: String
  ) {
    (self.source, self.relationship, self.target) = (source, relationship, target)
    (self.rationale, self.strength, self.gap) = (rationale, strength, gap)
    (self.method, self.reviewed, self.origin) = (method, reviewed, origin)
  }

  /// The same pair read from the target.
  public var inverse: Mapping {
    var mapping = self
    (mapping.source, mapping.target, mapping.relationship) = (target, source, relationship.inverse)
    return mapping
  }
}

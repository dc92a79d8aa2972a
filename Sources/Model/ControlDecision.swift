/// What people decided about one requirement; kept in the workspace, never derived.
public struct ControlDecision: Hashable, Sendable {
  /// The requirement.
  public var control: ControlReference
  /// A person's own finding, which stands over what claims and evidence give.
  public var state: GapState?
  /// Whether the control is necessary (Statement of Applicability); nil is undecided.
  public var necessary: Bool?
  /// Why it is necessary, or why it is not.
  public var justifications: [Justification]
  /// What is missing, in a person's words.
  public var finding: String?
  /// How grave it is.
  public var grade: Grade?
  /// How much it weighs.
  public var impact: Impact?
  /// What will be done.
  public var action: String?
  /// The role that does it.
  public var owner: String?
  /// Until when.
  public var due: CalendarDate?
  /// Person-days.
  public var effort: Double?
  /// Maturity today, from 0 (non-existent) to 5 (optimised).
  public var maturity: Int?
  /// Maturity wanted, from 0 to 5.
  public var targetMaturity: Int?
  /// Who operates the control.
  public var responsibility: Responsibility?
  /// When the decision is to be looked at again.
  public var review: CalendarDate?
  /// Who decided.
  public var decidedBy: String?
  /// When it was decided.
  public var decided: Instant?

  /// Why a control is in or out.
  public struct Justification: Hashable, Sendable {
    /// The kind of reason, as clause 6.1.3 d is audited.
    public enum Source: String, Hashable, Sendable, CaseIterable {
      /// The treatment of a risk.
      case risk
      /// A law or regulation.
      case legal
      /// A contract.
      case contract
      /// Business need or good practice.
      case practice
    }
    /// The kind of reason; nil for an exclusion.
    public var source: Source?
    /// The id of the risk or obligation.
    public var reference: String?
    /// The reason in words.
    public var text: String

    /// Makes a justification.
    public init(_ source: Source?, reference: String? = nil, text: String = "") {
      (self.source, self.reference, self.text) = (source, reference, text)
    }
  }

  /// Who operates a control.
  public enum Responsibility: String, Hashable, Sendable, CaseIterable {
    /// The organisation itself.
    case own
    /// The organisation and a supplier.
    case shared
    /// A supplier.
    case inherited
  }

  /// Makes a decision that decides nothing yet.
  public init(_ control: ControlReference) {
    self.control = control
    justifications = []
  }

  /// Whether nothing is decided.
  public var isEmpty: Bool {
    var bare = ControlDecision(control)
    (bare.decidedBy, bare.decided) = (decidedBy, decided)
    return self == bare
  }
}

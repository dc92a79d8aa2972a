/// A risk of the register that inclusions of the Statement of Applicability trace to.
public struct Risk: Hashable, Sendable {
  /// As `R-7`.
  public var id: Identifier<Risk>
  /// In one line.
  public var title: String
  /// The role that owns it.
  public var owner: String?
  /// How likely, in the register's own words or figures.
  public var likelihood: String?
  /// How grave, in the register's own words or figures.
  public var impact: String?
  /// What is done about it.
  public var treatment: Treatment?
  /// Controls that treat it.
  public var controls: [ControlReference]
  /// What remains after treatment, in the register's own words.
  public var residual: String?
  /// Who accepted what remains.
  public var acceptedBy: String?
  /// When it was last assessed.
  public var assessed: CalendarDate?
  /// The file and line that holds it.
  public var location: Failure.Location?

  /// What is done about a risk (ISO/IEC 27005).
  public enum Treatment: String, Hashable, Sendable, CaseIterable {
    /// Controls change it.
    case modify
    /// It is accepted.
    case retain
    /// What causes it is given up.
    case avoid
    /// Others bear a part.
    case share
  }

  /// Makes a risk.
  public init(
    id: Identifier<Risk>, title: String, owner: String? = nil, likelihood: String? = nil, impact: String? = nil,
    treatment: Treatment? = nil, controls: [ControlReference] = [], residual: String? = nil,
    acceptedBy: String? = nil, assessed: CalendarDate? = nil, location: Failure.Location? = nil
  ) {
    (self.id, self.title, self.owner, self.likelihood, self.impact) = (id, title, owner, likelihood, impact)
    (self.treatment, self.controls, self.residual) = (treatment, controls, residual)
    (self.acceptedBy, self.assessed, self.location) = (acceptedBy, assessed, location)
  }
}

/// A law, contract or business need that makes controls necessary.
public struct Obligation: Hashable, Sendable {
  /// As `O-2`.
  public var id: Identifier<Obligation>
  /// The kind of obligation; never ``ControlDecision/Justification/Source/risk``.
  public var source: ControlDecision.Justification.Source
  /// In one line.
  public var title: String
  /// Controls that it makes necessary.
  public var controls: [ControlReference]
  /// The file and line that holds it.
  public var location: Failure.Location?

  /// Makes an obligation.
  public init(
    id: Identifier<Obligation>, source: ControlDecision.Justification.Source, title: String,
    controls: [ControlReference], location: Failure.Location? = nil
  ) {
    (self.id, self.source, self.title, self.controls, self.location) = (id, source, title, controls, location)
  }
}

/// The risks and obligations of a workspace.
public struct RiskRegister: Hashable, Sendable {
  /// Risks, by id.
  public var risks: [Risk]
  /// Obligations, by id.
  public var obligations: [Obligation]

  /// Makes a register.
  public init(risks: [Risk] = [], obligations: [Obligation] = []) {
    (self.risks, self.obligations) = (risks, obligations)
  }
}

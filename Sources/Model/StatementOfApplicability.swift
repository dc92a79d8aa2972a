/// Which controls are necessary, why, and how they stand (ISO/IEC 27001:2022, 6.1.3 d).
public struct StatementOfApplicability: Hashable, Sendable {
  /// The organisation.
  public var organisation: String
  /// The scope of the management system, in the workspace's words.
  public var scope: [String]
  /// When it was drawn up.
  public var time: Instant
  /// The version and who approved it; nil for a draft.
  public var approval: Approval?
  /// All Annex A controls, then further necessary ones.
  public var entries: [Entry]

  /// An approval, which gives a version.
  public struct Approval: Hashable, Sendable {
    /// Counts from 1.
    public var version: Int
    /// Who approved.
    public var approver: String
    /// When.
    public var time: Instant

    /// Makes an approval.
    public init(version: Int, approver: String, time: Instant) {
      (self.version, self.approver, self.time) = (version, approver, time)
    }
  }

  /// One control's line.
  public struct Entry: Hashable, Sendable {
    /// How the control stands, by claims, evidence and people's findings.
    public var finding: Finding
    /// Whether it is necessary; nil where nobody decided.
    public var necessary: Bool?
    /// Why it is in; empty where nothing is recorded.
    public var inclusion: [ControlDecision.Justification]
    /// Why it is out; empty where nothing is recorded.
    public var exclusion: String
    /// The role that owns it.
    public var owner: String?
    /// Who operates it.
    public var responsibility: ControlDecision.Responsibility?
    /// When the decision is to be looked at again.
    public var review: CalendarDate?

    /// Makes a line.
    public init(
      finding: Finding, necessary: Bool?, inclusion: [ControlDecision.Justification], exclusion: String,
      owner: String?, responsibility: ControlDecision.Responsibility?, review: CalendarDate?
    ) {
      (self.finding, self.necessary, self.inclusion) = (finding, necessary, inclusion)
      (self.exclusion, self.owner, self.responsibility, self.review) = (exclusion, owner, responsibility, review)
    }

    /// The risks that it traces to.
    public var risks: [String] { inclusion.compactMap { $0.source == .risk ? $0.reference : nil } }

    /// Whether it is implemented: `yes`, `partial`, `planned`, `no` or `not stated`.
    public var implementation: String {
      switch finding.state {
      case .conforms: "yes"
      case .partial: "partial"
      case .planned: "planned"
      case .gap: "no"
      case .notAssessed, .notApplicable: "not stated"
      }
    }
  }

  /// What an auditor would object to.
  public struct Objection: Hashable, Sendable {
    /// How grave.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
      /// The statement does not meet 6.1.3 d.
      case error
      /// An auditor would ask.
      case warning
    }
    /// The rule's name, as `exclusion-unjustified`.
    public var rule: String
    /// How grave.
    public var severity: Severity
    /// The control, or nil for the whole statement.
    public var control: ControlReference?
    /// What is wrong and what would mend it.
    public var message: String
    /// Where the cause lies, or nil.
    public var location: Failure.Location?

    /// Makes an objection.
    public init(
      rule: String, severity: Severity, control: ControlReference?, message: String,
      location: Failure.Location? = nil
    ) {
      (self.rule, self.severity, self.control) = (rule, severity, control)
      (self.message, self.location) = (message, location)
    }
  }

  /// A field of a line that differs from the last approved version.
  public struct Change: Hashable, Sendable {
    /// The control.
    public var control: ControlReference
    /// The field, as `necessary`; `line` where the whole line came or went.
    public var field: String
    /// What stood there; empty for nothing.
    public var before: String
    /// What stands there; empty for nothing.
    public var after: String

    /// Makes a change.
    public init(control: ControlReference, field: String, before: String, after: String) {
      (self.control, self.field, self.before, self.after) = (control, field, before, after)
    }
  }

  /// Makes a statement.
  public init(
    organisation: String, scope: [String], time: Instant, approval: Approval? = nil, entries: [Entry]
  ) {
    (self.organisation, self.scope, self.time) = (organisation, scope, time)
    (self.approval, self.entries) = (approval, entries)
  }
}

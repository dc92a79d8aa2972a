/// Gap analysis' verdict on one requirement (OSCAL finding), with what it stands on.
public struct Finding: Hashable, Sendable {
  /// The requirement's catalog.
  public var catalog: Identifier<Catalog>
  /// The requirement.
  public var control: Control
  /// How it stands: a person's finding, or else what claims and evidence give.
  public var state: GapState
  /// How it stands by claims alone: assertions, not proof.
  public var asserted: GapState
  /// What sealed evidence there is, apart from all claims.
  public var evidenced: Evidencing
  /// Claims that speak for or against it, strongest first.
  public var claims: [Support]
  /// Sealed artefacts that support it, newest first.
  public var evidence: [Exhibit]
  /// What people decided about it.
  public var decision: ControlDecision?
  /// What is missing, in one sentence.
  public var text: String
  /// Requirements of other catalogs that conform and are related to this one.
  public var coverage: [Coverage]

  /// A claim that speaks for or against the requirement.
  public struct Support: Hashable, Sendable {
    /// The claim.
    public var claim: Claim
    /// Its tie to the requirement.
    public var link: ControlLink
    /// What it lets one say.
    public var state: GapState
    /// What holds it back from more, or empty.
    public var restriction: String

    /// Makes a support.
    public init(claim: Claim, link: ControlLink, state: GapState, restriction: String) {
      (self.claim, self.link, self.state, self.restriction) = (claim, link, state, restriction)
    }
  }

  /// A sealed artefact, with how it stands today.
  public struct Exhibit: Hashable, Sendable {
    /// The record.
    public var evidence: Evidence
    /// How it stands: fresh, stale or insufficient.
    public var standing: Evidencing

    /// Makes an exhibit.
    public init(evidence: Evidence, standing: Evidencing) { (self.evidence, self.standing) = (evidence, standing) }
  }

  /// What another catalog's requirement, itself open or not, gives to this one.
  public struct Coverage: Hashable, Sendable {
    /// The other requirement.
    public var control: ControlReference
    /// Its relationship to this one.
    public var relationship: Relationship
    /// How the other stands.
    public var state: GapState

    /// Makes a coverage.
    public init(control: ControlReference, relationship: Relationship, state: GapState) {
      (self.control, self.relationship, self.state) = (control, relationship, state)
    }
  }

  /// Makes a finding.
  public init(
    catalog: Identifier<Catalog>, control: Control, state: GapState, asserted: GapState, evidenced: Evidencing,
    claims: [Support] = [], evidence: [Exhibit] = [], decision: ControlDecision? = nil, text: String = "",
    coverage: [Coverage] = []
  ) {
    self.catalog = catalog
    self.control = control
    self.state = state
    self.asserted = asserted
    self.evidenced = evidenced
    self.claims = claims
    self.evidence = evidence
    self.decision = decision
    self.text = text
    self.coverage = coverage
  }

  /// The requirement with its catalog.
  public var reference: ControlReference { ControlReference(catalog, control.id) }

  /// Whether claims assert that the requirement is met in full or in part.
  public var isAsserted: Bool { asserted == .conforms || asserted == .partial }

  /// Whether sealed, sufficient, fresh evidence supports it.
  public var isEvidenced: Bool { evidenced == .fresh }
}

/// How a claim stands to the world.
public enum Modality: String, Hashable, Sendable, CaseIterable {
  /// Stated as done or in force.
  case inPlace = "in_place"
  /// Stated as future, targeted, in progress.
  case planned
  /// Holds on a plan, on request, by contract, where required.
  case conditional
  /// Stated as not done.
  case negated
  /// A definition, an introduction, a heading: never supports an answer.
  case context
}

/// A figure or term that a claim states, as `rto=24 h`.
public struct Parameter: Hashable, Sendable {
  /// The lower-case name with underscores, as `log_retention`.
  public var name: String
  /// The normalised value, as `24 h`, `1 y`, `12 chars`, `99.9 %`, `TLS 1.3`.
  public var value: String

  /// Makes a parameter.
  public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
}

/// One atomic assertion of the company about itself, with the place that it was read from.
public struct Claim: Hashable, Sendable {
  /// Stable while the document is imported again with the same words at this place.
  public var id: Identifier<Claim>
  /// The document that holds it.
  public var document: Identifier<Document>
  /// The headings above it, outermost first.
  public var section: [String]
  /// First and last line in the file as imported, from 1, including the lines of `text` only.
  public var lines: ClosedRange<Int>
  /// The words: clean, mojibake repaired, white space collapsed; a label and its value joined by `: `.
  public var text: String
  /// The source's own words at `lines` as they stand, white space collapsed.
  public var quote: String
  /// SHA-256 of the cited lines' bytes, line ends included.
  public var digest: Digest
  /// The lead-in sentence above a list item, with its lines, or nil.
  public var leadIn: LeadIn?
  /// How the claim stands to the world.
  public var modality: Modality
  /// Figures and terms, in the order of the text.
  public var parameters: [Parameter]
  /// What restricts the claim, as `plan=Enterprise`, `actor=provider`, `object=OAuth tokens`.
  public var scope: [Parameter]
  /// Subjects, best first.
  public var topics: [Identifier<Topic>]
  /// Controls in the catalogs, best first.
  public var controls: [ControlLink]

  /// In the scope of a claim of which a mark, a remark or its whole sentence told how it stands (`… (draft)`, `❌ …`), so that
  /// no reader weighs its words anew.
  public static let told = Parameter("standing", "remark")

  /// Whether a mark, a remark or its whole sentence told how it stands.
  public var isTold: Bool { scope.contains(Self.told) }

  /// A sentence that a list hangs on.
  public struct LeadIn: Hashable, Sendable {
    /// Its words, clean.
    public var text: String
    /// Its lines in the file.
    public var lines: ClosedRange<Int>

    /// Makes a lead-in.
    public init(text: String, lines: ClosedRange<Int>) { (self.text, self.lines) = (text, lines) }
  }

  /// Makes a claim.
  public init(
    id: Identifier<Claim>, document: Identifier<Document>, section: [String], lines: ClosedRange<Int>, text: String,
    quote: String, digest: Digest, leadIn: LeadIn? = nil, modality: Modality, parameters: [Parameter] = [],
    scope: [Parameter] = [], topics: [Identifier<Topic>] = [], controls: [ControlLink] = []
  ) {
    self.id = id
    self.document = document
    self.section = section
    self.lines = lines
    self.text = text
    self.quote = quote
    self.digest = digest
    self.leadIn = leadIn
    self.modality = modality
    self.parameters = parameters
    self.scope = scope
    self.topics = topics
    self.controls = controls
  }
}

/// What the sources let the company say.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// Stated, or clearly entailed.
  case yes
  /// The contrary is stated.
  case no
  /// Only a part is stated as done.
  case partial
  /// Stated as future or in progress.
  case planned
  /// The sources are silent or too vague.
  case notStated = "not_stated"
}

/// The place in a document that an answer stands on.
public struct Citation: Hashable, Sendable {
  /// The claim that was read there.
  public var claim: Identifier<Claim>
  /// The document.
  public var document: Identifier<Document>
  /// The headings above the lines.
  public var section: [String]
  /// First and last line, from 1.
  public var lines: ClosedRange<Int>
  /// The source's own words, white space collapsed.
  public var quote: String
  /// SHA-256 of the cited lines' bytes.
  public var digest: Digest
  /// The document's as-of date.
  public var asOf: CalendarDate?

  /// Makes a citation.
  public init(
    claim: Identifier<Claim>, document: Identifier<Document>, section: [String], lines: ClosedRange<Int>,
    quote: String, digest: Digest, asOf: CalendarDate? = nil
  ) {
    self.claim = claim
    self.document = document
    self.section = section
    self.lines = lines
    self.quote = quote
    self.digest = digest
    self.asOf = asOf
  }
}

/// The answer to one question, with what it stands on.
public struct Answer: Hashable, Sendable {
  /// The question's id in its questionnaire.
  public var question: Identifier<Question>
  /// The question's words.
  public var questionText: String
  /// What may be said at the threshold in force.
  public var verdict: Verdict
  /// The normalised figure or term that the question concerns.
  public var value: String?
  /// The members of the customer's list that say so, exactly as offered; one unless all that apply are asked for.
  public var options: [String]
  /// One or two sentences, the verdict's word first.
  public var text: String
  /// Confidence in the verdict shown, from 0 to 1.
  public var confidence: Double
  /// What it stands on, strongest first.
  public var citations: [Citation]
  /// Controls that the question touches, best first.
  public var controls: [ControlLink]
  /// Why this verdict: demands, slots, what failed.
  public var reason: String
  /// The proposal that fell below the threshold.
  public var draft: Draft?
  /// What a person should look at before signing: conflicts, inherited measures, old sources.
  public var warnings: [String]

  /// A proposal that is not confident enough to be shown as an answer.
  public struct Draft: Hashable, Sendable {
    /// The verdict proposed.
    public var verdict: Verdict
    /// Its confidence, from 0 to 1.
    public var confidence: Double

    /// Makes a draft.
    public init(verdict: Verdict, confidence: Double) { (self.verdict, self.confidence) = (verdict, confidence) }
  }

  /// Makes an answer.
  public init(
    question: Identifier<Question>, questionText: String, verdict: Verdict, value: String? = nil,
    options: [String] = [], text: String = "", confidence: Double, citations: [Citation] = [],
    controls: [ControlLink] = [], reason: String, draft: Draft? = nil, warnings: [String] = []
  ) {
    self.question = question
    self.questionText = questionText
    self.verdict = verdict
    self.value = value
    self.options = options
    self.text = text
    self.confidence = confidence
    self.citations = citations
    self.controls = controls
    self.reason = reason
    self.draft = draft
    self.warnings = warnings
  }
}

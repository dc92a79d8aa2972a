/// One question of a customer's questionnaire.
public struct Question: Hashable, Sendable {
  /// The questionnaire's own id, made unique.
  public var id: Identifier<Question>
  /// The headings or section cells above it, outermost first.
  public var section: [String]
  /// What is asked, as the customer wrote it.
  public var text: String
  /// What kind of answer the questionnaire declares, or nil where it does not.
  public var form: Form?
  /// The members of the customer's list, exactly as offered.
  public var options: [String]
  /// Where the answer goes, as `Sheet1!E17`, `row 12`, an XPath.
  public var location: String?
  /// Controls that the row itself names; they select candidates, never a verdict.
  public var controls: [ControlReference]
  /// The question in the row before, on which a follow-up hangs.
  public var precedingText: String?
  /// The name of the control that the row is a later part of: of `4.1.2 Managed access to keys` what stands before the colon
  /// in `4.1.1 Physical access: Layered barriers`.
  public var group: String?

  /// The kinds of answer that a questionnaire can declare.
  public enum Form: String, Hashable, Sendable {
    /// Yes or no.
    case yesNo = "yesno"
    /// One of the options.
    case choice
    /// All options that apply.
    case multipleChoice = "multichoice"
    /// A figure.
    case number
    /// A day.
    case date
    /// Words.
    case text
  }

  /// Makes a question.
  public init(
    id: Identifier<Question>, section: [String] = [], text: String, form: Form? = nil, options: [String] = [],
    location: String? = nil, controls: [ControlReference] = [], precedingText: String? = nil
  ) {
    self.id = id
    self.section = section
    self.text = text
    self.form = form
    self.options = options
    self.location = location
    self.controls = controls
    self.precedingText = precedingText
  }
}

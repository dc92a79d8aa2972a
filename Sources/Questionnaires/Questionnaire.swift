public import Model

/// A customer's file: its questions can be read, and answers written into a copy of it that is the same elsewhere.
///
/// A new format is one file that implements this protocol and one line in `Formats`.
public protocol Questionnaire {
  /// What was recognised in the file, and why.
  func plan() throws -> Plan
  /// All questions in the order of the file.
  func entries() throws -> [QuestionEntry]
  /// A copy of the file with answers in it; without any, the very bytes that were read.
  func writing(_ fillings: [Filling]) throws -> Written
}

/// A question with what its file says about the place of the answer.
public struct QuestionEntry: Hashable, Sendable {
  /// The question, its id unique in the file.
  public var question: Question
  /// What stands in the answer's place and is an answer, so that it stays; nil where the place is free.
  public var existing: String?
  /// What stands in the comment's place.
  public var existingComment: String?
  /// Why nothing may be written for this question: a formula, a locked cell; nil where it may.
  public var refusal: String?
  /// Whether the file has a place for the words and citations.
  public var takesComment: Bool

  /// Makes an entry.
  public init(_ question: Question, existing: String? = nil, refusal: String? = nil, takesComment: Bool = true) {
    self.question = question
    self.existing = existing
    self.refusal = refusal
    self.takesComment = takesComment
  }

  /// Whether an answer would be written.
  public var isOpen: Bool { existing == nil && refusal == nil }
}

/// What goes into a question's place.
public struct Filling: Hashable, Sendable {
  /// Which question.
  public var question: Identifier<Question>
  /// The verdict that stands behind it, for formats that write it in their own way.
  public var verdict: Verdict
  /// The answer's characters; empty leaves the place as it is.
  public var answer: String
  /// The words and citations; empty leaves the place as it is.
  public var comment: String

  /// Makes a filling.
  public init(question: Identifier<Question>, verdict: Verdict, answer: String, comment: String) {
    (self.question, self.verdict, self.answer, self.comment) = (question, verdict, answer, comment)
  }
}

/// A file with answers in it.
public struct Written: Sendable {
  /// The whole file.
  public var bytes: [UInt8]
  /// The questions that got an answer or a comment.
  public var questions: Set<Identifier<Question>>
  /// The parts that differ from what was read: sheets, `xl/workbook.xml`, or the file itself.
  public var changedParts: [String]
  /// What a person should know about it.
  public var notes: [String]

  /// Makes a result.
  public init(
    bytes: [UInt8], questions: Set<Identifier<Question>> = [], changedParts: [String] = [], notes: [String] = []
  ) {
    self.bytes = bytes
    self.questions = questions
    self.changedParts = changedParts
    self.notes = notes
  }

  /// How many questions got an answer or a comment.
  public var answered: Int { questions.count }
}

/// What a reader understood of a file, for a person to confirm.
public struct Plan: Hashable, Sendable {
  /// The format, as `CSV`, `XLSX`, `OCIL 2.0`.
  public var format: String
  /// How the file is written, as `UTF-8, comma, CRLF`.
  public var detail: String
  /// Sheets and tables, in order.
  public var parts: [Part]
  /// What a person should look at.
  public var warnings: [String]

  /// A table of questions.
  public struct Part: Hashable, Sendable {
    /// The sheet's name, the XML path, or empty for CSV.
    public var name: String
    /// Header row as the file counts, from 1.
    public var header: Int?
    /// What each column was taken for, in order of columns.
    public var columns: [Column]
    /// Questions found.
    public var questions = 0
    /// Those that hold an answer already.
    public var answered = 0
    /// Those that may not be written: formulas, locked cells.
    public var refused = 0
    /// Rows left out, with the reason, as `3 section rows`.
    public var skipped: [String] = []
    /// The lists of answers offered, as `Yes, No, N/A (24 rows)`.
    public var domains: [String] = []
    /// How sure the reader is, from 0 to 1.
    public var confidence: Double
    /// Why it thinks so.
    public var reasons: [String]

    /// Makes a part.
    public init(name: String, header: Int? = nil, columns: [Column] = [], confidence: Double, reasons: [String] = []) {
      self.name = name
      self.header = header
      self.columns = columns
      self.confidence = confidence
      self.reasons = reasons
    }
  }

  /// A column and its role.
  public struct Column: Hashable, Sendable {
    /// The role.
    public var role: Role
    /// The column's letters, or the XPath.
    public var place: String
    /// The header's text.
    public var title: String

    /// Makes a column.
    public init(role: Role, place: String, title: String) { (self.role, self.place, self.title) = (role, place, title) }
  }

  /// Makes a plan.
  public init(format: String, detail: String = "", parts: [Part] = [], warnings: [String] = []) {
    (self.format, self.detail, self.parts, self.warnings) = (format, detail, parts, warnings)
  }

  /// Questions in all parts.
  public var questionCount: Int { parts.reduce(0) { $0 + $1.questions } }
}

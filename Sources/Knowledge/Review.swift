public import Model

/// What people decided about one answer besides its status.
public struct ReviewRecord: Hashable, Sendable {
  /// The questionnaire's base name.
  public var questionnaire: String
  /// The question.
  public var question: Identifier<Question>
  /// Who shall answer, or nil.
  public var owner: String?
  /// Until when it was put off, or nil.
  public var deferred: CalendarDate?
  /// Why: the words of a rejection, a deferral, an amendment beyond the sources.
  public var note: String
  /// What a person wrote in place of the draft.
  public var isAmended: Bool
  /// Who decided last.
  public var actor: String
  /// When.
  public var time: Instant

  /// Makes a record.
  public init(
    questionnaire: String, question: Identifier<Question>, owner: String? = nil, deferred: CalendarDate? = nil,
    note: String = "", isAmended: Bool = false, actor: String, time: Instant
  ) {
    (self.questionnaire, self.question, self.owner, self.deferred) = (questionnaire, question, owner, deferred)
    (self.note, self.isAmended, self.actor, self.time) = (note, isAmended, actor, time)
  }
}

/// An answer that was given before, and the question that it was given to.
public struct LibraryEntry: Hashable, Sendable {
  /// Where it came from.
  public enum Origin: String, Hashable, Sendable {
    /// A person approved it here.
    case approved
    /// It stood in a questionnaire that was answered elsewhere.
    case imported
  }

  /// The question's words.
  public var question: String
  /// What is asked, folded and sorted: topics, figures, and last the words that remain, as `w:laptop`.
  public var terms: [String]
  /// The answer.
  public var answer: Answer
  /// Where it came from.
  public var origin: Origin
  /// The questionnaire's base name.
  public var questionnaire: String
  /// The customer, or empty.
  public var customer: String
  /// Who approved or imported it.
  public var actor: String
  /// When.
  public var time: Instant

  /// Makes an entry.
  public init(
    question: String, terms: [String], answer: Answer, origin: Origin, questionnaire: String, customer: String = "",
    actor: String, time: Instant
  ) {
    (self.question, self.terms, self.answer, self.origin) = (question, terms, answer, origin)
    (self.questionnaire, self.customer, self.actor, self.time) = (questionnaire, customer, actor, time)
  }
}

/// A file that went to a customer, with the answers in it.
public struct SentFile: Hashable, Sendable {
  /// The file's name.
  public var file: String
  /// SHA-256 of its bytes.
  public var digest: Digest
  /// The questionnaire's base name.
  public var questionnaire: String
  /// To whom.
  public var customer: String
  /// By whom.
  public var actor: String
  /// When.
  public var time: Instant
  /// The answers as they stood.
  public var answers: [Answer]

  /// Makes a record.
  public init(
    file: String, digest: Digest, questionnaire: String, customer: String, actor: String, time: Instant,
    answers: [Answer]
  ) {
    (self.file, self.digest, self.questionnaire) = (file, digest, questionnaire)
    (self.customer, self.actor, self.time, self.answers) = (customer, actor, time, answers)
  }
}

/// Owners, notes, the answer library and what was sent to whom.
public protocol ReviewStore {
  /// Decisions on answers, by questionnaire and question; all questionnaires for nil.
  func reviews(of questionnaire: String?) throws -> [ReviewRecord]
  /// Keeps a decision in place of the one before.
  func save(_ review: ReviewRecord) throws
  /// Adds to the library; an entry to the same question of the same questionnaire is replaced.
  func remember(_ entries: [LibraryEntry]) throws
  /// Takes an approved answer out of the library.
  func forget(_ questionnaire: String, _ question: Identifier<Question>) throws
  /// Entries to this very question, and those to questions with the same subject and words, the newest first.
  ///
  /// - Parameters:
  ///   - question: The question's words as they stand.
  ///   - subject: All terms but the words, sorted.
  ///   - words: The terms that are words, sorted.
  ///   - slack: How many words an entry's question may have more, or lack, 2 at most.
  ///   - limit: How many entries of each origin to this very question, with the same or fewer words, with more words.
  func library(
    asking question: String, subject: [String], words: [String], slack: Int, limit: Int
  ) throws -> [LibraryEntry]
  /// How many entries the library has.
  func libraryCount() throws -> Int
  /// Records that a file was sent.
  func save(_ sent: SentFile) throws
  /// What was sent, in order.
  func sentFiles() throws -> [SentFile]
}

// The store: documents, claims, answers, decisions and ledger behind one protocol.
//
// An owner of further tables adds a `Migration`, a protocol of its own beside these, an extension of `SQLiteStore`
// that implements it, and its name to `Store`.
public import JSON
public import Model

/// Where a workspace keeps what it knows; one command is one transaction.
public protocol Store: AnyObject, DocumentStore, AnswerStore, DecisionStore, EvidenceStore, LedgerStore, ReviewStore,
  SettingStore, TextStore
{
  /// Whether nothing can be kept in it, for its folder or file system cannot be written.
  var isReadOnly: Bool { get }
  /// Runs a closure so that all it writes is kept together or not at all; inner calls join the outer.
  @discardableResult
  func transaction<Result>(_ body: () throws -> Result) throws -> Result
}

/// Imported documents and the claims in them.
public protocol DocumentStore {
  /// Keeps a document with its claims in place of its earlier import; claims get their lasting identifiers.
  ///
  /// The same words keep their identifier, as do changed words at the same place. `controls` names those of a claim; two
  /// tasks call it while others are stored, once for each claim.
  func save(
    _ document: Document, claims: [Claim], content: [UInt8], controls: @escaping @Sendable (Claim) -> [ControlLink]
  ) throws -> ImportChange
  /// Documents by name.
  func documents() throws -> [Document]
  /// The bytes of a document as imported, or nil.
  func content(of document: Identifier<Document>) throws -> [UInt8]?
  /// Removes a document with its claims; whether it was there.
  func remove(_ document: Identifier<Document>) throws -> Bool
  /// Claims by document and place; all documents for nil.
  func claims(of document: Identifier<Document>?) throws -> [Claim]
  /// One claim, or nil.
  func claim(_ id: Identifier<Claim>) throws -> Claim?
}

/// What an import changed.
public struct ImportChange: Hashable, Sendable {
  /// Claims as kept, with their lasting identifiers.
  public var claims: [Claim]
  /// Those that were not there.
  public var added: [Claim]
  /// Those whose words changed, with the words before.
  public var changed: [(before: Claim, after: Claim)]
  /// Those that are gone.
  public var removed: [Claim]
  /// Whether the document was there before.
  public var wasKnown: Bool

  /// Whether two changes are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.claims == right.claims && left.added == right.added && left.removed == right.removed
      && left.wasKnown == right.wasKnown && left.changed.map(\.after) == right.changed.map(\.after)
      && left.changed.map(\.before) == right.changed.map(\.before)
  }

  /// Hashes the claims as kept.
  public func hash(into hasher: inout Hasher) { hasher.combine(claims) }
}

/// How far an answer has come.
public enum AnswerStatus: String, Hashable, Sendable, CaseIterable {
  /// Made by the program, seen by nobody.
  case drafted
  /// Waits for a person.
  case needsReview = "needs_review"
  /// A person stands behind it.
  case approved
  /// What it stands on has changed since.
  case stale

  /// As a person reads it.
  public var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

/// An answer as the store keeps it.
public struct AnswerRecord: Hashable, Sendable {
  /// The questionnaire's base name.
  public var questionnaire: String
  /// The answer.
  public var answer: Answer
  /// How far it has come.
  public var status: AnswerStatus
  /// When it was made or decided on.
  public var updated: Instant

  /// Makes a record.
  public init(questionnaire: String, answer: Answer, status: AnswerStatus = .drafted, updated: Instant) {
    (self.questionnaire, self.answer, self.status, self.updated) = (questionnaire, answer, status, updated)
  }
}

extension DocumentStore {
  /// Keeps a document with claims that have their controls.
  public func save(_ document: Document, claims: [Claim], content: [UInt8]) throws -> ImportChange {
    try save(document, claims: claims, content: content) { $0.controls }
  }
}

/// Answers by questionnaire and question.
public protocol AnswerStore {
  /// Keeps answers, each in place of the one to the same question of the same questionnaire.
  func save(_ answers: [AnswerRecord]) throws
  /// Answers in the order in which they were first kept; all questionnaires for nil.
  func answers(to questionnaire: String?) throws -> [AnswerRecord]
  /// Answers that cite a claim.
  func answers(citing claim: Identifier<Claim>) throws -> [AnswerRecord]
  /// Sets the status of answers.
  func mark(_ questionnaire: String, _ questions: [Identifier<Question>], as status: AnswerStatus) throws
}

/// What a person decided: an approval, an assignment, an exclusion.
public struct Decision: Hashable, Sendable {
  /// When.
  public var time: Instant
  /// Who.
  public var actor: String
  /// What kind, as `answer.approve`, `soa.exclude`.
  public var kind: String
  /// What it is about, as `acme#Q12`.
  public var subject: String
  /// The particulars.
  public var particulars: JSONValue

  /// Makes a decision.
  public init(time: Instant, actor: String, kind: String, subject: String, particulars: JSONValue = [:]) {
    (self.time, self.actor, self.kind, self.subject) = (time, actor, kind, subject)
    self.particulars = particulars
  }
}

/// Decisions, appended and never changed.
public protocol DecisionStore {
  /// Appends a decision.
  func append(_ decision: Decision) throws
  /// Decisions in order, of one kind, about one subject, or all.
  func decisions(kind: String?, subject: String?) throws -> [Decision]
}

/// The append-only, hash-chained record of every action.
public protocol LedgerStore {
  /// Appends an entry; sequence and chaining are the store's.
  @discardableResult
  func append(
    action: String, subjects: [LedgerEntry.Subject], actor: String, time: Instant
  ) throws -> LedgerEntry
  /// How many lines there are.
  func ledgerCount() throws -> Int
  /// Hands the bytes of each line, without line feed, to a closure in order.
  func eachLedgerLine(from sequence: Int, _ body: ([UInt8]) throws -> Void) throws
}

/// Simple state by key.
public protocol SettingStore {
  /// The value, or nil.
  func setting(_ key: String) throws -> JSONValue?
  /// Keeps a value; nil removes it.
  func set(_ key: String, to value: JSONValue?) throws
  /// Keys that begin with a prefix, sorted, with their values.
  func settings(prefix: String) throws -> [(key: String, value: JSONValue)]
}

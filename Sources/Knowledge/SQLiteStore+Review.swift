import JSON
import Model
import SQLite

extension Migration {
  static let review = Migration(
    name: "review",
    script: """
      CREATE TABLE review(
        questionnaire TEXT NOT NULL, question TEXT NOT NULL, owner TEXT, deferred TEXT, note TEXT NOT NULL,
        amended INTEGER NOT NULL, actor TEXT NOT NULL, time INTEGER NOT NULL,
        PRIMARY KEY(questionnaire, question)) STRICT, WITHOUT ROWID;
      CREATE TABLE library(
        number INTEGER PRIMARY KEY, question TEXT NOT NULL, terms TEXT NOT NULL, body TEXT NOT NULL,
        origin TEXT NOT NULL, questionnaire TEXT NOT NULL, id TEXT NOT NULL, customer TEXT NOT NULL,
        actor TEXT NOT NULL, time INTEGER NOT NULL, UNIQUE(questionnaire, id)) STRICT;
      CREATE VIRTUAL TABLE library_terms USING fts5(
        terms, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '-_:./%'");
      CREATE TABLE sent(
        number INTEGER PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, questionnaire TEXT NOT NULL,
        customer TEXT NOT NULL, actor TEXT NOT NULL, time INTEGER NOT NULL, answers TEXT NOT NULL) STRICT;
      """)
}

extension SQLiteStore {
  /// See `ReviewStore`.
  public func reviews(of questionnaire: String?) throws -> [ReviewRecord] {
    try database.query(
      """
      SELECT questionnaire, question, owner, deferred, note, amended, actor, time FROM review
      WHERE ?1 IS NULL OR questionnaire = ?1 ORDER BY questionnaire, question
      """, [.optional(questionnaire)]
    ) { row in
      ReviewRecord(
        questionnaire: row.text(0), question: Identifier(row.text(1)), owner: row.optionalText(2),
        deferred: row.optionalText(3).flatMap { CalendarDate($0) }, note: row.text(4), isAmended: row.integer(5) == 1,
        actor: row.text(6), time: Instant(secondsSinceEpoch: row.integer(7)))
    }
  }

  /// See `ReviewStore`.
  public func save(_ review: ReviewRecord) throws {
    try transaction {
      try database.run(
        "INSERT OR REPLACE INTO review VALUES (?,?,?,?,?,?,?,?)",
        [
          .text(review.questionnaire), .text("\(review.question)"), .optional(review.owner),
          .optional(review.deferred?.description), .text(review.note), .integer(review.isAmended ? 1 : 0),
          .text(review.actor), .integer(review.time.secondsSinceEpoch),
        ])
    }
  }

  /// See `ReviewStore`.
  public func save(_ sent: SentFile) throws {
    try transaction {
      try database.run(
        "INSERT INTO sent(file, digest, questionnaire, customer, actor, time, answers) VALUES (?,?,?,?,?,?,?)",
        [
          .text(sent.file), .text(sent.digest.hexadecimal), .text(sent.questionnaire), .text(sent.customer),
          .text(sent.actor), .integer(sent.time.secondsSinceEpoch),
          .text(Column.json(.array(sent.answers.map(\.stored)))),
        ])
    }
  }

  /// See `ReviewStore`.
  public func sentFiles() throws -> [SentFile] {
    try database.query(
      "SELECT file, digest, questionnaire, customer, actor, time, answers FROM sent ORDER BY number"
    ) { row in
      guard let digest = Digest(hexadecimal: row.text(1)) else {
        throw Failure(.state, "the record of a sent file is damaged")
      }
      return SentFile(
        file: row.text(0), digest: digest, questionnaire: row.text(2), customer: row.text(3), actor: row.text(4),
        time: Instant(secondsSinceEpoch: row.integer(5)),
        answers: try JSONValue(parsing: row.text(6)).array?.compactMap { Answer(stored: $0) } ?? [])
    }
  }
}

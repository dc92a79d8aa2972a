import JSON
public import Model
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
  public func remember(_ entries: [LibraryEntry]) throws {
    try transaction {
      for entry in entries {
        try forget(entry.questionnaire, entry.answer.question)
        let terms = entry.terms.joined(separator: " ")
        let number = try database.first(
          """
          INSERT INTO library(question, terms, body, origin, questionnaire, id, customer, actor, time)
          VALUES (?,?,?,?,?,?,?,?,?) RETURNING number
          """,
          [
            .text(entry.question), .text(terms), .text(Column.json(entry.answer.stored)),
            .text(entry.origin.rawValue), .text(entry.questionnaire), .text("\(entry.answer.question)"),
            .text(entry.customer), .text(entry.actor), .integer(entry.time.secondsSinceEpoch),
          ]
        ) { $0.integer(0) }
        guard let number else { continue }
        try database.run("INSERT INTO library_terms(rowid, terms) VALUES (?, ?)", [.integer(number), .text(terms)])
      }
    }
  }

  /// See `ReviewStore`.
  public func forget(_ questionnaire: String, _ question: Identifier<Question>) throws {
    let old = try database.first(
      "SELECT number, terms FROM library WHERE questionnaire = ? AND id = ?",
      [.text(questionnaire), .text("\(question)")]
    ) { ($0.integer(0), $0.text(1)) }
    guard let (number, terms) = old else { return }
    try transaction {
      // A contentless index forgets a row when it is told what the row held.
      try database.run(
        "INSERT INTO library_terms(library_terms, rowid, terms) VALUES ('delete', ?, ?)",
        [.integer(number), .text(terms)])
      try database.run("DELETE FROM library WHERE number = ?", [.integer(number)])
    }
  }

  /// See `ReviewStore`.
  public func library(matching terms: [String], limit: Int) throws -> [LibraryEntry] {
    let words = terms.map { "\"" + $0.filter { $0 != "\"" } + "\"" }
    guard !words.isEmpty else { return [] }
    return try database.query(
      """
      SELECT question, terms, body, origin, questionnaire, customer, actor, time FROM library
      WHERE number IN (
        SELECT rowid FROM library_terms WHERE library_terms MATCH ?1 ORDER BY bm25(library_terms), rowid LIMIT ?2)
      ORDER BY time DESC, number DESC
      """, [.text(words.joined(separator: " OR ")), .integer(limit)], Self.libraryEntry)
  }

  /// See `ReviewStore`.
  public func libraryCount() throws -> Int {
    try database.first("SELECT count(*) FROM library") { $0.integer(0) } ?? 0
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

  private static func libraryEntry(_ row: Row) throws -> LibraryEntry {
    guard let answer = Answer(stored: try JSONValue(parsing: row.text(2))),
      let origin = LibraryEntry.Origin(rawValue: row.text(3))
    else { throw Failure(.state, "an entry of the answer library is damaged") }
    return LibraryEntry(
      question: row.text(0), terms: row.text(1).split(separator: " ").map(String.init), answer: answer, origin: origin,
      questionnaire: row.text(4), customer: row.text(5), actor: row.text(6),
      time: Instant(secondsSinceEpoch: row.integer(7)))
  }
}

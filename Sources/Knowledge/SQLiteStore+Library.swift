import JSON
public import Model
import SQLite

extension Migration {
  // The terms are sorted, so that the words stand last. FTS5 had to rank everything that shares a word.
  static let library = Migration(
    name: "library",
    script: """
      DROP TABLE library_terms;
      CREATE INDEX library_by_question ON library(question, origin);
      CREATE TABLE library_asked(
        subject TEXT NOT NULL, word_count INTEGER NOT NULL, words TEXT NOT NULL, origin TEXT NOT NULL,
        entry INTEGER NOT NULL, PRIMARY KEY(subject, word_count, words, origin, entry)) STRICT, WITHOUT ROWID;
      CREATE VIEW library_reading AS SELECT
        rtrim(substr(terms, 1, place - 1)) AS subject,
        (length(' ' || terms) - length(replace(' ' || terms, ' w:', ''))) / 3 AS word_count,
        ' ' || substr(terms, place) || ' ' AS words, origin, number AS entry
        FROM (SELECT number, origin, terms, instr(' ' || terms || ' w:', ' w:') AS place FROM library);
      INSERT INTO library_asked SELECT * FROM library_reading;
      """)
}

extension SQLiteStore {
  /// See `ReviewStore`.
  public func remember(_ entries: [LibraryEntry]) throws {
    try transaction {
      for entry in entries {
        try forget(entry.questionnaire, entry.answer.question)
        let number = try database.first(
          """
          INSERT INTO library(question, terms, body, origin, questionnaire, id, customer, actor, time)
          VALUES (?,?,?,?,?,?,?,?,?) RETURNING number
          """,
          [
            .text(entry.question), .text(entry.terms.joined(separator: " ")),
            .text(Column.json(entry.answer.stored)), .text(entry.origin.rawValue), .text(entry.questionnaire),
            .text("\(entry.answer.question)"), .text(entry.customer), .text(entry.actor),
            .integer(entry.time.secondsSinceEpoch),
          ]
        ) { $0.integer(0) }
        guard let number else { continue }
        try database.run(
          "INSERT INTO library_asked SELECT * FROM library_reading WHERE entry = ?",
          [.integer(number)])
      }
    }
  }

  /// See `ReviewStore`.
  public func forget(_ questionnaire: String, _ question: Identifier<Question>) throws {
    let old = try database.first(
      """
      SELECT subject, word_count, words, origin, entry FROM library_reading
      WHERE entry = (SELECT number FROM library WHERE questionnaire = ? AND id = ?)
      """, [.text(questionnaire), .text("\(question)")]
    ) { row -> [Value] in
      [
        .text(row.text(0)), .integer(row.integer(1)), .text(row.text(2)), .text(row.text(3)), .integer(row.integer(4)),
      ]
    }
    guard let old else { return }
    try transaction {
      try database.run(
        "DELETE FROM library_asked WHERE subject = ? AND word_count = ? AND words = ? AND origin = ? AND entry = ?", old
      )
      try database.run("DELETE FROM library WHERE number = ?", [old[4]])
    }
  }

  /// See `ReviewStore`.
  public func library(
    asking question: String, subject: [String], words: [String], slack: Int, limit: Int
  ) throws -> [LibraryEntry] {
    var values: [Value] = [
      .text(question), .text(subject.joined(separator: " ")), .text(Column.json(.array(Self.fewer(words, slack)))),
      .integer(words.count), .integer(words.count + slack), .integer(limit),
    ]
    // More would be too deep an expression for SQLite; whoever has these has nearly all.
    let needed = words.prefix(64).map { word in
      values.append(.text(" \(word) "))
      return " AND instr(words, ?\(values.count)) > 0"
    }
    // The newest of each origin, so that many that were imported hide none that a person approved.
    let place = "row_number() OVER (PARTITION BY origin ORDER BY entry DESC) AS place"
    return try database.query(
      """
      SELECT question, terms, body, origin, questionnaire, customer, actor, time FROM library
      WHERE number IN (
        SELECT entry FROM (
          SELECT entry, \(place) FROM (SELECT origin, number AS entry FROM library WHERE question = ?1)
        ) WHERE place <= ?6
        UNION SELECT entry FROM (
          SELECT entry, \(place) FROM json_each(?3) AS fewer CROSS JOIN library_asked
          WHERE subject = ?2 AND word_count = json_extract(fewer.value, '$[0]')
            AND words = json_extract(fewer.value, '$[1]')
        ) WHERE place <= ?6
        UNION SELECT entry FROM (
          SELECT entry, \(place) FROM library_asked
          WHERE subject = ?2 AND word_count > ?4 AND word_count <= ?5\(needed.joined())
        ) WHERE place <= ?6)
      ORDER BY time DESC, number DESC
      """, values, Self.libraryEntry)
  }

  /// The words, and all that remain of them without one or two, each with its count.
  ///
  /// Of very many words fewer are left out, as there are too many ways to.
  private static func fewer(_ words: [String], _ slack: Int) -> [JSONValue] {
    let slack = min(slack, words.count > 256 ? 0 : words.count > 64 ? 1 : 2)
    // Words are dropped from the last to the first, so that no set comes twice.
    var sets = [(words: words, droppable: words.count)]
    var start = 0
    for _ in 0..<slack {
      let end = sets.count
      for set in sets[start..<end] {
        for place in 0..<set.droppable {
          var fewer = set.words
          fewer.remove(at: place)
          sets.append((fewer, place))
        }
      }
      start = end
    }
    return sets.map { [.integer($0.words.count), .string(" " + $0.words.joined(separator: " ") + " ")] }
  }

  /// See `ReviewStore`.
  public func libraryCount() throws -> Int {
    try database.first("SELECT count(*) FROM library") { $0.integer(0) } ?? 0
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

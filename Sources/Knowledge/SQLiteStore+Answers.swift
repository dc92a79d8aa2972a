import JSON
public import Model
import SQLite

extension SQLiteStore {
  /// See `AnswerStore`.
  public func save(_ answers: [AnswerRecord]) throws {
    try transaction {
      for record in answers {
        let answer = record.answer
        let number = try database.first(
          """
          INSERT INTO answer(questionnaire, question, status, updated, verdict, body) VALUES (?,?,?,?,?,?)
          ON CONFLICT(questionnaire, question) DO UPDATE SET
            status = excluded.status, updated = excluded.updated, verdict = excluded.verdict, body = excluded.body
          RETURNING number
          """,
          [
            .text(record.questionnaire), .text("\(answer.question)"), .text(record.status.rawValue),
            .integer(record.updated.secondsSinceEpoch), .text(answer.verdict.rawValue),
            .text(Column.json(answer.stored)),
          ]
        ) { $0.integer(0) }
        guard let number else { continue }
        try database.run("DELETE FROM answer_claim WHERE answer = ?", [.integer(number)])
        for claim in Set(answer.citations.map(\.claim)).sorted() {
          try database.run("INSERT INTO answer_claim VALUES (?, ?)", [.integer(number), .text("\(claim)")])
        }
      }
    }
  }

  /// See `AnswerStore`.
  public func answers(to questionnaire: String?) throws -> [AnswerRecord] {
    try database.query(
      "SELECT \(Self.answerColumns) FROM answer WHERE ?1 IS NULL OR questionnaire = ?1 ORDER BY number",
      [.optional(questionnaire)], Self.record)
  }

  /// See `AnswerStore`.
  public func answers(citing claim: Identifier<Claim>) throws -> [AnswerRecord] {
    try database.query(
      """
      SELECT \(Self.answerColumns) FROM answer
      WHERE number IN (SELECT answer FROM answer_claim WHERE claim = ?) ORDER BY number
      """, [.text("\(claim)")], Self.record)
  }

  /// See `AnswerStore`.
  public func mark(_ questionnaire: String, _ questions: [Identifier<Question>], as status: AnswerStatus) throws {
    try transaction {
      for question in questions {
        try database.run(
          "UPDATE answer SET status = ? WHERE questionnaire = ? AND question = ?",
          [.text(status.rawValue), .text(questionnaire), .text("\(question)")])
      }
    }
  }

  private static let answerColumns = "questionnaire, status, updated, body"

  private static func record(_ row: Row) throws -> AnswerRecord {
    guard let status = AnswerStatus(rawValue: row.text(1)),
      let answer = Answer(stored: try JSONValue(parsing: row.text(3)))
    else { throw Failure(.state, "an answer in the store is damaged") }
    return AnswerRecord(
      questionnaire: row.text(0), answer: answer, status: status, updated: Instant(secondsSinceEpoch: row.integer(2)))
  }
}

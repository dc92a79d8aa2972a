/// One step of the schema. Steps are applied once each, by name, in the order of the list.
struct Migration: Sendable {
  /// Never changed once it was shipped.
  let name: String
  /// Statements.
  let script: String

  /// Every step; append new ones at the end.
  static let all: [Migration] = [.documents, .answers, .decisions, .ledger, .settings, .evidence, .review, .library]
}

extension Migration {
  static let documents = Migration(
    name: "documents",
    script: """
      CREATE TABLE document(
        name TEXT PRIMARY KEY, title TEXT NOT NULL, path TEXT NOT NULL, media_type TEXT NOT NULL,
        digest TEXT NOT NULL, as_of TEXT, imported INTEGER NOT NULL, line_count INTEGER NOT NULL,
        warnings TEXT NOT NULL, content BLOB NOT NULL) STRICT;
      CREATE TABLE claim(
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(name) ON DELETE CASCADE,
        place INTEGER NOT NULL, section TEXT NOT NULL, start_line INTEGER NOT NULL, end_line INTEGER NOT NULL,
        text TEXT NOT NULL, quote TEXT NOT NULL, digest TEXT NOT NULL,
        lead_in TEXT, lead_in_start INTEGER, lead_in_end INTEGER, modality TEXT NOT NULL,
        parameters TEXT NOT NULL, scope TEXT NOT NULL, topics TEXT NOT NULL, controls TEXT NOT NULL,
        UNIQUE(document, place)) STRICT;
      """)

  static let answers = Migration(
    name: "answers",
    script: """
      CREATE TABLE answer(
        number INTEGER PRIMARY KEY, questionnaire TEXT NOT NULL, question TEXT NOT NULL, status TEXT NOT NULL,
        updated INTEGER NOT NULL, verdict TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE(questionnaire, question)) STRICT;
      CREATE TABLE answer_claim(
        answer INTEGER NOT NULL REFERENCES answer(number) ON DELETE CASCADE, claim TEXT NOT NULL,
        PRIMARY KEY(answer, claim)) STRICT, WITHOUT ROWID;
      CREATE INDEX answer_by_claim ON answer_claim(claim);
      """)

  static let decisions = Migration(
    name: "decisions",
    script: """
      CREATE TABLE decision(
        number INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
        subject TEXT NOT NULL, particulars TEXT NOT NULL) STRICT;
      CREATE INDEX decision_by_subject ON decision(subject, kind);
      """)

  static let ledger = Migration(
    name: "ledger",
    script: """
      CREATE TABLE ledger(seq INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT;
      CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
      """)

  static let settings = Migration(
    name: "settings", script: "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;")
}

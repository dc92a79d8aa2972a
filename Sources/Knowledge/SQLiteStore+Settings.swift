public import JSON
import Model
import SQLite

extension SQLiteStore {
  /// See `SettingStore`.
  public func setting(_ key: String) throws -> JSONValue? {
    try database.first("SELECT value FROM setting WHERE key = ?", [.text(key)]) { try JSONValue(parsing: $0.text(0)) }
  }

  /// See `SettingStore`.
  public func set(_ key: String, to value: JSONValue?) throws {
    try transaction {
      guard let value else {
        try database.run("DELETE FROM setting WHERE key = ?", [.text(key)])
        return
      }
      try database.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", [.text(key), .text(Column.json(value))])
    }
  }

  /// See `SettingStore`.
  public func settings(prefix: String) throws -> [(key: String, value: JSONValue)] {
    try database.query(
      "SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key", [.text(prefix)]
    ) { ($0.text(0), try JSONValue(parsing: $0.text(1))) }
  }

  /// See `DecisionStore`.
  public func append(_ decision: Decision) throws {
    try transaction {
      try database.run(
        "INSERT INTO decision(time, actor, kind, subject, particulars) VALUES (?,?,?,?,?)",
        [
          .integer(decision.time.secondsSinceEpoch), .text(decision.actor), .text(decision.kind),
          .text(decision.subject), .text(Column.json(decision.particulars)),
        ])
    }
  }

  /// See `DecisionStore`.
  public func decisions(kind: String?, subject: String?) throws -> [Decision] {
    try database.query(
      """
      SELECT time, actor, kind, subject, particulars FROM decision
      WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR subject = ?2) ORDER BY number
      """, [.optional(kind), .optional(subject)]
    ) {
      Decision(
        time: Instant(secondsSinceEpoch: $0.integer(0)), actor: $0.text(1), kind: $0.text(2), subject: $0.text(3),
        particulars: try JSONValue(parsing: $0.text(4)))
    }
  }
}

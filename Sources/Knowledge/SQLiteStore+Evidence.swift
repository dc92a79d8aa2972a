public import Model
import SQLite

extension Migration {
  static let evidence = Migration(
    name: "evidence",
    script: """
      CREATE TABLE evidence(
        id TEXT PRIMARY KEY, bundle TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, item TEXT NOT NULL,
        occurrence TEXT, period_from INTEGER, period_to INTEGER, collected INTEGER NOT NULL, expires INTEGER,
        sufficiency TEXT NOT NULL, measurements TEXT NOT NULL, controls TEXT NOT NULL) STRICT;
      CREATE INDEX evidence_by_bundle ON evidence(bundle);
      CREATE TABLE evidence_control(
        evidence TEXT NOT NULL REFERENCES evidence(id) ON DELETE CASCADE, control TEXT NOT NULL,
        PRIMARY KEY(control, evidence)) STRICT, WITHOUT ROWID;
      CREATE INDEX evidence_control_by_evidence ON evidence_control(evidence);
      """)
}

extension SQLiteStore: EvidenceStore {
  /// Keeps records in place of those with the same ids.
  public func save(_ evidence: [Evidence]) throws {
    try transaction {
      for record in evidence {
        try database.run("DELETE FROM evidence WHERE id = ?", [.text("\(record.id)")])
        try database.run(
          "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
          [
            .text("\(record.id)"), .text(record.bundle.hexadecimal), .text(record.path),
            .text(record.digest.hexadecimal), .text(record.item), .optional(record.occurrence),
            .optional(record.period?.lowerBound.secondsSinceEpoch),
            .optional(record.period?.upperBound.secondsSinceEpoch),
            .integer(record.collected.secondsSinceEpoch), .optional(record.expires?.secondsSinceEpoch),
            .text(record.sufficiency.rawValue), .text(Column.text(record.measurements)),
            .text(record.controls.map(\.description).joined(separator: "\n")),
          ])
        for control in Set(record.controls) {
          try database.run(
            "INSERT INTO evidence_control VALUES (?,?)", [.text("\(record.id)"), .text("\(control)")])
        }
      }
    }
  }

  /// Records by id; all for nil.
  public func evidence(for control: ControlReference?) throws -> [Evidence] {
    guard let control else { return try database.query("SELECT * FROM evidence ORDER BY id", [], Self.evidence) }
    return try database.query(
      "SELECT * FROM evidence WHERE id IN (SELECT evidence FROM evidence_control WHERE control = ?) ORDER BY id",
      [.text("\(control)")], Self.evidence)
  }

  /// Removes a bundle's records; how many there were.
  @discardableResult
  public func removeEvidence(of bundle: Digest) throws -> Int {
    try transaction { try database.run("DELETE FROM evidence WHERE bundle = ?", [.text(bundle.hexadecimal)]) }
  }

  private static func evidence(_ row: Row) throws -> Evidence {
    let controls = try row.text(12).split(separator: "\n").map { text in
      guard let colon = text.firstIndex(of: ":") else {
        throw Failure(.state, "a control reference in the store is damaged")
      }
      return ControlReference(Identifier(String(text[..<colon])), Identifier(String(text[text.index(after: colon)...])))
    }
    var period: Range<Instant>?
    if let from = row.optionalInteger(6), let to = row.optionalInteger(7), from <= to {
      period = Instant(secondsSinceEpoch: from)..<Instant(secondsSinceEpoch: to)
    }
    guard let sufficiency = Sufficiency(rawValue: row.text(10)) else {
      throw Failure(.state, "an evidence record in the store is damaged")
    }
    return Evidence(
      id: Identifier(row.text(0)), bundle: try Column.digest(row.text(1)), path: row.text(2),
      digest: try Column.digest(row.text(3)), item: row.text(4), controls: controls, occurrence: row.optionalText(5),
      period: period, collected: Instant(secondsSinceEpoch: row.integer(8)),
      expires: row.optionalInteger(9).map { Instant(secondsSinceEpoch: $0) }, sufficiency: sufficiency,
      measurements: try Column.parameters(row.text(11)))
  }
}

import JSON
public import Model
import SQLite
import Signing

extension SQLiteStore {
  /// See `LedgerStore`.
  @discardableResult
  public func append(
    action: String, subjects: [LedgerEntry.Subject], actor: String, time: Instant
  ) throws -> LedgerEntry {
    try transaction {
      let last = try lastLeaf ?? leaf()
      let entry = LedgerEntry(
        sequence: last.count, time: time, actor: actor, action: action, subjects: subjects, previous: last.hash)
      let line = entry.line
      try database.run("INSERT INTO ledger VALUES (?, ?)", [.integer(entry.sequence), .blob(line)])
      lastLeaf = (last.count + 1, LedgerEntry.leafHash(of: line))
      return entry
    }
  }

  /// See `LedgerStore`.
  public func ledgerCount() throws -> Int {
    try database.first("SELECT coalesce(max(seq) + 1, 0) FROM ledger") { $0.integer(0) } ?? 0
  }

  /// See `LedgerStore`.
  public func eachLedgerLine(from sequence: Int = 0, _ body: ([UInt8]) throws -> Void) throws {
    try database.each("SELECT line FROM ledger WHERE seq >= ? ORDER BY seq", [.integer(sequence)]) {
      try body($0.blob(0))
    }
  }

  private func leaf() throws -> (count: Int, hash: Digest) {
    let last = try database.first("SELECT seq, line FROM ledger ORDER BY seq DESC LIMIT 1") {
      ($0.integer(0), $0.blob(1))
    }
    guard let last else { return (0, LedgerEntry.none) }
    return (last.0 + 1, LedgerEntry.leafHash(of: last.1))
  }
}

extension LedgerEntry {
  /// What the first line has for its predecessor: 64 zeros.
  public static let none = Digest(bytes: Array(repeating: 0, count: 32))

  /// The bytes of the line without line feed: RFC 8785.
  public var line: [UInt8] {
    func string(_ text: String) -> JSONValue {
      // The note allows no DEL, which RFC 8785 would leave as it is.
      .string(
        text.utf8.contains(0x7F)
          ? String(text.unicodeScalars.map { $0 == "\u{7F}" ? "\u{FFFD}" : Character($0) }) : text)
    }
    let things: [JSONValue] = subjects.map {
      ["digest": .string($0.digest.hexadecimal), "name": string($0.name)]
    }
    let value: JSONValue = [
      "action": string(action), "actor": string(actor), "prev": .string(previous.hexadecimal),
      "seq": .integer(sequence), "subjects": .array(things), "time": .string(time.description),
    ]
    return value.canonical
  }

  /// RFC 6962 leaf hash of a line: SHA-256 of a zero byte and the line without line feed.
  public static func leafHash(of line: [UInt8]) -> Digest { Digest(bytes: SHA256.digest(of: [0] + line)) }
}

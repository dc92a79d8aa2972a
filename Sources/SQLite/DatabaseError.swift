import CSQLite

/// A failed call, read once where it failed: code, SQLite's words, the statement without its values.
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Extended result code.
  public let code: Int32
  /// SQLite's words.
  public let message: String
  /// The statement, or empty.
  public let sql: String

  init(_ handle: OpaquePointer?, _ code: Int32, sql: String = "") {
    self.code = handle.map { sqlite3_extended_errcode($0) } ?? code
    message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    self.sql = sql
  }

  /// Whether another process holds the lock.
  public var isBusy: Bool { code & 0xFF == SQLITE_BUSY }
  /// Whether the disk is full.
  public var isFull: Bool { code & 0xFF == SQLITE_FULL }
  /// Whether the file is no database or damaged.
  public var isDamaged: Bool { [SQLITE_NOTADB, SQLITE_CORRUPT].contains(code & 0xFF) }
  /// Whether the file or its folder may not be written.
  public var isReadOnly: Bool { [SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM].contains(code & 0xFF) }
  /// Whether a rule of the schema was broken: a key, a check, a foreign key.
  public var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

  /// SQLite's words with the code.
  public var description: String { "\(message) (SQLite \(code))" }
}

// SQL statements and transactions over SQLite: the only importer of CSQLite.
import CSQLite
import Glibc

/// A connection to a database file, closed when it is released: WAL, foreign keys, statements kept for reuse.
public final class Database {
  /// Whether it was opened for reading, since it may not be written.
  public let isReadOnly: Bool
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  private var depth = 0

  /// Opens a file, or makes it; `:memory:` is a database of its own. What may not be written is opened for reading.
  public init(path: String, creating: Bool = true) throws(DatabaseError) {
    isReadOnly = !creating && Self.isReadOnly(path)
    handle =
      isReadOnly
      ? try Self.openReadOnly(path)
      : try Self.open(path, SQLITE_OPEN_READWRITE | (creating ? SQLITE_OPEN_CREATE : 0))
    sqlite3_busy_timeout(handle, 500)
    try execute("PRAGMA foreign_keys = ON")
    try execute("PRAGMA trusted_schema = OFF")
    guard !isReadOnly else { return }
    try execute("PRAGMA journal_mode = WAL")
    // FULL, as a line of the ledger must survive what a later file of ours survives.
    try execute("PRAGMA synchronous = FULL")
    // 32 MB: with the 2 MB that are usual, a large import writes pages that it changes again.
    try execute("PRAGMA cache_size = -32768")
  }

  private static func open(_ path: String, _ access: Int32) throws(DatabaseError) -> OpaquePointer {
    var pointer: OpaquePointer?
    let code = sqlite3_open_v2(path, &pointer, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
    guard code == SQLITE_OK, let pointer else {
      let error = DatabaseError(pointer, code)
      sqlite3_close_v2(pointer)
      throw error
    }
    return pointer
  }

  /// Opens a file beside which nothing can be written.
  ///
  /// A database in WAL needs its index, which others may have made. Where there is none nobody writes, and what the
  /// file holds is all there is, unless a killed process left its log.
  private static func openReadOnly(_ path: String) throws(DatabaseError) -> OpaquePointer {
    let handle = try open(path, SQLITE_OPEN_READONLY)
    let code = sqlite3_exec(handle, "SELECT 1 FROM sqlite_schema", nil, nil, nil)
    guard code != SQLITE_OK else { return handle }
    let error = DatabaseError(handle, code)
    sqlite3_close_v2(handle)
    var log = stat()
    guard error.isReadOnly, stat(path + "-wal", &log) != 0 || log.st_size == 0 else { throw error }
    let escaped = path.unicodeScalars.map { ["%": "%25", "#": "%23", "?": "%3F"][$0] ?? String($0) }.joined()
    return try open("file:\(escaped)?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  /// Whether a file is there that this process, or any on this file system, may not write.
  private static func isReadOnly(_ path: String) -> Bool {
    guard access(path, F_OK) == 0 else { return false }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return access(path, W_OK) != 0 || access(folder.isEmpty ? "/" : folder, W_OK) != 0
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Runs statements that have no parameters and give no rows.
  public func execute(_ script: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(handle, code, sql: script) }
  }

  /// Runs one statement and returns the number of rows that it changed.
  @discardableResult
  public func run(_ sql: String, _ values: [Value] = []) throws(DatabaseError) -> Int {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
    return Int(sqlite3_changes64(handle))
  }

  /// Runs a statement that gives no rows several times, each with the parameters that a closure writes, in another task
  /// where they are many; it writes as many for each.
  public func run(
    _ sql: String, times count: Int, _ fill: @escaping @Sendable (Int, inout BoundRows) -> Void
  ) throws(DatabaseError) {
    let statement = try prepared(sql)
    guard count > 2 * RowsAhead.size else { return try statement.run(BoundRows(0..<count, fill)) }
    let ahead = RowsAhead(count, fill)
    for batch in 0..<ahead.batches { try statement.run(ahead.rows(of: batch)) }
  }

  /// Hands each row of a query to a closure and returns what it made of them.
  public func query<Result>(_ sql: String, _ values: [Value] = [], _ read: (Row) throws -> Result) throws -> [Result] {
    var results: [Result] = []
    try each(sql, values) { results.append(try read($0)) }
    return results
  }

  /// The first row of a query, or nil.
  public func first<Result>(_ sql: String, _ values: [Value] = [], _ read: (Row) throws -> Result) throws -> Result? {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? try read(Row(statement: statement)) : nil
  }

  /// Hands each row of a query to a closure, without keeping them.
  public func each(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() { try body(Row(statement: statement)) }
  }

  /// Runs a closure in one transaction that holds the write lock from its start; inner ones join the outer.
  ///
  /// `waiting` is called once where another process holds the lock; after `patience` seconds the error is thrown.
  @discardableResult
  public func transaction<Result>(
    patience: Int = 60, waiting: () -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    guard depth == 0 else { return try body() }
    do {
      try execute("BEGIN IMMEDIATE")
    } catch let error where error.isBusy {
      waiting()
      sqlite3_busy_timeout(handle, Int32(patience) * 1000)
      defer { sqlite3_busy_timeout(handle, 500) }
      try execute("BEGIN IMMEDIATE")
    }
    depth += 1
    defer { depth -= 1 }
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Some failures, as a full disk, have rolled back already: there is nothing to report then.
      try? execute("ROLLBACK")
      throw error
    }
  }

  private func prepared(_ sql: String) throws(DatabaseError) -> Statement {
    // A statement in use, as in a query inside a query, is taken out until it is done.
    if let statement = statements[sql], sqlite3_stmt_busy(statement.handle) == 0 { return statement }
    let statement = try Statement(handle, sql)
    if statements[sql] == nil { statements[sql] = statement }
    return statement
  }
}

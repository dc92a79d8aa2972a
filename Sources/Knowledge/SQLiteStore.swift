import Files
import Model
import SQLite

/// The embedded store: one SQLite file.
public final class SQLiteStore: Store {
  let database: Database
  /// Leaf hash of the ledger's last line, while a transaction keeps others from appending.
  var lastLeaf: (count: Int, hash: Digest)?
  private let path: String
  private let waiting: () -> Void
  private var isInTransaction = false

  /// Opens the store, making or migrating it; `waiting` is called where another process holds it.
  public init(path: String, creating: Bool = false, waiting: @escaping () -> Void = {}) throws {
    self.path = path
    self.waiting = waiting
    do {
      database = try Database(path: path, creating: creating)
      try Self.migrate(database, waiting)
    } catch let error as DatabaseError where error.isReadOnly && !creating && !Folder.exists(path) {
      throw Failure(
        .state, "is not there", at: .file(path),
        hint: "vouch init makes a new one, for a vouch export to be imported into")
    } catch let error as DatabaseError where error.isReadOnly && Folder.exists(path + "-wal") {
      throw Failure(
        .state, "an interrupted command left the workspace unfinished, and it cannot be written", at: .file(path),
        hint: "run vouch status once where it can be written")
    } catch let error as DatabaseError {
      throw Self.failure(error, path)
    }
  }

  /// Whether the file was opened for reading, since it may not be written.
  public var isReadOnly: Bool { database.isReadOnly }

  /// Runs a closure in one transaction; another process is waited for.
  @discardableResult
  public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    guard !isInTransaction else { return try body() }
    isInTransaction = true
    defer {
      isInTransaction = false
      lastLeaf = nil
    }
    do {
      return try database.transaction(waiting: waiting, body)
    } catch let error as DatabaseError {
      throw Self.failure(error, path)
    }
  }

  private static func migrate(_ database: Database, _ waiting: () -> Void) throws {
    // Read first: an up-to-date store is opened without taking the write lock.
    let known = try database.first("SELECT 1 FROM sqlite_schema WHERE name = 'migration'") { _ in true } ?? false
    let applied = known ? Set(try database.query("SELECT name FROM migration") { $0.text(0) }) : []
    let names = Set(Migration.all.map(\.name))
    guard applied.isSubset(of: names) else {
      throw Failure(
        .state,
        "the workspace was written by a newer vouch (\(applied.subtracting(names).sorted().joined(separator: ", ")))",
        hint: "install the newer version")
    }
    guard applied.count < names.count else { return }
    try database.transaction(waiting: waiting) {
      try database.execute("CREATE TABLE IF NOT EXISTS migration(name TEXT PRIMARY KEY) STRICT")
      let applied = Set(try database.query("SELECT name FROM migration") { $0.text(0) })
      for step in Migration.all where !applied.contains(step.name) {
        try database.execute(step.script)
        try database.run("INSERT INTO migration VALUES (?)", [.text(step.name)])
      }
    }
  }

  private static func failure(_ error: DatabaseError, _ path: String) -> Failure {
    if error.isBusy {
      return Failure(
        .state, "another vouch has held the workspace for a minute", at: .file(path),
        hint: "wait for it to end, then try again")
    }
    if error.isDamaged {
      return Failure(
        .state, "is not a usable database: \(error.message)", at: .file(path),
        hint: "vouch init another folder, and import a vouch export into it")
    }
    if error.isFull {
      return Failure(.output, "no space left; nothing was changed", at: .file(path), hint: "free some space")
    }
    if error.isReadOnly {
      return Failure(
        .state, "the workspace cannot be written: \(error.message)", at: .file(path),
        hint: "check the permissions of the .vouch folder and that it is not on a read-only file system")
    }
    return Failure(.state, "the store refused: \(error)", at: .file(path))
  }
}

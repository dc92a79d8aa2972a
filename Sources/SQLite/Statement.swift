import CSQLite

/// The one owner of a prepared statement; finalised when it is released.
final class Statement {
  let handle: OpaquePointer
  private let database: OpaquePointer
  private let sql: String

  init(_ database: OpaquePointer, _ sql: String) throws(DatabaseError) {
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw DatabaseError(database, code, sql: sql) }
    (handle, self.database, self.sql) = (pointer, database, sql)
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ values: [Value]) throws(DatabaseError) {
    for (offset, value) in values.enumerated() {
      let index = Int32(offset + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
        case .real(let number): sqlite3_bind_double(handle, index, number)
        case .text(let text): bind(text, index)
        case .blob(let bytes): bind(bytes, index)
        }
      guard code == SQLITE_OK else { throw DatabaseError(database, code, sql: sql) }
    }
  }

  /// Runs once with the parameters of each row, which are forgotten afterwards.
  func run(_ rows: BoundRows) throws(DatabaseError) {
    // SQLite reads the text where it lies, which ends with the closure.
    let error: DatabaseError? = rows.bytes.withUnsafeBytes { bytes in
      defer { reset() }
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      var next = 0
      for end in rows.ends {
        for index in next..<end {
          let code = bind(rows.pieces[index], start, Int32(index - next + 1))
          guard code == SQLITE_OK else { return DatabaseError(database, code, sql: sql) }
        }
        next = end
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else { return DatabaseError(database, code, sql: sql) }
        sqlite3_reset(handle)
      }
      return nil
    }
    if let error { throw error }
  }

  private func bind(_ piece: BoundRows.Piece, _ start: UnsafePointer<CChar>, _ index: Int32) -> Int32 {
    switch piece {
    case .null: sqlite3_bind_null(handle, index)
    case .integer(let number): sqlite3_bind_int64(handle, index, Int64(number))
    case .text(let range):
      sqlite3_bind_text64(handle, index, start + range.lowerBound, UInt64(range.count), nil, UInt8(SQLITE_UTF8))
    }
  }

  /// Whether there is a row.
  func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw DatabaseError(database, code, sql: sql) }
    return false
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  private func bind(_ text: String, _ index: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        // An empty buffer may have no address, which SQLite takes for NULL.
        guard let address = $0.baseAddress else {
          return sqlite3_bind_text(handle, index, "", 0, vouch_SQLITE_TRANSIENT())
        }
        return sqlite3_bind_text64(
          handle, index, address, UInt64($0.count), vouch_SQLITE_TRANSIENT(), UInt8(SQLITE_UTF8))
      }
    }
  }

  private func bind(_ bytes: [UInt8], _ index: Int32) -> Int32 {
    bytes.withUnsafeBytes {
      guard let address = $0.baseAddress, !$0.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
      return sqlite3_bind_blob64(handle, index, address, UInt64($0.count), vouch_SQLITE_TRANSIENT())
    }
  }
}

/// The current row of a query; valid inside the closure that gets it.
public struct Row {
  let statement: Statement

  /// INTEGER of a column, 0 for NULL.
  public func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement.handle, Int32(column))) }

  /// REAL of a column, 0 for NULL.
  public func real(_ column: Int) -> Double { sqlite3_column_double(statement.handle, Int32(column)) }

  /// TEXT of a column, empty for NULL.
  public func text(_ column: Int) -> String {
    guard let pointer = sqlite3_column_text(statement.handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: pointer, count: count), as: UTF8.self)
  }

  /// BLOB of a column, empty for NULL.
  public func blob(_ column: Int) -> [UInt8] {
    guard let pointer = sqlite3_column_blob(statement.handle, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: pointer, count: count))
  }

  /// Whether a column is NULL.
  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement.handle, Int32(column)) == SQLITE_NULL }

  /// INTEGER of a column, or nil for NULL.
  public func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  /// REAL of a column, or nil for NULL.
  public func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }

  /// TEXT of a column, or nil for NULL.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
}

import Foundation
import Testing

@testable import SQLite

@Suite("SQLite") struct DatabaseTests {
  let path = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString).db").path

  @Test("every kind of value comes back as it was")
  func values() throws {
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE t(a INTEGER, b REAL, c TEXT, d BLOB) STRICT")
    let text = "nul \u{0} and ☃ and \u{1F600}"
    try database.run("INSERT INTO t VALUES (?,?,?,?)", [.integer(.max), .real(0.1), .text(text), .blob([0, 255])])
    try database.run("INSERT INTO t VALUES (?,?,?,?)", [nil, nil, "", .blob([])])
    let rows = try database.query("SELECT * FROM t") {
      ($0.integer(0), $0.real(1), $0.text(2), $0.blob(3), $0.isNull(0), $0.isNull(2))
    }
    #expect(rows[0].0 == .max && rows[0].1 == 0.1 && rows[0].2 == text && rows[0].3 == [0, 255])
    #expect(rows[1].4 && !rows[1].5 && rows[1].3 == [])
    #expect(try database.first("SELECT a FROM t WHERE a IS NULL") { $0.optionalInteger(0) } == .some(nil))
  }

  @Test("rows that another task writes ahead come in their order", arguments: [0, 1, 256, 257, 384, 5000])
  func manyRows(_ count: Int) throws {
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE t(a INTEGER UNIQUE, b TEXT) STRICT")
    try database.run("INSERT INTO t VALUES (?,?)", times: count) { index, row in
      row.append(index)
      row.append(String(index))
    }
    let rows = try database.query("SELECT a, b FROM t ORDER BY rowid") { ($0.integer(0), $0.text(1)) }
    #expect(rows.map(\.0) == Array(0..<count) && rows.map(\.1) == (0..<count).map { String($0) })
    guard count > 0 else { return }
    #expect(throws: DatabaseError.self) {
      try database.run("INSERT INTO t VALUES (?,NULL)", times: count) { $1.append($0 == count - 1 ? 0 : -$0 - 1) }
    }
  }

  @Test("a statement that runs many times writes each row as it was given")
  func rows() throws {
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE t(a INTEGER, b TEXT, c TEXT NOT NULL) STRICT")
    let texts = ["nul \u{0} and ☃", "", nil]
    try database.run("INSERT INTO t VALUES (?,?,?)", times: 3) { index, row in
      row.append(index == 1 ? nil : index)
      row.append(texts[index])
      row.appendText { bytes in for _ in 0..<index { bytes.append(0x78) } }
    }
    let rows = try database.query("SELECT * FROM t") { ($0.optionalInteger(0), $0.optionalText(1), $0.text(2)) }
    #expect(rows.map(\.0) == [0, nil, 2] && rows.map(\.1) == texts && rows.map(\.2) == ["", "x", "xx"])
    let error = #expect(throws: DatabaseError.self) {
      try database.run("INSERT INTO t VALUES (1, 'b', ?)", times: 1) { $1.append(String?.none) }
    }
    #expect(error?.isConstraint == true)
  }

  @Test("errors carry SQLite's words and the statement, never the values")
  func errors() throws {
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE t(a TEXT PRIMARY KEY) STRICT")
    try database.run("INSERT INTO t VALUES (?)", ["secret"])
    let error = #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t VALUES (?)", ["secret"]) }
    #expect(error?.isConstraint == true && error?.description.contains("secret") == false)
    #expect(throws: DatabaseError.self) { try database.run("SELEC") }
    try database.run("INSERT INTO t VALUES (?)", ["after"])
  }

  @Test("a transaction is kept whole or not at all, inner ones with the outer")
  func transactions() throws {
    struct Stop: Error {}
    let database = try Database(path: ":memory:")
    try database.execute("CREATE TABLE t(a INTEGER) STRICT")
    #expect(throws: Stop.self) {
      try database.transaction {
        try database.run("INSERT INTO t VALUES (1)")
        try database.transaction { try database.run("INSERT INTO t VALUES (2)") }
        throw Stop()
      }
    }
    #expect(try database.first("SELECT count(*) FROM t") { $0.integer(0) } == 0)
    try database.transaction { try database.run("INSERT INTO t VALUES (3)") }
    #expect(try database.first("SELECT sum(a) FROM t") { $0.integer(0) } == 3)
  }

  @Test("a second writer waits, is told so, and gives up with a busy error")
  func busy() throws {
    let one = try Database(path: path)
    let two = try Database(path: path)
    try one.execute("CREATE TABLE t(a INTEGER) STRICT")
    var told = 0
    let error = #expect(throws: DatabaseError.self) {
      try one.transaction {
        try two.transaction(patience: 1, waiting: { told += 1 }) { try two.run("INSERT INTO t VALUES (1)") }
      }
    }
    #expect(error?.isBusy == true && told == 1)
    try two.transaction { try two.run("INSERT INTO t VALUES (1)") }
  }

  @Test("a file that is no database is refused")
  func files() throws {
    try Data("this is not a database, although it is long enough".utf8).write(to: URL(filePath: path))
    let error = #expect(throws: DatabaseError.self) { try Database(path: path) }
    #expect(error?.isDamaged == true)
    #expect(throws: DatabaseError.self) { try Database(path: path + "-missing", creating: false) }
  }
}

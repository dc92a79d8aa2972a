import Foundation
import JSON
import Model
import SQLite
import Signing
import Testing

@testable import Knowledge

@Suite("Ledger") struct LedgerTests {
  let path = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString).db").path

  private func lines(_ store: any Store) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    try store.eachLedgerLine(from: 0) { lines.append($0) }
    return lines
  }

  @Test("lines are the bytes of the format note, chained by leaf hashes")
  func bytes() throws {
    let store = try SQLiteStore(path: path, creating: true)
    let digest = Digest(bytes: SHA256.digest(of: Array("x".utf8)))
    try store.append(
      action: "document.import", subjects: [.init(name: "a \"quote\" é\u{7F}", digest: digest)], actor: "ann",
      time: Instant(secondsSinceEpoch: 1_772_787_600))
    try store.append(
      action: "answer.draft", subjects: [], actor: "bob", time: Instant(secondsSinceEpoch: 1_772_787_601))
    let lines = try lines(store)
    let zeros = String(repeating: "0", count: 64)
    let first = """
      {"action":"document.import","actor":"ann","prev":"\(zeros)","seq":0,"subjects":[{"digest":"\(digest.hexadecimal)",\
      "name":"a \\"quote\\" é\u{FFFD}"}],"time":"2026-03-06T09:00:00Z"}
      """
    #expect(lines[0] == Array(first.utf8))
    let leaf = SHA256.hexadecimal(of: [0] + Array(first.utf8))
    #expect(String(decoding: lines[1], as: UTF8.self).contains("\"prev\":\"\(leaf)\",\"seq\":1"))
    #expect(try lines.allSatisfy { try JSONValue(parsing: $0, file: "ledger").canonical == $0 })
  }

  @Test("the store refuses to change or drop a line")
  func appendOnly() throws {
    let store = try SQLiteStore(path: path, creating: true)
    try store.append(action: "a", subjects: [], actor: "x", time: Instant(secondsSinceEpoch: 0))
    #expect(throws: DatabaseError.self) { try store.database.run("DELETE FROM ledger") }
    #expect(throws: DatabaseError.self) { try store.database.run("UPDATE ledger SET line = x'00'") }
    #expect(try store.ledgerCount() == 1)
  }

  @Test("two stores on one file make one chain")
  func shared() throws {
    let one = try SQLiteStore(path: path, creating: true)
    let two = try SQLiteStore(path: path)
    for round in 0..<20 {
      let store = round % 2 == 0 ? one : two
      try store.append(action: "\(round)", subjects: [], actor: "x", time: Instant(secondsSinceEpoch: round))
    }
    var previous = LedgerEntry.none
    for line in try lines(one) {
      #expect(try JSONValue(parsing: line, file: "ledger")["prev"]?.string == previous.hexadecimal)
      previous = LedgerEntry.leafHash(of: line)
    }
    #expect(try two.ledgerCount() == 20)
  }

  @Test("a store of a newer version is refused, and an old one migrated")
  func versions() throws {
    _ = try SQLiteStore(path: path, creating: true)
    let database = try Database(path: path)
    try database.run("INSERT INTO migration VALUES ('from-the-future')")
    let error = #expect(throws: Failure.self) { try SQLiteStore(path: path) }
    #expect(error?.message.contains("from-the-future") == true)
    try database.execute("DELETE FROM migration WHERE name IN ('from-the-future', 'settings'); DROP TABLE setting")
    let store = try SQLiteStore(path: path)
    try store.set("key", to: 1)
    #expect(try store.setting("key") == 1)
    #expect(Set(Migration.all.map(\.name)).count == Migration.all.count)
  }
}

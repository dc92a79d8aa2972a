import Foundation
import JSON
import Model
import SQLite
import Signing
import Testing

@testable import Knowledge

@Suite("Text export") struct TextStoreTests {
  private func store() throws -> SQLiteStore {
    let path = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString).db").path
    return try SQLiteStore(path: path, creating: true)
  }

  private func records(_ store: SQLiteStore) throws -> [(line: Int, record: JSONValue)] {
    var records: [(line: Int, record: JSONValue)] = []
    try store.eachRecord { records.append((records.count + 2, $0)) }
    return records
  }

  private func filled() throws -> SQLiteStore {
    let store = try store()
    let digest = Digest(bytes: [UInt8](repeating: 1, count: 32))
    let time = Instant(secondsSinceEpoch: 1_780_000_000)
    let claims = (1...3).map { number in
      Claim(
        id: "", document: "trust", section: ["A"], lines: number...number, text: "Claim \(number)", quote: "q",
        digest: digest, modality: .inPlace,
        controls: [ControlLink(ControlReference(Framework.iso27001, "A.8.24"), .subsetOf, score: 0.5, reason: "r")])
    }
    for (name, content) in [
      ("trust", Array("a\r\n\u{0}b\n".utf8)), ("binary", (0...255).map(UInt8.init)), ("empty", []),
    ] {
      let document = Document(
        name: Identifier(name), title: "T", path: name, mediaType: "text/plain",
        digest: Digest(bytes: SHA256.digest(of: content)), imported: time, lineCount: 2)
      _ = try store.save(document, claims: name == "trust" ? claims : [], content: content)
    }
    var answer = Answer(question: "Q1", questionText: "Why?", verdict: .yes, confidence: 0.5, reason: "r")
    answer.citations = [
      Citation(
        claim: try store.claims(of: "trust")[0].id, document: "trust", section: [], lines: 1...1, quote: "q",
        digest: digest)
    ]
    try store.save([AnswerRecord(questionnaire: "q", answer: answer, updated: time)])
    try store.remember([
      LibraryEntry(
        question: "Why?", terms: ["f:why", "t:a", "w:so"], answer: answer, origin: .approved, questionnaire: "q",
        actor: "ann",
        time: time)
    ])
    for subject in ["b", "a", "b"] {
      try store.append(
        Decision(time: time, actor: "ann", kind: "gap.set", subject: subject, particulars: ["n": .number(2.5)]))
    }
    try store.set("key", to: ["x": 1])
    try store.save([
      Evidence(
        id: "e\"1", bundle: digest, path: "data/x", digest: digest, item: "i",
        controls: [ControlReference(Framework.iso27001, "A.8.24"), ControlReference(Framework.soc2, "CC6.1")],
        collected: time, sufficiency: .met)
    ])
    try store.append(action: "x", subjects: [], actor: "ann", time: time)
    return store
  }

  private func ledger(_ store: SQLiteStore) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    try store.eachLedgerLine(from: 0) { lines.append($0) }
    return lines
  }

  @Test func restoredStoreIsTheSame() throws {
    let one = try filled()
    let two = try store()
    try two.restore(try records(one), file: "w", ledger: try ledger(one))
    #expect(try records(two).map(\.record) == records(one).map(\.record))
    #expect(try ledger(two) == ledger(one))
    #expect(try two.claims(of: nil) == one.claims(of: nil))
    for name in ["trust", "binary", "empty"] {
      #expect(try two.content(of: Identifier(name)) == one.content(of: Identifier(name)))
    }
    #expect(try two.answers(citing: one.claims(of: "trust")[0].id).count == 1)
    for words in [["w:so"], ["w:it", "w:so"]] {
      let found = try two.library(asking: "", subject: ["f:why", "t:a"], words: words, slack: 1, limit: 3)
      #expect(found.map(\.question) == ["Why?"])
    }
    #expect(try two.evidence(for: ControlReference(Framework.soc2, "CC6.1")) == one.evidence(for: nil))
    #expect(try two.decisions(kind: nil, subject: nil) == one.decisions(kind: nil, subject: nil))
  }

  @Test func everyTableIsKnown() throws {
    let store = try store()
    let virtual = try store.database.query(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'"
    ) { $0.text(0) }
    // A virtual table is not written as text: it must be derived from another.
    #expect(virtual.isEmpty)
  }

  @Test func damageIsRefusedWhole() throws {
    let one = try filled()
    let good = try records(one)
    var bad: [[(line: Int, record: JSONValue)]] = []
    bad.append(good + [(99, ["table": "claim; DROP TABLE claim", "row": [:]])])
    bad.append(good + [(99, ["table": "setting", "row": ["key": "k", "value) VALUES (1); --": "x"]])])
    bad.append(good + [(99, ["table": "setting", "row": ["key": 1, "value": "x"]])])
    bad.append(good + [(99, ["no": "record"])])
    bad.append(good + good)
    bad.append(good.map { $0.record["text"] == "\u{0}b" ? ($0.line, ["document": "trust", "text": "c"]) : $0 })
    for records in bad {
      let two = try store()
      #expect(throws: Failure.self) { try two.restore(records, file: "w", ledger: nil) }
      #expect(try self.records(two).isEmpty)
    }
    let two = try store()
    var lines = try ledger(one)
    lines[0][12] ^= 1
    #expect(throws: (any Error).self) { try two.restore(good, file: "w", ledger: lines + lines) }
    #expect(try records(two).isEmpty)
    #expect(throws: Failure.self) { try one.restore(good, file: "w", ledger: nil) }
  }

  @Test("what two people changed is named with all lines to choose from")
  func rivals() throws {
    func setting(_ key: String, _ value: String) -> JSONValue {
      ["table": "setting", "row": ["key": .string(key), "value": .string(value)]]
    }
    let records = [setting("a", "1"), setting("b", "2"), setting("a", "3"), setting("b", "4"), setting("c", "5")]
    let error = #expect(throws: Failure.self) {
      try self.store().restore(records.enumerated().map { ($0.offset + 2, $0.element) }, file: "w", ledger: nil)
    }
    #expect(error?.message == "lines 2 and 4 are both setting a; lines 3 and 5 are both setting b")
    #expect(error?.location?.description == "w:4")
  }

  @Test(
    "what two people decided apart comes in the order of its time",
    arguments: [
      ([("a", 1, 5), ("b", 1, 5)], ["a", "b"]), ([("a", 7, 30), ("b", 6, 20), ("b2", 6, 10)], ["b2", "b", "a"]),
      ([("a", 7, 20), ("b", 6, 20)], ["b", "a"]),
    ])
  func numbersGivenTwiceAreGivenAnew(_ given: [(String, Int, Int)], _ expected: [String]) throws {
    let records: [(line: Int, record: JSONValue)] = given.enumerated().map { index, decision in
      let row: JSONValue = [
        "number": .integer(decision.1), "time": .integer(decision.2), "actor": "ann", "kind": "gap.set",
        "subject": .string(decision.0), "particulars": "{}",
      ]
      return (index + 2, ["table": "decision", "row": row])
    }
    let store = try store()
    try store.restore(records, file: "w", ledger: nil)
    #expect(try store.decisions(kind: nil, subject: nil).map(\.subject) == expected)
  }

  @Test("of two ledgers side by side one goes on, and the other's end is handed back")
  func mergedLedger() throws {
    let one = try filled()
    let base = try ledger(one)
    let two = try store()
    try two.restore([], file: "w", ledger: base)
    let time = Instant(secondsSinceEpoch: 1_790_000_000)
    for actor in ["ann", "bob"] { try one.append(action: "y", subjects: [], actor: actor, time: time) }
    try two.append(action: "z", subjects: [], actor: "cleo", time: time)
    let (left, right) = (try ledger(one), try ledger(two))
    let merged = try store()
    let ends = try merged.restore([], file: "w", ledger: left + right.suffix(1))
    #expect(ends == [LedgerEntry.leafHash(of: right[right.count - 1])])
    #expect(try ledger(merged) == left)
    for damaged in [left + left.suffix(1), left.dropLast(2) + left.suffix(1), left.reversed(), left + left] {
      #expect(throws: Failure.self) { try self.store().restore([], file: "w", ledger: damaged) }
    }
  }
}

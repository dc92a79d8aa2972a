import JSON
import Model
import Testing

@testable import Bundles

/// Bytes that wait for their place, in memory and in a file without a name.
struct SpoolTests {
  @Test(arguments: [0, 1, 4_000, 300_000, 524_288, 524_289, 2_000_000])
  func bytesComeBackAsTheyWent(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
    for piece in [1_000, 65_536, 600_000, max(1, count)] {
      var spool = Spool()
      for start in stride(from: 0, to: count, by: piece) {
        try spool.append(Array(bytes[start..<min(count, start + piece)]))
      }
      #expect(spool.size == count)
      #expect(try spool.bytes() == bytes)
      var lines: [[UInt8]] = []
      try spool.eachLine { line, _ in lines.append(Array(line)) }
      var reader = SpoolLines(spool)
      var same: [[UInt8]] = []
      while let line = try reader.next() { same.append(line) }
      #expect(lines == same)
      #expect(lines.reduce(0) { $0 + $1.count + 1 } - (bytes.last == 0x0A ? 0 : min(1, count)) == count)
    }
  }

  @Test func theLastLineSaysWhetherItEnds() throws {
    for (text, expected) in [("", []), ("a\n", [true]), ("a\nb", [true, false]), ("\n\n", [true, true])]
      as [(String, [Bool])]
    {
      var ends: [Bool] = []
      try Spool(Array(text.utf8)).eachLine { _, isWhole in ends.append(isWhole) }
      #expect(ends == expected, "\(text)")
    }
  }

  @Test func linesAreReadInOrderHoweverTheyWerePut() throws {
    let count = 3_000
    var lines = IndexLines(count: count)
    for number in (0..<count).reversed() { try lines.put(Self.line(number), at: number) }
    for number in 0..<count { #expect(try lines.take(at: number) == Self.line(number)) }
    #expect(try lines.take(at: 0) == nil && lines.take(at: count) == nil)
  }

  @Test(arguments: 0..<6) func listsAreTheSameInWhateverOrderTheirLinesAreMade(seed: Int) throws {
    let count = 2_300
    let records = SealTests.artefacts(count).enumerated().map { number, item in
      var record = item.artefact
      (record.rows, record.size, record.salt) = (number, number, String(repeating: "0", count: 32))
      record.digest = Digest(bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 32))
      return record
    }
    var (inOrder, anyOrder, reader) = (ListWriter(), ListWriter(count: count), IndexReader())
    for record in records { try inOrder.append(record) }
    // Places within a reach of some hundred, as two threads take them, or all turned round.
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let keys = (0..<count).map { place in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return seed == 0 ? -place : place + Int(state >> 40) % (1 << (2 * seed))
    }
    for place in (0..<count).sorted(by: { (keys[$0], $0) < (keys[$1], $1) }) {
      let bytes = records[place].json.canonical
      try anyOrder.put(records[place], try reader.own(bytes), bytes, at: place)
    }
    let (one, other) = (inOrder.finish(), anyOrder.finish())
    #expect(one.count == count && other.count == count)
    #expect(one.root == other.root)
    #expect(try one.index.bytes() == other.index.bytes())
    #expect(try one.manifest.bytes() == other.manifest.bytes())
    #expect(one.rows == other.rows)
    #expect(one.tally.bytes == other.tally.bytes)
    let names = try #require(other.tally.controls["iso27001:A.8.15"]).first.map(\.path)
    #expect(names == records.prefix(Tally.mostNamed).map(\.path))
  }

  private static func line(_ number: Int) -> [UInt8] {
    Array("\(number):".utf8) + [UInt8](repeating: 0x78, count: number % 700)
  }

  @Test func theFirstPlacesOfAControlAreNamedWhateverTheOrder() throws {
    var tally = Tally()
    for (number, item) in SealTests.artefacts(200).enumerated().reversed() { tally.add(item.artefact, at: number) }
    let control = try #require(tally.controls["iso27001:A.8.15"])
    #expect(control.count == 200 && control.first.map(\.place) == Array(0..<Tally.mostNamed))
  }
}

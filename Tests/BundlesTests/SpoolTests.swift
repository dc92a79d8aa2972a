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
    var number = 0
    try lines.forEach { line in
      #expect(line == Self.line(number))
      number += 1
    }
    #expect(number == count)
  }

  private static func line(_ number: Int) -> [UInt8] {
    Array("\(number):".utf8) + [UInt8](repeating: 0x78, count: number % 700)
  }

  @Test func theFirstPlacesOfAControlAreNamedWhateverTheOrder() throws {
    var tally = Tally()
    for (number, item) in SealTests.artefacts(200).enumerated().reversed() { tally.add(item.artefact, at: number) }
    let control = try #require(tally.controls["iso27001:A.8.15"])
    #expect(control.count == 200 && control.first == Array(0..<Tally.mostNamed))
  }
}

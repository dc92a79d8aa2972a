import Testing

@testable import Patterns

@Suite struct LiteralFilterTests {
  private let filter = LiteralFilter([
    (["AKIA", "ASIA"], false), (["password"], true), ([], false), (["abc"], false), (["api_key", "api-key"], true),
  ])

  private func groups(_ text: String, wanted: UInt64 = .max) -> UInt64 {
    Array(text.utf8).withUnsafeBytes { filter.groups(in: $0, wanted: wanted) } & 0b11111
  }

  @Test(arguments: 0..<9) func literalsAreFoundAtEveryPlace(blanks: Int) {
    let before = String(repeating: " ", count: blanks)
    for after in ["", " ", "xx", "xxx"] {
      #expect(groups("\(before)AKIA\(after)") == 0b01101)
      #expect(groups("\(before)PassWord\(after)") == 0b01110)
      #expect(groups("\(before)API-KEY\(after)API_KEY") == 0b11100)
    }
  }

  @Test(arguments: ["", "A", "AKI", "KIA", "akia", "passwor", "password"]) func onlyWholeLiteralsCount(text: String) {
    #expect(groups(text) == (text == "password" ? 0b01110 : 0b01100))
  }

  @Test func onlyWhatIsWantedIsFound() {
    #expect(groups("AKIA password", wanted: 0b00110) == 0b00110)
  }

  /// What a search for each literal by itself finds, on text of few letters that comes close to the literals often.
  @Test(arguments: 0..<40) func agreesWithASearchOfEachLiteral(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces = ["AK", "IA", "AKIA", "pass", "word", "PASS", "api", "_", "-", "key", "x"]
    for _ in 0..<200 {
      let text = (0..<next(12)).map { _ in pieces[next(pieces.count)] }.joined()
      let folded = text.lowercased()
      var expected: UInt64 = 0b01100
      if text.contains("AKIA") || text.contains("ASIA") { expected |= 0b00001 }
      if folded.contains("password") { expected |= 0b00010 }
      if folded.contains("api_key") || folded.contains("api-key") { expected |= 0b10000 }
      #expect(groups(text) == expected, "\(text)")
    }
  }

  @Test(arguments: [0, 1, 31, 32, 33, 100, 8_159, 8_160, 8_161, 20_000]) func bytesAreCounted(count: Int) {
    let bytes = (0..<count).map { $0 % 3 == 0 ? UInt8(0x0A) : UInt8(truncatingIfNeeded: $0 | 0x80) }
    bytes.withUnsafeBytes { buffer in
      #expect(buffer.count(of: 0x0A) == bytes.count { $0 == 0x0A })
      #expect(buffer.firstIndex(of: 0x0A, from: 1) == bytes.dropFirst().firstIndex(of: 0x0A))
    }
  }
}

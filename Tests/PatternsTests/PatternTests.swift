import Testing

@testable import Patterns

@Suite struct PatternTests {
  @Test func groupsAreByteRanges() throws {
    let pattern = try Pattern("([a-z]+)@([a-z]+)(x)?")
    let match = try #require(pattern.firstMatch(in: Array("é me@here".utf8)))
    #expect(match == [3..<10, 3..<5, 6..<10, nil])
  }

  @Test func searchGoesOnFromAnOffset() throws {
    let pattern = try Pattern("a", caseless: true)
    let text = Array("xAxa".utf8)
    #expect(pattern.firstMatch(in: text, from: 2)?.first == 3..<4)
    #expect(pattern.firstMatch(in: text, from: 4) == nil)
    #expect(pattern.firstMatch(in: [], from: 0) == nil)
  }

  @Test func invalidBytesAreSubjectsToo() throws {
    #expect(try Pattern("\\xff").firstMatch(in: [0, 255, 10])?.first == 1..<2)
  }

  @Test func aRefusedPatternSaysWhere() {
    #expect(throws: PatternError.self) { try Pattern("a(b") }
    do { _ = try Pattern("a(b") } catch { #expect(error.offset == 3 && !error.message.isEmpty) }
  }
}

import Testing

@testable import Documents

@Suite struct PhrasesTests {
  private let phrases = Phrases<Int>([
    ("_3 criteria|keywords :", 1), ("_1 audit", 2), ("audit # report", 3), ("the _ audit", 4),
  ])

  @Test(
    arguments: [
      ("Trust services criteria: security", [1, 1, 1]), ("keywords :", [1]), ("criteria alone", []),
      ("The yearly audit", [4, 2, 2]), ("Nothing here", []), ("audit 3 report", [3, 2]),
      ("one two three four keywords :", [1, 1, 1, 1]),
    ])
  func aGapMayBeginAPattern(_ text: String, _ meanings: [Int]) {
    #expect(phrases.matches(in: Words(text)).map(\.meaning) == meanings)
  }

  @Test func aPatternThatAnyWordBeginsNeedsNoOther() {
    let figures = Phrases<Int>([("# days", 1), ("_2 weeks", 2)])
    #expect(figures.matches(in: Words("within 3 days")).map(\.meaning) == [1])
  }
}

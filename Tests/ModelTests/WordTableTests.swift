import Model
import Testing

struct WordTableTests {
  private func insert(_ word: String, _ table: inout WordTable) -> Int {
    Array(word.utf8).withUnsafeBufferPointer { table.insert($0) }
  }

  private func number(_ word: String, _ table: WordTable) -> Int? {
    Array(word.utf8).withUnsafeBufferPointer { table.number(of: $0) }
  }

  @Test func wordsAreNumberedInTheOrderOfTheirFirstAppearance() {
    var table = WordTable(capacity: 1)
    #expect(["a", "backup", "", "a", "encryption-at-rest"].map { insert($0, &table) } == [0, 1, 2, 0, 3])
    #expect(table.count == 4)
    #expect(number("backup", table) == 1)
    #expect(number("backups", table) == nil)
  }

  @Test func numbersStayWhileTheTableGrows() {
    var table = WordTable(capacity: 1)
    let words = (0..<5000).map { "word\($0 * 7919)" }
    #expect(words.map { insert($0, &table) } == Array(0..<5000))
    #expect(words.map { insert($0, &table) } == Array(0..<5000))
    var text: [UInt8] = []
    table.append(4711, to: &text)
    #expect(text == Array(words[4711].utf8))
  }

  @Test func forgottenWordsAreNew() {
    var table = WordTable()
    _ = insert("first", &table)
    table.removeAll()
    #expect(number("first", table) == nil)
    #expect(insert("second", &table) == 0)
  }
}

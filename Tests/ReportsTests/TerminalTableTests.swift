import Testing

@testable import Reports

@Suite("Terminal tables") struct TerminalTableTests {
  let table = TerminalTable(
    [.init("id"), .init("n", isNumeric: true), .init("words", .clipped)],
    rows: [["a", "1", "a long line of words that goes on"], ["bb", "20", "short"]])

  @Test("everything is shown where there is room")
  func full() {
    #expect(
      table.text(width: Int.max) == """
        ID   N  WORDS
        a    1  a long line of words that goes on
        bb  20  short

        """)
  }

  @Test("long cells are cut off or go on where there is none")
  func narrow() {
    #expect(
      table.text(width: 24) == """
        ID   N  WORDS
        a    1  a long line of …
        bb  20  short

        """)
    var wrapping = table
    wrapping.columns[2].fitting = .wrapped
    #expect(wrapping.text(width: 24).split(separator: "\n").map(\.count).max() ?? 0 <= 24)
    #expect(wrapping.text(width: 24).contains("words that goes\n        on\n"))
    #expect(TerminalTable.wrapped("abcdefgh ij", 3) == ["abc", "def", "gh", "ij"])
  }

  @Test("imported text cannot move the cursor, change direction or break the row")
  func hostile() {
    let hostile = TerminalTable([.init("text")], rows: [["\u{1B}[31mred\u{202E}\r\nnext\u{0}\u{9B}1m\tx"]])
    #expect(hostile.text(width: 80) == "TEXT\n\\u{1B}[31mred\\u{202E} next\\u{0}\\u{9B}1m x\n")
    #expect(Visible.width(of: "日本") == 4 && Visible.width(of: "e\u{301}") == 1)
    #expect(Visible.clipped("日本語", to: 4) == "日…")
  }

  @Test("rows that are too short or too long are no trap")
  func ragged() {
    let ragged = TerminalTable([.init("a"), .init("b")], rows: [[], ["1", "2", "3"]])
    #expect(ragged.text(width: 80) == "A  B\n\n1  2\n")
  }
}

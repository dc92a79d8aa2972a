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

  @Test("names are broken after their marks and never cut off where all columns together are too wide")
  func names() {
    let names = TerminalTable(
      [.init("answer"), .init("status", .wrapped), .init("sure", isNumeric: true)],
      rows: [["a-customer-with-a-long-file-name-2026#17", "needs review, until 2026-12-01, amended", "100 %"]])
    #expect(
      names.text(width: 40) == """
        ANSWER               STATUS         SURE
        a-customer-with-a-   needs         100 %
        long-file-name-      review,
        2026#17              until
                             2026-12-01,
                             amended

        """)
    #expect(TerminalTable.wrapped("iso27001:A.8.13", 10) == ["iso27001:", "A.8.13"])
  }

  @Test("long texts stand under their row where they have no room beside it")
  func stacked() {
    let stacked = TerminalTable(
      [.init("id"), .init("asked", .below), .init("answer", .below)],
      rows: [["acme#1", "Is customer data encrypted at rest?", "Yes. It is, in every database."], ["b", "Why?", ""]])
    #expect(
      stacked.text(width: 40) == """
        ID
        acme#1
            asked   Is customer data encrypted
                    at rest?
            answer  Yes. It is, in every
                    database.
        b
            asked   Why?

        """)
    #expect(
      stacked.text(width: 60).hasPrefix(
        "ID      ASKED                      ANSWER\nacme#1  Is customer data           Yes. It is, in every\n"))
    #expect(stacked.text(width: Int.max).split(separator: "\n").count == 3)
  }

  @Test("a row that no width suits becomes lines under its first cell")
  func tooWide() {
    let figures = TerminalTable(
      [.init("topic")] + ["stated", "given", "accuracy"].map { .init($0, isNumeric: true) },
      rows: [["backup", "12", "7", "91.7"], ["logs", "3", "", "100.0"]])
    #expect(
      figures.text(width: 28) == """
        TOPIC
        backup
            stated    12
            given     7
            accuracy  91.7
        logs
            stated    3
            accuracy  100.0

        """)
    #expect(figures.text(width: 40).hasPrefix("TOPIC   STATED  GIVEN  ACCURACY\n"))
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

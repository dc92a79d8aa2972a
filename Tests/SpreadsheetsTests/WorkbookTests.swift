import Glibc
import Spreadsheets
import Testing

@Suite struct WorkbookTests {
  private func workbook(_ text: String) -> Workbook {
    var head = Style()
    head.isBold = true
    head.fill = 0xDDF4FF
    return Workbook(
      title: "Test", company: "Example & Co", created: 1_772_000_000,
      sheets: [
        Sheet(
          name: "Findings", widths: [12, 40],
          rows: [
            [Cell("id", head), Cell("state", head)], [Cell(text), Cell("gap")], [Cell(.number(2.5)), Cell("")],
          ],
          frozenRows: 1, frozenColumns: 1, filterRow: 0,
          dropdowns: [.init(column: 1, rows: 1..<3, options: ["conforms", "gap"])])
      ])
  }

  @Test func sameValuesGiveSameBytes() throws {
    let first = try workbook("=1+1").bytes()
    #expect(first.starts(with: Array("PK".utf8)))
    sleep(2)
    #expect(try workbook("=1+1").bytes() == first)
    #expect(try workbook("=1+2").bytes() != first)
  }

  @Test func hostileTextIsKeptAsText() throws {
    for text in ["=cmd|' /C calc'!A0", "\u{0}\u{7}\u{1B}", String(repeating: "ä", count: 40_000), "</v><f>1</f>"] {
      #expect(!(try workbook(text).bytes().isEmpty))
    }
  }

  @Test func badSheetNameIsRefused() {
    var bad = workbook("x")
    bad.sheets[0].name = "a/b"
    #expect(throws: (any Error).self) { try bad.bytes() }
  }
}

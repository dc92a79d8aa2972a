import Testing

@testable import Questionnaires

/// Cells that are read in one look must be what the scanner finds.
@Suite struct PlainCellTests {
  private static let cells = [
    "<c r=\"A2\"/>", "<c r=\"A2\" s=\"3\" />", "<c r=\"A2\" t=\"s\"><v>12</v></c>", "<c r=\"A2\"></c>",
    "<c><v></v></c>",
    "<c r=\"A2\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>",
    "<c s=\"1\" r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> </t></is></c>",
  ]
  /// Those that need more than a look.
  private static let others = [
    "<c r='A2'><v>1</v></c>", "<c r=\"A2\"><f>1</f><v>1</v></c>", "<c r=\"A2\" cm=\"1\"><v>1</v></c>",
    "<x:c r=\"A2\"/>",
    "<c  r=\"A2\"/>", "<c r=\"A2\"><v><![CDATA[1]]></v></c>", "<col min=\"1\"/>", "<c r=\"A2\"><v>1</v> </c>",
    "<c r=\"A2\" r=\"B2\"/>", "<c r=\"A2\"><is><r><t>a</t></r></is></c>", "<c r=\"A2", "<c", "<c r=\"A2\"><v>1",
  ]

  @Test(arguments: cells) func findsWhatTheScannerFinds(cell: String) throws {
    #expect(isPlain(cell))
    // An attribute that says nothing sends the scanner to look.
    let scanned = cell.replacing("<c", with: "<c ph=\"1\"")
    #expect(!isPlain(scanned))
    let (one, two) = (try sheet(cell), try sheet(scanned))
    #expect(one.rows.count == two.rows.count && one.cells.count == two.cells.count)
    for (index, (one, two)) in zip(one.cells, two.cells).enumerated() {
      #expect(one.column == two.column && one.style == two.style && one.kind == two.kind)
      #expect(one.element.count == two.element.count - (index == 0 ? 7 : 0))
      #expect(
        one.value.count == two.value.count && (one.value.isEmpty || one.value.lowerBound + 7 == two.value.lowerBound))
    }
  }

  @Test(arguments: others) func leavesOthersToTheScanner(cell: String) { #expect(!isPlain(cell)) }

  private func sheet(_ cell: String) throws -> Sheet {
    let text = "<sheetData><row r=\"2\">\(cell)<c r=\"B2\"><v>1</v></c></row></sheetData>"
    return try Sheet(Array(text.utf8), file: "f", sheet: "s")
  }

  private func isPlain(_ cell: String) -> Bool {
    Array((cell + "<c/>").utf8).withUnsafeBufferPointer { PlainCell($0, at: 0) != nil }
  }
}

import Testing

@testable import Markdown

struct MarkdownTests {
  private func text(_ block: MarkdownBlock) -> String {
    block.spans.map { ($0.followsBreak ? " " : "") + String(decoding: $0.text, as: UTF8.self) }.joined()
  }

  @Test func blocksKnowTheirLinesAndLists() {
    let blocks = Markdown.blocks(
      of: Array("# One\n\nTwo *three*\nfour\n\n- five\n  - six\n\n`seven`\n\n| A | B |\n|---|---|\n| c | d |\n".utf8))
    #expect(blocks.map(text) == ["One", "Two three four", "five", "six", "seven", "AB", "cd"])
    #expect(blocks.map(\.lines) == [1...1, 3...4, 6...6, 7...7, 9...9, 11...11, 13...13])
    #expect(blocks.map(\.listDepth) == [0, 0, 1, 2, 0, 0, 0])
    #expect(blocks[5].kind == .row(isHeader: true) && blocks[6].kind == .row(isHeader: false))
    #expect(blocks[6].cellCount == 2 && blocks[6].spans.map(\.cell) == [0, 1])
    #expect(blocks[1].spans.last?.line == 4)
  }

  @Test func struckTextAndRawHTMLAreLeftOut() {
    let blocks = Markdown.blocks(of: Array("We ~~never~~ always test.\n\n<!-- not this -->\n".utf8))
    #expect(text(blocks[0]) == "We  always test.")
    #expect(blocks[1].kind == .verbatim && blocks[1].spans.isEmpty)
  }

  @Test func depthNeedsNoStack() {
    let blocks = Markdown.blocks(of: Array(String(repeating: "> ", count: 50_000).utf8) + Array("end".utf8))
    #expect(blocks.count == 1)
  }
}

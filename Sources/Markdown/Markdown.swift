// Markdown blocks with their source lines over cmark-gfm: the only importer of CMarkdown.

import CMarkdown

/// A leaf block of a Markdown document, in reading order.
public struct MarkdownBlock: Sendable {
  /// What the block is.
  public enum Kind: Hashable, Sendable {
    /// A heading of level 1 to 6.
    case heading(level: Int)
    /// Running text.
    case paragraph
    /// A row of a table; the first row of a table names its columns.
    case row(isHeader: Bool)
    /// Code or raw HTML, without spans.
    case verbatim
    /// A thematic break.
    case rule
  }

  /// A run of text on one line of the source.
  public struct Span: Sendable {
    /// The text as it is read: markup removed, entities resolved.
    public var text: [UInt8]
    /// Its line, from 1.
    public var line: Int
    /// Whether it is set strong.
    public var isStrong: Bool
    /// The cell that it stands in, from 0, for rows.
    public var cell: Int
    /// Whether a line of the source ends before it.
    public var followsBreak: Bool
  }

  /// What the block is.
  public var kind: Kind
  /// First and last line, from 1.
  public var lines: ClosedRange<Int>
  /// How many lists it stands in.
  public var listDepth: Int
  /// Whether it is the first block of a list's member.
  public var beginsItem: Bool
  /// How many cells a row has.
  public var cellCount: Int
  /// The text.
  public var spans: [Span]
}

/// Reads Markdown with tables, strikethrough and task lists, as GitHub does.
public enum Markdown {
  /// The leaf blocks of UTF-8 text; struck text is left out.
  public static func blocks(of text: [UInt8]) -> [MarkdownBlock] {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist"] {
      if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
    }
    text.withUnsafeBytes { buffer in
      // cmark counts in 32 bits, so large input goes in pieces.
      var start = 0
      while start < buffer.count {
        let count = min(1 << 24, buffer.count - start)
        if let base = buffer.baseAddress {
          cmark_parser_feed(parser, base.advanced(by: start).assumingMemoryBound(to: CChar.self), count)
        }
        start += count
      }
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    guard let iterator = cmark_iter_new(document) else { return [] }
    defer { cmark_iter_free(iterator) }
    var walk = Walk()
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      walk.take(node, entering: event == CMARK_EVENT_ENTER)
    }
    return walk.blocks
  }
}

/// The state of one walk over a tree, which needs no recursion.
private struct Walk {
  var blocks: [MarkdownBlock] = []
  private var current: MarkdownBlock?
  private var listDepth = 0
  private var beginsItem = false
  private var strong = 0
  private var struck = 0
  private var line = 1
  private var broke = false

  mutating func take(_ node: OpaquePointer, entering: Bool) {
    guard let name = cmark_node_get_type_string(node) else { return }
    switch String(cString: name) {
    case "item", "tasklist":
      listDepth += entering ? 1 : -1
      beginsItem = entering
    case "heading": toggle(.heading(level: Int(cmark_node_get_heading_level(node))), node, entering)
    case "paragraph": toggle(.paragraph, node, entering)
    case "table_header": toggle(.row(isHeader: true), node, entering)
    case "table_row": toggle(.row(isHeader: false), node, entering)
    case "table_cell":
      if entering { current?.cellCount += 1 }
      line = Int(cmark_node_get_start_line(node))
    case "code_block", "html_block": if entering { leaf(.verbatim, node) }
    case "thematic_break": if entering { leaf(.rule, node) }
    case "strong": strong += entering ? 1 : -1
    case "strikethrough": struck += entering ? 1 : -1
    case "softbreak", "linebreak":
      if entering {
        line += 1
        broke = true
      }
    case "html_inline": if entering { strike(node) }
    case "text", "code": if entering { span(node) }
    default: break
    }
  }

  /// Counts the tags that strike text: `<del>`, `<s>`, `<strike>`.
  private mutating func strike(_ node: OpaquePointer) {
    guard let literal = cmark_node_get_literal(node) else { return }
    let tag = String(cString: literal).lowercased()
    if ["<del>", "<s>", "<strike>"].contains(tag) { struck += 1 }
    if ["</del>", "</s>", "</strike>"].contains(tag) { struck = max(0, struck - 1) }
  }

  private static func lines(_ node: OpaquePointer) -> ClosedRange<Int> {
    let first = max(1, Int(cmark_node_get_start_line(node)))
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }

  private func block(_ kind: MarkdownBlock.Kind, _ node: OpaquePointer) -> MarkdownBlock {
    MarkdownBlock(
      kind: kind, lines: Self.lines(node), listDepth: listDepth, beginsItem: beginsItem, cellCount: 0, spans: [])
  }

  private mutating func leaf(_ kind: MarkdownBlock.Kind, _ node: OpaquePointer) {
    blocks.append(block(kind, node))
    beginsItem = false
  }

  private mutating func toggle(
    _ kind: MarkdownBlock.Kind, _ node: OpaquePointer, _ entering: Bool
  ) {
    if entering {
      current = block(kind, node)
      beginsItem = false
      line = current?.lines.lowerBound ?? 1
      broke = false
    } else if let finished = current {
      blocks.append(finished)
      current = nil
    }
  }

  private mutating func span(_ node: OpaquePointer) {
    guard current != nil, struck == 0, let literal = cmark_node_get_literal(node) else { return }
    let text = Array(UnsafeRawBufferPointer(start: literal, count: strlen(literal)))
    let cell = max(0, (current?.cellCount ?? 1) - 1)
    current?.spans.append(
      MarkdownBlock.Span(text: text, line: line, isStrong: strong > 0, cell: cell, followsBreak: broke))
    broke = false
  }

  private func strlen(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }
}

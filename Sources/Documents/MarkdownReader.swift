// Markdown into blocks whose words are traced to the raw lines.

import Language
import Markdown

struct MarkdownReader {
  private let source: SourceText
  private var blocks: [Block] = []
  private var header: [String] = []
  private var headingLevel = 1
  /// How far each line was searched for spans, so that equal words are found in order.
  private var cursorLine = 0
  private var cursor = 0

  init(_ source: SourceText) { self.source = source }

  /// Blocks of Markdown whose first bytes, up to `bodyStart`, are front matter.
  static func blocks(of source: SourceText, bodyStart: Int) -> [Block] {
    var reader = MarkdownReader(source)
    var body = source.bytes
    for index in 0..<bodyStart where body[index] != 0x0A { body[index] = 0x20 }
    flattenWideTables(&body)
    clearFences(&body)
    RawMarkup.open(&body)
    for block in Markdown.blocks(of: body) { reader.take(block) }
    return reader.blocks
  }

  /// cmark's time grows with the square of a table's columns; nobody writes hundreds.
  private static func flattenWideTables(_ body: inout [UInt8]) {
    body.withUnsafeMutableBufferPointer { bytes in
      var start = 0
      var bars = 0
      for index in 0...bytes.count {
        if index < bytes.count, bytes[index] != 0x0A {
          if bytes[index] == 0x7C { bars += 1 }
          continue
        }
        if bars > 500 { for position in start..<index where bytes[position] == 0x7C { bytes[position] = 0x20 } }
        (start, bars) = (index + 1, 0)
      }
    }
  }

  /// Takes away the lines that fence a remark off, `:::tip` and `:::`: their colons open no list.
  private static func clearFences(_ body: inout [UInt8]) {
    var start = 0
    while start < body.count {
      let end = body[start...].firstIndex(of: 0x0A) ?? body.count
      let first = body[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
      if body[first..<end].starts(with: [0x3A, 0x3A, 0x3A]) {
        for index in start..<end { body[index] = 0x20 }
      }
      start = end + 1
    }
  }

  private mutating func take(_ block: MarkdownBlock) {
    switch block.kind {
    case .heading(let level):
      let text = passage(block.spans)
      // A paragraph directly above a rule of dashes is no heading.
      if text.bytes.last == 0x2E, text.bytes.count > 80, Words(text).hasFiniteVerb {
        return blocks.append(Block(kind: .paragraph, passage: text, isApart: true))
      }
      headingLevel = level
      blocks.append(Block(kind: .heading(level: level), passage: text))
    case .row(let isHeader):
      var grouped = [[MarkdownBlock.Span]](repeating: [], count: max(block.cellCount, 1))
      for span in block.spans where span.cell < grouped.count { grouped[span.cell].append(span) }
      let cells = grouped.map { passage($0) }
      let names = cells.map(\.string)
      if isHeader {
        header = names
        return
      }
      blocks.append(Block(row: cells, header: header))
    case .verbatim: break
    case .rule: break
    case .paragraph: takeParagraph(block)
    }
  }

  private mutating func takeParagraph(_ block: MarkdownBlock) {
    guard let first = block.spans.first else { return }
    if block.beginsItem, let start = labelStart(block) {
      var (item, label) = (block, block)
      (item.spans, label.spans) = (Array(block.spans[..<start]), Array(block.spans[start...]))
      (label.listDepth, label.beginsItem) = (0, false)
      takeParagraph(item)
      return takeParagraph(label)
    }
    let text = passage(block.spans)
    if block.beginsItem, isEntryOfContents(block) { return }
    if block.beginsItem {
      blocks.append(Block(kind: .item(depth: block.listDepth - 1), passage: text))
      return
    }
    if block.listDepth > 0 {
      // A further paragraph of a member goes on with it.
      blocks.append(Block(kind: .item(depth: block.listDepth), passage: text))
      return
    }
    // A line that is strong as a whole stands for a heading.
    if block.spans.allSatisfy({ $0.isStrong || $0.text.allSatisfy { $0 <= 0x20 } }), text.bytes.count < 90,
      let last = text.bytes.last, ![0x2E, 0x3A, 0x2C, 0x3B].contains(last), !Words(text).hasAuxiliary || last == 0x3F
    {
      blocks.append(Block(kind: .heading(level: headingLevel + 1), passage: text))
      return
    }
    // Bullet characters that are no Markdown, one on each line.
    let groups = Self.byLine(block.spans)
    if groups.count > 1,
      groups.dropFirst().contains(where: { Self.beginsWithBullet($0) }) || Self.beginsWithBullet([first])
    {
      takeLines(groups)
      return
    }
    // Labels with their values, one on each line, that Markdown would run together.
    if groups.count > 1, groups.allSatisfy(Self.isLabelled) {
      takeLines(groups)
      return
    }
    blocks.append(Block(kind: .paragraph, passage: text, isApart: true))
  }

  /// Whether a line is a label of few words and its value: `Logging: yes`.
  private static func isLabelled(_ spans: [MarkdownBlock.Span]) -> Bool {
    let text = spans.flatMap(\.text)[...]
    guard let colon = text.range(ofBytes: ": "), (2...60).contains(colon.lowerBound), colon.upperBound < text.count,
      text.count < 160, text.last != UInt8(ascii: ",")
    else { return false }
    return text[..<colon.lowerBound].count { $0 == 0x20 } < 7 && text[0] < 0x61
  }

  /// Bytes that mark the members of a list.
  private static let marks = Set(" \t-*+.)0123456789".utf8)

  /// Whether a member of a list is a link to a heading of the same page and nothing else: `- [Access](#access)`.
  private func isEntryOfContents(_ block: MarkdownBlock) -> Bool {
    guard block.lines.count == 1, block.lines.lowerBound <= source.starts.count else { return false }
    let line = source.bytes[source.starts[block.lines.lowerBound - 1]...].prefix { $0 != 0x0A }
    let text = line.drop { Self.marks.contains($0) }
    guard text.first == UInt8(ascii: "["), let link = text.range(ofBytes: "](#") else {
      return text.range(ofBytes: "{:toc}") != nil
    }
    let rest = text[link.upperBound...].drop { $0 != UInt8(ascii: ")") }.dropFirst()
    return text[link.upperBound...].contains(UInt8(ascii: ")")) && rest.allSatisfy { $0 <= 0x20 }
  }

  /// Where a line begins that no blank line parts from the list above it, that is not indented as the list's member is,
  /// and that opens with a strong label: `**Bug bounty:**`. It begins what follows.
  private func labelStart(_ block: MarkdownBlock) -> Int? {
    func indent(_ line: Int) -> Int {
      guard line <= source.starts.count else { return 0 }
      return source.bytes[source.starts[line - 1]...].prefix { $0 == 0x20 }.count
    }
    let own = indent(block.lines.lowerBound)
    return block.spans.indices.dropFirst().first { index in
      let span = block.spans[index]
      guard span.followsBreak, span.isStrong, indent(span.line) <= own else { return false }
      let run = block.spans[index...].prefix { $0.isStrong && $0.line == span.line }
      return run.last?.text.last == 0x3A || block.spans[run.endIndex...].first?.text.first == 0x3A
    }
  }

  private mutating func takeLines(_ groups: [[MarkdownBlock.Span]]) {
    cursor = 0
    cursorLine = 0
    for group in groups {
      var text = passage(group)
      if Self.beginsWithBullet(group) {
        var start = 0
        while start < text.bytes.count, text.bytes[start] != 0x20 { start += 1 }
        text = text.slice(min(start + 1, text.bytes.count)..<text.bytes.count)
        blocks.append(Block(kind: .item(depth: 0), passage: text))
      } else if case .item? = blocks.last?.kind {
        blocks[blocks.count - 1].passage.append(text)
      } else {
        blocks.append(Block(kind: .paragraph, passage: text))
      }
    }
  }

  private static func byLine(_ spans: [MarkdownBlock.Span]) -> [[MarkdownBlock.Span]] {
    var groups: [[MarkdownBlock.Span]] = []
    for span in spans {
      if groups.isEmpty || span.followsBreak { groups.append([]) }
      groups[groups.count - 1].append(span)
    }
    return groups
  }

  private static func beginsWithBullet(_ spans: [MarkdownBlock.Span]) -> Bool {
    guard let text = spans.first?.text, text.count > 2 else { return false }
    return text.withUnsafeBufferPointer { buffer in
      let (scalar, length) = UTF8Scalars.decode(buffer, 0, buffer.count)
      return scalar >= 0x80 && LineShape.isBullet(scalar) && length < buffer.count && buffer[length] <= 0x20
    }
  }

  /// The spans' text, each run found again in the raw line that it came from.
  private mutating func passage(_ spans: [MarkdownBlock.Span]) -> Passage {
    var passage = Passage()
    for span in spans {
      if span.followsBreak { passage.appendGap() }
      guard span.line <= source.starts.count else { continue }
      let start = source.starts[span.line - 1]
      var end = span.line < source.starts.count ? source.starts[span.line] : source.bytes.count
      if span.line != cursorLine {
        cursorLine = span.line
        cursor = start
      }
      // Behind a span of code that runs over lines the parser still counts its first.
      if cursor >= end { end = min(source.bytes.count, cursor + span.text.count + Self.reach) }
      if let found = find(span.text, from: cursor, to: end) ?? find(span.text, from: start, to: end) {
        passage.append(source.bytes, found..<found + span.text.count, gap: false)
        cursor = found + span.text.count
        continue
      }
      let found = findAcrossLines(span.text, from: cursor)
      if let found, !source.bytes[found].contains(where: { [0x26, 0x3C, 0x5C].contains($0) }) {
        passage.append(source.bytes, found, gap: false)
      } else {
        // Spaces at its ends part it from its neighbours; those inside are cleaned as anywhere.
        var clean = Passage()
        clean.append(span.text, 0..<span.text.count)
        if span.text.first == 0x20 { passage.appendGap() }
        passage.append(bytes: clean.bytes, for: found ?? cursor..<max(cursor, min(cursor + 1, end)))
        if span.text.last == 0x20 { passage.appendGap() }
      }
      cursor = found?.upperBound ?? cursor
    }
    return passage
  }

  /// Where a text stands that the source writes otherwise: its spaces as breaks of lines, tags, escapes and entities in it.
  private func findAcrossLines(_ text: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = text.first else { return nil }
    let end = min(source.bytes.count, start + 2 * text.count + Self.reach)
    // It begins near the words before it; to try further on would take time that grows with the text's square.
    for index in start..<max(start, min(end, start + Self.reach)) {
      guard [first, 0x5C, 0x26].contains(source.bytes[index]), let stop = match(text, from: index, to: end) else {
        continue
      }
      return index..<stop
    }
    return nil
  }

  /// Where a text ends that begins at a place of the source; nil where it does not stand there.
  private func match(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
    var position = start
    var index = 0
    while index < text.count {
      let byte = text[index]
      while position < end, source.bytes[position] == 0x3C, byte != 0x3C,
        let close = source.bytes[position..<end].firstIndex(of: 0x3E)
      {
        position = close + 1
      }
      if position < end, source.bytes[position] == 0x5C, byte != 0x5C { position += 1 }
      guard position < end else { return nil }
      if source.bytes[position] == 0x26,
        let semicolon = source.bytes[position..<min(end, position + 9)].firstIndex(of: 0x3B)
      {
        // An entity is one character.
        position = semicolon + 1
        index += 1
        while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      } else if byte == 0x20 {
        let gap = position
        while position < end, source.bytes[position] <= 0x20 || position > gap && source.bytes[position] == 0x3E {
          position += 1
        }
        guard position > gap else { return nil }
        index += 1
      } else {
        guard source.bytes[position] == byte else { return nil }
        position += 1
        index += 1
      }
    }
    return position
  }

  /// How many bytes of marks, indents and breaks may stand between a span and the one before it.
  private static let reach = 400

  private func find(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
    guard let first = text.first, start + text.count <= end else { return nil }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + text.count <= end {
        if bytes[index] == first {
          var offset = 1
          while offset < text.count, bytes[index + offset] == text[offset] { offset += 1 }
          if offset == text.count { return index }
        }
        index += 1
      }
      return nil
    }
  }
}

// HTML into blocks of visible text.

import Model
import XML

struct HTMLReader {
  private var gathered: [UInt8] = []
  private var starts: [Int] = [0]
  private var numbers: [Int] = [1]
  private var blocks: [Block] = []
  private var declared: [(name: String, value: String)] = []
  private var title: [UInt8] = []

  /// Elements whose content nobody reads as the company's words.
  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "iframe", "select", "button", "form", "canvas",
    "object", "audio", "video", "map", "del", "s", "strike",
  ]
  private static let breaking: Set<String> = [
    "p", "div", "section", "article", "main", "header", "aside", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead",
    "tbody",
    "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "figure",
    "figcaption", "details", "summary", "address", "fieldset", "legend", "body", "html", "head", "title", "label",
  ]

  /// Where the parser stands.
  private var skipping = 0
  private var inTitle = false
  private var lists = 0
  private var itemIsNew: [Bool] = []
  private var heading: Int?
  private var lastHeading = 1
  private var row: [Passage]?
  private var rowIsHeader = true
  private var cell: Passage?
  private var cellHasHeader = false
  private var table: [(cells: [Passage], isHeader: Bool)] = []
  private var tables = 0
  private var term: Passage?
  private var inTerm = false
  private var inDescription = false
  private var passage = Passage()
  private var links = 0
  private var strong = 0
  private var unlinked = 0
  private var weak = 0

  static func outline(_ source: SourceText) throws -> Outline {
    // The parser's closure outlives this call's `inout` rights, so the state lives in a box.
    final class Box { var reader = HTMLReader() }
    let box = Box()
    HTML.read(source.bytes) { box.reader.take($0) }
    box.reader.flush()
    var reader = box.reader
    reader.endTable()
    var visible = SourceText(
      gathered: reader.gathered, starts: reader.starts, numbers: reader.numbers, digestBytes: source.digestBytes,
      digestRanges: source.digestRanges)
    visible.warnings = source.warnings
    let heading = reader.blocks.first { $0.kind == .heading(level: 1) }?.passage.string
    var titlePassage = Passage()
    titlePassage.append(reader.title, 0..<reader.title.count)
    return Outline(
      source: visible, blocks: LooseLines.withStandings(reader.blocks),
      title: heading ?? (titlePassage.isEmpty ? nil : titlePassage.string),
      declared: reader.declared, mediaType: "text/html")
  }

  mutating func take(_ event: HTMLEvent) {
    switch event {
    case .open(let name, let attributes): open(name, attributes)
    case .close(let name): close(name)
    case .text(let bytes, let line): text(bytes, line)
    }
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    if skipping > 0 {
      if !Self.isVoid(name) { skipping += 1 }
      return
    }
    if name == "meta" { declare(attributes) }
    if let mark = IconStanding.mark(of: name, attributes) { text(Array(mark.utf8), numbers.last ?? 1) }
    if Self.skipped.contains(name) || Self.isHidden(attributes) {
      if Self.breaking.contains(name) || name == "nav" { flush() }
      if !Self.isVoid(name) { skipping = 1 }
      return
    }
    if Self.breaking.contains(name) { flush() }
    switch name {
    case "title": inTitle = true
    case "ul", "ol": lists += 1
    case "li": itemIsNew.append(true)
    case "h1", "h2", "h3", "h4", "h5", "h6": heading = Int(name.dropFirst())
    case "summary": heading = lastHeading + 1
    case "table":
      endTable()
      tables += 1
    case "tr":
      endRow()
      row = []
      rowIsHeader = true
    case "td", "th":
      endCell()
      cell = Passage()
      if name == "td" { rowIsHeader = false }
    case "dt":
      term = nil
      inTerm = true
    case "dd": inDescription = true
    case "a": links += 1
    case "strong", "b": strong += 1
    case "img": passage.appendGap()
    default: break
    }
  }

  private mutating func close(_ name: String) {
    if skipping > 0 {
      if !Self.isVoid(name) { skipping -= 1 }
      return
    }
    if Self.breaking.contains(name) { flush() }
    switch name {
    case "title": inTitle = false
    case "ul", "ol": lists = max(0, lists - 1)
    case "li": if !itemIsNew.isEmpty { itemIsNew.removeLast() }
    case "h1", "h2", "h3", "h4", "h5", "h6", "summary": heading = nil
    case "td", "th": endCell()
    case "tr": endRow()
    case "table":
      endTable()
      tables = max(0, tables - 1)
    case "dt": inTerm = false
    case "dd": inDescription = false
    case "a": links = max(0, links - 1)
    case "strong", "b": strong = max(0, strong - 1)
    default: break
    }
  }

  private static func isVoid(_ name: String) -> Bool {
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param"]
      .contains(name)
  }

  private static func isHidden(_ attributes: [String: String]) -> Bool {
    if attributes.isEmpty { return false }
    if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { return true }
    if let role = attributes["role"], ["navigation", "contentinfo", "search", "menu", "menubar"].contains(role) {
      return true
    }
    let style = (attributes["style"] ?? "").filter { $0 != " " }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  private mutating func declare(_ attributes: [String: String]) {
    guard let name = (attributes["name"] ?? attributes["property"] ?? attributes["http-equiv"])?.lowercased(),
      let content = attributes["content"]
    else { return }
    if name.contains("modified") || name.contains("updated") || name == "date" || name.contains("published_time") {
      declared.append((name == "last-modified" ? "last_modified" : name, content))
    }
  }

  private mutating func text(_ bytes: [UInt8], _ line: Int) {
    guard skipping == 0 else { return }
    if inTitle {
      title += bytes
      return
    }
    var visible = 0
    for byte in bytes where byte > 0x20 { visible += 1 }
    if visible > 0 {
      if links == 0 { unlinked += visible }
      if strong == 0 { weak += visible }
    }
    let offset = gathered.count
    mark(offset, line)
    var current = line
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      current += 1
      mark(offset + index + 1, current)
    }
    gathered += bytes
    passage.append(bytes, 0..<bytes.count, rawOffset: offset, gap: false)
  }

  private mutating func mark(_ offset: Int, _ line: Int) {
    guard numbers.last != line else { return }
    if starts.last == offset {
      numbers[numbers.count - 1] = line
    } else {
      starts.append(offset)
      numbers.append(line)
    }
  }

  /// Ends the current stretch of text and makes a block of it.
  mutating func flush() {
    defer {
      passage = Passage()
      (unlinked, weak) = (0, 0)
    }
    let text = passage.trimmed
    guard !text.isEmpty else { return }
    gathered.append(0x0A)
    if cell != nil {
      cell?.append(text)
      return
    }
    if inTerm {
      if term == nil { term = text } else { term?.append(text) }
      return
    }
    if inDescription, let name = term {
      var joined = name
      joined.append(text, separator: ": ")
      blocks.append(Block(kind: .definition, passage: joined, cells: [name, text]))
      return
    }
    if let level = heading {
      lastHeading = level
      blocks.append(Block(kind: .heading(level: level), passage: text))
      return
    }
    let isLink = unlinked == 0
    if !itemIsNew.isEmpty, lists > 0 {
      let isFirst = itemIsNew[itemIsNew.count - 1]
      itemIsNew[itemIsNew.count - 1] = false
      if isLink, blocks.last?.passage.bytes.last != 0x3A, text.bytes.count < 60, !isAmongClaims {
        blocks.append(Block(kind: .noise, passage: text))
        return
      }
      blocks.append(Block(kind: .item(depth: isFirst ? lists - 1 : lists), passage: text))
      return
    }
    if isLink, text.bytes.count < 60 {
      blocks.append(Block(kind: .noise, passage: text))
      return
    }
    if weak == 0, text.bytes.count < 90, let last = text.bytes.last, ![0x2E, 0x3A, 0x2C, 0x3B].contains(last),
      !ValueCard.isValue(Block(kind: .paragraph, passage: text))
    {
      blocks.append(Block(kind: .heading(level: lastHeading + 1), passage: text))
      return
    }
    blocks.append(Block(kind: .paragraph, passage: text, isApart: true))
  }

  /// Whether the list's members before this one were kept.
  private var isAmongClaims: Bool {
    if case .item? = blocks.last?.kind { true } else { false }
  }

  private mutating func endCell() {
    flush()
    if let finished = cell {
      if row == nil { row = [] }
      row?.append(finished)
    }
    cell = nil
  }

  private mutating func endRow() {
    endCell()
    if let cells = row, cells.contains(where: { !$0.isEmpty }) { table.append((cells, rowIsHeader)) }
    row = nil
  }

  /// Makes blocks of the rows, under the names of the first row where it names columns.
  private mutating func endTable() {
    endRow()
    guard !table.isEmpty else { return }
    var header: [String] = []
    let rows = table
    table = []
    let names = rows.map { $0.cells.map(\.string) }
    for (index, entry) in rows.enumerated() {
      if entry.isHeader, entry.cells.count > 1, rows.count > 1 {
        header = names[index]
        continue
      }
      if index == 0, let found = TableHeader.detect(names) {
        header = found
        continue
      }
      if entry.cells.count == 1 {
        blocks.append(Block(kind: .paragraph, passage: entry.cells[0], isApart: true))
        continue
      }
      blocks.append(Block(row: entry.cells, header: header))
    }
  }
}

// WordprocessingML into blocks, cited by paragraph.

import Archives
import Model
import XML

struct DOCXReader {
  private var gathered: [UInt8] = []
  private var starts: [Int] = []
  private var ranges: [Range<Int>] = []
  private var blocks: [Block] = []
  private var paragraph: [UInt8] = []
  private var style = ""
  private var level: Int?
  private var row: [Passage]?
  private var cell: Passage?
  private var table: [[Passage]] = []
  private var tables = 0
  private var allBold = true

  /// Reads `word/document.xml`; a zip without it is refused.
  static func outline(_ bytes: [UInt8], path: String) throws -> Outline {
    let main: [UInt8]?
    do {
      main = try ZipMember.bytes(of: "word/document.xml", in: bytes, limit: 256 << 20)
    } catch let defect as ArchiveDefect {
      throw Failure(.input, defect.message, at: .file(path))
    }
    guard let main else {
      throw Failure(
        .input, "the file is a zip without a Word document", at: .file(path),
        hint: "text, Markdown, HTML, PDF and DOCX can be imported")
    }
    var reader = DOCXReader()
    let xml = try XMLReader(main, file: path)
    while try xml.next() { try reader.take(xml) }
    var title: String?
    var declared: [(name: String, value: String)] = []
    if let core = try? ZipMember.bytes(of: "docProps/core.xml", in: bytes, limit: 1 << 20),
      let xml = try? XMLReader(core, file: path)
    {
      while (try? xml.next()) == true {
        guard xml.kind == .start else { continue }
        if xml.name == "title" { title = try? xml.content() }
        if xml.name == "modified", let value = try? xml.content() { declared.append(("modified", value)) }
      }
    }
    let source = SourceText(
      gathered: reader.gathered, starts: reader.starts.isEmpty ? [0] : reader.starts,
      numbers: reader.starts.isEmpty ? [1] : Array(1...reader.starts.count), digestBytes: reader.gathered,
      digestRanges: reader.ranges)
    var outline = Outline(
      source: source, blocks: reader.blocks, title: title.flatMap { $0.isEmpty ? nil : $0 }, declared: declared,
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    outline.source.warnings.append("citations count paragraphs, not lines")
    return outline
  }

  private mutating func take(_ xml: XMLReader) throws {
    switch xml.kind {
    case .start: start(xml)
    case .end: end(xml.name)
    case .text: if inText { paragraph += Array(xml.text.utf8) }
    default: break
    }
  }

  private var inText = false

  private mutating func start(_ xml: XMLReader) {
    func value() -> String? { xml.attribute("val", namespace: xml.namespace) ?? xml.attribute("val") }
    switch xml.name {
    case "p":
      paragraph = []
      (style, level) = ("", nil)
      if xml.isEmpty { endParagraph() }
    case "pStyle": style = value() ?? ""
    case "ilvl": level = Int(value() ?? "")
    case "numPr": level = level ?? 0
    case "t": inText = !xml.isEmpty
    case "tab": paragraph.append(0x20)
    case "br", "cr": paragraph.append(0x20)
    case "noBreakHyphen": paragraph.append(0x2D)
    case "tbl": tables += 1
    case "tr": row = []
    case "tc": cell = Passage()
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "t": inText = false
    case "p": endParagraph()
    case "tc":
      if let finished = cell { row?.append(finished) }
      cell = nil
    case "tr":
      if let finished = row, tables > 0 { table.append(finished) }
      row = nil
    case "tbl":
      tables -= 1
      endTable()
    default: break
    }
  }

  private mutating func endParagraph() {
    let start = gathered.count
    gathered += paragraph
    gathered.append(0x0A)
    starts.append(start)
    ranges.append(start..<gathered.count)
    var passage = Passage()
    passage.append(gathered, start..<start + paragraph.count)
    paragraph = []
    guard !passage.isEmpty else { return }
    if cell != nil {
      cell?.append(passage)
      return
    }
    let lower = style.lowercased()
    if lower.hasPrefix("heading") || lower.hasPrefix("berschrift") || lower.hasPrefix("überschrift")
      || lower.hasPrefix("titre")
    {
      blocks.append(Block(kind: .heading(level: lower.last?.wholeNumberValue ?? 1), passage: passage))
    } else if lower == "title" {
      blocks.append(Block(kind: .heading(level: 1), passage: passage))
    } else if lower.hasPrefix("toc") {
      blocks.append(Block(kind: .noise, passage: passage))
    } else if let level {
      blocks.append(Block(kind: .item(depth: level), passage: passage))
    } else if lower.contains("list") {
      blocks.append(Block(kind: .item(depth: 0), passage: passage))
    } else {
      // Documents without styles have their structure in the shape of their lines.
      let plain = PlainTextReader.blocks(of: SourceText(text: passage.bytes))
      if plain.count == 1, let shape = plain.first, shape.kind != .paragraph, case .item = shape.kind {
        let offset = passage.bytes.count - shape.passage.bytes.count
        blocks.append(Block(kind: shape.kind, passage: passage.slice(max(0, offset)..<passage.bytes.count)))
      } else {
        blocks.append(Block(kind: .paragraph, passage: passage, isApart: true))
      }
    }
  }

  private mutating func endTable() {
    let rows = table
    table = []
    guard !rows.isEmpty else { return }
    let header = TableHeader.detect(rows.map { $0.map(\.string) })
    for (index, cells) in rows.enumerated() where !(index == 0 && header != nil) {
      if cells.contains(where: { !$0.isEmpty }) { blocks.append(Block(row: cells, header: header ?? [])) }
    }
  }
}

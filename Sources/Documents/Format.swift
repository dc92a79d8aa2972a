// Which reader a file needs.

import Model

enum Format {
  static func outline(_ bytes: [UInt8], path: String) throws -> Outline {
    if bytes.starts(with: Array("%PDF-".utf8)) { return try PDFReader.outline(bytes, path: path) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try DOCXReader.outline(bytes, path: path) }
    let source = try Encoding.decode(bytes, file: path)
    if isHTML(source.bytes, path) { return try HTMLReader.outline(source) }
    let (declared, bodyStart) = FrontMatter.read(source)
    let title = declared.first { $0.name == "title" }?.value
    if isMarkdown(source, path, hasFrontMatter: bodyStart > 0) {
      return Outline(
        source: source,
        blocks: FrontMatter.dates(in: source, end: bodyStart) + MarkdownReader.blocks(of: source, bodyStart: bodyStart),
        title: title,
        declared: declared,
        mediaType: "text/markdown")
    }
    return Outline(
      source: source, blocks: PlainTextReader.blocks(of: source), title: nil, declared: [], mediaType: "text/plain")
  }

  private static func hasExtension(_ path: String, _ names: [String]) -> Bool {
    let lower = path.lowercased()
    return names.contains { lower.hasSuffix("." + $0) }
  }

  private static func isHTML(_ bytes: [UInt8], _ path: String) -> Bool {
    if hasExtension(path, ["html", "htm", "xhtml"]) { return true }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased().drop {
      $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n"
    }
    return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
      || (head.hasPrefix("<?xml") && head.contains("<html")) || (head.hasPrefix("<!--") && head.contains("<html"))
  }

  /// By its name, or by front matter or headings that only Markdown writes.
  private static func isMarkdown(_ source: SourceText, _ path: String, hasFrontMatter: Bool) -> Bool {
    if hasExtension(path, ["md", "markdown", "mdown", "mdx"]) || hasFrontMatter { return true }
    var headings = 0
    for start in source.starts.prefix(2000) {
      var index = start
      while index < source.bytes.count, source.bytes[index] == 0x23 { index += 1 }
      if index > start, index - start <= 6, index < source.bytes.count, source.bytes[index] == 0x20 { headings += 1 }
    }
    return headings >= 2
  }
}

/// `name: value` lines between two lines of dashes at the beginning of a file.
enum FrontMatter {
  /// The line of the front matter that dates the document, up to the day, so that it can be cited; empty where none does.
  static func dates(in source: SourceText, end: Int) -> [Block] {
    for name in DocumentDate.declared {
      let start = source.starts.first { start in
        guard start < end else { return false }
        let line = source.bytes[start..<end].prefix { $0 != 0x0A }
        let key = String(decoding: line.prefix { $0 != 0x3A && $0 != 0x3D }, as: UTF8.self)
        return line.count > key.utf8.count && key.lowercased().filter { $0 != " " } == name
      }
      guard let start else { continue }
      var line = source.bytes[start..<end].prefix { $0 != 0x0A && $0 != 0x0D }
      // `2026-01-20T15:04:10.000Z`: the hour is nobody's business.
      if let hour = line.indices.first(where: {
        line[$0] == 0x54 && $0 > start + 8 && (0x30...0x39).contains(line[$0 - 1])
      }) {
        line = line[..<hour]
      }
      var passage = Passage()
      passage.append(source.bytes, line.startIndex..<line.endIndex)
      return [Block(kind: .metadata, passage: passage)]
    }
    return []
  }

  /// The declared pairs and the offset after the closing dashes, 0 where there is none.
  static func read(_ source: SourceText) -> (declared: [(name: String, value: String)], end: Int) {
    func line(_ index: Int) -> [UInt8] {
      let start = source.starts[index]
      let end = index + 1 < source.starts.count ? source.starts[index + 1] : source.bytes.count
      var text = Array(source.bytes[start..<end])
      while let last = text.last, last <= 0x20 { text.removeLast() }
      return Array(text.drop { $0 == 0x20 })
    }
    let dashes: [UInt8] = [0x2D, 0x2D, 0x2D]
    guard source.starts.count > 2, line(0) == dashes || line(0) == [0x2B, 0x2B, 0x2B] else { return ([], 0) }
    let mark = line(0)
    var declared: [(name: String, value: String)] = []
    for index in 1..<min(source.starts.count, 200) {
      let text = line(index)
      if text == mark {
        return (declared, index + 1 < source.starts.count ? source.starts[index + 1] : source.bytes.count)
      }
      guard let colon = text.firstIndex(where: { $0 == 0x3A || $0 == 0x3D }) else { continue }
      let name = String(decoding: text[..<colon], as: UTF8.self).lowercased().filter { $0 != " " }
      let value = String(decoding: text[(colon + 1)...], as: UTF8.self).drop { $0 == " " || $0 == "\"" || $0 == "'" }
      declared.append((name, String(value.reversed().drop { $0 == "\"" || $0 == "'" }.reversed())))
    }
    return ([], 0)
  }
}

// Which reader a file needs.

import Model

enum Format {
  static func outline(_ bytes: [UInt8], path: String) throws -> Outline {
    if bytes.starts(with: Array("%PDF-".utf8)) { return try PDFReader.outline(bytes, path: path) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try DOCXReader.outline(bytes, path: path) }
    let source = try Encoding.decode(bytes, file: path)
    if isHTML(source.bytes, path) { return try HTMLReader.outline(source) }
    let front = FrontMatter.read(source)
    let title = front.pairs.first { $0.name == "title" }?.value
    if isMarkdown(source, path, hasFrontMatter: front.end > 0) {
      return Outline(
        source: source,
        blocks: FrontMatter.dates(in: front, of: source) + MarkdownReader.blocks(of: source, bodyStart: front.end),
        title: title,
        declared: front.pairs.map { ($0.name, $0.value) },
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
  /// What is declared, and the offset after the closing dashes, 0 where there is none.
  struct Content {
    /// `line` is the place of the pair's line in the file.
    var pairs: [(name: String, value: String, line: Range<Int>)] = []
    var end = 0
  }

  /// The line that dates the document, up to the day, so that it can be cited; empty where none does.
  static func dates(in content: Content, of source: SourceText) -> [Block] {
    let dated = DocumentDate.declared.lazy.compactMap { name in content.pairs.first { $0.name == name } }
    guard var line = dated.first?.line else { return [] }
    // `2026-01-20T15:04:10.000Z`: the hour is nobody's business.
    if let hour = line.first(where: {
      source.bytes[$0] == 0x54 && $0 > line.lowerBound + 8 && (0x30...0x39).contains(source.bytes[$0 - 1])
    }) {
      line = line.lowerBound..<hour
    }
    var passage = Passage()
    passage.append(source.bytes, line)
    return [Block(kind: .metadata, passage: passage)]
  }

  /// The front matter of a file; empty where it has none.
  static func read(_ source: SourceText) -> Content {
    func line(_ index: Int) -> [UInt8] {
      let start = source.starts[index]
      let end = index + 1 < source.starts.count ? source.starts[index + 1] : source.bytes.count
      var text = Array(source.bytes[start..<end])
      while let last = text.last, last <= 0x20 { text.removeLast() }
      return Array(text.drop { $0 == 0x20 })
    }
    let dashes: [UInt8] = [0x2D, 0x2D, 0x2D]
    guard source.starts.count > 2, line(0) == dashes || line(0) == [0x2B, 0x2B, 0x2B] else { return Content() }
    let mark = line(0)
    var content = Content()
    for index in 1..<min(source.starts.count, 200) {
      let text = line(index)
      if text == mark {
        content.end = index + 1 < source.starts.count ? source.starts[index + 1] : source.bytes.count
        return content
      }
      guard let colon = text.firstIndex(where: { $0 == 0x3A || $0 == 0x3D }) else { continue }
      let name = String(decoding: text[..<colon], as: UTF8.self).lowercased().filter { $0 != " " }
      let value = String(decoding: text[(colon + 1)...], as: UTF8.self).drop { $0 == " " || $0 == "\"" || $0 == "'" }
      let start = source.starts[index]
      let length = source.bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }.count
      content.pairs.append(
        (name, String(value.reversed().drop { $0 == "\"" || $0 == "'" }.reversed()), start..<start + length))
    }
    return Content()
  }
}

// PDF through `pdftotext -layout` in a child process, cited by page.

import Files
import Model

enum PDFReader {
  static func outline(_ bytes: [UInt8], path: String) throws -> Outline {
    guard let program = ChildProcess.locate("pdftotext") else {
      throw Failure(
        .input, "pdftotext is needed to read a PDF and is not installed", at: .file(path),
        hint: "install poppler-utils, or import the text that the PDF was made of")
    }
    let run = try ChildProcess(
      program, ["-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"], input: bytes, timeout: 120,
      outputLimit: 256 << 20
    ).run()
    guard run.succeeded else {
      let said = String(decoding: run.errors.prefix(200), as: UTF8.self).split(separator: "\n").first.map(String.init)
      throw Failure(.input, "pdftotext could not read the PDF" + (said.map { ": " + $0 } ?? ""), at: .file(path))
    }
    guard run.output.contains(where: { $0 > 0x20 }) else {
      throw Failure(
        .input, "the PDF holds no text", at: .file(path),
        hint: "scanned pages need text recognition before they are imported")
    }
    var text = run.output
    // A form feed ends each page; running heads and page numbers are the same on many.
    var pageOfLine: [Int] = []
    var ranges: [Range<Int>] = []
    var pageStart = 0
    var page = 1
    for index in text.indices {
      if text[index] == 0x0C {
        ranges.append(pageStart..<index + 1)
        pageStart = index + 1
      }
    }
    if pageStart < text.count { ranges.append(pageStart..<text.count) }
    let digestBytes = text
    for index in text.indices where text[index] == 0x0C { text[index] = 0x20 }
    let lineRanges = SourceText.lines(of: text)
    for line in lineRanges {
      while page < ranges.count, line.lowerBound >= ranges[page - 1].upperBound - 1 { page += 1 }
      pageOfLine.append(page)
    }
    blankRunningLines(&text, lineRanges, pageOfLine, pages: ranges.count)
    let blocks = PlainTextReader.blocks(of: SourceText(text: text))
    var source = SourceText(
      gathered: text, starts: lineRanges.map(\.lowerBound), numbers: pageOfLine, digestBytes: digestBytes,
      digestRanges: ranges)
    source.warnings.append("citations count pages, not lines")
    return Outline(source: source, blocks: blocks, title: nil, mediaType: "application/pdf")
  }

  /// Heads and feet that return on most pages, digits aside, are no text.
  private static func blankRunningLines(_ text: inout [UInt8], _ lines: [Range<Int>], _ pages: [Int], pages count: Int)
  {
    func key(_ range: Range<Int>) -> [UInt8] { LineShape.pageless(text[range]) }
    var seen: [[UInt8]: Set<Int>] = [:]
    for (index, range) in lines.enumerated() where range.count < 200 {
      seen[key(range), default: []].insert(pages[index])
    }
    for range in lines where range.count < 200 {
      let name = key(range)
      let isNumber = name.isEmpty && text[range].contains { (0x30...0x39).contains($0) }
      let returns = count >= 3 && (seen[name]?.count ?? 0) * 3 >= count * 2
      if isNumber || (returns && !name.isEmpty) {
        for index in range where text[index] != 0x0A { text[index] = 0x20 }
      }
    }
  }
}

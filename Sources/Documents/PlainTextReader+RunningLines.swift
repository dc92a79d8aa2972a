// Heads and feet of pages, as text copied out of a paged document holds them between two lines of a sentence or a list.

extension PlainTextReader {
  /// Takes away the lines that return with each page: `Acme TOMs v1.2`, `Page 3 of 12`, the document's own title.
  ///
  /// A line runs where it stands three times at least, digits aside, and says that it is a page's (a page, a version, a
  /// right reserved) or is the document's first line again, at least once in the middle of a sentence. Headings that
  /// sections share (`Scope`, `Policy`) say neither.
  static func withoutRunningLines(_ lines: [LineShape], _ bytes: UnsafeBufferPointer<UInt8>) -> [LineShape] {
    guard let title = lines.first(where: { !$0.isBlank }) else { return lines }
    func key(_ line: LineShape) -> [UInt8] { LineShape.pageless(bytes[line.whole]) }
    var counts: [[UInt8]: Int] = [:]
    for line in lines where canRun(line) { counts[key(line), default: 0] += 1 }
    guard counts.values.contains(where: { $0 > 2 }) else { return lines }
    let titleKey = key(title)
    let text = lines.filter { !$0.isBlank }
    let isHead =
      bytes[title.whole].contains(0x20)
      && zip(text.dropFirst(), text.dropFirst(2)).contains { line, next in
        (0x61...0x7A).contains(bytes[next.whole.lowerBound]) && canRun(line) && key(line) == titleKey
      }
    return lines.filter { line in
      guard canRun(line), line.number != title.number else { return true }
      let name = key(line)
      guard counts[name, default: 0] > 2 else { return true }
      return !(name == titleKey && isHead) && !isOfPage(line, bytes)
    }
  }

  private static func canRun(_ line: LineShape) -> Bool {
    switch line.marker {
    case .bullet, .hashes: false
    default: !line.isBlank && line.whole.count <= 120
    }
  }

  private static func isOfPage(_ line: LineShape, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = Words(Passage(bytes, line.whole)).words
    let isOfVersion = words.contains { word in
      ["version", "revision", "rev"].contains(word.text)
        || word.text.split(separator: "_").contains { $0.first == "v" && $0.dropFirst().first?.isNumber == true }
    }
    return isOfVersion
      || words.indices.contains { index in
        switch words[index].text {
        case "©", "copyright": true
        case "page": index + 1 < words.count && words[index + 1].isFigure
        case "rights": index > 0 && words[index - 1].text == "all"
        case "confidential": words.count > 1 && !words.contains { ["data", "information"].contains($0.text) }
        default: false
        }
      }
  }
}

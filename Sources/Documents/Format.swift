// Which reader a file needs.

import Model

enum Format {
  static func outline(_ bytes: [UInt8], path: String) throws -> Outline {
    let source = try Encoding.decode(bytes, file: path)
    let (declared, bodyStart) = FrontMatter.read(source)
    return Outline(
      source: source, blocks: PlainTextReader.blocks(of: source), title: nil, declared: bodyStart > 0 ? declared : [],
      mediaType: "text/plain")
  }
}

/// `name: value` lines between two lines of dashes at the beginning of a file.
enum FrontMatter {
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

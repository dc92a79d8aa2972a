import Language

/// Tables, lists, what folds open and the components of a site's generator (`<Note>`, `<Card title="Encryption">`), where a
/// Markdown page writes them as HTML, laid out as Markdown line by line.
///
/// Lines keep their number and their words keep their order, so that a citation finds them; only tags give way to marks: a
/// row's first cell heads the others, members of lists get their star, a summary heads what folds open below it, and a
/// component's title what stands in it.
struct RawMarkup {
  private typealias Line = Slice<UnsafeMutableBufferPointer<UInt8>>

  /// How many tables and lists are open.
  private var depth = 0
  private var isFenced = false
  private var rows = 0
  private var cells = 0
  /// Whether the cell is the title of a column.
  private var isTitle = false
  /// What the next words begin with.
  private var mark: [UInt8] = []
  /// How many components are open, and how far their content is indented.
  private var components = 0
  private var indent: Int?

  private static let inline: Set<String> = ["b", "strong", "i", "em", "a", "span", "code", "u", "small", "sup", "sub"]
  private static let outer: Set<String> = ["table", "ul", "ol", "dl"]
  private static let boxes: Set<String> = ["div", "section", "article", "main", "center", "aside"]
  /// Elements that hold no text of the page, in whatever letters they are written.
  private static let closed: Set<String> = ["script", "style", "pre", "img", "br", "hr", "p", "tr", "td", "th", "li"]
  private static let disclosures: Set<String> = ["details", "summary"]
  private static let heading = Array("#### ".utf8)
  private static let summary = Array("###### ".utf8)
  private static let star = Array("* ".utf8)

  /// Rewrites the lines of raw markup in place.
  static func open(_ body: inout [UInt8]) {
    guard body.contains(0x3C) else { return }
    var markup = RawMarkup()
    body.withUnsafeMutableBufferPointer { bytes in
      var line = 0
      while line < bytes.count {
        let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
        if let words = markup.read(bytes[line..<end]) {
          for index in line..<end { bytes[index] = index - line < words.count ? words[index - line] : 0x20 }
        }
        line = end + 1
      }
    }
  }

  /// The line as Markdown; nil where it stays as it is.
  private mutating func read(_ line: Line) -> [UInt8]? {
    let first = line.firstIndex { $0 > 0x20 } ?? line.endIndex
    if line[first...].starts(with: "```".utf8) || line[first...].starts(with: "~~~".utf8) { isFenced.toggle() }
    guard !isFenced, first < line.endIndex else { return nil }
    if depth == 0 {
      guard line[first] == 0x3C else { return outdented(line, from: first) }
      let tag = Tag(line, from: first + 1)
      if let title = component(tag, line, from: first) { return title }
      guard Self.disclosures.contains(tag.name) || !tag.closes && Self.outer.contains(tag.name) else { return nil }
      (rows, cells, isTitle, mark) = (0, 0, false, [])
    }
    // Behind it no tag is closed any more.
    let last = line.lastIndex(of: 0x3E) ?? line.startIndex
    var words: [UInt8] = []
    var isGap = false
    var index = first
    while index < line.endIndex {
      if line[index] == 0x3C, index < last, let close = line[index...].firstIndex(of: 0x3E) {
        let tag = Tag(line, from: index + 1)
        if let separator = take(tag, isAfterWords: !words.isEmpty) {
          if words.starts(with: Self.heading) { words.removeFirst(Self.heading.count) }
          words.append(separator)
        }
        isGap = isGap || !Self.inline.contains(tag.name)
        index = close + 1
        continue
      }
      if line[index] <= 0x20 {
        isGap = true
      } else {
        if words.isEmpty {
          (words, mark) = (mark, [])
        } else if isGap {
          words.append(0x20)
        }
        isGap = false
        words.append(line[index])
      }
      index += 1
    }
    return isTitle && words.count < 40 ? [] : words
  }

  /// The title of a component whose tag is all of a line, empty where it has none; nil where the line is something else.
  private mutating func component(_ tag: Tag, _ line: Line, from first: Int) -> [UInt8]? {
    guard tag.isComponent || Self.boxes.contains(tag.name), let last = line.lastIndex(where: { $0 > 0x20 }),
      line[last] == 0x3E, line[first...].firstIndex(of: 0x3E) == last
    else { return nil }
    indent = nil
    if tag.closes {
      components = max(0, components - 1)
    } else if line[last - 1] != 0x2F {
      components += 1
    }
    let words = Array(line[first..<last])[...]
    guard let label = words.range(ofBytes: " title=\""), let end = words[label.upperBound...].firstIndex(of: 0x22)
    else {
      return []
    }
    return Self.summary + words[label.upperBound..<end]
  }

  /// A line inside a component without the indent of its content, which is no code.
  private mutating func outdented(_ line: Line, from first: Int) -> [UInt8]? {
    guard components > 0, first > line.startIndex else { return nil }
    let depth = first - line.startIndex
    indent = min(indent ?? depth, depth)
    return Array(line[(line.startIndex + (indent ?? 0))...])
  }

  /// Takes a tag; what parts the words before it in its line from those behind.
  private mutating func take(_ tag: Tag, isAfterWords: Bool) -> UInt8? {
    if Self.outer.contains(tag.name) { depth = max(0, depth + (tag.closes ? -1 : 1)) }
    guard !tag.closes else { return nil }
    switch tag.name {
    case "tr": (rows, cells, isTitle) = (rows + 1, 0, false)
    case "strong", "b": isTitle = isTitle || rows == 1 && cells > 0
    case "td", "th":
      cells += 1
      isTitle = tag.name == "th" && rows <= 1
      // `Region: Sweden; Norway`, where a row is one line.
      if isAfterWords { return cells == 2 ? 0x3A : 0x3B }
      mark = cells == 1 ? Self.heading : cells > 2 ? Self.star : []
    case "li", "dt": mark = Self.star
    case "summary": mark = Self.summary
    default: break
    }
    return nil
  }

  private struct Tag {
    let closes: Bool
    /// In small letters.
    let name: String
    /// Whether it is written as the components of a site's generator are, with a capital.
    let isComponent: Bool

    /// The tag whose `<` stands before a place.
    init(_ line: Line, from start: Int) {
      closes = start < line.endIndex && line[start] == 0x2F
      let letters = line[min(closes ? start + 1 : start, line.endIndex)...].prefix { (0x61...0x7A).contains($0 | 0x20) }
      name = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
      isComponent =
        letters.first.map { (0x41...0x5A).contains($0) } == true && !closed.contains(name) && !outer.contains(name)
    }
  }
}

// Plain text into blocks, by the shape of its lines alone.

/// Reads text without markup: lists of every kind, headings by shape, wrapped paragraphs, aligned tables.
struct PlainTextReader {
  private let source: SourceText
  var lines: [LineShape] = []
  var blocks: [Block] = []
  /// Whether paragraphs stand on lines of their own without blank lines between them.
  private var isDense = false
  var index = 0
  /// The level of the last numbered heading and of the last one that only its shape tells.
  private var numberedLevel = 0
  private var shapedLevel = 0
  private var outerLevel = Int.max
  /// The indent of the numbered list that is being read.
  private var ordinalIndent: Int?
  private var lastBare = 0
  /// The end of a run of lines that looked like a table and was none.
  private var rejectedUntil = 0

  init(_ source: SourceText) { self.source = source }

  static func blocks(of source: SourceText) -> [Block] {
    var reader = PlainTextReader(source)
    return LooseLines.withStandings(
      LooseLines.settled(source.bytes.withUnsafeBufferPointer { reader.read($0) }))
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [Block] {
    var blanks = 0
    lines.reserveCapacity(source.starts.count)
    for (position, start) in source.starts.enumerated() {
      let end = position + 1 < source.starts.count ? source.starts[position + 1] : bytes.count
      let line = LineShape(bytes, start..<end, number: position + 1)
      if line.isBlank { blanks += 1 }
      lines.append(line)
    }
    isDense = blanks * 12 < lines.count
    lines = Self.withoutRunningLines(lines, bytes)
    var apart = true
    while index < lines.count {
      if lines[index].isBlank {
        apart = true
        index += 1
        continue
      }
      let before = blocks.count
      readLine(bytes, apart: apart)
      for position in before..<blocks.count { blocks[position].isApart = position == before && apart }
      apart = false
    }
    return blocks
  }

  private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, apart: Bool) {
    let line = lines[index]
    if line.isRule(bytes) {
      index += 1
      return
    }
    if readTable(bytes) { return }
    switch line.marker {
    case .hashes(let level):
      numberedLevel = level
      shapedLevel = 0
      add(.heading(level: level), bytes, line.content)
      index += 1
      return
    case .bullet:
      readItem(bytes, line)
      return
    case .ordinal(let value, let style):
      if isListMember(value, style),
        !looksLikeHeading(bytes, line, apart: apart) || hasSibling(value, style, adjacent: true)
      {
        readItem(bytes, line)
        return
      }
      if looksLikeHeading(bytes, line, apart: apart) {
        addHeading(bytes, line.whole(from: bytes), level: 2, numbered: true)
        index += 1
        return
      }
      readItem(bytes, line)
      return
    case .number(let depth, _):
      if looksLikeHeading(bytes, line, apart: apart) {
        addHeading(bytes, line.whole(from: bytes), level: 1 + depth, numbered: true)
        index += 1
        return
      }
      readParagraph(bytes, from: line.content)
      return
    case .bare(let value):
      let below = index + 1 < lines.count ? lines[index + 1] : nil
      if apart, below?.isBlank ?? false || isNextBare(line), looksLikeHeading(bytes, line, apart: apart) {
        lastBare = value
        addHeading(bytes, line.whole(from: bytes), level: 2, numbered: true)
        index += 1
        return
      }
      readParagraph(bytes, from: line.content)
    case .none:
      if isUnderlined(bytes) {
        addHeading(bytes, line.content, level: 1, numbered: false)
        index += 2
        return
      }
      if looksLikeHeading(bytes, line, apart: apart) {
        // Of headings in a row the second lies under the first, and the others beside it, as in a menu.
        let nests = isHeading(blocks.last) && !isHeading(blocks.dropLast().last) && shapedLevel > 1
        if nests {
          outerLevel = shapedLevel
        } else if isAboveHeading(bytes) {
          shapedLevel = min(shapedLevel, outerLevel)
        }
        let level = max(shapedLevel, numberedLevel + 1, blocks.isEmpty ? 1 : 2)
        let isCard = isCardTitle(bytes, line, apart: apart)
        if !isCard { shapedLevel = nests ? shapedLevel + 1 : level }
        add(.heading(level: isCard ? level + 1 : shapedLevel), bytes, line.content)
        index += 1
        return
      }
      readParagraph(bytes, from: line.content)
    }
  }

  private mutating func addHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, level: Int, numbered: Bool)
  {
    numberedLevel = level
    shapedLevel = 0
    add(.heading(level: level), bytes, range)
  }

  private mutating func add(_ kind: Block.Kind, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var passage = Passage()
    passage.append(bytes, range)
    blocks.append(Block(kind: kind, passage: passage))
  }

  // MARK: lists

  private func isListMember(_ value: Int, _ style: UInt8) -> Bool {
    hasSibling(value, style, adjacent: false) || value > 1
  }

  /// Whether the line before or after, blank lines apart, carries the ordinal before or after this one.
  private func hasSibling(_ value: Int, _ style: UInt8, adjacent: Bool) -> Bool {
    func matches(_ position: Int, _ wanted: Int) -> Bool {
      guard lines.indices.contains(position), case .ordinal(wanted, style) = lines[position].marker else {
        return false
      }
      return true
    }
    var next = index + 1
    if !adjacent { while next < lines.count, lines[next].isBlank { next += 1 } }
    if matches(next, value + 1) { return true }
    var previous = index - 1
    if !adjacent { while previous >= 0, lines[previous].isBlank { previous -= 1 } }
    return matches(previous, value - 1)
  }

  private mutating func readItem(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape) {
    var passage = Passage()
    passage.append(bytes, line.content)
    let textColumn = line.indent + (line.content.lowerBound - line.whole.lowerBound)
    index += 1
    while index < lines.count {
      let next = lines[index]
      guard !next.isBlank, next.isUnmarked,
        next.indent > line.indent || (next.indent == line.indent && continuesBelow(bytes, next)),
        !next.isRule(bytes)
      else { break }
      guard next.indent + 2 >= textColumn || startsLower(bytes, next) else { break }
      passage.append(bytes, next.whole)
      index += 1
    }
    blocks.append(Block(kind: .item(depth: depth(line)), passage: passage))
  }

  /// Bullets below a numbered member of the same indent belong to it.
  private mutating func depth(_ line: LineShape) -> Int {
    let depth = line.indent / 2 * 2
    if case .ordinal = line.marker {
      ordinalIndent = line.indent
      return depth
    }
    guard let ordinal = ordinalIndent, ordinal == line.indent, case .item? = blocks.last?.kind else {
      ordinalIndent = nil
      return depth
    }
    return depth + 1
  }

  /// Whether an unindented line goes on with the sentence of the wrapped line above.
  private func continuesBelow(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape) -> Bool {
    guard index > 0 else { return false }
    let previous = lines[index - 1]
    guard !previous.isBlank, let last = previous.whole.last, ![0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(bytes[last])
    else { return false }
    return startsLower(bytes, line) && previous.whole.count > 40
  }

  private func startsLower(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape) -> Bool {
    line.whole.first.map { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A } ?? false
  }

  // MARK: paragraphs

  private mutating func readParagraph(_ bytes: UnsafeBufferPointer<UInt8>, from content: Range<Int>) {
    var passage = Passage()
    passage.append(bytes, content)
    var current = lines[index]
    index += 1
    let width = runWidth(bytes)
    while index < lines.count {
      let next = lines[index]
      guard !next.isBlank, next.isUnmarked || isWrappedNumber(bytes, next, current, width),
        let last = current.whole.last
      else { break }
      let ends = [0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(bytes[last])
      let lower = startsLower(bytes, next)
      let full = width >= 60 && current.whole.count + 1 + firstWordLength(bytes, next) > width
      guard (!ends && (lower || full)) || (lower && current.whole.count > 40), !next.isRule(bytes) else { break }
      passage.append(bytes, next.whole)
      current = next
      index += 1
    }
    blocks.append(Block(kind: .paragraph, passage: passage))
  }

  /// A wrapped line may begin with what looks like a marker, as `2. of the Regulation`.
  private func isWrappedNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ next: LineShape, _ current: LineShape, _ width: Int
  ) -> Bool {
    guard case .number = next.marker, width >= 60, let last = current.whole.last else { return false }
    return bytes[last] == 0x2C
      || (bytes[last] | 0x20) >= 0x61 && current.whole.count + 12 > width && current.marker == .none
  }

  private func firstWordLength(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape) -> Int {
    var end = line.whole.lowerBound
    while end < line.whole.upperBound, bytes[end] > 0x20 { end += 1 }
    return end - line.whole.lowerBound
  }

  /// The longest line around the current one up to a blank line, 0 where lines are not wrapped at a column.
  private func runWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var first = index - 1
    while first > 0, index - first < 30, !lines[first - 1].isBlank { first -= 1 }
    var last = index - 1
    while last + 1 < lines.count, last - index < 30, !lines[last + 1].isBlank { last += 1 }
    let widest = lines[first...last].reduce(0) { max($0, $1.whole.count) }
    guard widest <= 132 else { return 0 }
    // Short lines of a list break where the next word would still have had room.
    var full = 0
    var short = 0
    for position in first..<last {
      guard let end = lines[position].whole.last, ![0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(bytes[end]) else { continue }
      if lines[position].whole.count + 1 + firstWordLength(bytes, lines[position + 1]) > widest {
        full += 1
      } else {
        short += 1
      }
    }
    return full >= short ? widest : 0
  }
}

extension LineShape {
  /// Whether it may go on with the line above.
  var isUnmarked: Bool {
    switch marker {
    case .none, .bare: true
    default: false
    }
  }

  /// The text with its number but without icons before it.
  fileprivate func whole(from bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var low = whole.lowerBound
    while low < whole.upperBound {
      let (scalar, size) = UTF8Scalars.decode(bytes, low, whole.upperBound)
      guard UTF8Scalars.isPictograph(scalar) || UTF8Scalars.isInvisible(scalar) || scalar <= 0x20 else { break }
      low += size
    }
    return low..<whole.upperBound
  }
}

// MARK: - headings, rules and tables

extension PlainTextReader {
  /// `Title` over `=====` or `-----`.
  private func isUnderlined(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index + 1 < lines.count else { return false }
    let below = lines[index + 1]
    guard below.whole.count >= 3, let first = below.whole.first, bytes[first] == 0x3D || bytes[first] == 0x2D else {
      return false
    }
    return below.whole.allSatisfy { bytes[$0] == bytes[first] } && lines[index].whole.count < 100
  }

  private func looksLikeHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape, apart: Bool) -> Bool {
    let content = line.content
    guard let first = content.first, let last = content.last, content.count <= 110 else { return false }
    var words = 1
    var hasLower = false
    var colonInside = false
    for position in content {
      let byte = bytes[position]
      if byte == 0x20 { words += 1 }
      if byte >= 0x61, byte <= 0x7A { hasLower = true }
      if byte == 0x3A, position < last, bytes[position + 1] == 0x20 { colonInside = true }
      if byte == 0x7C || byte == 0x40 { return false }
    }
    let numbered: Bool
    let deep: Bool
    switch line.marker {
    case .number(let depth, _):
      numbered = true
      deep = depth >= 2
    case .ordinal, .bare:
      numbered = true
      deep = false
    default:
      numbered = false
      deep = false
    }
    let isQuestion = bytes[last] == 0x3F
    // Few lines begin as `Describe`, `Explain`, `Outline` and `Please` do.
    if apart, !pendingLeadIn, words <= 24, [0x64, 0x65, 0x6F, 0x70].contains(bytes[first] | 0x20),
      isPrompt(Words(Passage(bytes, content)))
    {
      return true
    }
    guard ![0x2E, 0x3B, 0x2C, 0x21].contains(bytes[last]), words <= (isQuestion ? 24 : 12) else { return false }
    if bytes[last] == 0x3A { return false }
    let tokens = Words(Passage(bytes, content))
    let hasVerb = tokens.hasFiniteVerb
    if isQuestion { return blocks.last.map { !$0.passage.bytes.ends(with: [0x3A]) } ?? true }
    let asks = ["how", "what", "where", "who", "why", "when"].contains(tokens.text(0)) && words <= 8
    if !asks, numbered ? tokens.hasAuxiliary : hasVerb { return false }
    if pendingLeadIn && !(numbered && apart) || tokens.isDocumentControl { return false }
    if numbered { return deep || words <= 12 }
    let upperFirst = (bytes[first] >= 0x41 && bytes[first] <= 0x5A) || bytes[first] >= 0x80
    guard upperFirst, words <= 9, !colonInside else { return false }
    if !hasLower, words <= 8, content.count >= 4, !tokens.hasFigure { return true }
    // A figure or an arrow makes a fact or a link of a short line.
    guard !tokens.startsWithFigure, !line.endsWithArrow(bytes) else { return false }
    var next = index + 1
    let nextIsBlank = next >= lines.count || lines[next].isBlank
    while next < lines.count, lines[next].isBlank { next += 1 }
    guard next < lines.count else { return false }
    if apart && nextIsBlank { return true }
    if isCardTitle(bytes, line, apart: apart) || apart && words <= 5 && isAboveCards(bytes, next) { return true }
    if apart || isDense, !nextIsBlank {
      let below = lines[next]
      if !apart, let previous = blocks.last?.passage.bytes.last, ![0x2E, 0x21, 0x3F].contains(previous) {
        switch blocks.last?.kind {
        case .item, .heading: break
        default: return false
        }
      }
      if below.marker == .bullet { return true }
      if isDense, words <= 5, below.isUnmarked, leadsTo(bytes, next) { return true }
      guard let end = below.whole.last else { return false }
      return [0x2E, 0x3A].contains(bytes[end]) && below.whole.count > content.count
        || (below.whole.count > 60 && words <= 6)
    }
    return false
  }

  /// Whether a number without a full stop goes on with the headings so far.
  private func isNextBare(_ line: LineShape) -> Bool {
    guard case .bare(let value) = line.marker else { return false }
    return value == lastBare + 1
  }

  /// Whether a short line stands above a sentence, as a heading below a heading does.
  private func leadsTo(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let line = lines[index]
    guard line.whole.count <= 40, let end = line.whole.last, ![0x2E, 0x3A, 0x2C, 0x3B].contains(bytes[end]),
      index + 1 < lines.count,
      let below = lines[index + 1].whole.last
    else { return false }
    return bytes[below] == 0x2E && lines[index + 1].whole.count > line.whole.count
  }

  /// Whether the block before ends with a colon and waits for its members.
  private var pendingLeadIn: Bool { blocks.last?.passage.bytes.last == 0x3A }

  /// A run of lines with vertical bars, or of two and more lines with tabs inside.
  private mutating func readTable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func separator(_ line: LineShape) -> UInt8? {
      guard !line.isBlank else { return nil }
      var bars = 0
      var tabs = 0
      for position in line.whole {
        if bytes[position] == 0x7C { bars += 1 }
        if bytes[position] == 0x09, position > line.content.lowerBound { tabs += 1 }
      }
      if bars >= 2 || (bars == 1 && bytes[line.whole.lowerBound] != 0x7C) { return 0x7C }
      return tabs >= 1 && line.marker == .none ? 0x09 : nil
    }
    guard index >= rejectedUntil, let mark = separator(lines[index]) else { return readAligned(bytes) }
    var end = index
    while end < lines.count, !lines[end].isBlank, lines[end].isRule(bytes) || separator(lines[end]) == mark {
      end += 1
    }
    let rows = (index..<end).filter { !lines[$0].isRule(bytes) }
    rejectedUntil = end
    guard rows.count >= 2 else { return false }
    let table = rows.map { cells(bytes, lines[$0].whole, mark) }
    let columns = table.map(\.count).max() ?? 0
    guard columns >= 2, table.filter({ $0.count == columns }).count * 2 >= table.count else { return false }
    let header = TableHeader.detect(table.map { $0.map(\.string) })
    for (position, row) in table.enumerated() {
      if position == 0, header != nil { continue }
      blocks.append(Block(row: row, header: header ?? []))
    }
    index = end
    return true
  }

  /// Three and more lines whose words stand in the same number of columns, two and more spaces apart.
  private mutating func readAligned(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func columns(_ line: LineShape) -> [Range<Int>] {
      var columns: [Range<Int>] = []
      var start = line.whole.lowerBound
      var position = start
      while position < line.whole.upperBound {
        if bytes[position] == 0x20, bytes[position + 1] == 0x20 {
          columns.append(start..<position)
          while position < line.whole.upperBound, bytes[position] == 0x20 { position += 1 }
          start = position
        } else {
          position += 1
        }
      }
      columns.append(start..<line.whole.upperBound)
      return columns
    }
    func isRow(_ line: LineShape) -> Bool {
      guard !line.isBlank, line.whole.count < 200 else { return false }
      if case .bullet = line.marker { return false }
      return columns(line).count >= 2 && columns(line).allSatisfy { $0.count <= 60 }
    }
    guard isRow(lines[index]) else { return false }
    let count = columns(lines[index]).count
    if count == 2, lines[index].marker != .none { return false }
    var end = index
    while end < lines.count, isRow(lines[end]), columns(lines[end]).count == count { end += 1 }
    guard end - index >= 3 else { return false }
    let table = lines[index..<end].map { columns($0).map { Passage(bytes, $0) } }
    let header = TableHeader.detect(table.map { $0.map(\.string) })
    for (position, row) in table.enumerated() where !(position == 0 && header != nil) {
      blocks.append(Block(row: row, header: header ?? []))
    }
    index = end
    return true
  }

  private func cells(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ mark: UInt8) -> [Passage] {
    var cells: [Passage] = []
    var start = range.lowerBound
    var position = start
    func close(_ end: Int) {
      if mark == 0x09, start == end, !cells.isEmpty { return }
      cells.append(Passage(bytes, start..<end))
    }
    while position < range.upperBound {
      if bytes[position] == mark {
        close(position)
        start = position + 1
      }
      position += 1
    }
    close(range.upperBound)
    if mark == 0x7C, cells.count > 2 {
      if cells.first?.isEmpty == true { cells.removeFirst() }
      if cells.last?.isEmpty == true { cells.removeLast() }
    }
    return cells
  }
}

extension Passage {
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.init()
    append(bytes, range)
  }
}

extension Array where Element == UInt8 {
  func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}

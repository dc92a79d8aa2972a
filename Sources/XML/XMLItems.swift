import Model

/// The elements at one path of a document, one after the other, each with its own bytes; in memory for one of them.
///
/// Outside of the items only tags are looked at. A DOCTYPE is refused; depth and the size of an item are bounded.
public struct XMLItems {
  /// An element at the path.
  public struct Item {
    /// The element's bytes, from its start tag to its end tag.
    public let bytes: [UInt8]
    /// Where it begins in the document.
    public let offset: Int
    /// The line that it begins in, from 1.
    public let line: Int
    /// Local name.
    public let name: String
    /// Local names of the elements around it, outermost first.
    public let path: [String]
    /// The start tags around it, with their attributes and namespaces.
    public let openings: [UInt8]
    /// Their end tags.
    public let closings: [UInt8]
  }

  /// The most elements within each other, and the most bytes of an item.
  public static let depthLimit = 256, itemLimit = 16 << 20

  private let file: String
  private let steps: [String]
  private let isAnywhere: Bool
  private let chunk: () throws -> [UInt8]
  private var window: [UInt8] = []
  private var base = 0
  private var scanner = XMLScanner()
  private var isWhole = false
  private var stack: [Ancestor] = []
  private var line = 1
  private var counted = 0
  private var hasRoot = false
  /// What the declaration says, in upper case, or nil.
  public private(set) var encoding: String?

  private struct Ancestor {
    var name: [UInt8]
    var local: String
    var tag: [UInt8]
  }

  /// Reads what `chunk` hands out until it is empty.
  ///
  /// `path` is `//a` for elements anywhere, or `/a/b/*` from the root; names count without prefixes.
  public init(path: String, file: String, chunk: @escaping () throws -> [UInt8]) {
    isAnywhere = path.hasPrefix("//")
    steps = path.split(separator: "/").map { step in
      step.split(separator: ":").last.map(String.init) ?? String(step)
    }
    (self.file, self.chunk) = (file, chunk)
  }

  /// The next item, or nil at the end of the document.
  ///
  /// - Throws: `Failure` with `file:line:column`.
  public mutating func next() throws -> Item? {
    var start: (offset: Int, line: Int, depth: Int, name: String)?
    var depth = 0
    while true {
      let token: XMLScanner.Token
      do {
        token = try window.withUnsafeBufferPointer { try scanner.next($0, isWhole: isWhole) }
      } catch let problem as XMLScanner.Problem { throw failure(problem.message, at: problem.offset) }
      if token == .incomplete || (token == .finished && !isWhole) {
        try refill(keeping: start?.offset ?? base + scanner.position)
        continue
      }
      switch token {
      case .finished:
        if let open = stack.last { throw failure("the file ends within <\(open.local)>", at: window.count) }
        guard hasRoot else { throw failure("no element", at: 0) }
        return nil
      case .start, .empty:
        guard start != nil || !stack.isEmpty || !hasRoot else {
          throw failure("a second root element", at: scanner.range.lowerBound)
        }
        hasRoot = true
        if start == nil, matches() {
          start = (base + scanner.range.lowerBound, lineHere(), stack.count, localName())
          depth = 0
        }
        guard stack.count + depth < Self.depthLimit else {
          throw failure("elements lie more than \(Self.depthLimit) deep", at: scanner.range.lowerBound)
        }
        if start == nil {
          if token == .start { push() }
        } else if token == .start {
          depth += 1
        } else if depth == 0, let found = start {
          return item(found)
        }
      case .end:
        if let found = start {
          depth -= 1
          if depth == 0 { return item(found) }
        } else {
          guard let open = stack.popLast(), window[scanner.name].elementsEqual(open.name) else {
            throw failure("an end tag without its start", at: scanner.range.lowerBound)
          }
        }
      case .text where start == nil && stack.isEmpty:
        guard window[scanner.range].allSatisfy({ $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }) else {
          throw failure("characters outside of the root element", at: scanner.range.lowerBound)
        }
      default: break
      }
      if let found = start, base + scanner.position - found.offset > Self.itemLimit {
        throw failure("an item of more than \(Self.itemLimit >> 20) MiB", at: found.offset - base)
      }
    }
  }

  private func item(_ found: (offset: Int, line: Int, depth: Int, name: String)) -> Item {
    Item(
      bytes: Array(window[(found.offset - base)..<scanner.position]), offset: found.offset, line: found.line,
      name: found.name, path: stack.map(\.local), openings: stack.flatMap(\.tag),
      closings: stack.reversed().flatMap { [0x3C, 0x2F] + $0.name + [0x3E] })
  }

  private func localName() -> String {
    window.withUnsafeBufferPointer { String(decoding: $0[scanner.localName($0)], as: UTF8.self) }
  }

  private func matches() -> Bool {
    guard let last = steps.last else { return false }
    guard isAnywhere ? stack.count + 1 >= steps.count : stack.count + 1 == steps.count else { return false }
    guard last == "*" || last == localName() else { return false }
    return zip(stack.suffix(steps.count - 1), steps.dropLast()).allSatisfy { $1 == "*" || $0.local == $1 }
  }

  private mutating func push() {
    let ancestor = window.withUnsafeBufferPointer { bytes in
      return Ancestor(
        name: Array(bytes[scanner.name]), local: String(decoding: bytes[scanner.localName(bytes)], as: UTF8.self),
        tag: Array(bytes[scanner.range]))
    }
    stack.append(ancestor)
  }

  /// Drops what lies before an offset of the document and appends more.
  private mutating func refill(keeping offset: Int) throws {
    let drop = offset - base
    countLines(upTo: drop)
    if drop > 0 {
      window.removeFirst(drop)
      base += drop
      counted = 0
      scanner.position -= drop
    }
    guard window.count <= Self.itemLimit + (1 << 22) else {
      throw failure("a tag or text of more than \(Self.itemLimit >> 20) MiB", at: 0)
    }
    let more = try chunk()
    if more.isEmpty { isWhole = true }
    let isFirst = base == 0 && window.isEmpty
    window += more
    if isFirst { try begin() }
  }

  private mutating func begin() throws {
    if window.starts(with: [0xFF, 0xFE]) || window.starts(with: [0xFE, 0xFF]) {
      throw Failure(.input, "XML in UTF-16 is not read", at: .file(file), hint: "save it as UTF-8")
    }
    if window.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
    encoding = XMLText.declaredEncoding(window)
    if let encoding, encoding.hasPrefix("UTF-16") || encoding.hasPrefix("UTF-32") || encoding.hasPrefix("UCS") {
      throw Failure(
        .input, "the declaration says \(encoding), the bytes do not", at: .file(file), hint: "save it as UTF-8")
    }
    if let zero = window.firstIndex(of: 0) { throw failure("a NUL byte: this is no XML", at: zero) }
  }

  private mutating func lineHere() -> Int {
    countLines(upTo: scanner.range.lowerBound)
    return line
  }

  private mutating func countLines(upTo position: Int) {
    guard position > counted else { return }
    let range = counted..<position
    line += window.withUnsafeBufferPointer { bytes in
      var count = 0
      for index in range where bytes[index] == 0x0A { count += 1 }
      return count
    }
    counted = position
  }

  private mutating func failure(_ message: String, at position: Int) -> Failure {
    countLines(upTo: position)
    let before = window[..<min(max(0, position), window.count)]
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return Failure(
      .input, message, at: .text(file: file, line: line, column: column),
      hint: message.contains("DOCTYPE") ? "remove the DOCTYPE" : nil)
  }
}

/// Finds tags, texts and their byte offsets in XML, without copying: for writing back into the very same bytes.
///
/// It knows comments, CDATA sections, instructions and quoted attributes; it refuses a DOCTYPE. It reads encodings
/// that keep ASCII as it is, and does not check that names or characters are legal: libxml2 does.
public struct XMLScanner: Sendable {
  /// What lies at `range`.
  public enum Token: Hashable, Sendable {
    /// `<a …>`
    case start
    /// `<a …/>`
    case empty
    /// `</a>`
    case end
    /// Characters and references.
    case text
    /// `<![CDATA[…]]>`
    case cdata
    /// `<!--…-->`
    case comment
    /// `<?…?>`
    case instruction
    /// The bytes end within a token and more may follow.
    case incomplete
    /// The bytes end after a token.
    case finished
  }

  /// Why scanning stopped, at a byte offset.
  public struct Problem: Error, Hashable, Sendable {
    /// In words.
    public let message: String
    /// Where.
    public let offset: Int

    /// Makes a problem.
    public init(message: String, offset: Int) { (self.message, self.offset) = (message, offset) }
  }

  /// Where the next token begins.
  public var position: Int
  /// The present token's bytes.
  public private(set) var range: Range<Int> = 0..<0
  /// The name in a start, empty or end tag, with its prefix.
  public private(set) var name: Range<Int> = 0..<0

  /// Makes a scanner that begins at an offset.
  public init(at position: Int = 0) { self.position = position }

  /// Goes on to the next token; `isWhole` says that no bytes follow those given.
  public mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool = true) throws(Problem) -> Token {
    let count = bytes.count, start = position
    guard start < count else { return .finished }
    func cut(_ what: String) throws(Problem) -> Token {
      if isWhole { throw Problem(message: "\(what) is never closed", offset: start) }
      return .incomplete
    }
    guard bytes[start] == 0x3C else {
      var index = start
      while index < count, bytes[index] != 0x3C { index += 1 }
      if index == count, !isWhole, index - start < 1 << 16 { return .incomplete }
      return finish(.text, start, index)
    }
    guard start + 1 < count else { return try cut("a tag") }
    switch bytes[start + 1] {
    case 0x21:
      if Self.matches(bytes, start, "<!--") {
        guard let end = Self.find(bytes, from: start + 4, 0x2D, 0x2D, 0x3E) else { return try cut("a comment") }
        return finish(.comment, start, end)
      }
      if Self.matches(bytes, start, "<![CDATA[") {
        guard let end = Self.find(bytes, from: start + 9, 0x5D, 0x5D, 0x3E) else { return try cut("a CDATA section") }
        return finish(.cdata, start, end)
      }
      guard isWhole || count - start >= 9 else { return .incomplete }
      throw Problem(message: "a DOCTYPE is refused: it can name files and entities", offset: start)
    case 0x3F:
      var index = start + 2
      while index + 1 < count, !(bytes[index] == 0x3F && bytes[index + 1] == 0x3E) { index += 1 }
      guard index + 1 < count else { return try cut("an instruction") }
      return finish(.instruction, start, index + 2)
    case 0x2F:
      var index = start + 2
      while index < count, bytes[index] != 0x3E { index += 1 }
      guard index < count else { return try cut("a tag") }
      var end = start + 2
      while end < index, bytes[end] > 0x20 { end += 1 }
      name = (start + 2)..<end
      return finish(.end, start, index + 1)
    default:
      var index = start + 1
      while index < count, bytes[index] > 0x20, bytes[index] != 0x3E, bytes[index] != 0x2F { index += 1 }
      let nameEnd = index
      while index < count, bytes[index] != 0x3E {
        let byte = bytes[index]
        if byte == 0x22 || byte == 0x27 {
          index += 1
          while index < count, bytes[index] != byte { index += 1 }
          guard index < count else { return try cut("a tag") }
        }
        index += 1
      }
      guard index < count else { return try cut("a tag") }
      guard nameEnd > start + 1 else { throw Problem(message: "a '<' that begins no tag", offset: start) }
      name = (start + 1)..<nameEnd
      return finish(bytes[index - 1] == 0x2F ? .empty : .start, start, index + 1)
    }
  }

  /// The name without its prefix.
  public func localName(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    for index in name where bytes[index] == 0x3A { return (index + 1)..<name.upperBound }
    return name
  }

  /// Whether the name without its prefix is this.
  public func isNamed(_ wanted: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Self.equals(bytes, localName(bytes), wanted)
  }

  /// The attributes of the present start or empty tag: names, and values without their quotes.
  public func attributes(_ bytes: UnsafeBufferPointer<UInt8>) -> [(name: Range<Int>, value: Range<Int>)] {
    var found: [(Range<Int>, Range<Int>)] = []
    eachAttribute(bytes) { name, value in
      found.append((name, value))
      return true
    }
    return found
  }

  /// The value of one attribute, by its name as written, without quotes.
  public func attribute(_ wanted: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var found: Range<Int>?
    eachAttribute(bytes) { name, value in
      guard Self.equals(bytes, name, wanted) else { return true }
      found = value
      return false
    }
    return found
  }

  /// Hands over the attributes of the present start or empty tag, as `attributes` gives them, until `body` says false.
  public func eachAttribute(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Range<Int>) -> Bool) {
    var index = name.upperBound
    let end = range.upperBound - 1
    while index < end {
      while index < end, bytes[index] <= 0x20 || bytes[index] == 0x2F { index += 1 }
      let nameStart = index
      while index < end, bytes[index] != 0x3D, bytes[index] > 0x20 { index += 1 }
      let nameEnd = index
      while index < end, bytes[index] != 0x22, bytes[index] != 0x27 { index += 1 }
      guard index < end else { return }
      let quote = bytes[index]
      let valueStart = index + 1
      index = valueStart
      while index < end, bytes[index] != quote { index += 1 }
      guard body(nameStart..<nameEnd, valueStart..<index) else { return }
      index += 1
    }
  }

  private mutating func finish(_ token: Token, _ start: Int, _ end: Int) -> Token {
    range = start..<end
    position = end
    return token
  }

  /// Whether a range holds exactly these ASCII characters.
  public static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    let wanted = text.utf8Start
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != wanted[offset] { return false }
    return true
  }

  private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: StaticString) -> Bool {
    let end = start + text.utf8CodeUnitCount
    return end <= bytes.count && equals(bytes, start..<end, text)
  }

  /// The offset after the first place where three bytes follow each other.
  private static func find(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ first: UInt8, _ second: UInt8, _ third: UInt8
  ) -> Int? {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index] == first, bytes[index + 1] == second, bytes[index + 2] == third { return index + 3 }
      index += 1
    }
    return nil
  }
}

// Web pages that need nothing but themselves. A `String` is always text and is escaped; only `Tag` makes markup, so a
// page cannot carry what a source wrote as an element, an attribute or a script. `Page` closes the page to all loading.

/// A piece of a page that is already markup.
public struct Markup: Hashable, Sendable {
  /// The markup's bytes, in UTF-8.
  public private(set) var bytes: [UInt8]

  /// Makes an empty piece.
  public init() { bytes = [] }

  /// Makes a piece that shows a text as it stands.
  public init(text: String) {
    bytes = []
    appendText(text)
  }

  /// Makes a piece of others.
  public init(@MarkupBuilder _ content: () -> Markup) { self = content() }

  /// The markup itself.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends another piece.
  public mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Appends a text: the five special characters as entities, control and direction characters as `‹U+202E›`.
  mutating func appendText(_ text: String) {
    let source = Array(text.utf8)
    bytes.reserveCapacity(bytes.count + source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "<"): appendRaw("&lt;")
      case UInt8(ascii: ">"): appendRaw("&gt;")
      case UInt8(ascii: "&"): appendRaw("&amp;")
      case UInt8(ascii: "\""): appendRaw("&quot;")
      case UInt8(ascii: "'"): appendRaw("&#39;")
      case 0x09, 0x0A: bytes.append(byte)
      case 0x00..<0x20, 0x7F: appendRaw("‹U+\(Self.hexadecimal(UInt32(byte)))›")
      case 0xC2, 0xD8, 0xE2:
        if let (scalar, length) = Self.hidden(source, at: index) {
          appendRaw("‹U+\(Self.hexadecimal(scalar))›")
          index += length - 1
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
      index += 1
    }
  }

  mutating func appendRaw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// A C1 control or a character that turns the direction of text, with its length in bytes.
  private static func hidden(_ source: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
    guard index + 1 < source.count else { return nil }
    switch (source[index], source[index + 1]) {
    case (0xC2, 0x80...0x9F): return (UInt32(source[index + 1]), 2)
    case (0xD8, 0x9C): return (0x061C, 2)
    case (0xE2, 0x80), (0xE2, 0x81):
      guard index + 2 < source.count else { return nil }
      let scalar = 0x2000 | UInt32(source[index + 1] & 0x3F) << 6 | UInt32(source[index + 2] & 0x3F)
      switch scalar {
      case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: return (scalar, 3)
      default: return nil
      }
    default: return nil
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

/// Joins texts and pieces of markup in the order written.
@resultBuilder
public enum MarkupBuilder {
  /// A text, which is escaped.
  public static func buildExpression(_ text: String) -> Markup { Markup(text: text) }
  /// A text where there is one.
  public static func buildExpression(_ text: String?) -> Markup { text.map { Markup(text: $0) } ?? Markup() }
  /// A piece of markup.
  public static func buildExpression(_ markup: Markup) -> Markup { markup }
  /// Pieces one after the other.
  public static func buildExpression(_ pieces: [Markup]) -> Markup { buildArray(pieces) }
  /// Pieces one after the other.
  public static func buildBlock(_ pieces: Markup...) -> Markup { buildArray(pieces) }
  /// Pieces of a loop.
  public static func buildArray(_ pieces: [Markup]) -> Markup {
    var joined = Markup()
    for piece in pieces { joined.append(piece) }
    return joined
  }
  /// A piece that may be absent.
  public static func buildOptional(_ piece: Markup?) -> Markup { piece ?? Markup() }
  /// The first branch.
  public static func buildEither(first: Markup) -> Markup { first }
  /// The second branch.
  public static func buildEither(second: Markup) -> Markup { second }
}

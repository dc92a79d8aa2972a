/// An attribute of an element, with its value escaped.
public struct Attribute: Hashable, Sendable {
  let name: String
  let value: String

  private init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }

  /// Names of the style sheet, separated by spaces.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

  /// The element's name in the page, reduced to letters, digits, `.`, `-` and `_`.
  public static func id(_ name: String) -> Attribute { Attribute("id", anchor(name)) }

  /// A link to the element of this name in the same page.
  public static func anchor(to name: String) -> Attribute { Attribute("href", "#" + anchor(name)) }

  /// A link out of the page; anything but `https:`, `http:`, `mailto:` and relative paths becomes `#`.
  public static func link(to address: String) -> Attribute { Attribute("href", isHarmless(address) ? address : "#") }

  /// A tooltip.
  public static func title(_ text: String) -> Attribute { Attribute("title", text) }

  /// How many columns a cell spans.
  public static func columns(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }

  /// How many rows a cell spans.
  public static func rows(_ count: Int) -> Attribute { Attribute("rowspan", String(count)) }

  /// The language of the content, as `en`.
  public static func language(_ tag: String) -> Attribute { Attribute("lang", tag) }

  /// The machine's form of a `time`.
  public static func time(_ value: String) -> Attribute { Attribute("datetime", value) }

  /// What a screen reader says in place of the content.
  public static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }

  /// The value of a `data-` attribute, whose name has lower-case letters and hyphens.
  public static func data(_ name: String, _ value: String) -> Attribute { Attribute("data-" + name, value) }

  /// A table head that names its column.
  public static let columnHead = Attribute("scope", "col")
  /// A table head that names its row.
  public static let rowHead = Attribute("scope", "row")
  /// A `details` that is open at first.
  public static let open = Attribute("open", "")
  /// Decoration that screen readers pass over.
  public static let hidden = Attribute("aria-hidden", "true")

  /// A name that can stand in `id` and after `#`.
  static func anchor(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
      default: bytes.append(0x2D)
      }
    }
    return bytes.isEmpty ? "-" : String(decoding: bytes, as: UTF8.self)
  }

  private static func isHarmless(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    // Browsers drop control characters and leading spaces before they look for a scheme.
    guard let first = bytes.first, first > 0x20, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
    let head = bytes.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return true }
    return ["https", "http", "mailto"].contains(String(decoding: bytes[..<colon], as: UTF8.self).lowercased())
  }
}

/// Imported text for a terminal: control and direction characters become visible escapes, as `\u{1B}`.
public enum Visible {
  /// Escapes all but printable characters, line feed and tab.
  public static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The same on one line: line feeds, tabs and runs of blanks become one blank.
  public static func line(_ text: String) -> String {
    Self.text(text.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " "))
  }

  /// Columns that a text takes on a terminal: East Asian wide characters and emoji take two, combining marks none.
  public static func width(of text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The longest beginning of a text that fits, with `…` where something is cut off.
  public static func clipped(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let columns = self.width(of: String(character))
      guard used + columns < width else { break }
      result.append(character)
      used += columns
    }
    return result + "…"
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x1AB0...0x1AFF, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F: true
    // Direction marks, embeddings and isolates, zero-width characters, line separators, byte order mark, tags.
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }
}

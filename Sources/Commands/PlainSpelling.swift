/// How text is spelled on a terminal whose locale is not UTF-8: marks and frames in ASCII, letters as they are.
enum PlainSpelling {
  /// Whether the locale's characters are UTF-8, as `LC_ALL`, `LC_CTYPE` or `LANG` says; where none does, they are not.
  static func isNeeded(_ variable: (String) -> String?) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
    return !locale.uppercased().filter { $0 != "-" }.contains("UTF8")
  }

  /// How many columns of a line are kept free for marks that are longer in ASCII.
  static let margin = 2

  /// The text in that spelling; what follows a longer one stands where it stood, if there are blanks to take.
  static func of(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = ""
    var (blanks, excess) = (0, 0)
    for scalar in text.unicodeScalars {
      if scalar == " " {
        blanks += 1
        continue
      }
      let taken = max(0, min(excess, blanks - 1))
      result += String(repeating: " ", count: blanks - taken)
      (blanks, excess) = (0, scalar == "\n" ? 0 : excess - taken)
      if let spelling = spelling(of: scalar) {
        result += spelling
        excess += spelling.utf8.count - 1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + String(repeating: " ", count: blanks)
  }

  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    if let mark = marks[scalar] { return mark }
    return switch scalar.value {
    case 0x2500...0x257F: "+"
    case 0x2580...0x259F: "#"
    default: nil
    }
  }

  private static let marks: [Unicode.Scalar: String] = [
    "✓": "+", "✔": "+", "✗": "x", "✘": "x", "☑": "+", "✅": "+", "✕": "x", "✖": "x", "❌": "x", "◐": "~", "◷": ">",
    "●": "*", "○": "o", "•": "*", "·": "-", "×": "x",
    "…": "...", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "→": "->", "←": "<-", "›": ">", "‹": "<",
    "≥": ">=", "≤": "<=", "≠": "!=", "½": "1/2", "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"",
    "‘": "'", "’": "'", "‚": "'", "\u{A0}": " ", "\u{202F}": " ", "─": "-", "━": "-", "═": "=", "│": "|",
    "┃": "|", "║": "|",
  ]
}

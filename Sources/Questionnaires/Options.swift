import Model

/// Lists of answers that a cell or a header spells out.
public enum Options {
  /// The members of an options cell: split at bars, else line ends, semicolons, or slashes and commas between short words.
  public static func members(of text: String) -> [String] {
    let text = text.trimmed
    guard !text.isEmpty else { return [] }
    for separator in ["|", "\n", ";"] as [Character] where text.contains(separator) {
      return split(text, separator)
    }
    for separator in ["/", ","] as [Character] where text.contains(separator) {
      let parts = split(text, separator)
      if parts.count >= 2, parts.allSatisfy({ $0.utf8.count <= 25 && $0.wordCount <= 3 }), !isNotApplicable(parts) {
        return parts
      }
    }
    return [text]
  }

  /// The answers in the brackets of a header, as `Answer (Yes/No/Partial)`; empty where they are none.
  static func inBrackets(of header: String) -> [String] {
    guard let open = header.lastIndex(of: "("), let close = header.lastIndex(of: ")"), open < close else { return [] }
    let inside = String(header[header.index(after: open)..<close]).trimmed
    for separator in [" / ", "|", ";", ",", "/"] {
      let parts = inside.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
      guard (2...10).contains(parts.count), parts.allSatisfy({ $0.utf8.count <= 40 }) else { continue }
      // Only words that are known answers: "(IP/DNS)" lists none.
      guard parts.filter({ AnswerWords.meaning(of: $0) != nil }).count >= 2 else { continue }
      return parts
    }
    return []
  }

  /// The form that a type cell names, or nil.
  static func form(of text: String) -> Question.Form? {
    switch FoldedText.folded(text) {
    case "yesno", "yes no", "boolean", "bool", "y n", "ja nein", "yes no n a": .yesNo
    case "choice", "radiogroup", "radio", "single choice", "select", "dropdown", "list", "single select", "single",
      "einfachauswahl":
      .choice
    case "multichoice", "multiple choice", "checkgroup", "checkbox", "checkboxes", "multi select", "multiselect",
      "check all that apply", "select all that apply", "select all", "multi", "multiple", "multi choice",
      "multiple select", "multiple selection", "multiple answers", "mehrfachauswahl":
      .multipleChoice
    case "number", "numeric", "integer", "figure", "count", "zahl": .number
    case "date", "datum": .date
    case "text", "box", "line", "free text", "freetext", "string", "paragraph", "narrative", "freitext": .text
    default: nil
    }
  }

  private static func split(_ text: String, _ separator: Character) -> [String] {
    text.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  private static func isNotApplicable(_ parts: [String]) -> Bool {
    parts.count == 2 && parts.map { $0.lowercased() } == ["n", "a"]
  }
}

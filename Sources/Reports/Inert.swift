/// Text in a field of a CSV file that a spreadsheet program would take for a formula.
public enum Inert {
  /// The text with an apostrophe before it where a program could compute it.
  public static func field(_ text: String) -> String { isComputed(text) ? "'" + text : text }

  /// The text as it was before ``field(_:)``.
  public static func text(_ field: String) -> String {
    guard field.hasPrefix("'") else { return field }
    let rest = String(field.dropFirst())
    return isComputed(rest) ? rest : field
  }

  private static func isComputed(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\n" }) else { return false }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}

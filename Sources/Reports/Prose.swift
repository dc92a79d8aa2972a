/// Lines of words that fit a terminal.
public enum Prose {
  /// A line, broken at blanks where the terminal is narrower; further lines begin `hanging` columns to the right.
  public static func fitted(_ line: String, to width: Int, hanging: Int = 2) -> String {
    // A terminal too narrow for the margin breaks lines better by itself.
    guard Visible.width(of: line) > width, width - hanging >= 20 else { return line }
    let parts = TerminalTable.wrapped(String(line.dropFirst(hanging)), width - hanging)
    return line.prefix(hanging) + parts.joined(separator: "\n" + String(repeating: " ", count: hanging))
  }
}

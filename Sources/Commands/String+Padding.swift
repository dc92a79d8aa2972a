import Reports

extension String {
  /// The text with blanks after it, up to a number of terminal columns.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - Visible.width(of: self))) }

  /// The text with blanks before it.
  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - Visible.width(of: self))) + self
  }
}

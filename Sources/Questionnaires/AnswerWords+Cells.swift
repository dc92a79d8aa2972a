import Model

extension AnswerWords {
  /// Whether a cell's text stands for "not answered yet".
  static func isPlaceholder(_ text: String) -> Bool {
    let trimmed = text.trimmed
    if trimmed.isEmpty || meaning(of: trimmed) == .placeholder { return true }
    if trimmed.unicodeScalars.allSatisfy({ "-–—_.…?*".unicodeScalars.contains($0) }) { return true }
    let folded = FoldedText.folded(trimmed)
    if trimmed.hasPrefix("<"), trimmed.hasSuffix(">") { return true }
    if trimmed.hasPrefix("["), trimmed.hasSuffix("]") { return true }
    return placeholderBeginnings.contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  private static let placeholderBeginnings = [
    "describe how", "please select", "select one", "choose an", "enter your", "please enter", "please describe",
    "click or tap", "insert", "bitte auswählen", "to be completed", "type your",
  ]
}

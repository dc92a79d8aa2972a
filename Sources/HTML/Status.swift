/// How a thing stands, shown by glyph and word; the colour only repeats them.
public enum Status: String, Hashable, Sendable, CaseIterable {
  /// As it should be.
  case good
  /// In part as it should be, or to be looked at.
  case fair
  /// Not as it should be.
  case bad
  /// Not yet, but intended.
  case planned
  /// Not judged, or without meaning here.
  case neutral

  /// The character that stands for the status.
  public var glyph: String {
    switch self {
    case .good: "✔"
    case .fair: "◐"
    case .bad: "✘"
    case .planned: "◷"
    case .neutral: "–"
    }
  }

  /// A badge of glyph and word.
  public func badge(_ word: String) -> Markup {
    Tag.span(.class("status \(rawValue)")) {
      Tag.span(.hidden) { glyph }
      " " + word
    }
  }
}

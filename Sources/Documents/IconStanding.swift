import Model

/// Pictures that stand for yes and no on a page: `<img alt="No">`, `<i class="fa fa-times">`, an unticked box.
enum IconStanding {
  /// The mark that a reader sees in an element's place; nil where it shows none.
  static func mark(of name: String, _ attributes: [String: String]) -> String? {
    guard names.contains(name), !attributes.isEmpty else { return nil }
    if name == "input" {
      guard attributes["type"]?.lowercased() == "checkbox" else { return nil }
      return attributes["checked"] == nil ? "\u{2610} " : "\u{2713} "
    }
    for label in [attributes["alt"], attributes["aria-label"], attributes["title"]] {
      guard let label, !StatusWords.isAmbiguous(label) else { continue }
      switch StatusWords.standing(label) {
      case .inPlace: return "\u{2713} "
      case .negated: return "\u{274C} "
      // `Next`, `Preview` and the like are buttons.
      case .planned where ["planned", "coming soon", "in progress", "roadmap"].contains(label.lowercased()):
        return "\u{1F6A7} "
      default: continue
      }
    }
    guard name == "i" || name == "svg" || attributes["class"]?.contains("icon") == true,
      let classes = attributes["class"]?.lowercased().split(separator: " ")
    else { return nil }
    if classes.contains(where: { crosses.contains(String($0)) }) { return "\u{274C} " }
    return classes.contains { ticks.contains(String($0)) } ? "\u{2713} " : nil
  }

  private static let names: Set<String> = ["img", "svg", "i", "span", "input"]
  private static let crosses: Set<String> = [
    "fa-times", "fa-xmark", "fa-close", "fa-ban", "icon-cross", "icon-times", "icon-close", "icon-x", "icon-no",
    "glyphicon-remove", "bi-x", "bi-x-lg", "bi-x-circle", "x-mark", "xmark", "cross", "fa-times-circle",
    "fa-circle-xmark", "lucide-x",
  ]
  private static let ticks: Set<String> = [
    "fa-check", "fa-check-circle", "fa-circle-check", "icon-check", "icon-tick", "icon-yes", "glyphicon-ok", "bi-check",
    "bi-check-lg", "bi-check-circle", "check", "checkmark", "tick", "lucide-check",
  ]
}

extension QuantityReader {
  /// Whether an activity stands beside a word.
  static func isOfActivity(_ tokens: [Token], _ position: Int) -> Bool {
    tokens[max(0, position - 3)..<min(position + 5, tokens.count)].contains { activities.contains($0.stem) }
  }

  /// Stems of what is done again and again, rather than goes on.
  private static let activities: Set<String> = [
    "monitor", "scan", "test", "review", "check", "backup", "back", "updat", "log", "record", "audit", "assess",
    "train",
    "synchron", "replic", "verifi", "track", "watch", "basi", "observ", "evalu", "measur", "surveil", "supervis",
    "analyz", "analysi", "vulner", "secur", "run", "perform", "conduct", "carri", "rotat", "patch", "inspect",
    "control",
    "valid", "detect", "reassess", "mirror",
  ]
}

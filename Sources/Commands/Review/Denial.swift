/// Whether words deny what they speak of, as "backups are not encrypted".
enum Denial {
  /// An even number of denials affirms; "no later than" and "not only" deny nothing.
  static func isIn(_ words: String) -> Bool {
    let tokens = words.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "\u{2019}" }.map(String.init)
    let count = tokens.indices.count { index in
      let next = index + 1 < tokens.count ? tokens[index + 1] : ""
      let denies =
        negations.contains(tokens[index]) || tokens[index].hasSuffix("n't") || tokens[index].hasSuffix("n\u{2019}t")
      return denies && !measures.contains(next) && !(index == 0 && tokens[index] == "no" && isHead(words))
    }
    return !count.isMultiple(of: 2)
  }

  /// The words without `not` and `never`: what they deny.
  static func removed(from words: String) -> String {
    words.split(separator: " ").filter { !["not", "never"].contains($0.lowercased()) }.joined(separator: " ")
  }

  /// Whether the first word is a verdict that stands for itself, as in `No, …`.
  private static func isHead(_ words: String) -> Bool {
    words.drop { !$0.isLetter }.dropFirst(2).first.map { ",;:!\u{2013}\u{2014}".contains($0) } ?? false
  }

  private static let negations: Set<String> = [
    "not", "no", "never", "without", "nor", "neither", "cannot", "none", "nothing", "nobody",
  ]
  private static let measures: Set<String> = ["later", "longer", "more", "less", "fewer", "earlier", "only"]
}

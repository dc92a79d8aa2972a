/// Words that give a figure its direction.
enum Bounds {
  /// One of these, or a word that begins so, stands in whatever gives a direction.
  static let signs: Set<String> = leastWords.union(leastLast).union(mostWords).union(mostLast).union([
    "than", "least", "most", "up", "limited", "or", "+", "latest", "earliest",
  ])
  static let beginning = "exceed"

  static let noMore = [
    ["no", "later", "than"], ["not", "later", "than"], ["not", "more", "than"], ["no", "more", "than"],
    ["not", "exceed"], ["not", "exceeding"], ["never", "more", "than"], ["never", "longer", "than"],
    ["no", "longer", "than"], ["not", "longer", "than"],
  ]
  static let noLess = [["no", "less", "than"], ["not", "less", "than"], ["no", "fewer", "than"]]
  static let leastWords: Set<String> = ["minimum", "min"]
  static let leastLast: Set<String> = ["over", "exceeding", ">", "≥"]
  static let least = [["at", "least"], ["more", "than"], ["longer", "than"]]
  static let mostWords: Set<String> = ["within", "maximum", "max"]
  static let mostLast: Set<String> = ["under", "below", "<", "≤"]
  static let most = [["up", "to"], ["at", "most"], ["less", "than"], ["limited", "to"], ["fewer", "than"]]
  static let orMore: Set<String> = ["higher", "above", "more", "longer", "greater", "later", "newer", "better"]
  static let orLess: Set<String> = ["less", "fewer", "sooner", "faster", "earlier"]
}

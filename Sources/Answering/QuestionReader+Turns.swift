import Language

/// Turns of phrase that say the plain thing by what it is not: `no code without review`, `not less than 14 days`.
struct Turns {
  private let plain: [String: Token]

  init(_ tokenizer: Tokenizer) {
    plain = Dictionary(
      tokenizer.tokens(of: "all with always no").map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The tokens of a question in which two denials that cancel each other are gone, and `not` before a comparison is `no`.
  func straightened(_ tokens: [Token]) -> [Token] {
    var result = tokens
    func put(_ word: String, at position: Int) {
      if let token = plain[word] { result[position] = token.standing(for: tokens[position]) }
    }
    for position in tokens.indices.dropLast()
    where tokens[position].word == "not" && Self.comparatives.contains(tokens[position + 1].word) {
      put("no", at: position)
    }
    guard let first = tokens.first?.word, ["is", "are"].contains(first),
      let without = tokens.indices.dropFirst(2).first(where: { tokens[$0].word == "without" }),
      !["exception", "exceptions", "delay"].contains(tokens[without...].dropFirst().first?.word ?? "")
    else { return result }
    let denials = tokens[..<without].indices.filter { Self.denials.contains(tokens[$0].word) }
    guard denials.count == 1, let denial = denials.first else { return result }
    switch tokens[denial].word {
    // `Is no code merged without review?`
    case "no" where denial <= 2: put("all", at: denial)
    // `Is data never processed without instructions?`
    case "never": put("always", at: denial)
    default: return result
    }
    put("with", at: without)
    return result
  }

  private static let denials: Set<String> = ["no", "never", "not", "nobody", "none", "impossible", "cannot"]
  private static let comparatives: Set<String> = [
    "less", "more", "fewer", "later", "longer", "greater", "older", "earlier", "shorter", "higher", "lower",
  ]
}

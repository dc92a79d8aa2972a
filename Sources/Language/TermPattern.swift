/// One term of the lexicon, compiled: parts that must all occur, and parts that must not.
struct TermPattern {
  /// What a match tells.
  enum Target: Hashable {
    case topic(Int)
    case adverse(Int)
    case point(Int)
    /// What a question says to ask for a point.
    case asked(Int)
  }

  var target: Target
  /// Elements (phrases, concepts, kinds of figure) that must occur, in any order where there are several.
  var parts: [Int]
  /// Groups of elements that must not all occur.
  var vetoes: [[Int]]
  /// How much it tells: content words, more for longer phrases.
  var weight: Double
  /// The term as it is written in the data.
  var source: String
}

/// Compiles terms and finds their elements in texts.
struct ElementTable {
  /// An element's occurrence.
  struct Occurrence: Hashable {
    var range: Range<Int>
  }

  private struct Phrase {
    var stems: [String]
    var elements: [Int]
  }

  private var literals: [String: Int] = [:]
  private(set) var concepts: [String: Int] = [:]
  private var kinds: [Quantity.Kind: [Int]] = [:]
  private var phrases: [String: [Phrase]] = [:]
  private(set) var count = 0
  private var exact = false
  private var weights: [Double] = []
  private(set) var undefined: [String] = []
  private var weak: Set<Int> = []

  /// Whether an element's words stand in every heading, so that a heading cannot complete a term with it.
  func isWeak(_ element: Int) -> Bool { weak.contains(element) }

  private static let weakStems: Set<String> = [
    "secur", "data", "inform", "access", "system", "customer", "client", "user", "servic", "manag", "polici", "process",
    "plan", "control", "product", "compani", "infrastructur", "technic", "organiz", "protect", "measur", "oper",
    "privaci",
    "standard", "program", "applic", "platform", "environ",
  ]

  /// Declares a class of words.
  mutating func define(_ name: String, terms: [[Token]]) {
    let element = concepts[name] ?? fresh(weight: 1)
    concepts[name] = element
    for tokens in terms where !tokens.isEmpty {
      let isCapital = tokens.count == 1 && tokens[0].isUpperCase && Self.capitals.contains(tokens[0].word)
      add(phrase: isCapital ? ["=" + tokens[0].word.uppercased()] : tokens.map(\.stem), to: element)
    }
  }

  /// The element of one part of a term, declared on first use.
  mutating func element(_ part: String, _ tokenizer: Tokenizer) -> Int? {
    if part.hasPrefix("@") {
      let name = String(part.dropFirst())
      if let known = concepts[name] { return known }
      undefined.append(part)
      return nil
    }
    if part.hasPrefix("#") {
      if let known = literals[part] { return known }
      let element = fresh(weight: 0.5)
      literals[part] = element
      let wanted: [Quantity.Kind] =
        switch part {
        case "#frequency": [.frequency, .vagueFrequency]
        case "#duration": [.duration]
        case "#delay": [.duration, .vagueDelay]
        case "#any": [.frequency, .duration, .count, .percent]
        default: Quantity.Kind(rawValue: String(part.dropFirst())).map { [$0] } ?? []
        }
      if wanted.isEmpty { undefined.append(part) }
      for kind in wanted { kinds[kind, default: []].append(element) }
      return element
    }
    // `=generator` matches that word alone, where its stem is also another word's.
    let isExact = part.hasPrefix("=")
    var tokens = tokenizer.tokens(of: isExact ? String(part.dropFirst()) : part)
    guard !tokens.isEmpty else { return nil }
    if isExact { tokens[0].stem = "=" + tokens[0].word }
    // An abbreviation that is also a word or its plural counts only in capitals.
    if tokens.count == 1, tokens[0].isUpperCase, Self.capitals.contains(tokens[0].word) {
      tokens[0].stem = "=" + tokens[0].word.uppercased()
    }
    let key = tokens.map(\.stem).joined(separator: " ")
    if let known = literals[key] { return known }
    let content = Double(tokens.filter { !$0.isFunctionWord }.count)
    let element = fresh(weight: max(1, content))
    if tokens.allSatisfy({ Self.weakStems.contains($0.stem) }) { weak.insert(element) }
    literals[key] = element
    add(phrase: tokens.map(\.stem), to: element)
    return element
  }

  func weight(of element: Int) -> Double { weights[element] }

  private mutating func fresh(weight: Double) -> Int {
    count += 1
    weights.append(weight)
    return count - 1
  }

  private mutating func add(phrase: [String], to element: Int) {
    let first = phrase[0]
    if first.hasPrefix("=") { exact = true }
    if let index = phrases[first]?.firstIndex(where: { $0.stems == phrase }) {
      phrases[first]?[index].elements.append(element)
    } else {
      phrases[first, default: []].append(Phrase(stems: phrase, elements: [element]))
    }
  }

  private static let capitals: Set<String> = [
    "ids", "ups", "it", "ico", "pam", "ens", "sod", "soa", "pia", "bia", "sca", "jit", "nac", "us",
  ]

  private static let skippable: Set<String> = ["a", "an", "the", "your", "our", "their", "its", "any", "all"]

  /// Where each element occurs.
  func occurrences(in tokens: [Token], quantities: [Quantity]) -> [Int: [Range<Int>]] {
    var found: [Int: [Range<Int>]] = [:]
    for start in tokens.indices {
      var candidates = phrases[tokens[start].stem] ?? []
      if exact {
        candidates += phrases["=" + tokens[start].word] ?? []
        if tokens[start].isUpperCase { candidates += phrases["=" + tokens[start].word.uppercased()] ?? [] }
      }
      for phrase in candidates {
        guard let end = end(of: phrase.stems, in: tokens, from: start) else { continue }
        for element in phrase.elements { found[element, default: []].append(start..<end) }
      }
    }
    for quantity in quantities {
      for element in kinds[quantity.kind] ?? [] { found[element, default: []].append(quantity.tokens) }
    }
    return found
  }

  private func end(of stems: [String], in tokens: [Token], from start: Int) -> Int? {
    var position = start + 1
    for stem in stems.dropFirst() {
      var skipped = 0
      while position < tokens.count, tokens[position].stem != stem {
        guard skipped == 0, Self.skippable.contains(tokens[position].word), tokens[position].gap == .tight else {
          return nil
        }
        skipped += 1
        position += 1
      }
      guard position < tokens.count, tokens[position].gap <= .comma, tokens[position].gap != .comma else { return nil }
      position += 1
    }
    return position
  }
}

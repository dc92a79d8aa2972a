/// Compiles terms into phrases of numbered stems.
struct ElementTable: Sendable {
  /// Stems that must follow one another, and the elements that they are then.
  struct Phrase {
    var stems: [Int32]
    var elements: [Int32]
  }

  /// The number of each stem of a phrase; `=word` is a word that must stand as it is.
  private(set) var stems: [String: Int32] = [:]
  private(set) var concepts: [String: Int] = [:]
  private(set) var count = 0
  private(set) var undefined: [String] = []
  private var literals: [String: Int] = [:]
  /// Elements by the parts as they are written: terms repeat their parts.
  private var parts: [String: Int] = [:]
  private var kinds: [Quantity.Kind: [Int]] = [:]
  private var phrases: [Phrase] = []
  private var numbers: [String: Int] = [:]
  /// For each stem the phrases that begin with it, in the order of their declaration.
  private var beginnings: [[Int32]] = []
  private var weights: [Double] = []
  /// Elements whose words stand in every heading.
  private var weak: Set<Int> = []

  private static let weakStems: Set<String> = [
    "secur", "data", "inform", "access", "system", "customer", "client", "user", "servic", "manag", "polici", "process",
    "plan", "control", "product", "compani", "infrastructur", "technic", "organiz", "protect", "measur", "oper",
    "privaci",
    "standard", "program", "applic", "platform", "environ",
  ]

  // MARK: Compiling

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
    if let known = parts[part] { return known }
    let element = read(part, tokenizer)
    if let element { parts[part] = element }
    return element
  }

  private mutating func read(_ part: String, _ tokenizer: Tokenizer) -> Int? {
    if part.utf8.first == UInt8(ascii: "@") {
      let name = String(part.dropFirst())
      if let known = concepts[name] { return known }
      undefined.append(part)
      return nil
    }
    if part.utf8.first == UInt8(ascii: "#") { return kind(part) }
    var tokens = Self.tokens(of: part, tokenizer)
    guard !tokens.isEmpty else { return nil }
    // An abbreviation that is also a word or its plural counts only in capitals.
    if tokens.count == 1, tokens[0].isUpperCase, Self.capitals.contains(tokens[0].word) {
      tokens[0].stem = "=" + tokens[0].word.uppercased()
    }
    let key = Self.key(tokens)
    if let known = literals[key] { return known }
    let element = fresh(weight: max(1, Double(tokens.count { !$0.isFunctionWord })))
    if tokens.allSatisfy({ Self.weakStems.contains($0.stem) }) { weak.insert(element) }
    literals[key] = element
    add(phrase: tokens.map(\.stem), key: key, to: element)
    return element
  }

  /// The tokens of a phrase; `=generator` matches that word alone, where its stem is also another word's.
  static func tokens(of phrase: String, _ tokenizer: Tokenizer) -> [Token] {
    let isExact = phrase.utf8.first == UInt8(ascii: "=")
    var tokens = tokenizer.tokens(of: isExact ? String(phrase.dropFirst()) : phrase)
    if isExact, !tokens.isEmpty { tokens[0].stem = "=" + tokens[0].word }
    return tokens
  }

  private mutating func kind(_ part: String) -> Int {
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

  func weight(of element: Int) -> Double { weights[element] }

  private mutating func fresh(weight: Double) -> Int {
    count += 1
    weights.append(weight)
    return count - 1
  }

  private static func key(_ tokens: [Token]) -> String {
    tokens.count == 1 ? tokens[0].stem : tokens.map(\.stem).joined(separator: " ")
  }

  private mutating func add(phrase: [String], key: String? = nil, to element: Int) {
    let key = key ?? phrase.joined(separator: " ")
    if let known = numbers[key] {
      phrases[known].elements.append(Int32(element))
      return
    }
    numbers[key] = phrases.count
    let stems = phrase.map { number(of: $0) }
    beginnings[Int(stems[0])].append(Int32(phrases.count))
    phrases.append(Phrase(stems: stems, elements: [Int32(element)]))
  }

  private mutating func number(of stem: String) -> Int32 {
    if let known = stems[stem] { return known }
    let number = Int32(stems.count)
    stems[stem] = number
    beginnings.append([])
    return number
  }

  private static let capitals: Set<String> = [
    "ids", "ups", "it", "ico", "pam", "ens", "sod", "soa", "pia", "bia", "sca", "jit", "nac", "us", "ai",
  ]

  /// What texts are read with once all terms are compiled.
  func index(_ stems: StemNumbers) -> PhraseIndex {
    PhraseIndex(phrases, beginnings, kinds: kinds, weak: weak, stems: stems, elements: count)
  }
}

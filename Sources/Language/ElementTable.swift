/// Compiles terms into phrases of numbered stems, and finds their elements in texts.
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
  private var kinds: [Quantity.Kind: [Int]] = [:]
  private var phrases: [Phrase] = []
  private var numbers: [String: Int] = [:]
  /// For each stem the phrases that begin with it, in the order of their declaration.
  private var beginnings: [[Int32]] = []
  private var weights: [Double] = []
  private var weak: Set<Int> = []

  /// Whether an element's words stand in every heading, so that a heading cannot complete a term with it.
  func isWeak(_ element: Int) -> Bool { weak.contains(element) }

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
    if part.utf8.first == UInt8(ascii: "@") {
      let name = String(part.dropFirst())
      if let known = concepts[name] { return known }
      undefined.append(part)
      return nil
    }
    if part.utf8.first == UInt8(ascii: "#") { return kind(part) }
    // `=generator` matches that word alone, where its stem is also another word's.
    let isExact = part.utf8.first == UInt8(ascii: "=")
    var tokens = tokenizer.tokens(of: isExact ? String(part.dropFirst()) : part)
    guard !tokens.isEmpty else { return nil }
    if isExact { tokens[0].stem = "=" + tokens[0].word }
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
    "ids", "ups", "it", "ico", "pam", "ens", "sod", "soa", "pia", "bia", "sca", "jit", "nac", "us",
  ]

  // MARK: Finding

  /// Hands over each element that occurs and its place, places in their order, those of figures last.
  func eachOccurrence(in tokens: [Token], quantities: [Quantity], _ found: (Int, Range<Int>) -> Void) {
    tokens.withUnsafeBufferPointer { tokens in
      for start in 0..<tokens.count {
        let symbols = tokens[start].symbols ?? TokenSymbols(tokens[start], stems)
        begin(symbols.stem, tokens, start, found)
        begin(symbols.exact, tokens, start, found)
        begin(symbols.capital, tokens, start, found)
      }
    }
    for quantity in quantities {
      for element in kinds[quantity.kind] ?? [] { found(element, quantity.tokens) }
    }
  }

  @inline(__always)
  private func begin(
    _ stem: Int32, _ tokens: UnsafeBufferPointer<Token>, _ start: Int, _ found: (Int, Range<Int>) -> Void
  ) {
    guard stem >= 0 else { return }
    for number in beginnings[Int(stem)] {
      guard let end = end(of: Int(number), in: tokens, from: start) else { continue }
      for element in phrases[Int(number)].elements { found(Int(element), start..<end) }
    }
  }

  private func end(of number: Int, in tokens: UnsafeBufferPointer<Token>, from start: Int) -> Int? {
    let count = phrases[number].stems.count
    var position = start + 1
    for index in 1..<max(count, 1) {
      let stem = phrases[number].stems[index]
      var skipped = false
      while position < tokens.count, (tokens[position].symbols ?? TokenSymbols(tokens[position], stems)).stem != stem {
        guard !skipped, tokens[position].isSkippable, tokens[position].gap == .tight else { return nil }
        skipped = true
        position += 1
      }
      guard position < tokens.count, tokens[position].gap == .tight else { return nil }
      position += 1
    }
    return position
  }
}

/// What a token's word and stem are to the phrases of a lexicon; -1 where no phrase has them.
struct TokenSymbols: Hashable, Sendable {
  var stem: Int32
  /// The word as it is written.
  var exact: Int32
  /// The word in capitals, where it was written so.
  var capital: Int32

  init(_ token: Token, _ stems: [String: Int32]) {
    stem = stems[token.stem] ?? -1
    exact = stems["=" + token.word] ?? -1
    capital = token.isUpperCase ? stems["=" + token.word.uppercased()] ?? -1 : -1
  }
}

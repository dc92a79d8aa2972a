/// Finds the elements of terms in texts.
///
/// A class of rows of numbers: an array for each phrase would be counted in and out for each word of a text.
final class PhraseIndex: Sendable {
  private let stems: StemNumbers
  /// The stems of all phrases in a row, and where each phrase's end.
  private let phraseStems: [Int32]
  private let stemEnds: [Int32]
  /// The elements that each phrase is, in a row, and where each phrase's end.
  private let elements: [Int32]
  private let elementEnds: [Int32]
  /// The phrases that begin with each stem in a row, in the order of their declaration, and where each stem's end.
  private let beginnings: [Int32]
  private let beginningEnds: [Int32]
  /// Those of them that have no other stem, in a row, and where each stem's end.
  private let singles: [Int32]
  private let singleEnds: [Int32]
  /// The others in the order of their second stems, with these, and where each stem's end.
  private let pairs: [Int32]
  private let pairSeconds: [Int32]
  private let pairEnds: [Int32]
  private let kinds: [Quantity.Kind: [Int]]
  private let weak: [Bool]

  init(
    _ phrases: [ElementTable.Phrase], _ begun: [[Int32]], kinds: [Quantity.Kind: [Int]], weak: Set<Int>,
    stems: StemNumbers, elements count: Int
  ) {
    func row(_ lists: [[Int32]]) -> ([Int32], [Int32]) {
      var (row, ends): ([Int32], [Int32]) = ([], [0])
      for list in lists {
        row += list
        ends.append(Int32(row.count))
      }
      return (row, ends)
    }
    (phraseStems, stemEnds) = row(phrases.map(\.stems))
    (elements, elementEnds) = row(phrases.map(\.elements))
    (beginnings, beginningEnds) = row(begun)
    (singles, singleEnds) = row(begun.map { $0.filter { phrases[Int($0)].stems.count == 1 } })
    func second(_ phrase: Int32) -> Int32 { phrases[Int(phrase)].stems[1] }
    (pairs, pairEnds) = row(
      begun.map { begun in
        begun.filter { phrases[Int($0)].stems.count > 1 }.sorted { (second($0), $0) < (second($1), $1) }
      })
    pairSeconds = pairs.map(second)
    (self.kinds, self.stems) = (kinds, stems)
    self.weak = (0..<count).map(weak.contains)
  }

  /// Reads an index whose stems have numbers and whose elements are so many.
  init(_ reader: inout ImageReader, _ stems: StemNumbers, elements count: Int) {
    let stemCount = stems.stems.count
    self.stems = stems
    phraseStems = reader.row(below: stemCount)
    let phraseCount = reader.number()
    stemEnds = reader.ends(count: phraseCount, of: phraseStems.count)
    elements = reader.row(below: count)
    elementEnds = reader.ends(count: phraseCount, of: elements.count)
    beginnings = reader.row(below: phraseCount)
    beginningEnds = reader.ends(count: stemCount, of: beginnings.count)
    singles = reader.row(below: phraseCount)
    singleEnds = reader.ends(count: stemCount, of: singles.count)
    pairs = reader.row(below: phraseCount)
    pairSeconds = reader.row(below: stemCount)
    pairEnds = reader.ends(count: stemCount, of: pairs.count)
    // A phrase has a stem, and one of two what `pairSeconds` says.
    if pairSeconds.count != pairs.count || zip(stemEnds, stemEnds.dropFirst()).contains(where: >=) { reader.fail() }
    let names = reader.texts()
    var kinds: [Quantity.Kind: [Int]] = [:]
    for name in names {
      let row = reader.row(below: count)
      guard let kind = Quantity.Kind(rawValue: name) else {
        reader.fail()
        break
      }
      kinds[kind] = row.map(Int.init)
    }
    self.kinds = kinds
    weak = reader.row(below: 2).map { $0 == 1 }
    if weak.count != count { reader.fail() }
  }

  func write(to image: inout ImageWriter) {
    image.put(phraseStems)
    image.put(stemEnds.count - 1)
    for row in [
      stemEnds, elements, elementEnds, beginnings, beginningEnds, singles, singleEnds, pairs, pairSeconds, pairEnds,
    ] {
      image.put(row)
    }
    let sorted = kinds.sorted { $0.key.rawValue < $1.key.rawValue }
    image.put(sorted.map(\.key.rawValue))
    for (_, elements) in sorted { image.put(elements.map(Int32.init)) }
    image.put(weak.map { $0 ? Int32(1) : 0 })
  }

  /// Whether an element's words stand in every heading, so that a heading cannot complete a term with it.
  func isWeak(_ element: Int) -> Bool { weak[element] }

  /// Hands over each element that occurs and its place, places in their order, those of figures last.
  func eachOccurrence(in tokens: [Token], quantities: [Quantity], _ found: (Int, Range<Int>) -> Void) {
    tokens.withUnsafeBufferPointer { tokens in
      for start in 0..<tokens.count {
        let symbols = tokens[start].symbols ?? TokenSymbols(tokens[start], stems)
        let next = start + 1 < tokens.count ? stem(tokens[start + 1]) : -2
        let maySkip = start + 1 < tokens.count && tokens[start + 1].isSkippable
        begin(symbols.stem, tokens, start, next, maySkip, found)
        begin(symbols.exact, tokens, start, next, maySkip, found)
        begin(symbols.capital, tokens, start, next, maySkip, found)
      }
    }
    for quantity in quantities {
      // The name of what a version is of may be a part of the same term: `TLS & #version`.
      let place = quantity.kind == .version ? quantity.tokens.suffix(1) : quantity.tokens
      for element in kinds[quantity.kind] ?? [] { found(element, place) }
    }
  }

  @inline(__always)
  private func stem(_ token: Token) -> Int32 { token.symbols?.stem ?? TokenSymbols(token, stems).stem }

  /// Hands over what begins with a stem; `next` is the stem that follows, over which a phrase may skip.
  @inline(__always)
  private func begin(
    _ stem: Int32, _ tokens: UnsafeBufferPointer<Token>, _ start: Int, _ next: Int32, _ maySkip: Bool,
    _ found: (Int, Range<Int>) -> Void
  ) {
    guard stem >= 0 else { return }
    func take(_ phrase: Int32, _ end: Int?) {
      guard let end else { return }
      let places = Int(elementEnds[Int(phrase)])..<Int(elementEnds[Int(phrase) + 1])
      for place in places { found(Int(elements[place]), start..<end) }
    }
    if maySkip {
      for place in Int(beginningEnds[Int(stem)])..<Int(beginningEnds[Int(stem) + 1]) {
        take(beginnings[place], end(of: Int(beginnings[place]), in: tokens, from: start))
      }
      return
    }
    // Hundreds of phrases begin with a common word, and nearly all of them fail at the next one.
    var single = Int(singleEnds[Int(stem)])
    let lastSingle = Int(singleEnds[Int(stem) + 1])
    var pair = next < 0 ? pairs.count : firstPair(of: Int(stem), next)
    while true {
      let hasPair = pair < pairs.count && pairSeconds[pair] == next && pair < Int(pairEnds[Int(stem) + 1])
      if single < lastSingle, !hasPair || singles[single] < pairs[pair] {
        take(singles[single], start + 1)
        single += 1
      } else if hasPair {
        take(pairs[pair], end(of: Int(pairs[pair]), in: tokens, from: start))
        pair += 1
      } else {
        return
      }
    }
  }

  /// The place of the first phrase of a stem that does not go on with a lower one than the second.
  private func firstPair(of stem: Int, _ second: Int32) -> Int {
    var (low, high) = (Int(pairEnds[stem]), Int(pairEnds[stem + 1]))
    while low < high {
      let middle = (low + high) / 2
      if pairSeconds[middle] < second { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func end(of number: Int, in tokens: UnsafeBufferPointer<Token>, from start: Int) -> Int? {
    var position = start + 1
    for index in Int(stemEnds[number]) + 1..<Int(stemEnds[number + 1]) {
      let stem = phraseStems[index]
      var skipped = false
      while position < tokens.count, self.stem(tokens[position]) != stem {
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

  init(_ token: Token, _ stems: StemNumbers) {
    stem = stems.stems[token.stem] ?? -1
    exact = stems.words[token.word] ?? -1
    capital = token.isUpperCase ? stems.words[token.word.uppercased()] ?? -1 : -1
  }
}

/// The numbers of the stems that phrases are made of.
struct StemNumbers: Sendable {
  let stems: [String: Int32]
  /// Words that must stand as they are; few, and apart from the stems, so that no key need be made to look for one.
  let words: [String: Int32]

  /// The stems in the order of their numbers.
  var inOrder: [String] { stems.sorted { $0.value < $1.value }.map(\.key) }

  /// Takes the stems of an `ElementTable`, where such words have a `=` before them.
  init(_ numbers: [String: Int32]) {
    var words: [String: Int32] = [:]
    for (stem, number) in numbers where stem.utf8.first == UInt8(ascii: "=") {
      words[String(stem.dropFirst())] = number
    }
    (stems, self.words) = (numbers, words)
  }
}

import Model

/// Phrases as numbered patterns of words, so that a text looks only at those that one of its words begins.
struct TermIndex: Sendable {
  private var numbers: [[PhraseFile.Word]: Int] = [:]
  private var patterns: [PhraseFile.Word] = []
  private var patternNumbers: [PhraseFile.Word: Int32] = [:]
  /// Patterns by the two bytes that a word of theirs begins with, and those that do not tell them: a word of a text is
  /// compared with hundreds that have its first letter, but with few that have two.
  private var byBeginning: [UInt16: [Int32]] = [:]
  private var others: [Int32] = []
  /// For each phrase its patterns.
  private(set) var terms: [[Int32]] = []
  /// For each pattern the phrases that it begins.
  private var begun: [[Int32]] = []

  /// How many phrases there are.
  var count: Int { terms.count }

  /// The patterns of all phrases in a row, and where each phrase's end.
  var rows: (patterns: [Int32], ends: [Int]) {
    var (patterns, ends): ([Int32], [Int]) = ([], [0])
    for term in terms {
      patterns += term
      ends.append(patterns.count)
    }
    return (patterns, ends)
  }

  /// The phrase's number, new or known.
  mutating func number(of term: [PhraseFile.Word]) -> Int {
    if let number = numbers[term] { return number }
    let number = terms.count
    numbers[term] = number
    terms.append(term.map { pattern($0) })
    if let first = terms[number].first { begun[Int(first)].append(Int32(number)) }
    return number
  }

  private mutating func pattern(_ word: PhraseFile.Word) -> Int32 {
    if let known = patternNumbers[word] { return known }
    let number = Int32(patterns.count)
    patternNumbers[word] = number
    patterns.append(word)
    begun.append([])
    if let beginning = Self.beginning(word.bytes), !word.bytes.prefix(2).contains(0x2A) {
      byBeginning[beginning, default: []].append(number)
    } else {
      others.append(number)
    }
    return number
  }

  /// What a word of a text is to the phrases, as ranges of a row.
  struct Entry {
    /// The patterns that it matches.
    var patterns = 0..<0
    /// The phrases of one word that it is, and the longer ones that it begins.
    var single = 0..<0
    var longer = 0..<0
    /// Whether there are any of either.
    var begins: Bool { single.lowerBound < longer.upperBound }
  }

  /// What a word is to the phrases; its numbers are added to a row.
  func entry(of word: UnsafeBufferPointer<UInt8>, _ row: inout [Int32]) -> Entry {
    guard !word.isEmpty else { return Entry() }
    var (matching, single, longer): ([Int32], [Int32], [Int32]) = ([], [], [])
    func take(_ number: Int32) {
      guard Self.matches(patterns[Int(number)], word) else { return }
      matching.append(number)
      // A phrase is found by its first three letters.
      let bytes = patterns[Int(number)].bytes
      guard !bytes.isEmpty, !bytes.prefix(3).contains(0x2A) else { return }
      for term in begun[Int(number)] {
        if terms[Int(term)].count == 1 { single.append(term) } else { longer.append(term) }
      }
    }
    for number in others { take(number) }
    if let beginning = Self.beginning(word), let alike = byBeginning[beginning] {
      for number in alike where Self.mayMatch(patterns[Int(number)].bytes, word) { take(number) }
    }
    func place(_ numbers: [Int32]) -> Range<Int> {
      row += numbers
      return row.count - numbers.count..<row.count
    }
    return Entry(patterns: place(matching), single: place(single), longer: place(longer))
  }

  /// The first two bytes, or nil of a shorter word.
  private static func beginning(_ word: some Collection<UInt8>) -> UInt16? {
    word.count < 2 ? nil : word.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// Whether the third byte does not part a word from a pattern of the same beginning.
  @inline(__always)
  private static func mayMatch(_ pattern: [UInt8], _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    pattern.count < 3 || pattern[2] == 0x2A || word.count > 2 && pattern[2] == word[2]
  }

  /// A `*` inside a stem stands for at most one letter (`organi*ation`).
  private static func matches(_ pattern: PhraseFile.Word, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    func holds(_ part: ArraySlice<UInt8>, at offset: Int) -> Bool {
      guard offset + part.count <= word.count else { return false }
      for index in part.indices where word[offset + index - part.startIndex] != part[index] { return false }
      return true
    }
    if let hole = pattern.bytes.firstIndex(of: 0x2A) {
      let (head, tail) = (pattern.bytes[..<hole], pattern.bytes[(hole + 1)...])
      for skip in 0...1 {
        let end = hole + skip + tail.count
        guard word.count >= end, holds(head, at: 0), holds(tail, at: hole + skip) else { continue }
        if pattern.isStem || word.count == end { return true }
      }
      return false
    }
    return (pattern.isStem || word.count == pattern.bytes.count) && holds(pattern.bytes[...], at: 0)
  }

  /// Hands over the lower-case words of letters and digits; a digit and a capital that touch are parted (`256Encryption`).
  static func eachWord(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, bytes.count)) { lower in
        // The word at hand, lower case.
        var (start, end) = (0, 0)
        var hasDigit = false
        var isGlued = false
        var previous: UInt8 = 0
        func finish() {
          if start < end {
            let word = UnsafeBufferPointer(rebasing: lower[start..<end])
            if isGlued { split(word, body) } else { body(word) }
          }
          start = end
          (hasDigit, isGlued) = (false, false)
        }
        for byte in bytes {
          let isDigit = (0x30...0x39).contains(byte)
          let isCapital = (0x41...0x5A).contains(byte)
          guard isDigit || isCapital || (0x61...0x7A).contains(byte) || byte >= 0x80 else {
            finish()
            previous = byte
            continue
          }
          let afterLower = (0x61...0x7A).contains(previous)
          if isCapital, hasDigit, (0x30...0x39).contains(previous) || afterLower { finish() }
          if isDigit { hasDigit = true }
          if byte == 0xE2 { isGlued = true }
          lower.initializeElement(at: end, to: isCapital ? byte | 0x20 : byte)
          end += 1
          previous = byte
        }
        finish()
      }
    }
  }

  /// Dashes, quotation marks and the like arrive as bytes above 0x7F and would glue words together.
  private static func split(_ word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var (part, skip): ([UInt8], Int) = ([], 0)
    func end() {
      if !part.isEmpty { part.withUnsafeBufferPointer(body) }
      part = []
    }
    for byte in word {
      if byte == 0xE2 {
        end()
        skip = 2
      } else if skip > 0 {
        skip -= 1
      } else {
        part.append(byte)
      }
    }
    end()
  }
}

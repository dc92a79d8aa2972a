/// Phrases by the letters that they begin with, to find all that occur in a text in one pass.
struct TermIndex: Sendable {
  private var numbers: [[PhraseFile.Word]: Int] = [:]
  private var terms: [[PhraseFile.Word]] = []
  private var starts: [[UInt8]: [Int]] = [:]

  /// How many phrases there are.
  var count: Int { terms.count }

  /// The phrase's number, new or known.
  mutating func number(of term: [PhraseFile.Word]) -> Int {
    if let number = numbers[term] { return number }
    numbers[term] = terms.count
    terms.append(term)
    starts[Array(term[0].bytes.prefix(3)), default: []].append(terms.count - 1)
    return terms.count - 1
  }

  /// Calls `found` with each phrase that occurs in the words, and a closure that gives the words matched.
  func scan(_ words: [[UInt8]], found: (Int, () -> String) -> Void) {
    for start in words.indices {
      for length in 1...3 where length <= words[start].count {
        for number in starts[Array(words[start].prefix(length))] ?? [] {
          let term = terms[number]
          guard start + term.count <= words.count,
            term.indices.allSatisfy({ Self.matches(term[$0], words[start + $0]) })
          else { continue }
          found(number) {
            words[start..<start + term.count].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
          }
        }
      }
    }
  }

  /// A `*` inside a stem stands for at most one letter (`organi*ation`).
  private static func matches(_ pattern: PhraseFile.Word, _ word: [UInt8]) -> Bool {
    if let hole = pattern.bytes.firstIndex(of: 0x2A) {
      let (head, tail) = (pattern.bytes[..<hole], pattern.bytes[(hole + 1)...])
      for skip in 0...1 {
        let end = hole + skip + tail.count
        guard word.count >= end, word.starts(with: head), word[(hole + skip)..<end].elementsEqual(tail) else {
          continue
        }
        if pattern.isStem || word.count == end { return true }
      }
      return false
    }
    return pattern.isStem ? word.starts(with: pattern.bytes) : word == pattern.bytes
  }

  /// Lower-case words of letters and digits; a digit and a capital that touch are parted (`256Encryption`).
  static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var hasDigit = false
    var previous: UInt8 = 0
    func end() {
      if !word.isEmpty { words.append(word) }
      word = []
      hasDigit = false
    }
    for byte in text.utf8 {
      let isDigit = (0x30...0x39).contains(byte)
      let isCapital = (0x41...0x5A).contains(byte)
      guard isDigit || isCapital || (0x61...0x7A).contains(byte) || byte >= 0x80 else {
        end()
        previous = byte
        continue
      }
      let afterLower = (0x61...0x7A).contains(previous)
      if isCapital, hasDigit, (0x30...0x39).contains(previous) || afterLower { end() }
      if isDigit { hasDigit = true }
      word.append(isCapital ? byte | 0x20 : byte)
      previous = byte
    }
    end()
    // Dashes, quotation marks and the like arrive as bytes above 0x7F and would glue words together.
    return words.flatMap { $0.contains { $0 == 0xE2 } ? split($0) : [$0] }
  }

  private static func split(_ word: [UInt8]) -> [[UInt8]] {
    var (parts, part, skip): ([[UInt8]], [UInt8], Int) = ([], [], 0)
    for byte in word {
      if byte == 0xE2 {
        if !part.isEmpty { parts.append(part) }
        (part, skip) = ([], 2)
      } else if skip > 0 {
        skip -= 1
      } else {
        part.append(byte)
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }
}

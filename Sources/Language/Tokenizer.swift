import Model

/// Splits English text into folded words with their stems; not shared between tasks.
public final class Tokenizer {
  // In one value, since each access to a property of a class is checked.
  private var memory: WordMemory

  /// Makes a tokenizer.
  public convenience init() { self.init(stems: nil) }

  /// `stems` are those that a lexicon's phrases have, by which its tokens are numbered.
  init(stems: StemNumbers?) { memory = WordMemory(stems: stems) }

  /// The stem of one word in any case and spelling.
  public func stem(_ word: String) -> String { memory.stem(Spelling.american(word.lowercased())) }

  /// The tokens of a text in its order.
  public func tokens(of text: String) -> [Token] {
    var text = text
    return text.withUTF8 { Self.tokens(of: $0, &memory) }
  }

  private static func tokens(of bytes: UnsafeBufferPointer<UInt8>, _ memory: inout WordMemory) -> [Token] {
    var raw: [Token] = []
    raw.reserveCapacity(bytes.count / 5 + 2)
    var hasPair = false
    var position = 0
    var gap = Token.Gap.sentence
    var sentence = 0
    var isHyphen = false
    // Looking at all bytes without a way out is what the compiler makes fast.
    var marks: UInt8 = 0
    for byte in bytes { marks |= byte == 0x40 ? 1 : 0 }
    for index in bytes.indices.dropLast() {
      marks |= (bytes[index] == 0x3A ? 1 : 0) & (bytes[index + 1] == 0x2F ? 1 : 0)
    }
    let mayHaveAddress = marks != 0
    func emit(_ range: Range<Int>, address: Bool) {
      if gap == .sentence, !raw.isEmpty { sentence += 1 }
      func add(_ piece: Range<Int>) {
        if address {
          raw.append(memory.address(UnsafeBufferPointer(rebasing: bytes[piece])))
          place(raw.count - 1, piece)
          return
        }
        // Copied once and changed where it lies.
        for index in memory.tokens(of: UnsafeBufferPointer(rebasing: bytes[piece])) {
          raw.append(memory.known[index])
          hasPair = hasPair || memory.known[index].beginsPair
          place(raw.count - 1, piece)
        }
      }
      func place(_ index: Int, _ piece: Range<Int>) {
        raw[index].gap = gap
        raw[index].range = piece
        raw[index].sentence = sentence
        raw[index].isHyphenated = isHyphen
        (gap, isHyphen) = (.tight, false)
      }
      if address || !Self.needsParting(bytes, range) { return add(range) }
      for piece in Self.pieces(bytes, range) { add(piece) }
    }
    while position < bytes.count {
      let start = position
      if mayHaveAddress, let end = Self.address(bytes, from: position) {
        emit(start..<end, address: true)
        position = end
      } else if Self.isSign(bytes, position) {
        emit(start..<start + 1, address: false)
        position += 1
      } else if Self.isComparison(bytes, position) {
        emit(start..<start + 3, address: false)
        position += 3
      } else if Self.isWord(bytes, position) {
        position = Self.wordEnd(bytes, from: position)
        emit(start + Self.versionMark(bytes, at: start)..<position, address: false)
      } else {
        let (next, found) = Self.separator(bytes, at: position, after: raw.last?.word)
        gap = max(gap, found)
        isHyphen = bytes[start] == 0x2D && start > 0 && bytes[start - 1] > 0x20
        position = next
      }
    }
    if hasPair { memory.join(&raw) }
    return raw
  }

  // MARK: Bytes

  /// Signs that mean something beside a figure.
  static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x25: isDigit(bytes, index - 1) || (index > 1 && bytes[index - 1] == 0x20 && isDigit(bytes, index - 2))
    case 0x2B: isDigit(bytes, index - 1)
    case 0x3C, 0x3E:
      isDigit(bytes, index + 1) || (index + 2 < bytes.count && bytes[index + 1] == 0x20 && isDigit(bytes, index + 2))
    default: false
    }
  }

  /// `≤` or `≥`.
  static func isComparison(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x89
      && (bytes[index + 2] == 0xA5 || bytes[index + 2] == 0xA4)
  }

  static func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return isAlphanumeric(byte) }
    return !isPunctuation(bytes, index)
  }

  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  /// General punctuation, symbols and emoji outside ASCII; letters with accents are words.
  static func isPunctuation(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x80...0xC1: true
    case 0xC2: true
    case 0xC3: index + 1 < bytes.count && (bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7)
    case 0xE2, 0xE3, 0xEF, 0xF0...0xFF: true
    default: false
    }
  }

  static func width(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF7: 4
    default: 1
    }
  }

  static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      // Most bytes of most words.
      if isAlphanumeric(bytes[end]) {
        end += 1
      } else if isWord(bytes, end) {
        end = min(bytes.count, end + width(bytes[end]))
      } else if isDigit(bytes, end - 1), isDigit(bytes, end + 1), bytes[end] == 0x2E || bytes[end] == 0x2C {
        // 99.9 and 1,204 are one number; 13.1 of a heading is too.
        end += 1
      } else if bytes[end] == 0x27, end + 1 < bytes.count, isWord(bytes, end + 1) {
        end += 1
      } else if bytes[end] == 0x2E, end > start, endsName(bytes, end) {
        end += 3
      } else if end + 3 < bytes.count, bytes[end] == 0xE2, bytes[end + 1] == 0x80, bytes[end + 2] == 0x99,
        isWord(bytes, end + 3)
      {
        end += 3
      } else {
        break
      }
    }
    return end
  }

  /// Whether a dot belongs to a name that ends in `.ai`, which speaks of no artificial intelligence.
  private static func endsName(_ bytes: UnsafeBufferPointer<UInt8>, _ dot: Int) -> Bool {
    dot + 2 < bytes.count && isAlphanumeric(bytes[dot - 1]) && !isDigit(bytes, dot - 1)
      && bytes[dot + 1] | 0x20 == 0x61 && bytes[dot + 2] | 0x20 == 0x69
      && (dot + 3 == bytes.count || !isAlphanumeric(bytes[dot + 3]))
  }

  /// How many bytes stand before the figure of a version: of `v1.2` one.
  private static func versionMark(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    bytes[start] | 0x20 == 0x76 && isDigit(bytes, start + 1) && start + 2 < bytes.count && bytes[start + 2] == 0x2E
      && isDigit(bytes, start + 3) ? 1 : 0
  }

  static func isDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index >= 0 && index < bytes.count && (0x30...0x39).contains(bytes[index])
  }

  /// Whether a run has digits and something else.
  private static func needsParting(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    // Looking at all bytes without a way out is faster than to tell them apart.
    var (digits, others): (UInt8, UInt8) = (0, 0)
    for byte in UnsafeBufferPointer(rebasing: bytes[range]) {
      let isDigit: UInt8 = byte &- 0x30 < 10 ? 1 : 0
      digits |= isDigit
      others |= (isDigit ^ 1) & (byte == 0x2E || byte == 0x2C ? 0 : 1)
    }
    return digits & others != 0
  }

  /// Parts a run where letters meet digits (`TLS1.2`, `24h`, `AES256`), but leaves short codes (`2fa`, `S3`, `C5`).
  static func pieces(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.dropFirst() {
      let digit = (0x30...0x39).contains(bytes[index])
      let before = bytes[index - 1]
      let wasDigit = (0x30...0x39).contains(before)
      if digit != wasDigit, before != 0x2E, before != 0x2C, bytes[index] != 0x2E, bytes[index] != 0x2C {
        if digit, index - start >= 3 {
          // `TLSv1.2`
          let isVersion = before | 0x20 == 0x76 && index - start > 3
          pieces.append(start..<(isVersion ? index - 1 : index))
          start = index
        } else if wasDigit {
          let tail = String(
            decoding: UnsafeBufferPointer(rebasing: bytes[index..<range.upperBound]), as: UTF8.self
          ).lowercased()
          if (0x30...0x39).contains(bytes[start]), units.contains(tail) || tail.utf8.count > 3 {
            pieces.append(start..<index)
            start = index
          }
        }
      }
    }
    pieces.append(start..<range.upperBound)
    return pieces
  }

  private static let units: Set<String> = [
    "h", "hr", "hrs", "d", "min", "mins", "s", "sec", "secs", "mo", "y", "yr", "yrs", "w", "wk", "x", "bit", "bits",
    "ms",
    "th", "st", "nd", "rd",
  ]

  static func contractions(_ word: String) -> [String] {
    guard word.utf8.count > 2 else { return [word] }
    // Nearly all words have no apostrophe of either kind.
    if !word.utf8.contains(where: { $0 == 0x27 || $0 == 0xE2 }) { return word == "cannot" ? ["can", "not"] : [word] }
    let plain = word.holds("\u{2019}") ? String(word.map { $0 == "\u{2019}" ? "'" : $0 }) : word
    switch plain {
    case "cannot", "can't": return ["can", "not"]
    case "won't": return ["will", "not"]
    case "we're", "we've", "we'll": return ["we"]
    default: break
    }
    if plain.hasSuffix("n't") { return [String(plain.dropLast(3)), "not"] }
    if let quote = plain.firstIndex(of: "'") { return [String(plain[..<quote])] }
    return [plain]
  }

  static func number(_ word: String) -> Double? {
    var digits = ""
    let parts = word.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].utf8.count != 3 {
      digits = parts.joined(separator: ".")
    } else {
      digits = parts.joined()
    }
    return Double(digits)
  }

  /// The end of a mail address or link that starts here.
  static func address(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard isAlphanumeric(bytes[start]), start == 0 || !isAlphanumeric(bytes[start - 1]) else { return nil }
    var end = start
    var at = false
    var scheme = false
    while end < bytes.count, end - start < 300 {
      let byte = bytes[end]
      if byte == 0x40 { at = end > start }
      if byte == 0x3A {
        guard end + 2 < bytes.count, bytes[end + 1] == 0x2F, bytes[end + 2] == 0x2F else { break }
        scheme = true
      }
      guard
        isAlphanumeric(byte) || byte == 0x40 || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
          || (scheme && byte > 0x20 && byte != 0x29 && byte != 0x5D && byte != 0x3E && byte != 0x22) || byte == 0x3A
      else { break }
      end += 1
    }
    while end > start, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x3A || bytes[end - 1] == 0x2D { end -= 1 }
    return (at || scheme) && end - start > 4 ? end : nil
  }

  private static let abbreviations: Set<String> = [
    "e", "g", "i", "eg", "ie", "etc", "art", "no", "nr", "vs", "inc", "ltd", "approx", "incl", "st", "dr", "mr", "ms",
    "cf", "al", "sec", "lit", "para", "abs",
  ]

  static func separator(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, after word: @autoclosure () -> String?)
    -> (next: Int, gap: Token.Gap)
  {
    let byte = bytes[index]
    let next = index + 1
    let spaceFollows = next >= bytes.count || bytes[next] <= 0x20
    switch byte {
    case 0x2E:
      let ends = spaceFollows || bytes[next] == 0x22 || bytes[next] == 0x29
      return (next, ends && !abbreviations.contains(word() ?? "") ? .sentence : .tight)
    case 0x3F, 0x21: return (next, .sentence)
    case 0x2C: return (next, .comma)
    case 0x3A: return (next, .colon)
    case 0x3B, 0x7C, 0x0A: return (next, .clause)
    case 0x28, 0x29, 0x5B, 0x5D, 0x22: return (next, .bracket)
    case 0x2B, 0x2D:
      // ` + ` and ` - ` stand between parts, `TLS 1.2+` and `role-based` do not.
      guard index > 0, bytes[index - 1] <= 0x20, spaceFollows else { return (next, .tight) }
      return (next, byte == 0x2B ? .comma : .clause)
    case 0x80...:
      let width = min(width(byte), bytes.count - index)
      let after = index + width
      guard width == 3, byte == 0xE2 else { return (after, .tight) }
      switch (bytes[index + 1], bytes[index + 2]) {
      case (0x80, 0x93), (0x80, 0x94):
        return (after, after < bytes.count && bytes[after] <= 0x20 ? .clause : .tight)
      case (0x80, 0xA2), (0x86, 0x92): return (after, .clause)
      case (0x80, 0x9C), (0x80, 0x9D): return (after, .bracket)
      default: return (after, .tight)
      }
    default: return (next, .tight)
    }
  }
}

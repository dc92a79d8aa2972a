// A sentence as lower-case words and marks, each with its place in the passage.

/// Words and punctuation of a stretch of clean text.
struct Words: Sendable {
  struct Word: Sendable {
    /// Lower case, typographic apostrophes folded; a mark is its ASCII form.
    var text: String
    var range: Range<Int>
    var isUpper: Bool
    var isMark: Bool
    var isFigure: Bool
    /// Whether no white space stands between this and the word before.
    var isGlued: Bool
    let key: WordKey
    /// The classes that it belongs to.
    var classes: UInt32 = 0
    /// Whether it is a past participle by its form.
    var isParticiple: Bool
  }

  var words: [Word] = []

  init(_ passage: Passage) { self.init(passage.bytes, 0..<passage.bytes.count) }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { read($0, range) }
  }

  init(_ text: String) {
    var text = text
    text.withUTF8 { read($0, 0..<$0.count) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(range.count, 1)) { read(bytes, range, $0) }
  }

  /// Reads a stretch; `lower` has room for all of it in lower case.
  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ lower: UnsafeMutableBufferPointer<UInt8>
  ) {
    var index = range.lowerBound
    let end = range.upperBound
    var glued = false
    words.reserveCapacity(range.count / 4 + 1)
    while index < end {
      let byte = bytes[index]
      if byte <= 0x20 {
        glued = false
        index += 1
        continue
      }
      let start = index
      if Self.isWordByte(bytes, index, end) {
        var upper = false
        var figure = false
        if byte >= 0x41, byte <= 0x5A { upper = true }
        if byte >= 0x30, byte <= 0x39 { figure = true }
        var plain = true
        var hasAt = false
        while index < end {
          let current = bytes[index]
          if current >= 0x80 {
            let (scalar, length) = UTF8Scalars.decode(bytes, index, end)
            if scalar == 0x2019 || scalar == 0x2018 {
              guard index + 3 < end, Self.isLetter(bytes[index + 3]) else { break }
              plain = false
            } else if !Self.isLetterScalar(scalar) {
              break
            } else {
              plain = false
            }
            index += length
            continue
          }
          if Self.isLetter(current) || (current >= 0x30 && current <= 0x39) || current == 0x5F {
            index += 1
            continue
          }
          // Marks that join: 1.3, 3,000, e-mail, don't, 24/7, CI/CD.
          let joins: Bool
          switch current {
          case 0x2E, 0x2C:
            joins = index + 1 < end && index > start && Self.isDigit(bytes[index + 1]) && Self.isDigit(bytes[index - 1])
          case 0x2D, 0x27:
            joins =
              index > start && index + 1 < end && (Self.isLetter(bytes[index + 1]) || Self.isDigit(bytes[index + 1]))
          case 0x40: joins = index > start && index + 1 < end && Self.isLetter(bytes[index + 1])
          default: joins = false
          }
          guard joins else { break }
          if current == 0x40 { hasAt = true }
          index += 1
        }
        // An address keeps its dots.
        if hasAt {
          while index < end,
            bytes[index] == 0x2E || Self.isLetter(bytes[index]) || Self.isDigit(bytes[index]) || bytes[index] == 0x2D
          { index += 1 }
          while index > start, bytes[index - 1] == 0x2E { index -= 1 }
        }
        append(bytes, start..<index, plain: plain, lower, isUpper: upper, isFigure: figure, isGlued: glued)
      } else {
        let (scalar, length) = UTF8Scalars.decode(bytes, index, end)
        index += length
        var mark = scalar < 0x80 ? Self.marks[Int(scalar)] : Self.mark(scalar)
        (mark.range, mark.isGlued) = (start..<index, glued)
        words.append(mark)
      }
      glued = true
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isWordByte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return isLetter(byte) || isDigit(byte) || byte == 0x5F }
    return isLetterScalar(UTF8Scalars.decode(bytes, index, end).0)
  }

  private static func isLetterScalar(_ scalar: UInt32) -> Bool {
    (scalar >= 0xC0 && scalar < 0x2000 && scalar != 0xD7 && scalar != 0xF7) || (scalar >= 0x3040 && scalar < 0xE000)
  }

  /// Adds a word in lower case; those of a class bring their text with them.
  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, plain: Bool,
    _ lower: UnsafeMutableBufferPointer<UInt8>, isUpper: Bool, isFigure: Bool, isGlued: Bool
  ) {
    var count = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if !plain, bytes[index] == 0xE2, index + 2 < range.upperBound, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99 || bytes[index + 2] == 0x98
      {
        lower.initializeElement(at: count, to: 0x27)
        count += 1
        index += 3
        continue
      }
      let byte = bytes[index]
      lower.initializeElement(at: count, to: byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      count += 1
      index += 1
    }
    let word = UnsafeBufferPointer(rebasing: lower[..<count])
    let key = WordKey(word)
    let known = Glossary.words.index(key, String(decoding: word, as: UTF8.self))
    let text = known.map { Glossary.words.word($0) } ?? String(decoding: word, as: UTF8.self)
    let classes = known.map { Glossary.words.values[$0] } ?? 0
    let endsInED = count > 3 && word[count - 1] == 0x64 && word[count - 2] == 0x65
    words.append(
      Word(
        text: text, range: range, isUpper: isUpper, isMark: false, isFigure: isFigure, isGlued: isGlued, key: key,
        classes: classes, isParticiple: English.isParticiple(text, classes, endsInED: endsInED)))
  }

  /// The marks of ASCII, without their places.
  private static let marks: [Word] = (0..<0x80).map { mark($0) }

  private static func mark(_ scalar: UInt32) -> Word {
    let text = text(of: scalar)
    return Word(
      text: text, range: 0..<0, isUpper: false, isMark: true, isFigure: false, isGlued: false, key: WordKey(text),
      classes: Glossary.classes(of: text), isParticiple: false)
  }

  private static func text(of scalar: UInt32) -> String {
    switch scalar {
    case 0x2010, 0x2011: "-"
    case 0x2013: "–"
    case 0x2014: "—"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2264: "≤"
    case 0x2265: "≥"
    default: Unicode.Scalar(scalar).map { String(Character($0)) } ?? "?"
    }
  }
}

extension Words {
  var count: Int { words.count }
  subscript(index: Int) -> Word { words[index] }
  func text(_ index: Int) -> String { words.indices.contains(index) ? words[index].text : "" }
  /// Whether there is a mark at an index.
  func isMark(_ index: Int) -> Bool { words.indices.contains(index) && words[index].isMark }
  var hasFigure: Bool { words.contains { $0.isFigure } }
  var startsWithFigure: Bool { words.first?.isFigure ?? false }

  static let labels = WordClass(
    19,
    [
      "version", "owner", "author", "classification", "date", "approved", "reference", "effective", "stand", "revision",
      "prepared", "valid",
      "issue", "updated", "period", "art", "article", "annex", "section", "appendix", "iso", "part", "status",
      "january",
      "february", "march", "april",
      "may", "june", "july", "august", "september", "october", "november", "december",
    ])

  static let control = WordClass(
    20,
    [
      "version", "revision", "updated", "classification", "owner", "author", "authors", "stand", "issued", "published",
      "reviewed", "approver", "revised", "rev", "reviewer", "distribution", "supersedes",
    ])

  /// `Version: 4.2`, `Updated: May 2026`: what a document says of itself.
  var isDocumentControl: Bool {
    // `Version history for 90 days` is a feature.
    if text(1) == "history", ["for", "of", "over"].contains(text(2)) { return false }
    if count <= 9, Self.control.contains(text(0)), !hasFiniteVerb, hasFigure || text(1).hasPrefix("v") { return true }
    guard count <= 14, let colon = words.firstIndex(where: { $0.isMark && $0.text == ":" }), (1...3).contains(colon)
    else {
      return false
    }
    return words[..<colon].contains { Self.control.contains($0) }
  }

  /// Whether a figure stands that is neither a date nor the number of an article, version or standard.
  var hasMeasure: Bool {
    if words.contains(where: { Self.labels.contains($0) && $0.isGlued == false }),
      words.contains(where: {
        $0.isFigure && ($0.text.utf8.count == 4 || $0.text.utf8.count == 10) || $0.text == "gdpr"
      }),
      !words.contains(where: { $0.text == "compliant" || $0.text == "%" })
    {
      return false
    }
    return words.contains { word in
      guard word.isFigure || word.text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
      return !(word.text.utf8.count == 4 && (Int(word.text).map { (1990...2100).contains($0) } ?? false))
    }
  }

  /// Words that are neither marks nor function words.
  var contentCount: Int { words.count { !$0.isMark && !English.functionWords.contains($0) } }

  /// The index of the first finite verb in a range of words, or nil.
  func finiteVerb(in range: Range<Int>) -> Int? { range.first { isFiniteVerb($0) } }

  /// Whether an auxiliary, a modal or a pronoun with its verb makes a sentence of the words beyond doubt.
  var hasAuxiliary: Bool {
    words.indices.contains { index in
      isFiniteVerb(index)
        && (English.auxiliaries.contains(words[index])
          || index > 0 && ["we", "you", "they", "it"].contains(words[index - 1].text))
    }
  }

  /// Words in `-ly` that stand before nouns.
  private static let adjectives: Set<String> = [
    "hourly", "daily", "nightly", "weekly", "biweekly", "monthly", "quarterly", "yearly", "early", "only", "family",
  ]

  var hasFiniteVerb: Bool { finiteVerb(in: 0..<words.count) != nil }

  /// Whether a word is an auxiliary, a modal or a verb of the field in a finite form.
  func isFiniteVerb(_ index: Int) -> Bool {
    let word = words[index]
    if word.isMark || word.isFigure { return false }
    if word.isUpper, index > 0, words[0].isUpper, !words.allSatisfy({ $0.isUpper || $0.isMark }) { return false }
    if English.auxiliaries.contains(word) { return true }
    guard !word.isUpper || index == 0 else { return false }
    if English.verbForms.contains(word) {
      // `backups`, `controls`, `reports`, `audits`, `tests` are nouns after a determiner, an adjective or at the beginning.
      if index == 0 { return false }
      let before = words[index - 1]
      if before.isMark { return [",", ")", "—"].contains(before.text) && !English.ambiguousVerbs.contains(word) }
      if English.determiners.contains(before) || English.prepositions.contains(before) { return false }
      if word.text == "plans", English.planNouns.contains(before) { return false }
      if English.ambiguousVerbs.contains(word) {
        let after = text(index + 1)
        return English.determiners.contains(after) || ["to", "that", "all"].contains(after)
          || English.pronouns.contains(before) || before.text.hasSuffix("ly") && !Self.adjectives.contains(before.text)
      }
      return true
    }
    // `Backups run every night`, `Managers perform reviews`: a plain form after a plural.
    if index > 0, !word.isUpper, English.plainVerbs.contains(word) {
      let before = words[index - 1]
      if !before.isMark, before.text.hasSuffix("s"), !before.text.hasSuffix("ss"),
        !English.functionWords.contains(before),
        !English.alsoNouns.contains(word)
          || English.determiners.contains(text(index + 1)) || ["all", "to", "on", "at"].contains(text(index + 1))
      {
        return true
      }
    }
    if index > 0, English.pronouns.contains(words[index - 1]), English.plainVerbs.contains(word) {
      return true
    }
    return false
  }
}

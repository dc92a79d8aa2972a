// What a line of plain text looks like before anybody knows what it means.

/// A line's extent and outward form.
struct LineShape: Sendable {
  enum Marker: Sendable, Equatable {
    case none
    /// A bullet character, dash or check mark.
    case bullet
    /// `3.`, `3)`, `(b)`, `iv.`: the ordinal and how it is written.
    case ordinal(Int, style: UInt8)
    /// `2.3`, `1.1Title`, `Section 4`, `§ 3`: numbers of a heading or clause, with their depth.
    case number(depth: Int, last: Int)
    /// `2 Integrity`: a number that may count headings or things.
    case bare(Int)
    /// `## `.
    case hashes(Int)
  }

  var number: Int
  /// Text without white space, marker and decoration.
  var content: Range<Int>
  /// Text without white space.
  var whole: Range<Int>
  var indent: Int
  var marker: Marker = .none

  var isBlank: Bool { whole.isEmpty }
}

extension LineShape {
  /// Reads the shape of the line in a range of bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, number: Int) {
    var low = range.lowerBound
    var high = range.upperBound
    var indent = 0
    while low < high, bytes[low] <= 0x20 {
      indent += bytes[low] == 0x09 ? 4 - indent % 4 : 1
      low += 1
    }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    self.init(number: number, content: low..<high, whole: low..<high, indent: indent)
    guard low < high else { return }
    readMarker(bytes)
  }

  private mutating func readMarker(_ bytes: UnsafeBufferPointer<UInt8>) {
    var low = whole.lowerBound
    let high = whole.upperBound
    func blank(_ index: Int) -> Bool {
      index >= high || bytes[index] <= 0x20 || bytes[index] == 0xC2 && index + 1 < high && bytes[index + 1] == 0xA0
    }
    func skipBlank(_ from: Int) -> Int {
      var index = from
      while index < high, bytes[index] <= 0x20 { index += 1 }
      return index
    }
    let first = bytes[low]
    if first == 0x23 {
      var index = low
      while index < high, bytes[index] == 0x23 { index += 1 }
      if index - low <= 6, blank(index) {
        marker = .hashes(index - low)
        var end = high
        while end > index, bytes[end - 1] == 0x23 || bytes[end - 1] <= 0x20 { end -= 1 }
        content = min(skipBlank(index), end)..<end
        return
      }
    }
    let (scalar, length) = UTF8Scalars.decode(bytes, low, high)
    if Self.isBullet(scalar), low + length < high {
      let ascii = scalar < 0x80
      if blank(low + length) || (!ascii && scalar != 0x2013 && scalar != 0x2014) {
        marker = .bullet
        content = skipBlank(low + length)..<high
        // A check box of a task list, `[x] done`.
        if content.count > 4, bytes[content.lowerBound] == 0x5B, bytes[content.lowerBound + 2] == 0x5D {
          content = skipBlank(content.lowerBound + 3)..<high
        }
        return
      }
    }
    // Icons before a numbered heading or a label.
    while low < high {
      let (icon, size) = UTF8Scalars.decode(bytes, low, high)
      guard UTF8Scalars.isPictograph(icon) || UTF8Scalars.isInvisible(icon) || (icon <= 0x20 && low > whole.lowerBound)
      else { break }
      low += size
    }
    content = low..<high
    readNumber(bytes, low, high)
  }

  private mutating func readNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ high: Int) {
    func isDigit(_ index: Int) -> Bool { index < high && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
    func isLetter(_ index: Int) -> Bool {
      index < high && (bytes[index] | 0x20) >= 0x61 && (bytes[index] | 0x20) <= 0x7A
    }
    func isUpper(_ index: Int) -> Bool { index < high && bytes[index] >= 0x41 && bytes[index] <= 0x5A }
    func isBlank(_ index: Int) -> Bool { index < high && bytes[index] <= 0x20 }
    func skip(_ from: Int) -> Int {
      var index = from
      while index < high, bytes[index] <= 0x20 || bytes[index] == 0x3A || bytes[index] == 0x2D { index += 1 }
      return index
    }
    var index = start
    // `Section 4`, `Article 12`, `Annex 1`, `§ 3`, `Chapter 2`.
    for word in Self.divisionWords where high - start > word.count {
      var matches = true
      for (offset, byte) in word.enumerated() where (bytes[start + offset] | 0x20) != byte | 0x20 { matches = false }
      if matches {
        let after = start + word.count
        var digits = after
        while digits < high, bytes[digits] == 0x20 { digits += 1 }
        if isDigit(digits) { index = digits }
        break
      }
    }
    let isDivision = index > start
    if isDigit(index) {
      var depth = 0
      var value = 0
      var position = index
      while isDigit(position) {
        value = 0
        let numberStart = position
        while isDigit(position), position - numberStart < 4 {
          value = value * 10 + Int(bytes[position] - 0x30)
          position += 1
        }
        guard !isDigit(position) else { return }
        depth += 1
        if position < high, bytes[position] == 0x2E, isDigit(position + 1) { position += 1 } else { break }
      }
      guard position < high else { return }
      if depth == 1, value < 200, bytes[position] == 0x2E || bytes[position] == 0x29,
        isBlank(position + 1) || (isUpper(position + 1) && bytes[position] == 0x2E)
      {
        marker = isDivision ? .number(depth: 1, last: value) : .ordinal(value, style: bytes[position])
        content = skip(position + 1)..<high
        return
      }
      if depth >= 2, depth <= 5, value < 200 {
        var after = position
        if bytes[after] == 0x2E || bytes[after] == 0x29 { after += 1 }
        // `1.1Title` and `1.1 Title`, but neither `1.2 Gbit/s` nor `99.9% of`.
        if isUpper(after) || (isBlank(after) && after + 1 < high && isLetterOrQuote(bytes, skip(after), high)) {
          marker = .number(depth: depth, last: value)
          content = skip(after)..<high
          return
        }
      }
      if depth == 1, !isDivision, value > 0, value < 40, bytes[position] == 0x20, isUpper(skip(position)) {
        marker = .bare(value)
        return
      }
      if isDivision {
        marker = .number(depth: depth, last: value)
        content = skip(bytes[position] == 0x2E ? position + 1 : position)..<high
      }
      return
    }
    // `A.1`, `B.2.3` of lettered parts.
    if isUpper(start), start + 2 < high, bytes[start + 1] == 0x2E, isDigit(start + 2) {
      var position = start + 2
      var depth = 2
      while isDigit(position) || (position < high && bytes[position] == 0x2E && isDigit(position + 1)) {
        if bytes[position] == 0x2E { depth += 1 }
        position += 1
      }
      if isBlank(position) || (position < high && bytes[position] == 0x2E && isBlank(position + 1)) {
        marker = .number(depth: depth, last: 1)
        content = skip(position + (bytes[position] == 0x2E ? 1 : 0))..<high
        return
      }
    }
    // `(a)`, `a)`, `(iv)`, `iv.`; a single letter and full stop needs more than a name's initial.
    var position = start
    let parenthesis = position < high && bytes[position] == 0x28
    if parenthesis { position += 1 }
    let wordStart = position
    while isLetter(position) || isDigit(position), position - wordStart < 5 { position += 1 }
    guard position > wordStart, position < high, position - wordStart <= 4,
      bytes[position] == 0x29 || (bytes[position] == 0x2E && !parenthesis), isBlank(position + 1)
    else { return }
    let word = bytes[wordStart..<position]
    let roman = word.allSatisfy { [0x69, 0x76, 0x78].contains($0 | 0x20) }
    let closes = bytes[position] == 0x29
    guard word.count == 1 || roman || (parenthesis && word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }) else { return }
    guard closes || roman || word.first.map({ $0 >= 0x61 || $0 >= 0x41 }) == true else { return }
    guard let letter = word.first else { return }
    let ordinal =
      roman && (word.count > 1 || letter | 0x20 != 0x76 && letter | 0x20 != 0x78)
      ? Self.roman(Array(word)) : letter >= 0x41 ? Int((letter | 0x20) - 0x60) : Int(letter) - 0x30
    marker = .ordinal(ordinal, style: closes ? 0x61 : 0x41)
    content = skip(position + 1)..<high
  }

  private func isLetterOrQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ high: Int) -> Bool {
    guard index < high else { return false }
    let byte = bytes[index]
    return (byte >= 0x41 && byte <= 0x5A) || byte >= 0x80 || byte == 0x22
  }

  private static func roman(_ word: [UInt8]) -> Int {
    let values = word.map { byte -> Int in byte | 0x20 == 0x69 ? 1 : byte | 0x20 == 0x76 ? 5 : 10 }
    var total = 0
    for (index, value) in values.enumerated() {
      total += index + 1 < values.count && values[index + 1] > value ? -value : value
    }
    return total
  }

  private static let divisionWords: [[UInt8]] = [
    "section ", "article ", "chapter ", "annex ", "appendix ", "part ", "\u{A7}",
  ].map { Array($0.utf8) }

  /// Characters that begin a member of a list.
  static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2A, 0x2B, 0x2D, 0x6F, 0xB7, 0x2010...0x2015, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x22C5,
      0x25A0...0x25FF, 0x2713, 0x2714, 0x2705, 0x2611, 0x2716, 0x2717, 0x274C, 0x2794, 0x279C, 0x27A2, 0x27A4, 0x2756,
      0x2605, 0x2606, 0xF0B7, 0xF0A7, 0x2192, 0xBB:
      true
    default: false
    }
  }
}

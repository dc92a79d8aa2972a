// Where sentences end, and where a sentence holds more than one claim.

enum Sentences {
  /// The longest stretch that is read as one sentence, in bytes.
  static let longest = 4096

  /// Byte ranges of the sentences of a passage.
  static func ranges(_ passage: Passage) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let bytes = passage.bytes
    var start = 0
    var index = 0
    var depth = 0
    func close(_ end: Int) {
      var low = start
      var high = end
      while low < high, bytes[low] == 0x20 { low += 1 }
      while high > low, bytes[high - 1] == 0x20 { high -= 1 }
      // The letter of a paragraph (`a. The vendor …`) is no sentence.
      if low < high, end == bytes.count || !isEnumerator(bytes[low..<high]) { ranges.append(low..<high) }
      start = end
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x28: depth += 1
      case 0x29: depth = max(0, depth - 1)
      case 0x2E, 0x21, 0x3F:
        var after = index + 1
        while after < bytes.count,
          bytes[after] == 0x29 || bytes[after] == 0x22 || bytes[after] == 0x27 || bytes[after] == 0x2A
        { after += 1 }
        if after + 2 < bytes.count, bytes[after] == 0xE2, bytes[after + 1] == 0x80,
          bytes[after + 2] == 0x9D || bytes[after + 2] == 0x99
        {
          after += 3
        }
        if after < bytes.count, bytes[after] == 0x20, after + 1 < bytes.count, depth == 0 || byte != 0x2E,
          startsSentence(bytes, after + 1), bytes[after + 1] != 0x28 || !isCompany(bytes, index),
          byte != 0x2E || !isAbbreviation(bytes, index)
        {
          close(after)
          depth = 0
          index = after
        }
        // A lost space: `quickly.We`.
        if after == index + 1, byte == 0x2E, index > 1, after + 1 < bytes.count, isLower(bytes[index - 1]),
          isLower(bytes[index - 2]),
          bytes[after] >= 0x41, bytes[after] <= 0x5A, isLower(bytes[after + 1]) || bytes[after + 1] == 0x20
        {
          close(after)
          depth = 0
        }
      default: break
      }
      if index - start >= longest, byte == 0x20 || index - start >= 2 * longest, byte & 0xC0 != 0x80 {
        close(index)
        depth = 0
      }
      index += 1
    }
    close(bytes.count)
    return ranges
  }

  /// A letter, a Roman numeral or a number of three figures at most, and a dot.
  private static func isEnumerator(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 4, bytes.last == 0x2E, let first = bytes.first else { return false }
    let mark = bytes.dropLast()
    if mark.count == 1 { return isLower(first | 0x20) || (0x30...0x39).contains(first) }
    return mark.allSatisfy { (0x30...0x39).contains($0) } || mark.allSatisfy { [0x69, 0x76, 0x78].contains($0) }
  }

  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  private static func startsSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39 || byte == 0x22 || byte == 0x28 || byte == 0x5B {
      return true
    }
    return byte >= 0x80
      && !(byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
        && (bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94))
  }

  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "eg", "ie", "etc", "art", "arts", "no", "nos", "vs", "approx", "min", "max", "incl", "excl", "inc",
    "ltd", "dr", "mr",
    "mrs", "ms", "u.s", "u.k", "cf", "resp", "sec", "para", "fig", "vol", "ver", "v", "st", "dept", "esp", "ca", "al",
    "bzw", "z.b", "acc", "lit", "abs", "nr", "op", "ref", "pp", "ch", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep",
    "sept", "oct", "nov", "dec",
  ]

  /// `Example Software, Inc. ("Example")`
  private static func isCompany(_ bytes: [UInt8], _ dot: Int) -> Bool {
    ["Inc", "Ltd", "LLC", "Corp", "Co"].contains { name in
      dot >= name.utf8.count && bytes[dot - name.utf8.count..<dot].elementsEqual(name.utf8)
    }
  }

  private static func isAbbreviation(_ bytes: [UInt8], _ dot: Int) -> Bool {
    var start = dot
    while start > 0, dot - start < 8, bytes[start - 1] > 0x20, bytes[start - 1] != 0x28 { start -= 1 }
    let word = String(decoding: bytes[start..<dot].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
    if word == "etc" || word == "inc" || word == "ltd" { return false }
    if word == "no" { return dot + 2 < bytes.count && bytes[dot + 2] >= 0x30 && bytes[dot + 2] <= 0x39 }
    if abbreviations.contains(word) { return true }
    return dot - start == 1 && bytes[start] >= 0x41 && bytes[start] <= 0x5A && start > 0
  }
}

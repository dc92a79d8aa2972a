// Clean words that remember where in the source each of them stands.

/// A stretch of clean text, each byte of which can be traced to the source.
struct Passage: Sendable {
  /// UTF-8: white space collapsed, mojibake repaired, zero-width and bidirectional controls removed.
  var bytes: [UInt8] = []
  /// Runs in which clean and raw offsets advance together, ascending in both.
  var runs: [Run] = []
  /// Whether mojibake was repaired.
  var repaired = false
  /// Whether white space was read that only counts if something follows.
  private var pending = false

  struct Run: Sendable {
    var clean: Int
    var raw: Int
    var rawCount: Int
  }

  var isEmpty: Bool { bytes.isEmpty }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The raw range that a clean range was made of.
  func raw(_ range: Range<Int>) -> Range<Int> {
    guard !runs.isEmpty, !range.isEmpty else { return 0..<0 }
    let (start, end) = (rawOffset(range.lowerBound), rawOffset(range.upperBound - 1, end: true))
    // Words that stand twice in a paragraph may have been found in the other order.
    return min(start, end)..<max(start, end)
  }

  private func rawOffset(_ clean: Int, end: Bool = false) -> Int {
    var low = 0
    var high = runs.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if runs[middle].clean <= clean { low = middle } else { high = middle }
    }
    let run = runs[low]
    let cleanEnd = low + 1 < runs.count ? runs[low + 1].clean : bytes.count
    let cleanCount = cleanEnd - run.clean
    if cleanCount != run.rawCount { return end ? run.raw + run.rawCount : run.raw }
    return run.raw + (clean - run.clean) + (end ? 1 : 0)
  }

  /// Adds raw bytes, cleaned; a gap between this and what stands before becomes one space.
  mutating func append(_ raw: [UInt8], _ range: Range<Int>, rawOffset shift: Int = 0, gap: Bool = true) {
    raw.withUnsafeBufferPointer { append($0, range, rawOffset: shift, gap: gap) }
  }

  /// Adds raw bytes of a buffer, cleaned.
  mutating func append(
    _ raw: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, rawOffset shift: Int = 0, gap: Bool = true
  ) {
    if bytes.isEmpty {
      // A word and the space before it are a run each.
      bytes.reserveCapacity(range.count)
      runs.reserveCapacity(range.count / 3 + 1)
    }
    var index = range.lowerBound
    let end = range.upperBound
    var pendingSpace = (gap || pending) && !bytes.isEmpty && bytes.last != 0x20
    var inRun = false
    while index < end {
      let byte = raw[index]
      if byte < 0x80 {
        if byte <= 0x20 || byte == 0x7F {
          if !bytes.isEmpty, bytes.last != 0x20 { pendingSpace = true }
          inRun = false
          index += 1
          continue
        }
        if pendingSpace {
          runs.append(Run(clean: bytes.count, raw: index + shift, rawCount: 0))
          bytes.append(0x20)
          pendingSpace = false
          inRun = false
        }
        // A word of ASCII is taken at once.
        var wordEnd = index + 1
        while wordEnd < end, raw[wordEnd] > 0x20, raw[wordEnd] < 0x7F { wordEnd += 1 }
        if inRun {
          runs[runs.count - 1].rawCount += wordEnd - index
        } else {
          runs.append(Run(clean: bytes.count, raw: index + shift, rawCount: wordEnd - index))
          inRun = true
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: raw[index..<wordEnd]))
        index = wordEnd
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(raw, index, end)
      if UTF8Scalars.isInvisible(scalar) {
        inRun = false
        index += length
        continue
      }
      if UTF8Scalars.isSpace(scalar) {
        if !bytes.isEmpty, bytes.last != 0x20 { pendingSpace = true }
        inRun = false
        index += length
        continue
      }
      if pendingSpace {
        runs.append(Run(clean: bytes.count, raw: index + shift, rawCount: 0))
        bytes.append(0x20)
        pendingSpace = false
        inRun = false
      }
      if let (repairedBytes, rawLength) = UTF8Scalars.mojibake(raw, index, end, lead: scalar) {
        runs.append(Run(clean: bytes.count, raw: index + shift, rawCount: rawLength))
        bytes.append(contentsOf: repairedBytes)
        repaired = true
        inRun = false
        index += rawLength
        continue
      }
      if inRun {
        runs[runs.count - 1].rawCount += length
      } else {
        runs.append(Run(clean: bytes.count, raw: index + shift, rawCount: length))
        inRun = true
      }
      for offset in 0..<length { bytes.append(raw[index + offset]) }
      index += length
    }
    pending = pendingSpace
  }

  /// Adds bytes that stand for a stretch of the source as a whole, as an entity does.
  mutating func append(bytes added: [UInt8], for raw: Range<Int>) {
    guard !added.isEmpty else { return }
    if pending, !bytes.isEmpty, bytes.last != 0x20 {
      runs.append(Run(clean: bytes.count, raw: raw.lowerBound, rawCount: 0))
      bytes.append(0x20)
    }
    pending = false
    runs.append(Run(clean: bytes.count, raw: raw.lowerBound, rawCount: raw.count))
    bytes.append(contentsOf: added)
  }

  /// Notes white space that counts if something follows.
  mutating func appendGap() { pending = true }

  /// Adds another passage after a separator that stands nowhere in the source.
  mutating func append(_ other: Passage, separator: String = " ") {
    guard let first = other.runs.first else { return }
    if !bytes.isEmpty {
      runs.append(Run(clean: bytes.count, raw: first.raw, rawCount: 0))
      bytes.append(contentsOf: separator.utf8)
    }
    let shift = bytes.count
    for run in other.runs { runs.append(Run(clean: run.clean + shift, raw: run.raw, rawCount: run.rawCount)) }
    bytes.append(contentsOf: other.bytes)
    repaired = repaired || other.repaired
  }

  /// A part of the passage.
  func slice(_ range: Range<Int>) -> Passage {
    var part = Passage()
    part.repaired = repaired
    part.bytes = Array(bytes[range])
    for (index, run) in runs.enumerated() {
      let runEnd = index + 1 < runs.count ? runs[index + 1].clean : bytes.count
      let low = max(run.clean, range.lowerBound)
      let high = min(runEnd, range.upperBound)
      guard low < high else { continue }
      let straight = runEnd - run.clean == run.rawCount
      part.runs.append(
        Run(
          clean: low - range.lowerBound, raw: straight ? run.raw + (low - run.clean) : run.raw,
          rawCount: straight ? high - low : run.rawCount))
    }
    return part
  }

  /// The same without the star of a footnote behind a question's mark.
  var withoutFootnoteMark: Passage {
    bytes.suffix(2) == [0x3F, 0x2A] ? slice(0..<bytes.count - 1) : self
  }

  /// The same without white space at its ends.
  var trimmed: Passage {
    var low = 0
    var high = bytes.count
    while low < high, bytes[low] == 0x20 { low += 1 }
    while high > low, bytes[high - 1] == 0x20 { high -= 1 }
    return low == 0 && high == bytes.count ? self : slice(low..<high)
  }
}

extension Range<Int> {
  /// The least stretch that holds this one and another, whichever comes first; empty ones count for nothing.
  func spanning(_ other: Range<Int>) -> Range<Int> {
    guard !isEmpty, !other.isEmpty else { return isEmpty ? other : self }
    return Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}

/// What single scalars mean to a reader of pages.
enum UTF8Scalars {
  /// The scalar at an index of well-formed UTF-8, and its length in bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (UInt32, Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    func follower(_ offset: Int) -> UInt32 { index + offset < end ? UInt32(bytes[index + offset] & 0x3F) : 0 }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | follower(1), min(2, end - index)) }
    if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | follower(1) << 6 | follower(2), min(3, end - index)) }
    return (
      UInt32(lead & 0x07) << 18 | follower(1) << 12 | follower(2) << 6 | follower(3), min(4, end - index)
    )
  }

  /// Zero-width characters, bidirectional controls, soft hyphens, variation selectors, C1 controls.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Pictographs, arrows' emoji forms and dingbats that decorate a line.
  static func isPictograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1F000...0x1FAFF, 0x2600...0x26FF, 0x2700...0x2712, 0x2715, 0x2718...0x27BF, 0x2B00...0x2BFF, 0x231A...0x23FF,
      0xE000...0xF8FF, 0x200D:
      true
    default: false
    }
  }

  /// UTF-8 that was read as Windows-1252 and written as UTF-8 again: the repaired bytes and the raw length.
  static func mojibake(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, lead: UInt32
  ) -> ([UInt8], Int)? {
    guard lead >= 0xC2, lead <= 0xF4, lead < 0xC4 || lead >= 0xE2 else { return nil }
    let wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var repaired: [UInt8] = [UInt8(lead)]
    var position = index + 2
    while repaired.count < wanted {
      guard position < end else { return nil }
      let (scalar, length) = decode(bytes, position, end)
      guard scalar >= 0x80, let byte = Encoding.byte(for: scalar), byte & 0xC0 == 0x80 else { return nil }
      repaired.append(byte)
      position += length
    }
    return Encoding.isUTF8(repaired) ? (repaired, position - index) : nil
  }
}

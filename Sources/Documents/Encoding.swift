// Bytes of unknown encoding into UTF-8, or a refusal that says where.

import Model

enum Encoding {
  /// The longest line that is read: longer ones are no page that a person wrote.
  static let longestLine = 64 << 20

  /// Decodes UTF-8, UTF-16 with a byte order mark, or Windows-1252; refuses binary.
  static func decode(_ bytes: [UInt8], file: String) throws(Failure) -> SourceText {
    guard !bytes.isEmpty else {
      throw Failure(.input, "the file is empty", at: .file(file), hint: "import a file that has text")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, bigEndian: false, file: file) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, bigEndian: true, file: file) }
    var text = bytes
    var blankedMark = false
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text.replaceSubrange(0..<3, with: [0x20, 0x20, 0x20])
      blankedMark = true
    }
    try refuseBinary(text, file: file)
    if isUTF8(text) {
      return SourceText(text: text, digestBytes: blankedMark ? bytes : nil)
    }
    let ranges = SourceText.lines(of: bytes)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in text { append(windows1252(byte), to: &decoded) }
    var source = SourceText(text: decoded, digestBytes: bytes, digestRanges: ranges)
    source.warnings.append("the file is not UTF-8 and was read as Windows-1252")
    return source
  }

  private static func refuseBinary(_ bytes: [UInt8], file: String) throws(Failure) {
    var line = 1
    var start = 0
    var controls = 0
    var bad: (message: String, line: Int, column: Int)?
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count {
        let byte = buffer[index]
        guard byte < 0x20 else { continue }
        switch byte {
        case 0x0A:
          if index - start > longestLine { break }
          line += 1
          start = index + 1
          continue
        case 0x09, 0x0C, 0x0D: continue
        case 0x00: bad = ("the file holds a NUL byte and is not text", line, index - start + 1)
        default:
          controls += 1
          if controls > 32, controls > index / 50 {
            bad = ("the file holds control characters and is not text", line, index - start + 1)
          }
        }
        if bad != nil || index - start > longestLine { break }
      }
      if bad == nil, buffer.count - start > longestLine,
        buffer[start...].prefix(longestLine + 1).allSatisfy({ $0 != 0x0A })
      {
        bad = ("the line is longer than 64 MiB", line, longestLine + 1)
      }
    }
    guard let bad else { return }
    throw Failure(
      .input, bad.message, at: .text(file: file, line: bad.line, column: bad.column),
      hint: "text, Markdown, HTML, PDF and DOCX can be imported")
  }

  /// Whether bytes are well-formed UTF-8 (RFC 3629).
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let count = buffer.count
      while index < count {
        let lead = buffer[index]
        if lead < 0x80 {
          index += 1
          continue
        }
        let length =
          lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0
        guard length > 0, index + length <= count else { return false }
        let second = buffer[index + 1]
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return false }
        for follower in index + 2..<index + length where buffer[follower] & 0xC0 != 0x80 { return false }
        index += length
      }
      return true
    }
  }

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool, file: String) throws(Failure) -> SourceText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var ranges: [Range<Int>] = []
    var lineStart = 0
    var index = 2
    func unit(_ at: Int) -> UInt32 {
      bigEndian ? UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1]) : UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at])
    }
    while index + 1 < bytes.count {
      var scalar = unit(index)
      index += 2
      if scalar >= 0xD800, scalar < 0xDC00, index + 1 < bytes.count {
        let low = unit(index)
        if low >= 0xDC00, low < 0xE000 {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          index += 2
        }
      }
      if scalar == 0 {
        throw Failure(
          .input, "the file holds a NUL character and is not text",
          at: .text(file: file, line: ranges.count + 1, column: (index - lineStart) / 2))
      }
      append(scalar >= 0xD800 && scalar < 0xE000 ? 0xFFFD : scalar, to: &text)
      if scalar == 0x0A {
        ranges.append(lineStart..<index)
        lineStart = index
      }
    }
    if lineStart < bytes.count { ranges.append(lineStart..<bytes.count) }
    // A file with lone carriage returns has one digest range and many lines otherwise.
    if !text.contains(0x0A) { text = text.map { $0 == 0x0D ? 0x20 : $0 } }
    guard !text.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    return SourceText(text: text, digestBytes: bytes, digestRanges: ranges)
  }

  /// Appends a scalar as UTF-8.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The scalar that a Windows-1252 byte stands for; its five holes stand for themselves, as browsers read them.
  static func windows1252(_ byte: UInt8) -> UInt32 {
    byte >= 0x80 && byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
  }

  private static let lower: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    for (index, scalar) in upper.enumerated() { table[scalar] = UInt8(0x80 + index) }
    return table
  }()

  /// The Windows-1252 byte for a scalar, or nil.
  static func byte(for scalar: UInt32) -> UInt8? {
    scalar < 0x80 || (scalar >= 0xA0 && scalar < 0x100) ? UInt8(scalar) : lower[scalar]
  }
}

import Model

/// A file's characters in UTF-8, and how they were stored.
struct Decoding {
  var text: [UInt8]
  var encoding: Dialect.Encoding
  var hasByteOrderMark: Bool

  init(_ contents: [UInt8], file: String, encoding given: Dialect.Encoding? = nil) throws {
    if contents.starts(with: [0xFF, 0xFE]) {
      (encoding, hasByteOrderMark) = (.utf16LittleEndian, true)
    } else if contents.starts(with: [0xFE, 0xFF]) {
      (encoding, hasByteOrderMark) = (.utf16BigEndian, true)
    } else {
      hasByteOrderMark = contents.starts(with: [0xEF, 0xBB, 0xBF])
      encoding = hasByteOrderMark ? .utf8 : given ?? .utf8
    }
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      text = try Self.fromUTF16(
        contents.dropFirst(hasByteOrderMark ? 2 : 0), bigEndian: encoding == .utf16BigEndian, file: file)
    case .windows1252:
      text = try Self.fromWindows1252(contents, file: file)
    case .utf8:
      let body = hasByteOrderMark ? Array(contents.dropFirst(3)) : contents
      if let bad = Self.firstInvalid(body) {
        guard !hasByteOrderMark, !Self.isMostlyUTF8(body) else {
          throw Failure(
            .input, "byte 0x\(String(body[bad], radix: 16)) is not UTF-8, as the rest of the file is",
            at: body.location(of: bad, in: file), hint: "save the file as UTF-8")
        }
        text = try Self.fromWindows1252(body, file: file)
        encoding = .windows1252
      } else {
        text = body
      }
    }
    if let zero = text.firstIndex(of: 0) {
      throw Failure(
        .input, "a NUL byte: this is no delimited text", at: text.location(of: zero, in: file),
        hint: "UTF-16 is read where the file begins with a byte order mark")
    }
  }

  /// The file's bytes for characters in UTF-8.
  ///
  /// - Returns: nil where a character does not exist in the encoding.
  static func encode(_ text: [UInt8], as dialect: Dialect) -> [UInt8]? {
    var output: [UInt8] = []
    switch dialect.encoding {
    case .utf8:
      guard dialect.hasByteOrderMark else { return text }
      return [0xEF, 0xBB, 0xBF] + text
    case .utf16LittleEndian, .utf16BigEndian:
      let big = dialect.encoding == .utf16BigEndian
      output.reserveCapacity(text.count * 2 + 2)
      if dialect.hasByteOrderMark { output += big ? [0xFE, 0xFF] : [0xFF, 0xFE] }
      for unit in String(decoding: text, as: UTF8.self).utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
        output.append(big ? high : low)
        output.append(big ? low : high)
      }
    case .windows1252:
      output.reserveCapacity(text.count)
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        guard let byte = windows1252(scalar) else { return nil }
        output.append(byte)
      }
    }
    return output
  }

  /// The byte of Windows-1252 for a character, or nil.
  static func windows1252(_ scalar: UnicodeScalar) -> UInt8? {
    if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    guard let index = upper.firstIndex(of: UInt16(truncatingIfNeeded: scalar.value)), scalar.value < 0x1_0000,
      scalar.value != 0
    else { return nil }
    return UInt8(0x80 + index)
  }

  // Bytes 0x80 to 0x9F of Windows-1252 by the WHATWG's index; 0 where the code page has no character.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { return error.byteOffsets.lowerBound }
  }

  /// Whether characters of several bytes outnumber the bytes that are none: then the file is damaged, not Windows-1252.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var good = 0, bad = 0, index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length =
        byte < 0x80
        ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0
      if length == 1 {
        index += 1
      } else if length > 1, index + length <= bytes.count,
        bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      {
        good += 1
        index += length
      } else {
        bad += 1
        index += 1
      }
    }
    return good > bad
  }

  private static func fromWindows1252(_ bytes: [UInt8], file: String) throws -> [UInt8] {
    var text = String.UnicodeScalarView()
    for (offset, byte) in bytes.enumerated() {
      if byte < 0x80 || byte >= 0xA0 {
        text.append(UnicodeScalar(byte))
      } else if let scalar = UnicodeScalar(upper[Int(byte - 0x80)]), scalar.value != 0 {
        text.append(scalar)
      } else {
        throw Failure(
          .input, "byte 0x\(String(byte, radix: 16)) is neither UTF-8 nor Windows-1252",
          at: bytes.location(of: offset, in: file), hint: "is it a table of text? save it as UTF-8")
      }
    }
    return Array(String(text).utf8)
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool, file: String) throws -> [UInt8] {
    let count = bytes.count / 2
    guard bytes.count % 2 == 0 else {
      throw Failure(.input, "UTF-16 with half a character at the end: the file is cut off", at: .file(file))
    }
    var units: [UInt16] = []
    units.reserveCapacity(count)
    var index = bytes.startIndex
    for _ in 0..<count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw Failure(.input, "half a surrogate pair: this is not UTF-16", at: .file(file))
    }
    return Array(text.utf8)
  }
}

/// Shell patterns over the bytes of path segments: `*`, `?`, `[a-z]`, `[!a-z]`, and `**` for any number of folders.
enum Glob {
  static let anyDepth: [UInt8] = [0x2A, 0x2A]

  /// A path's segments; empty ones and `.` are left out.
  static func segments(of path: String) -> [[UInt8]] {
    path.utf8.split(separator: 0x2F).map(Array.init).filter { $0 != [0x2E] }
  }

  static func isWild(_ segment: [UInt8]) -> Bool { segment.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B } }

  /// An absolute path's bytes.
  static func path(_ segments: [[UInt8]]) -> [UInt8] {
    segments.isEmpty ? [0x2F] : segments.reduce(into: []) { $0 += [0x2F] + $1 }
  }

  /// The path for C: signed characters with a NUL at the end.
  static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The path as text: what is not printable UTF-8 is written `\xNN`.
  static func shown(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if Array(text.utf8) == bytes, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return text }
    var output = ""
    let digits = Array("0123456789abcdef")
    for byte in bytes {
      if byte < 0x20 || byte > 0x7E || byte == 0x5C {
        output += "\\x\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      } else {
        output.append(Character(Unicode.Scalar(byte)))
      }
    }
    return output
  }

  /// Whether a path's segments match a pattern's, `**` included; a pattern that names a folder matches all below it.
  static func matches(_ path: [[UInt8]], _ pattern: ArraySlice<[UInt8]>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == anyDepth {
      let rest = pattern.dropFirst()
      return (0...path.count).contains { matches(Array(path.dropFirst($0)), rest) && (!rest.isEmpty || !path.isEmpty) }
    }
    guard let segment = path.first, matches(segment, first) else { return false }
    return matches(Array(path.dropFirst()), pattern.dropFirst())
  }

  /// Whether one segment matches one pattern; linear in both but for one step back at each star.
  static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var position = 0
    var cursor = 0
    var star: (cursor: Int, position: Int)?
    while position < name.count {
      if cursor < pattern.count, pattern[cursor] == 0x2A {
        star = (cursor, position)
        cursor += 1
      } else if cursor < pattern.count, let next = step(name[position], pattern, cursor) {
        cursor = next
        position += 1
      } else if let last = star {
        star = (last.cursor, last.position + 1)
        cursor = last.cursor + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[cursor...].allSatisfy { $0 == 0x2A }
  }

  /// The cursor after one pattern element that takes the byte, or nil.
  private static func step(_ byte: UInt8, _ pattern: [UInt8], _ cursor: Int) -> Int? {
    if pattern[cursor] == 0x3F { return cursor + 1 }
    guard pattern[cursor] == 0x5B, let end = pattern[(cursor + 1)...].dropFirst().firstIndex(of: 0x5D) else {
      return pattern[cursor] == byte ? cursor + 1 : nil
    }
    var index = cursor + 1
    let negated = pattern[index] == 0x21
    if negated { index += 1 }
    var found = false
    while index < end {
      if index + 2 < end, pattern[index + 1] == 0x2D {
        if pattern[index] <= byte, byte <= pattern[index + 2] { found = true }
        index += 3
      } else {
        if pattern[index] == byte { found = true }
        index += 1
      }
    }
    return found != negated ? end + 1 : nil
  }
}

/// The media types of files that people collect, by the ends of their names.
enum MediaType {
  private static let byExtension: [String: String] = [
    "txt": "text/plain", "log": "text/plain", "conf": "text/plain", "cfg": "text/plain", "md": "text/markdown",
    "json": "application/json", "jsonl": "application/jsonl", "sarif": "application/sarif+json",
    "csv": "text/csv", "xml": "application/xml", "html": "text/html", "yaml": "application/yaml",
    "yml": "application/yaml", "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg",
    "tap": "text/plain", "dat": "text/plain", "gz": "application/gzip", "zip": "application/zip",
  ]

  static func of(_ name: [UInt8]) -> String? {
    guard let dot = name.lastIndex(of: 0x2E) else { return nil }
    return byExtension[String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()]
  }
}

import JSON

/// Finds the values of paths in a JSON text by their bytes, so that each can be replaced and every other byte stays.
struct JSONFields {
  /// A value that a path names.
  struct Found {
    /// Its bytes, quotes included.
    let range: Range<Int>
    /// The order of the path that names it; the first one wins.
    let path: Int
    /// What it holds: text without quotes and escapes, or the bytes as they are.
    let text: [UInt8]
    /// Whether it is an object or an array.
    let isContainer: Bool
  }

  private let bytes: [UInt8]
  private let paths: [JSONPath]
  private var position = 0
  private var place: [JSONPath.Place] = []
  private var found: [Found] = []

  /// The values of `paths` in one JSON text or in JSON Lines, by place; nil for anything else.
  ///
  /// Empty texts and nulls hold nothing and are left out.
  static func find(_ paths: [JSONPath], in bytes: [UInt8]) -> [Found]? {
    var fields = JSONFields(bytes: bytes, paths: paths)
    if (try? JSONValue(parsing: bytes)) != nil {
      fields.value()
    } else {
      guard let lines = try? JSONValue.lines(of: bytes), !lines.isEmpty else { return nil }
      while fields.skipSpace() { fields.value() }
    }
    return fields.found
  }

  private init(bytes: [UInt8], paths: [JSONPath]) { (self.bytes, self.paths) = (bytes, paths) }

  /// Reads a value of a text that is known to be JSON.
  private mutating func value() {
    guard skipSpace() else { return }
    let start = position
    let path = paths.firstIndex { $0.matches(place) }
    let isContainer = bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[")
    let known = found.count
    switch bytes[start] {
    case UInt8(ascii: "{"): members()
    case UInt8(ascii: "["): elements()
    case 0x22: string()
    default: while position < bytes.count, !Self.ends(bytes[position]) { position += 1 }
    }
    guard let path, start < position else { return }
    let raw = Array(bytes[start..<position])
    let text = raw.first == 0x22 ? (try? JSONValue(parsing: raw).string).map { Array($0.utf8) } ?? raw : raw
    guard !text.isEmpty, raw != Array("null".utf8) else { return }
    // What lies inside goes with the whole.
    found.removeSubrange(known...)
    found.append(Found(range: start..<position, path: path, text: text, isContainer: isContainer))
  }

  private mutating func members() {
    position += 1
    while skipSpace(), bytes[position] != UInt8(ascii: "}") {
      let start = position
      string()
      let name = try? JSONValue(parsing: Array(bytes[start..<position])).string
      skip(UInt8(ascii: ":"))
      place.append(.name(name ?? ""))
      value()
      place.removeLast()
      skip(UInt8(ascii: ","))
    }
    position += 1
  }

  private mutating func elements() {
    position += 1
    var number = 0
    while skipSpace(), bytes[position] != UInt8(ascii: "]") {
      place.append(.element(number))
      value()
      place.removeLast()
      number += 1
      skip(UInt8(ascii: ","))
    }
    position += 1
  }

  private mutating func string() {
    position += 1
    while position < bytes.count, bytes[position] != 0x22 { position += bytes[position] == 0x5C ? 2 : 1 }
    position += 1
  }

  private mutating func skip(_ byte: UInt8) { if skipSpace(), bytes[position] == byte { position += 1 } }

  private mutating func skipSpace() -> Bool {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    return position < bytes.count
  }

  private static func ends(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
  }
}

import Model

extension JSONValue {
  /// Reads one JSON text of RFC 8259 in UTF-8.
  ///
  /// Refuses duplicate names, lone surrogates, a byte-order mark, text after the value and nesting beyond `depth`.
  /// - Throws: ``Failure`` with line and column (in bytes, from 1) of `file`.
  public init(parsing bytes: [UInt8], file: String = "-", depth: Int = 128) throws {
    self = try bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer: buffer, file: file, depth: depth)
      return try parser.document()
    }
  }

  /// Reads one JSON text of RFC 8259.
  /// - Throws: ``Failure`` as ``init(parsing:file:depth:)-([UInt8],_,_)`` does.
  public init(parsing text: String, file: String = "-", depth: Int = 128) throws {
    try self.init(parsing: Array(text.utf8), file: file, depth: depth)
  }

  /// Reads JSON Lines: one value on each line, empty lines skipped.
  /// - Throws: ``Failure`` with the line in `file`.
  public static func lines(of bytes: [UInt8], file: String = "-", depth: Int = 128) throws -> [JSONValue] {
    var values: [JSONValue] = []
    var start = 0
    var line = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        let value = try bytes[start..<end].withUnsafeBufferPointer { buffer in
          var parser = JSONParser(buffer: buffer, file: file, depth: depth, firstLine: line)
          return try parser.document()
        }
        values.append(value)
      }
      start = end + 1
      line += 1
    }
    return values
  }
}

struct JSONParser {
  let buffer: UnsafeBufferPointer<UInt8>
  let file: String
  let depth: Int
  var firstLine = 1
  var position = 0
  var level = 0

  mutating func document() throws -> JSONValue {
    skipSpace()
    let value = try value()
    skipSpace()
    guard position == buffer.count else { throw failure("unexpected text after the JSON value") }
    return value
  }

  private mutating func value() throws -> JSONValue {
    guard position < buffer.count else { throw failure("unexpected end of JSON") }
    switch buffer[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case 0x22: return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    default: throw failure("unexpected character in JSON")
    }
  }

  private mutating func enter() throws {
    level += 1
    if level > depth { throw failure("JSON nested deeper than \(depth)") }
    position += 1
    skipSpace()
  }

  private mutating func object() throws -> JSONValue {
    try enter()
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if take(UInt8(ascii: "}")) { return leave(.object(members)) }
    while true {
      guard position < buffer.count, buffer[position] == 0x22 else { throw failure("expected a member name") }
      let start = position
      let name = try string()
      // A linear search is the faster one for the few members that objects usually have.
      if members.count < 12 {
        if members.contains(where: { $0.name == name }) { throw failure("duplicate member \"\(name)\"", at: start) }
      } else {
        if names.isEmpty { names = Set(members.map(\.name)) }
        if !names.insert(name).inserted { throw failure("duplicate member \"\(name)\"", at: start) }
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("expected \":\"") }
      skipSpace()
      members.append(.init(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return leave(.object(members)) }
      guard take(UInt8(ascii: ",")) else { throw failure("expected \",\" or \"}\"") }
      skipSpace()
    }
  }

  private mutating func array() throws -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return leave(.array(elements)) }
    while true {
      elements.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return leave(.array(elements)) }
      guard take(UInt8(ascii: ",")) else { throw failure("expected \",\" or \"]\"") }
      skipSpace()
    }
  }

  private mutating func leave(_ value: JSONValue) -> JSONValue {
    level -= 1
    return value
  }

  private mutating func string() throws -> String {
    let start = position + 1
    position = start
    var ascii = true
    while position < buffer.count {
      let byte = buffer[position]
      if byte == 0x22 {
        let bytes = UnsafeBufferPointer(rebasing: buffer[start..<position])
        position += 1
        if ascii { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw failure("invalid UTF-8 in a string", at: start)
        }
        return text
      }
      if byte == 0x5C { return try escapedString(from: start) }
      if byte < 0x20 { throw failure("control character in a string") }
      if byte >= 0x80 { ascii = false }
      position += 1
    }
    throw failure("unterminated string", at: start - 1)
  }

  private mutating func escapedString(from start: Int) throws -> String {
    var bytes = Array(buffer[start..<position])
    while position < buffer.count {
      let byte = buffer[position]
      switch byte {
      case 0x22:
        position += 1
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw failure("invalid UTF-8 in a string", at: start)
        }
        return text
      case 0x5C: try escape(into: &bytes)
      case 0..<0x20: throw failure("control character in a string")
      default:
        bytes.append(byte)
        position += 1
      }
    }
    throw failure("unterminated string", at: start - 1)
  }

  private mutating func escape(into bytes: inout [UInt8]) throws {
    guard position + 1 < buffer.count else { throw failure("unterminated string") }
    let letter = buffer[position + 1]
    position += 2
    switch letter {
    case 0x22, 0x5C, UInt8(ascii: "/"): bytes.append(letter)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) {
        guard position + 1 < buffer.count, buffer[position] == 0x5C, buffer[position + 1] == UInt8(ascii: "u") else {
          throw failure("lone surrogate in a string")
        }
        position += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("lone surrogate in a string") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("lone surrogate in a string") }
      bytes.append(contentsOf: String(Character(scalar)).utf8)
    default: throw failure("unknown escape in a string", at: position - 2)
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= buffer.count else { throw failure("unterminated string") }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = buffer[position]
      switch byte {
      case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: code = code << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: code = code << 4 | UInt32(byte - 0x57)
      default: throw failure("four hexadecimal digits expected after \\u")
      }
      position += 1
    }
    return code
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    let negative = take(UInt8(ascii: "-"))
    let firstDigit = position
    try digits()
    if position - firstDigit > 1, buffer[firstDigit] == 0x30 { throw failure("number with a leading zero", at: start) }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      try digits()
    }
    if position < buffer.count, buffer[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < buffer.count, buffer[position] == UInt8(ascii: "+") || buffer[position] == UInt8(ascii: "-") {
        position += 1
      }
      try digits()
    }
    if isInteger, position - firstDigit <= 18 {
      var value = 0
      for byte in buffer[firstDigit..<position] { value = value * 10 + Int(byte - 0x30) }
      // JSON can write minus zero, which no integer can hold.
      if !(negative && value == 0) { return .integer(negative ? -value : value) }
    }
    let text = String(decoding: buffer[start..<position], as: UTF8.self)
    if isInteger, let value = Int(text), value != 0 { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw failure("number out of range", at: start) }
    return .number(value)
  }

  private mutating func digits() throws {
    let start = position
    while position < buffer.count, (0x30...0x39).contains(buffer[position]) { position += 1 }
    if position == start { throw failure("expected a digit") }
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    guard end <= buffer.count, buffer[position..<end].elementsEqual(word.description.utf8) else {
      throw failure("unexpected word in JSON")
    }
    position = end
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < buffer.count, buffer[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < buffer.count {
      switch buffer[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func failure(_ message: String, at offset: Int? = nil) -> Failure {
    let end = min(offset ?? position, buffer.count)
    var (line, column) = (firstLine, 1)
    for byte in buffer[..<end] {
      column += 1
      if byte == 0x0A { (line, column) = (line + 1, 1) }
    }
    return Failure(.input, message, at: .text(file: file, line: line, column: column))
  }
}

extension JSONValue {
  /// The canonical bytes of RFC 8785, without a line feed: members sorted, no white space.
  ///
  /// Integers beyond ±(2^53−1) are written as they are; numbers that JSON cannot write become `null`.
  public var canonical: [UInt8] {
    var output: [UInt8] = []
    appendCanonical(to: &output)
    return output
  }

  /// Appends the canonical bytes.
  public func appendCanonical(to output: inout [UInt8]) {
    switch self {
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        element.appendCanonical(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in Self.sorted(members).enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.append(member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        member.value.appendCanonical(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    default: appendScalar(to: &output)
    }
  }

  /// Indented text for people, members in their own order, with a line feed at the end.
  public var pretty: String {
    var output: [UInt8] = []
    appendPretty(to: &output, indent: 0)
    output.append(0x0A)
    return String(decoding: output, as: UTF8.self)
  }

  private func appendPretty(to output: inout [UInt8], indent: Int) {
    func newLine(_ level: Int) {
      output.append(0x0A)
      output.append(contentsOf: repeatElement(0x20, count: level * 2))
    }
    switch self {
    case .array(let elements) where !elements.isEmpty:
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        newLine(indent + 1)
        element.appendPretty(to: &output, indent: indent + 1)
      }
      newLine(indent)
      output.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        newLine(indent + 1)
        Self.append(member.name, to: &output)
        output.append(contentsOf: [UInt8(ascii: ":"), 0x20])
        member.value.appendPretty(to: &output, indent: indent + 1)
      }
      newLine(indent)
      output.append(UInt8(ascii: "}"))
    default: appendCanonical(to: &output)
    }
  }

  private func appendScalar(to output: inout [UInt8]) {
    switch self {
    case .bool(true): output.append(contentsOf: "true".utf8)
    case .bool(false): output.append(contentsOf: "false".utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .number(let value): output.append(contentsOf: Self.text(of: value).utf8)
    case .string(let text): Self.append(text, to: &output)
    default: output.append(contentsOf: "null".utf8)
    }
  }

  /// Members in the order of their names; most writers have them so already.
  private static func sorted(_ members: [Member]) -> [Member] {
    for index in members.indices.dropFirst() where precedes(members[index].name, members[index - 1].name) {
      return members.sorted { precedes($0.name, $1.name) }
    }
    return members
  }

  /// Whether a name sorts before another by UTF-16 code units, as RFC 8785 wants.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        for (one, other) in zip(left, right) where one != other {
          // UTF-16 writes what lies beyond U+FFFF with surrogates, which come before U+E000.
          let isTurned = max(one, other) >= 0xF0 && (0xEE...0xEF).contains(min(one, other))
          return isTurned ? one > other : one < other
        }
        return left.count < right.count
      }
    }
  }

  /// Appends a string literal with the escapes of RFC 8785.
  public static func append(_ text: String, to output: inout [UInt8]) {
    output.append(0x22)
    defer { output.append(0x22) }
    var text = text
    let isPlain = text.withUTF8 { bytes in
      // Looking at all of them without a way out is what the compiler makes fast.
      var special: UInt8 = 0
      for byte in bytes { special |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0) }
      guard special == 0 else { return false }
      output.append(contentsOf: bytes)
      return true
    }
    guard !isPlain else { return }
    for byte in text.utf8 {
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        output.append(byte)
      } else {
        output.append(0x5C)
        switch byte {
        case 0x22, 0x5C: output.append(byte)
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        default:
          let digits = Array("0123456789abcdef".utf8)
          output.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
      }
    }
  }

  /// A number as ECMAScript writes it (ECMA-262, Number::toString).
  public static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == 0 { return "0" }
    // Scores have two digits.
    if value > 0, value < 1, (value * 100).rounded() / 100 == value {
      let hundredths = Int((value * 100).rounded())
      if hundredths % 10 == 0 { return "0.\(hundredths / 10)" }
      return hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
    }
    // Swift prints the shortest digits that read back, as ECMAScript does; only their layout differs.
    let shortest = value.magnitude.description
    let parts = shortest.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(mantissa[0])
    exponent += digits.utf8.count
    if mantissa.count > 1 { digits += mantissa[1] }
    while digits.hasPrefix("0"), digits.utf8.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.utf8.count > 1 { digits.removeLast() }
    let count = digits.utf8.count
    let sign = value < 0 ? "-" : ""
    func zeros(_ number: Int) -> String { String(repeating: "0", count: number) }
    if count <= exponent, exponent <= 21 { return sign + digits + zeros(exponent - count) }
    if exponent > 0, exponent <= 21 { return sign + digits.prefix(exponent) + "." + digits.dropFirst(exponent) }
    if exponent > -6, exponent <= 0 { return sign + "0." + zeros(-exponent) + digits }
    let power = exponent - 1
    let fraction = count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + "e" + (power < 0 ? "-" : "+") + String(power.magnitude)
  }
}

/// A check of RFC 8785 in the strict form of evidence bundles, without building values: fast enough for long ledgers.
///
/// Names are ASCII, numbers are integers within ±(2^53−1), and DEL does not occur, so that other tools agree.
public enum CanonicalJSON {
  /// A member of the outermost object, as places in its bytes.
  public struct Span: Sendable {
    /// The name without its quotes.
    public var name: Range<Int>
    /// The value, quotes included.
    public var value: Range<Int>
  }

  /// The members of an object that is canonical; nil for anything else.
  public static func members(of bytes: UnsafeBufferPointer<UInt8>) -> [Span]? {
    var scan = CanonicalScan(bytes: bytes)
    guard let spans = scan.members(depth: 0), scan.position == bytes.count, scan.isText else { return nil }
    return spans
  }

  /// Whether these bytes are one canonical object.
  public static func isObject(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { members(of: $0) != nil }
  }
}

private struct CanonicalScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private var isASCII = true

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isText: Bool { isASCII || String(validating: bytes, as: UTF8.self) != nil }

  mutating func members(depth: Int) -> [CanonicalJSON.Span]? {
    guard depth < 32, take(UInt8(ascii: "{")) else { return nil }
    var spans: [CanonicalJSON.Span] = []
    if depth == 0 { spans.reserveCapacity(20) }
    if take(UInt8(ascii: "}")) { return spans }
    var previous: Range<Int>?
    while true {
      let start = position + 1
      guard string(ascii: true) else { return nil }
      let name = start..<(position - 1)
      if let previous, !precedes(previous, name) { return nil }
      previous = name
      guard take(UInt8(ascii: ":")) else { return nil }
      let valueStart = position
      guard value(depth: depth + 1) else { return nil }
      if depth == 0 { spans.append(.init(name: name, value: valueStart..<position)) }
      if take(UInt8(ascii: "}")) { return spans }
      guard take(UInt8(ascii: ",")) else { return nil }
    }
  }

  /// Whether one name, escapes and all, sorts before another; names with escapes are not ASCII words and are refused.
  private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let count = min(left.count, right.count)
    for offset in 0..<count {
      let (a, b) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
      if a != b { return a < b }
    }
    return left.count < right.count
  }

  private mutating func value(depth: Int) -> Bool {
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case 0x22: return string(ascii: false)
    case UInt8(ascii: "{"): return members(depth: depth) != nil
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return integer()
    }
  }

  private mutating func array(depth: Int) -> Bool {
    guard depth < 32, take(UInt8(ascii: "[")) else { return false }
    if take(UInt8(ascii: "]")) { return true }
    while true {
      guard value(depth: depth + 1) else { return false }
      if take(UInt8(ascii: "]")) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func string(ascii: Bool) -> Bool {
    guard take(0x22) else { return false }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 { return true }
      if byte == 0x5C {
        guard !ascii, escape() else { return false }
      } else if byte < 0x20 || byte == 0x7F {
        return false
      } else if byte >= 0x80 {
        if ascii { return false }
        isASCII = false
      }
    }
    return false
  }

  /// Only the escapes that RFC 8785 writes.
  private mutating func escape() -> Bool {
    guard position < bytes.count else { return false }
    let letter = bytes[position]
    position += 1
    switch letter {
    case 0x22, 0x5C, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return true
    case UInt8(ascii: "u"):
      guard position + 4 <= bytes.count, bytes[position] == 0x30, bytes[position + 1] == 0x30,
        bytes[position + 2] == 0x30 || bytes[position + 2] == 0x31
      else { return false }
      let (high, low) = (bytes[position + 2], bytes[position + 3])
      position += 4
      let isDigit = (0x30...0x39).contains(low) || (0x61...0x66).contains(low)
      // 8, 9, a, c and d have short forms.
      return isDigit && (high == 0x31 || !"89acd".utf8.contains(low))
    default: return false
    }
  }

  private mutating func integer() -> Bool {
    let negative = take(UInt8(ascii: "-"))
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 17 {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    guard position > start, value <= 9_007_199_254_740_991 else { return false }
    if bytes[start] == 0x30 { return position - start == 1 && !negative }
    return true
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] { return false }
    position = end
    return true
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}

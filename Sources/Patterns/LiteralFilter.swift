/// Says in one pass over a buffer which groups of literals occur in it, so that a pattern runs only where it can match.
///
/// Every second place is looked at: three bytes from there tell whether a literal of four bytes or more may begin at
/// that place or at the one before it.
public struct LiteralFilter: Sendable {
  private struct Literal: Sendable {
    let bytes: [UInt8]
    let isCaseless: Bool
    let group: UInt64
  }

  private var literals: [Literal] = []
  /// For each hash of three bytes the literals that they may stand in, as an index into `buckets`; 0 for none.
  private var table = [UInt8](repeating: 0, count: 1 << Self.bits)
  private var buckets: [[Int]] = [[]]
  /// The groups of each bucket.
  private var groups: [UInt64] = [0]
  private let always: UInt64
  /// The groups that have to be looked for.
  private let sought: UInt64

  private static let bits = 14
  /// The most groups that a filter tells apart.
  public static let mostGroups = 64

  /// Makes a filter of at most 64 groups; one without literals, or with one of fewer than four bytes, always counts as present.
  public init(_ list: [(literals: [String], caseless: Bool)]) {
    precondition(list.count <= Self.mostGroups)
    var always: UInt64 = 0
    for (number, group) in list.enumerated()
    where group.literals.isEmpty || group.literals.contains(where: { $0.utf8.count < 4 }) {
      always |= 1 << UInt64(number)
    }
    self.always = always
    sought = (list.count == 64 ? .max : (1 << UInt64(list.count)) - 1) & ~always
    for (number, group) in list.enumerated() where always >> UInt64(number) & 1 == 0 {
      for literal in group.literals {
        add(Array(literal.utf8), caseless: group.caseless, group: 1 << UInt64(number))
      }
    }
    groups = buckets.map { $0.reduce(0) { $0 | literals[$1].group } }
  }

  /// The groups that occur, as bits by their order, of those in `wanted`.
  public func groups(in bytes: UnsafeRawBufferPointer, wanted: UInt64 = .max) -> UInt64 {
    var missing = wanted & sought
    guard missing != 0, let base = bytes.baseAddress else { return wanted & always }
    table.withUnsafeBufferPointer { table in
      func look(at place: Int, _ word: UInt32) {
        let bucket = table[Self.hash(word)]
        if bucket != 0, groups[Int(bucket)] & missing != 0 { verify(bucket, bytes, place, &missing) }
      }
      var place = 0
      while place + 8 <= bytes.count {
        let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        let (first, second) = (UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word &>> 16))
        let third = UInt32(truncatingIfNeeded: word &>> 32)
        if table[Self.hash(first)] | table[Self.hash(second)] | table[Self.hash(third)] != 0 {
          look(at: place, first)
          look(at: place + 2, second)
          look(at: place + 4, third)
        }
        place += 6
      }
      while place + 3 <= bytes.count {
        look(at: place, (0..<3).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) })
        place += 2
      }
    }
    return wanted & (always | sought & ~missing)
  }

  /// The place of a word's three lower bytes in the table.
  @inline(__always)
  private static func hash(_ word: UInt32) -> Int { Int(((word &<< 8) &* 0x9E37_79B1) &>> UInt32(32 - bits)) }

  @inline(never)
  private func verify(_ bucket: UInt8, _ bytes: UnsafeRawBufferPointer, _ place: Int, _ missing: inout UInt64) {
    for index in buckets[Int(bucket)] {
      let literal = literals[index]
      guard literal.group & missing != 0 else { continue }
      if Self.occurs(literal, bytes, place) || Self.occurs(literal, bytes, place - 1) { missing &= ~literal.group }
    }
  }

  private static func occurs(_ literal: Literal, _ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
    guard place >= 0, place + literal.bytes.count <= bytes.count else { return false }
    for (offset, wanted) in literal.bytes.enumerated() {
      var byte = bytes[place + offset]
      if literal.isCaseless, (0x41...0x5A).contains(byte) { byte |= 0x20 }
      if byte != wanted { return false }
    }
    return true
  }

  private mutating func add(_ bytes: [UInt8], caseless: Bool, group: UInt64) {
    let folded = caseless ? bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } : bytes
    literals.append(Literal(bytes: folded, isCaseless: caseless, group: group))
    for offset in 0...1 {
      for word in Self.spellings(folded[offset..<offset + 3], caseless: caseless) {
        enter(literals.count - 1, at: Self.hash(word))
      }
    }
  }

  private mutating func enter(_ literal: Int, at hash: Int) {
    var members = buckets[Int(table[hash])]
    guard !members.contains(literal) else { return }
    members.append(literal)
    if let known = buckets.firstIndex(of: members) {
      table[hash] = UInt8(known)
    } else if buckets.count < 256 {
      table[hash] = UInt8(buckets.count)
      buckets.append(members)
    } else {
      // No room for another set: the last one takes all that must share it.
      buckets[255] = Array(Set(buckets[255] + members)).sorted()
      table[hash] = 255
    }
  }

  /// Three bytes as words, in upper and lower case where case does not count.
  private static func spellings(_ bytes: ArraySlice<UInt8>, caseless: Bool) -> [UInt32] {
    var words: [UInt32] = [0]
    for (position, byte) in bytes.enumerated() {
      let cases = caseless && (0x61...0x7A).contains(byte) ? [byte, byte & 0xDF] : [byte]
      words = words.flatMap { word in cases.map { word | UInt32($0) << UInt32(8 * position) } }
    }
    return words
  }
}

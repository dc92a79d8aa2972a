/// Positions of tokens as bits: most texts have fewer than 64.
struct PositionSet: Equatable {
  private var low: UInt64 = 0
  private var high: [UInt64] = []

  var isEmpty: Bool { low == 0 && high.allSatisfy { $0 == 0 } }
  var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  /// The same as a set of numbers.
  var numbers: Set<Int> {
    var numbers: Set<Int> = []
    if isEmpty { return numbers }
    numbers.reserveCapacity(count)
    func add(_ word: UInt64, _ offset: Int) {
      var rest = word
      while rest != 0 {
        numbers.insert(offset + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    add(low, 0)
    for (index, word) in high.enumerated() { add(word, 64 + 64 * index) }
    return numbers
  }

  mutating func insert(_ range: Range<Int>) {
    for position in range {
      if position < 64 {
        low |= 1 << UInt64(position)
        continue
      }
      let word = position / 64 - 1
      while high.count <= word { high.append(0) }
      high[word] |= 1 << UInt64(position % 64)
    }
  }

  mutating func formUnion(_ other: PositionSet) {
    low |= other.low
    while high.count < other.high.count { high.append(0) }
    for (index, word) in other.high.enumerated() { high[index] |= word }
  }

  func contains(_ position: Int) -> Bool {
    if position < 64 { return low & 1 << UInt64(position) != 0 }
    let word = position / 64 - 1
    return word < high.count && high[word] & 1 << UInt64(position % 64) != 0
  }

  func isDisjoint(with range: Range<Int>) -> Bool { !range.contains(where: contains) }

  func isSuperset(of other: PositionSet) -> Bool {
    guard other.low & ~low == 0 else { return false }
    for (index, word) in other.high.enumerated() where word & ~(index < high.count ? high[index] : 0) != 0 {
      return false
    }
    return true
  }
}

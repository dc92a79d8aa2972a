/// Numbers the different byte strings that it is shown from 0 in their order, so that a repeated word costs no `String`.
public struct WordTable: Sendable {
  /// How many there are.
  public private(set) var count = 0
  private var bytes: [UInt8] = []
  private var ends: [Int32] = [0]
  private var hashes: [UInt32] = []
  /// Numbers from 1 by hash, with the hash above them, so that other words are told without a look at them; 0 is free.
  private var slots: [UInt64]
  // Words come from strangers, who could choose some that collide.
  private let seed = UInt64.random(in: 0...UInt64.max)

  /// Makes an empty table with room for some words.
  public init(capacity: Int = 1024) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
  }

  /// The number of a word, or nil where it was never inserted.
  public func number(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    let entry = slots[slot(of: word, hash: hash(word))]
    return entry == 0 ? nil : Self.number(entry)
  }

  /// The number of a word, new or known.
  public mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = hash(word)
    let slot = slot(of: word, hash: hash)
    if slots[slot] != 0 { return Self.number(slots[slot]) }
    bytes.append(contentsOf: word)
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    count += 1
    slots[slot] = Self.entry(count - 1, hash)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// Appends the bytes of the word of a number.
  public func append(_ number: Int, to text: inout [UInt8]) {
    text.append(contentsOf: bytes[Int(ends[number])..<Int(ends[number + 1])])
  }

  /// Forgets all words.
  public mutating func removeAll() { self = WordTable(capacity: slots.count / 2) }

  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == UInt64(hash), equals(Self.number(slots[slot]), word) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private static func entry(_ number: Int, _ hash: UInt32) -> UInt64 { UInt64(hash) << 32 | UInt64(number + 1) }
  private static func number(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) - 1 }

  private func equals(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(ends[number])
    guard Int(ends[number + 1]) - start == word.count else { return false }
    return bytes.withUnsafeBufferPointer { known in
      for index in 0..<word.count where known[start + index] != word[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in 0..<count {
      var slot = Int(hashes[number]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Self.entry(number, hashes[number])
    }
  }

  private func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var state = seed ^ UInt64(truncatingIfNeeded: word.count)
    var index = 0
    func mix(_ value: UInt64) {
      let product = (state ^ value).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = product.high ^ product.low
    }
    while index + 8 <= word.count {
      mix(UnsafeRawBufferPointer(word).loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < word.count {
      rest = rest << 8 | UInt64(word[index])
      index += 1
    }
    mix(rest)
    return UInt32(truncatingIfNeeded: state ^ state >> 32)
  }
}

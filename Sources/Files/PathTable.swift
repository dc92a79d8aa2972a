/// Many paths in little memory: their bytes one after the other, found by a hash, each with some bytes of its own.
///
/// A list of strings costs a hundred bytes and more for each path before anything is known of it; this costs the path,
/// fourteen bytes, and what the owner keeps.
public struct PathTable: Sendable {
  private static let chunk = 1 << 16

  /// Pieces of memory that never move, so that growing needs no second copy.
  private var chunks: [[UInt8]] = []
  /// Where each record begins: the chunk's number and the place in it. A record is the path's length, the path, its own bytes.
  private var places: [UInt32] = []
  /// One more than a path's number at the place that its hash gives, 0 for none.
  private var slots = [UInt32](repeating: 0, count: 16)
  /// How many bytes each path has of its own.
  private let extra: Int
  private let foldsCase: Bool

  /// Makes an empty table whose paths carry `extra` bytes each; with `foldsCase`, ASCII letters of both cases are equal.
  public init(extra: Int = 0, foldsCase: Bool = false) { (self.extra, self.foldsCase) = (extra, foldsCase) }

  /// How many paths there are.
  public var count: Int { places.count }

  /// Adds a path of less than 32 KiB, its own bytes zero; nil where an equal one is there.
  public mutating func insert(_ path: some Sequence<UInt8>) -> Int? {
    let bytes = Array(path)
    return bytes.withUnsafeBytes { insert($0) }
  }

  /// The number of the path that is equal, or nil.
  public func find(_ path: String) -> Int? {
    var path = path
    return path.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// The number of the path that is equal, or nil.
  public func find(_ path: UnsafeRawBufferPointer) -> Int? {
    let slot = slots[slot(of: path)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// A path's bytes, valid in the closure.
  public func withPath<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let (chunk, start) = place(index)
    return try chunks[chunk].withUnsafeBytes { bytes in
      let length = Int(bytes[start]) | Int(bytes[start + 1]) << 8
      return try body(UnsafeRawBufferPointer(rebasing: bytes[(start + 2)..<(start + 2 + length)]))
    }
  }

  /// A path.
  public subscript(index: Int) -> String { withPath(index) { String(decoding: $0, as: UTF8.self) } }

  /// The bytes that a path has of its own, valid in the closure.
  public func withExtra<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let (chunk, start) = place(index)
    return try chunks[chunk].withUnsafeBytes { bytes in
      let from = start + 2 + (Int(bytes[start]) | Int(bytes[start + 1]) << 8)
      return try body(UnsafeRawBufferPointer(rebasing: bytes[from..<(from + extra)]))
    }
  }

  /// Changes the bytes that a path has of its own.
  public mutating func changeExtra(_ index: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) {
    let (chunk, start) = place(index)
    let extra = extra
    chunks[chunk].withUnsafeMutableBytes { bytes in
      let from = start + 2 + (Int(bytes[start]) | Int(bytes[start + 1]) << 8)
      body(UnsafeMutableRawBufferPointer(rebasing: bytes[from..<(from + extra)]))
    }
  }

  /// Whether one path's bytes come before another's.
  public func precedes(_ left: Int, _ right: Int) -> Bool {
    withPath(left) { one in withPath(right) { other in one.lexicographicallyPrecedes(other) } }
  }

  /// The numbers of all paths in the order of the paths' bytes.
  public func sorted() -> [UInt32] {
    var order = Array(0..<UInt32(places.count))
    let isSorted = !order.dropFirst().contains { precedes(Int($0), Int($0) - 1) }
    if !isSorted { order.sort { precedes(Int($0), Int($1)) } }
    return order
  }

  private func place(_ index: Int) -> (chunk: Int, start: Int) {
    let place = Int(places[index])
    return (place >> 16, place & 0xFFFF)
  }

  private mutating func insert(_ path: UnsafeRawBufferPointer) -> Int? {
    precondition(path.count < 1 << 15)
    if (places.count + 1) * 3 > slots.count * 2 { grow() }
    let slot = slot(of: path)
    guard slots[slot] == 0 else { return nil }
    let length = 2 + path.count + extra
    if (chunks.last.map { $0.count + length > Self.chunk }) ?? true {
      var fresh: [UInt8] = []
      fresh.reserveCapacity(Self.chunk)
      chunks.append(fresh)
    }
    let last = chunks.count - 1
    places.append(UInt32(last << 16 | chunks[last].count))
    chunks[last].append(UInt8(path.count & 0xFF))
    chunks[last].append(UInt8(path.count >> 8))
    chunks[last].append(contentsOf: path)
    for _ in 0..<extra { chunks[last].append(0) }
    slots[slot] = UInt32(places.count)
    return places.count - 1
  }

  /// Where an equal path's number stands, or the free place where it would.
  private func slot(of path: UnsafeRawBufferPointer) -> Int {
    var slot = hash(of: path) & (slots.count - 1)
    while slots[slot] != 0, !withPath(Int(slots[slot]) - 1, { isEqual($0, path) }) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in places.indices {
      var slot = withPath(index) { hash(of: $0) } & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Seeded for each process, so that nobody can choose names that meet.
  private func hash(of path: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    if foldsCase {
      withUnsafeTemporaryAllocation(byteCount: path.count, alignment: 1) { folded in
        for index in path.indices { folded[index] = Self.folded(path[index]) }
        hasher.combine(bytes: UnsafeRawBufferPointer(folded))
      }
    } else {
      hasher.combine(bytes: path)
    }
    return hasher.finalize()
  }

  private func isEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    return foldsCase
      ? left.indices.allSatisfy { Self.folded(left[$0]) == Self.folded(right[$0]) } : left.elementsEqual(right)
  }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

import Patterns

/// Where in a buffer a slow pattern is worth trying, found by much faster means.
enum Prefilter: Sendable {
  /// Around each occurrence of one byte that every match holds.
  case around(UInt8, before: Int, after: Int)
  /// In each run of at least `length` bytes of a class to which all of a match belongs.
  case runs(ByteClass, length: Int)

  /// The next region at or after a place: where to begin, and where the subject may end.
  func region(in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    switch self {
    case .around(let byte, let before, let after):
      guard let found = bytes.firstIndex(of: byte, from: start) else { return nil }
      return max(start, found - before)..<min(bytes.count, found + after)
    case .runs(let members, let length): return members.run(of: length, in: bytes, from: start)
    }
  }

  /// Where to go on after a region without a match.
  func end(of region: Range<Int>, from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    switch self {
    case .runs: return region.upperBound
    case .around(let byte, _, _):
      // The region reaches beyond the byte that it was made for; the next one may lie inside.
      guard let found = bytes.firstIndex(of: byte, from: start) else { return bytes.count }
      return found + 1
    }
  }
}

/// A set of bytes.
struct ByteClass: Sendable {
  /// 1 for members, 0 for others.
  private let table: [UInt8]

  /// Makes a set of the bytes of a text.
  init(_ members: String) {
    var table = [UInt8](repeating: 0, count: 256)
    for byte in members.utf8 { table[Int(byte)] = 1 }
    self.table = table
  }

  /// The next run of at least `length` members and two bytes more.
  func run(of length: Int, in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    table.withUnsafeBufferPointer { table in
      func holds(_ place: Int) -> Bool { place >= start && place < bytes.count && table[Int(bytes[place])] == 1 }
      let (half, quarter, eighth) = (length / 2, length / 4, length / 8)
      // Every run of that length covers one of the places looked at, and reaches half its length to one side of it.
      var probe = start + length - 1
      while probe < bytes.count {
        if probe + half < bytes.count {
          func member(_ offset: Int) -> UInt8 { table[Int(bytes[probe &+ offset])] }
          let before = member(-eighth) & member(-quarter) & member(-half)
          let after = member(eighth) & member(quarter) & member(half)
          // One branch that is rarely taken, where a test of each byte would be guessed wrong by the processor.
          guard member(0) & (before | after) != 0 else {
            probe &+= length
            continue
          }
        } else if !holds(probe) {
          probe += length
          continue
        }
        var first = probe
        while holds(first - 1) { first -= 1 }
        var end = probe + 1
        while holds(end) { end += 1 }
        if end - first >= length { return first..<min(bytes.count, end + 2) }
        // The byte at `end` is no member, so that the next run begins behind it.
        probe = end + length
      }
      return nil
    }
  }
}

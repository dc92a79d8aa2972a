import Glibc

/// Where in a buffer a slow pattern is worth trying, found by much faster means.
enum Prefilter: Sendable {
  /// Around each occurrence of one byte that every match holds.
  case around(UInt8, before: Int, after: Int)
  /// In each run of at least `length` bytes of a class to which all of a match belongs.
  case runs(ByteClass, length: Int)

  /// The next region at or after a place: where to begin, and where the subject may end.
  func region(in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    switch self {
    case .around(let byte, let before, let after):
      guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
      let offset = UnsafeRawPointer(found) - base
      return max(start, offset - before)..<min(bytes.count, offset + after)
    case .runs(let members, let length):
      // Every run of that length covers one of the places looked at.
      var probe = start + length - 1
      while probe < bytes.count {
        guard members.contains(bytes[probe]) else {
          probe += length
          continue
        }
        var first = probe
        while first > start, members.contains(bytes[first - 1]) { first -= 1 }
        var end = probe + 1
        while end < bytes.count, members.contains(bytes[end]) { end += 1 }
        if end - first >= length { return first..<min(bytes.count, end + 2) }
        probe = end + length
      }
      return nil
    }
  }

  /// Where to go on after a region without a match.
  func end(of region: Range<Int>, from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    switch self {
    case .runs: return region.upperBound
    case .around(let byte, _, _):
      // The region reaches beyond the byte that it was made for; the next one may lie inside.
      guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
        return bytes.count
      }
      return UnsafeRawPointer(found) - base + 1
    }
  }
}

/// A set of bytes.
struct ByteClass: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Makes a set of the bytes of a text.
  init(_ members: String) {
    for byte in members.utf8 {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      default: bits.3 |= bit
      }
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }
}

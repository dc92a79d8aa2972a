import Glibc

extension UnsafeRawBufferPointer {
  /// How often a byte occurs.
  public func count(of byte: UInt8) -> Int {
    // Eight bytes at a time: a byte that is equal leaves a one in its lane.
    let (low, ones) = (UInt64(0x7F7F_7F7F_7F7F_7F7F), UInt64(0x0101_0101_0101_0101))
    let wanted = ones &* UInt64(byte)
    var (total, place) = (0, 0)
    while place + 8 <= count {
      // A lane counts up to 255.
      let end = Swift.min(place + 8 * 255, count & ~7)
      var lanes: UInt64 = 0
      while place < end {
        let differences = loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ wanted
        lanes &+= (~(((differences & low) &+ low) | differences | low)) &>> 7
        place += 8
      }
      let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ ((lanes &>> 8) & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    for place in place..<count where self[place] == byte { total += 1 }
    return total
  }

  /// The first place of a byte at or after another place, by the C library's fast search.
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard let base = baseAddress, start < count, let found = memchr(base + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }
}

/// The times of a zip's central directory as stored; libzip hands them out converted to a zone.
enum ZipDirectory {
  /// MS-DOS time and date.
  struct Time: Hashable {
    var time: UInt16
    var date: UInt16
  }

  /// Times by entry name; those that cannot be found are left out.
  static func times(in bytes: [UInt8]) -> [String: Time] {
    func short(_ offset: Int) -> Int {
      offset + 2 <= bytes.count ? Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 : 0
    }
    func long(_ offset: Int) -> Int { short(offset) | short(offset + 2) << 16 }
    // The end record lies within the last 64 KiB, its comment included.
    var end = bytes.count - 22
    let first = max(0, bytes.count - 22 - 0xFFFF)
    while end >= first, long(end) != 0x0605_4B50 { end -= 1 }
    guard end >= first, end >= 0 else { return [:] }
    var times: [String: Time] = [:]
    var offset = long(end + 16)
    for _ in 0..<short(end + 10) {
      guard offset + 46 <= bytes.count, long(offset) == 0x0201_4B50 else { break }
      let nameLength = short(offset + 28)
      guard offset + 46 + nameLength <= bytes.count else { break }
      let name = String(decoding: bytes[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self)
      times[name] = Time(time: UInt16(short(offset + 12)), date: UInt16(short(offset + 14)))
      offset += 46 + nameLength + short(offset + 30) + short(offset + 32)
    }
    return times
  }
}

/// A second in UTC, written `2026-03-06T09:00:00Z` (RFC 3339, section 5.6).
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSinceEpoch: Int

  /// Makes an instant of seconds since the epoch.
  public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// Reads `YYYY-MM-DDThh:mm:ssZ`, a fraction of a second or a numeric offset allowed; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let date = CalendarDate(text), bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74,
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = Self.pair(bytes, 11), let minute = Self.pair(bytes, 14), let second = Self.pair(bytes, 17),
      hour < 24, minute < 60, second < 61
    else { return nil }
    var position = 19
    if bytes[position] == 0x2E {
      position += 1
      let digits = position
      while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
      guard position > digits, position < bytes.count else { return nil }
    }
    var offset = 0
    switch bytes[position] {
    case 0x5A, 0x7A:
      guard position + 1 == bytes.count else { return nil }
    case 0x2B, 0x2D:
      guard position + 6 == bytes.count, bytes[position + 3] == 0x3A, let hours = Self.pair(bytes, position + 1),
        let minutes = Self.pair(bytes, position + 4), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (bytes[position] == 0x2B ? 1 : -1)
    default: return nil
    }
    secondsSinceEpoch = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offset
  }

  /// Midnight at the start of a day.
  public init(_ date: CalendarDate) { secondsSinceEpoch = date.daysSinceEpoch * 86_400 }

  /// The day that the instant lies in.
  public var date: CalendarDate {
    let days = secondsSinceEpoch / 86_400
    return CalendarDate(daysSinceEpoch: secondsSinceEpoch % 86_400 < 0 ? days - 1 : days)
  }

  /// `YYYY-MM-DDThh:mm:ssZ`.
  public var description: String {
    let inDay = ((secondsSinceEpoch % 86_400) + 86_400) % 86_400
    func two(_ value: Int) -> String { CalendarDate.padded(value, 2) }
    return "\(date)T\(two(inDay / 3600)):\(two(inDay / 60 % 60)):\(two(inDay % 60))Z"
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }

  private static func pair(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (0x30...0x39).contains(bytes[index]), (0x30...0x39).contains(bytes[index + 1])
    else { return nil }
    return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
  }
}

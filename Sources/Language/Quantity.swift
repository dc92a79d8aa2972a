/// A figure of a text with its unit, its direction and an order among figures of its kind.
public struct Quantity: Hashable, Sendable {
  /// What is measured.
  public enum Kind: String, Hashable, Sendable {
    /// A length of time: `24 h`, `30 d`, `8 bh`.
    case duration
    /// How often: the period between two times, `1 d`, `3 mo`, `1 y`, `continuous`.
    case frequency
    /// A share: `99.9 %`.
    case percent
    /// A length in characters: `12 chars`.
    case characters
    /// A plain number of things.
    case count
    /// A day, a month or a year: `2025-12-22`, `2026`.
    case date
    /// A protocol's version: `TLS 1.3`.
    case version
    /// Bits of a key or the algorithm with its bits: `AES-256`, `2048 bit`.
    case keySize
    /// A cadence without a figure: regularly, periodically.
    case vagueFrequency
    /// A delay without a figure: promptly, without undue delay.
    case vagueDelay
    /// Hours of cover: `24/7`.
    case cover
  }

  /// The direction that the words around the figure give it.
  public enum Bound: String, Hashable, Sendable {
    /// Stated as it is.
    case exact
    /// At least, minimum, or higher.
    case atLeast
    /// At most, within, no later than, limited to.
    case atMost
  }

  /// What is measured.
  public var kind: Kind
  /// Hours of a duration or of a frequency's period, the number of anything else; 0 for immediate and continuous.
  public var magnitude: Double
  /// The far end of a range (`5-10 min`), in the same measure.
  public var upper: Double?
  /// The unit as written in `normalised`: `h`, `d`, `bh`, `TLS`.
  public var unit: String
  /// The direction.
  public var bound: Bound
  /// How it is written everywhere: `24 h`, `12 chars`, `99.9 %`, `TLS 1.3`.
  public var normalised: String
  /// The tokens that it was read from.
  public var tokens: Range<Int>

  /// Whether it counts working hours or days only.
  public var isBusinessTime: Bool { unit == "bh" || unit == "bd" }

  /// The longest time on a clock that the duration can mean; working time spans nights and week-ends.
  public var worstCaseHours: Double {
    let hours = max(magnitude, upper ?? 0)
    switch unit {
    case "bh": return hours + (hours / 8).rounded(.up) * 16 + 48
    case "bd": return hours + (hours / 24 / 5).rounded(.up) * 48
    default: return hours
    }
  }

  /// A duration in the unit that a word names, where that leaves no fraction: 2 weeks in `days` are `14 d`.
  public func expressed(in word: String) -> String? {
    guard kind == .duration, upper == nil, magnitude > 0, !isBusinessTime,
      let own = TimeUnit.named(unit), let wanted = TimeUnit.named(word), own.unit != wanted.unit,
      // A month has no whole number of days.
      TimeUnit.isCalendar(own.unit) == TimeUnit.isCalendar(wanted.unit)
    else { return nil }
    let count = magnitude / wanted.hours
    guard count >= 1, abs(count - count.rounded()) < 1e-9 else { return nil }
    return "\(TimeUnit.plain(count.rounded())) \(wanted.unit)"
  }
}

/// Units of time with their length in hours.
public enum TimeUnit {
  /// Hours of the unit that a word names, a single letter apart; nil where it names none.
  public static func hours(in word: String) -> Double? { word.utf8.count < 2 ? nil : named(word)?.hours }

  /// Hours of a unit by its normalised name; nil for another.
  public static func hours(of unit: String) -> Double? { named(unit)?.hours }

  /// The unit's normalised name and hours, from a stem or short form.
  static func named(_ word: String) -> (unit: String, hours: Double)? {
    // Most words beside a figure are told by their first letter.
    guard let first = word.utf8.first, "asmhdwfqy".utf8.contains(first) else { return nil }
    return switch word {
    case "second", "seconds", "sec", "secs", "s": ("s", 1.0 / 3600)
    case "minute", "minutes", "min", "mins": ("min", 1.0 / 60)
    case "hour", "hours", "hr", "hrs", "h": ("h", 1)
    case "day", "days", "d": ("d", 24)
    case "week", "weeks", "w", "wk": ("w", 168)
    case "fortnight": ("w", 336)
    case "month", "months", "mo": ("mo", 730)
    case "quarter", "quarters": ("mo", 2190)
    case "year", "years", "y", "yr", "yrs", "annum": ("y", 8760)
    default: nil
    }
  }

  static func isCalendar(_ unit: String) -> Bool { unit == "mo" || unit == "y" }

  /// A number without a needless fraction.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

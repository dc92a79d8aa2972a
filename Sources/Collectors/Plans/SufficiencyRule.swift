public import Model

/// A fact that a reader found in an artefact, as `tests = 12`.
public enum Fact: Hashable, Sendable, CustomStringConvertible {
  /// A count.
  case count(Int)
  /// A word.
  case word(String)
  /// A time.
  case time(Instant)
  /// A length of time in seconds.
  case span(Int)

  /// The fact as a person reads it.
  public var description: String {
    switch self {
    case .count(let value): String(value)
    case .word(let word): word
    case .time(let time): time.description
    case .span(let seconds): Span.text(seconds: seconds)
    }
  }
}

/// A condition on an artefact's facts, as `tests >= 1`, `status.notapplicable < rows`, `database_age <= 7 d`.
public struct SufficiencyRule: Hashable, Sendable {
  /// How the fact is held against the bound.
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case notEqual = "!="
    case less = "<"
    case more = ">"
    case equal = "="
  }

  let fact: String
  let comparison: Comparison
  let bound: String
  /// Why a file that fails the rule is not evidence, or nil where the rule speaks for itself.
  let reason: String?

  /// Reads `fact comparison bound`; nil where it is not one.
  public init?(_ text: String, reason: String? = nil) {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
    guard words.count == 3, let comparison = Comparison(rawValue: words[1] == "==" ? "=" : words[1]) else { return nil }
    (fact, self.comparison, bound, self.reason) = (words[0], comparison, words[2], reason)
  }

  /// The rule in one line.
  var text: String { "\(fact) \(comparison.rawValue) \(bound)" }

  /// Tries the rule; a fact that is absent leaves it unknown, a time is compared as its age at `now`.
  func check(_ facts: [String: Fact], now: Instant) -> Check {
    guard let found = facts[fact] else {
      return Check(text, .unknown, found: "the file does not say '\(fact)'")
    }
    let order: Int?
    switch found {
    case .count(let value): order = number(in: facts).map { value < $0 ? -1 : value > $0 ? 1 : 0 }
    case .time(let time):
      let age = now.secondsSinceEpoch - time.secondsSinceEpoch
      order = Span(bound).map { age < $0.seconds ? -1 : age > $0.seconds ? 1 : 0 }
    case .span(let seconds):
      order = Span(bound).map { seconds < $0.seconds ? -1 : seconds > $0.seconds ? 1 : 0 }
    case .word(let word): order = comparison == .equal || comparison == .notEqual ? (word == bound ? 0 : 1) : nil
    }
    guard let order else { return Check(text, .unknown, found: "'\(found)' cannot be held against '\(bound)'") }
    let holds =
      switch comparison {
      case .atLeast: order >= 0
      case .atMost: order <= 0
      case .less: order < 0
      case .more: order > 0
      case .equal: order == 0
      case .notEqual: order != 0
      }
    return Check(text, holds ? .met : .notMet, found: holds ? nil : reason ?? "found \(found)")
  }

  /// The bound as a number: written out, or another fact's count.
  private func number(in facts: [String: Fact]) -> Int? {
    if let value = Int(bound) { return value }
    if case .count(let value)? = facts[bound] { return value }
    return nil
  }
}

/// One condition of an artefact's sufficiency, tried.
public struct Check: Hashable, Sendable {
  /// The condition, as `exit status is 0`.
  public var condition: String
  /// What came of it.
  public var result: Sufficiency
  /// Why the file is not evidence, or what was found instead; nil where the condition holds.
  public var found: String?
  /// Whether failing it means that the collection itself went wrong: unreadable, changed, cut, not of its format.
  public var isFault = false

  init(_ condition: String, _ result: Sufficiency, found: String? = nil) {
    (self.condition, self.result, self.found) = (condition, result, found)
  }

  init(_ condition: String, _ holds: Bool, otherwise found: @autoclosure () -> String) {
    self.init(condition, holds ? .met : .notMet, found: holds ? nil : found())
  }
}

extension Check {
  /// A condition without which nothing was collected, or not the thing that was asked for.
  static func intact(_ condition: String, _ holds: Bool, otherwise found: @autoclosure () -> String) -> Check {
    var check = Check(condition, holds, otherwise: found())
    check.isFault = true
    return check
  }
}

extension [Check] {
  /// What went wrong in the collection itself, or nil.
  var fault: String? { first { $0.isFault && $0.result == .notMet }.map { "\($0.condition): \($0.found ?? "")" } }

  /// All conditions in one line, what failed in brackets after its condition.
  var predicate: String {
    map { check in check.found.map { "\(check.condition) (\($0))" } ?? check.condition }.joined(separator: "; ")
  }

  /// `not_met` where one fails, `unknown` where one could not be tried or there is none, else `met`.
  var result: Sufficiency {
    if contains(where: { $0.result == .notMet }) { return .notMet }
    return isEmpty || contains { $0.result == .unknown } ? .unknown : .met
  }
}

/// A length of time, as `90 s`, `15 min`, `24 h`, `7 d`, `2 w`, `3 mo`, `1 y`.
struct Span: Hashable {
  /// Its seconds; a month is 30 days, a year 365.
  let seconds: Int

  init?(_ text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let count = Int(digits), digits.count <= 6 else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    let units: [(String, Int)] = [
      ("s", 1), ("min", 60), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800), ("mo", 2_592_000),
      ("y", 31_536_000),
    ]
    let plural = unit.hasSuffix("s") && unit.count > 1 ? unit.dropLast() : unit
    let longNames = [
      "second": "s", "minute": "min", "hour": "h", "day": "d", "week": "w", "month": "mo", "year": "y",
    ]
    let name = longNames[String(plural)] ?? String(unit)
    guard let factor = units.first(where: { $0.0 == name })?.1 else { return nil }
    seconds = count * factor
  }

  /// Seconds in the largest unit that leaves no remainder, as `90 min`.
  static func text(seconds: Int) -> String {
    if seconds > 0, seconds % 86_400 == 0 { return "\(seconds / 86_400) d" }
    if seconds > 0, seconds % 3600 == 0 { return "\(seconds / 3600) h" }
    if seconds > 0, seconds % 60 == 0 { return "\(seconds / 60) min" }
    return "\(seconds) s"
  }
}

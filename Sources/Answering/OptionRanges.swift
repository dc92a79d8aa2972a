import Language
import Model

/// The members of a list that are ranges of a figure: `Less than 7 days`, `7 to 30 days`, `Within 24 hours`, `12 or more`.
struct OptionRanges {
  private struct Member {
    var option: String
    var low = -Double.infinity
    var high = Double.infinity
    /// Whether the ends belong to it.
    var holdsLow = true
    var holdsHigh = true
    /// Whether it counts hours or days of work.
    var isBusiness = false

    func holds(_ value: Double, within tolerance: Double) -> Bool {
      let isLow = OptionRanges.areSame(value, low, within: tolerance)
      let isHigh = OptionRanges.areSame(value, high, within: tolerance)
      return (isLow ? holdsLow : value > low) && (isHigh ? holdsHigh : value < high)
    }
  }

  private let members: [Member]
  private let figure: Quantity
  /// Whether every member was read; a figure that only lies within one may belong to another that was not.
  private let isWhole: Bool

  /// Reads a list for a figure; nil where its members are no ranges of figures of its kind.
  init?(_ options: [String], for figure: Quantity, tokenizer: Tokenizer) {
    let kind = figure.kind
    guard [.duration, .percent, .characters, .count].contains(kind) else { return nil }
    let texts = options.map { tokenizer.tokens(of: $0) }
    // `7-30`, `31-90`: the unit may stand in one of the members, or in none and be the figure's own.
    let unit =
      kind == .duration
      ? texts.lazy.flatMap { $0 }.compactMap { TimeUnit.hours(in: $0.word) }.first ?? TimeUnit.hours(of: figure.unit)
      : 1
    var members: [Member] = []
    var unread = 0
    var open: (option: String, isMore: Bool)?
    for (option, tokens) in zip(options, texts) where !Options.isRemainder(option) {
      if var member = Self.member(option, tokens, kind, unit: unit) {
        member.isBusiness = tokens.contains { Self.business.contains($0.word) }
        members.append(member)
      } else if let first = tokens.first?.word, tokens.count <= 2, Self.more.union(Self.less).contains(first) {
        open = (option, Self.more.contains(first))
      } else if !tokens.contains(where: { Self.nothing.contains($0.word) }) {
        unread += 1
      }
    }
    guard members.count > 1, unread < members.count else { return nil }
    if let open, let end = open.isMore ? members.map(\.high).max() : members.map(\.low).min() {
      members.append(
        open.isMore
          ? Member(option: open.option, low: end, holdsLow: false)
          : Member(option: open.option, high: end, holdsHigh: false))
    }
    (self.members, self.figure, isWhole) = (members, figure, unread == 0)
  }

  /// The narrowest member that holds the figure; of two that meet at it the one that promises it, nil where none does.
  func option(isLeast: Bool) -> String? {
    // Business hours are set against business hours as they are, against hours of the clock as long as they can last.
    func value(for member: Member) -> Double {
      figure.kind == .duration && !(figure.isBusinessTime && member.isBusiness)
        ? figure.worstCaseHours : figure.magnitude
    }
    // A month counts 730 hours and 30 days 720: nearly the same is the same.
    let tolerance = figure.kind == .duration ? 0.02 : 0
    let holding = members.filter { $0.holds(value(for: $0), within: tolerance) }
    let touching = holding.filter { Self.areSame(isLeast ? $0.low : $0.high, value(for: $0), within: tolerance) }
    let candidates = touching.isEmpty && isWhole ? holding : touching
    return candidates.min { ($0.high - $0.low, -$0.low, $0.high) < ($1.high - $1.low, -$1.low, $1.high) }?.option
  }

  private static func areSame(_ left: Double, _ right: Double, within tolerance: Double) -> Bool {
    left == right
      || left.isFinite && right.isFinite && abs(left - right) <= tolerance * max(abs(left), abs(right))
  }

  private static func member(_ option: String, _ tokens: [Token], _ kind: Quantity.Kind, unit: Double?) -> Member? {
    let words = Set(tokens.map(\.word))
    // Numbers with the unit that stands behind them, or the list's.
    var numbers: [Double] = []
    for position in tokens.indices {
      guard let number = tokens[position].number else { continue }
      guard kind == .duration else {
        numbers.append(number)
        continue
      }
      let own = tokens[position...].dropFirst().lazy.compactMap { TimeUnit.hours(in: $0.word) }.first
      guard let hours = own ?? unit else { return nil }
      numbers.append(number * hours)
    }
    if numbers.isEmpty, kind == .duration {
      if words.contains("immediately") || words.contains("immediate") { numbers = [0] }
      if let alone = tokens.lazy.compactMap({ TimeUnit.hours(in: $0.word) }).first, numbers.isEmpty {
        numbers = [alone]
      }
    }
    guard let first = numbers.first, numbers.count <= 2 else { return nil }
    if numbers.count == 2 {
      guard numbers[1] > first else { return nil }
      return Member(option: option, low: first, high: numbers[1])
    }
    let text = tokens.spaced
    if atMost.contains(where: text.holds) { return Member(option: option, high: first) }
    if atLeast.contains(where: text.holds) || option.utf8.contains(0x2B) { return Member(option: option, low: first) }
    if !words.isDisjoint(with: below) { return Member(option: option, high: first, holdsHigh: false) }
    if !words.isDisjoint(with: above) { return Member(option: option, low: first, holdsLow: false) }
    return Member(option: option, low: first, high: first)
  }

  private static let atMost = [
    " up to ", " within ", " or less ", " or fewer ", " at most ", " max ", " maximum ", " no more than ",
    " not more than ",
    " no longer than ", " ≤ ", " or below ", " or shorter ", " or sooner ",
  ]
  private static let atLeast = [
    " or more ", " at least ", " minimum ", " min ", " no less than ", " not less than ", " ≥ ", " or above ",
    " or longer ",
    " or higher ", " and more ", " and above ", " or greater ",
  ]
  private static let below: Set<String> = ["less", "under", "below", "fewer", "shorter", "sooner", "before", "<"]
  private static let above: Set<String> = ["more", "over", "above", "longer", "greater", "exceeding", "beyond", ">"]
  private static let business: Set<String> = ["business", "working"]
  private static let more: Set<String> = ["longer", "more", "later", "higher", "greater", "above"]
  private static let less: Set<String> = ["less", "shorter", "lower", "fewer", "sooner"]
  /// Words of members that are no figures.
  private static let nothing: Set<String> = [
    "no", "not", "never", "none", "nobody", "unlimited", "indefinitely", "undefined", "forever", "unknown", "varies",
    "custom", "depends",
  ]
}

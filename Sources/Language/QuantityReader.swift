/// Reads the figures of a tokenised text.
public enum QuantityReader {
  /// Every figure in the order of the text; a figure is read once, in its longest form.
  public static func quantities(in tokens: [Token]) -> [Quantity] {
    var found: [Quantity] = []
    var index = 0
    while index < tokens.count {
      if tokens[index].beginsFigure, let quantity = quantity(in: tokens, at: index) {
        found.append(quantity)
        index = max(quantity.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  /// Words that a figure may begin with, apart from numbers.
  static let openings: Set<String> = Set(adverbs.keys).union(months.keys).union(continuous).union(protocols)
    .union(seasons).union(algorithms).union(vagueFrequencies).union(vagueDelays).union(immediate)
    .union([
      "day", "first", "last", "same", "a", "an", "semi", "half", "bi", "real", "ongoing", "every", "each", "per",
      "once",
      "twice", "multiple", "several", "interval", "intervals", "24x", "around", "round", "without", "planned",
      "scheduled",
      "defined",
    ])

  private static func quantity(in tokens: [Token], at index: Int) -> Quantity? {
    // The commonest word of all begins no other kind.
    if tokens[index].word == "a" || tokens[index].word == "an" { return duration(tokens, index) }
    return date(tokens, index) ?? frequency(tokens, index) ?? cover(tokens, index) ?? version(tokens, index)
      ?? keySize(tokens, index) ?? duration(tokens, index) ?? percent(tokens, index) ?? characters(tokens, index)
      ?? vague(tokens, index) ?? count(tokens, index)
  }

  // MARK: Durations

  private static let immediate: Set<String> = ["immediate", "immediately", "instantly", "instant"]

  private static func duration(_ tokens: [Token], _ start: Int) -> Quantity? {
    let word = tokens[start].word
    if !tokens[start].isWrittenInDigits, immediate.contains(word) {
      return Quantity(
        kind: .duration, magnitude: 0, unit: "h", bound: .exact, normalised: "immediate", tokens: start..<start + 1)
    }
    // "from day one" is no delay at all.
    if (word == "day" && tokens[safe: start + 1]?.word == "one")
      || (word == "first" && tokens[safe: start + 1]?.word == "day")
    {
      return Quantity(
        kind: .duration, magnitude: 0, unit: "h", bound: .exact, normalised: "day 1", tokens: start..<start + 2)
    }
    let next = tokens[safe: start + 1]?.word ?? ""
    let isSameDay = word == "last" && ["day", "working"].contains(next) || word == "same" && next == "day"
    // "on the day an employee leaves"
    let isThatDay =
      word == "day" && start > 1 && tokens[start - 1].word == "the" && tokens[start - 2].word == "on"
      && ["of", "an", "a", "the", "they", "that", "employees", "staff", "employment", "someone", "somebody"].contains(
        next)
    if isSameDay || isThatDay {
      let length = isThatDay ? 1 : next == "working" ? 3 : 2
      guard start + length <= tokens.count else { return nil }
      return Quantity(
        kind: .duration, magnitude: 0, unit: "h", bound: .exact, normalised: "same day", tokens: start..<start + length)
    }
    // "half an hour", "half a year"
    if word == "half", ["a", "an"].contains(next),
      let unit = tokens[safe: start + 2].flatMap({ TimeUnit.named($0.word) })
    {
      switch unit.unit {
      case "h": return make(.duration, 30, nil, ("min", 1.0 / 60), tokens, start..<start + 3, business: false)
      case "d": return make(.duration, 12, nil, ("h", 1), tokens, start..<start + 3, business: false)
      case "y": return make(.duration, 6, nil, ("mo", 730), tokens, start..<start + 3, business: false)
      default: break
      }
    }
    guard let first = tokens[start].number else {
      // "a year", "an hour": only after words that make it a length of time.
      if word == "a" || word == "an", let unit = tokens[safe: start + 1].flatMap({ TimeUnit.named($0.word) }),
        // "a second person" counts people.
        unit.unit != "s", start > 0,
        ["for", "within", "of", "least", "to", "than", "most"].contains(tokens[start - 1].word)
      {
        return make(.duration, 1, nil, unit, tokens, start..<start + 2, business: false)
      }
      return nil
    }
    var position = start + 1
    var second: Double?
    // "three (3) months"
    if let repeated = tokens[safe: position], repeated.number == first, repeated.gap == .bracket { position += 1 }
    // "5–10 min", "2 to 4 hours"
    if let end = tokens[safe: position]?.number, tokens[position].gap == .tight, end > first {
      second = end
      position += 1
    } else if let to = tokens[safe: position], to.word == "to" || to.word == "or",
      let end = tokens[safe: position + 1]?.number, end > first
    {
      second = end
      position += 2
    }
    var business = false
    if let word = tokens[safe: position]?.word, ["business", "working", "work", "office"].contains(word) {
      business = true
      position += 1
    }
    if let word = tokens[safe: position]?.word, word == "calendar" || word == "consecutive" { position += 1 }
    guard let token = tokens[safe: position], let unit = TimeUnit.named(token.word),
      // `164.310(d)` is a paragraph.
      token.gap == .tight || token.gap == .bracket && token.word.utf8.count > 1
    else { return nil }
    return make(.duration, first, second, unit, tokens, start..<position + 1, business: business)
  }

  private static func make(
    _ kind: Quantity.Kind, _ first: Double, _ second: Double?, _ unit: (unit: String, hours: Double),
    _ tokens: [Token], _ range: Range<Int>, business: Bool
  ) -> Quantity {
    // `86,400 seconds`
    if unit.unit == "s", second == nil, first >= 120, first.truncatingRemainder(dividingBy: 60) == 0 {
      let isOfHours = first.truncatingRemainder(dividingBy: 3600) == 0
      return make(
        kind, first / (isOfHours ? 3600 : 60), nil, isOfHours ? ("h", 1) : ("min", 1.0 / 60), tokens, range,
        business: business)
    }
    var name = unit.unit
    if business { name = name == "h" ? "bh" : name == "d" ? "bd" : name }
    let figure = second.map { "\(TimeUnit.plain(first))-\(TimeUnit.plain($0))" } ?? TimeUnit.plain(first)
    return Quantity(
      kind: kind, magnitude: first * unit.hours, upper: second.map { $0 * unit.hours }, unit: name,
      bound: bound(tokens, range), normalised: "\(figure) \(name)", tokens: range)
  }

  // MARK: Frequencies

  private static let adverbs: [String: (Double, String)] = [
    "hourly": (1, "1 h"), "daily": (24, "1 d"), "nightly": (24, "1 d"), "weekly": (168, "1 w"),
    "fortnightly": (336, "2 w"), "biweekly": (336, "2 w"), "monthly": (730, "1 mo"), "bimonthly": (1460, "2 mo"),
    "quarterly": (2190, "3 mo"), "semiannually": (4380, "6 mo"), "semiannual": (4380, "6 mo"),
    "biannual": (4380, "6 mo"), "biannually": (4380, "6 mo"), "halfyearly": (4380, "6 mo"),
    "annual": (8760, "1 y"), "annually": (8760, "1 y"), "yearly": (8760, "1 y"), "biennial": (17520, "2 y"),
    "biennially": (17520, "2 y"),
  ]
  private static let continuous: Set<String> = [
    "continuous", "continuously", "constantly", "constant", "permanently", "permanent",
  ]

  private static func frequency(_ tokens: [Token], _ start: Int) -> Quantity? {
    let word = tokens[start].word
    func result(_ hours: Double, _ text: String, _ length: Int) -> Quantity {
      let range = start..<min(start + length, tokens.count)
      return Quantity(
        kind: .frequency, magnitude: hours, unit: "h", bound: bound(tokens, range), normalised: text, tokens: range)
    }
    let next = tokens[safe: start + 1]
    if tokens[start].isWrittenInDigits, next?.word != "times", next?.word != "x" { return nil }
    let after = tokens[safe: start + 2]
    if word == "semi" || word == "half" || word == "bi", let next, adverbs[next.word] != nil {
      if next.word.hasPrefix("annual") || next.word == "yearly" { return result(4380, "6 mo", 2) }
      if next.word == "weekly" { return result(336, "2 w", 2) }
    }
    if let (hours, text) = adverbs[word] {
      // `6-hourly`; of `6 hourly copies` six are kept.
      if tokens[start].isHyphenated, text.hasPrefix("1 "), let times = tokens[safe: start - 1]?.number, times > 1 {
        return result(hours * times, TimeUnit.plain(times) + text.dropFirst(), 1)
      }
      return result(hours, text, 1)
    }
    // `in January and July`, `in spring and autumn`
    if isSeason(word), next?.word == "and", let other = after?.word, isSeason(other),
      tokens[safe: start - 1]?.word == "in" || tokens[safe: start - 1]?.word == "each",
      tokens[safe: start + 3]?.number == nil
    {
      return result(4380, "6 mo", 3)
    }
    // `to ensure a continuous service`, `is permanently stored` tell no cadence.
    if continuous.contains(word) { return isOfActivity(tokens, start) ? result(0, "continuous", 1) : nil }
    if word == "real", next?.word == "time" { return result(0, "real time", 2) }
    if word == "ongoing", next?.word == "basis" { return result(0, "continuous", 2) }
    // every 24 hours, every quarter, each year, every two years, every other week
    if word == "every" || word == "each" || word == "per", let next {
      if let count = next.number, word != "each" {
        var position = start + 2
        if let repeated = tokens[safe: position], repeated.number == count { position += 1 }
        guard let unit = tokens[safe: position].flatMap({ TimeUnit.named($0.word) }) else { return nil }
        return frequencyOf(count, unit, result, position - start + 1)
      }
      if let count = counted[next.word], let unit = after.flatMap({ TimeUnit.named($0.word) }) {
        return frequencyOf(count, unit, result, 3)
      }
      if let count = counted[next.word], let after, weekdays.contains(after.word) {
        return frequencyOf(count, ("w", 168), result, 3)
      }
      if next.word == "half", after?.stem == "year" { return result(4380, "6 mo", 3) }
      if ["night", "morning", "evening", "weekday"].contains(next.word) { return result(24, "1 d", 2) }
      if ["working", "business", "work"].contains(next.word), after?.word == "day" { return result(24, "1 d", 3) }
      if weekdays.contains(next.word) { return result(168, "1 w", 2) }
      if isSeason(next.word) { return result(8760, "1 y", 2) }
      if let unit = TimeUnit.named(next.word), next.word != "s" { return frequencyOf(1, unit, result, 2) }
      return nil
    }
    if word == "intervals" || word == "interval" { return interval(tokens, start) }
    // once a year, twice per month, 4 times a year, at least once every 12 months
    var times: Double?
    var position = start + 1
    switch word {
    case "once": times = 1
    case "twice": times = 2
    case "multiple", "several":
      if next?.word == "times" { (times, position) = (2, start + 2) }
    default:
      if let number = tokens[start].number, next?.word == "times" || next?.word == "x" {
        (times, position) = (number, start + 2)
      }
    }
    guard let times, times > 0 else { return nil }
    if let word = tokens[safe: position]?.word, word == "or" || word == "in" {
      // once or more per year
      position += word == "or" ? 2 : 1
    }
    // `twice yearly`, `three times annually`
    if let (hours, _) = tokens[safe: position].flatMap({ adverbs[$0.word] }), tokens[position].gap == .tight {
      let part = hours / times
      let unit = part >= 730 ? ("mo", 730.0) : part >= 24 ? ("d", 24) : ("h", 1)
      return frequencyOf(part / unit.1, unit, result, position - start + 1)
    }
    guard let link = tokens[safe: position]?.word, ["a", "an", "per", "every", "each", "in"].contains(link) else {
      return nil
    }
    position += 1
    if tokens[safe: position]?.word == "calendar" { position += 1 }
    var units = 1.0
    if let number = tokens[safe: position]?.number {
      units = number
      position += 1
    }
    guard let unit = tokens[safe: position].flatMap({ TimeUnit.named($0.word) }) else { return nil }
    return frequencyOf(units / times, unit, result, position - start + 1)
  }

  /// Whether a word names a month or another part of the year.
  private static func isSeason(_ word: String) -> Bool { months[word] != nil || seasons.contains(word) }

  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let seasons: Set<String> = ["spring", "summer", "autumn", "fall", "winter"]

  /// Words between `every` and a unit, with how many of it they make.
  private static let counted: [String: Double] = [
    "calendar": 1, "rolling": 1, "single": 1, "other": 2, "second": 2, "third": 3,
  ]

  static func frequencyOf(
    _ count: Double, _ unit: (unit: String, hours: Double), _ result: (Double, String, Int) -> Quantity, _ length: Int
  ) -> Quantity {
    let hours = count * unit.hours
    let text: String
    switch hours {
    case 24: text = "1 d"
    case 168: text = "1 w"
    case 730: text = "1 mo"
    case 2190: text = "3 mo"
    case 4380: text = "6 mo"
    case 8760: text = "1 y"
    // `twice a day`
    case 1..<24 where unit.hours == 24 && hours == hours.rounded(): text = "\(Int(hours)) h"
    default: text = "\(TimeUnit.plain((hours / unit.hours * 100).rounded() / 100)) \(unit.unit)"
    }
    return result(hours, text, length)
  }

  // MARK: Versions, keys, shares, counts

  private static let algorithms: Set<String> = [
    "aes", "rsa", "sha", "ecdsa", "ecc", "des", "chacha20", "blowfish", "kyber",
  ]

  private static let protocols: Set<String> = ["tls", "ssl", "ssh", "smb", "saml"]

  private static func version(_ tokens: [Token], _ start: Int) -> Quantity? {
    guard !tokens[start].isWrittenInDigits, protocols.contains(tokens[start].word) else { return nil }
    var position = start + 1
    if tokens[safe: position]?.word == "in", ["version", "versions"].contains(tokens[safe: position + 1]?.word) {
      position += 1
    }
    // `TLS version 1.2`, `TLS versions older than 1.2`
    while let word = tokens[safe: position]?.word, position < start + 4,
      [
        "version", "versions", "v", "at", "least", "or", "minimum", "older", "lower", "earlier", "below", "than", ">",
        "≥",
      ]
      .contains(word)
    {
      position += 1
    }
    guard let token = tokens[safe: position], token.gap == .tight || token.gap == .bracket,
      let value = token.number, value < 10,
      // `TLS/SSL [1]` has a note.
      token.gap == .tight || token.word.utf8.contains(UInt8(ascii: "."))
    else { return nil }
    let name =
      tokens[start].word == "tls" || tokens[safe: start - 1]?.word == "tls"
      ? "TLS" : tokens[start].word.uppercased()
    let range = start..<position + 1
    return Quantity(
      kind: .version, magnitude: value, unit: name, bound: bound(tokens, range), normalised: "\(name) \(token.word)",
      tokens: range)
  }

  private static func keySize(_ tokens: [Token], _ start: Int) -> Quantity? {
    let token = tokens[start]
    if !token.isWrittenInDigits, algorithms.contains(token.word), let next = tokens[safe: start + 1],
      let bits = next.number, next.gap == .tight, bits >= 64
    {
      let mode = tokens[safe: start + 2].flatMap {
        ["gcm", "cbc", "xts", "ctr"].contains($0.word) && $0.gap == .tight ? $0.word.uppercased() : nil
      }
      let name = "\(token.word.uppercased())-\(TimeUnit.plain(bits))" + (mode.map { "-" + $0 } ?? "")
      let range = start..<start + (mode == nil ? 2 : 3)
      return Quantity(
        kind: .keySize, magnitude: bits, unit: token.word.uppercased(), bound: bound(tokens, range), normalised: name,
        tokens: range)
    }
    if let bits = token.number, bits >= 56, let next = tokens[safe: start + 1], ["bit", "bits"].contains(next.word) {
      if let algorithm = tokens[safe: start + 2], algorithms.contains(algorithm.word) {
        return Quantity(
          kind: .keySize, magnitude: bits, unit: algorithm.word.uppercased(), bound: bound(tokens, start..<start + 3),
          normalised: "\(algorithm.word.uppercased())-\(TimeUnit.plain(bits))", tokens: start..<start + 3)
      }
      // `256-bit Advanced Encryption Standard`
      if tokens[safe: start + 2]?.word == "advanced", tokens[safe: start + 3]?.word == "encryption" {
        return Quantity(
          kind: .keySize, magnitude: bits, unit: "AES", bound: bound(tokens, start..<start + 4),
          normalised: "AES-\(TimeUnit.plain(bits))", tokens: start..<start + 4)
      }
      return Quantity(
        kind: .keySize, magnitude: bits, unit: "bit", bound: bound(tokens, start..<start + 2),
        normalised: "\(TimeUnit.plain(bits)) bit", tokens: start..<start + 2)
    }
    return nil
  }

  private static func percent(_ tokens: [Token], _ start: Int) -> Quantity? {
    guard let value = tokens[start].number else { return nil }
    let words = tokens[safe: start + 1]?.word
    guard words == "%" || words == "percent" || (words == "per" && tokens[safe: start + 2]?.word == "cent") else {
      return nil
    }
    let length = words == "per" ? 3 : 2
    let range = start..<start + length
    return Quantity(
      kind: .percent, magnitude: value, unit: "%", bound: bound(tokens, range),
      normalised: "\(TimeUnit.plain(value)) %", tokens: range)
  }

  private static func vague(_ tokens: [Token], _ start: Int) -> Quantity? {
    if tokens[start].isWrittenInDigits { return nil }
    func result(_ kind: Quantity.Kind, _ length: Int) -> Quantity {
      let text = tokens[start..<start + length].map(\.word).joined(separator: " ")
      return Quantity(
        kind: kind, magnitude: 0, unit: "", bound: .exact, normalised: text, tokens: start..<start + length)
    }
    func word(_ offset: Int) -> String? { tokens[safe: start + offset]?.word }
    let first = tokens[start].word
    if vagueFrequencies.contains(first) { return result(.vagueFrequency, 1) }
    // `Prompt injection` is none.
    if first == "prompt", word(1)?.hasPrefix("inject") == true || word(1)?.hasPrefix("engineer") == true { return nil }
    if vagueDelays.contains(first) { return result(.vagueDelay, 1) }
    switch first {
    case "without":
      if ["undue", "unreasonable", "further"].contains(word(1) ?? ""), word(2) == "delay" {
        return result(.vagueDelay, 3)
      }
      if word(1) == "delay" { return result(.vagueDelay, 2) }
    case "planned", "scheduled", "defined":
      if word(1) == "intervals" { return result(.vagueFrequency, 2) }
    default: break
    }
    return nil
  }

  private static let vagueFrequencies: Set<String> = [
    "regular", "regularly", "periodic", "periodically", "routinely", "recurring", "frequently", "ongoing",
    "occasionally", "recurrent",
  ]
  private static let vagueDelays: Set<String> = [
    "promptly", "prompt", "timely", "quickly", "swiftly", "rapidly", "soon", "quick", "rapid", "swift",
  ]

  private static func count(_ tokens: [Token], _ start: Int) -> Quantity? {
    guard let value = tokens[start].number, value < 1e9, !tokens[start].word.holds(".") else { return nil }
    let range = start..<start + 1
    return Quantity(
      kind: .count, magnitude: value, unit: "", bound: bound(tokens, range), normalised: TimeUnit.plain(value),
      tokens: range)
  }

  // MARK: Bounds

  static func bound(_ tokens: [Token], _ range: Range<Int>) -> Quantity.Bound {
    // `at least the last seven years`
    var start = range.lowerBound
    if start > 1, ["last", "past", "preceding", "previous"].contains(tokens[start - 1].word) {
      start -= tokens[start - 2].word == "the" ? 2 : 1
    }
    // `on at least a quarterly basis`
    if start > 1, ["a", "an"].contains(tokens[start - 1].word) { start -= 1 }
    let surroundings = max(0, start - 4)..<min(tokens.count, range.upperBound + 4)
    // Most figures are stated as they are.
    guard surroundings.contains(where: { tokens[$0].givesDirection }) else { return .exact }
    let before = tokens[max(0, start - 4)..<start]
    let near = before.suffix(2)
    let after = tokens[range.upperBound..<min(tokens.count, range.upperBound + 4)]
    // Words are compared in place: joining them was most of the time that reading took.
    func holds(_ words: ArraySlice<Token>, _ phrase: [String]) -> Bool {
      guard words.count >= phrase.count else { return false }
      return (words.startIndex...words.endIndex - phrase.count).contains { start in
        phrase.indices.allSatisfy { words[start + $0].word == phrase[$0] }
      }
    }
    func holds(_ words: ArraySlice<Token>, any phrases: [[String]]) -> Bool { phrases.contains { holds(words, $0) } }
    if let last = before.last {
      if last.word == "than" || last.word.hasPrefix(Bounds.beginning) {
        if holds(before, any: Bounds.noMore) { return .atMost }
        if holds(before, any: Bounds.noLess) { return .atLeast }
      } else if before.count > 2, holds(before, any: Bounds.noMore) {
        return .atMost
      } else if before.count > 2, holds(before, any: Bounds.noLess) {
        return .atLeast
      }
      if near.contains(where: { Bounds.leastWords.contains($0.word) }) || Bounds.leastLast.contains(last.word)
        || holds(near, any: Bounds.least)
      {
        return .atLeast
      }
      if near.contains(where: { Bounds.mostWords.contains($0.word) }) || Bounds.mostLast.contains(last.word)
        || holds(near, any: Bounds.most) || holds(before, ["maximum", "of"])
      {
        return .atMost
      }
    }
    if let or = after.first, or.word == "or", let second = after.dropFirst().first?.word {
      if Bounds.orMore.contains(second) { return .atLeast }
      if Bounds.orLess.contains(second) { return .atMost }
    }
    if let next = after.first?.word {
      if next == "minimum" || next == "min" || next == "+" { return .atLeast }
      if next == "maximum" || next == "max" { return .atMost }
    }
    // "after twelve months at the latest"
    if after.prefix(3).contains(where: { $0.word == "latest" }) { return .atMost }
    if after.prefix(3).contains(where: { $0.word == "earliest" }) { return .atLeast }
    return .exact
  }
}

extension Token {
  /// Whether it begins with a digit, as no word does that a figure may begin with.
  fileprivate var isWrittenInDigits: Bool { word.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
}

extension Array {
  /// The element at an index, or nil beyond the end.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

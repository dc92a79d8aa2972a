import Language
import Model

/// Reads the members of a customer's list.
enum Options {
  /// Whether the members are verdicts: yes and no, plain or as sentences, or states (`Fully implemented`, `Planned`).
  static func areVerdicts(_ options: [String]) -> Bool {
    let heads = options.map(head)
    let yes = heads.contains(where: affirming.contains)
    let no = heads.contains { denying.contains($0) || $0 == "not" }
    if yes && (no || options.count <= 3) { return true }
    return areStates(options.map { isRemainder($0) ? nil : state(of: $0) }, options)
  }

  /// The first word in lower case.
  static func head(_ option: String) -> String {
    let lower = option.lowercased()
    return String(lower.drop { $0 == " " }.prefix { $0.isLetter || $0 == "/" || $0 == "-" })
  }

  /// The member that states a verdict, exactly as offered; nil where none does.
  static func member(for verdict: Verdict, among options: [String]) -> String? {
    let heads: Set<String> =
      switch verdict {
      case .yes: affirming
      case .no: denying
      case .partial: partly
      case .planned: coming
      case .notStated: []
      }
    return options.first { heads.contains(head($0)) }
      ?? member(for: verdict, among: options.map { state(of: $0) }, options)
      ?? options.first {
        verdict == .no && concedes($0) || verdict == .planned && $0.lowercased().hasPrefix("in progress")
      }
  }

  /// The member of a list of states in the question's words (`Certified`, `Not certified`) that a verdict means; nil
  /// where the list is none.
  static func state(_ verdict: Verdict, among options: [String], question: QuestionReading, tokenizer: Tokenizer)
    -> String?
  {
    let asked = Set(question.tokens.map(\.stem))
    let states = options.map { option -> Verdict? in
      guard !isRemainder(option) else { return nil }
      let words = tokenizer.tokens(of: option).filter { !asked.contains($0.stem) || denying.contains($0.word) }
      return words.isEmpty ? .yes : state(of: words.map(\.word))
    }
    return holdsStates(states) ? member(for: verdict, among: states, options) : nil
  }

  /// `Other`, `None of the above`, `Not applicable`: what no claim states.
  static func isRemainder(_ option: String) -> Bool {
    ["other", "none of", "none", "n/a", "not applic", "we have other", "elsewhere", "unknown", "don't know"]
      .contains(where: option.lowercased().hasPrefix)
  }

  private static func areStates(_ states: [Verdict?], _ options: [String]) -> Bool {
    zip(states, options).allSatisfy { $0 != nil || isRemainder($1) } && holdsStates(states)
  }

  /// Whether a list sets something against its yes.
  private static func holdsStates(_ states: [Verdict?]) -> Bool {
    states.contains(.yes) && states.contains { $0 != nil && $0 != .yes }
  }

  private static func member(for verdict: Verdict, among states: [Verdict?], _ options: [String]) -> String? {
    // Of `Partially implemented` and `Largely implemented` the one that says less.
    let found = zip(states, options).filter { $0.0 == verdict }.map(\.1)
    return found.first { head($0).hasPrefix("part") } ?? found.first
  }

  /// The verdict that words of state alone give; nil where there is any other word.
  private static func state(of option: String) -> Verdict? {
    state(of: option.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init))
  }

  private static func state(of words: [String]) -> Verdict? {
    guard !words.isEmpty,
      words.allSatisfy({
        denying.contains($0) || partly.contains($0) || coming.contains($0) || wholly.contains($0) || done.contains($0)
          || fillers.contains($0)
      })
    else { return nil }
    func has(_ kind: Set<String>) -> Bool { words.contains(where: kind.contains) }
    if has(coming) { return .planned }
    if has(partly) || has(denying) && has(wholly) { return .partial }
    if has(denying) { return .no }
    return has(done) || has(wholly) || has(affirming) ? .yes : nil
  }

  /// `We do not use firewalls.`, `Some protocols carry data in clear.`: what a list sets against its yes.
  private static func concedes(_ option: String) -> Bool {
    ["we do not", "we don", "some "].contains(where: option.lowercased().hasPrefix)
  }

  private static let affirming: Set<String> = ["yes", "y", "true", "ja", "oui", "si", "compliant", "implemented"]
  private static let denying: Set<String> = [
    "no", "n", "false", "nein", "non", "non-compliant", "not", "never", "none", "noncompliant", "unmet",
  ]
  private static let partly: Set<String> = [
    "partial", "partially", "partly", "teilweise", "part", "mostly", "largely", "somewhat", "limited",
  ]
  private static let coming: Set<String> = [
    "planned", "geplant", "progress", "in-progress", "roadmap", "scheduled", "underway", "future", "pending",
  ]
  private static let wholly: Set<String> = ["fully", "full", "complete", "completely", "entirely", "whole"]
  private static let done: Set<String> = [
    "implemented", "compliant", "met", "meets", "meet", "complies", "comply", "conforms", "conformant", "place", "done",
    "supported", "available", "adopted", "fulfilled", "satisfied", "addressed", "achieved", "effective", "established",
    "provided", "enforced", "applied", "exists", "certified", "attested",
  ]
  private static let fillers: Set<String> = [
    "in", "is", "are", "we", "it", "this", "the", "yet", "currently", "to", "be", "for", "on", "of", "implementation",
    "compliance", "requirement", "control", "with", "yes", "y", "true",
  ]

  /// The bucket that a period falls into, for options that are frequencies; nil where they are not.
  static func bucket(for hours: Double, among options: [String], tokenizer: Tokenizer) -> String? {
    struct Bucket {
      var option: String
      var hours: Double?
      var isOpen: Bool
    }
    var buckets: [Bucket] = []
    var unread = 0
    for option in options {
      let tokens = tokenizer.tokens(of: option)
      let text = " " + tokens.map(\.word).joined(separator: " ") + " "
      let frequency = QuantityReader.quantities(in: tokens).last { $0.kind == .frequency }
      if let frequency {
        buckets.append(
          Bucket(
            option: option, hours: frequency.magnitude,
            isOpen: text.contains(" more often ") || text.contains(" at least ")))
      } else if text.contains(" less ") || text.contains(" never ") || text.contains(" rarely ") {
        buckets.append(Bucket(option: option, hours: text.contains(" never ") ? .infinity : 1e7, isOpen: false))
      } else if text.contains(" more often ") || text.contains(" continuously ") {
        buckets.append(Bucket(option: option, hours: 0, isOpen: true))
      } else if text.contains(" couple of months ") {
        buckets.append(Bucket(option: option, hours: 1460, isOpen: false))
      } else if text.contains(" immediately whenever ") {
        continue
      } else {
        unread += 1
      }
    }
    guard buckets.count > 1, buckets.count > unread else { return nil }
    // The rarest cadence that the figure still meets.
    let met = buckets.filter { ($0.hours ?? .infinity) >= hours * 0.99 }.min { ($0.hours ?? 0) < ($1.hours ?? 0) }
    if let met, let period = met.hours, period.isFinite, period < 1e6 { return met.option }
    return buckets.first { ($0.hours ?? 0) >= 1e7 && ($0.hours ?? 0).isFinite }?.option ?? met?.option
  }
}

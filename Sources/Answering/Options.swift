import Language
import Model

/// Reads the members of a customer's list.
enum Options {
  /// Whether the list is yes and no, plain or as sentences.
  static func areYesNo(_ options: [String]) -> Bool {
    guard !options.isEmpty else { return false }
    let heads = options.map(head)
    let yes = heads.contains { ["yes", "y", "true", "ja", "oui", "si", "compliant", "implemented"].contains($0) }
    let no = heads.contains { ["no", "n", "false", "nein", "non", "not", "non-compliant"].contains($0) }
    if yes && (no || options.count <= 3) { return true }
    return false
  }

  /// The first word in lower case.
  static func head(_ option: String) -> String {
    let lower = option.lowercased()
    return String(lower.drop { $0 == " " }.prefix { $0.isLetter || $0 == "/" || $0 == "-" })
  }

  /// The member that states a verdict, exactly as offered; nil where none does.
  static func member(for verdict: Verdict, among options: [String]) -> String? {
    func first(_ words: [String]) -> String? { options.first { words.contains(head($0)) } }
    switch verdict {
    case .yes: return first(["yes", "y", "true", "ja", "oui", "compliant", "implemented"])
    case .no:
      return first(["no", "n", "false", "nein", "non"])
        ?? options.first {
          $0.lowercased().hasPrefix("we do not") || $0.lowercased().hasPrefix("we don")
            || $0.lowercased().hasPrefix("some ")
        }
    case .partial: return first(["partial", "partially", "partly", "teilweise", "in"])
    case .planned:
      return first(["planned", "geplant", "in-progress"]) ?? options.first { $0.lowercased().hasPrefix("in progress") }
    case .notStated: return nil
    }
  }

  /// The member of a list of states (`Certified`, `Not certified`) that a verdict means; nil where the list is none.
  static func state(_ verdict: Verdict, among options: [String], question: QuestionReading, tokenizer: Tokenizer)
    -> String?
  {
    let asked = Set(question.tokens.map(\.stem))
    let states = options.map { option -> (option: String, denies: Bool, names: Bool) in
      let tokens = tokenizer.tokens(of: option).filter { !$0.isFunctionWord || ["not", "no"].contains($0.word) }
      let denies = tokens.contains { ["not", "no", "never"].contains($0.word) }
      let rest = tokens.filter { !["not", "no", "never"].contains($0.word) }
      return (option, denies, !rest.isEmpty && rest.allSatisfy { asked.contains($0.stem) })
    }
    guard states.contains(where: { $0.denies && $0.names }), states.contains(where: { !$0.denies && $0.names }) else {
      return nil
    }
    switch verdict {
    case .yes: return states.first { !$0.denies && $0.names }?.option
    case .no: return states.first { $0.denies && $0.names }?.option
    default: return nil
    }
  }

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

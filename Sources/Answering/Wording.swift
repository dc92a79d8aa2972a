import Language
import Model

/// Composes an answer of the sources' own words, the verdict's word first.
enum Wording {
  /// The words for an outcome; `members` gives the members of a list that a claim opens.
  static func text(_ outcome: Outcome, reading: QuestionReading, members: (ClaimReading) -> [Claim]) -> String {
    let word: String
    switch outcome.verdict {
    case .yes: word = reading.form == .value ? "Stated" : "Yes"
    case .no: word = "No"
    case .partial: word = "Partially"
    case .planned: word = "Planned"
    case .notStated: return ""
    }
    var sentences: [String] = []
    for claim in outcome.evidence.prefix(outcome.coreCount) {
      let sentence = sentence(claim.claim, members: members(claim))
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
    // A lead-in that another sentence holds is said once.
    let all = sentences
    sentences = all.filter { one in
      let stem = one.dropLast().lowercased()
      return !all.contains { $0 != one && $0.lowercased().holds(stem) }
    }
    var text = word + ". " + sentences.joined(separator: " ")
    if reading.form == .value, let value = outcome.value, outcome.verdict == .yes, value.utf8.count < 60,
      !sentences.contains(where: { $0.lowercased().hasPrefix(value.lowercased()) })
    {
      text = value.prefix(1).uppercased() + value.dropFirst() + ". " + sentences.joined(separator: " ")
    }
    if outcome.isInherited { text += " (a measure of the provider)" }
    return text
  }

  /// A claim as a sentence: the lead-in or the heading before an item that means little alone, the members behind an
  /// opening that means little without them.
  static func sentence(_ claim: Claim, members: [Claim] = []) -> String {
    var text = claim.text
    if let leadIn = claim.leadIn, !isAside(leadIn.text) {
      text = joined(leadIn.text, text)
    } else if let heading = claim.section.last, isFragment(text), !heading.hasSuffix("?") {
      let label = withoutNumber(heading)
      if !label.isEmpty, !text.lowercased().hasPrefix(label.lowercased()) { text = label + ": " + text }
    }
    text = text.prefix(1).uppercased() + text.dropFirst()
    if text.hasSuffix(":"), !members.isEmpty { text += " " + members.map(\.text).joined(separator: "; ") }
    while let last = text.last, ";,: ".contains(last) { text.removeLast() }
    // `… a framework including:` ends where its list began.
    for end in [" including", " such as", " as follows", " including the following", " the following"]
    where text.lowercased().hasSuffix(end) {
      text.removeLast(end.count)
    }
    if let last = text.last, !".!?".contains(last) { text += "." }
    return text
  }

  /// Questions and the keys of data files are no part of what is said.
  private static func isAside(_ leadIn: String) -> Bool {
    ["?", "|", "|:", "?:"].contains(where: leadIn.hasSuffix)
  }

  private static func joined(_ leadIn: String, _ item: String) -> String {
    if ["we", "it", "they", "you"].contains(leadIn.lowercased()) { return leadIn + " " + item }
    var lead = leadIn
    while let last = lead.last, ": ".contains(last) { lead.removeLast() }
    let lower = lead.lowercased()
    let runsOn = [
      " are", " is", " to", " not", " may download", " including", " by", " enabling", " with", " must", " can",
      " will", " process",
    ]
    .contains(where: lower.hasSuffix)
    guard runsOn, let first = item.first else { return lead + ": " + item }
    let second = item.dropFirst().first
    let keepsCase = second.map { $0.isUppercase || $0.isNumber } ?? true
    return lead + " " + (keepsCase ? String(first) : first.lowercased()) + item.dropFirst()
  }

  /// A phrase without a verb of its own, short enough to be a list item.
  private static func isFragment(_ text: String) -> Bool {
    text.utf8.count < 90 && !text.hasSuffix(".")
  }

  private static func withoutNumber(_ heading: String) -> String {
    var rest = Substring(heading)
    rest = rest.drop { !$0.isLetter }
    return String(rest)
  }
}

public import Model

/// What an answer puts into the customer's cells.
public struct Wording: Hashable, Sendable {
  /// Whether the comment ends with the places in the sources.
  public var cites: Bool

  /// Makes a wording.
  public init(cites: Bool = true) { self.cites = cites }

  /// The cells for one answer; both empty where nothing may be said.
  public func filling(_ entry: QuestionEntry, _ answer: Answer) -> Filling {
    let question = entry.question
    guard answer.verdict != .notStated else {
      return Filling(question: question.id, verdict: answer.verdict, answer: "", comment: "")
    }
    var parts = [Self.safe(answer.text, for: answer.verdict)]
    // Two claims of one line are one place for the reader.
    for place in cites ? answer.citations.map(Self.citation) : [] where !parts.contains(place) { parts.append(place) }
    let comment = parts.filter { !$0.isEmpty }.joined(separator: " ")
    return Filling(
      question: question.id, verdict: answer.verdict, answer: Self.cell(question, answer), comment: comment)
  }

  /// The answer cell: exact members where a list is offered, else a figure, words or the verdict, as is asked.
  static func cell(_ question: Question, _ answer: Answer) -> String {
    guard answer.verdict != .notStated else { return "" }
    if !question.options.isEmpty {
      guard !AnswerWords.isScale(question.options) else { return "" }
      // `Yes` says nothing to `What is your recovery time?`; the words stand beside it.
      if AnswerWords.isVerdictList(question.options), asksForNothingElse(question.text) { return "" }
      // Nothing but what was offered goes into a cell with a list; planned and partial often have no member.
      let offered = Set(question.options)
      let members = answer.options.filter { offered.contains($0) }
      if members.isEmpty, question.form != .multipleChoice {
        return AnswerWords.member(for: answer.verdict, in: question.options) ?? ""
      }
      return members.joined(separator: " | ")
    }
    switch question.form {
    case .number, .date: return answer.value.map { safe($0, for: answer.verdict) } ?? ""
    case .text, .multipleChoice, .choice: return safe(answer.text, for: answer.verdict)
    case .yesNo: return word(for: answer.verdict)
    case nil: return asksForWords(question.text) ? safe(answer.text, for: answer.verdict) : word(for: answer.verdict)
    }
  }

  /// The verdict's word in the customer's language, English unless known better.
  public static func word(for verdict: Verdict) -> String {
    switch verdict {
    case .yes: "Yes"
    case .no: "No"
    case .partial: "Partial"
    case .planned: "Planned"
    case .notStated: ""
    }
  }

  /// `[document, section, lines, as of date]`.
  public static func citation(_ citation: Citation) -> String {
    let lines = citation.lines
    let place =
      lines.lowerBound == lines.upperBound
      ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)-\(lines.upperBound)"
    var parts = [citation.document.rawValue]
    if !citation.section.isEmpty { parts.append(citation.section.joined(separator: " > ")) }
    parts.append(place)
    if let asOf = citation.asOf { parts.append("as of \(asOf)") }
    return "[\(parts.joined(separator: ", "))]"
  }

  /// Text that no spreadsheet takes for a formula, with its verdict's word in front where it began like one.
  public static func safe(_ text: String, for verdict: Verdict) -> String {
    let trimmed = text.trimmed
    guard beginsLikeFormula(trimmed) else { return trimmed }
    return "\(word(for: verdict)): \(trimmed)"
  }

  /// Whether a spreadsheet could take the text for a formula: `=`, `+`, `-`, `@`, also full-width, tab or return.
  public static func beginsLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\n" && $0.value != 0xA0 }) else {
      return false
    }
    return ["=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}"].contains(first)
  }

  private static let prepositions: Set<String> = [
    "in", "at", "by", "for", "to", "on", "from", "with", "within", "under", "until", "after", "of", "through",
  ]
  private static let interrogatives: Set<String> = ["which", "what", "how", "whom", "whose"]

  /// Whether a question wants words: "How …", "Describe …".
  static func asksForWords(_ text: String) -> Bool {
    guard let first = opening(of: text) else { return false }
    return [
      "what", "which", "who", "whom", "whose", "how", "when", "where", "why", "describe", "explain", "list", "provide",
      "specify",
      "name",
      "state", "outline", "elaborate", "wie", "was", "welche", "welcher", "welches", "wer", "wann", "wo", "beschreiben",
      "nennen", "erläutern",
    ].contains(first)
  }

  /// Whether a text is one question for a figure, a name or a manner, to which nobody can say yes.
  private static func asksForNothingElse(_ text: String) -> Bool {
    guard let first = opening(of: text), interrogatives.contains(first) else { return false }
    return text.utf8.count { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ".") } <= 1
  }

  /// The first word that tells what is asked.
  private static func opening(of text: String) -> String? {
    var words = FoldedText.folded(text).split(separator: " ").map(String.init)
    if words.first == "please" || words.first == "bitte" { words.removeFirst() }
    // `In which country`, `Within how many days`, `By whom`
    if words.count > 1, prepositions.contains(words[0]), interrogatives.contains(words[1]) { words.removeFirst() }
    return words.first
  }
}

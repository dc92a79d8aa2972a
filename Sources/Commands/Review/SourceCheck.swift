import Knowledge
import Model
import Questionnaires

/// Holds a person's words against the sources: what goes beyond them, and what they contradict.
struct SourceCheck {
  private let judge: Judge
  /// What the sources say of the question, as far as it is known.
  private let sourced: [Answer]

  /// - Parameter item: the answer as it was; a draft that nobody touched says what the sources say.
  init(_ judge: Judge, of item: Reviewed) {
    self.judge = judge
    let question = Question(id: item.answer.question, text: item.answer.questionText, form: .yesNo)
    let isDraft = item.review?.isAmended != true && item.record.status != .approved
    sourced = [judge.answer(question)] + (isDraft ? [item.answer] : [])
  }

  private static let beyond = "beyond the sources: "
  private static let against = "against the sources: they "
  private static let inItself = "not of one mind: "

  /// What goes beyond the sources, of an answer's warnings.
  static func excess(in warnings: [String]) -> [String] {
    warnings.filter { $0.hasPrefix(beyond) }.map { String($0.dropFirst(beyond.utf8.count)) }
  }

  /// What contradicts the verdict, of an answer's warnings, as `its sources say yes`.
  static func contrary(in warnings: [String]) -> [String] {
    warnings.compactMap { warning in
      if warning.hasPrefix(against) { return "its sources " + warning.dropFirst(against.utf8.count) }
      return warning.hasPrefix(inItself) ? String(warning.dropFirst(inItself.utf8.count)) : nil
    }
  }

  /// Warnings for a verdict, a figure and sentences that the claims do not carry or contradict.
  func warnings(_ answer: Answer) -> [String] {
    var warnings: [String] = []
    let best = sourced.map { $0.draft?.verdict ?? $0.verdict }.max { Self.rank($0) < Self.rank($1) } ?? .notStated
    if Self.rank(answer.verdict) > Self.rank(best) {
      warnings.append(
        "\(Self.beyond)they say \(best == .notStated ? "nothing" : best.rawValue), not \(answer.verdict.rawValue)")
    }
    if let source = sourced.first(where: { Self.contradicts(answer.verdict, $0.verdict) }) {
      warnings.append("\(Self.against)say \(source.verdict.rawValue)\(Self.place(source))")
    }
    if let source = sourced.first(where: { isOther($0.value, than: answer.value) }), let value = source.value {
      warnings.append("\(Self.against)say \(value)\(Self.place(source))")
    }
    if answer.verdict != .notStated { warnings += Self.inconsistencies(of: answer) }
    for sentence in Self.sentences(answer.text) where sentence.split(separator: " ").count > 2 {
      if let warning = warning(sentence, of: answer) { warnings.append(warning) }
    }
    return warnings
  }

  /// What is to be said of one sentence; nil where the sources carry it.
  private func warning(_ sentence: String, of answer: Answer) -> String? {
    var judged = judge.answer(Question(id: answer.question, text: sentence, form: .yesNo))
    // What is said not to be done is denied by a claim that it is, though that claim may not speak for everything.
    if judged.verdict == .notStated, Denial.isIn(sentence) {
      judged = judge.answer(Question(id: answer.question, text: Denial.removed(from: sentence), form: .yesNo))
    }
    let reason = judged.reason.isEmpty ? "" : " (\(judged.reason))"
    let isTurned = judged.citations.first.map { Denial.isIn($0.quote) != Denial.isIn(sentence) } ?? false
    switch judged.verdict {
    case .yes where !isTurned, .no where !isTurned && Denial.isIn(sentence): return nil
    case .yes, .no: return "\(Self.against)deny '\(sentence)'\(reason)"
    default: return "\(Self.beyond)'\(sentence)'\(reason)"
    }
  }

  /// Where the words or the member of the list say something else than the verdict.
  private static func inconsistencies(of answer: Answer) -> [String] {
    var warnings: [String] = []
    if let words = AnswerWords.opening(of: answer.text), words != answer.verdict {
      warnings.append("\(inItself)its words say \(words.rawValue)")
    }
    for option in answer.options {
      guard case .verdict(let said) = AnswerWords.meaning(of: option) else { continue }
      // A list without a member for it leaves "no" for what is planned.
      guard rank(said) > rank(answer.verdict) || contradicts(said, answer.verdict) && answer.verdict == .yes else {
        continue
      }
      warnings.append("\(inItself)it has '\(option)' of the list")
    }
    return warnings
  }

  /// How much a verdict claims.
  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .notStated, .no: 0
    case .planned: 1
    case .partial: 2
    case .yes: 3
    }
  }

  /// Whether an answer denies what the sources state; to say less than they do denies nothing.
  private static func contradicts(_ said: Verdict, _ sourced: Verdict) -> Bool {
    switch said {
    case .no: sourced == .yes || sourced == .partial
    case .planned: sourced == .yes
    default: false
    }
  }

  /// Whether both are figures, and not the same.
  private func isOther(_ source: String?, than said: String?) -> Bool {
    guard let source, let said else { return false }
    let (figures, others) = (judge.figures(in: source), judge.figures(in: said))
    return !figures.isEmpty && !others.isEmpty && figures.isDisjoint(with: others)
  }

  private static func place(_ answer: Answer) -> String {
    answer.citations.first.map { " (\($0.document) line \($0.lines.lowerBound))" } ?? ""
  }

  /// Sentences without a verdict's word in front.
  private static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      current.append(character)
      let ends = ".!?\n".contains(character) && (index + 1 == characters.count || characters[index + 1].isWhitespace)
      guard ends || index + 1 == characters.count else { continue }
      let trimmed = current.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !trimmed.isEmpty { sentences.append(trimmed) }
      current = ""
    }
    return sentences
  }
}

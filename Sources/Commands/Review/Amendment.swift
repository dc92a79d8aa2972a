import Model
import Questionnaires

/// What a person puts in place of a draft; what is nil stays as it was.
struct Amendment {
  var verdict: Verdict?
  var text: String?
  var value: String?
  var options: [String] = []
  /// Who amended it, when or where.
  var reason: String

  /// The answer as the person wants it, with warnings where the sources do not carry it.
  func answer(for item: Reviewed, judge: Judge) -> Answer {
    var answer = item.answer
    let verdict = verdict ?? said ?? answer.verdict
    if verdict != answer.verdict { answer.options = [] }
    answer.verdict = verdict
    if let text { answer.text = text }
    if let value { answer.value = value }
    if !options.isEmpty { answer.options = options }
    (answer.draft, answer.confidence, answer.reason) = (nil, 1, reason)
    answer.warnings = SourceCheck(judge, of: item).warnings(answer)
    return answer
  }

  /// The verdict that the words have where none is named: a member of the list, or `No.` at the head of the text.
  private var said: Verdict? {
    for option in options {
      if case .verdict(let verdict) = AnswerWords.meaning(of: option) { return verdict }
    }
    return text.flatMap { AnswerWords.opening(of: $0) }
  }
}

import Knowledge
import Model

/// What people wrote in place of drafts of one questionnaire; answering it again keeps their words.
struct AmendedAnswers {
  private let answers: [Identifier<Question>: Answer]

  init(_ session: Session, questionnaire: String) throws {
    let store = try session.workspace().store
    let amended = Set(try store.reviews(of: questionnaire).filter(\.isAmended).map(\.question))
    guard !amended.isEmpty else {
      answers = [:]
      return
    }
    answers = Dictionary(
      try store.answers(to: questionnaire).filter {
        amended.contains($0.answer.question) && $0.status != .stale && $0.answer.verdict != .notStated
      }.map { ($0.answer.question, $0.answer) }, uniquingKeysWith: { first, _ in first })
  }

  /// A person's answer to the very same words, or nil.
  func answer(to question: Question) -> Answer? {
    answers[question.id].flatMap { $0.questionText == question.text ? $0 : nil }
  }

  /// An answer to each question: a person's, or else what all the others are given at once.
  func answers(to questions: [Question], orElse propose: ([Question]) throws -> [Answer]) throws -> [Answer] {
    let known = questions.map(answer)
    var proposed = try propose(zip(questions, known).filter { $1 == nil }.map(\.0)).makeIterator()
    return known.compactMap { $0 ?? proposed.next() }
  }
}

import Knowledge
import Model

/// What other answers to the same question say: those that customers have, those of the same file, approved ones.
final class Contradictions {
  private let store: any Store
  private let library: AnswerLibrary
  private var sent: [SentFile]?
  private var answers: [String: [[String]: [Answer]]] = [:]

  init(store: any Store, library: AnswerLibrary) { (self.store, self.library) = (store, library) }

  /// What an answer contradicts, in words; of each customer only what was told last counts.
  func words(of answer: Answer, in questionnaire: String) throws -> [String] {
    guard answer.verdict != .notStated else { return [] }
    let question = Question(id: answer.question, text: answer.questionText)
    var told: [String: (time: Instant, answer: Answer)] = [:]
    var others: [String: Answer] = [:]
    func tell(_ customer: String, _ time: Instant, _ other: Answer) {
      guard other.verdict != .notStated, told[customer].map({ $0.time < time }) ?? true else { return }
      told[customer] = (time, other)
    }
    for file in try sentFiles() {
      for other in file.answers where other.questionText == answer.questionText {
        tell(file.customer, file.time, other)
      }
    }
    let name = Self.name(questionnaire, answer)
    for entry in try library.entries(asking: question) {
      if !entry.customer.isEmpty {
        tell(entry.customer, entry.time, entry.answer)
      } else if entry.answer.verdict != .notStated {
        others[Self.name(entry.questionnaire, entry.answer)] = entry.answer
      }
    }
    for other in try sameQuestions(question, in: questionnaire) { others[Self.name(questionnaire, other)] = other }
    others[name] = nil
    let customers = told.filter { AnswerLibrary.differ($0.value.answer, answer) }.sorted { $0.key < $1.key }
    let rivals = others.filter { AnswerLibrary.differ($0.value, answer) }.sorted { $0.key < $1.key }
    return customers.map { AnswerLibrary.telling($0.key, $0.value.time, $0.value.answer) }
      + rivals.map { "\($0.key) asks the same and says \(AnswerLibrary.words($0.value))" }
  }

  private static func name(_ questionnaire: String, _ answer: Answer) -> String {
    "\(questionnaire)#\(answer.question)"
  }

  private func sentFiles() throws -> [SentFile] {
    if let sent { return sent }
    let files = try store.sentFiles()
    sent = files
    return files
  }

  /// Answers of one questionnaire to questions that ask the same.
  private func sameQuestions(_ question: Question, in questionnaire: String) throws -> [Answer] {
    let known =
      try answers[questionnaire]
      ?? Dictionary(
        grouping: store.answers(to: questionnaire).map(\.answer).filter { $0.verdict != .notStated },
        by: { library.terms(Question(id: $0.question, text: $0.questionText)).all })
    answers[questionnaire] = known
    let key = library.terms(question).all
    return key.count > 1 ? known[key, default: []] : []
  }
}

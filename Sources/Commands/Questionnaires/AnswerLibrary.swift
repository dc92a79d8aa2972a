import Knowledge
import Language
import Model
import Questionnaires

/// Answers that people approved or gave before, proposed for the same question and its rewordings.
struct AnswerLibrary {
  private let store: any Store
  private let lexicon: Lexicon
  private let isEmpty: Bool

  init(store: any Store, lexicon: Lexicon) throws {
    (self.store, self.lexicon) = (store, lexicon)
    isEmpty = try store.libraryCount() == 0
  }

  /// What is asked, folded.
  func terms(_ question: Question) -> QuestionTerms {
    QuestionTerms(question.text, section: question.section, lexicon: lexicon)
  }

  /// The judged answer, or the approved one where the same was asked before and its sources still say so.
  func reuse(for question: Question, judged: Answer) throws -> Answer {
    let same = try entries(asking: question)
    guard !same.isEmpty else { return judged }
    var answer = judged
    let approved = same.filter { $0.origin == .approved }
    let ordered = approved.filter { $0.question == question.text } + approved.filter { $0.question != question.text }
    if let entry = try ordered.first(where: { try isFresh($0.answer) }) {
      answer = entry.answer
      answer.question = question.id
      answer.questionText = question.text
      answer.options = Self.options(entry.answer, question)
      answer.confidence = entry.question == question.text ? 1 : 0.9
      answer.reason =
        "approved by \(entry.actor) on \(entry.time.date) for \(entry.questionnaire)"
        + (entry.question == question.text ? "" : ", asked there as '\(entry.question)'")
      if judged.verdict != .notStated, judged.verdict != entry.answer.verdict {
        answer.warnings.append("\(Self.departure) \(judged.verdict.rawValue) now")
      }
    } else if let entry = same.first(where: { $0.origin == .imported }), judged.verdict == .notStated {
      let words = entry.answer.text.isEmpty ? entry.answer.options.joined(separator: " | ") : entry.answer.text
      answer.reason +=
        "; answered on \(entry.time.date) for \(entry.customer.isEmpty ? entry.questionnaire : entry.customer): '\(words)'"
      if answer.draft == nil, entry.answer.verdict != .notStated {
        answer.draft = .init(verdict: entry.answer.verdict, confidence: 0.4)
      }
    }
    if answer.verdict != .notStated {
      for entry in same where !entry.customer.isEmpty && entry.answer.verdict != .notStated {
        guard Self.differ(entry.answer, answer) else { continue }
        answer.warnings.append(Self.telling(entry.customer, entry.time, entry.answer))
        break
      }
    }
    return answer
  }

  /// Questions of one file that ask the same and are answered differently, as warnings.
  func contradictions(_ entries: [QuestionEntry], _ answers: [Answer]) -> [String] {
    var seen: [[String]: Int] = [:]
    var warnings: [String] = []
    for (index, answer) in answers.enumerated() where answer.verdict != .notStated {
      let key = terms(entries[index].question).all
      guard key.count > 1 else { continue }
      guard let first = seen[key] else {
        seen[key] = index
        continue
      }
      let other = answers[first]
      guard Self.differ(other, answer) else { continue }
      warnings.append(
        "\(other.question) and \(answer.question) ask the same and say \(Self.words(other)) and \(Self.words(answer))")
    }
    return warnings
  }

  /// Whether every line that an answer cites is still what it was.
  func isFresh(_ answer: Answer) throws -> Bool {
    try answer.citations.allSatisfy { try store.claim($0.claim)?.digest == $0.digest }
  }

  /// How a warning begins where an approved answer is reused although its sources say something else.
  static let departure = "the sources alone would say"

  /// What the library has on a question and its rewordings, the newest first.
  func entries(asking question: Question) throws -> [LibraryEntry] {
    guard !isEmpty else { return [] }
    let terms = terms(question)
    guard !terms.isEmpty else { return [] }
    return try store.library(
      asking: question.text, subject: terms.subject, words: terms.words.sorted(), slack: terms.slack, limit: 24
    ).filter { $0.question == question.text || QuestionTerms($0.terms).asksTheSame(as: terms) }
  }

  /// Whether two answers to the same question say different things.
  static func differ(_ left: Answer, _ right: Answer) -> Bool {
    if left.verdict != right.verdict { return true }
    guard let first = left.value, let second = right.value else { return false }
    return first != second
  }

  /// What a customer was told and when.
  static func telling(_ customer: String, _ time: Instant, _ answer: Answer) -> String {
    "\(customer) was told on \(time.date): \(words(answer))"
  }

  /// An answer's verdict and figure.
  static func words(_ answer: Answer) -> String { answer.verdict.rawValue + (answer.value.map { ", \($0)" } ?? "") }

  private static func options(_ answer: Answer, _ question: Question) -> [String] {
    let offered = Set(question.options)
    let kept = answer.options.filter { offered.contains($0) }
    if !kept.isEmpty || question.options.isEmpty { return kept }
    return AnswerWords.member(for: answer.verdict, in: question.options).map { [$0] } ?? []
  }
}

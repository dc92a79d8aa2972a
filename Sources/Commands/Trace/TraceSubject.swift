import Arguments
import Catalogs
import Knowledge
import Model

/// What a trace starts from.
enum TraceSubject {
  case answer(AnswerRecord)
  case claim(Claim)
  case control(ControlReference)
  case evidence(Evidence)

  /// Finds what a word means: an answer as `acme#4.2`, evidence by its id or path, a claim by its id, a control.
  init(_ word: String, in chain: Chain) throws {
    if let hash = word.lastIndex(of: "#"), !word.contains("/data/") {
      let (name, question) = (String(word[..<hash]), String(word[word.index(after: hash)...]))
      self = .answer(try Self.answer(name, question, in: chain))
      return
    }
    let records = chain.evidence.filter { record in
      record.id.rawValue == word || record.path == word || record.path == "data/" + word || record.item == word
        || record.item.hasSuffix("/" + word)
    }
    if let record = records.max(by: { ($0.collected, $1.id) < ($1.collected, $0.id) }) {
      self = .evidence(record)
      return
    }
    let claims = chain.claims.filter {
      $0.id.rawValue == word || (word.utf8.count >= 4 && $0.id.rawValue.hasPrefix(word))
    }
    if let claim = claims.first(where: { $0.id.rawValue == word }) ?? (claims.count == 1 ? claims[0] : nil) {
      self = .claim(claim)
      return
    }
    let answers = chain.answers.filter { $0.answer.question.rawValue == word }
    if answers.count == 1 {
      self = .answer(answers[0])
      return
    }
    do { self = .control(try chain.catalogs.reference(word)) } catch {
      let ids = chain.claims.map(\.id.rawValue) + chain.answers.map(Self.name) + chain.evidence.map(\.item)
      let near = Suggestion.closest(to: word, in: ids).map { "did you mean '\($0)'?" }
      // What a control's name may look like helps only somebody who wrote one.
      let spelling = word.contains(where: \.isNumber) ? error.hint : nil
      throw Failure(
        .input, "'\(word)' is no answer, claim, control or evidence here",
        hint: near ?? spelling
          ?? "an answer is written QUESTIONNAIRE#ID, a control CC6.1; vouch claims list shows the claims")
    }
  }

  private static func answer(_ name: String, _ question: String, in chain: Chain) throws -> AnswerRecord {
    let names = Set([name, FileName.stem(of: name)])
    let records = chain.answers.filter { names.contains($0.questionnaire) }
    if let record = records.first(where: { $0.answer.question.rawValue == question }) { return record }
    guard !records.isEmpty else {
      let known = Set(chain.answers.map(\.questionnaire)).sorted()
      let near = Suggestion.closest(to: name, in: known).map { "did you mean '\($0)'?" }
      throw Failure(
        .input, "no questionnaire '\(name)' was answered here",
        hint: near ?? (known.isEmpty ? "vouch answer FILE" : "answered: \(known.joined(separator: ", "))"))
    }
    let near = Suggestion.closest(to: question, in: records.map(\.answer.question.rawValue))
    throw Failure(.input, "no question '\(question)' in \(name)", hint: near.map { "did you mean '\($0)'?" })
  }

  static func name(_ record: AnswerRecord) -> String { "\(record.questionnaire)#\(record.answer.question)" }

  var kind: String {
    switch self {
    case .answer: "answer"
    case .claim: "claim"
    case .control: "control"
    case .evidence: "evidence"
    }
  }

  var id: String {
    switch self {
    case .answer(let record): Self.name(record)
    case .claim(let claim): claim.id.rawValue
    case .control(let control): control.description
    case .evidence(let evidence): evidence.id.rawValue
    }
  }
}

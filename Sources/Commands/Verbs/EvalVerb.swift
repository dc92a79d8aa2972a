import Answering
import Arguments
import CSV
import Files
import JSON
import Knowledge
import Language
import Model
import Questionnaires
import Reports

/// `vouch eval`
struct EvalVerb: Verb {
  var file = ""
  var gold: [String] = []
  var threshold: Double?
  var json = false

  static let path = ["eval"]
  static let summary = "Measure the answers against those that a person gave."
  static let discussion = """
    The questions are answered as `vouch answer` does and set against gold answers: a CSV with the columns \
    question_id, answer, alt_answers, value and evidence_lines, or the answers that already stand in the \
    questionnaire. A gold file named DOCUMENT_answers.csv is measured with that document alone. False assurances \
    (yes or partial where the sources say no, planned or nothing) come first.
    """
  static let examples = [
    Example("vouch eval questions.csv --gold trust_answers.csv", "Measure one document."),
    Example("vouch eval approved.csv --json", "Measure against an answered questionnaire, for a program."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("QUESTIONS", "The questionnaire.", \.file),
    .option("gold", "g", "ANSWERS", "Gold answers; may be given for several documents.", \.gold),
    .option("threshold", nil, "X", "Confidence from 0 to 1 below which an answer stays a draft.", \.threshold),
    .flag("json", nil, "Print vouch.evaluation/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let questionnaire = try Formats.read(
      try ByteSource(file), mapping: nil, profiles: try session.markupProfiles())
    let entries = try questionnaire.entries()
    var all: [Evaluation] = []
    if gold.isEmpty {
      all = try evaluate(entries, gold: try Self.gold(standingIn: entries, file: file), document: nil, session)
    }
    for path in gold {
      let answers = try GoldFile.read(try ReadableFile.bytes(of: path), file: path)
      all += try evaluate(entries, gold: answers, document: Self.document(of: path), session)
    }
    if json {
      session.write(EvaluationReport.json(all))
    } else {
      session.write(EvaluationReport.text(all, width: session.width))
    }
    return .done
  }

  private func evaluate(
    _ entries: [QuestionEntry], gold: [GoldAnswer], document: String?, _ session: Session
  ) throws -> [Evaluation] {
    let store = try session.workspace().store
    let known = try store.documents().map(\.name.rawValue)
    let only = document.flatMap { known.contains($0) ? $0 : nil }
    let configuration = try session.workspace().configuration
    let engine = AnswerEngine(
      lexicon: try session.lexicon(), claims: try store.claims(of: only.map { Identifier($0) }),
      documents: try store.documents(),
      settings: AnswerSettings(
        threshold: threshold ?? AnswerSettings.defaultThreshold, today: session.now.date,
        names: [configuration.organisation] + configuration.products.map(\.name)))
    let byID = Dictionary(entries.map { ($0.question.id, $0.question) }, uniquingKeysWith: { first, _ in first })
    let asked = try gold.map { gold in
      guard let question = byID[gold.question] else {
        throw Failure(.input, "no question has the id '\(gold.question)'", at: .file(file))
      }
      return (gold: gold, question: question)
    }
    return zip(asked, engine.assess(asked.map(\.question))).map { asked, assessment in
      let (gold, question) = asked
      let asksForValue = question.form == .number || question.form == .date || question.form == .text
      var evaluation = Evaluation(
        gold: gold, answer: assessment.answer, topic: assessment.topics.first?.rawValue ?? "",
        document: only ?? "", asksForValue: asksForValue)
      evaluation.features = assessment.features
      return evaluation
    }
  }

  /// `trust_answers.csv` holds the answers from the document `trust`.
  private static func document(of path: String) -> String? {
    let name = FileName.stem(of: path)
    return name.hasSuffix("_answers") ? String(name.dropLast("_answers".count)) : nil
  }

  private static func gold(standingIn entries: [QuestionEntry], file: String) throws -> [GoldAnswer] {
    let found = entries.compactMap { entry in
      entry.existing.flatMap { GoldFile.verdict(of: $0) }.map { GoldAnswer(question: entry.question.id, verdict: $0) }
    }
    guard !found.isEmpty else {
      throw Failure(.input, "holds no answers", at: .file(file), hint: "--gold ANSWERS.csv names them")
    }
    return found
  }
}

/// Reads a file of gold answers.
enum GoldFile {
  static func read(_ bytes: [UInt8], file: String) throws -> [GoldAnswer] {
    let table = try Table(bytes, file: file)
    guard !table.records.isEmpty else { throw Failure(.input, "is empty", at: .file(file)) }
    let header = table.values(0)
    func column(_ names: String...) -> Int? { names.lazy.compactMap { header.firstIndex(of: $0) }.first }
    guard let id = column("question_id", "id"), let verdict = column("answer", "verdict") else {
      throw Failure(
        .input, "has no columns question_id and answer", at: .text(file: file, line: 1, column: nil),
        hint: "question_id,answer,alt_answers,value,evidence_lines")
    }
    let (others, value, lines) = (column("alt_answers"), column("value"), column("evidence_lines"))
    let adverse = column("adverse")
    return try table.records.indices.dropFirst().compactMap { record in
      guard !table[record, id].isEmpty else { return nil }
      guard let said = Verdict(rawValue: table[record, verdict]) else {
        throw Failure(
          .input, "unknown verdict '\(table[record, verdict])'",
          at: .text(file: file, line: table.records[record].line, column: nil),
          hint: Verdict.allCases.map(\.rawValue).joined(separator: ", "))
      }
      let alternatives = (others.map { table[record, $0] } ?? "").split(separator: "|").compactMap {
        Verdict(rawValue: String($0))
      }
      return GoldAnswer(
        question: Identifier(table[record, id]), verdict: said, alternatives: Set(alternatives),
        value: value.map { table[record, $0] } ?? "", lines: GoldAnswer.lines(lines.map { table[record, $0] } ?? ""),
        isAdverse: adverse.map { !table[record, $0].isEmpty } ?? false)
    }
  }

  /// The verdict that an answer cell begins with; nil where it begins with none.
  static func verdict(of cell: String) -> Verdict? {
    let word = cell.lowercased().prefix { $0.isLetter }
    switch word {
    case "yes", "y", "true", "compliant", "implemented", "ja", "oui": return .yes
    case "no", "n", "false", "nein", "non": return .no
    case "partial", "partially", "partly", "teilweise": return .partial
    case "planned", "geplant": return .planned
    default: return nil
    }
  }
}

import Arguments
import Files
import Knowledge
import Model
import Questionnaires

/// `vouch review sent`
struct ReviewSentVerb: Verb {
  var file = ""
  var customer = ""
  var questionnaire: String?

  static let path = ["review", "sent"]
  static let summary = "Record that a file went to a customer, with the approved answers as they stand."
  static let examples = [Example("vouch review sent acme.answered.xlsx --customer Acme", "It went out.")]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The file as it was sent.", \.file),
    .option("customer", nil, "NAME", "To whom.", \.customer),
    .option("questionnaire", "q", "NAME", "The questionnaire, where the file's name does not tell.", \.questionnaire),
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard !customer.isEmpty else { throw Failure(.usage, "--customer NAME is missing") }
    let digest = Digest(of: try ReadableFile.bytes(of: file))
    let desk = try ReviewDesk(session)
    let name = questionnaire ?? FileName.questionnaire(of: file)
    let records = try desk.store.answers(to: name)
    guard !records.isEmpty else {
      throw Failure(
        .input, "no answers to a questionnaire '\(name)'", at: .file(file),
        hint: "--questionnaire NAME says which it is")
    }
    // What was approved and has turned stale since was in the file all the same.
    let verdicts = ["answer.approve", "answer.amend", "answer.reject", "answer.undo"]
    let last = Dictionary(
      try desk.store.decisions(kind: nil, subject: nil).filter { verdicts.contains($0.kind) }.map {
        ($0.subject, $0.kind)
      },
      uniquingKeysWith: { $1 })
    let approved = records.filter {
      $0.status == .approved || $0.status == .stale && last["\(name)#\($0.answer.question)"] == "answer.approve"
    }
    let sent = SentFile(
      file: FileName.last(of: file), digest: digest, questionnaire: name, customer: customer, actor: session.actor,
      time: session.now, answers: approved.map(\.answer))
    try desk.store.transaction {
      try desk.store.save(sent)
      // The library knows now who was told so.
      try desk.store.remember(
        approved.map { record in
          let question = Question(id: record.answer.question, text: record.answer.questionText)
          return LibraryEntry(
            question: question.text, terms: desk.library.terms(question).all, answer: record.answer, origin: .approved,
            questionnaire: name, customer: customer, actor: session.actor, time: session.now)
        })
      try session.record(
        "questionnaire.send",
        [
          .init(name: sent.file, digest: digest),
          .customer(customer),
        ])
    }
    session.write("recorded: \(sent.file) went to \(customer) with \(approved.count) approved answers\n")
    let drafts = records.count { $0.status != .approved && $0.status != .stale && $0.answer.verdict != .notStated }
    if drafts > 0 { session.warn("\(drafts) answers of \(name) are drafts; --final leaves them out of the file") }
    return .done
  }
}

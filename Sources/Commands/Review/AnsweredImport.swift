import Knowledge
import Language
import Model
import Questionnaires

/// Takes the answers of an old questionnaire into the library; they are proposed later, never written unseen.
struct AnsweredImport {
  let file: String
  let customer: String

  func run(in session: Session) throws -> ExitStatus {
    let source = try ByteSource(file)
    let mapping = try RememberedMappings(session)?.mapping(for: source)
    let questionnaire = try Formats.read(source, mapping: mapping, profiles: try session.markupProfiles())
    let store = try session.workspace().store
    let library = try AnswerLibrary(store: store, lexicon: session.lexicon())
    let name = FileName.questionnaire(of: file)
    let found = try questionnaire.entries().compactMap { entry -> LibraryEntry? in
      guard let existing = entry.existing else { return nil }
      let question = entry.question
      let answer = Answer(
        question: question.id, questionText: question.text, verdict: Self.verdict(existing),
        options: question.options.contains(existing) ? [existing] : [],
        text: [entry.existingComment ?? "", question.options.contains(existing) ? "" : existing]
          .filter { !$0.isEmpty }.joined(separator: " "),
        confidence: 0, reason: "answered in \(name)")
      return LibraryEntry(
        question: question.text, terms: library.terms(question).all, answer: answer, origin: .imported,
        questionnaire: "imported:\(name)", customer: customer, actor: session.actor, time: session.now)
    }
    guard !found.isEmpty else {
      throw Failure(
        .input, "no question in it has an answer", at: .file(file),
        hint: "vouch answer \(file.typed) --plan shows what was recognised")
    }
    try store.transaction {
      try store.remember(found)
      try session.record(
        "library.import",
        [
          .init(name: FileName.last(of: file), digest: Digest(of: try source.all())),
          .customer(customer),
        ])
    }
    session.write(
      "kept \(found.count) answers of \(file)" + (customer.isEmpty ? "" : " for \(customer)") + " in the library\n")
    return .done
  }

  /// What the cell's first words say; words alone give no verdict.
  private static func verdict(_ text: String) -> Verdict {
    if case .verdict(let verdict) = AnswerWords.meaning(of: text) { return verdict }
    let first = text.prefix { $0.isLetter }
    if first.count < text.count, case .verdict(let verdict) = AnswerWords.meaning(of: String(first)) { return verdict }
    return .notStated
  }
}

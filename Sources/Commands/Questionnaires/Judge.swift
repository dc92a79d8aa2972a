import Answering
import Knowledge
import Language
import Model

/// The engine over what the workspace knows.
struct Judge {
  private let engine: AnswerEngine
  private let lexicon: Lexicon
  /// Answers that were approved before.
  let library: AnswerLibrary

  init(session: Session, threshold: Double?, product: String? = nil, edition: String? = nil) throws {
    let workspace = try session.workspace()
    let configuration = workspace.configuration
    try configuration.check(product: product, edition: edition)
    lexicon = try session.lexicon()
    library = try AnswerLibrary(store: workspace.store, lexicon: lexicon)
    engine = AnswerEngine(
      lexicon: lexicon, claims: try workspace.store.claims(of: nil),
      documents: try workspace.store.documents(),
      settings: AnswerSettings(
        threshold: threshold ?? AnswerSettings.defaultThreshold, product: product,
        products: configuration.products.map(\.name), edition: edition, today: session.now.date,
        names: [configuration.organisation] + configuration.products.map(\.name)))
  }

  /// The answer to one question.
  func answer(_ question: Question) -> Answer { engine.answer(question) }

  /// The answer that was approved for the same question, where there is one, else the judged one.
  func proposal(_ question: Question) throws -> Answer {
    try reuse(for: question, judged: engine.answer(question))
  }

  /// As `proposal`, for several questions.
  func proposals(_ questions: [Question]) throws -> [Answer] {
    try zip(questions, engine.assess(questions)).map { try reuse(for: $0, judged: $1.answer) }
  }

  private func reuse(for question: Question, judged: Answer) throws -> Answer {
    // What no question is read from is sought in no library.
    guard AnswerEngine.unreadable(question) == nil else { return judged }
    return try library.reuse(for: question, judged: judged)
  }

  /// The figures that words name, in one spelling.
  func figures(in words: String) -> Set<String> { Set(lexicon.read(words).quantities.map(\.normalised)) }

  /// Why the answer is what it is: demands, claims, slots.
  func explanation(_ question: Question) -> String { engine.explanation(question) }
}

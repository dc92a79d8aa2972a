import Arguments
import Files
import Glibc
import JSON
import Knowledge
import Model
import Questionnaires

/// `vouch answer`
struct AnswerVerb: Verb {
  var file = ""
  var output: String?
  var force = false
  var plan = false
  var explain: String?
  var threshold: Double?
  var strict = false
  var json = false
  var withoutCitations = false
  var map: [String] = []
  var evidence: String?
  var final = false
  var customer: String?
  var triage: String?
  var product: String?
  var edition: String?
  var name: String?

  static let path = ["answer"]
  static let summary = "Answer a customer's questionnaire in a copy of the same file."
  static let discussion = """
    Every question is judged by the claims of the imported documents. What they entail goes into the answer cells, \
    with words and citations in the comment cells; what they leave open stays blank. Nothing else in the file \
    changes. With --json, --plan or --explain nothing is written.

    The answers are kept under the name of the file without its extension, those to standard input under stdin; \
    --name gives another, as two customers may send files of the same name.

    Answers that a person approved are reused for the same question. With --final only approved answers are written.
    """
  static let examples = [
    Example("vouch answer acme.csv --plan", "Show what was recognised, and write nothing."),
    Example("vouch answer acme.csv", "Write acme.answered.csv."),
    Example("vouch answer acme.xlsx -o back.xlsx --no-citations", "Write the customer's copy."),
    Example("vouch answer acme.csv --map question=C,answer=E,header=4", "Correct what was recognised."),
    Example("vouch answer acme.xlsx --final --customer Acme", "Write approved answers only, to be sent."),
    Example("vouch answer - --name acme < acme.csv > back.csv", "Answer standard input, and keep the answers as acme."),
    Example("vouch answer acme.csv --explain 4.2", "Say why question 4.2 got its verdict."),
    Example("vouch answer acme.csv --evidence 4.2 -o row.zip", "A small signed bundle of what proves the answer."),
    Example(
      "vouch answer requests.xlsx --evidence all", "Name the files in a copy of an auditor's list, and pack them."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The questionnaire: CSV, XLSX or XML; - is standard input.", \.file),
    .option("output", "o", "OUT", "Where to write; - is standard output.", \.output, .files),
    .option("name", nil, "NAME", "The questionnaire's name, under which its answers are kept.", \.name),
    .flag("force", nil, "Overwrite an existing output file.", \.force),
    .flag("plan", nil, "Show what was recognised in the file and why; write nothing.", \.plan),
    .option("map", nil, "MAP", "Say which columns are which, as question=C,answer=E,comment=F,header=4.", \.map),
    .option("explain", nil, "ID", "Explain the verdict on one question; write nothing.", \.explain),
    .option("threshold", nil, "X", "Confidence from 0 to 1 below which an answer stays a draft.", \.threshold),
    .option(
      "evidence", nil, "ID", "Pack the sealed evidence behind a question; all answers a list of requests.", \.evidence
    ),
    .option("product", nil, "NAME", "Judge by what holds for one product of vouch.yaml.", \.product),
    .option("edition", nil, "NAME", "Judge by what holds for the edition or plan that the customer buys.", \.edition),
    .flag("strict", nil, "Exit 1 where a question stays open.", \.strict),
    .flag("no-citations", nil, "Leave the citations out, for the customer's copy.", \.withoutCitations),
    .flag("final", nil, "Write approved answers only.", \.final),
    .option("customer", nil, "NAME", "Who the file is for, with --final.", \.customer),
    .option("triage", nil, "FILE", "Also write an HTML page with the source lines of each answer.", \.triage, .files),
    .flag("json", nil, "Print the answers as JSON (vouch.answers/1); write nothing.", \.json),
  ]

  /// What the answers are kept under.
  private var questionnaireName: String { name ?? FileName.stem(of: file) }

  func run(in session: Session) throws -> ExitStatus {
    if let name, name.isEmpty || name.unicodeScalars.contains(where: { $0.value < 32 || $0 == "#" }) {
      throw Failure(.usage, "'\(name)' is no name for a questionnaire", hint: "--name acme-2026")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw Failure(.usage, "--threshold is a number from 0 to 1, not \(threshold)")
    }
    let source = try ByteSource(file)
    if let own = OwnYAML(try source.head(1 << 20), file: file) { throw own.refusal(wanting: "questionnaire") }
    let remembered = try RememberedMappings(session)
    let mapping = try map.last.map { try ColumnMapping($0) } ?? remembered?.mapping(for: source)
    let questionnaire = try CompanyDocument.questionnaire(
      source, mapping: mapping, profiles: try session.markupProfiles())
    if plan {
      let plan = try questionnaire.plan()
      if json {
        session.write(PlanReport.json(plan))
      } else {
        session.write(PlanReport.text(plan, file: file, width: session.width))
      }
      return .done
    }
    if !map.isEmpty, let mapping { try remembered?.remember(mapping, for: source) }
    let entries = try questionnaire.entries()
    if customer != nil, !final { throw Failure(.usage, "--customer goes with --final") }
    if final {
      let copy = FinalCopy(
        name: questionnaireName, file: file, customer: customer, cites: !withoutCitations, json: json, strict: strict)
      return try copy.write(questionnaire, source, entries, to: json ? nil : destination(), in: session)
    }
    let judge = try Judge(session: session, threshold: threshold, product: product, edition: edition)
    if let explain { return try self.explain(explain, entries, judge, session) }
    if let evidence {
      return try EvidenceReply(questionnaire, entries, judge, file: file, output: output, force: force, json: json)
        .run(evidence, in: session)
    }
    // An output that cannot be written should be known before anything is judged.
    let target = try json ? nil : destination()
    let page = try triage.map { try WholeFile($0, replacing: force) }
    let written = try AmendedAnswers(session, questionnaire: questionnaireName)
    let answers = try written.answers(to: entries.map(\.question), orElse: judge.proposals)
    if json {
      session.write(AnswerReport.json(entries, answers))
    } else {
      try write(questionnaire, source, entries, answers, target, session)
      for warning in judge.library.contradictions(entries, answers) { session.warn(warning) }
      if try session.workspace().store.documents().isEmpty {
        session.advise("nothing was imported to answer from; vouch import FILE… reads the company's pages and policies")
      }
    }
    if let page {
      try page.write(try triagePage(entries, answers, session))
      try page.commit()
    }
    let open = zip(entries, answers).count { $0.existing == nil && $1.verdict == .notStated }
    return strict && open > 0 ? .no : .done
  }

  private func explain(
    _ id: String, _ entries: [QuestionEntry], _ judge: Judge, _ session: Session
  ) throws -> ExitStatus {
    guard let entry = entries.first(where: { $0.question.id.rawValue == id }) else {
      let close = Suggestion.closest(to: id, in: entries.map(\.question.id.rawValue))
      throw Failure(
        .input, "no question has the id '\(id)'", at: .file(file), hint: close.map { "did you mean '\($0)'?" })
    }
    let answer = try judge.proposal(entry.question)
    if json {
      session.write(AnswerReport.json([entry], [answer]))
    } else {
      session.write(try Explanation(entry, answer, reasoning: judge.explanation(entry.question), session: session).text)
    }
    return .done
  }

  /// Begins the output file; nil for standard output.
  private func destination() throws -> WholeFile? {
    let path = output ?? (file == "-" ? "-" : FileName.answered(file))
    guard path != "-" else { return nil }
    guard !Self.isSameFile(path, file) else {
      throw Failure(.output, "is the questionnaire itself", at: .file(path), hint: "--output FILE writes elsewhere")
    }
    return try WholeFile(path, replacing: force)
  }

  private func write(
    _ questionnaire: any Questionnaire, _ source: ByteSource, _ entries: [QuestionEntry], _ answers: [Answer],
    _ target: WholeFile?, _ session: Session
  ) throws {
    let wording = Wording(cites: !withoutCitations)
    let fillings = zip(entries, answers).map { wording.filling($0, $1) }
    let written = try questionnaire.writing(fillings)
    let name = questionnaireName
    let isKept = try target != nil || !session.workspace().store.isReadOnly
    if isKept {
      try keep(answers, to: entries, of: source, as: written.bytes, in: target, session)
      session.keepVocabulary()
    } else {
      session.warn("the workspace cannot be written: the answers are printed and not kept")
    }
    let summary = AnswerReport.summary(
      file: file, name: name, entries, answers, fillings, written, output: target?.path)
    if target == nil {
      session.write(written.bytes)
      summary.forEach { session.report($0) }
      if isKept, self.name == nil, file == "-" {
        session.advise("the answers are kept as '\(name)'; --name NAME tells them from the next ones")
      }
    } else {
      session.write(summary.joined(separator: "\n") + "\n")
      if written.answered > 0 {
        session.write("next: vouch review --questionnaire \(name.typed)\n")
      }
    }
  }

  /// Keeps the answers, the ledger's line on them and the output file, all or none.
  private func keep(
    _ answers: [Answer], to entries: [QuestionEntry], of source: ByteSource, as bytes: [UInt8], in target: WholeFile?,
    _ session: Session
  ) throws {
    let name = questionnaireName
    let store = try session.workspace().store
    let earlier = Dictionary(
      try store.answers(to: name).map { ($0.answer.question, $0) }, uniquingKeysWith: { first, _ in first })
    try store.transaction {
      try store.save(
        answers.map { answer in
          var status: AnswerStatus = answer.verdict == .notStated ? .needsReview : .drafted
          // What was approved for this very question stays approved while its sources stand.
          if let kept = earlier[answer.question], kept.status == .approved,
            kept.answer.questionText == answer.questionText,
            kept.answer.verdict == answer.verdict, kept.answer.text == answer.text,
            kept.answer.citations == answer.citations
          {
            status = .approved
          }
          if let kept = earlier[answer.question], kept.answer == answer, kept.status != .stale { status = kept.status }
          return AnswerRecord(questionnaire: name, answer: answer, status: status, updated: session.now)
        })
      try session.record(
        "questionnaire.answer",
        [
          .init(name: name, digest: Digest(of: try source.all())),
          .init(
            name: target.map { FileName.last(of: $0.path) } ?? "-",
            digest: Digest(of: bytes)),
        ])
      // Last, so that a file that cannot be finished undoes the records of it.
      try target?.write(bytes)
      try target?.commit()
    }
    let others = Self.otherQuestions(earlier, entries)
    if !others.isEmpty {
      session.warn("'\(name)' held answers to other questions: \(others); --name NAME keeps two questionnaires apart")
    }
  }

  /// What was kept under the same name and is not of this file, as `3 stay, 2 were replaced`; empty where nothing was.
  private static func otherQuestions(
    _ earlier: [Identifier<Question>: AnswerRecord], _ entries: [QuestionEntry]
  ) -> String {
    let asked = Dictionary(
      entries.map { ($0.question.id, $0.question.text) }, uniquingKeysWith: { first, _ in first })
    let staying = earlier.keys.count { asked[$0] == nil }
    let replaced = earlier.count { id, record in asked[id].map { $0 != record.answer.questionText } ?? false }
    return [
      staying > 0 ? "\(staying) stay\(staying == 1 ? "s" : "")" : "",
      replaced > 0 ? "\(replaced) \(replaced == 1 ? "was" : "were") replaced" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  private func triagePage(_ entries: [QuestionEntry], _ answers: [Answer], _ session: Session) throws -> [UInt8] {
    let store = try session.workspace().store
    let name = questionnaireName
    let reviews = Dictionary(
      try store.reviews(of: name).map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    let items = answers.map { answer in
      Reviewed(
        record: AnswerRecord(
          questionnaire: name, answer: answer, status: answer.verdict == .notStated ? .needsReview : .drafted,
          updated: session.now), review: reviews[answer.question])
    }
    return try TriagePage(items.sorted { $0.urgency < $1.urgency }, store: store, time: session.now).bytes
  }
}

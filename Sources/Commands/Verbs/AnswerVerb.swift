import Arguments
import Files
import Glibc
import JSON
import Knowledge
import Model
import Questionnaires
import Signing

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

  static let path = ["answer"]
  static let summary = "Answer a customer's questionnaire in a copy of the same file."
  static let discussion = """
    Every question is judged by the claims of the imported documents. What they entail goes into the answer cells, \
    with words and citations in the comment cells; what they leave open stays blank. Nothing else in the file \
    changes. With --json, --plan or --explain nothing is written.

    Answers that a person approved are reused for the same question. With --final only approved answers are written.
    """
  static let examples = [
    Example("vouch answer acme.csv --plan", "Show what was recognised, and write nothing."),
    Example("vouch answer acme.csv", "Write acme.answered.csv."),
    Example("vouch answer acme.xlsx -o back.xlsx --no-citations", "Write the customer's copy."),
    Example("vouch answer acme.csv --map question=C,answer=E,header=4", "Correct what was recognised."),
    Example("vouch answer acme.xlsx --final --customer Acme", "Write approved answers only, to be sent."),
    Example("vouch answer acme.csv --explain 4.2", "Say why question 4.2 got its verdict."),
    Example("vouch answer acme.csv --evidence 4.2 -o row.zip", "A small signed bundle of what proves the answer."),
    Example(
      "vouch answer requests.xlsx --evidence all", "Name the files in a copy of an auditor's list, and pack them."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The questionnaire: CSV, XLSX or XML; - is standard input.", \.file),
    .option("output", "o", "OUT", "Where to write; - is standard output.", \.output, .files),
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

  func run(in session: Session) throws -> ExitStatus {
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
    if final { return try finish(questionnaire, source, entries, session) }
    let judge = try Judge(session: session, threshold: threshold, product: product, edition: edition)
    if let explain { return try self.explain(explain, entries, judge, session) }
    if let evidence {
      return try EvidenceReply(questionnaire, entries, judge, file: file, output: output, force: force, json: json)
        .run(evidence, in: session)
    }
    // An output that cannot be written should be known before anything is judged.
    let target = try json ? nil : destination()
    let page = try triage.map { try WholeFile($0, replacing: force) }
    let written = try AmendedAnswers(session, questionnaire: Self.baseName(file))
    let answers = try entries.map { try written.answer(to: $0.question) ?? judge.proposal($0.question) }
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
    let path = output ?? (file == "-" ? "-" : Self.answeredName(file))
    guard path != "-" else { return nil }
    guard !Self.isSameFile(path, file) else {
      throw Failure(.output, "is the questionnaire itself", at: .file(path), hint: "--output FILE writes elsewhere")
    }
    return try WholeFile(path, replacing: force)
  }

  /// `acme.csv` becomes `acme.answered.csv`.
  static func answeredName(_ path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot > slash else { return path + ".answered" }
    return path[..<dot] + ".answered" + path[dot...]
  }

  private func write(
    _ questionnaire: any Questionnaire, _ source: ByteSource, _ entries: [QuestionEntry], _ answers: [Answer],
    _ target: WholeFile?, _ session: Session
  ) throws {
    let wording = Wording(cites: !withoutCitations)
    let fillings = zip(entries, answers).map { wording.filling($0, $1) }
    let written = try questionnaire.writing(fillings)
    let name = Self.baseName(file)
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
          .init(name: name, digest: Digest(bytes: SHA256.digest(of: try source.all()))),
          .init(
            name: target.map { Self.fileName($0.path) } ?? "-", digest: Digest(bytes: SHA256.digest(of: written.bytes))),
        ])
      // Last, so that a file that cannot be finished undoes the records of it.
      try target?.write(written.bytes)
      try target?.commit()
    }
    let summary = AnswerReport.summary(file: file, entries, answers, fillings, written, output: target?.path)
    if target == nil {
      session.write(written.bytes)
      summary.forEach { session.report($0) }
    } else {
      session.write(summary.joined(separator: "\n") + "\n")
      if written.answered > 0 {
        session.write("next: vouch review --questionnaire \(name.typed)\n")
      }
    }
  }

  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Writes approved answers only.
  private func finish(
    _ questionnaire: any Questionnaire, _ source: ByteSource, _ entries: [QuestionEntry], _ session: Session
  ) throws -> ExitStatus {
    let target = try json ? nil : destination()
    let name = Self.baseName(file)
    let store = try session.workspace().store
    let library = try Judge(session: session, threshold: nil).library
    let records = Dictionary(
      try store.answers(to: name).map { ($0.answer.question, $0) }, uniquingKeysWith: { first, _ in first })
    var stale: [String] = []
    let answers = try entries.map { entry -> Answer in
      let question = entry.question
      if let record = records[question.id], record.answer.questionText == question.text,
        record.status == .approved || record.status == .stale
      {
        if record.status == .approved, try library.isFresh(record.answer) { return record.answer }
        stale.append(question.id.rawValue)
      }
      return Answer(
        question: question.id, questionText: question.text, verdict: .notStated, confidence: 1, reason: "not approved")
    }
    if json {
      session.write(AnswerReport.json(entries, answers))
      return .done
    }
    let wording = Wording(cites: !withoutCitations)
    let fillings = zip(entries, answers).map { wording.filling($0, $1) }
    let written = try questionnaire.writing(fillings)
    var subjects: [LedgerEntry.Subject] = [
      .init(name: name, digest: Digest(bytes: SHA256.digest(of: try source.all()))),
      .init(
        name: target.map { Self.fileName($0.path) } ?? "-", digest: Digest(bytes: SHA256.digest(of: written.bytes))),
    ]
    if let customer {
      subjects.append(
        .init(name: "customer:\(customer)", digest: Digest(bytes: SHA256.digest(of: Array(customer.utf8)))))
    }
    try store.transaction {
      try session.record("questionnaire.final", subjects)
      try target?.write(written.bytes)
      try target?.commit()
    }
    var lines = [
      "\(file): \(entries.count.counted("question")), \(written.answered.counted("approved answer")) written"
    ]
    if written.answered == 0 { lines.append("  nothing is approved yet: vouch review approve") }
    if !stale.isEmpty { lines.append("  left out, as their sources changed: \(stale.joined(separator: ", "))") }
    lines += written.notes.map { "  " + $0 }
    lines.append("wrote \(target?.path ?? "standard output") (final" + (customer.map { " for \($0)" } ?? "") + ")")
    if let target, let customer {
      let named = ReviewSentVerb.questionnaireName(target.path) == name ? "" : " --questionnaire '\(name)'"
      lines.append("next: vouch review sent \(target.path) --customer '\(customer)'\(named)")
    }
    if target == nil {
      session.write(written.bytes)
      lines.forEach { session.report($0) }
    } else {
      session.write(lines.joined(separator: "\n") + "\n")
    }
    return strict && written.answered < entries.count ? .no : .done
  }

  private func triagePage(_ entries: [QuestionEntry], _ answers: [Answer], _ session: Session) throws -> [UInt8] {
    let store = try session.workspace().store
    let name = Self.baseName(file)
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

  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The file's name without folder and extension.
  static func baseName(_ path: String) -> String {
    let name = fileName(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

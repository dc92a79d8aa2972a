public import Language
public import Model

/// Answers questions from claims; reads the claims once for all of them.
public final class AnswerEngine {
  /// What all tasks share.
  private struct Knowledge: Sendable {
    let settings: AnswerSettings
    let index: ClaimIndex
    let documents: [Identifier<Document>: Document]
    /// Words of the company's and its products' names.
    let names: Set<String>
    let revision: RevisionDate
  }

  let lexicon: Lexicon
  private let knowledge: Knowledge
  private var settings: AnswerSettings { knowledge.settings }
  var index: ClaimIndex { knowledge.index }
  private var documents: [Identifier<Document>: Document] { knowledge.documents }

  /// Reads the claims; `documents` give citations their as-of dates.
  public init(lexicon: Lexicon, claims: [Claim], documents: [Document], settings: AnswerSettings = AnswerSettings()) {
    self.lexicon = lexicon
    let byName = Dictionary(documents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    knowledge = Knowledge(
      settings: settings, index: ClaimIndex(claims, of: documents, lexicon: lexicon, settings: settings),
      documents: byName, names: Set(settings.names.flatMap { lexicon.tokenizer.tokens(of: $0).map(\.word) }),
      revision: RevisionDate(claims, byName, lexicon.tokenizer))
  }

  private init(_ lexicon: Lexicon, _ knowledge: Knowledge) { (self.lexicon, self.knowledge) = (lexicon, knowledge) }

  /// An answer with what it was made of.
  public struct Assessment: Sendable {
    /// The answer.
    public var answer: Answer
    /// The subjects that the question was read into, the main one first.
    public var topics: [Identifier<Topic>]
    /// What the confidence in the proposed verdict is made of, by name; empty where nothing is proposed.
    public var features: [String: Double] = [:]
  }

  /// A verdict that is proposed, whether or not it is sure enough to be shown.
  private typealias Proposal = (outcome: Outcome, options: [String], features: Features?)

  /// The answer to one question.
  public func answer(_ question: Question) -> Answer { assess(question).answer }

  /// How many bytes one question has at most: reading takes longer than its length grows, and people ask in less.
  private static let longest = 8192

  /// The answer to a text that is too long to be one question; nil for all others.
  public static func unreadable(_ question: Question) -> Answer? {
    guard question.text.utf8.count > longest else { return nil }
    return Answer(
      question: question.id, questionText: question.text, verdict: .notStated, confidence: 1,
      reason: "a text of more than \(longest) bytes is not read as one question")
  }

  /// The answer to one question, with its subjects and what its confidence is made of.
  public func assess(_ question: Question) -> Assessment {
    if let answer = Self.unreadable(question) { return Assessment(answer: answer, topics: []) }
    if let answer = dated(question) { return Assessment(answer: answer, topics: []) }
    let (reading, judgements) = judge(question)
    let proposal = propose(reading, judgements)
    return Assessment(
      answer: compose(question, reading, proposal), topics: reading.demands.flatMap(\.topics),
      features: proposal.features.map { Dictionary(uniqueKeysWithValues: zip(Features.names, $0.values)) } ?? [:])
  }

  /// The answers to several questions, in their order; judged in two tasks.
  public func assess(_ questions: [Question]) -> [Assessment] {
    Pieces.map(questions.count) { [compiled = lexicon.compiled, knowledge] in
      AnswerEngine(Lexicon(compiled), knowledge)
    } work: { engine, number in
      engine.assess(questions[number])
    }
  }

  /// Why a question is answered so: its demands, the claims considered, the slots that failed.
  public func explanation(_ question: Question) -> String {
    if let answer = Self.unreadable(question) { return answer.reason }
    if let answer = dated(question) { return Self.head(question, answer).joined(separator: "\n") + "\n" }
    let (reading, judgements) = judge(question)
    let proposal = propose(reading, judgements)
    let answer = compose(question, reading, proposal)
    var lines = Self.head(question, answer)
    for judgement in judgements {
      let demand = judgement.demand
      var line = "demand: " + demand.topics.map(\.rawValue).joined(separator: " or ")
      if demand.isFromContext { line += " (from the heading)" }
      if demand.asksForAdverse { line += " (asks for the contrary)" }
      for threshold in demand.thresholds { line += "; \(threshold.bound.rawValue) \(threshold.normalised)" }
      if !demand.points.isEmpty { line += "; points: " + demand.points.joined(separator: ", ") }
      lines.append(line)
      lines.append(
        "  \(judgement.verdict.rawValue) \(Self.percent(judgement.support)): "
          + judgement.reasons.joined(separator: "; "))
      for topic in demand.topics {
        for claim in index.claims(on: topic).prefix(8) {
          guard let aspect = claim.aspects[topic] else { continue }
          lines.append(
            "    considered \(claim.claim.document):\(claim.claim.lines.lowerBound) [\(claim.claim.modality.rawValue)\(aspect.isAffirmed ? "" : ", denied")] \(claim.claim.text.prefix(100)) (by `\(aspect.match.term)`)"
          )
        }
      }
    }
    if let features = proposal.features {
      lines.append("confidence: \(Confidence.explanation(features))")
    }
    if !reading.residue.isEmpty { lines.append("not understood: " + reading.residue.sorted().joined(separator: " ")) }
    for warning in answer.warnings { lines.append("warning: \(warning)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func head(_ question: Question, _ answer: Answer) -> [String] {
    var lines = [
      "question: \(question.text)",
      "verdict: \(answer.verdict.rawValue) (confidence \(percent(answer.confidence)))",
    ]
    if let draft = answer.draft {
      lines.append("draft: \(draft.verdict.rawValue) (confidence \(percent(draft.confidence)))")
    }
    return lines
  }

  private func judge(_ question: Question) -> (reading: QuestionReading, judgements: [Judgement]) {
    let reading = QuestionReader(lexicon: lexicon, names: knowledge.names).read(question)
    let judge = judge(of: reading)
    if let unnamed = reading.unnamed { return (reading, judge.echoed(unnamed).map { [$0] } ?? []) }
    let judgements = reading.demands.map(judge.judge)
    if judgements.allSatisfy({ $0.verdict == .notStated }), let other = QuestionText.withAlternative(question.text) {
      var asked = question
      asked.text = other
      let both = self.judge(asked)
      if both.judgements.contains(where: { $0.verdict != .notStated }) { return both }
    }
    if judgements.count == 1, judgements[0].isUnclaimed, let echo = judge.echoed(reading.demands[0], isKnown: true) {
      return (reading, [echo])
    }
    return (reading, judgements)
  }

  private func judge(of reading: QuestionReading) -> Judge {
    Judge(index: index, lexicon: lexicon, question: reading, settings: settings)
  }

  // MARK: Composition

  private func propose(_ reading: QuestionReading, _ judgements: [Judgement]) -> Proposal {
    var combined = Combination.combine(judgements, reading: reading)
    if combined.verdict == .yes, reading.form == .yesNo {
      let judge = judge(of: reading)
      let conjuncts = judge.openConjuncts(judgements)
      let open = conjuncts.isEmpty ? judge.openMembers(judgements) : conjuncts
      if !open.isEmpty {
        combined.fallShort("not stated: \(open.joined(separator: "; "))", by: 0.9)
        combined.shortfalls.insert(.addition)
      }
    }
    if reading.form == .yesNo {
      combined.weighChoice(reading)
      combined.weighConsent(reading)
      combined.weighAbsence(judgements, reading)
      combined.weighBan(reading)
      combined.weighEmployment(reading)
      combined.weighScarcity(reading)
      combined.weighStage(reading)
      combined.weighRequest(reading)
      combined.weighContraryPoints(judgements, reading)
      combined.weighAutomation(reading)
      combined.weighSharing(reading, index)
    }
    if reading.form == .value, reading.question.options.isEmpty, combined.value == nil,
      [.yes, .partial].contains(combined.verdict),
      judgements.contains(where: { if case .quantity = $0.demand.value { true } else { false } })
    {
      combined.verdict = .notStated
      combined.reasons.append("the value is not given")
      return (combined, [], nil)
    }
    if reading.form == .yesNo, combined.verdict == .yes, isForbidden(combined, reading) {
      combined.verdict = .no
      combined.reasons.append("it is forbidden")
    }
    if [.yes, .partial].contains(combined.verdict), let reason = unsaid(of: combined, reading, judgements) {
      combined.verdict = .notStated
      combined.reasons.append(reason)
      return (combined, [], nil)
    }
    if combined.verdict == .no, reading.isOfParties,
      let party = otherParty(reading, index.sentences(of: combined.evidence))
    {
      combined.verdict = .notStated
      combined.reasons.append("no claim tells of \(party)")
      return (combined, [], nil)
    }
    let choice = ChoiceReader(lexicon: lexicon, index: index, judge: judge).choose(reading, judgements, combined)
    guard choice.outcome.verdict != .notStated else { return (choice.outcome, choice.options, nil) }
    // A member that is stated is as sure as the question that it is.
    let (asked, judged) = choice.member ?? (reading, judgements)
    return (choice.outcome, choice.options, Features(choice.outcome, judged, asked, lexicon))
  }

  /// The answer to a row; what was read may hold more than the row, as the heading above it.
  private func compose(_ question: Question, _ reading: QuestionReading, _ proposal: Proposal) -> Answer {
    let (outcome, options, features) = proposal
    let confidence = features.map(Confidence.of) ?? 0.9
    var answer = Answer(
      question: question.id, questionText: question.text, verdict: outcome.verdict,
      value: outcome.value,
      options: options, confidence: confidence, reason: outcome.reasons.joined(separator: "; "))
    answer.controls = controls(of: reading)
    if outcome.verdict != .notStated {
      answer.citations = outcome.evidence.prefix(max(3, outcome.coreCount)).map { citation($0.claim) }
      answer.text = Wording.text(outcome, reading: reading, members: index.members(of:))
      answer.warnings = warnings(outcome)
      if confidence < settings.threshold {
        answer.draft = Answer.Draft(verdict: outcome.verdict, confidence: confidence)
        answer.verdict = .notStated
        answer.confidence = 1 - confidence
        answer.options = []
      }
    }
    return answer
  }

  /// The answer to a question for the date of the company's own documents; nil for any other question.
  private func dated(_ question: Question) -> Answer? {
    guard question.options.isEmpty, let date = knowledge.revision.answer(lexicon.tokenizer.tokens(of: question.text))
    else {
      return nil
    }
    var answer = Answer(
      question: question.id, questionText: question.text, verdict: .yes, value: date.value, options: [],
      confidence: 0.9, reason: "the document gives its date")
    answer.citations = [citation(date.claim)]
    answer.text = date.value + ". " + Wording.sentence(date.claim)
    return answer
  }

  private func controls(of reading: QuestionReading) -> [ControlLink] {
    var links: [ControlLink] = []
    for demand in reading.demands {
      for topic in demand.topics.prefix(1) {
        for control in lexicon.topic(topic)?.controls ?? []
        where !links.contains(where: { $0.control == control }) {
          links.append(
            ControlLink(control, .intersectsWith, score: demand.isFromContext ? 0.5 : 0.8, reason: topic.rawValue))
        }
      }
    }
    return links
  }

  private func citation(_ claim: Claim) -> Citation {
    Citation(
      claim: claim.id, document: claim.document, section: claim.section, lines: claim.lines, quote: claim.quote,
      digest: claim.digest, asOf: documents[claim.document]?.asOf)
  }

  private func warnings(_ outcome: Outcome) -> [String] {
    var warnings = outcome.warnings
    if outcome.isInherited { warnings.append("inherited: the measure is the provider's, not the company's own") }
    if let today = settings.today {
      for name in Set(outcome.evidence.map(\.claim.document)).sorted() {
        guard let date = documents[name]?.asOf else { continue }
        let age = today.daysSinceEpoch - date.daysSinceEpoch
        if age > settings.reviewAge { warnings.append("\(name) is as of \(date), \(age) days ago: review it") }
      }
    }
    return warnings
  }

  static func percent(_ value: Double) -> String { String(Int((value * 100).rounded())) + " %" }
}

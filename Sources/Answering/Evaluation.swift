public import Model

/// What a careful person answered, to measure the program by.
public struct GoldAnswer: Hashable, Sendable {
  /// The question.
  public var question: Identifier<Question>
  /// The verdict.
  public var verdict: Verdict
  /// Other verdicts that can be defended.
  public var alternatives: Set<Verdict>
  /// The normalised value, or empty.
  public var value: String
  /// The lines that support it.
  public var lines: Set<Int>
  /// Whether yes is bad news, as in `Is any data stored unencrypted?`.
  public var isAdverse: Bool

  /// Makes a gold answer.
  public init(
    question: Identifier<Question>, verdict: Verdict, alternatives: Set<Verdict> = [], value: String = "",
    lines: Set<Int> = [], isAdverse: Bool = false
  ) {
    self.question = question
    self.verdict = verdict
    self.alternatives = alternatives
    self.value = value
    self.lines = lines
    self.isAdverse = isAdverse
  }

  /// Line numbers as people write them: `12;15-17`.
  public static func lines(_ text: String) -> Set<Int> {
    var found: Set<Int> = []
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == " " }) {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      if let first = ends.first, let last = ends.last, first <= last, last - first < 100_000 {
        found.formUnion(first...last)
      }
    }
    return found
  }
}

/// One answer set against its gold.
public struct Evaluation: Hashable, Sendable {
  /// The gold.
  public var gold: GoldAnswer
  /// What was answered.
  public var answer: Answer
  /// The first topic that the question was read into, or empty.
  public var topic: String
  /// The document that it was answered from, or empty where from all.
  public var document: String
  /// The verdict is the gold one or can be defended.
  public var isRight: Bool
  /// The verdict proposed, be it above the threshold or not, is the gold one or can be defended.
  public var isProposalRight: Bool
  /// Says yes or partial where nobody could; to bad news says no.
  public var isFalseAssurance: Bool
  /// Says yes where only a part can be defended.
  public var isOverstated: Bool
  /// The cited lines meet the gold ones; nil where gold has none.
  public var isCited: Bool?
  /// The value is right; nil where none was asked or known.
  public var isValued: Bool?
  /// What the confidence was made of, by name.
  public var features: [String: Double] = [:]

  /// Judges an answer; `asksForValue` says whether the question's value counts.
  public init(gold: GoldAnswer, answer: Answer, topic: String, document: String, asksForValue: Bool) {
    self.gold = gold
    self.answer = answer
    self.topic = topic
    self.document = document
    let said = answer.verdict
    let allowed = gold.alternatives.union([gold.verdict])
    isRight = allowed.contains(said)
    isProposalRight = allowed.contains(answer.draft?.verdict ?? said)
    isFalseAssurance =
      gold.isAdverse
      ? said == .no && !allowed.contains(.no)
      : (said == .yes || said == .partial) && !isRight && allowed.isDisjoint(with: [.yes, .partial])
    isOverstated = said == .yes && !allowed.contains(.yes) && allowed.contains(.partial)
    let cited = answer.citations.reduce(into: Set<Int>()) { $0.formUnion($1.lines) }
    isCited = gold.lines.isEmpty ? nil : !cited.isDisjoint(with: gold.lines)
    isValued =
      gold.value.isEmpty || gold.verdict == .notStated || !asksForValue
      ? nil : said != .notStated && Self.isSame(answer.value ?? "", gold.value)
  }

  /// Whether two values are the same once case, spaces and the spelling of units are folded.
  public static func isSame(_ said: String, _ gold: String) -> Bool {
    let (said, gold) = (folded(said), folded(gold))
    return !said.isEmpty && (said == gold || gold.contains(said) || said.contains(gold))
  }

  private static let units: [String: String] = [
    "hours": "h", "hour": "h", "days": "d", "day": "d", "weeks": "w", "week": "w", "months": "mo", "month": "mo",
    "years": "y",
    "year": "y", "characters": "chars", "minutes": "min", "minute": "min", "percent": "%",
  ]

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map {
      units[String($0)] ?? String($0)
    }.joined()
  }
}

/// Shares over a set of evaluations, in per cent; nil where there is nothing to divide by.
public struct EvaluationFigures: Hashable, Sendable {
  /// How many questions, how many that the gold answers, how many that were answered.
  public var questions: Int, stated: Int, given: Int
  /// Right among all questions.
  public var accuracy: Double?
  /// False assurances among all questions.
  public var falseAssurance: Double?
  /// Overstatements among all questions.
  public var overstated: Double?
  /// Right among the answers given.
  public var precision: Double?
  /// Answered rightly among those that the gold answers.
  public var recall: Double?
  /// Citations that meet the gold lines, among right answers.
  public var citation: Double?
  /// Values that are right.
  public var value: Double?
  /// Precision of the most confident half and three quarters.
  public var topHalf: Double?, topThreeQuarters: Double?
  /// Expected calibration error over ten bins of equal mass, from 0 to 1.
  public var calibrationError: Double?

  /// Counts a set of evaluations.
  public init(_ all: [Evaluation]) {
    let given = all.filter { $0.answer.verdict != .notStated }
    let stated = all.filter { $0.gold.verdict != .notStated }
    let right = given.filter(\.isRight)
    let cited = right.compactMap(\.isCited)
    let valued = all.compactMap(\.isValued)
    func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : 100 * Double(part) / Double(whole) }
    questions = all.count
    self.stated = stated.count
    self.given = given.count
    accuracy = share(all.count { $0.isRight }, all.count)
    falseAssurance = share(all.count { $0.isFalseAssurance }, all.count)
    overstated = share(all.count { $0.isOverstated }, all.count)
    precision = share(right.count, given.count)
    recall = share(stated.count { $0.isRight && $0.answer.verdict != .notStated }, stated.count)
    citation = share(cited.count { $0 }, cited.count)
    value = share(valued.count { $0 }, valued.count)
    let ranked = given.enumerated().sorted {
      ($1.element.answer.confidence, $0.offset) < ($0.element.answer.confidence, $1.offset)
    }.map(\.element)
    func top(_ fraction: Double) -> Double? {
      let kept = ranked.prefix(Int((Double(ranked.count) * fraction).rounded()))
      return share(kept.count { $0.isRight }, kept.count)
    }
    topHalf = top(0.5)
    topThreeQuarters = top(0.75)
    calibrationError = Self.calibrationError(ranked)
  }

  private static func calibrationError(_ ranked: [Evaluation]) -> Double? {
    guard !ranked.isEmpty else { return nil }
    var error = 0.0
    for bin in 0..<10 {
      let slice = ranked[(bin * ranked.count / 10)..<((bin + 1) * ranked.count / 10)]
      guard !slice.isEmpty else { continue }
      let confidence = slice.reduce(0) { $0 + $1.answer.confidence } / Double(slice.count)
      let precision = Double(slice.count { $0.isRight }) / Double(slice.count)
      error += abs(confidence - precision) * Double(slice.count) / Double(ranked.count)
    }
    return error
  }
}

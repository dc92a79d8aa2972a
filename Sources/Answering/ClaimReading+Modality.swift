import Language
import Model

/// How a claim stands to the world.
extension ClaimReading {
  static func modality(_ claim: Claim, text: String, _ reading: LexicalReading) -> Modality {
    // What a remark tells is not what some word seemed to say.
    if claim.isTold { return claim.modality }
    let isTarget =
      reading.quantities.contains { $0.kind == .percent || $0.kind == .duration }
      && reading.topics.contains { ["availability-sla", "rto", "rpo"].contains($0.topic) }
    switch claim.modality {
    // "We aim for 99.5 %" states the objective that is in force.
    case .planned where isTarget && isObjective(text):
      return .inPlace
    case .inPlace where Self.announcements.contains(where: text.holds): return .planned
    case .planned
    where (text.holds(" shall ") || text.holds(" must ")) && !Cues.planned.contains(where: text.holds):
      return .inPlace
    case .inPlace where endsPractice(reading.tokens): return .negated
    case .negated where claim.leadIn == nil && Cues.deniesHarmlessly(text) && !Cues.isNegated(text): return .inPlace
    default: return claim.modality
    }
  }

  /// `Data is no longer hosted in the USA`; not `data that is no longer stored`, which says of which.
  private static func endsPractice(_ tokens: [Token]) -> Bool {
    tokens.indices.dropFirst().dropLast(2).contains { position in
      guard tokens[position].word == "no", tokens[position + 1].word == "longer" else { return false }
      let before = tokens[..<position].suffix(4)
      return ["is", "are", "was", "were", "we"].contains(tokens[position - 1].word)
        && !before.contains { ["that", "which", "if", "when", "once", "who", "where"].contains($0.word) }
        && practised.contains(tokens[position + 2].stem)
    }
  }

  /// Stems of what a company does until it does so no longer.
  private static let practised: Set<String> = [
    "host", "store", "process", "perform", "carri", "carry", "review", "test", "encrypt", "monitor", "certifi",
    "certify",
    "provid", "offer", "run", "oper", "operat", "back", "scan", "train", "hold",
  ]

  /// A target word, and nothing else that speaks of the future.
  private static func isObjective(_ text: String) -> Bool {
    var rest = text
    var isTarget = false
    for word in [" aim ", " aims ", " aim for ", " target ", " targets ", " target of "] where rest.holds(word) {
      isTarget = true
      rest = rest.split(separator: word).joined(separator: "  ")
    }
    return isTarget && !Cues.planned.contains(where: rest.holds)
  }

  private static let announcements = [
    " expect our first ", " is planned for ", " are planned for ", " intend to ", " on our roadmap ",
    " working towards ", " coming soon ",
    " will launch ", " not yet ",
  ]

  /// Whether a line says no more than `No penetration tests`: what is lacking may be wanted or not (`No downtime`).
  static func onlyLacks(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    tokens.first?.word == "no" && !match.isAdverse && !match.positions.contains(0) && !match.positions.isEmpty
      && tokens.count <= 6 && !tokens.contains { Cues.isFinite($0.word) || $0.word == "without" }
  }

  /// Where a clause ends that a sentence opens with and that says only what may be, or be lacking: `Where SSO is not used, …`,
  /// `In all cases where encryption is used, …`.
  ///
  /// `Until a second factor is available, …`: it is not.
  static func openCircumstance(_ tokens: [Token]) -> Int? {
    guard let first = tokens.first?.word,
      let comma = tokens.indices.dropFirst().first(where: { tokens[$0].gap >= .comma }), comma > 2,
      comma < tokens.count - 2
    else { return nil }
    let clause = tokens[..<comma]
    switch first {
    // `Where is data stored? In Paris, …` is a question.
    case "where", "wherever":
      let isQuestion = ["is", "are", "do", "does", "can", "will"].contains(tokens[1].word)
      return tokens[comma].gap == .comma && !isQuestion ? comma : nil
    case "in":
      let isOfCases = clause.prefix(5).contains { $0.word == "where" } && clause.contains { $0.stem == "case" }
      return isOfCases ? comma : nil
    case "when", "if", "unless": return clause.contains { ["not", "no"].contains($0.word) } ? comma : nil
    case "until": return clause.contains { ahead.contains($0.word) || ["not", "no"].contains($0.word) } ? comma : nil
    default: return nil
    }
  }

  private static let ahead: Set<String> = [
    "available", "ready", "live", "introduced", "launched", "released", "implemented", "supported", "deployed",
  ]

  /// Where the answer begins behind a question in the same claim that it does not answer by yes or no: `Do you use FIM or
  /// HIDS? We use several solutions`; nil where there is none.
  static func unansweredQuestion(in tokens: [Token], of text: String) -> Int? {
    guard let mark = text.utf8.lastIndex(of: UInt8(ascii: "?")) else { return nil }
    let end = text.utf8.distance(from: text.utf8.startIndex, to: mark)
    guard let start = tokens.firstIndex(where: { $0.range.lowerBound > end }), start > 0 else { return nil }
    let opening = tokens[start...].prefix(3).map(\.word)
    let isShort = tokens.count - start <= 4
    // `By default we do not allow for this` points back at what is asked.
    let isAnaphoric = tokens[start...].prefix(9).contains { ["this", "that", "these", "such", "so"].contains($0.word) }
    return isShort || isAnaphoric || opening.contains(where: { answers.contains($0) }) ? nil : start
  }

  private static let answers: Set<String> = [
    "yes", "no", "not", "never", "correct", "absolutely", "certainly", "sure", "do", "are", "is", "have", "does", "has",
    "will", "can", "always", "all", "both", "none", "course",
  ]

  /// Whether what is called key is no key: `Key suppliers are reviewed each year`.
  static func isOfKeyThings(_ match: TopicMatch, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    guard lexicon.family(of: match.topic) == "cryptography" else { return false }
    let keys = match.positions.filter { ["key", "keys"].contains(tokens[$0].word) }
    guard !keys.isEmpty else { return false }
    return keys.allSatisfy { position in
      tokens[position].word == "key" && position + 1 < tokens.count && important.contains(tokens[position + 1].stem)
    }
  }

  /// Stems of what is called key for its weight.
  private static let important: Set<String> = [
    "supplier", "vendor", "risk", "perform", "person", "personnel", "account", "figur", "staff", "custom", "customer",
    "contact", "employe", "area", "process", "busi", "decis", "indic", "metric", "role", "stakehold", "system",
    "servic",
    "control", "measur", "partner", "function", "principl", "compon", "asset", "element", "featur", "team",
  ]

  /// Whether what is told of is the key and not what it encrypts, or the log and not what it reviews: `Encryption keys are not
  /// stored in the database`, `Audit logs hold changes to access rights`.
  static func isOfKeyOrLog(_ match: TopicMatch, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    lends(match, "encrypt", to: ["key"], tokens)
      || lexicon.family(of: match.topic) != "logging" && lends(match, "audit", to: ["log", "trail"], tokens)
  }

  /// Whether a word of a match only tells which of some things is meant, wherever it stands, and the things are no part of
  /// the match.
  private static func lends(_ match: TopicMatch, _ stem: String, to things: Set<String>, _ tokens: [Token]) -> Bool {
    let positions = match.positions.filter { tokens[$0].stem == stem }
    return !positions.isEmpty
      && positions.allSatisfy { position in
        position + 1 < tokens.count && things.contains(tokens[position + 1].stem)
          && !match.positions.contains(position + 1)
      }
  }

  /// Whether staff is told to report, and no customer to be told: `Report any suspected incident immediately.`
  static func isReportOfStaff(_ match: TopicMatch, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    match.topic == "customer-incident-notification" && tokens.first?.word == "report"
      && lexicon.positions(of: "customer", in: tokens).isEmpty
      && !tokens.contains { ["you", "your", "affected"].contains($0.word) }
  }

  /// Whether a subject stands only in a clause that says what would be: `rooms which would need physical controls`.
  static func wouldBe(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    let would = tokens.indices.dropFirst().first { position in
      tokens[position].word == "would" && ["which", "that", "who"].contains(tokens[position - 1].word)
    }
    guard let would, let first = match.positions.min() else { return false }
    return first > would
  }

  /// Whether all that is told of an agreement is where it is kept: `Agreements are to be created and stored in the archive`.
  static func isFiled(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard match.topic.rawValue.holds("agreement") || match.topic.rawValue.holds("contract"),
      let last = match.positions.filter({ ["agreement", "contract"].contains(tokens[$0].stem) }).max()
    else { return false }
    let done = tokens[last...].dropFirst().filter { QuestionReader.isPastParticiple($0.word) }
    return !done.isEmpty && done.allSatisfy { filed.contains($0.word) }
  }

  private static let filed: Set<String> = ["stored", "kept", "filed", "archived", "saved", "created", "uploaded"]

  /// Whether the people are all that a sentence has of a subject that its heading names: `Duties are explained to employees`
  /// under `Training`; what has a figure, or points back at the heading, is of its subject.
  static func isSaidOfPeople(_ match: TopicMatch, _ reading: LexicalReading, _ lexicon: Lexicon) -> Bool {
    let tokens = reading.tokens
    guard !match.positions.isEmpty, reading.quantities.isEmpty, tokens.count > 6,
      tokens.contains(where: { Cues.isFinite($0.word) }),
      !tokens.contains(where: { ["it", "this", "these", "them", "such"].contains($0.word) })
    else { return false }
    let people = Set(people.flatMap { lexicon.positions(of: $0, in: tokens) }.flatMap { Array($0) })
    return !match.positions.isDisjoint(with: people)
      && match.positions.allSatisfy { people.contains($0) || QuestionReader.generic.contains(tokens[$0].stem) }
  }

  private static let people = ["employee", "contractor"]

  /// Whether all that is told of a subject is that people are trained in it: `Change management training is offered`.
  static func isOfTraining(_ match: TopicMatch, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    guard let last = match.positions.max(), last + 1 < tokens.count, match.positions.count > 1,
      ["training", "trainings", "course", "courses"].contains(tokens[last + 1].word),
      tokens[last + 1].gap < .comma
    else { return false }
    return !["people-training", "ai"].contains(lexicon.family(of: match.topic) ?? "")
      && !match.topic.rawValue.holds("training")
      && match.positions.max().map { $0 - (match.positions.min() ?? 0) } == match.positions.count - 1
  }

  /// Whether a sentence says that something is done without the measure: `Service desk staff sign in without MFA`.
  static func goesWithout(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    let lacked = match.positions.filter { position in
      let before = tokens[..<position].suffix(2)
      let isWithout =
        before.last?.word == "without" || tokens[..<position].suffix(5).spaced.holds(" without having ")
        || before.first?.word == "without"
          && ["a", "an", "any", "requiring", "needing", "further"].contains(before.last?.word)
        || tokens[..<position].suffix(4).spaced.holds(" without requiring a ")
      return position > 2 && isWithout && !harmlessly.contains(tokens[position].stem)
    }
    guard let first = lacked.min() else {
      // `If your server does not support TLS, we send the message without protection.`
      return tokens.indices.dropFirst().contains { position in
        tokens[position - 1].word == "without" && ["protect", "encrypt"].contains(tokens[position].stem)
          && match.positions.allSatisfy { $0 < position - 1 }
          && !tokens[..<(position - 1)].suffix(6).contains { ["never", "not", "no"].contains($0.word) }
      }
    }
    let without = tokens[..<first].lastIndex { $0.word == "without" } ?? first - 1
    // `Access without a badge is not possible.`
    let isRefused = zip(tokens[first...], tokens[first...].dropFirst()).contains {
      $0.word == "not" && ["possible", "permitted", "allowed"].contains($1.word)
    }
    return !isRefused && !Cues.isProhibition(Array(tokens[..<without]))
  }

  /// Stems behind `without` of which nobody goes short: `20 minutes without activity`.
  private static let harmlessly: Set<String> = [
    "undu", "delay", "unreason", "except", "activ", "inact", "interact", "input", "interrupt", "use",
  ]
}

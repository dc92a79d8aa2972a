import Language
import Model

/// Reads the members of a customer's list.
enum Options {
  /// Whether the members are verdicts: yes and no, plain or as sentences, or states (`Fully implemented`, `Planned`).
  static func areVerdicts(_ options: [String]) -> Bool {
    guard !options.isEmpty else { return false }
    let heads = options.map { AnswerWords.meaning(of: head($0)) }
    if heads.contains(.verdict(.yes)),
      options.count <= 3 || heads.contains(.verdict(.no)) || options.contains(where: { head($0) == "not" })
    {
      return true
    }
    return AnswerWords.isVerdictList(options)
  }

  /// The first word in lower case.
  static func head(_ option: String) -> String {
    let lower = option.lowercased()
    return String(lower.drop { $0 == " " }.prefix { $0.isLetter || $0 == "/" || $0 == "-" })
  }

  /// The members whose first word states a verdict: `Yes, monthly` and `Yes, annually`.
  static func members(opening verdict: Verdict, among options: [String]) -> [String] {
    options.filter { AnswerWords.meaning(of: head($0)) == .verdict(verdict) }
  }

  /// The member that states a verdict, exactly as offered; nil where none does.
  static func member(for verdict: Verdict, among options: [String]) -> String? {
    members(opening: verdict, among: options).first
      ?? member(for: verdict, meaning: options.map(AnswerWords.meaning), options)
      ?? options.first {
        verdict == .no && concedes($0) || verdict == .planned && $0.lowercased().hasPrefix("in progress")
      }
  }

  /// The member that says that something is under way; nil where none does.
  static func begun(among options: [String]) -> String? {
    options.first { option in
      ["in progress", "under way", "underway", "ongoing", "in process", "pending"].contains(
        where: option.lowercased().holds)
    }
  }

  /// The member of a list of states in the question's words (`Certified`, `Not certified`) that a verdict means; nil
  /// where the list is none.
  static func state(_ verdict: Verdict, among options: [String], question: QuestionReading, tokenizer: Tokenizer)
    -> String?
  {
    let asked = question.stems
    let states = options.map { option -> Verdict? in
      guard !isRemainder(option) else { return nil }
      let words = tokenizer.tokens(of: option).filter { !asked.contains($0.stem) || ["no", "not"].contains($0.word) }
      return words.isEmpty ? .yes : AnswerWords.state(of: words.map(\.word))
    }
    // `Is it opt-in, opt-out or never used?` has all members in its words.
    guard states.count(where: { $0 == .yes }) == 1, states.contains(where: { $0 != nil && $0 != .yes }) else {
      return nil
    }
    return member(for: verdict, meaning: states.map { $0.map { .verdict($0) } }, options)
  }

  /// The member that denies what is spoken of and no more: `None of these`, `Not supported`; nil where there is none.
  static func denial(among options: [String], of spoken: Set<String>, tokenizer: Tokenizer) -> String? {
    options.first { option in
      let tokens = tokenizer.tokens(of: option)
      guard let negation = tokens.firstIndex(where: { denials.contains($0.word) }),
        AnswerWords.meaning(of: option) == nil || AnswerWords.meaning(of: option) == .verdict(.no)
      else { return false }
      return tokens.indices.allSatisfy { position in
        let token = tokens[position]
        return position == negation || token.isFunctionWord || ["above", "these"].contains(token.word)
          || spoken.contains(token.stem) || AnswerWords.state(of: [token.word]) != nil
      }
    }
  }

  private static let denials: Set<String> = ["no", "not", "none", "never", "neither"]

  /// `Other`, `None of the above`, `Not applicable`: what no claim states.
  static func isRemainder(_ option: String) -> Bool {
    switch AnswerWords.meaning(of: option) {
    case .notApplicable, .placeholder: true
    default:
      ["other", "none", "not applic", "we have other", "elsewhere", "don't know"].contains(
        where: option.lowercased().hasPrefix)
    }
  }

  /// What a member says first: of several sentences the one that tells it from the others, without a label (`Robust: …`), and
  /// of a noun what stands before its purpose (`A process for risks to review the threats`) where that names a subject.
  static func gist(_ option: String, namesSubject: (String) -> Bool) -> String {
    var gist = option
    if let colon = gist.firstRange(of: ":"), gist[..<colon.lowerBound].split(separator: " ").count == 1,
      gist[colon.upperBound...].split(separator: " ").count > 4
    {
      gist = gist[colon.upperBound...].trimmingPrefix(" ").description
    }
    if let stop = gist.ranges(of: ". ").first(where: { gist[$0.upperBound...].first?.isUppercase == true }) {
      gist = String(gist[...stop.lowerBound])
    }
    if ["a ", "an ", "the "].contains(where: gist.lowercased().hasPrefix), let purpose = gist.firstRange(of: " to "),
      namesSubject(String(gist[..<purpose.lowerBound]))
    {
      gist = String(gist[..<purpose.lowerBound])
    }
    return gist
  }

  private static func member(for verdict: Verdict, meaning: [AnswerWords.Meaning?], _ options: [String]) -> String? {
    // Of `Partially implemented` and `Largely implemented` the one that says less.
    let found = zip(meaning, options).filter { $0.0 == .verdict(verdict) }.map(\.1)
    return found.first { head($0).hasPrefix("part") } ?? found.first
  }

  /// `We do not use firewalls.`, `Some protocols carry data in clear.`: what a list sets against its yes.
  private static func concedes(_ option: String) -> Bool {
    ["we do not", "we don", "some "].contains(where: option.lowercased().hasPrefix)
  }

  /// The member that says that something is done regularly and at no fixed interval; nil where there is none.
  static func vague(among options: [String], tokenizer: Tokenizer) -> String? {
    options.first { isVague(tokenizer.tokens(of: $0)) }
  }

  /// Whether a member says that there is none: `No regular backups`.
  static func denies(_ tokens: [Token]) -> Bool {
    ["no", "never", "none", "not", "nobody", "without"].contains(tokens.first?.word ?? "")
  }

  private static func isVague(_ tokens: [Token]) -> Bool {
    !denies(tokens)
      && tokens.contains { ["regularly", "periodically", "regular", "periodic"].contains($0.word) }
      && !QuantityReader.quantities(in: tokens).contains { $0.kind == .frequency }
  }

  /// The member that says that something is done soon and within no fixed time; nil where there is none.
  static func undated(among options: [String]) -> String? {
    options.first { option in
      let text = option.lowercased()
      return ["undue delay", "as soon as possible", "promptly"].contains(where: text.holds) && !text.holds("hour")
    }
      ?? options.first { option in
        let text = option.lowercased()
        return ["no ", "without a "].contains(where: text.hasPrefix)
          && ["time", "deadline", "period", "limit"].contains(where: text.holds)
          && ["fixed", "set", "specific", "defined", "deadline", "time limit"].contains(where: text.holds)
      }
  }

  /// The bucket that a period falls into, for options that are frequencies; nil where they are not.
  static func bucket(for hours: Double, among options: [String], tokenizer: Tokenizer) -> String? {
    struct Bucket {
      var option: String
      var hours: Double?
      var isOpen: Bool
    }
    var buckets: [Bucket] = []
    var unread = 0
    for option in options {
      let tokens = tokenizer.tokens(of: option)
      let text = tokens.spaced
      let frequency = QuantityReader.quantities(in: tokens).last { $0.kind == .frequency }
      let isRarer = text.holds(" less ") || text.holds(" not once ")
      if let frequency, !isRarer {
        // `More than once a year` is no answer for what is done once.
        let isOftener = text.holds(" more than ") || text.holds(" several times ")
        buckets.append(
          Bucket(
            option: option, hours: isOftener ? frequency.magnitude / 2 : frequency.magnitude,
            isOpen: isOftener || text.holds(" more often ") || text.holds(" at least ")))
      } else if text.holds(" less ") || text.holds(" never ") || text.holds(" rarely ") {
        buckets.append(Bucket(option: option, hours: text.holds(" never ") ? .infinity : 1e7, isOpen: false))
      } else if text.holds(" more often ") || text.holds(" continuously ") {
        buckets.append(Bucket(option: option, hours: 0, isOpen: true))
      } else if text.holds(" couple of months ") {
        buckets.append(Bucket(option: option, hours: 1460, isOpen: false))
      } else if text.holds(" immediately whenever ") || text.hasPrefix(" not ") || isVague(tokens) {
        // What is done at no interval is no cadence, and none that is too rare.
        continue
      } else {
        unread += 1
      }
    }
    guard buckets.count > 1, buckets.count > unread else { return nil }
    // The rarest cadence that the figure still meets.
    let met = buckets.filter { ($0.hours ?? .infinity) >= hours * 0.99 }.min { ($0.hours ?? 0) < ($1.hours ?? 0) }
    if let met, let period = met.hours, period.isFinite, period < 1e6 { return met.option }
    return buckets.first { ($0.hours ?? 0) >= 1e7 && ($0.hours ?? 0).isFinite }?.option ?? met?.option
  }
}

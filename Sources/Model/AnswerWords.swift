/// The words in which questionnaires offer answers.
public enum AnswerWords {
  /// What a member of a list of answers stands for.
  public enum Meaning: Hashable, Sendable {
    /// Says what a verdict says.
    case verdict(Verdict)
    /// Not applicable.
    case notApplicable
    /// A default that says that nobody answered yet.
    case placeholder
  }

  /// What a member says as a whole; nil for sentences and other words.
  public static func meaning(of member: String) -> Meaning? {
    let folded = FoldedText.folded(member)
    if let meaning = meanings[folded] { return meaning }
    // Numbered members, as "1 - Yes" or "a) Partially", count by their words.
    let words = folded.split(separator: " ", maxSplits: 1)
    if words.count == 2, words[0].utf8.count == 1, let meaning = meanings[String(words[1])] { return meaning }
    return state(of: folded.split(separator: " ")).map { .verdict($0) }
  }

  /// The verdict that words of state alone give (`not yet in place`, `largely implemented`), each in lower case; nil
  /// where there is any other word.
  public static func state(of words: [some StringProtocol]) -> Verdict? {
    var kinds: Set<State> = []
    for word in words {
      guard let kind = states[String(word)] else { return nil }
      kinds.insert(kind)
    }
    if kinds.contains(.coming) { return .planned }
    if kinds.contains(.partly) || kinds.isSuperset(of: [.denying, .wholly]) { return .partial }
    if kinds.contains(.denying) { return .no }
    return kinds.contains(.done) || kinds.contains(.wholly) ? .yes : nil
  }

  private enum State { case denying, partly, coming, wholly, done, filler }

  private static let states: [String: State] = {
    var table: [String: State] = [:]
    for (kind, words) in [
      (State.denying, "not no never none non"),
      (.partly, "partial partially partly part mostly largely somewhat"),
      (.coming, "planned progress preparation roadmap scheduled underway future"),
      (.wholly, "fully full complete completely entirely"),
      (
        .done,
        "implemented compliant met meets meet complies comply conforms conformant place done supported available "
          + "adopted fulfilled satisfied addressed achieved effective established provided enforced applied certified "
          + "attested"
      ),
      (
        .filler,
        "in is are we it this the yet currently to be for on of with implementation compliance requirement control"
      ),
    ] {
      for word in words.split(separator: " ") { table[String(word)] = kind }
    }
    return table
  }()

  /// The verdict whose word is the head of an answer, as in `No. …`; `No customer …` begins a sentence instead.
  public static func opening(of text: String) -> Verdict? {
    let trimmed = text.drop { $0.isWhitespace }
    let word = trimmed.prefix { $0.isLetter }
    guard openings.contains(word.lowercased()), case .verdict(let verdict) = meaning(of: String(word)) else {
      return nil
    }
    guard let next = trimmed.dropFirst(word.count).first else { return verdict }
    return ".,;:!\u{2013}\u{2014}\n".contains(next) ? verdict : nil
  }

  private static let openings: Set<String> = [
    "yes", "no", "partial", "partially", "partly", "planned", "ja", "nein", "teilweise", "geplant",
  ]

  /// The one member of a list that says what the verdict says, exactly as offered; nil where none or several do.
  public static func member(for verdict: Verdict, in options: [String]) -> String? {
    let whole = options.filter { meaning(of: $0) == .verdict(verdict) }
    if whole.count == 1 { return whole[0] }
    guard whole.isEmpty, verdict == .yes || verdict == .no else { return nil }
    let beginning = options.filter { sentenceMeaning(of: $0) == verdict }
    return beginning.count == 1 ? beginning[0] : nil
  }

  /// Whether every member of a list says yes, no or something between.
  public static func isVerdictList(_ options: [String]) -> Bool {
    guard options.count >= 2 else { return false }
    let says = { (verdict: Verdict) in options.contains { meaning(of: $0) == .verdict(verdict) } }
    if says(.yes), says(.no) { return true }
    let known = options.filter { meaning(of: $0) != nil || sentenceMeaning(of: $0) != nil }
    return known.count == options.count && options.contains { member(for: .yes, in: [$0]) != nil }
  }

  /// Whether a list is a scale, as `0 - None` to `5 - Optimised`: which score a measure earns only its owner can say.
  public static func isScale(_ options: [String]) -> Bool {
    var numbers: [Int] = []
    for option in options {
      let text = option.drop { $0.isWhitespace }
      let digits = text.prefix { $0.isNumber }
      let rest = text.dropFirst(digits.count)
      // `24 hours` is a figure.
      let word = rest.drop { $0 == " " }.prefix { $0.isLetter || $0 == "%" }.lowercased()
      guard let number = Int(digits), digits.count <= 2, !measures.contains(word),
        rest.first.map({ " -.:)\u{2013}".contains($0) }) ?? true
      else { return false }
      numbers.append(number)
    }
    return numbers.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { abs($0 - $1) == 1 }
  }

  /// Words that make a figure of a number.
  private static let measures: Set<String> = [
    "second", "seconds", "sec", "minute", "minutes", "min", "mins", "hour", "hours", "hrs", "h", "day", "days", "d",
    "week", "weeks", "month", "months", "year", "years", "characters", "chars", "attempts", "%",
  ]

  /// Yes or no where a sentence begins with it.
  private static func sentenceMeaning(of member: String) -> Verdict? {
    let folded = member.drop { $0.isWhitespace }.lowercased()
    for (word, verdict) in [("yes", Verdict.yes), ("no", .no), ("ja", .yes), ("nein", .no)] where folded.hasPrefix(word)
    {
      guard let next = folded.dropFirst(word.count).first else { return verdict }
      if ",.;:!-–— ".contains(next) { return verdict }
    }
    return nil
  }

  private static let meanings: [String: Meaning] = {
    var table: [String: Meaning] = [:]
    func add(_ meaning: Meaning, _ words: String) {
      for word in words.split(separator: ",") { table[FoldedText.folded(String(word))] = meaning }
    }
    add(
      .verdict(.yes),
      "yes,y,ja,j,oui,sí,si,sim,true,compliant,fully compliant,implemented,fully implemented,fulfilled,pass,passed,"
        + "notafinding,not a finding,達成,in place,met,fully met,conformant,erfüllt,vollständig erfüllt,umgesetzt,"
        + "vollständig umgesetzt,vorhanden,はい,satisfied,conforms,complies,effective,vollständig,fully,trifft zu")
    add(
      .verdict(.no),
      "no,n,nein,non,não,false,non compliant,noncompliant,not compliant,not implemented,open,fail,failed,開ける,not met,"
        + "not in place,not fulfilled,nicht erfüllt,nicht umgesetzt,nicht vorhanden,いいえ,not satisfied,does not comply,"
        + "trifft nicht zu")
    add(
      .verdict(.partial),
      "partial,partially,partly,in part,partially compliant,partially implemented,partially met,partly implemented,"
        + "teilweise,teilweise erfüllt,teilweise umgesetzt,partiellement,parcial,partial compliance,partially in place")
    add(
      .verdict(.planned),
      "planned,in progress,geplant,in umsetzung,in arbeit,in planung,roadmap,on roadmap,prévu,planificado,"
        + "partially planned,under implementation,being implemented")
    add(
      .notApplicable,
      "n a,na,not applicable,nicht anwendbar,nicht zutreffend,entfällt,該当なし,sans objet,no aplica,notapplicable,nz,"
        + "not required,必須ではありません")
    add(
      .placeholder,
      "not verified,未確認,not reviewed,not_reviewed,not assessed,not answered,unanswered,not started,tbd,tbc,todo,"
        + "to be completed,to be determined,please select,select,choose,choose an item,bitte auswählen,bitte wählen,"
        + "auswählen,pending,not yet answered,unknown,offen,nicht beantwortet,nicht geprüft,your answer,answer here,"
        + "enter answer,not tested")
    return table
  }()
}

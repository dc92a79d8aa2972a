import Language

extension QuestionReader {
  /// Tokens in brackets: they explain and are no demand of their own.
  ///
  /// An abbreviation in them is another name of what stands before.
  static func bracketed(_ tokens: [Token]) -> Set<Int> {
    var found: Set<Int> = []
    var isInside = false
    var closing: Int?
    for (position, token) in tokens.enumerated() {
      if token.gap == .bracket, position > 0, position != closing {
        let isOne = !isInside && tokens.dropFirst(position + 1).first.map { $0.gap == .bracket } ?? true
        if isOne { closing = position + 1 } else { isInside.toggle() }
      }
      if isInside { found.insert(position) }
    }
    return found
  }

  /// Tokens after a word that opens a clause of circumstances, to its end.
  static func subordinate(_ tokens: [Token]) -> Set<Int> {
    var found = bracketed(tokens)
    var inside = false
    for (position, token) in tokens.enumerated() {
      let next = tokens.dropFirst(position + 1).prefix(3).map(\.word)
      if token.gap >= .comma, position > 0 {
        let head = ["and", "or"].contains(token.word) ? next.first ?? "" : token.word
        if ["do", "does", "is", "are", "have", "has", "can", "will", "did", "how", "what"].contains(head)
          || token.gap == .sentence
        {
          inside = false
        }
      }
      if position > 0,
        openers.contains(token.word) && !hangsOnNothing(position, tokens)
          || (token.word == "in" && next.count > 1
            && ["accordance", "line", "concert", "compliance"].contains(next[0]))
          || (token.word == "as" && ["determined", "defined", "part", "required"].contains(next.first ?? ""))
          || (token.word == "used" && next.first == "to") || opensPurpose(position, tokens)
      {
        if inside { found.insert(position) }
        inside = true
        if position > 3, ["where", "when", "whenever"].contains(token.word) { found.insert(position) }
        continue
      }
      if inside { found.insert(position) }
    }
    return found
  }

  /// Whether `to access customer data` says what for: `May employees use their own devices to access customer data?`.
  private static func opensPurpose(_ position: Int, _ tokens: [Token]) -> Bool {
    guard tokens[position].word == "to", position > 3, position + 1 < tokens.count,
      ["access", "reach", "view", "handle", "process", "store", "connect"].contains(tokens[position + 1].word)
    else { return false }
    let before = tokens[position - 1]
    return !before.isFunctionWord && !isParticiple(before.word)
      && !["able", "need", "needs", "right", "rights", "ability", "access", "attempt", "attempts", "free"].contains(
        before.word)
  }

  /// Whether tokens ask for everything of a kind; `every 12 months` and `at all hours` do not.
  static func asksForEvery(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      ["all", "every", "each", "everywhere", "always"].contains(tokens[position].word)
        && !tokens[position...].dropFirst().prefix(2).contains { next in
          next.number != nil
            || ["day", "week", "month", "quarter", "year", "time", "hour", "case", "least"].contains(next.stem)
            // `kept apart from each other`, `from all other customers`
            || ["other", "others"].contains(next.word)
        }
    }
  }

  /// Where the words begin that say for what something is required: `required for access to production`.
  static func scopeOfObligation(_ tokens: [Token]) -> Int? {
    guard let verb = tokens.firstIndex(where: { obligations.contains($0.word) }) else { return nil }
    return tokens[(verb + 1)...].prefix { $0.gap < .comma }.prefix(8).indices.first {
      ["for", "before", "when", "on"].contains(tokens[$0].word)
        || tokens[$0].word == "to" && tokens.dropFirst($0 + 1).first?.word == "access"
    }
  }

  private static let obligations: Set<String> = [
    "require", "requires", "required", "enforce", "enforces", "enforced", "mandatory", "compulsory", "obligatory",
    "necessary", "needed", "mandate", "mandated",
  ]

  /// Tokens of the up to three nouns that a clause of people hangs on: `for every production engineer who …`.
  static func antecedents(_ tokens: [Token]) -> Set<Int> {
    tokens.indices.reduce(into: []) { found, position in
      guard tokens[position].word == "who", position > 1 else { return }
      for before in stride(from: position - 1, through: max(0, position - 3), by: -1) {
        guard !tokens[before].isFunctionWord, tokens[before].gap < .comma || before == position - 1 else { return }
        found.insert(before)
      }
    }
  }

  /// Whether a clause hangs on a word that names nothing, and so holds the subject: `systems whose vendor gives no updates`.
  private static func hangsOnNothing(_ position: Int, _ tokens: [Token]) -> Bool {
    ["that", "which", "who", "whose"].contains(tokens[position].word)
      && tokens[..<position].allSatisfy {
        $0.isFunctionWord || generic.contains($0.stem) || ["still", "ever", "already", "yet"].contains($0.word)
      }
  }

  /// The tokens without `and not merely your provider`, `rather than by hand`: what is not asked.
  static func withoutContrast(_ tokens: [Token]) -> [Token] {
    var kept: [Token] = []
    var isContrast = false
    for (position, token) in tokens.enumerated() {
      if isContrast, token.gap >= .comma { isContrast = false }
      // `your own company (not your provider)`
      if token.word == "not" && token.gap == .bracket
        || opensContrast(token.word, tokens.dropFirst(position + 1).first?.word ?? "")
      {
        isContrast = true
      }
      if !isContrast { kept.append(token) }
    }
    return kept.isEmpty ? tokens : kept
  }

  /// The tokens without `the vendor` of `Does the vendor encrypt …`: in a questionnaire that is whoever answers it.
  static func withoutRespondent(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.first?.word else { return tokens }
    let start = asking.contains(first) ? 1 : 0
    var end = start
    if end < tokens.count, ["the", "your"].contains(tokens[end].word) { end += 1 }
    guard end > start || start == 1 else { return tokens }
    if end < tokens.count, ["service", "cloud", "saas"].contains(tokens[end].word) { end += 1 }
    guard end + 2 < tokens.count,
      ["vendor", "supplier", "provider", "contractor", "csp", "bidder", "tenderer", "respondent"].contains(
        tokens[end].word),
      isAct(tokens[end + 1].word) || tokens[end + 1].word.hasSuffix("ly") && isAct(tokens[end + 2].word)
        || start == 1 && isHeld(tokens[end + 1].word)
    else { return tokens }
    return Array(tokens[..<start] + tokens[(end + 1)...])
  }

  /// Whether a word opens what a respondent is or holds: `Is the provider ISO 27001 certified?`
  private static func isHeld(_ word: String) -> Bool {
    [
      "iso", "iec", "soc", "pci", "soc2", "iso27001", "hipaa", "tisax", "hitrust", "fedramp", "gdpr", "able", "in",
      "subject", "compliant", "registered", "an", "a",
    ].contains(word)
  }

  private static let asking: Set<String> = ["does", "has", "is", "will", "can", "did", "should", "must"]

  /// Whether a word is a verb that a respondent is asked about.
  static func isAct(_ word: String) -> Bool {
    let base = word.hasSuffix("s") ? String(word.dropLast()) : word
    return isParticiple(word) || [word, base].contains { acts.contains($0) || respondentsActs.contains($0) }
  }

  /// Verbs of respondents beside those that a second demand begins with; without the `s` of a single vendor.
  private static let respondentsActs: Set<String> = [
    "have", "has", "shall", "must", "will", "hold", "support", "sign", "confirm", "demonstrate", "use", "implement",
    "undergo", "undergoe", "carry", "carrie", "allow", "operate", "run", "store", "process", "processe", "employ",
    "comply", "complie", "ensure", "regularly",
  ]

  private static func opensContrast(_ word: String, _ next: String) -> Bool {
    switch word {
    case "not": ["merely", "only", "just", "solely"].contains(next)
    case "rather", "other": next == "than"
    case "instead", "regardless": next == "of"
    default: false
    }
  }

  /// Whether a word looks like a verb's form.
  private static func isVerbal(_ word: String) -> Bool {
    word.hasSuffix("ed") || word.hasSuffix("ing")
      || [
        "is", "are", "do", "does", "has", "have", "can", "will", "kept", "made", "sent", "given", "comply", "work",
        "deal",
      ]
      .contains(word)
  }

  /// Whether a word looks like a participle: `practised`, `re-examined`.
  static func isParticiple(_ word: String) -> Bool { word.utf8.count > 4 && word.hasSuffix("ed") }

  /// Whether a word is a participle, by its looks or one of the common irregular ones.
  static func isPastParticiple(_ word: String) -> Bool { isParticiple(word) || irregular.contains(word) }

  private static let irregular: Set<String> = [
    "kept", "held", "made", "sent", "given", "taken", "done", "built", "set",
  ]

  /// Whether the measure is asked about as absent: `Are there accounts without a second factor?`.
  static func lacks(_ measure: Set<Int>, _ tokens: [Token]) -> Bool {
    // `Are backups not encrypted?`, `We do not encrypt backups.`
    let isUndone = measure.contains { position in
      position > 0 && ["not", "never"].contains(tokens[position - 1].word) && undone.contains(tokens[position].stem)
    }
    if isUndone { return true }
    guard let opening = tokens.first?.word,
      ["is", "are", "does", "do", "can", "may", "could", "has", "have", "will"].contains(opening)
    else { return false }
    // `Do you refrain from forcing changes of passwords?`
    if let position = tokens.firstIndex(where: { $0.stem == "refrain" || $0.stem == "abstain" }) {
      return measure.contains { $0 > position && !tokens[$0].isFunctionWord }
    }
    // `Is there any data that is not encrypted?`
    let head = tokens.prefix(3).map(\.word)
    if head.count == 3, head[1] == "there", ["any", "some", "data", "systems"].contains(head[2]),
      let denial = tokens.firstIndex(where: { ["not", "cannot", "no", "never"].contains($0.word) })
    {
      return measure.contains { abs($0 - denial) <= 5 && !tokens[$0].isFunctionWord }
    }
    guard let position = tokens.firstIndex(where: { $0.word == "without" || $0.word == "lacking" }) else {
      return false
    }
    // `Can your staff look into our account without asking us?`
    if position + 2 < tokens.count, leaves.contains(tokens[position + 1].word),
      ["us", "customers", "clients"].contains(tokens[position + 2].word) || tokens[position + 2].word == "the"
    {
      return measure.contains { $0 < position }
    }
    let after = tokens[(position + 1)...].prefix(4)
    guard let first = after.first, !harmlessLacks.contains(first.stem) else { return false }
    return after.indices.contains { measure.contains($0) && !tokens[$0].isFunctionWord }
  }

  /// Stems of what is done for security, and is bad where it is not.
  private static let undone: Set<String> = [
    "encrypt", "log", "monitor", "test", "review", "train", "screen", "patch", "scan", "segreg", "separ", "protect",
    "approv", "audit", "enforc", "verifi", "backup", "harden", "inventori", "assess", "sign", "revok", "hash", "vet",
    "expir", "rotat", "lock",
  ]

  /// What is left out where somebody acts on their own.
  private static let leaves: Set<String> = [
    "asking", "telling", "informing", "consulting", "notifying", "involving",
  ]

  private static let harmlessLacks: Set<String> = [
    "undu", "except", "addit", "extra", "delay", "cost", "fear", "hesit",
  ]

  /// Whether names are asked for: `Which AI vendors …`, `Name the tools …`.
  static func asksForNames(_ tokens: [Token]) -> Bool {
    let tokens = Array(tokens.drop { $0.word == "please" })
    guard let opening = tokens.first?.word, ["which", "what", "who", "name", "list"].contains(opening) else {
      return false
    }
    // `the vendor's patching process` is the company's own; `Name the tools …` names what it wants.
    return tokens.prefix(6).indices.contains { position in
      ["tool", "vendor", "provider", "model", "product", "supplier", "subprocessor", "softwar", "partner", "firm"]
        .contains(tokens[position].stem)
        && !(position > 0 && tokens[position - 1].word == "the"
          && !(position == 2 && ["name", "list"].contains(opening)))
    }
  }

  /// Whether the name of a firm is asked for that did something.
  static func asksForFirm(_ tokens: [Token]) -> Bool {
    asksForNames(tokens) && tokens.prefix(8).contains { $0.stem == "firm" }
  }

  /// Whether the role or the body is asked for that answers for something: `Who approves …`, `Name the role that …`.
  static func asksForRole(_ tokens: [Token]) -> Bool {
    let tokens = tokens.drop { $0.word == "please" }
    guard let opening = tokens.first?.word else { return false }
    let isOfRole =
      ["which", "what", "name", "state", "specify"].contains(opening)
      && tokens.prefix(5).contains {
        ["role", "function", "team", "position", "person", "department", "titl"].contains($0.stem)
      }
    return (opening == "who" || isOfRole)
      && tokens.contains {
        ["responsible", "account", "author", "approv", "own", "lead", "charg", "sign", "decid", "overse"].contains(
          $0.stem)
      }
  }

  /// Whether it is asked what people may do: `May staff …`, `Are employees allowed to …`, not whether it can happen.
  static func asksForPermission(_ tokens: [Token]) -> Bool {
    guard let opening = tokens.first?.word else { return false }
    // `May we choose the region?` asks for an offer.
    if opening == "may" { return !tokens.prefix(4).contains { ["choose", "select", "pick"].contains($0.word) } }
    return ["is", "are"].contains(opening)
      && tokens.prefix(8).contains { ["allowed", "permitted", "entitled", "free"].contains($0.word) }
  }

  /// Clauses that say what a document holds, after `that lists` or `which covers`.
  static func contents(_ tokens: [Token]) -> [Range<Int>] {
    let isAsked = ["does", "do"].contains(tokens.first?.word)
    return tokens.indices.dropFirst().compactMap { position in
      guard position + 2 < tokens.count else { return nil }
      let (word, next) = (tokens[position], tokens[position + 1])
      let tells = telling.contains(next.stem)
      // `Does your incident response plan include other ways to communicate?`, `The notice of a breach includes its cause`
      let isPaper = papers.contains(word.stem) && (isAsked || position < 4 && next.word.hasSuffix("s"))
      // `Does the training deal with phishing?`
      let deals = isAsked && word.word == "deal" && next.word == "with"
      return deals || tells && (isPaper || ["that", "which"].contains(word.word))
        ? clause(from: position + 2, in: tokens) : nil
    }
  }

  /// What something is asked to follow: the benchmarks of `Do you align your infrastructure with the benchmarks of CIS?`
  static func followed(_ tokens: [Token]) -> [Range<Int>] {
    guard let verb = tokens.firstIndex(where: { ["align", "compli", "conform"].contains($0.stem) }),
      let joint = tokens[verb...].prefix(9).dropFirst().firstIndex(where: { $0.word == "with" })
    else { return [] }
    return clause(from: joint + 1, in: tokens).map { [$0] } ?? []
  }

  /// The clause that begins at a word, to a comma or an `and`; nil where it has none.
  private static func clause(from start: Int, in tokens: [Token]) -> Range<Int>? {
    let end = tokens[min(start, tokens.count)...].firstIndex { $0.gap >= .comma || $0.word == "and" } ?? tokens.count
    return start < end ? start..<end : nil
  }

  /// Positions of what something is asked to be there for: `logs kept in order to support investigations`.
  static func purpose(of tokens: [Token]) -> Range<Int> {
    let start = tokens.indices.dropFirst(4).dropLast().first { position in
      guard tokens[position].word == "to" else { return false }
      return ["help", "facilitate"].contains(tokens[position + 1].word)
        || tokens[position - 1].word == "order" && tokens[position - 2].word == "in"
    }
    return (start ?? tokens.count)..<tokens.count
  }

  private static let telling: Set<String> = [
    "list", "cover", "includ", "defin", "describ", "address", "govern", "specifi", "contain", "state", "set",
  ]
  /// Stems of what holds rules or steps.
  private static let papers: Set<String> = [
    "plan", "polici", "procedur", "agreement", "contract", "playbook", "runbook", "notif", "notic", "report",
  ]

  /// Clauses that add to what is asked: after `with`, `and`, `including`, `so that`, to the next of them or the end.
  static func clauses(_ tokens: [Token]) -> [Range<Int>] {
    var starts: [(opener: Int, first: Int)] = []
    for (position, token) in tokens.enumerated() where position > 0 {
      let before = tokens[position - 1]
      let next = position + 1 < tokens.count ? tokens[position + 1].word : ""
      switch token.word {
      case "including", "plus": starts.append((position, position + 1))
      case "with"
      where token.gap >= .comma || !isVerbal(before.word) && !["line", "accordance", "concert"].contains(before.word):
        starts.append((position, position + 1))
      // `privacy and security of data` is one object; `reviewed and passed on` is more.
      case "and" where isVerbal(next) || acts.contains(next): starts.append((position, position + 1))
      case "together" where next == "with": starts.append((position, position + 2))
      case "so" where position + 1 < tokens.count && tokens[position + 1].word == "that":
        starts.append((position, position + 2))
      default: if token.gap >= .comma { starts.append((position, tokens.count)) }
      }
    }
    return starts.enumerated().compactMap { index, start in
      let end = index + 1 < starts.count ? starts[index + 1].opener : tokens.count
      return start.first < end ? start.first..<end : nil
    }
  }

  /// The members of enumerations: what stands before, between and behind commas and `and`, circumstances and brackets
  /// left out; a comma separates members where an `and` follows it.
  static func conjuncts(_ tokens: [Token]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    let aside = subordinate(tokens)
    func close(_ end: Int) {
      // `encrypted while stored, and while transferred`
      guard start < end else { return }
      let word = tokens[start].word
      let isParallel = openers.contains(word) && tokens[..<start].contains { $0.word == word }
      if !aside.contains(start) || isParallel { found.append(start..<end) }
    }
    for (position, token) in tokens.enumerated() where position > 0 {
      let isJoint = adds(token.word)
      let ends = token.gap > .comma
      guard isJoint || ends || token.gap == .comma && opensMember(position, tokens) else { continue }
      close(position)
      start = isJoint ? position + 1 : position
    }
    close(tokens.count)
    return found
  }

  private static func adds(_ word: String) -> Bool { word == "and" || word == "plus" }

  /// Whether what a comma opens is a member: of `approved, limited in time and logged`, `kept, with a named owner`.
  private static func opensMember(_ position: Int, _ tokens: [Token]) -> Bool {
    if ["with", "including", "is", "are", "do", "does"].contains(tokens[position].word) { return true }
    let rest = tokens[(position + 1)...].prefix { $0.gap <= .comma }
    return rest.contains { adds($0.word) }
  }

  /// Verbs that a second demand begins with: `keep a list of subprocessors and announce changes to it`.
  private static let acts: Set<String> = [
    "act", "announce", "apply", "approve", "ask", "assess", "assign", "block", "check", "classify", "communicate",
    "conduct", "delete", "detect", "disclose", "dispose", "document", "encrypt", "enforce", "ensure", "escalate",
    "evaluate", "fix", "give", "inform", "keep", "limit", "maintain", "make", "mitigate", "monitor", "notify", "offer",
    "pay", "perform", "prevent", "prohibit", "protect", "provide", "publish", "reassess", "record", "remediate",
    "remove", "require", "restore", "restrict", "retain", "return", "review", "revoke", "rotate", "send", "share",
    "show", "tell", "test", "track", "train", "treat", "update", "verify", "wipe",
  ]

  static let openers: Set<String> = [
    "who", "which", "that", "whose", "with", "where", "when", "whenever", "if", "because", "while", "including",
    "before", "until",
  ]

  /// Tokens of a title before the question itself (`Backups: Are copies encrypted?`).
  static func label(_ tokens: [Token]) -> Set<Int> {
    guard let colon = tokens.prefix(6).indices.first(where: { $0 > 0 && tokens[$0].gap == .colon }),
      tokens.count - colon >= 4, tokens[..<colon].allSatisfy({ !verbs.contains($0.word) })
    else { return [] }
    return Set(0..<colon)
  }

  private static let verbs: Set<String> = [
    "do", "does", "is", "are", "have", "has", "following", "can", "please", "describe", "select", "list", "ensure",
    "provide", "specify", "include", "implement", "use", "keep", "maintain", "which", "what", "how",
  ]

  /// Tokens of the clause of circumstances that a sentence begins with.
  static func circumstances(_ tokens: [Token]) -> Set<Int> {
    guard let opening = tokens.first?.word, ["where", "if", "when", "whenever"].contains(opening),
      let comma = tokens.indices.dropFirst(2).first(where: { tokens[$0].gap == .comma }), tokens.count - comma >= 4,
      !["do", "does", "is", "are", "can", "will"].contains(tokens[1].word)
    else { return [] }
    return Set(0..<comma)
  }

  /// What a row forbids: of `Do not enable service endpoints on all subnets` not the subnets; nil where it forbids nothing.
  static func forbidden(_ tokens: [Token]) -> Range<Int>? {
    guard tokens.count > 3, tokens[0].word == "do", tokens[1].word == "not" else { return nil }
    let end = tokens[3...].firstIndex { $0.gap >= .comma || prepositions.contains($0.word) } ?? tokens.count
    return end > 3 ? 2..<end : nil
  }

  /// `Describe the other methods that you use.`
  static func asksForOthers(_ tokens: [Token]) -> Bool {
    guard let opening = tokens.first?.word,
      ["describe", "specify", "list", "explain", "name", "detail"].contains(opening)
    else { return false }
    return tokens.dropFirst().prefix(2).contains { $0.word == "other" }
  }

  /// `Why is no independent testing planned?` takes for granted what it names.
  static func asksForReasons(_ tokens: [Token]) -> Bool { tokens.first?.word == "why" }

  /// Tokens of an enumeration that hangs on a colon (`the following controls are in place: - a - b`).
  static func listed(_ tokens: [Token]) -> Set<Int> {
    guard
      let colon = tokens.indices.first(where: {
        $0 > 1 && tokens[$0].gap == .colon
          || ($0 > 1 && tokens[$0].gap == .clause && tokens[..<$0].contains { $0.word == "following" })
      })
    else { return [] }
    return Set(colon..<tokens.count)
  }

  /// Words of every question, by stem: they name no measure.
  static let generic: Set<String> = [
    "compani", "organ", "organiz", "process", "place", "ensur", "system", "servic", "describ", "provid", "use", "have",
    "implement",
    "maintain", "requir", "perform", "conduct", "need", "appropri", "relev", "follow", "establish", "defin", "formal",
    "measur",
    "control", "secur", "inform", "data", "busi", "solut", "product", "applic", "environ", "question", "answer", "list",
    "detail",
    "explain", "specifi", "indic", "state", "type", "kind", "certain", "particular", "general", "consid", "make",
    "sure", "take",
    "set", "help", "support", "allow", "enabl", "offer", "avail", "available", "current", "exist", "activ", "effect",
    "adequ", "strong",
    "proper", "suffici", "necessari", "platform", "softwar", "technolog", "tool", "oper", "manag", "polici", "procedur",
    "program", "practic", "method", "mechan", "capabl", "function", "featur", "area", "number", "level", "time",
    "period",
    "year", "month", "week", "day", "hour", "least", "minimum", "maximum", "within", "etc", "exampl", "addit",
    "further", "differ",
    "various", "several", "respect", "regard", "relat", "involv", "base", "accord", "confidenti", "sensit", "critic",
    "project",
    "modern", "industri", "standard", "reason", "like", "potenti", "materi", "via", "order", "case", "event", "done",
    "readi", "well", "overal", "assur",
    "comprehens", "member", "person", "individu", "select", "customer", "client", "user", "vendor", "enforc", "yes",
    "often",
    "updat", "recent", "longer", "will", "way", "request", "give", "determin", "concept", "high", "higher", "left",
    "last",
    "valu", "basi", "taken", "complet", "public", "frequent", "cover", "fulli", "easili", "thereaft", "annual",
    "tenant", "repeat",
  ]
}

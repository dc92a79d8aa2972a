import Language
import Model

/// What stands around a claim: its lead-in, the part of its sentence before it, its headings; and which subjects they cannot
/// give to it.
struct ClaimSurroundings {
  /// The lead-in without what its measures are for.
  let leadIn: Lexicon.Context?
  /// All of them, in the order in which their tokens are numbered.
  let contexts: [Lexicon.Context]
  /// The innermost heading.
  private let heading: Lexicon.Context?
  /// The number of the first token behind the lead-in.
  private let headings: Int
  /// The tokens of the part of the sentence before the claim.
  private let before: Range<Int>
  /// The words of that part.
  private let part: [Token]
  /// The tokens of a question that the claim answers.
  private let asked: Range<Int>
  /// Whether the innermost heading has two subjects (`Vendors and risks`), and so says of no sentence which of them it is
  /// about.
  private let isJoint: Bool
  /// Whether the document's title or one of the headings names suppliers and nothing else.
  private let isOnVendors: Bool
  /// Whether the sentence of which the claim is a later part says what a policy applies to.
  private let isOfScope: Bool
  private let lexicon: Lexicon

  /// - Parameter parts: the claim before it, and the one that opens its sentence where that is another.
  init(_ claim: Claim, before parts: [Claim], alias: CompanyAlias?, isOnVendors: Bool, lexicon: Lexicon) {
    self.lexicon = lexicon
    leadIn = claim.leadIn.map { lexicon.context(of: Self.withoutPurpose(alias?.replaced($0.text) ?? $0.text)) }
    var contexts = leadIn.map { [$0] } ?? []
    headings = leadIn?.tokens.count ?? 0
    var asked = claim.leadIn?.text.holds("?") == true ? 0..<headings : headings..<headings
    heading = claim.section.last.map { lexicon.context(of: $0) }
    if let heading {
      contexts.append(heading)
      if claim.section.last?.hasSuffix("?") == true { asked = asked.lowerBound..<headings + heading.tokens.count }
    }
    // The first part of a sentence names what its other parts are about, as `this` and `it` do.
    var range = 0..<0
    var part: [Token] = []
    // What is denied or planned before is not what the claim goes on with.
    if let before = parts.first, before.lines == claim.lines, before.modality != .context,
      Self.hangsOnBefore(claim.text),
      claim.modality != .inPlace || ![.negated, .planned].contains(before.modality)
    {
      let start = contexts.reduce(0) { $0 + $1.tokens.count }
      let context = lexicon.context(
        lexicon.tokenizer.tokens(of: before.text), isOfSentence: Self.continues(claim.text))
      contexts.append(context)
      part = context.tokens
      if parts.count > 1 {
        // Of the part that opens the sentence what it speaks of, not what it says of that.
        let opening = lexicon.tokenizer.tokens(of: parts[1].text)
        let subject = Array(opening.prefix { !Cues.isFinite($0.word) }.prefix(6))
        if subject.count < opening.count { contexts.append(lexicon.context(subject, isOfSentence: true)) }
      }
      range = start..<contexts.reduce(0) { $0 + $1.tokens.count }
      isOfScope = parts.last.map { Self.saysScope(lexicon.tokenizer.tokens(of: $0.text)) } ?? false
    } else {
      isOfScope = false
    }
    self.part = part
    for outer in claim.section.dropLast().dropFirst(claim.section.count > 2 ? 1 : 0).reversed() {
      contexts.append(lexicon.context(of: outer))
    }
    (self.contexts, self.asked, self.before) = (contexts, asked, range)
    self.isOnVendors =
      isOnVendors || claim.section.contains { Self.isOfVendors(lexicon.context(of: $0).tokens, lexicon) }
    isJoint =
      claim.section.last?.holds("&") == true
      || heading?.tokens.contains { ["and", "or"].contains($0.word) } == true
  }

  /// Stems of the words that matter.
  var stems: Set<String> {
    contexts.reduce(into: []) { stems, context in
      for token in context.tokens where !token.isFunctionWord { stems.insert(token.stem) }
    }
  }

  /// How many words of headings a subject was found by.
  func headingWords(of match: TopicMatch) -> Int {
    match.contextPositions.count { $0 >= headings && !before.contains($0) }
  }

  /// Takes away subjects that only the surroundings name where they cannot: the part before, an outer heading, the heading of
  /// two subjects or of a sentence that has one of its own, for certificates any heading.
  func dismissInherited(from reading: inout LexicalReading) {
    let inner = headings + (heading?.tokens.count ?? 0)
    let isSentence = reading.tokens.contains { Cues.isFinite($0.word) }
    let saysOther = isJoint || reading.topics.contains { !$0.isInherited }
    reading.topics.removeAll { match in
      guard match.isInherited else { return false }
      // What only an outer heading names is the subject of the section, and of no line in it.
      let isOuter = match.contextPositions.allSatisfy { $0 >= inner }
      let isOfHeading = match.contextPositions.allSatisfy { $0 >= headings }
      return isOuter || isOfHeading && isSentence && saysOther
        || match.contextPositions.contains(where: before.contains) || isHeld(match.topic)
    }
  }

  /// Takes away subjects that the surroundings complete or turn into another one.
  func dismiss(from reading: inout LexicalReading, keepsAdverse: Bool) {
    // A heading that asks after a bad practice (`Do you train models on our data?`) states none.
    if !keepsAdverse {
      reading.topics.removeAll { $0.isAdverse && $0.contextPositions.contains(where: asked.contains) }
    }
    // What a heading completes gives way to what the sentence itself says of a neighbour.
    let plainly = reading.topics.filter { $0.contextPositions.isEmpty && !$0.isInherited }
    reading.topics.removeAll { match in
      !match.contextPositions.isEmpty && !match.positions.isEmpty
        && plainly.contains {
          lexicon.areNeighbours($0.topic, match.topic) && $0.positions.isSuperset(of: match.positions)
            && ($0.positions.count > match.positions.count || isJoint && $0.topic != match.topic)
        }
    }
    // `This enables integration` under `Logging` enables no logging: such verbs name nothing of a heading's.
    reading.topics.removeAll { match in
      !match.positions.isEmpty && match.contextPositions.contains { !before.contains($0) }
        && match.positions.allSatisfy { Self.empty.contains(reading.tokens[$0].stem) }
    }
    // `The policy applies to servers; laptops; and phones` says of the phones nothing else.
    if isOfScope {
      reading.topics.removeAll { !$0.contextPositions.isEmpty }
      reading.points = [:]
    }
    // `Enterprise customers receive access to: MFA enforcement` is no rule for staff.
    if let leadIn, Self.offers(leadIn.tokens, lexicon) {
      reading.topics.removeAll { $0.topic.rawValue.hasSuffix("-workforce") }
    }
    // `The following events are logged: sign-ins, changes of accounts` tells of the log, not of its objects.
    if let leadIn, Self.listsEvents(leadIn.tokens),
      leadIn.tokens.contains(where: { ["logged", "recorded", "audited"].contains($0.word) })
        || lexicon.read(leadIn.tokens).topics.contains(where: { isOfLogging($0.topic) })
    {
      reading.topics.removeAll { !isOfLogging($0.topic) }
    }
    // `Risk assessment` under `Supplier relationships` is made of suppliers.
    if let heading, Self.isOfVendors(heading.tokens, lexicon) {
      reading.topics.removeAll { Self.generalTopics.contains($0.topic) }
    }
    if demandsOfVendors(reading.tokens) { reading.topics.removeAll { !Self.isOfSuppliers($0.topic, lexicon) } }
    if reading.topics.contains(where: { isCertificate($0.topic) }) { dismissCertificates(from: &reading) }
    // `a zero trust proxy instead of a VPN` has no VPN.
    if let contrast = Self.contrast(in: reading.tokens) {
      let replaced = Self.clause(from: contrast, in: reading.tokens)
      reading.topics.removeAll { !$0.isAdverse && Self.lies($0, in: replaced) }
    }
    // `… is encrypted, except for backups` and `in a file (key vault recommended)` state nothing of what they set apart.
    for apart in Self.setApart(in: reading.tokens) {
      reading.topics.removeAll { !$0.isAdverse && !$0.positions.isDisjoint(with: apart) && !$0.positions.isEmpty }
      reading.points = reading.points.filter { !$0.value.isSubset(of: apart) || $0.value.isEmpty }
    }
    // `We determine whether the data is encrypted` does not know.
    // `It can be determined whether and by whom data was changed` does.
    if let doubt = reading.tokens.indices.first(where: { position in
      reading.tokens[position].word == "whether"
        && !zip(["and", "by", "whom"], reading.tokens[(position + 1)...].prefix(3)).allSatisfy { $0 == $1.word }
    }) {
      let doubtful = Self.clause(from: doubt, in: reading.tokens)
      reading.topics.removeAll { Self.lies($0, in: doubtful) }
    }
  }

  private func isCertificate(_ topic: Identifier<Topic>) -> Bool {
    topic == "security-certifications" || isHeld(topic)
  }

  /// Takes away certificates of others, and those that are named as examples only: `a third-party certification (for
  /// example, SOC 2 or similar)`.
  private func dismissCertificates(from reading: inout LexicalReading) {
    if isCertificateOfOthers(reading.tokens) || Self.supposes(reading.tokens) {
      reading.topics.removeAll { isCertificate($0.topic) }
    }
    if let example = reading.tokens.firstIndex(where: { ["example", "eg"].contains($0.word) }) {
      reading.topics.removeAll { isHeld($0.topic) && $0.positions.contains { $0 >= example } }
    }
  }

  /// Whether a sentence leaves open that there is one: `by providing a current report if the supplier holds one`.
  private static func supposes(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      guard tokens[position].word == "if" else { return false }
      let behind = tokens[(position + 1)...].prefix(6).prefix { $0.gap < .comma }
      // `… if you need one` does not.
      return behind.first?.word == "any"
        || behind.first?.word != "you" && behind.contains { ["one", "such"].contains($0.word) }
    }
  }

  /// Whether a certificate is the provider's: `AWS has certifications for …`, `certified data centers`, a line under `AWS`.
  private func isCertificateOfOthers(_ tokens: [Token]) -> Bool {
    let isOfPremises = zip(tokens, tokens.dropFirst()).contains {
      ["certified", "compliant", "accredited"].contains($0.word) && Self.premises.contains($1.stem)
    }
    if usesCertified(tokens) { return true }
    let isOwn = tokens.indices.contains { position in
      guard ["we", "our", "us"].contains(tokens[position].word), tokens[position].gap != .bracket else { return false }
      // `Our cloud service providers …` are others.
      return tokens[position].word != "our"
        || !tokens[(position + 1)...].prefix(4).prefix { !$0.isFunctionWord }.contains {
          Self.premises.contains($0.stem)
        }
    }
    if isOfPremises || isOwn { return isOfPremises }
    func names(_ tokens: some Collection<Token>) -> Bool {
      let tokens = Array(tokens)
      return !lexicon.positions(of: "provider-name", in: tokens).isEmpty
        || tokens.contains { Self.premises.contains($0.stem) } && !tokens.contains { $0.word == "our" }
    }
    let verb = tokens.firstIndex { Cues.isFinite($0.word) || ["holds", "maintains", "undergoes"].contains($0.word) }
    if let first = tokens.first, ["which", "that", "who", "whose"].contains(first.word) {
      return names(part.suffix(4))
    }
    // `demonstrates via reports …` behind `AWS is assessed each year and`
    if !part.isEmpty, !part.contains(where: { ["we", "our"].contains($0.word) }), names(part.prefix(6)) { return true }
    // `Sign-in via Clerk (SOC 2 certified)`
    if let bracket = tokens.firstIndex(where: { $0.gap == .bracket }),
      tokens[..<bracket].contains(where: { ["via", "through"].contains($0.word) })
    {
      return true
    }
    if let verb, verb > 0 { return names(tokens[..<verb]) }
    // `These data centers are certified to:`
    if let opening = leadIn?.tokens, let verb = opening.firstIndex(where: { Cues.isFinite($0.word) }), verb > 0 {
      return names(opening[..<verb])
    }
    let above = (leadIn ?? heading)?.tokens ?? []
    return above.count <= 6 && !lexicon.positions(of: "provider-name", in: above).isEmpty
  }

  /// `Payments are handled by Stripe, a PCI DSS Level 1 service provider`, not `We are a …`
  private func usesCertified(_ tokens: [Token]) -> Bool {
    guard
      let agent = tokens.firstIndex(where: {
        ["by", "via", "through", "use", "uses", "using", "with"].contains($0.word)
      }),
      let kind = tokens[agent...].indices.first(where: {
        ["provid", "processor", "gateway"].contains(tokens[$0].stem) && $0 > agent + 2
      })
    else { return false }
    return tokens[(agent + 1)..<kind].suffix(8).contains { ["a", "an"].contains($0.word) }
  }

  /// `This patch management policy applies to production servers`
  private static func saysScope(_ tokens: [Token]) -> Bool {
    tokens.indices.dropLast().contains { position in
      tokens[position].word == "applies" && tokens[position + 1].word == "to"
        && tokens[..<position].suffix(6).contains { papers.contains($0.stem) }
    }
  }

  private static let papers: Set<String> = ["polici", "standard", "procedur", "document", "guidelin", "plan"]

  /// `Enterprise plan customers receive access to:`
  private static func offers(_ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    tokens.contains { ["receive", "receives", "get", "can", "may"].contains($0.word) }
      && !lexicon.positions(of: "customer", in: tokens).isEmpty
      && lexicon.positions(of: "employee", in: tokens).isEmpty
  }

  /// Stems of verbs that say nothing by themselves.
  private static let empty: Set<String> = [
    "enabl", "use", "provid", "allow", "support", "help", "ensur", "maintain", "perform", "requir", "follow",
    "implement",
    "offer", "make", "take", "find", "contact", "list", "avail", "available", "set", "have", "need", "outsid", "run",
  ]

  /// Stems of what a provider runs.
  private static let premises: Set<String> = ["datacent", "infrastructur", "provid", "facil"]

  /// Where `instead of` or `rather than` begins.
  private static func contrast(in tokens: [Token]) -> Int? {
    tokens.indices.dropLast().first { position in
      switch tokens[position].word {
      case "instead": tokens[position + 1].word == "of"
      case "rather": tokens[position + 1].word == "than"
      case "in":
        ["place", "lieu"].contains(tokens[position + 1].word) && tokens.dropFirst(position + 2).first?.word == "of"
      case "unlike": position > 0 && tokens[position].gap >= .comma
      case "over": tokens[..<position].contains { ["chose", "chosen", "opted"].contains($0.word) }
      default: false
      }
    }
  }

  /// The tokens of what is left out behind `except for`, unless the sentence denies all else, and of brackets that only
  /// recommend or announce.
  private static func setApart(in tokens: [Token]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let denies = tokens.contains { ["not", "no", "never", "nobody", "none", "only"].contains($0.word) }
    if !denies,
      let exception = tokens.indices.dropFirst().first(where: { position in
        tokens[position].word == "except" || tokens[position].word == "excluding"
          || tokens[position].word == "exception" && position + 1 < tokens.count && tokens[position + 1].word == "of"
      }),
      tokens[exception...].dropFirst().first.map({ !["when", "where", "if", "as", "in"].contains($0.word) }) == true
    {
      let clause = clause(from: exception, in: tokens)
      found.append(clause.lowerBound..<(clause.first { Cues.isFinite(tokens[$0].word) } ?? clause.upperBound))
    }
    for start in tokens.indices.dropFirst(3) where tokens[start].gap == .bracket {
      let remark = start..<(tokens[(start + 1)...].firstIndex { $0.gap == .bracket } ?? tokens.count)
      if remark.count <= 8,
        tokens[remark].contains(where: { ["recommended", "optional", "upcoming", "planned"].contains($0.word) })
      {
        found.append(remark)
      }
    }
    return found
  }

  /// From a word to the next comma.
  private static func clause(from start: Int, in tokens: [Token]) -> Range<Int> {
    // `Instead of a VPN we use …`
    start..<(tokens[(start + 1)...].firstIndex { $0.gap >= .comma || start == 0 && $0.word == "we" } ?? tokens.count)
  }

  /// Whether a range has all of the words that name a subject.
  private static func lies(_ match: TopicMatch, in range: Range<Int>) -> Bool {
    !match.positions.isEmpty && match.positions.allSatisfy(range.contains)
  }

  /// Whether suppliers have to do it: `Suppliers must provide:`, or a rule in a document on nothing else.
  private func demandsOfVendors(_ tokens: [Token]) -> Bool {
    func demands(_ tokens: [Token]) -> Bool { tokens.contains { Self.demanding.contains($0.stem) } }
    if let leadIn, !lexicon.positions(of: "vendor", in: leadIn.tokens).isEmpty, demands(leadIn.tokens),
      lexicon.positions(of: "employee", in: leadIn.tokens).isEmpty
    {
      return true
    }
    if Self.obligesVendors(tokens, lexicon) { return true }
    // `Obligations of suppliers`: whatever stands below is theirs.
    if let heading, Self.isOfVendors(heading.tokens, lexicon),
      heading.tokens.contains(where: { ["requir", "oblig", "expect", "duti", "demand"].contains($0.stem) }),
      !tokens.contains(where: { ["we", "our"].contains($0.word) })
    {
      return true
    }
    return isOnVendors && (demands(tokens) || !tokens.contains { Cues.isFinite($0.word) })
      && !tokens.contains { ["we", "our"].contains($0.word) }
      && lexicon.positions(of: "employee", in: tokens).isEmpty
  }

  /// `Suppliers must notify us within a day`, `We require vendors to enforce MFA`: nothing that the company does itself.
  private static func obligesVendors(_ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    guard let vendor = lexicon.positions(of: "vendor", in: tokens).first, vendor.upperBound < tokens.count,
      !tokens[..<vendor.lowerBound].contains(where: { ["and", "or", "employees", "staff"].contains($0.word) })
    else { return false }
    let next = tokens[vendor.upperBound]
    if ["must", "shall", "should"].contains(next.word) { return vendor.lowerBound < 4 }
    // `Vendors without insurance are not accepted`
    if next.word == "without", vendor.lowerBound < 2 { return true }
    // `We check that our suppliers encrypt backups`, `We prefer suppliers who …`
    let checks = tokens[..<vendor.lowerBound].suffix(6).contains { checking.contains($0.stem) }
    let isSubject =
      tokens[..<vendor.lowerBound].suffix(3).contains { $0.word == "that" } || ["who", "that"].contains(next.word)
    if checks, isSubject, tokens[0].word == "we", vendor.lowerBound < 9 { return true }
    return next.word == "to" && vendor.lowerBound > 0
      && tokens[..<vendor.lowerBound].suffix(3).contains { obliging.contains($0.stem) }
  }

  private static let checking: Set<String> = [
    "check", "verifi", "verify", "ensur", "sure", "confirm", "prefer", "choos", "select", "insist", "demand",
  ]
  private static let obliging: Set<String> = [
    "requir", "oblig", "expect", "ask", "request", "demand", "encourag", "want", "urg",
  ]

  static func isOfSuppliers(_ topic: Identifier<Topic>, _ lexicon: Lexicon) -> Bool {
    lexicon.family(of: topic) == "suppliers"
      || ["vendor", "supplier", "third-party", "processor"].contains(where: topic.rawValue.holds)
  }

  /// Stems with which something is demanded of suppliers or looked at before they are taken.
  private static let demanding: Set<String> = [
    "must", "shall", "requir", "assess", "evalu", "expect", "oblig", "contract", "criteria", "demand", "select",
    "engag",
  ]

  /// Whether a topic is a certificate or report that one holds or not, which no heading can tell.
  private func isHeld(_ topic: Identifier<Topic>) -> Bool { Self.isHeld(topic, lexicon) }

  /// Whether a topic is a certificate that one holds or does not hold.
  static func isHeld(_ topic: Identifier<Topic>, _ lexicon: Lexicon) -> Bool {
    lexicon.topic(topic)?.slots.contains { $0.name == "status" && $0.type.holds("held") } ?? false
  }

  private func isOfLogging(_ topic: Identifier<Topic>) -> Bool { lexicon.family(of: topic) == "logging" }

  /// Whether a lead-in announces what is written to a log.
  private static func listsEvents(_ tokens: [Token]) -> Bool {
    tokens.contains { ["event", "activ", "action", "follow"].contains($0.stem) }
      && tokens.contains { ["log", "record", "captur", "audit", "trail"].contains($0.stem) }
  }

  /// Whether a heading opens what is asked of suppliers, and nothing else.
  static func isOfVendors(_ heading: [Token], _ lexicon: Lexicon) -> Bool {
    let named = lexicon.positions(of: "vendor", in: heading)
    guard !named.isEmpty else { return false }
    return heading.indices.allSatisfy { position in
      heading[position].isFunctionWord || heading[position].number != nil
        || named.contains { $0.contains(position) } || relations.contains(heading[position].stem)
    }
  }

  /// Stems of headings on suppliers beside their name.
  private static let relations: Set<String> = [
    "manag", "secur", "relationship", "risk", "assess", "control", "polici", "review", "select", "due", "dilig",
    "onboard", "inform", "monitor", "evalu", "standard", "use", "agreement", "contract", "procedur", "process", "chain",
    "suppli", "requir", "oblig", "expect", "duti", "demand",
  ]

  /// Measures that are taken of the company itself unless somebody else is named.
  private static let generalTopics: Set<Identifier<Topic>> = [
    "risk-assessment", "risk-treatment", "risk-register", "security-certifications", "iso27001-certification",
    "soc2-report", "internal-audit", "independent-audit", "security-policy", "isms", "policy-review",
    "security-monitoring", "legal-compliance", "security-roles", "background-screening", "awareness-training",
  ]

  /// A lead-in without what its measures are for: `Measures to ensure that data cannot be read, altered or deleted, such as:`
  /// states none of that of its items.
  private static func withoutPurpose(_ text: String) -> String {
    guard let end = purposes.compactMap({ text.range(ofBytes: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) else {
      return text
    }
    return String(text[..<end.lowerBound])
  }

  private static let purposes = [
    " to ensure that ", " that ensure that ", " which ensure that ", " ensuring that ", " to guarantee that ",
    " suitable for preventing ", " suitable to prevent ", " to prevent ", " that prevent ", " which prevent ",
  ]

  /// Whether a part goes on with the predicate of the one before (`… and reviewed annually`), and has no object of its own as
  /// `… and the authority within 72 hours` has.
  private static func continues(_ text: String) -> Bool {
    let first = text.prefix { $0.isLetter }.lowercased()
    return QuestionReader.isPastParticiple(first) || ["are", "is"].contains(first)
  }

  private static func hangsOnBefore(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    if first.isLowercase { return true }
    if ["It ", "This ", "These ", "They ", "Such ", "Those ", "Their ", "Its "].contains(where: text.hasPrefix) {
      return true
    }
    // `At least annually, it is reviewed`
    return text.prefix(60).range(ofBytes: ", it ") != nil
  }
}

import Language

/// What a denial in a claim is of.
extension ClaimReading {
  /// Whether what a negated sentence denies is a subject that it names: in `Staff is trained not to copy data` the copying,
  /// not the training.
  static func isDenied(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard let first = match.positions.min(), let last = match.positions.max() else { return true }
    // `Is access possible without approval? No.`: what nobody goes without is there.
    let answer = tokens.lastIndex { $0.gap == .sentence } ?? 0
    if answer > last, tokens.count - answer <= 4, negativeWords.contains(tokens[answer].word),
      match.positions.contains(where: { $0 > 0 && tokens[$0 - 1].word == "without" })
    {
      return false
    }
    let negations = tokens.indices.filter { negativeWords.contains(tokens[$0].word) }
    // `Without a signed agreement, no contractor starts work`: two denials demand.
    if tokens[0].word == "without", last < negations.dropFirst().first ?? 0 { return false }
    // A prefix or a lead-in denies the whole.
    guard !negations.isEmpty else { return true }
    let opensCircumstance = circumstances.contains(tokens[0].word) || openCircumstance(tokens) != nil
    func isBroken(_ range: Range<Int>) -> Bool { tokens[range].contains { $0.gap >= .clause || $0.word == "but" } }
    return negations.contains { position in
      let following = tokens[(position + 1)...].prefix(3).map(\.word)
      let next = following.first ?? ""
      if tokens[position].word == "not", next == "limited" || next == "only" { return false }
      // `Keys are not stored outside the vault` keeps them in it, `Plaintext HTTP is not used` denies the contrary.
      // `No customer has access outside of their own environment`
      let reach = tokens[position].word == "no" ? tokens[(position + 1)...].prefix(10).prefix { $0.gap < .comma } : []
      // `never engaged an outside firm`
      let isOfOutsider =
        zip(following, following.dropFirst()).contains { $0 == "outside" && outsiders.contains($1) }
        || following.last == "outside" && outsiders.contains(tokens[min(position + 4, tokens.count - 1)].word)
      if following.contains(where: limits.contains) && !isOfOutsider
        || reach.contains(where: { limits.contains($0.word) })
        || tokens[..<position].contains(where: { bare.contains($0.word) })
      {
        return false
      }
      // `If a service does not support it, …`: what a circumstance denies is none of what follows.
      if opensCircumstance,
        let end = tokens[(position + 1)...].firstIndex(where: { $0.gap >= .comma }), end <= last
      {
        return false
      }
      if position < first { return !isBroken(position + 1..<first + 1) }
      if position <= last { return true }
      // `Bug bounty (no longer)`, `Are backups encrypted? We do not.`: a remark or an answer of few words is of the whole.
      let opening = tokens[...position].lastIndex { $0.gap == .sentence || $0.gap == .bracket } ?? 0
      if opening > last, position - opening <= 2, tokens.count - opening <= 4,
        tokens[position].gap != .bracket && tokens[opening].gap != .bracket
          || tokens[(position + 1)...].allSatisfy({ Self.remarks.contains($0.word) })
      {
        return true
      }
      // `Where is data stored? Not in the EU.`: what an answer opens with denies what was asked.
      if tokens[position].gap == .sentence { return !isBroken(last + 1..<position) }
      // `is not supported` denies what stands before it; `not to`, `no` and `networks not run by us` what follows.
      guard !isBroken(last + 1..<position + 1), tokens[position].gap != .bracket else { return false }
      if next.isEmpty || tokens[position].gap == .colon { return true }
      // `is generally not part of the service`, `forms no part of it`
      let isPart = tokens[position].word == "no" && ["part", "component", "element"].contains(next)
      guard next != "to", let verb = tokens[..<position].lastIndex(where: { !$0.word.hasSuffix("ly") }), verb > last,
        Cues.isFinite(tokens[verb].word) || isPart
      else { return false }
      return verb - last <= 3 || isEnumeration(tokens[(last + 1)..<verb]) || isAttribute(tokens[(last + 1)..<verb])
    }
  }

  /// The tokens without a remark that denies another act than the sentence's own: `Backups (not yet tested) are taken daily`.
  static func withoutDeniedRemark(_ tokens: [Token]) -> [Token] {
    guard
      let start = tokens.indices.dropFirst().first(where: { tokens[$0].gap == .bracket && tokens[$0].word == "not" }),
      let end = tokens[(start + 1)...].prefix(4).firstIndex(where: { $0.gap == .bracket }),
      tokens[start..<end].contains(where: { QuestionReader.isParticiple($0.word) }),
      tokens[end...].contains(where: { Cues.isFinite($0.word) })
    else { return tokens }
    return Array(tokens[..<start] + tokens[end...])
  }

  private static let outsiders: Set<String> = [
    "firm", "company", "party", "parties", "expert", "experts", "auditor", "auditors", "consultant", "consultants",
    "tester",
    "testers", "body", "assessor", "help", "specialist", "specialists", "counsel",
  ]

  /// Whether what is named before its verb is said to be forbidden: `Audits by customers are not permitted`; what is not so
  /// without something is.
  static func isBarred(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard let verb = tokens.indices.first(where: { Cues.isFinite(tokens[$0].word) }), verb + 1 < tokens.count,
      match.positions.contains(where: { $0 < verb }),
      !tokens[..<verb].contains(where: { reserving.contains($0.word) || $0.word.hasPrefix("un") })
    else { return false }
    let behind = tokens[(verb + 1)...].prefix(3)
    // `Our provider is prohibited from …`, and terms that hold the prohibition themselves.
    let isForbidden =
      behind.indices.contains { barring.contains(tokens[$0].word) && !match.positions.contains($0) }
      && !tokens[(verb + 1)...].prefix(4).contains { $0.word == "from" }
    return isForbidden
      || behind.first?.word == "not" && behind.dropFirst().contains { permitting.contains($0.word) }
  }

  /// Families of which a prohibition is a measure.
  static let guarding: Set<String> = [
    "access", "network", "authentication", "cryptography", "logging", "physical", "infrastructure", "endpoint",
    "data-handling",
  ]
  private static let reserving: Set<String> = [
    "without", "unless", "outside", "other", "except", "no", "not", "only", "beyond", "any", "unauthorized",
  ]
  private static let barring: Set<String> = ["prohibited", "forbidden", "disallowed", "banned", "barred", "excluded"]
  private static let permitting: Set<String> = [
    "permitted", "allowed", "possible", "offered", "granted", "accepted", "supported", "provided", "available",
  ]

  /// Whether words only tell of what the noun before them is: `of personal data`, `in the test environment`.
  private static func isAttribute(_ tokens: ArraySlice<Token>) -> Bool {
    guard let first = tokens.first, tokens.count <= 8, ["of", "for", "in", "on", "at", "by"].contains(first.word) else {
      return false
    }
    return tokens.allSatisfy { token in
      token.gap < .comma && !Cues.isFinite(token.word) && !QuestionReader.isPastParticiple(token.word)
        && !["that", "which", "who", "and", "but"].contains(token.word)
    }
  }

  private static let circumstances: Set<String> = [
    "if", "when", "where", "whenever", "should", "as", "since", "because",
  ]

  /// Whether words go on with the members of a list: `, CMEK or HSM integrations` behind `BYOK`.
  private static func isEnumeration(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.count <= 8 && tokens.contains { ["or", "and"].contains($0.word) }
      && tokens.allSatisfy { !$0.isFunctionWord || ["or", "and", "the", "any", "our"].contains($0.word) }
  }

  private static let limits: Set<String> = ["outside", "beyond", "without", "except", "plaintext", "cleartext"]
  private static let bare: Set<String> = ["plaintext", "cleartext", "unencrypted", "insecure"]

  /// Words behind the `not` of a bracket that denies all before it.
  private static let remarks: Set<String> = [
    "longer", "yet", "currently", "anymore", "available", "applicable", "planned", "offered", "supported",
    "implemented",
    "done", "in", "place", "scope", "included", "covered", "active", "used",
  ]
}

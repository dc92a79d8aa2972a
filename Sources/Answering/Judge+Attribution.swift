import Language
import Model

/// Which measure a figure of a claim is of.
extension Judge {
  /// A plain number counts only where the topic is counted; a figure beside another measure's words does not.
  func isOf(_ demand: Demand, _ quantity: Quantity, _ candidate: Candidate, reach: Int = 6) -> Bool {
    // `99.999999999 % durability` is no availability.
    if quantity.kind == .percent,
      candidate.claim.reading.tokens[quantity.tokens.upperBound...].first?.stem == "durabl"
    {
      return false
    }
    // `Customers are told if an outage exceeds 1 hour` gives no deadline.
    if quantity.kind == .duration,
      candidate.claim.reading.tokens[..<quantity.tokens.lowerBound].suffix(2).contains(where: {
        ["exceeds", "exceed", "exceeding", "lasts", "lasting"].contains($0.word)
      })
    {
      return false
    }
    if isOfBackups(quantity, candidate.claim) && !question.tokens.contains(where: { $0.stem == "backup" }) {
      return false
    }
    // `deleted from backups within 60 days` says nothing of the live systems.
    if quantity.kind == .duration,
      question.tokens.contains(where: { ["live", "production", "active"].contains($0.word) }),
      zip(candidate.claim.reading.tokens, candidate.claim.reading.tokens.dropFirst()).contains(where: {
        ["from", "in"].contains($0.word) && $1.stem == "backup"
      }), !question.tokens.contains(where: { $0.stem == "backup" })
    {
      return false
    }
    // Minutes are no retention.
    if quantity.kind == .duration, quantity.magnitude < 24, demand.topics.contains(where: Self.isKept) { return false }
    // Under a heading alone a date is of what the line itself speaks of, unless that is the test or the audit.
    if quantity.kind == .date, candidate.aspect.match.isInherited, candidate.claim.reading.tokens.count > 5,
      !candidate.claim.reading.tokens.contains(where: { Self.events.contains($0.stem) })
    {
      return false
    }
    // `When was the policy last reviewed?` is not answered by the date of an outage.
    if quantity.kind == .date, question.tokens.contains(where: { Self.revisions.contains($0.stem) }),
      candidate.claim.stems.isDisjoint(with: Self.revised)
    {
      return false
    }
    // The next test is not the last one.
    if quantity.kind == .date, question.tokens.contains(where: { ["last", "latest", "recent"].contains($0.word) }),
      candidate.claim.reading.tokens.contains(where: { ["next", "upcoming", "due"].contains($0.word) })
    {
      return false
    }
    if quantity.kind == .count {
      return !candidate.aspect.match.isInherited && candidate.aspect.match.contextPositions.isEmpty
        && (demand.topics.contains { ["account-lockout", "password-history"].contains($0) }
          || countsWhatIsAsked(quantity, candidate.claim.reading.tokens))
    }
    let other = candidate.claim.aspects.values.filter {
      $0.topic != candidate.aspect.topic && !$0.match.isInherited && !$0.isBroader
        && lexicon.fills(quantity, of: $0.topic)
    }
    // The cadence of a restore test is none of the backups that it supports.
    if candidate.aspect.isBroader, [.frequency, .vagueFrequency].contains(quantity.kind),
      ["test", "exercise", "audit", "review"].contains(where: candidate.aspect.match.topic.rawValue.holds)
    {
      return false
    }
    let own = candidate.aspect.match.positions.subtracting(quantity.tokens)
    // `a test of the restoration of backups is performed each year` dates the test, not the backups in it.
    let tokens = candidate.claim.reading.tokens
    let isPartOfTest = other.contains { aspect in
      let theirs = aspect.match.positions.subtracting(quantity.tokens)
      return !theirs.isDisjoint(with: own)
        && own.subtracting(theirs).allSatisfy { QuestionReader.generic.contains(tokens[$0].stem) }
        && theirs.subtracting(own).contains { Self.trials.contains(tokens[$0].stem) }
    }
    if isPartOfTest { return false }
    // Subjects before the verb share the figure behind it: `a recovery test and the plans are reviewed annually`.
    if let verb = tokens[..<quantity.tokens.lowerBound].lastIndex(where: { Self.auxiliaries.contains($0.word) }),
      !own.isEmpty, own.allSatisfy({ $0 <= verb + 2 }), own.contains(where: { $0 < verb }),
      other.allSatisfy({ $0.match.positions.subtracting(quantity.tokens).allSatisfy { $0 <= verb + 2 } })
    {
      return true
    }
    // The version of what names the measure: `All connections to our service use TLS 1.3`.
    if quantity.kind == .version, quantity.tokens.contains(where: candidate.aspect.match.positions.contains) {
      return true
    }
    let mine = distance(quantity, candidate.aspect.match.positions)
    // `detects failures in real time and rebuilds from the latest backup`, `Continuous improvement` under a heading
    if quantity.kind == .frequency, quantity.magnitude == 0 {
      if candidate.aspect.match.isInherited ? tokens.count > 2 : mine > 8 { return false }
    }
    if isAttributeOfOther(quantity, own, candidate.claim) { return false }
    let nearest = other.map { distance(quantity, $0.match.positions) }.min() ?? 1000
    // Under a heading alone, the figure belongs to what the sentence itself speaks of.
    if candidate.aspect.match.isInherited { return other.isEmpty }
    return mine <= nearest + reach
  }

  /// Whether a number is of the things that the question wants counted: `How many reviewers …`, `two reviewers`.
  private func countsWhatIsAsked(_ quantity: Quantity, _ tokens: [Token]) -> Bool {
    guard
      let many = zip(question.tokens, question.tokens.dropFirst()).enumerated().first(where: {
        $0.element.0.word == "how" && $0.element.1.word == "many"
      })?.offset
    else { return false }
    // `How many of the earlier passwords may …`
    let behind = question.tokens[(many + 2)...].drop { ["of", "the", "your", "these", "those"].contains($0.word) }
    let noun = behind.prefix(4).prefix { !Cues.isFinite($0.word) && !$0.isFunctionWord && $0.word != "may" }
    guard let head = noun.last,
      // `SOC 2 criteria`
      !tokens[..<quantity.tokens.lowerBound].suffix(1).contains(where: { Self.numbered.contains($0.word) })
    else { return false }
    return tokens[quantity.tokens.upperBound...].prefix(3).prefix { $0.gap < .comma }.contains {
      $0.stem == head.stem || Self.consents.contains(head.stem) && Self.approvers.contains($0.stem)
    }
  }

  private static let numbered: Set<String> = [
    "soc", "iso", "type", "level", "tier", "version", "phase", "annex", "article",
  ]
  private static let consents: Set<String> = ["approv", "signatur", "permiss", "sign", "consent"]
  private static let approvers: Set<String> = ["manag", "manager", "person", "peopl", "approv", "director", "approver"]

  /// Whether no other subject of a claim that is all about such a figure stands nearer to one.
  func isNearest(_ quantity: Quantity, _ candidate: Candidate) -> Bool {
    // Of two that are as near the one before it.
    func reach(_ positions: Set<Int>) -> Int {
      positions.subtracting(quantity.tokens).map {
        2 * abs($0 - quantity.tokens.lowerBound) + ($0 > quantity.tokens.lowerBound ? 1 : 0)
      }.min() ?? 0
    }
    let mine = reach(candidate.aspect.match.positions)
    return candidate.claim.aspects.values.allSatisfy {
      $0.topic == candidate.aspect.topic || $0.match.isInherited || $0.isBroader
        || lexicon.topic($0.topic)?.slots.contains { $0.name == "value" } != true || mine <= reach($0.match.positions)
    }
  }

  /// `Data is deleted (30-day retention for backups)`: a time that is of the backups only.
  private func isOfBackups(_ quantity: Quantity, _ claim: ClaimReading) -> Bool {
    guard quantity.kind == .duration else { return false }
    let tokens = claim.reading.tokens
    let behind = tokens[quantity.tokens.upperBound...].prefix(4).prefix { $0.gap < .comma }
    return behind.contains { $0.stem == "backup" }
      && behind.contains { ["retent", "retain", "kept", "keep", "for", "in"].contains($0.stem) }
      && !tokens[..<quantity.tokens.lowerBound].contains { $0.stem == "backup" }
  }

  private static func isKept(_ topic: Identifier<Topic>) -> Bool { topic.rawValue.hasSuffix("-retention") }

  /// Stems of what happens to papers, and of the lines that tell when it did.
  private static let revisions: Set<String> = ["review", "approv", "revis", "updat"]
  private static let revised: Set<String> = [
    "review", "approv", "revis", "updat", "version", "effect", "issu", "valid", "date", "publish", "chang", "amend",
    "adopt", "modifi",
  ]

  /// Stems of what has a date.
  private static let events: Set<String> = [
    "last", "latest", "recent", "test", "exercis", "audit", "complet", "perform", "conduct", "carri", "date", "held",
    "assess", "review", "issu", "sinc", "valid", "report", "period",
  ]

  /// Whether a cadence stands before another subject, across a conjunction from the measure: `restore tests and daily
  /// monitoring`.
  private func isAttributeOfOther(_ quantity: Quantity, _ own: Set<Int>, _ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    let end = quantity.tokens.upperBound
    guard quantity.kind == .frequency, let last = own.filter({ $0 < quantity.tokens.lowerBound }).max(),
      !own.contains(where: { $0 >= end }),
      tokens[(last + 1)...quantity.tokens.lowerBound].contains(where: {
        $0.gap >= .comma || ["and", "plus", "or"].contains($0.word)
      })
    else { return false }
    let next = tokens[end...].prefix(3).prefix { $0.gap < .comma && !$0.isFunctionWord }
    return next.contains { Self.routines.contains($0.stem) }
      || claim.reading.topics.contains { match in
        next.indices.contains { match.positions.contains($0) } && match.positions.isDisjoint(with: own)
      }
  }

  /// Stems of what is done all the time or again and again, and named with its cadence.
  private static let routines: Set<String> = [
    "monitor", "scan", "log", "surveil", "alert", "replic", "synchron", "audit", "report", "updat", "analysi",
  ]

  private static let auxiliaries: Set<String> = ["is", "are", "be", "been", "was", "were"]
  private static let trials: Set<String> = ["test", "restor", "exercis", "rehears", "drill", "simul", "verifi"]

  func distance(_ quantity: Quantity, _ positions: Set<Int>) -> Int {
    let others = positions.subtracting(quantity.tokens)
    // `TLS 1.2` is a measure and its figure in one.
    if others.isEmpty, !positions.isEmpty { return 0 }
    return others.map { abs($0 - quantity.tokens.lowerBound) }.min() ?? 1000
  }
}

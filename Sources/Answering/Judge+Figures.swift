import Language
import Model

/// Figures that a question demands, set against those of the claims.
extension Judge {
  struct Filling {
    var result: ThresholdResult
    var claim: ClaimReading?
    var figure: String?
    /// A claim of equal standing that says otherwise.
    var conflicting: ClaimReading?
  }

  /// Whether a version is the newest of those that are let in no longer: `TLS 1.1 and older are rejected`, or one of them:
  /// `TLS 1.0 and TLS 1.1 are disabled`.
  func isRejected(_ figure: Quantity, _ claim: ClaimReading) -> Bool {
    guard figure.kind == .version else { return false }
    let behind = claim.reading.tokens[figure.tokens.upperBound...].prefix(8)
    // What stands between a version and its verb: other versions and auxiliaries.
    let verb = behind.indices.first { position in
      !Self.versionJoints.contains(behind[position].word) && behind[position].number == nil
        && !claim.reading.quantities.contains { $0.kind == .version && $0.tokens.contains(position) }
    }
    if let verb, verb > behind.startIndex, Self.rejections.contains(behind[verb].stem) { return true }
    // `We have disabled weak protocols (TLS 1.0, TLS 1.1)`
    let before = claim.reading.tokens[..<figure.tokens.lowerBound].suffix(8)
    if let active = before.lastIndex(where: { ["disabled", "blocked", "removed", "deprecated"].contains($0.word) }),
      active > 0, ["have", "has", "we"].contains(claim.reading.tokens[active - 1].word),
      !before[active...].contains(where: { Cues.isFinite($0.word) })
    {
      return true
    }
    return behind.prefix(3).contains { ["earlier", "lower", "older", "below"].contains($0.word) }
      && (behind.contains { Self.rejections.contains($0.stem) }
        || zip(behind, behind.dropFirst()).contains { $0.word == "not" && ["support", "accept"].contains($1.stem) })
  }

  private static let rejections: Set<String> = [
    "reject", "disabl", "block", "refus", "deni", "remov", "deactiv", "switch", "turn", "deprec", "prohibit",
    "forbidden",
  ]
  private static let versionJoints: Set<String> = [
    "and", "or", "tls", "ssl", "is", "are", "was", "were", "have", "has", "been", "now", "both", "also",
  ]

  /// A period of grace is what passes before anything is done.
  private func isGrace(_ figure: Quantity, _ candidate: Candidate) -> Bool {
    candidate.claim.reading.tokens.dropFirst(figure.tokens.upperBound).prefix(2).contains { $0.stem == "grace" }
  }

  /// Whether what is asked is done from time to time, as reviews and exercises are; alerts in real time are none.
  private var isExercised: Bool {
    question.tokens.contains {
      ["review", "test", "exercis", "rehears", "train", "assess", "audit", "drill", "simul", "approv"].contains($0.stem)
    }
  }

  func fill(_ threshold: Quantity, _ candidates: [Candidate], _ demand: Demand) -> Filling {
    let minimum = isRetention(demand)
    var vague: ClaimReading?
    var decided: Filling?
    var standing = 0.0
    for candidate in rows(candidates, demand) where !isOfOtherSeverity(candidate.claim.reading.tokens) {
      let rejected = candidate.claim.reading.quantities.filter { isRejected($0, candidate.claim) }
      let figures = ofClause(candidate.claim.reading.quantities, candidate).filter {
        !rejected.contains($0) && (isOf(demand, $0, candidate, reach: 4) || $0.kind == .count)
          && !isImmediacyOfOthers($0, candidate)
          && (threshold.kind != .duration || $0.kind != .frequency || isOngoing(demand))
          && !(threshold.kind == .cover && $0.kind == .frequency && !isWatched(candidate.claim))
          && !isGrace($0, candidate) && !question.isOfWatching($0, candidate.claim.reading.tokens)
          && !($0.normalised == "real time" && isExercised)
          // People are not taught all the time.
          && !($0.kind == .frequency && $0.magnitude == 0 && question.stems.contains("train"))
      }.map { Self.unlimited($0, in: candidate.claim.reading.tokens) }
      var result = Threshold.compare(
        threshold, with: figures, near: candidate.aspect.match.positions,
        severity: severity(in: candidate.claim.reading.tokens), defaultsToMinimum: minimum)
      // `TLS 1.1 or earlier is rejected` lets in 1.2, and says nothing of 1.3.
      if result == .missing, threshold.kind == .version, threshold.bound != .atMost,
        rejected.contains(where: {
          $0.unit == threshold.unit
            && ((0.05..<0.15).contains(threshold.magnitude - $0.magnitude) || $0.magnitude >= threshold.magnitude)
        })
      {
        result = .met
      }
      // What is done upon an event is done promptly.
      if result == .missing, threshold.kind == .vagueDelay, isUponEvent(candidate) { result = .met }
      // Hours of the day are not all hours.
      if result == .missing, threshold.kind == .cover, Self.nameHours(candidate.claim.reading.tokens) {
        result = .failed
      }
      // `Our provider backs up continuously, we take additional weekly copies`: what comes on top fails nothing.
      if result == .failed, threshold.kind == .frequency, candidates.count > 1,
        candidate.claim.reading.tokens.contains(where: { ["additional", "additionally", "extra"].contains($0.word) })
      {
        continue
      }
      switch result {
      case .met, .failed, .mixed:
        if let first = decided {
          // What else a sentence has a figure for: `notified within 72 hours, with a report within 14 days`.
          if first.claim?.sentence == candidate.claim.sentence,
            candidate.aspect.match.isInherited || !candidate.aspect.match.contextPositions.isEmpty
          {
            continue
          }
          // Restricted or remoter claims do not overrule the first.
          if first.result != result, candidate.fit > standing - 0.02, first.conflicting == nil {
            decided?.conflicting = candidate.claim
          }
          // Of two figures that disagree none is promised, if both are as near to what is asked.
          let shared = { (claim: ClaimReading?) in
            claim.map { question.content.intersection($0.stems).count } ?? 0
          }
          if [first.result, result].contains(.met), [first.result, result].contains(.failed),
            candidate.fit > standing - 0.1, shared(candidate.claim) >= shared(first.claim)
          {
            decided?.conflicting = candidate.claim
            decided?.result = .mixed
          }
        } else {
          let figure = figures.first { $0.kind == threshold.kind }?.normalised
          decided = Filling(result: result, claim: candidate.claim, figure: figure)
          standing = candidate.fit
        }
      case .vague: vague = vague ?? candidate.claim
      case .missing: break
      }
    }
    return decided ?? Filling(result: vague == nil ? .missing : .vague, claim: vague)
  }

  /// Without the rows of a table that name less of what is asked than another does: of `Production server failure` and
  /// `Loss of a laptop` the first, where the production server is asked for.
  private func rows(_ candidates: [Candidate], _ demand: Demand) -> [Candidate] {
    guard candidates.count > 1 else { return candidates }
    let own = ownWords(of: demand)
    let shared = candidates.map { own.intersection($0.claim.ownStems).count }
    guard let most = shared.max(), most > 1, let best = shared.firstIndex(of: most),
      candidates[best].claim.claim.text.holds(": ")
    else { return candidates }
    return candidates.indices.filter { index in
      shared[index] == most || !candidates[index].claim.claim.text.holds(": ")
        || candidates[index].claim.claim.section != candidates[best].claim.claim.section
    }.map { candidates[$0] }
  }

  /// A figure as it is stated: what is `limited to one year` is kept that long.
  private static func unlimited(_ figure: Quantity, in tokens: [Token]) -> Quantity {
    let before = tokens[...figure.tokens.lowerBound].suffix(3)
    guard before.contains(where: { $0.word == "limited" }) else { return figure }
    var exact = figure
    exact.bound = .exact
    return exact
  }

  /// Whether somebody or something watches: events that are forwarded at once are not watched at night.
  private func isWatched(_ claim: ClaimReading) -> Bool {
    claim.reading.tokens.contains {
      ["monitor", "watch", "surveil", "supervis", "staf", "staff", "guard"].contains($0.stem)
    }
  }

  /// `Upon termination access is revoked`, not `upon request`.
  private func isUponEvent(_ candidate: Candidate) -> Bool {
    let tokens = candidate.claim.reading.tokens
    return !candidate.aspect.match.isInherited
      && zip(tokens, tokens.dropFirst()).contains {
        $0.word == "upon" && !["request", "agreement", "approval", "customer", "written"].contains($1.word)
      }
  }

  /// Whether what is done all the time keeps a period short, as replication does the loss of data.
  private func isOngoing(_ demand: Demand) -> Bool {
    demand.topics.contains { topic in
      ["rpo", "backup", "replication", "redundancy", "monitoring", "detection", "scanning"].contains(
        where: topic.rawValue.holds)
    }
  }

  /// `Immediate prioritization` under a heading on notices is no notice at once.
  func isImmediacyOfOthers(_ quantity: Quantity, _ candidate: Candidate) -> Bool {
    let match = candidate.aspect.match
    let tokens = candidate.claim.reading.tokens
    // `must be immediately reported`, where it is the report that is asked for.
    let beside = tokens.indices.filter { abs($0 - quantity.tokens.lowerBound) == 1 }
    if beside.contains(where: { Self.acts.contains(tokens[$0].stem) && question.stems.contains(tokens[$0].stem) }) {
      return false
    }
    return tokens[quantity.tokens.lowerBound].stem == "immedi"
      && (match.isInherited || distance(quantity, match.positions) > 3
        || !match.positions.contains { Self.acts.contains(tokens[$0].stem) })
  }

  /// What is done at once.
  private static let acts: Set<String> = [
    "notifi", "notif", "inform", "informed", "tell", "told", "alert", "report", "communic", "revok", "remov", "disabl",
    "deactiv", "delet", "block", "lock", "suspend", "termin", "withdraw", "patch", "fix", "remedi", "appli", "respond",
    "respons", "acknowledg", "restor", "recov", "updat", "deploy", "contact", "escal", "remediat", "revoc", "install",
    "erasur", "eras", "close", "disclos",
  ]

  /// Whether a figure is asked for that a denial is not about: `No special characters are required` is no length.
  func isOfOtherFigure(_ claim: ClaimReading, _ demand: Demand) -> Bool {
    guard case .quantity = demand.value, !demand.points.isEmpty else { return false }
    return demand.points.allSatisfy { claim.reading.points[$0] == nil }
  }

  static let severities: Set<String> = [
    "critical", "high", "medium", "low", "minor", "major", "important", "moderate",
  ]

  /// A severity by the name that most scales have: `minor` is low.
  static func plainSeverity(_ word: String) -> String {
    switch word {
    case "minor": "low"
    case "moderate": "medium"
    case "major", "important": "high"
    default: word
    }
  }

  /// Whether a claim speaks of severities, but of none that the question names.
  func isOfOtherSeverity(_ tokens: [Token]) -> Bool {
    guard !question.severities.isEmpty else { return false }
    let said = tokens.lazy.map(\.word).filter(Self.severities.contains).map(Self.plainSeverity)
    return !said.isEmpty && !question.severities.contains { said.contains($0) }
  }

  /// Where a claim speaks of the severity that the question names.
  func severity(in tokens: [Token]) -> Range<Int>? {
    guard let asked = question.severities.first,
      let start = tokens.firstIndex(where: { Self.plainSeverity($0.word) == asked })
    else { return nil }
    let end =
      tokens[(start + 1)...].firstIndex {
        Self.severities.contains($0.word) || ["other", "remaining"].contains($0.word)
      }
      ?? tokens.count
    return start..<end
  }

  func asksForEnforcement(_ demand: Demand) -> Bool {
    demand.points.contains { $0.hasSuffix("/enforced") || $0.hasSuffix("/enforce") || $0.hasSuffix("/all") }
      || question.tokens.contains {
        ["mandatory", "enforced", "enforce", "required", "must", "all", "every", "obliged", "compulsory", "obligatory"]
          .contains($0.word)
      }
  }

  func isRetention(_ demand: Demand) -> Bool {
    demand.topics.contains {
      ["retention", "notice", "deletion"].contains(where: $0.rawValue.holds) && !$0.rawValue.holds("deletion")
    }
  }

  func isFigureThePoint(_ threshold: Quantity, _ demand: Demand) -> Bool {
    guard [.duration, .percent, .characters, .version, .keySize].contains(threshold.kind) else { return false }
    return demand.topics.contains { topic in
      [
        "retention", "rto", "rpo", "availability-sla", "account-lockout", "session-timeout", "screen-lock",
        "response-time", "notice",
      ].contains(where: topic.rawValue.holds)
    }
  }
}

extension QuestionReading {
  /// Whether `continuous` says how something is watched or built, and nothing else: of `continuous monitoring` no test.
  func isOfWatching(_ figure: Quantity, _ said: [Token]) -> Bool {
    guard figure.kind == .frequency, figure.magnitude == 0 else { return false }
    let beside = said.dropFirst(figure.tokens.upperBound).prefix(1) + said[..<figure.tokens.lowerBound].suffix(1)
    return beside.contains { Self.watching.contains($0.stem) }
      && !tokens.contains { Self.watching.contains($0.stem) }
  }

  private static let watching: Set<String> = [
    "monitor", "improv", "integr", "deploy", "deliveri", "watch", "observ", "insight", "visibl", "coverag",
  ]
}

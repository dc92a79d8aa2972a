import Language
import Model

/// Judges one demand by entailment, slot by slot.
struct Judge {
  let index: ClaimIndex
  let lexicon: Lexicon
  let question: QuestionReading
  let settings: AnswerSettings

  /// A claim that speaks to the demand.
  struct Candidate {
    var claim: ClaimReading
    var aspect: ClaimReading.Aspect
    /// How surely it is about the same measure.
    var fit: Double
  }

  func judge(_ demand: Demand) -> Judgement {
    let candidates = self.candidates(for: demand)
    let wantsMeasure = demand.isLacking ? false : !demand.asksForAdverse || demand.isDenied
    var reasons: [String] = []
    var warnings: [String] = []
    let stated = candidates.filter {
      $0.claim.modality == .inPlace || $0.claim.modality == .conditional
        || $0.claim.modality == .negated
    }
    let affirming = stated.filter {
      $0.aspect.isAffirmed == wantsMeasure && $0.claim.modality != .negated
        || ($0.aspect.isAffirmed == wantsMeasure && $0.claim.modality == .negated)
    }
    let denying = stated.filter { $0.aspect.isAffirmed != wantsMeasure }
    let planned = candidates.filter { $0.claim.modality == .planned }
    if demand.topics.contains("data-outside-region"), affirming.isEmpty, denying.isEmpty,
      let judgement = Places.judge(demand, index, lexicon, self)
    {
      return judgement
    }
    if let judgement = presupposed(by: demand) { return judgement }
    if wantsMeasure, !affirming.isEmpty,
      let judgement = Places.judgeNamed(demand, affirming, lexicon, self)
    {
      return judgement
    }
    guard !affirming.isEmpty else {
      if let best = denying.first {
        if demand.asksForAdverse || demand.isLacking, !best.aspect.match.isAdverse, !says(Self.universals, best.claim),
          !demand.topics.contains(where: Self.complements.contains)
        {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.3,
            reasons: ["the measure is stated, but not for everything: \(quoted(best.claim))"])
        }
        return Judgement(
          demand: demand, verdict: .no, evidence: Array(denying.prefix(2).map(\.claim)),
          value: value(of: demand, in: denying),
          support: 0.85 * best.fit, reasons: ["the contrary is stated: \(quoted(best.claim))"])
      }
      if let best = planned.first, !asksForPastFigure(demand, planned) {
        return Judgement(
          demand: demand, verdict: .planned, evidence: Array(planned.prefix(2).map(\.claim)),
          value: plannedValue(demand, planned),
          support: 0.95 * best.fit, reasons: ["only planned: \(quoted(best.claim))"])
      }
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.9,
        reasons: ["no claim on \(demand.topics.map(\.rawValue).joined(separator: ", "))"])
    }
    if let wanted = demand.value, wanted != .words {
      return valued(demand, wanted, affirming, planned: planned)
    }
    var verdict = Verdict.yes
    var support = affirming[0].fit
    var evidence: [ClaimReading] = []
    var value: String?
    var failed = false
    var met = false
    func cite(_ claim: ClaimReading) {
      if !evidence.contains(where: { $0.order == claim.order }) { evidence.append(claim) }
    }
    if let judgement = weakVersion(demand, affirming) { return judgement }
    // Figures first: the claim that fills them is the best evidence.
    for threshold in demand.thresholds {
      let filling = fill(threshold, affirming, demand)
      let claim = filling.claim
      if let claim { cite(claim) }
      value = value ?? filling.figure
      if let other = filling.conflicting {
        support *= 0.8
        warnings.append("conflict: \(claim.map(quoted) ?? "") and \(quoted(other))")
        cite(other)
      }
      switch filling.result {
      case .mixed:
        verdict = weaker(verdict, .partial)
        reasons.append("\(threshold.normalised) is met in part: \(claim.map(quoted) ?? "")")
      case .met:
        met = true
        reasons.append("\(threshold.normalised) is met by \(claim.map(quoted) ?? "")")
      case .failed:
        failed = true
        reasons.append("\(threshold.normalised) is not met: \(claim.map(quoted) ?? "")")
      case .vague:
        verdict = weaker(verdict, .partial)
        support *= 0.9
        reasons.append("no figure to set against \(threshold.normalised)")
      case .missing:
        if isFigureThePoint(threshold, demand) {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.5,
            reasons: ["no figure to set against \(threshold.normalised)"])
        }
        verdict = weaker(verdict, .partial)
        support *= 0.75
        reasons.append("no figure to set against \(threshold.normalised)")
      }
    }
    if failed, met {
      verdict = .partial
    } else if failed {
      return Judgement(
        demand: demand, verdict: .no, evidence: evidence, value: value, support: support * 0.95, reasons: reasons)
    }
    var missing: [String] = []
    for point in demand.points {
      if let holder = affirming.first(where: { states($0.claim, point) }) {
        cite(holder.claim)
        reasons.append("\(point) is stated: \(quoted(holder.claim))")
      } else if lexicon.objectPoints.contains(point), says(Self.wholes, affirming[0].claim) {
        reasons.append("\(point) is covered by all: \(quoted(affirming[0].claim))")
      } else if lexicon.narrowerPoints.contains(point) || lexicon.restrictingPoints.contains(point),
        !affirming[0].claim.isRestricted
      {
        support *= 0.96
        reasons.append("\(point) is covered: \(quoted(affirming[0].claim))")
      } else {
        missing.append(point)
      }
    }
    let coreCount = max(1, evidence.count)
    for candidate in affirming.prefix(3) where evidence.count < 3 { cite(candidate.claim) }
    if evidence.isEmpty { cite(affirming[0].claim) }
    let lacksPoint = missing.contains { lexicon.essentialPoints.contains($0) }
    if lacksPoint || missing.contains(where: { $0.hasSuffix("/contractors") }) && asksForContractorsOnly {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["stated for others: \(quoted(affirming[0].claim))"])
    }
    if !missing.isEmpty {
      verdict = weaker(verdict, .partial)
      support *= missing.count == demand.points.count ? 0.75 : 0.85
      reasons.append("not stated: \(missing.joined(separator: ", "))")
    }
    if affirming.contains(where: { isNarrower($0.claim, $0.aspect.topic, demand) }),
      affirming.allSatisfy({
        isNarrower($0.claim, $0.aspect.topic, demand) || $0.claim.modality == .conditional && !$0.claim.isOffer
      })
    {
      verdict = weaker(verdict, .partial)
      reasons.append("holds for a part: \(quoted(affirming[0].claim))")
    }
    // What the question adds to its subject has to be said as well.
    let unsaid = openClauses(evidence)
    if !unsaid.isEmpty {
      verdict = weaker(verdict, .partial)
      support *= 0.9
      reasons.append("not stated: \(unsaid.joined(separator: "; "))")
    }
    let contents = openContents(evidence)
    if !contents.isEmpty {
      verdict = weaker(verdict, .partial)
      support *= 0.5
      reasons.append("its contents are not stated: \(contents.joined(separator: "; "))")
    }
    // A subject that only a heading gives is no plain yes.
    if affirming.allSatisfy({ $0.aspect.match.isInherited }), demand.thresholds.isEmpty, evidence.count <= 1 {
      verdict = weaker(verdict, .partial)
      support *= 0.85
      reasons.append("only the heading names the subject")
    }
    let restricted = affirming.prefix(4).filter { !$0.claim.isRestricted || isGivenOnRequest(demand, $0.claim) }
    if restricted.isEmpty {
      verdict = weaker(verdict, .partial)
      reasons.append("holds only in part: \(quoted(affirming[0].claim))")
    } else if affirming.allSatisfy({
      $0.claim.modality == .conditional && !($0.claim.isOffer && !asksForEnforcement(demand))
        && !isGivenOnRequest(demand, $0.claim)
    })
      && !(question.asksForOffer && affirming.contains { $0.claim.isOffer })
    {
      verdict = weaker(verdict, .partial)
      reasons.append("conditional: \(quoted(affirming[0].claim))")
    }
    // A denial in passing says less than a claim on the measure itself.
    if let denial = denying.first, !demand.asksForAdverse, !demand.isLacking,
      denial.fit >= affirming[0].fit - 0.01, denial.aspect.match.weight >= affirming[0].aspect.match.weight
    {
      verdict = weaker(verdict, .partial)
      support *= 0.85
      cite(denial.claim)
      reasons.append("the contrary is stated as well: \(quoted(denial.claim))")
    }
    if reasons.isEmpty { reasons.append("stated: \(quoted(affirming[0].claim))") }
    return Judgement(
      demand: demand, verdict: verdict, evidence: evidence, value: value ?? self.value(of: demand, in: affirming),
      support: support, reasons: reasons, coreCount: coreCount, warnings: warnings,
      isInherited: affirming.prefix(2).allSatisfy { $0.claim.isInherited })
  }

  /// A date or a figure of something that is only planned does not exist, unless the plan names it.
  private func asksForPastFigure(_ demand: Demand, _ planned: [Candidate]) -> Bool {
    guard case .quantity = demand.value else { return false }
    return plannedValue(demand, planned) == nil
  }

  /// What is only planned, or not there, cannot be shared.
  private func presupposed(by demand: Demand) -> Judgement? {
    for topic in demand.presupposed {
      let claims = index.claims(on: topic).filter { $0.aspects[topic]?.isBroader == false && !$0.isInherited }
      guard let first = claims.first,
        claims.allSatisfy({ $0.modality == .planned || $0.aspects[topic]?.isAffirmed == false })
      else { continue }
      let isPlanned = claims.contains { $0.modality == .planned }
      return Judgement(
        demand: demand, verdict: isPlanned ? .planned : .no, evidence: [first], support: 0.85,
        reasons: ["what it presupposes is \(isPlanned ? "only planned" : "not there"): \(quoted(first))"])
    }
    return nil
  }

  // MARK: Candidates

  private func candidates(for demand: Demand) -> [Candidate] {
    var found: [Candidate] = []
    for topic in demand.topics {
      for claim in index.claims(on: topic) {
        guard let aspect = claim.aspects[topic] else { continue }
        var fit = aspect.match.isInherited ? 0.6 : aspect.match.contextPositions.isEmpty ? 1.0 : 0.95
        if aspect.isBroader { fit *= 0.9 }
        // A claim that speaks mainly of something else.
        if let best = claim.reading.topics.first, best.topic != aspect.match.topic,
          best.weight > aspect.match.weight + 0.5, !best.isInherited
        {
          fit *= 0.93
        }
        // Words of the question that the claim has too.
        let shared = question.residue.filter { claim.stems.contains($0) }.count
        fit += 0.01 * Double(min(shared, 4)) * 0.5
        fit = min(fit, 1)
        if isNarrower(claim, topic, demand) {
          // Another part than the one that is asked for.
          if demand.points.contains(where: {
            lexicon.narrowerPoints.contains($0) && $0.hasPrefix(topic.rawValue + "/") && claim.reading.points[$0] == nil
          }) {
            continue
          }
          fit *= 0.8
        }
        found.append(Candidate(claim: claim, aspect: aspect, fit: fit))
      }
    }
    // A claim on the whole covers the part that has none of its own.
    if found.isEmpty {
      for topic in demand.topics {
        for wider in lexicon.index[topic].map({ lexicon.vocabulary.topics[$0].coveredBy }) ?? [] {
          for claim in index.claims(on: wider) {
            guard let aspect = claim.aspects[wider], !aspect.isBroader else { continue }
            found.append(Candidate(claim: claim, aspect: aspect, fit: aspect.match.isInherited ? 0.6 : 0.85))
          }
        }
      }
    }
    // The order is found over plain figures: candidates are large, and there may be thousands.
    let ranks = found.map {
      $0.fit + Double(question.residue.intersection($0.claim.ownStems).count) * 0.02
        + Double(min(question.content.intersection($0.claim.ownStems).count, 4)) * 0.01
        - ($0.claim.isRestricted ? 0.03 : 0)
    }
    let orders = found.map(\.claim.order)
    found = found.indices.sorted {
      ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : orders[$0] < orders[$1]
    }.map { found[$0] }
    return found
  }

  /// The period that a claim writes, where the question asks which one a report covers.
  func period(of claim: ClaimReading) -> String? {
    let dates = claim.reading.quantities.filter { $0.kind == .date }
    guard question.tokens.contains(where: { $0.word == "period" }), dates.count > 1, let first = dates.first,
      let last = dates.last
    else { return nil }
    let bytes = Array(claim.claim.text.utf8)
    let span =
      claim.reading.tokens[first.tokens.lowerBound].range
      .lowerBound..<claim.reading.tokens[last.tokens.upperBound - 1].range.upperBound
    return span.upperBound <= bytes.count ? String(decoding: bytes[span], as: UTF8.self) : nil
  }

  private var asksForContractorsOnly: Bool {
    guard let contractor = lexicon.positions(of: "contractor", in: question.tokens).first else { return false }
    guard
      let employee = lexicon.positions(of: "employee", in: question.tokens).first(where: {
        $0.lowerBound != contractor.lowerBound
      })
    else { return true }
    return contractor.lowerBound < employee.lowerBound
  }

  /// Whether the claim holds only for a part that the question does not ask for.
  private func isNarrower(_ claim: ClaimReading, _ topic: Identifier<Topic>, _ demand: Demand) -> Bool {
    if question.asksForAll, namesSomeOnly(claim) { return true }
    if claim.reading.tokens.contains(where: { Self.some.contains($0.word) }),
      !question.tokens.contains(where: { Self.some.contains($0.word) })
    {
      return true
    }
    let states = demand.points.contains { $0.hasPrefix(topic.rawValue + "/") && claim.reading.points[$0] != nil }
    return !states
      && claim.reading.points.keys.contains {
        lexicon.restrictingPoints.contains($0) && $0.hasPrefix(topic.rawValue + "/") && !demand.points.contains($0)
      }
  }

  /// Whether a question about all people meets a claim about some: administrators, those who work from afar.
  private func namesSomeOnly(_ claim: ClaimReading) -> Bool {
    let asked = Set(question.tokens.map(\.word))
    let said = Set(claim.reading.tokens.map(\.word))
    return !asked.isDisjoint(with: Self.everybody) && asked.isDisjoint(with: Self.somebody)
      && !said.isDisjoint(with: Self.somebody) && said.isDisjoint(with: Self.everybody)
  }

  private static let everybody: Set<String> = [
    "employees", "employee", "staff", "personnel", "workforce", "everyone", "everybody", "users", "people", "workers",
  ]
  private static let somebody: Set<String> = [
    "administrators", "administrator", "admins", "admin", "remote", "privileged",
  ]
  /// Words with which a claim speaks of some cases only.
  private static let some: Set<String> = [
    "major", "selected", "certain", "some", "several", "exceptional", "exception",
  ]

  // MARK: Slots

  /// What is given when somebody asks for it or consents is what such a question is about.
  private func isGivenOnRequest(_ demand: Demand, _ claim: ClaimReading) -> Bool {
    claim.isRequestable
      && demand.topics.contains {
        [
          "report-sharing", "certificate-of-destruction", "subprocessor-list", "customer-log-access",
          "customer-audit-right", "dpa",
          "soc2-report", "soc1-report", "support-access-to-customer-data", "customer-security-testing",
          "security-questionnaires",
        ].contains($0.rawValue)
      }
  }

  private struct Filling {
    var result: ThresholdResult
    var claim: ClaimReading?
    var figure: String?
    /// A claim of equal standing that says otherwise.
    var conflicting: ClaimReading?
  }

  private func fill(_ threshold: Quantity, _ candidates: [Candidate], _ demand: Demand) -> Filling {
    let minimum = isRetention(demand)
    var vague: ClaimReading?
    var decided: Filling?
    var standing = 0.0
    for candidate in candidates where !isOfOtherSeverity(candidate.claim.reading.tokens) {
      let figures = candidate.claim.reading.quantities.filter {
        isOf(demand, $0, candidate, reach: 4) || $0.kind == .count
      }
      let result = Threshold.compare(
        threshold, with: figures, near: candidate.aspect.match.positions,
        severity: severity(in: candidate.claim.reading.tokens), defaultsToMinimum: minimum)
      switch result {
      case .met, .failed, .mixed:
        if let first = decided {
          // Restricted or remoter claims do not overrule the first.
          if first.result != result, candidate.fit > standing - 0.02, first.conflicting == nil {
            decided?.conflicting = candidate.claim
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

  private static let severities: Set<String> = [
    "critical", "high", "medium", "low", "minor", "major", "important", "moderate",
  ]

  /// Whether a claim speaks of severities, but of none that the question names.
  private func isOfOtherSeverity(_ tokens: [Token]) -> Bool {
    let asked = Set(question.tokens.map(\.word)).intersection(Self.severities)
    let said = Set(tokens.map(\.word)).intersection(Self.severities)
    return !asked.isEmpty && !said.isEmpty && asked.isDisjoint(with: said)
  }

  /// Where a claim speaks of the severity that the question names.
  private func severity(in tokens: [Token]) -> Range<Int>? {
    let words = Self.severities
    guard let asked = question.tokens.first(where: { words.contains($0.word) })?.word,
      let start = tokens.firstIndex(where: { $0.word == asked })
    else { return nil }
    let end =
      tokens[(start + 1)...].firstIndex { words.contains($0.word) || ["other", "remaining"].contains($0.word) }
      ?? tokens.count
    return start..<end
  }

  private func asksForEnforcement(_ demand: Demand) -> Bool {
    demand.points.contains { $0.hasSuffix("/enforced") || $0.hasSuffix("/enforce") || $0.hasSuffix("/all") }
      || question.tokens.contains {
        ["mandatory", "enforced", "enforce", "required", "must", "all", "every"].contains($0.word)
      }
  }

  private func isRetention(_ demand: Demand) -> Bool {
    demand.topics.contains {
      ["retention", "notice", "deletion"].contains(where: $0.rawValue.contains) && !$0.rawValue.contains("deletion")
    }
  }

  private func isFigureThePoint(_ threshold: Quantity, _ demand: Demand) -> Bool {
    guard [.duration, .percent, .characters, .version, .keySize].contains(threshold.kind) else { return false }
    return demand.topics.contains { topic in
      [
        "retention", "rto", "rpo", "availability-sla", "account-lockout", "session-timeout", "screen-lock",
        "response-time", "notice",
      ].contains(where: topic.rawValue.contains)
    }
  }

  func states(_ claim: ClaimReading, _ point: String) -> Bool { claim.reading.points[point] != nil }

  /// Whether a claim has one of the words, other than in a cadence (`every 90 days`).
  private func says(_ words: Set<String>, _ claim: ClaimReading) -> Bool {
    claim.reading.tokens.indices.contains { position in
      words.contains(claim.reading.tokens[position].word)
        && !claim.reading.quantities.contains { $0.tokens.contains(position) }
    }
  }

  /// Words with which a measure holds for whatever it can be applied to.
  private static let wholes: Set<String> = ["all", "every", "everything", "any", "each"]
  /// Words that leave no room for the contrary; a rule does as well.
  private static let universals = wholes.subtracting(["each"]).union([
    "exclusively", "only", "always", "never", "no", "mandatory", "must", "required", "enforced",
  ])

  private func weaker(_ left: Verdict, _ right: Verdict) -> Verdict { left == .yes ? right : left }

  func quoted(_ claim: ClaimReading) -> String {
    "\"\(claim.claim.text.prefix(90))\" (\(claim.claim.document) \(claim.claim.lines.lowerBound))"
  }

  /// Topics whose contrary is the only other way: hosted by others or by oneself, synthetic or real.
  private static let complements: [Identifier<Topic>] = [
    "cloud-hosting", "test-data", "secrets-in-code", "unique-identities",
  ]
}

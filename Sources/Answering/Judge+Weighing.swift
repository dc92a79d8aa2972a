import Language
import Model

/// A measure that is stated, weighed against all that the question asks of it.
extension Judge {
  func weighed(
    _ demand: Demand, _ affirming: [Candidate], _ denying: [Candidate], _ missing: [Candidate]
  ) -> Judgement {
    if demand.isFromContext, !saysOwnWords(affirming) {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["only its heading's subject is stated: \(quoted(affirming[0].claim))"])
    }
    var result = Judgement(demand: demand, verdict: .yes, evidence: [], support: affirming[0].fit, reasons: [])
    // Figures first: the claim that fills them is the best evidence.
    if let final = weighFigures(demand, affirming, &result) { return final }
    if let final = weighPoints(demand, affirming, &result) { return final }
    if let counterpart = openCounterpart(demand, result.evidence) {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["not stated to be kept apart \(counterpart): \(quoted(affirming[0].claim))"])
    }
    // A heading's subject that is met in part only is none.
    if !result.shortfalls.isEmpty, affirming.allSatisfy({ $0.aspect.match.isInherited || $0.aspect.isOfHeading }) {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: result.reasons + ["only the heading names the subject: \(quoted(affirming[0].claim))"])
    }
    weighScope(affirming, &result)
    if demand.topics.contains("cloud-hosting") { weighExclusion(affirming, &result) }
    weighCounts(demand, affirming, &result)
    weighAdditions(&result)
    weighStanding(demand, affirming, &result)
    if let judgement = weighDenials(demand, affirming, denying, missing, &result) { return judgement }
    if result.reasons.isEmpty { result.reasons.append("stated: \(quoted(affirming[0].claim))") }
    result.value = result.value ?? value(of: demand, in: affirming)
    result.isInherited = affirming.prefix(2).allSatisfy { $0.claim.isInherited }
    return result
  }

  /// Whether the claims have most words of a row that takes its subject from what stands around it: of `Nature of the
  /// breach` under `Incident handling` more than the breach.
  private func saysOwnWords(_ affirming: [Candidate]) -> Bool {
    let own = question.tokens.indices.filter(question.isContent)
    let claims = affirming.prefix(3).map(\.claim)
    return own.isEmpty || own.count { holds($0, claims) } * 2 > own.count
  }

  /// Sets the claims' figures against the thresholds; a judgement where they decide alone.
  private func weighFigures(_ demand: Demand, _ affirming: [Candidate], _ result: inout Judgement) -> Judgement? {
    var failed = false
    var met = false
    var used: [(threshold: Quantity, filling: Filling)] = []
    for threshold in demand.thresholds {
      var filling = fill(threshold, affirming, demand)
      // `disabled after 90 days and deleted after 180`: one figure does not tell of both.
      if filling.result == .met, isUsed(filling, for: threshold, by: used) {
        let wanted = threshold.normalised
        result.fallShort(.figure, "one figure stands for \(wanted) and another: \(filling.claim.map(quoted) ?? "")")
        continue
      }
      used.append((threshold, filling))
      // `The plan is tested annually` does not say when it is reviewed.
      if filling.result == .met, let claim = filling.claim, isOfOtherActivity(threshold, claim) {
        filling = Filling(result: .missing)
      }
      let claim = filling.claim
      if let claim { result.cite(claim) }
      result.value = result.value ?? filling.figure
      if let other = filling.conflicting {
        result.support *= 0.8
        result.warnings.append("conflict: \(claim.map(quoted) ?? "") and \(quoted(other))")
        result.cite(other)
      }
      let wanted = threshold.normalised
      switch filling.result {
      case .mixed: result.fallShort(.figure, "\(wanted) is met in part: \(claim.map(quoted) ?? "")")
      case .met:
        met = true
        result.reasons.append("\(wanted) is met by \(claim.map(quoted) ?? "")")
        if let claim, claim.plan != nil, claim.isRestricted {
          result.fallShort(.condition, "in one edition: \(quoted(claim))")
        }
      case .failed:
        failed = true
        result.reasons.append("\(wanted) is not met: \(claim.map(quoted) ?? "")")
      case .vague, .missing:
        let reason = "no figure to set against \(wanted)"
        // `tested in the last 12 months or at least yearly`
        if demand.thresholds.contains(where: {
          isAlternative($0, to: threshold) && fill($0, affirming, demand).result == .met
        }) {
          continue
        }
        guard !isFigureThePoint(threshold, demand) || filling.result == .vague,
          !(question.stems.contains("repeat") && filling.result == .missing),
          affirming.contains(where: { !$0.aspect.isBroader }),
          isActivityStated(threshold, demand, affirming)
        else {
          return Judgement(demand: demand, verdict: .notStated, evidence: [], support: 0.5, reasons: [reason])
        }
        result.fallShort(.figure, reason, by: filling.result == .vague ? 0.9 : 0.75)
      }
    }
    guard failed else { return nil }
    if met {
      result.verdict = .partial
      return nil
    }
    result.verdict = .no
    result.support *= 0.95
    return result
  }

  /// Whether a figure has been set against another threshold of its kind, to which an `and` joins this one.
  private func isUsed(
    _ filling: Filling, for threshold: Quantity, by used: [(threshold: Quantity, filling: Filling)]
  ) -> Bool {
    guard threshold.kind == .duration, let claim = filling.claim, let figure = filling.figure else { return false }
    return used.contains { other in
      other.threshold.kind == threshold.kind && other.threshold.magnitude != threshold.magnitude
        && other.filling.claim?.order == claim.order && other.filling.figure == figure
        && other.threshold.tokens.upperBound < threshold.tokens.lowerBound
        && question.tokens[other.threshold.tokens.upperBound..<threshold.tokens.lowerBound].contains {
          $0.word == "and"
        }
    }
  }

  /// Whether an `or` stands between two figures of the question and no `and`.
  private func isAlternative(_ one: Quantity, to other: Quantity) -> Bool {
    let (first, last) = one.tokens.lowerBound < other.tokens.lowerBound ? (one, other) : (other, one)
    guard first.tokens.upperBound < last.tokens.lowerBound, last.tokens.lowerBound < question.tokens.count else {
      return false
    }
    let between = question.tokens[first.tokens.upperBound..<last.tokens.lowerBound]
    return between.contains { $0.word == "or" } && !between.contains { $0.word == "and" }
  }

  /// Whether a claim names the part of its subject that it holds for.
  private func isLimited(_ candidate: Candidate) -> Bool {
    candidate.claim.limits.contains { $0.hasPrefix(candidate.aspect.topic.rawValue + "/") }
  }

  /// Seeks the points that are asked for; a judgement where one that is missing leaves nothing stated.
  private func weighPoints(_ demand: Demand, _ affirming: [Candidate], _ result: inout Judgement) -> Judgement? {
    var missing: [String] = []
    var reserved: ClaimReading?
    // A claim on all covers what another says of a few: `every employee`, beside `for remote administration only`.
    let whole = affirming.lazy.filter { !$0.isNarrow }
    let plain = whole.filter { !isReserved($0.claim, demand) && !$0.claim.isRestricted }
    for point in demand.points {
      let isCovered = lexicon.narrowerPoints.contains(point) && !whole.isEmpty
      if let holder = plain.first(where: { states($0.claim, point) })
        ?? whole.first(where: { states($0.claim, point) })
        ?? (isCovered ? nil : affirming.first(where: { states($0.claim, point) }))
      {
        result.cite(holder.claim)
        result.reasons.append("\(point) is stated: \(quoted(holder.claim))")
        // What another claim says plainly of other points does not lift the condition: `enforced where possible`.
        if isReserved(holder.claim, demand) { reserved = holder.claim }
      } else if let claim = stating(point, demand) {
        result.cite(claim)
        result.reasons.append("\(point) is stated: \(quoted(claim))")
      } else if lexicon.objectPoints.contains(point), coversAll(affirming[0].claim),
        point != Self.readers || lexicon.positions(of: "employee", in: affirming[0].claim.reading.tokens).isEmpty
      {
        result.reasons.append("\(point) is covered by all: \(quoted(affirming[0].claim))")
      } else if point == "administrators", affirming[0].claim.isCompulsory, !affirming[0].claim.isRestricted,
        !affirming[0].isNarrow, !People.areNamed(affirming[0].claim.reading.tokens)
      {
        // What everybody has to do administrators have to do.
        result.reasons.append("\(point) is covered: \(quoted(affirming[0].claim))")
      } else if lexicon.narrowerPoints.contains(point) || lexicon.restrictingPoints.contains(point),
        // What holds for administrators does not hold for remote access.
        !affirming[0].claim.isRestricted,
        lexicon.mannerPoints.contains(point) || !isLimited(affirming[0])
      {
        result.support *= 0.96
        result.reasons.append("\(point) is covered: \(quoted(affirming[0].claim))")
      } else if isOfSeverity(point, demand), affirming[0].claim.reading.tokens.allSatisfy({ !isSeverity($0.word) }),
        result.reasons.contains(where: { $0.holds(" is met by ") })
      {
        result.reasons.append("\(point) is covered: \(quoted(affirming[0].claim))")
      } else {
        // Roles and logs are the company's own or the product's; traffic of either is traffic.
        if point == Self.readers, family(of: demand, isOneOf: ["cryptography"]) { continue }
        missing.append(point)
      }
    }
    if let reserved, !isMetByOffer(affirming) { result.fallShort(.condition, "conditional: \(quoted(reserved))") }
    missing = missing.filter { [missing] in !isAlternative($0, of: demand, missing) }
    // `We always encrypt stored data` beside `Staff may access encrypted data`
    if result.evidence.isEmpty, isReserved(affirming[0].claim, demand),
      let best = plain.first(where: { Self.namesSubject($0) })
    {
      result.cite(best.claim)
    }
    result.coreCount = max(1, result.evidence.count)
    for candidate in affirming.prefix(3) where result.evidence.count < 3 { result.cite(candidate.claim) }
    if result.evidence.isEmpty { result.cite(affirming[0].claim) }
    if demand.isScope, missing.count == demand.points.count {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["what is required for it is not stated: \(quoted(affirming[0].claim))"])
    }
    if lacksPoint(demand, missing)
      || missing.contains(where: { $0 == "contractors" || $0.hasSuffix("/contractors") }) && asksForContractorsOnly
    {
      return statedForOthers(demand, affirming)
    }
    // Neither the key's length nor another quality that is asked for is there.
    if !missing.isEmpty, missing.count == demand.points.count, result.shortfalls == [.figure],
      demand.thresholds.allSatisfy({ $0.kind == .keySize })
    {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.5,
        reasons: result.reasons + ["not stated: \(missing.joined(separator: ", "))"])
    }
    if !missing.isEmpty {
      result.fallShort(
        .point, "not stated: \(missing.joined(separator: ", "))", by: missing.count == demand.points.count ? 0.75 : 0.85
      )
    }
    return nil
  }

  /// Whether a quality stands beside one that is stated, with an `or` between them: `a bounty or a channel for reports`.
  private func isAlternative(_ point: String, of demand: Demand, _ missing: [String]) -> Bool {
    guard let own = demand.places[point], let first = own.min(), let last = own.max() else { return false }
    // `Where patching is not possible, mitigations …` asks for no patching.
    let circumstances = QuestionReader.circumstances(question.tokens)
    return demand.points.contains { other in
      guard !missing.contains(other), let places = demand.places[other], places.isDisjoint(with: own),
        !places.isSubset(of: circumstances),
        let start = places.min(), let end = places.max()
      else { return false }
      let gap = end < first ? end + 1..<first : last < start ? last + 1..<start : 0..<0
      // Right behind the one and not far before the other.
      return gap.prefix(2).contains { question.tokens[$0].word == "or" } && gap.count < 7
        && !gap.contains { question.tokens[$0].gap >= .comma || question.tokens[$0].word == "and" }
    }
  }

  /// Whether a question names a quality only by the severities that its figure is for: `critical patches within 14 days`.
  private func isOfSeverity(_ point: String, _ demand: Demand) -> Bool {
    guard let places = demand.places[point], !places.isEmpty, !demand.thresholds.isEmpty else { return false }
    return places.allSatisfy { isSeverity(question.tokens[$0].word) || question.tokens[$0].stem == "risk" }
  }

  private func isSeverity(_ word: String) -> Bool { Self.severities.contains(word) }

  /// Whether no quality without which nothing is answered is there; of `a report or a certificate` either will do.
  func lacksPoint(_ demand: Demand, _ missing: [String]) -> Bool {
    // `State the algorithm with which data is encrypted` is not answered by encryption.
    let isForAlgorithm = question.form == .value && question.asksForAlgorithm
    let essential = demand.points.filter {
      lexicon.essentialPoints.contains($0) || isForAlgorithm && $0.hasSuffix("/algorithm")
        || $0 == Self.readers && family(of: demand, isOneOf: ["access", "logging", "authentication"])
        || isMainThing($0, of: demand)
    }
    return !essential.isEmpty && essential.allSatisfy(missing.contains)
  }

  /// Whether a quality is what the question is put for: the confirmation of `Do you confirm the deletion in writing?`, the
  /// e-mail of `Does your plan cover an outage of e-mail?`.
  private func isMainThing(_ point: String, of demand: Demand) -> Bool {
    guard let places = demand.places[point] else { return false }
    let tokens = question.tokens
    let isProof = tokens.count > 3 && tokens[1].word == "you" && Self.proving.contains(tokens[2].stem)
    return isProof && places.contains(2)
      || (question.contents + question.followed).contains { !places.isDisjoint(with: $0) }
  }

  private static let proving: Set<String> = ["confirm", "certifi", "prove", "attest"]

  private func family(of demand: Demand, isOneOf families: Set<String>) -> Bool {
    demand.topics.contains { families.contains(lexicon.family(of: $0) ?? "") }
  }

  /// What is asked for the customer's own people, who are none of the company's.
  private static let readers = "customer-side"

  func statedForOthers(_ demand: Demand, _ affirming: [Candidate]) -> Judgement {
    Judgement(
      demand: demand, verdict: .notStated, evidence: [], support: 0.6,
      reasons: ["stated for others: \(quoted(affirming[0].claim))"])
  }

  /// Whether nothing is said of other places where one alone is asked for: `hosted exclusively in Germany`.
  func weighExclusion(_ affirming: [Candidate], _ result: inout Judgement) {
    if question.asksForOnly, !affirming.prefix(3).contains(where: { says(Self.shutting, $0.claim) }) {
      result.fallShort(.part, "not said of nothing else: \(quoted(affirming[0].claim))")
    }
  }

  /// Whether all claims hold for a part only.
  func weighScope(_ affirming: [Candidate], _ result: inout Judgement) {
    if affirming.contains(where: \.isNarrow),
      affirming.allSatisfy({ $0.isNarrow || $0.claim.modality == .conditional && !$0.claim.isOffer })
    {
      result.fallShort(.part, "holds for a part: \(quoted(affirming[0].claim))")
    }
    if question.asksForEverySeverity, affirming.prefix(3).allSatisfy({ says(Self.severities, $0.claim) }) {
      result.fallShort(.part, "said of some severities: \(quoted(affirming[0].claim))")
    }
  }

  /// Words that leave nothing else.
  private static let shutting = wholes.union([
    "only", "exclusively", "exclusive", "solely", "sole", "entirely", "never", "no", "not", "restricted", "limited",
    "dedicated", "always",
  ])

  /// What the question adds to its subject has to be said as well.
  private func weighAdditions(_ result: inout Judgement) {
    let unsaid = openClauses(result.evidence)
    if !unsaid.isEmpty { result.fallShort(.addition, "not stated: \(unsaid.joined(separator: "; "))", by: 0.9) }
    if let open = openPopulation(result.evidence) { result.fallShort(.addition, "not stated of \(open)", by: 0.9) }
    let contents = openContents(result.evidence)
    if !contents.isEmpty {
      result.fallShort(.addition, "its contents are not stated: \(contents.joined(separator: "; "))", by: 0.5)
    }
    let standards = openStandards(result.evidence)
    if !standards.isEmpty {
      // What is not said to be followed is not followed in part.
      result.reasons.append("not said to follow \(standards.joined(separator: "; "))")
      result = result.open
    }
  }

  /// Whether the claims speak of the measure themselves, and without condition.
  private func weighStanding(_ demand: Demand, _ affirming: [Candidate], _ result: inout Judgement) {
    // A subject that only a heading gives is no plain yes.
    if affirming.allSatisfy({ $0.aspect.match.isInherited || $0.aspect.isOfHeading }), demand.thresholds.isEmpty,
      result.evidence.count <= 1
    {
      result.fallShort(.heading, "only the heading names the subject", by: 0.85)
    }
    // `reports and certifications` of a provider name none.
    if demand.topics.contains("hosting-provider-certification") {
      let asked = Set(lexicon.mentions(of: "standards", in: question.tokens, text: question.question.text))
      let isNamed = affirming.contains { candidate in
        !lexicon.positions(of: "standards", in: candidate.claim.reading.tokens).isEmpty
      }
      if !asked.isEmpty, !isNamed { result.fallShort(.point, "not stated: \(asked.sorted().joined(separator: ", "))") }
      if affirming.allSatisfy({ leavesOpen(asked, $0.claim) }) {
        result.fallShort(.part, "one of several: \(quoted(affirming[0].claim))")
      }
    }
    if demand.isDenied || demand.asksForAdverse, affirming[0].claim.isWaivable, !asksForApproval {
      result.fallShort(.condition, "an approval lets it happen: \(quoted(affirming[0].claim))")
    }
    // `You may use your own device` is what a question for a permission asks.
    if question.asksForPermission, demand.asksForAdverse, affirming[0].claim.modality != .negated { return }
    // An authority is told where the law requires it, and nobody asks for more.
    if demand.topics.contains("breach-notification-authority"),
      affirming.prefix(4).contains(where: { says(["required", "requires", "mandated", "obliged"], $0.claim) })
    {
      return
    }
    if !affirming.prefix(4).contains(where: {
      !$0.claim.isRestricted || isGivenOnRequest(demand, $0.claim) || isProcedure($0.claim, demand)
    }) {
      result.fallShort(.condition, "holds only in part: \(quoted(affirming[0].claim))")
    } else if result.evidence.prefix(result.coreCount).allSatisfy({ isReserved($0, demand) })
      || affirming.allSatisfy({ isReserved($0.claim, demand) }),
      !isMetByOffer(affirming)
    {
      result.fallShort(.condition, "conditional: \(quoted(affirming[0].claim))")
    }
  }

  /// Whether a claim names a standard as one of two of which either may be there: `certified to ISO 27001 or SOC 2`.
  private func leavesOpen(_ asked: Set<String>, _ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    let stems = question.stems
    let named = lexicon.positions(of: "standards", in: tokens).sorted {
      ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count)
    }
    let isAsked = named.map { range in tokens[range].allSatisfy { stems.contains($0.stem) } }
    return !asked.isEmpty
      && zip(named.indices, named.indices.dropFirst()).contains { one, other in
        isAsked[one] != isAsked[other] && named[one].upperBound < named[other].lowerBound
          && tokens[named[one].upperBound..<named[other].lowerBound].prefix(4).contains { $0.word == "or" }
          && named[other].lowerBound - named[one].upperBound <= 4
      }
  }

  private func isMetByOffer(_ affirming: [Candidate]) -> Bool {
    question.asksForOffer && affirming.contains { $0.claim.isOffer }
  }

  /// Whether the condition of a claim is the very approval that is asked for: `only after the customer has consented`.
  private func isOfApproval(_ claim: ClaimReading) -> Bool {
    asksForApproval && claim.takesPermission && !question.tokens.contains { $0.word == "without" }
  }

  /// Whether a claim holds under a condition that is more than that somebody asks for it.
  private func isReserved(_ claim: ClaimReading, _ demand: Demand) -> Bool {
    claim.modality == .conditional && !(claim.isOffer && !asksForEnforcement(demand))
      && !isGivenOnRequest(demand, claim) && !isOfApproval(claim) && !isProcedure(claim, demand)
      // What may be lost, and what one aims for, are objectives.
      && !demand.topics.contains(where: { ["rto", "rpo"].contains($0) })
  }

  /// Whether the condition of a claim is how access is given, which such a question asks for: `issued only upon an approved
  /// request`, `used by administrators only`.
  private func isProcedure(_ claim: ClaimReading, _ demand: Demand) -> Bool {
    guard claim.plan == nil, family(of: demand, isOneOf: ["access", "physical"]) else { return false }
    let text = claim.reading.tokens.spaced
    return Self.procedures.contains(where: text.holds) && !Self.evasions.contains(where: text.holds)
  }

  private static let procedures = [" only "]
  private static let evasions = [
    " case by case ", " on request ", " upon request ", " possible ", " feasible ", " optional ", " customers can ",
    " you can ", " additional ", " plan ", " unless ",
    " if required ", " where required ", " where necessary ", " depending on ",
  ]

  /// Whether the claims state what a figure of the question is of: in `Is the plan practised every six months?` a plan
  /// that is there says nothing yet.
  private func isActivityStated(_ threshold: Quantity, _ demand: Demand, _ affirming: [Candidate]) -> Bool {
    guard let verb = activity(of: threshold) else { return true }
    return holds(verb, affirming.prefix(3).map(\.claim))
  }

  /// Whether a cadence of a claim is of another activity than the one whose cadence is asked for.
  private func isOfOtherActivity(_ threshold: Quantity, _ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard threshold.kind == .frequency, let verb = activity(of: threshold),
      let figure = claim.reading.quantities.first(where: { $0.kind == .frequency }),
      let said = tokens[..<figure.tokens.lowerBound].suffix(3).indices.last(where: { position in
        QuestionReader.isParticiple(tokens[position].word) && !Self.plainly.contains(tokens[position].word)
          // `Encrypted backups run daily` tells which backups, and not what happens daily.
          && (position + 1 == figure.tokens.lowerBound || tokens[position + 1].isFunctionWord
            || tokens[position + 1].word.hasSuffix("ly"))
      }), tokens[said].stem != question.tokens[verb].stem
    else { return false }
    if Self.trying.contains(tokens[said].stem), Self.trying.contains(question.tokens[verb].stem) { return false }
    let asked = lexicon.concepts(at: verb, in: question.tokens)
    let given = lexicon.concepts(at: said, in: tokens)
    return !asked.isEmpty && !given.isEmpty && !asked.contains(where: given.contains)
  }

  /// What is said of any activity.
  private static let plainly: Set<String> = [
    "made", "done", "performed", "taken", "carried", "created", "conducted", "executed", "held",
  ]
  /// Stems of what a plan or a backup is put to.
  private static let trying: Set<String> = [
    "test", "verifi", "check", "validat", "exercis", "rehears", "practis", "practic", "simul", "restor", "tri", "trial",
    "drill",
  ]

  /// The position of the verb whose cadence or period a figure of the question is; nil where none is named.
  private func activity(of threshold: Quantity) -> Int? {
    let before = max(0, threshold.tokens.lowerBound - 4)..<min(threshold.tokens.lowerBound, question.tokens.count)
    // `scanned by automated tools`, `when they are hired and each year` name no activity.
    let aside = QuestionReader.subordinate(question.tokens)
    return before.last {
      QuestionReader.isParticiple(question.tokens[$0].word) && !aside.contains($0)
        && !["autom", "carri", "held", "plan"].contains(question.tokens[$0].stem)
    }.flatMap { question.isContent(at: $0) ? $0 : nil }
  }
}

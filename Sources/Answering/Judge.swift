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
    /// Whether the claim holds only for a part that the question does not ask for.
    var isNarrow: Bool
  }

  func judge(_ demand: Demand) -> Judgement {
    var demand = demand
    // Whoever is told of weaknesses reads the mailbox for security in general.
    if demand.value == .address { demand.topics += demand.topics.flatMap { lexicon.topic($0)?.broader ?? [] } }
    // What may be done only a rule tells, not that the subject is looked after.
    let candidates = self.candidates(for: demand).filter {
      !question.asksForPermission || demand.asksForAdverse && $0.aspect.match.isAdverse || isRule($0.claim)
    }
    if demand.topics.contains("security-certifications"), let name = unknownCertificate(candidates) {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.9, reasons: ["no claim names \(name)"],
        isUnclaimed: true)
    }
    let wantsMeasure = demand.isLacking ? false : !demand.asksForAdverse || demand.isDenied
    let stated = candidates.filter {
      $0.claim.modality == .inPlace || $0.claim.modality == .conditional
        || $0.claim.modality == .negated
    }
    // A bad practice is admitted in words, not by what stands under a heading that names it.
    var affirming = stated.filter {
      $0.aspect.isAffirmed == wantsMeasure && (wantsMeasure || !demand.asksForAdverse || !$0.aspect.match.isInherited)
    }
    // A measure that belongs to a subject is no policy on it.
    if asksForPolicy(demand), affirming.allSatisfy({ $0.aspect.isBroader && !namesPaper($0.claim) }) { affirming = [] }
    if question.asksForAlgorithm || question.asksForKeySize {
      affirming.removeAll { question.isOfOtherClass($0.claim) || question.isOfOtherAlgorithm($0.claim) }
    }
    // That somebody speaks of a bad practice does not say that it is followed: `Exposing a token is an incident.`
    affirming.removeAll { isMention($0) || isConditionOfTransfer($0) }
    let denying = stated.filter {
      $0.aspect.isAffirmed != wantsMeasure && !isMention($0)
        && !(wantsMeasure && $0.aspect.match.isAdverse && $0.aspect.match.isInherited)
    }
    // The plan to be certified is no plan for an assessment each year, nor a part of another answer.
    let isPlain = demand.thresholds.isEmpty && question.demands.count == 1
    let planned = candidates.filter { $0.claim.modality == .planned && (isPlain || !$0.aspect.isBroader) }
    // What stands below a plan and is completed by it is planned with it: `Rewards up to 10,000 dollars`.
    if let plan = planned.first(where: { Self.namesSubject($0) }), denying.isEmpty,
      affirming.allSatisfy({ !Self.namesSubject($0) && Self.stands($0.claim, below: plan.claim) })
    {
      affirming = []
    }
    if !planned.isEmpty { affirming.removeAll { isBareCertificate($0) } }
    // `Has a full test been completed?` is not answered by one each year, where the very one is still to come.
    if isPerfect, let plan = planned.first(where: { Self.namesSubject($0) }), let best = affirming.first,
      shared(plan) > shared(best)
    {
      affirming = []
    }
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
    if demand.value == .address { return addressed(demand, affirming) }
    if stated.isEmpty, planned.isEmpty, let wanted = demand.value { affirming = naming(wanted) }
    guard !affirming.isEmpty else {
      // What holds for everything tells most.
      let protecting = denying.first { protectsStored($0, demand) }
      if let best = denying.first(where: { says(Self.universals, $0.claim) && !$0.isNarrow }) ?? protecting
        ?? denying.first
      {
        // What an approval or an exception lets happen is not said never to happen.
        if demand.asksForAdverse || ClaimReading.practices.contains(best.aspect.topic), best.claim.isWaivable,
          !asksForApproval
        {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.5,
            reasons: ["it has its exceptions: \(quoted(best.claim))"])
        }
        if demand.asksForAdverse, best.claim.isWaivable, asksForException {
          return Judgement(
            demand: demand, verdict: .yes, evidence: [best.claim], support: 0.85 * best.fit,
            reasons: ["an approval lets it happen: \(quoted(best.claim))"])
        }
        // What is not done for a part, or not offered in one edition, may be elsewhere.
        if best.claim.isOfSmallEdition
          || demand.asksForAdverse && best.aspect.match.isAdverse && question.asksForAny
            && (endsWithPart(best.claim, best.aspect) || isOfOnePart(best.claim, best.aspect))
        {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.5,
            reasons: ["the contrary is stated of a part: \(quoted(best.claim))"])
        }
        if demand.asksForAdverse || demand.isLacking, !best.aspect.match.isAdverse, !says(Self.universals, best.claim),
          !cannotBe(best.claim), protecting == nil,
          !demand.topics.contains(where: Self.complements.contains)
        {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.3,
            reasons: ["the measure is stated, but not for everything: \(quoted(best.claim))"])
        }
        // Backups in the same region may be offline.
        let isOfOtherQuality =
          best.aspect.match.isAdverse && !demand.asksForAdverse
          && demand.points.contains(where: lexicon.essentialPoints.contains)
          && !demand.points.contains { best.claim.reading.points[$0] != nil }
        if isOfOtherFigure(best.claim, demand) || isOfOtherQuality {
          return Judgement(
            demand: demand, verdict: .notStated, evidence: [], support: 0.5,
            reasons: ["the contrary is stated of something else: \(quoted(best.claim))"])
        }
        return Judgement(
          demand: demand, verdict: .no,
          evidence: [best.claim] + denying.map(\.claim).filter { $0.order != best.claim.order }.prefix(1),
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
        reasons: ["no claim on \(demand.topics.map(\.rawValue).joined(separator: ", "))"], isUnclaimed: true)
    }
    if let wanted = demand.value, wanted != .words {
      return valued(demand, wanted, affirming, planned: planned)
    }
    if let judgement = weakVersion(demand, affirming) { return judgement }
    let missing = planned.filter { $0.claim.saysNotYet }
    return weighed(demand, affirming, denying, missing)
  }

  /// The abbreviation by which a question names a certificate, where no claim on certificates has any that it names: `an APEC
  /// PRP certification`.
  private func unknownCertificate(_ candidates: [Candidate]) -> String? {
    let places = lexicon.positions(of: "country", in: question.tokens).flatMap { question.tokens[$0].map(\.stem) }
    let names = question.acronyms.subtracting(places)
    guard let first = names.min(), question.form == .yesNo,
      lexicon.positions(of: "standards", in: question.tokens).isEmpty,
      candidates.allSatisfy({ $0.claim.stems.isDisjoint(with: names) })
    else { return nil }
    return first.uppercased()
  }

  /// Whether a claim names its subject in its own words, and does not take it from what stands around it.
  static func namesSubject(_ candidate: Candidate) -> Bool {
    !candidate.aspect.match.isInherited && !candidate.aspect.isOfHeading && !candidate.aspect.isBroader
      && candidate.aspect.match.contextPositions.isEmpty
  }

  private static func stands(_ claim: ClaimReading, below plan: ClaimReading) -> Bool {
    let distance = claim.claim.lines.lowerBound - plan.claim.lines.upperBound
    return claim.claim.document == plan.claim.document && (0...3).contains(distance) && claim.order > plan.order
  }

  /// `Support staff cannot see records unless …`: what is said to be impossible is so for everything.
  private func cannotBe(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    return zip(tokens, tokens.dropFirst()).contains { $0.word == "can" && $1.word == "not" }
  }

  /// Whether it is asked what has happened.
  private var isPerfect: Bool {
    ["has", "have"].contains(question.tokens.first?.word ?? "") && question.tokens.contains { $0.word == "been" }
  }

  /// How many words of the question a claim has.
  private func shared(_ candidate: Candidate) -> Int {
    question.content.count(where: candidate.claim.ownStems.contains)
  }

  /// Whether a claim permits, forbids or restricts.
  private func isRule(_ claim: ClaimReading) -> Bool { says(Self.ruling, claim) || says(Self.exclusions, claim) }

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

  /// Whether a document is asked for: a policy that is there tells no more.
  var asksForPaper: Bool {
    question.tokens.contains { token in
      [
        "polici", "procedur", "document", "written", "plan", "process", "program", "standard", "guidelin", "rule",
        "formal", "notic",
        "defin", "framework", "describ", "topic", "cover", "govern", "set", "establish",
      ].contains(token.stem)
    }
  }

  /// Whether all that is asked is whether there is a policy on a subject: `Is there an AI governance policy?`
  private func asksForPolicy(_ demand: Demand) -> Bool {
    guard question.form == .yesNo, question.demands.count == 1, demand.thresholds.isEmpty,
      let last = question.tokens.last, ["policy", "policies", "strategy"].contains(last.word)
    else { return false }
    return question.tokens.prefix(2).map(\.word) == ["is", "there"]
      || question.tokens.prefix(4).contains { $0.word == "have" }
  }

  private func namesPaper(_ claim: ClaimReading) -> Bool {
    claim.reading.tokens.contains {
      ["polici", "procedur", "guidelin", "directiv", "rule", "strategi", "framework", "standard"].contains($0.stem)
    }
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

  var asksForContractorsOnly: Bool {
    guard let contractor = lexicon.positions(of: "contractor", in: question.tokens).first else { return false }
    guard
      let employee = lexicon.positions(of: "employee", in: question.tokens).first(where: {
        $0.lowerBound != contractor.lowerBound
      })
    else { return true }
    return contractor.lowerBound < employee.lowerBound
  }

  /// Whether the question asks for the approval itself.
  var asksForApproval: Bool { question.tokens.contains { ClaimReading.approvals.contains($0.stem) } }

  /// Whether it is asked if something forbidden can be let happen: `Can shared accounts be approved as an exception?`
  private var asksForException: Bool {
    ["can", "may", "could", "are", "is"].contains(question.tokens.first?.word ?? "")
      && !question.tokens.contains { ["without", "never", "no", "not"].contains($0.word) }
      && (question.tokens.contains { $0.stem == "except" }
        || zip(question.tokens, question.tokens.dropFirst()).contains {
          $0.word == "be" && ClaimReading.approvals.contains($1.stem)
        })
  }

  /// Whether the claim holds only for a part that the question does not ask for.
  func isNarrower(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect, _ demand: Demand) -> Bool {
    let topic = aspect.topic
    if topic.rawValue.hasPrefix("mfa"), Self.ofPrivileged(claim.reading.tokens), !Self.namePrivileged(question.tokens) {
      return true
    }
    if question.asksForAll && People.areSome(claim.reading.tokens, where: question.tokens)
      || question.asksForPeople && People.areRestricted(claim.reading.tokens, besides: question.stems)
        && !isOfFew(claim, topic)
    {
      return true
    }
    // `Are production and test separated?` asks of both at once.
    if claim.contrasts.areHalf(of: question.contrasts), question.stems.isDisjoint(with: Self.apart.union(["split"])) {
      return true
    }
    if isOnlyIf(claim, topic) { return true }
    if topic == "encryption-in-transit", question.asksForAll, isOfOneChannel(claim) { return true }
    if lexicon.family(of: topic) == "physical", Sites.isPart(claim, of: question, lexicon) { return true }
    if question.asksForEvery, isOfWeightyThings(claim, topic) || isForNamedThings(claim) || isOfAllOfOneRank(claim) {
      return true
    }
    if !demand.asksForAdverse, !demand.isLacking, isOfOneRank(claim, aspect) { return true }
    // A few shared accounts are shared accounts.
    let isAdmitted = demand.asksForAdverse && aspect.match.isAdverse
    if claim.isOfSome, !isAdmitted, !ClaimReading.speakOfSome(question.tokens), !question.asksOfWeighty,
      !isOfFew(claim, topic), !(question.asksForAny && question.tokens.contains { $0.word == "part" })
    {
      return true
    }
    if !demand.asksForAdverse, !demand.isLacking, question.asksForEvery,
      says(Self.customary, claim) || isOfNamedPart(claim, aspect) || isOfOnePart(claim, aspect)
        || isOfNamedCountry(claim) || endsWithKind(claim, aspect)
    {
      return true
    }
    let own = claim.limits.filter { $0.hasPrefix(topic.rawValue + "/") }
    guard !own.isEmpty else { return false }
    let states = demand.points.contains { $0.hasPrefix(topic.rawValue + "/") && claim.reading.points[$0] != nil }
    return !states && own.contains { !demand.points.contains($0) }
  }

  /// Whether those few of whom a claim speaks are the measure: `Only selected staff can reach production`.
  private func isOfFew(_ claim: ClaimReading, _ topic: Identifier<Topic>) -> Bool {
    ["access", "physical"].contains(lexicon.family(of: topic) ?? "")
      && claim.reading.tokens.contains { ["only", "limited", "restricted", "reserved"].contains($0.word) }
  }

  /// Whether `privileged access` and the like is all that words speak of.
  private static func ofPrivileged(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["privileged", "elevated", "administrative"].contains($0.word)
        && ["access", "account", "user", "login", "session", "privileg"].contains($1.stem)
    } && !People.areNamed(tokens) && !ofAllSystems(tokens)
  }

  /// `for all internal systems and administrative access`
  private static func ofAllSystems(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      let noun = tokens[position...].dropFirst().prefix(3)
      return wholes.contains(tokens[position].word)
        && noun.contains { ["system", "applic", "servic", "tool"].contains($0.stem) }
        && !noun.contains { ["privileg", "elev", "administr", "admin", "critic"].contains($0.stem) }
    }
  }

  static func namePrivileged(_ tokens: [Token]) -> Bool {
    tokens.contains { ["privileg", "elev", "administr", "admin"].contains($0.stem) }
  }

  // MARK: Slots

  /// What is given when somebody asks for it or consents is what such a question is about.
  func isGivenOnRequest(_ demand: Demand, _ claim: ClaimReading) -> Bool {
    guard claim.isRequestable else { return false }
    return demand.topics.contains(where: Self.givenOnRequest.contains)
      || demand.topics.contains("data-deletion-on-termination")
        && question.tokens.contains { ["request", "ask"].contains($0.stem) }
  }

  private static let givenOnRequest: Set<Identifier<Topic>> = [
    "report-sharing", "certificate-of-destruction", "subprocessor-list", "customer-log-access", "customer-audit-right",
    "dpa", "soc2-report", "soc1-report", "support-access-to-customer-data", "customer-security-testing",
    "security-questionnaires",
  ]

  /// Whether a claim states a quality, or another clause of its sentence: `Access is reviewed and the review documented`.
  func states(_ claim: ClaimReading, _ point: String) -> Bool {
    if claim.reading.points[point] != nil { return true }
    if point.hasPrefix("report-sharing/"), statesReport(claim, point) { return true }
    guard !lexicon.objectPoints.contains(point), !lexicon.narrowerPoints.contains(point),
      !lexicon.restrictingPoints.contains(point)
    else { return false }
    return index.sentence(of: claim)?.contains { $0.modality == .inPlace && $0.reading.points[point] != nil } ?? false
  }

  /// Whether a claim has one of the words, other than in a cadence (`every 90 days`).
  func says(_ words: Set<String>, _ claim: ClaimReading) -> Bool {
    claim.reading.tokens.indices.contains { position in
      words.contains(claim.reading.tokens[position].word)
        && !claim.reading.quantities.contains { $0.tokens.contains(position) }
    }
  }

  /// Whether a claim says that it holds for whatever the measure can be applied to: `all data`, `every system`, not
  /// `all servers`.
  func coversAll(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    return tokens.indices.contains { position in
      guard Self.wholes.contains(tokens[position].word),
        !claim.reading.quantities.contains(where: { $0.tokens.contains(position) })
      else { return false }
      let noun = tokens[(position + 1)...].prefix { $0.gap < .comma && !$0.isFunctionWord }.prefix(3)
      return noun.isEmpty || tokens[position].word == "everything" || noun.contains { Self.kinds.contains($0.stem) }
    }
  }

  /// Stems of nouns that name everything of a kind that measures are applied to.
  private static let kinds: Set<String> = [
    "data", "inform", "system", "traffic", "connect", "communic", "transmiss", "access", "user", "employe", "staff",
    "account", "devic", "servic", "chang", "environ", "asset", "network", "personnel", "equip", "infrastructur",
    "resourc", "endpoint", "media", "storag", "person", "login", "request", "event", "activ", "action", "file",
    "record", "entri",
  ]

  /// Words with which a measure holds for whatever it can be applied to.
  static let wholes: Set<String> = ["all", "every", "everything", "any", "each"]
  /// Words that leave no room for the contrary; a rule does as well.
  private static let universals = wholes.subtracting(["each"]).union(exclusions)
  private static let exclusions: Set<String> = [
    "exclusively", "only", "always", "never", "no", "mandatory", "must", "required", "enforced", "prohibited",
    "prohibits", "forbidden", "forbids", "banned", "disallowed",
  ]

  /// Words of rules that let people do something or keep them from it.
  private static let ruling: Set<String> = [
    "may", "can", "cannot", "could", "allow", "allows", "allowed", "permit", "permits", "permitted", "not", "entitled",
    "right", "rights", "free", "approval", "approved", "authorized", "authorised", "exception", "exceptions",
    "restricted", "limited", "restrict", "restricts", "unless", "if", "provided", "subject", "without", "block",
    "blocked", "blocks", "prevent", "prevents", "prevented", "disabled", "accept", "accepts", "accepted",
  ]

  func quoted(_ claim: ClaimReading) -> String {
    "\"\(claim.claim.text.prefix(90))\" (\(claim.claim.document) \(claim.claim.lines.lowerBound))"
  }

  /// Topics whose contrary is the only other way: hosted by others or by oneself, synthetic or real.
  private static let complements: [Identifier<Topic>] = [
    "cloud-hosting", "test-data", "secrets-in-code", "unique-identities", "credential-storage", "password-storage",
    "default-passwords",
  ]
}

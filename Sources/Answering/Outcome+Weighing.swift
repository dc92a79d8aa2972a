import Language
import Model

/// What the words of a question make of what the claims say together.
extension Outcome {
  /// Makes a no of what has to be done first, where it is asked whether it goes without: `Can a change reach production
  /// without having been reviewed?`
  mutating func weighAbsence(_ judgements: [Judgement], _ reading: QuestionReading) {
    let tokens = reading.tokens
    guard [.yes, .partial].contains(verdict), !judgements.contains(where: { $0.demand.asksForAdverse }),
      let opening = tokens.first?.word, Self.possible.contains(opening),
      !tokens.contains(where: {
        ["not", "never", "no", "nobody", "prevented", "impossible", "if", "when", "who"].contains($0.word)
      }),
      let without = tokens.firstIndex(where: { $0.word == "without" }),
      let lacking = tokens[(without + 1)...].prefix(5).first(where: { Self.demanded.contains($0.stem) }),
      let place = evidence.prefix(3).firstIndex(where: { $0.ownStems.contains(lacking.stem) })
    else { return }
    let claim = bringForward(place)
    let isForAll =
      claim.isCompulsory || claim.isStanding || claim.takesPermission
      || claim.reading.tokens.contains { ["only", "no", "nobody", "before", "until"].contains($0.word) }
    verdict = isForAll && !claim.isRestricted && !claim.isOfSome ? .no : .notStated
    reasons.append(isForAll ? "it is demanded" : "whether it goes without is not stated")
  }

  private static let possible: Set<String> = ["can", "could", "may", "is", "are", "do", "does", "will"]
  /// Stems of what comes before something that is done.
  private static let demanded: Set<String> = [
    "review", "test", "authent", "authentic", "check", "scan", "sign", "verifi", "screen", "vet", "train", "log", "mfa",
    "second", "approv", "authoriz", "author", "supervis", "escort", "accompani",
  ]

  /// Sets the claim that decided before the others.
  @discardableResult private mutating func bringForward(_ place: Int) -> ClaimReading {
    let claim = evidence.remove(at: place)
    evidence.insert(claim, at: 0)
    return claim
  }

  /// Makes a no of what takes a consent, where it is asked whether it happens without one.
  mutating func weighConsent(_ reading: QuestionReading) {
    guard [.yes, .partial].contains(verdict),
      ClaimReading.names(ClaimReading.approvals, behind: ["without"], within: 4, in: reading.tokens),
      let place = evidence.prefix(3).firstIndex(where: \.takesPermission)
    else { return }
    verdict = .no
    bringForward(place)
    reasons.append("it takes an approval")
  }

  /// Makes a no of what takes somebody's choice, where it is asked whether it is so by default or has to be so.
  mutating func weighChoice(_ reading: QuestionReading) {
    guard let claim = evidence.first else { return }
    if verdict == .yes, reading.asksForDefault {
      if claim.isByChoice {
        verdict = .no
        reasons.append("it takes a choice or a consent")
      } else if !claim.isStanding {
        fallShort("whether it is so by default is not stated", by: 0.8)
      }
    }
    // `Can our administrators make it compulsory?` asks for what can be set.
    if [.yes, .partial].contains(verdict), reading.asksForCompulsion, reading.asksToSet {
      if !evidence.contains(where: \.isCompulsory) {
        verdict = .notStated
        reasons.append("whether it can be made compulsory is not stated")
      }
      return
    }
    if [.yes, .partial].contains(verdict), reading.asksForCompulsion, claim.isLeftToChoice,
      !evidence.contains(where: \.isCompulsory)
    {
      verdict = .no
      reasons.append("it is left to choice")
    } else if [.yes, .partial].contains(verdict), reading.asksForCompulsion, claim.isOffered,
      !evidence.contains(where: \.isCompulsory)
    {
      verdict = .notStated
      reasons.append("it is offered; whether it has to be used is not stated")
    }
  }

  /// Makes a no of an appointment, where it is asked whether the person is employed: `an external officer`.
  mutating func weighEmployment(_ reading: QuestionReading) {
    let text = reading.tokens.spaced
    guard verdict == .yes, let claim = evidence.first,
      [" one of your own employees ", " one of your employees ", " an employee of ", " a member of your staff "]
        .contains(
          where: text.holds),
      claim.reading.tokens.contains(where: { ["external", "externally"].contains($0.word) }),
      !claim.reading.tokens.contains(where: { ["internal", "not"].contains($0.word) })
    else { return }
    verdict = .no
    reasons.append("it is somebody external")
  }

  /// Makes a no of a permission, where it is asked whether the thing is forbidden, and a part of one that has conditions.
  mutating func weighBan(_ reading: QuestionReading) {
    guard verdict == .yes, let claim = evidence.first, reading.asksForBan,
      claim.reading.tokens.contains(where: { Self.permitting.contains($0.word) }),
      !Cues.isProhibition(claim.reading.tokens), claim.modality != .negated,
      !claim.reading.tokens.contains(where: { Self.denying.contains($0.word) })
    else { return }
    let isConditional = claim.reading.tokens.contains { Self.conditions.contains($0.word) }
    let isTotal = reading.tokens.contains { Self.totals.contains($0.word) }
    if isConditional, !isTotal {
      fallShort("it is allowed on conditions", by: 0.9)
    } else {
      verdict = .no
      reasons.append("it is allowed")
    }
  }

  private static let permitting: Set<String> = ["tolerated", "allowed", "permitted"]
  private static let denying: Set<String> = ["not", "no", "never", "nobody", "prohibited", "forbidden"]
  private static let conditions: Set<String> = ["only", "when", "if", "with", "after", "unless", "under", "provided"]
  private static let totals: Set<String> = [
    "completely", "entirely", "altogether", "totally", "absolutely", "categorically", "exception", "outright",
  ]

  /// Makes a no of a practice that is denied, where it is plainly asked for: the quality of being kept out of the code, in
  /// `Are secrets hard-coded?`
  mutating func weighContraryPoints(_ judgements: [Judgement], _ reading: QuestionReading) {
    guard verdict == .yes, judgements.count == 1, let demand = judgements.first?.demand, demand.points.count == 1,
      Contrary.openings.contains(reading.tokens.first?.word ?? ""), let claim = evidence.first,
      demand.points.allSatisfy({ point in
        let name = point.split(separator: "/").last ?? ""
        return name.hasPrefix("no-") || name.hasPrefix("not-")
      }), !reading.tokens.contains(where: { Self.averting.contains($0.word) || $0.stem.hasPrefix("prevent") })
    else { return }
    if Cues.isProhibition(claim.reading.tokens) {
      verdict = .no
      reasons.append("what is asked is excluded")
    } else {
      verdict = .notStated
      reasons.append("the contrary may be asked for")
    }
  }

  private static let averting: Set<String> = [
    "no", "not", "never", "without", "out", "free", "avoid", "prohibited", "prohibit", "forbidden", "forbid", "blocked",
    "separate", "separately", "exclusively", "only", "solely", "ensure", "protected", "private", "isolated",
    "secondary",
    "instead", "rather", "restricted", "restrict", "cannot", "tamper", "excluded", "exclude", "unreachable",
    "impossible",
  ]

  /// Makes a no of what is done, where it is asked whether it is still to come: `Is the audit still being prepared?`
  mutating func weighStage(_ reading: QuestionReading) {
    let text = reading.tokens.spaced
    guard [.yes, .planned].contains(verdict), Self.stages.contains(where: text.holds) else { return }
    reasons.append(verdict == .yes ? "it is done" : "it is still to come")
    verdict = verdict == .yes ? .no : .yes
  }

  private static let stages = [
    " still being ", " still in preparation ", " still planned ", " still to come ", " still in progress ",
    " still pending ", " still working on ",
  ]

  /// Makes a no of what is given on request, where it is asked whether it is there without asking; leaves open what no claim
  /// gives to everybody.
  mutating func weighRequest(_ reading: QuestionReading) {
    let text = reading.tokens.spaced
    guard [.yes, .partial].contains(verdict), let claim = evidence.first,
      [" without asking ", " without a request ", " without requesting ", " without contacting "].contains(
        where: text.holds)
    else { return }
    if claim.isRequestable {
      verdict = .no
      reasons.append("it is given on request")
    } else if !claim.reading.tokens.contains(where: { Self.free.contains($0.word) }) {
      verdict = .notStated
      reasons.append("whether it takes a request is not stated")
    }
  }

  private static let free: Set<String> = [
    "public", "publicly", "freely", "download", "downloaded", "website", "without", "published", "independently",
    "themselves", "itself", "self-service",
  ]

  /// Makes a part of what somebody may do, where it is asked whether it happens by itself.
  mutating func weighAutomation(_ reading: QuestionReading) {
    guard verdict == .yes, let claim = evidence.first,
      reading.tokens.contains(where: { ["automatically", "automatic", "automated"].contains($0.word) }),
      ["you", "customers", "users", "admins", "administrators"].contains(claim.reading.tokens.first?.word ?? ""),
      claim.reading.tokens.dropFirst().prefix(2).contains(where: { ["can", "may"].contains($0.word) }),
      !evidence.contains(where: { claim in claim.reading.tokens.contains { $0.stem.hasPrefix("autom") } })
    else { return }
    fallShort("whether it happens by itself is not stated", by: 0.9)
  }

  /// Makes a part of what is done, where it is asked for what customers receive of it: `an analysis that customers receive`.
  mutating func weighSharing(_ reading: QuestionReading, _ index: ClaimIndex) {
    let tokens = reading.tokens
    guard verdict == .yes,
      tokens.indices.dropFirst().dropLast(2).contains(where: { position in
        ["that", "which"].contains(tokens[position].word)
          && ["customers", "we", "clients", "you"].contains(tokens[position + 1].word)
          && Self.receiving.contains(tokens[position + 2].stem)
      }),
      index.sentences(of: evidence).allSatisfy({ $0.stems.isDisjoint(with: Self.shared) })
    else { return }
    fallShort("what customers receive of it is not stated", by: 0.9)
  }

  private static let receiving: Set<String> = ["receiv", "get", "obtain", "share", "publish", "provid", "give"]
  private static let shared: Set<String> = [
    "custom", "customer", "client", "publish", "share", "provid", "avail", "available", "communic", "inform", "notifi",
    "receiv", "send", "sent", "public", "request", "you", "download",
  ]

  /// Makes a no of a cadence, where it is asked whether it is no more often: `only once a quarter or less often`.
  mutating func weighScarcity(_ reading: QuestionReading) {
    guard verdict == .yes, let asked = reading.demands.first?.thresholds.first(where: { $0.kind == .frequency }),
      asked.tokens.lowerBound > 0, asked.tokens.upperBound <= reading.tokens.count,
      ["only", "just"].contains(reading.tokens[asked.tokens.lowerBound - 1].word)
        || reading.tokens[asked.tokens.lowerBound].word == "only", value != asked.normalised
    else { return }
    verdict = .no
    reasons.append("it is done more often")
  }
}

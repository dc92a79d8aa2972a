import Language
import Model

/// A claim read into slots: subjects with their polarity, figures, qualities, what restricts it.
///
/// An object, as judging passes thousands of them around for each question.
final class ClaimReading: Sendable {
  /// How a claim stands to one topic.
  final class Aspect: Sendable {
    let topic: Identifier<Topic>
    let match: TopicMatch
    /// Whether the measure is stated as done (true) or as not done (false).
    let isAffirmed: Bool
    /// A wider topic that the claim's own one supports.
    let isBroader: Bool

    /// Whether headings say more of the topic than the sentence does.
    let isOfHeading: Bool
    /// Whether the claim speaks of staff where the topic is of customers, or the other way round.
    let isOfOthers: Bool
    /// Whether another party is told of, and not in the words for the topic: `Our parent company has a continuity plan`.
    let isOfOtherParty: Bool

    init(
      topic: Identifier<Topic>, match: TopicMatch, isAffirmed: Bool, isBroader: Bool, isOfHeading: Bool = false,
      isOfOthers: Bool = false, isOfOtherParty: Bool = false
    ) {
      (self.topic, self.match, self.isAffirmed, self.isBroader) = (topic, match, isAffirmed, isBroader)
      (self.isOfHeading, self.isOfOthers) = (isOfHeading, isOfOthers)
      self.isOfOtherParty = isOfOtherParty
    }
  }

  /// A claim's few aspects; looking through them is faster than hashing a topic's name.
  struct Aspects: Sendable {
    fileprivate(set) var values: [Aspect] = []

    subscript(topic: Identifier<Topic>) -> Aspect? { values.first { $0.topic == topic } }

    fileprivate mutating func put(_ aspect: Aspect) {
      if let index = values.firstIndex(where: { $0.topic == aspect.topic }) {
        values[index] = aspect
      } else {
        values.append(aspect)
      }
    }
  }

  let claim: Claim
  let order: Int
  /// Which sentence of all documents it is a part of, from 0.
  let sentence: Int
  let reading: LexicalReading
  let aspects: Aspects
  /// Stems of the text, its lead-in and headings.
  let stems: Set<String>
  /// Stems of the text alone.
  let ownStems: Set<String>
  /// How the claim stands to the world; rules of a policy that are in force are in place.
  let modality: Modality
  /// The plan that it is limited to.
  let plan: String?
  /// Stated of a provider, not of the company.
  let isInherited: Bool
  /// Conditional for a reason that a question for an offer does not mind (`available for all accounts`).
  let isOffer: Bool
  /// The only restriction is that somebody asks or consents.
  let isRequestable: Bool
  /// Names policies and procedures by their subjects and says nothing of what they hold.
  let namesPapers: Bool
  /// Qualities that restrict it to what they name.
  let limits: [String]
  /// Whether it speaks of some cases only.
  let isOfSome: Bool
  /// Holds only on request, where required, in part.
  let isRestricted: Bool
  /// The machines that it or its heading is about: `server` or `workstation`.
  let machine: String?
  /// The sides of contrasts that it names.
  let contrasts: Contrasts
  /// Whether it is of accounts, conduct or work safety.
  let isOfOtherBusiness: Bool
  /// Says what customers have to do.
  let isCustomersDuty: Bool
  /// Stands below a sentence that forbids it.
  let isBanned: Bool
  /// Says that an edition for which nobody pays goes without.
  let isOfSmallEdition: Bool
  /// Forbids what an approval lets happen: `must not be used in test without approval`.
  let isWaivable: Bool

  /// Says that something is not done yet.
  var saysNotYet: Bool {
    zip(reading.tokens, reading.tokens.dropFirst()).contains { $0.word == "not" && $1.word == "yet" }
  }

  init(
    _ claim: Claim, order: Int, before: [Claim], isExcepted: Bool = false, sentence: SentenceMarks.Sentence,
    document: String = "", alias: CompanyAlias? = nil,
    isOnVendors: Bool = false, isForCustomers: Bool = false, lexicon: Lexicon, offer: OfferScope
  ) {
    self.claim = claim
    self.order = order
    self.sentence = sentence.number
    let tokenizer = lexicon.tokenizer
    let surroundings = ClaimSurroundings(
      claim, before: before, alias: alias, isOnVendors: isOnVendors, lexicon: lexicon)
    let plain = tokenizer.tokens(of: claim.text)
    let tokens = Self.withoutDeniedRemark(
      Self.withoutWidening(alias?.replaced(plain, of: claim.text) ?? plain))
    let marks = SentenceMarks.marks(of: sentence.text, claim: claim, tokenizer)
    isCustomersDuty =
      marks.isCustomersDuty || SentenceMarks.isCustomersDuty(plain, plain.spaced)
      || isForCustomers && CustomerGuide.instructs(sentence.text, below: claim.leadIn?.text)
    let text = tokens.spaced
    var reading = lexicon.read(tokens, in: surroundings.contexts, as: .statement)
    surroundings.dismissInherited(from: &reading)
    let modality = marks.modality ?? Self.modality(claim, text: text, reading)
    // `The following is strictly prohibited:` forbids what stands below it.
    isBanned = surroundings.leadIn.map { Cues.isProhibition($0.tokens) } ?? false
    let forbids = isBanned || Cues.isProhibition(tokens)
    surroundings.dismiss(from: &reading, keepsAdverse: modality == .negated || forbids)
    self.reading = reading
    limits = reading.points.keys.filter(lexicon.restrictingPoints.contains)
    isOfSome = Self.speakOfSome(tokens)
    // What is backed up has a backup, who logs in a login.
    let joined = zip(tokens, tokens.dropFirst()).lazy.filter { Self.particles.contains($1.word) }.map {
      $0.stem + $1.word
    }
    let ownStems = Set(tokens.lazy.filter { !$0.isFunctionWord }.map(\.stem)).union(joined)
    (stems, self.ownStems) = (ownStems.union(surroundings.stems), ownStems)
    let leadIn = surroundings.leadIn?.tokens ?? []
    let whole = leadIn.isEmpty ? text : text + leadIn.spaced
    let plan = claim.scope.first { $0.name == "plan" }?.value ?? Self.plan(in: text)
    let isOfFirm = Providers.areFirmAsSubject(of: tokens, lexicon, in: document)
    let isOfFirmsOwn = isOfFirm && Providers.tellOfOwnCustomers(tokens)
    isInherited =
      isOfFirm || claim.scope.contains { $0.name == "actor" && $0.value.holds("provider") }
      || [
        " by the hosting provider ", " by our hosting provider ", " by the cloud provider ", " by our cloud provider ",
      ]
      .contains(where: text.holds)
      || Providers.areDoneByHost(tokens) || Providers.areNamedAsSubject(of: tokens, lexicon)
      || Parties.openWithFirm(tokens, of: claim.text) || Providers.headList(leadIn, lexicon)
    isRequestable =
      plan == nil
      && [
        " on request ", " upon request ", " may request ", " can request ", " under nda ", " under a non disclosure ",
        " unless ",
      ].contains(
        where: whole.holds)
    // `Where available, we use …` offers nothing.
    isOffer = Self.offers.contains(where: text.holds) && !Self.reserves.contains(where: text.holds)
    namesPapers = Self.namesPapers(tokens, leadIn)
    // Sanctions that `may` follow are how sanctions are stated.
    let isSanction = whole.holds(" disciplinary ") || whole.holds(" sanctions ")
    // The plan that the customer buys restricts nothing; others, such as a request, do.
    let isBought = plan.map(offer.includes) ?? false
    let isFree = isBought && !Self.restrictions.contains(where: text.holds)
    self.plan = isBought ? nil : plan
    self.modality = isFree && modality == .conditional ? .inPlace : modality
    // `including but not limited to` leaves nothing out.
    let excepts =
      Self.exceptions.contains { text.holds($0) && ($0 != " but not " || !text.holds(" but not limited to ")) }
      && !Self.others.contains(where: text.holds)
      && !Self.keepsApart(text) && !Self.exceptsByLaw(text)
    isWaivable = forbids && Self.isWaivable(tokens) || (forbids || modality == .negated) && excepts
    isRestricted =
      !isFree
      && (marks.isRestricted || isExcepted || modality == .conditional && claim.isTold || plan != nil
        || Self.hedges.contains(where: text.holds)
        // Who alone is let in is no exception.
        || excepts && !forbids
          && !Cues.holdsDenial(text.range(ofBytes: " but not ").map { text[..<$0.lowerBound] + " " } ?? text)
        || modality == .conditional && !isSanction && Self.restrictions.contains(where: whole.holds))
    machine = Machines.kind(of: tokens, claim, lexicon)
    contrasts = Contrasts(tokens)
    isOfOtherBusiness = OtherBusiness.isMeant(by: text)
    isOfSmallEdition = modality == .negated && Self.namesSmallEdition(tokens)
    var aspects = Aspects()
    // What a disclosure policy leaves out says nothing of what the company does.
    let isOutOfScope = marks.isOutOfScope || whole.holds(" out of scope ")
    let readers = claim.text.utf8.contains(UInt8(ascii: "?")) ? [] : Self.readersOwn(tokens)
    let taught = Self.taught(tokens)
    let figures = taught.isEmpty ? [] : Set(reading.quantities.flatMap(\.tokens))
    // What stands in a list below `Training covers:`.
    let isTaught = leadIn.last.map { Self.contents.contains($0.word) } == true && Self.isOfCourse(leadIn)
    let isReference = Self.isReference(tokens)
    let circumstance = Self.openCircumstance(tokens)
    // What somebody has found of itself is no report.
    let isSelfAssessed =
      tokens.contains { ["self-assessment", "self-evaluation"].contains($0.word) } && !text.holds(" pci ")
    let asked = alias == nil ? Self.unansweredQuestion(in: tokens, of: claim.text) : nil
    let rejects = modality == .negated && Self.rejectsVersions(reading)
    // What a remark denies is denied as a whole, whatever else its words deny.
    let isRevoked = modality == .negated && claim.isTold
    let isOnlyWithout = !tokens.contains { ["no", "not", "never", "nobody", "none"].contains($0.word) }
    // `Most devices do not support encryption` denies it of most.
    let denies = modality == .negated || modality == .conditional && Cues.isNegated(text)
    let party =
      isInherited
      ? nil : Parties.antecedent(of: tokens, in: before.first, lexicon) ?? Parties.subject(of: tokens)
    for match in reading.topics
    where !isOfFirmsOwn && (!isCustomersDuty || Self.concernsCustomers(match.topic))
      && !isOutOfScope
      || match.topic == "vulnerability-disclosure" && !match.contextPositions.isEmpty
    {
      if isReference || isSelfAssessed, lexicon.family(of: match.topic) == "compliance" { continue }
      if let end = circumstance, match.positions.allSatisfy({ $0 < end }), !match.positions.isEmpty { continue }
      if let end = asked, match.positions.allSatisfy({ $0 < end }) { continue }
      if Self.onlyLacks(match, tokens) || Self.isOfKeyThings(match, tokens, lexicon)
        || Self.isOfKeyOrLog(match, tokens, lexicon)
        || Self.isOfTraining(match, tokens, lexicon) || Self.wouldBe(match, tokens) || Self.isFiled(match, tokens)
        || Self.isReportOfStaff(match, tokens, lexicon)
      {
        continue
      }
      if rejects, lexicon.family(of: match.topic) == "cryptography" { continue }
      if lexicon.family(of: match.topic) == "vulnerability", People.isOfCustomers(match, tokens, lexicon) { continue }
      // `Prompts are not stored and are never used for training`: the act is denied in another part of the sentence.
      if match.isAdverse, !match.contextPositions.isEmpty, modality != .negated, !forbids, !Cues.holdsDenial(text),
        Cues.holdsDenial(tokenizer.tokens(of: sentence.text).spaced)
      {
        continue
      }
      if !match.positions.isEmpty, match.topic != "byod", readers.contains(where: match.positions.isSubset) { continue }
      if isTaught || !taught.isEmpty && match.positions.subtracting(figures).isSubset(of: taught),
        !match.positions.isEmpty,
        lexicon.family(of: match.topic) != "people-training", !match.topic.rawValue.hasSuffix("training")
      {
        continue
      }
      // Whether a practice is followed at all: "we never store X" denies storing X.
      let isPractice = Self.practices.contains(match.topic) && !match.isAdverse
      let deniesPractice =
        isPractice
        && (modality == .negated || Cues.holdsDenial(text))
      if surroundings.headingWords(of: match) > 0, Self.isSaidOfPeople(match, reading, lexicon) { continue }
      // What a long sentence denies says nothing of the subject of its heading.
      let isOfHeading = match.isInherited || match.contextPositions.count > match.positions.count
      if isOfHeading || surroundings.headingWords(of: match) > 0, denies, !match.isAdverse, tokens.count > 6 {
        continue
      }
      // What customers may do is not there where it is forbidden.
      let isRight =
        match.topic.rawValue.hasPrefix("customer-")
        || ["export", "portability", "return"].contains(where: match.topic.rawValue.holds)
        || !Self.guarding.contains(lexicon.family(of: match.topic) ?? "")
      let holdsNegation = match.positions.contains { Self.negativeWords.contains(tokens[$0].word) }
      let isAffirmed =
        match.isAdverse
        ? forbids && !Self.isAdmitted(match, tokens) || modality == .negated
        : !isRevoked
          && (isOutOfScope
            || !deniesPractice && !Self.isWaived(match, tokens) && !Self.isSwitchedOff(match, tokens)
              && !(isRight && Self.isBarred(match, tokens))
              && !((modality != .negated || isOnlyWithout) && Self.goesWithout(match, tokens))
              && (holdsNegation || !denies || !Self.isDenied(match, tokens)))
      let above = surroundings.headingWords(of: match)
      aspects.put(
        Aspect(
          topic: match.topic, match: match, isAffirmed: isAffirmed, isBroader: false,
          isOfHeading: above > match.positions.count, isOfOthers: People.isOfOthers(tokens, match.topic, lexicon),
          isOfOtherParty: party.map { party in
            match.positions.allSatisfy { !party.contains($0) }
              && !ClaimSurroundings.isOfSuppliers(match.topic, lexicon)
          } ?? false))
    }
    for match in reading.topics {
      guard let topic = lexicon.topic(match.topic), let aspect = aspects[match.topic] else { continue }
      for broader in topic.broader where aspects[broader] == nil && aspect.isAffirmed {
        aspects.put(
          Aspect(
            topic: broader, match: match, isAffirmed: true, isBroader: true,
            isOfOthers: People.isOfOthers(tokens, broader, lexicon), isOfOtherParty: aspect.isOfOtherParty))
      }
    }
    self.aspects = aspects
  }

  /// `except where retention is required by law`: what no company can promise takes nothing from what it promises.
  private static func exceptsByLaw(_ text: String) -> Bool {
    guard let exception = text.range(ofBytes: " except ") else { return false }
    return [
      " by law ", " by laws ", " by applicable law ", " law requires ", " laws require ", " legally required ",
      " legal obligation ", " legal obligations ", " statutory ",
    ].contains(where: text[exception.upperBound...].holds)
  }

  /// The tokens without `, not just our developers,`, which takes nothing from what is said of everybody.
  private static func withoutWidening(_ tokens: [Token]) -> [Token] {
    guard
      let start = tokens.indices.dropFirst().dropLast(2).first(where: { position in
        tokens[position].word == "not" && tokens[position].gap >= .comma
          && ["just", "only", "merely"].contains(tokens[position + 1].word)
      })
    else { return tokens }
    let end = tokens[(start + 2)...].firstIndex { $0.gap >= .comma } ?? tokens.count
    guard !tokens[start..<end].contains(where: { $0.word == "but" || Cues.isFinite($0.word) }) else { return tokens }
    return Array(tokens[..<start] + tokens[end...])
  }

  /// Whether a practice is told before what is denied: `We have shared accounts but store nothing confidential there`.
  private static func isAdmitted(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard let last = match.positions.max(),
      let turn = tokens.indices.first(where: { $0 > last && ["but", "however", "although"].contains(tokens[$0].word) })
    else { return false }
    return !Cues.isProhibition(Array(tokens[..<turn]))
  }

  /// Whether what comes before a subject says that it is not asked for: `the API does not require two-factor authentication`.
  private static func isWaived(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    guard let first = match.positions.min(), first > 1 else { return false }
    return ["requir", "need", "enforc", "mandat"].contains(tokens[first - 1].stem) && tokens[first - 2].word == "not"
  }

  /// Whether the measure itself is said to be off: `Full disk encryption is disabled`, `(WAF currently disabled)`, not `USB
  /// ports are disabled`; or maybe off: `may not be encrypted`.
  private static func isSwitchedOff(_ match: TopicMatch, _ tokens: [Token]) -> Bool {
    tokens.indices.dropFirst().dropLast().contains { position in
      let (before, next) = (tokens[position - 1], tokens[position + 1])
      switch tokens[position].word {
      case "not" where before.word == "may":
        return tokens[position...].indices.dropFirst().prefix(3).contains {
          match.positions.contains($0) && tokens[$0].word.hasSuffix("ed") && switchable.contains(tokens[$0].stem)
        }
      case "is", "are", "remains", "remain", "was", "were": break
      case "currently", "temporarily", "presently": if before.gap != .bracket { return false }
      default: return false
      }
      guard switchable.contains(before.stem), match.positions.contains(position - 1) else { return false }
      let isOff =
        ["switched", "turned"].contains(next.word) && position + 2 < tokens.count && tokens[position + 2].word == "off"
      return (isOff || ["disabled", "deactivated", "inactive"].contains(next.word))
        && !match.positions.contains(position + 1)
    }
  }

  /// Stems of measures that nobody wants off.
  private static let switchable: Set<String> = [
    "encrypt", "mfa", "2fa", "log", "logging", "antiviru", "antivirus", "firewal", "firewall", "edr", "monitor",
    "backup",
    "authent", "authentic", "scan", "sso", "waf", "ids", "ip", "siem", "dlp",
  ]

  /// Whether words name the approval without which something is not done.
  private static func isWaivable(_ tokens: [Token]) -> Bool {
    // `… shall not transfer data unless:` leaves what follows to the lines below it.
    if tokens.last?.word == "unless" { return true }
    return names(approvals, behind: ["without", "unless"], within: 5, in: tokens)
  }

  /// Whether one of some words has one of some stems behind it, at most so many words away.
  static func names(_ stems: Set<String>, behind words: Set<String>, within count: Int, in tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      words.contains(tokens[position].word)
        // Authorities have the stem of what is authorized.
        && tokens[(position + 1)...].prefix(count).contains {
          stems.contains($0.stem) && !$0.word.hasPrefix("authorit")
        }
    }
  }

  /// Stems of what somebody gives who lets something happen.
  static let permissions: Set<String> = ["approv", "author", "authoriz", "permiss", "consent"]
  /// The same with what two agree on.
  static let agreements = permissions.union(["agre", "agreement"])
  /// Stems of what lets something happen that is forbidden otherwise.
  static let approvals = agreements.union(["except"])

  /// What is the reader's and not the company's: `your third-party risk register`.
  private static func readersOwn(_ tokens: [Token]) -> [Set<Int>] {
    tokens.indices.filter { tokens[$0].word == "your" }.map { position in
      let noun = tokens[(position + 1)...].prefix { !$0.isFunctionWord && $0.gap < .comma }
      return Set(position..<noun.endIndex)
    }
  }

  private static func namesSmallEdition(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["free", "starter", "basic", "trial", "community", "hobby", "lite", "standard", "personal"].contains($0.word)
        && ["plan", "tier", "edition", "version", "account"].contains($1.stem)
    }
  }

  /// `We do not support TLS 1.0 and 1.1` denies no encryption.
  private static func rejectsVersions(_ reading: LexicalReading) -> Bool {
    let versions = reading.quantities.filter { $0.kind == .version }
    return !versions.isEmpty && versions.allSatisfy { $0.magnitude < 1.3 }
      && reading.tokens.contains { ["support", "accept", "allow", "permit", "offer", "enabl"].contains($0.stem) }
  }

  /// `Keys are stored apart from the data` leaves out nothing.
  private static func keepsApart(_ text: String) -> Bool {
    guard let exception = text.range(ofBytes: " apart from ") else { return false }
    return [" kept ", " keep ", " stored ", " held ", " separated "].contains(
      where: text[..<exception.upperBound].contains)
  }

  /// `ISO 27001 Annex A 5.12` names a clause, and holds no certificate.
  private static func isReference(_ tokens: [Token]) -> Bool {
    // `what that means for the scope of an ISO 27001 audit`
    if tokens.spaced.holds(" scope of ") && tokens.contains(where: { ["what", "how"].contains($0.word) }) {
      return true
    }
    return tokens.contains { ["annex", "clause"].contains($0.word) }
      && !tokens.contains { Cues.isFinite($0.word) || $0.stem.hasPrefix("certif") || $0.word == "we" }
  }

  private static func isOfCourse(_ tokens: [Token]) -> Bool { tokens.contains { courses.contains($0.stem) } }

  /// The words for what people are taught: that a course covers endpoint protection does not say that there is some.
  private static func taught(_ tokens: [Token]) -> Set<Int> {
    // `Sessions` of users teach nothing.
    let course = tokens.indices.first { position in
      courses.contains(tokens[position].stem) || tokens[position].word == "refresher"
        || tokens[position].stem == "session" && position > 0 && kindsOfCourse.contains(tokens[position - 1].stem)
    }
    guard let course,
      let marker = tokens[(course + 1)...].prefix(10).prefix(while: { $0.gap < .clause }).indices.first(where: {
        contents.contains(tokens[$0].word)
      })
    else { return [] }
    let rest = tokens[(marker + 1)...].prefix {
      $0.gap < .clause && !["is", "are", "must", "shall", "has", "have"].contains($0.word)
    }
    // `Training covers AI-generated phishing` trains no AI.
    return Set(rest.indices).union([course])
  }

  private static let courses: Set<String> = ["train", "cours", "workshop", "awar", "webinar"]
  private static let kindsOfCourse: Set<String> = ["train", "onboard", "awar", "educ", "learn", "induct"]
  private static let contents: Set<String> = [
    "covers", "covering", "cover", "topics", "on", "about", "regarding", "including", "includes",
  ]

  /// Whether what customers do is what a topic is about.
  private static func concernsCustomers(_ topic: Identifier<Topic>) -> Bool {
    topic.rawValue.hasPrefix("customer-") && !Self.notices.contains(topic) || topic == "shared-responsibility"
      || topic == "acceptable-use"
  }

  /// What customers are given by the company, and do not do themselves.
  private static let notices: Set<Identifier<Topic>> = [
    "customer-incident-notification", "customer-incident-report", "customer-training", "customer-log-access",
  ]

  /// Topics of which it is told whether they are done at all.
  static let practices: Set<Identifier<Topic>> = [
    "special-category-data", "ai-use", "subprocessor-use", "outsourced-development", "dedicated-hosting", "bug-bounty",
    "government-access", "iso27001-certification", "soc2-report", "pci-dss",
  ]

  private static let particles: Set<String> = ["up", "in", "on", "out", "off"]
  static let negativeWords: Set<String> = ["no", "not", "never", "without", "none"]
}

import Language
import Model

/// A claim read into slots: subjects with their polarity, figures, qualities, what restricts it.
///
/// An object, as judging passes thousands of them around for each question.
final class ClaimReading {
  /// How a claim stands to one topic.
  final class Aspect {
    let topic: Identifier<Topic>
    let match: TopicMatch
    /// Whether the measure is stated as done (true) or as not done (false).
    let isAffirmed: Bool
    /// A wider topic that the claim's own one supports.
    let isBroader: Bool

    /// Whether headings say more of the topic than the sentence does.
    let isOfHeading: Bool

    init(topic: Identifier<Topic>, match: TopicMatch, isAffirmed: Bool, isBroader: Bool, isOfHeading: Bool = false) {
      (self.topic, self.match, self.isAffirmed, self.isBroader) = (topic, match, isAffirmed, isBroader)
      self.isOfHeading = isOfHeading
    }
  }

  /// A claim's few aspects; looking through them is faster than hashing a topic's name.
  struct Aspects {
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
  let reading: LexicalReading
  let aspects: Aspects
  /// Stems of the text, its lead-in and headings.
  let stems: Set<String>
  /// Stems of the text alone.
  let ownStems: Set<String>
  /// How the claim stands to the world; rules of a policy that are in force are in place.
  private(set) var modality: Modality
  /// The plan that it is limited to.
  private(set) var plan: String?
  /// Stated of a provider, not of the company.
  let isInherited: Bool
  /// Conditional for a reason that a question for an offer does not mind (`available for all accounts`).
  let isOffer: Bool
  /// The only restriction is that somebody asks or consents.
  let isRequestable: Bool
  /// Names policies and procedures by their subjects and says nothing of what they hold.
  let namesPapers: Bool
  /// Holds only on request, where required, in part.
  private(set) var isRestricted: Bool

  init(
    _ claim: Claim, order: Int, before: Claim?, sentence: String, alias: CompanyAlias? = nil, lexicon: Lexicon
  ) {
    self.claim = claim
    self.order = order
    var contexts: [Lexicon.Context] = []
    let tokenizer = lexicon.tokenizer
    let leadIn = claim.leadIn.map { lexicon.context(of: Self.withoutPurpose(alias?.replaced($0.text) ?? $0.text)) }
    if let leadIn { contexts.append(leadIn) }
    let headings = leadIn?.tokens.count ?? 0
    var asked = claim.leadIn?.text.contains("?") == true ? 0..<headings : headings..<headings
    if let heading = claim.section.last {
      contexts.append(lexicon.context(of: heading))
      if heading.hasSuffix("?") { asked = asked.lowerBound..<headings + contexts[contexts.count - 1].tokens.count }
    }
    // The first part of a sentence names what its other parts are about, as `this` and `it` do.
    var beforeRange = 0..<0
    if let before, before.lines == claim.lines, before.modality != .context, Self.hangsOnBefore(claim.text) {
      let start = contexts.reduce(0) { $0 + $1.tokens.count }
      let context = lexicon.context(tokenizer.tokens(of: before.text))
      contexts.append(context)
      beforeRange = start..<start + context.tokens.count
    }
    for heading in claim.section.dropLast().dropFirst(claim.section.count > 2 ? 1 : 0).reversed() {
      contexts.append(lexicon.context(of: heading))
    }
    let plain = tokenizer.tokens(of: claim.text)
    let tokens = alias?.replaced(plain, of: claim.text) ?? plain
    let marks = SentenceMarks.marks(of: sentence, claim: claim, tokenizer)
    let text = " " + tokens.map(\.word).joined(separator: " ") + " "
    var reading = lexicon.read(tokens, in: contexts, as: .statement)
    reading.topics.removeAll { match in
      match.isInherited
        && (match.contextPositions.contains(where: beforeRange.contains) || Self.isHeld(match.topic, lexicon))
    }
    modality = marks.modality ?? Self.modality(claim, text: text, reading)
    let forbids = Cues.isProhibition(tokens)
    // A heading that asks after a bad practice (`Do you train models on our data?`) states none.
    if modality != .negated, !forbids {
      reading.topics.removeAll { $0.isAdverse && $0.contextPositions.contains(where: asked.contains) }
    }
    // What a heading completes gives way to what the sentence itself says of a neighbour.
    let plainly = reading.topics.filter { $0.contextPositions.isEmpty && !$0.isInherited }
    // A heading of two subjects (`Vendors and risks`) says of no sentence which of them it is about.
    let isJoint = claim.section.last.map { heading in
      lexicon.context(of: heading).tokens.contains { ["and", "or"].contains($0.word) } || heading.contains("&")
    }
    reading.topics.removeAll { match in
      !match.contextPositions.isEmpty && !match.positions.isEmpty
        && plainly.contains {
          lexicon.areNeighbours($0.topic, match.topic) && $0.positions.isSuperset(of: match.positions)
            && ($0.positions.count > match.positions.count || isJoint == true && $0.topic != match.topic)
        }
    }
    // `The following events are logged: sign-ins, changes of accounts` tells of the log, not of its objects.
    if let leadIn, Self.listsEvents(leadIn.tokens) {
      let names = lexicon.read(leadIn.tokens).topics.map(\.topic)
      if names.contains(where: { Self.family($0, lexicon) == "logging" }) {
        reading.topics.removeAll { Self.family($0.topic, lexicon) != "logging" }
      }
    }
    // `Risk assessment` under `Supplier relationships` is made of suppliers.
    if let heading = claim.section.last, Self.isOfVendors(tokenizer.tokens(of: heading), lexicon) {
      reading.topics.removeAll { Self.generalTopics.contains($0.topic) }
    }
    self.reading = reading
    let ownStems = Set(tokens.lazy.filter { !$0.isFunctionWord }.map(\.stem))
    var stems = ownStems
    for context in contexts { for token in context.tokens where !token.isFunctionWord { stems.insert(token.stem) } }
    (self.stems, self.ownStems) = (stems, ownStems)
    let whole =
      text + (leadIn.map { " " + $0.tokens.map(\.word).joined(separator: " ") + " " } ?? "")
    let plan = claim.scope.first { $0.name == "plan" }?.value ?? Self.plan(in: text)
    isInherited =
      claim.scope.contains { $0.name == "actor" && $0.value.contains("provider") }
      || [
        " by the hosting provider ", " by our hosting provider ", " by the cloud provider ", " by our cloud provider ",
      ]
      .contains(where: text.contains)
    isRequestable =
      plan == nil
      && [" on request ", " upon request ", " under nda ", " under a non disclosure ", " unless "].contains(
        where: whole.contains)
    isOffer = [
      " customers can ", " you can ", " can export ", " can download ", " can choose ", " users can ",
      " available for ", " available to ", " supported ", " offer ", " can enable ", " can be enabled ", " available ",
    ]
    .contains(where: text.contains)
    namesPapers = Self.namesPapers(tokens, leadIn?.tokens ?? [])
    // Sanctions that `may` follow are how sanctions are stated.
    let isSanction = whole.contains(" disciplinary ") || whole.contains(" sanctions ")
    self.plan = plan
    isRestricted =
      marks.isRestricted || plan != nil
      || modality == .conditional && !isSanction && Self.restrictions.contains(where: whole.contains)
    var aspects = Aspects()
    // What a disclosure policy leaves out says nothing of what the company does.
    let isOutOfScope = marks.isOutOfScope || whole.contains(" out of scope ")
    for match in reading.topics
    where (!marks.isCustomersDuty || Self.concernsCustomers(match.topic)) && !isOutOfScope
      || match.topic == "vulnerability-disclosure" && !match.contextPositions.isEmpty
    {
      // Whether a practice is followed at all: "we never store X" denies storing X.
      let isPractice = Self.practices.contains(match.topic) && !match.isAdverse
      let deniesPractice =
        isPractice
        && (modality == .negated || tokens.contains { ["never", "not", "no", "nobody", "none"].contains($0.word) })
      let holdsNegation = match.positions.contains { Self.negativeWords.contains(tokens[$0].word) }
      let isAffirmed =
        match.isAdverse
        ? forbids || modality == .negated : isOutOfScope || !deniesPractice && (holdsNegation || modality != .negated)
      let above = match.contextPositions.count { $0 >= headings && !beforeRange.contains($0) }
      aspects.put(
        Aspect(
          topic: match.topic, match: match, isAffirmed: isAffirmed, isBroader: false,
          isOfHeading: above > match.positions.count))
    }
    for match in reading.topics {
      guard let index = lexicon.index[match.topic], let aspect = aspects[match.topic] else { continue }
      for broader in lexicon.vocabulary.topics[index].broader where aspects[broader] == nil && aspect.isAffirmed {
        aspects.put(Aspect(topic: broader, match: match, isAffirmed: true, isBroader: true))
      }
    }
    self.aspects = aspects
  }

  /// Takes a plan that the customer buys for no restriction; others, such as a request, stay.
  func drop(plan: String) {
    let text = " " + reading.tokens.map(\.word).joined(separator: " ") + " "
    self.plan = nil
    guard !Self.restrictions.contains(where: text.contains) else { return }
    if modality == .conditional { modality = .inPlace }
    isRestricted = false
  }

  /// Whether a topic is a certificate or report that one holds or not, which no heading can tell.
  private static func isHeld(_ topic: Identifier<Topic>, _ lexicon: Lexicon) -> Bool {
    guard let number = lexicon.index[topic] else { return false }
    return lexicon.vocabulary.topics[number].slots.contains { $0.name == "status" && $0.type.contains("held") }
  }

  private static func family(_ topic: Identifier<Topic>, _ lexicon: Lexicon) -> String {
    lexicon.index[topic].map { lexicon.vocabulary.topics[$0].family } ?? ""
  }

  /// Whether a lead-in announces what is written to a log.
  private static func listsEvents(_ tokens: [Token]) -> Bool {
    tokens.contains { ["event", "activ", "action", "follow"].contains($0.stem) }
      && tokens.contains { ["log", "record", "captur", "audit", "trail"].contains($0.stem) }
  }

  /// `Procedures for remote work and passwords`, or a member of `We have policies on:`.
  private static func namesPapers(_ tokens: [Token], _ leadIn: [Token]) -> Bool {
    guard !tokens.contains(where: { Cues.isFinite($0.word) }) else { return false }
    let papers: Set<String> = ["polici", "procedur", "guidelin", "directiv"]
    if let first = tokens.first, papers.contains(first.stem), tokens.count > 1 {
      return ["for", "on", "about", "covering", "regarding", "concerning"].contains(tokens[1].word)
    }
    return leadIn.suffix(4).contains { ["policies", "procedures", "guidelines", "directives"].contains($0.word) }
  }

  /// Whether a heading opens what is asked of suppliers, and nothing else.
  private static func isOfVendors(_ heading: [Token], _ lexicon: Lexicon) -> Bool {
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
    "suppli",
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
    guard let end = purposes.compactMap({ text.firstRange(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) else {
      return text
    }
    return String(text[..<end.lowerBound])
  }

  private static let purposes = [
    " to ensure that ", " that ensure that ", " which ensure that ", " ensuring that ", " to guarantee that ",
    " suitable for preventing ", " suitable to prevent ", " to prevent ", " that prevent ", " which prevent ",
  ]

  private static func hangsOnBefore(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    if first.isLowercase { return true }
    return ["It ", "This ", "These ", "They ", "Such ", "Those ", "Their ", "Its "].contains(where: text.hasPrefix)
  }

  private static func modality(_ claim: Claim, text: String, _ reading: LexicalReading) -> Modality {
    let isTarget =
      reading.quantities.contains { $0.kind == .percent || $0.kind == .duration }
      && reading.topics.contains { ["availability-sla", "rto", "rpo"].contains($0.topic) }
    switch claim.modality {
    // "We aim for 99.5 %" states the objective that is in force.
    case .planned where isTarget && isObjective(text):
      return .inPlace
    case .inPlace where Self.announcements.contains(where: text.contains): return .planned
    case .planned
    where (text.contains(" shall ") || text.contains(" must ")) && !Cues.planned.contains(where: text.contains):
      return .inPlace
    case .negated
    where claim.leadIn == nil && !Cues.isNegated(text) && !text.contains(" no ") && !text.contains(" nobody "):
      return .inPlace
    case .negated
    where claim.leadIn == nil && !Cues.isNegated(text)
      && (text.contains(" no extra ") || text.contains(" no additional ")):
      return .inPlace
    default: return claim.modality
    }
  }

  /// A target word, and nothing else that speaks of the future.
  private static func isObjective(_ text: String) -> Bool {
    var rest = text
    var isTarget = false
    for word in [" aim ", " aims ", " aim for ", " target ", " targets ", " target of "] where rest.contains(word) {
      isTarget = true
      rest = rest.split(separator: word).joined(separator: "  ")
    }
    return isTarget && !Cues.planned.contains(where: rest.contains)
  }

  private static let announcements = [
    " expect our first ", " is planned for ", " are planned for ", " intend to ", " on our roadmap ",
    " working towards ", " coming soon ",
    " will launch ", " will be introduced ", " not yet ",
  ]

  /// Whether what customers do is what a topic is about.
  private static func concernsCustomers(_ topic: Identifier<Topic>) -> Bool {
    topic.rawValue.hasPrefix("customer-") || topic == "shared-responsibility" || topic == "acceptable-use"
  }

  private static let practices: Set<Identifier<Topic>> = [
    "special-category-data", "ai-use", "subprocessor-use", "outsourced-development", "dedicated-hosting", "bug-bounty",
    "government-access", "iso27001-certification", "soc2-report", "pci-dss",
  ]

  static let negativeWords: Set<String> = ["no", "not", "never", "without", "none"]

  private static let restrictions = [
    " on request ", " upon request ", " where required ", " where applicable ", " where necessary ", " subject to ",
    " if required ", " optional ", " case by case ", " may be ", " can deploy ", " unless ", " where possible ",
    " depending on ", " at additional cost ", " in certain ", " on demand ", " for customers requiring ",
    " for clients requiring ", " when necessary ", " may use ",
  ]

  private static func plan(in text: String) -> String? {
    for name in ["enterprise", "business", "premium", "professional", "pro", "ultimate"] {
      for form in [
        " \(name) plan ", " \(name) plans ", " \(name) tier ", " \(name) edition ", " \(name) customers only ",
        " \(name) only ",
        " \(name) customers can ", " for \(name) customers ", " to \(name) customers ",
      ]
      where text.contains(form) {
        return name.prefix(1).uppercased() + name.dropFirst()
      }
    }
    return nil
  }
}

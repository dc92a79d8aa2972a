import Language
import Model

/// Words at the ends of a sentence that hold for every claim in it: `Upcoming: A and B`, `A and B (planned for 2028)`.
enum SentenceMarks {
  /// The sentence that a claim is a part of, and which of all it is, from 0.
  typealias Sentence = (text: String, number: Int)

  /// Claims that were parts of one sentence, joined again; one for each claim, in their order.
  static func sentences(of claims: [Claim]) -> [Sentence] {
    var joined = [Sentence](repeating: ("", 0), count: claims.count)
    var start = 0
    var number = 0
    for index in claims.indices {
      let claim = claims[index]
      let next = index + 1 < claims.count ? claims[index + 1] : nil
      let ends = claim.quote.last.map { ".!?".contains($0) } ?? true
      if !ends, let next, next.lines == claim.lines, next.document == claim.document, next.section == claim.section {
        continue
      }
      // A table row reads as its cells, not as its bars.
      let sentence = claims[start...index].map { $0.quote.holds("|") ? $0.text : $0.quote }.joined(separator: " ")
      for member in start...index { joined[member] = (sentence, number) }
      start = index + 1
      number += 1
    }
    return joined
  }

  /// What the ends of a sentence say of all of it.
  struct Marks {
    /// The modality that the whole has; nil where its parts keep their own.
    var modality: Modality?
    /// Whether the whole holds only somewhere, or for some.
    var isRestricted = false
    /// Whether it says what customers have to do.
    var isCustomersDuty = false
    /// Whether it says what a disclosure policy leaves out.
    var isOutOfScope = false
  }

  static func marks(of sentence: String, claim: Claim, _ tokenizer: Tokenizer) -> Marks {
    guard claim.modality != .context else { return Marks() }
    // A question states nothing, unless its answer follows in the same claim.
    if sentence.hasSuffix("?") { return Marks(modality: .context) }
    // `within [number, e.g. 2] days`, `[operator: describe]`: nobody has filled it in yet.
    if holdsPlaceholder(sentence) { return Marks(modality: .context) }
    let all = ClaimReading.withoutDeniedRemark(tokenizer.tokens(of: sentence))
    let text = all.spaced
    if isCustomersDuty(all, text) { return Marks(isCustomersDuty: true) }
    if deniesPrevention(all) || citesLaw(all) || isDeniedAbove(claim) || isEnded(all) {
      return Marks(modality: .context)
    }
    if isRecommendation(text) || isAdvised(all) || isWanted(all) || isDefinition(all) || isPointer(all) {
      return Marks(modality: .context)
    }
    let tail = all.suffix(8).spaced
    // `… so that it cannot happen again in the future` and `… to improve the response in the future` plan nothing.
    if endings.contains(where: tail.holds) || endsInPlan(all.suffix(8)), !recurrences.contains(where: text.holds),
      !isPurpose(tail)
    {
      return Marks(modality: .planned)
    }
    if holdsPlanAside(all) { return Marks(modality: .planned) }
    if let colon = all.indices.dropFirst().prefix(12).last(where: { all[$0].gap == .colon }) {
      let head = all[..<colon].spaced
      if advice.contains(where: head.holds) { return Marks(modality: .context) }
      if openings.contains(where: head.holds) { return Marks(modality: .planned) }
      if head.holds(" out of scope ") { return Marks(isOutOfScope: true) }
      if denials.contains(where: head.holds) {
        // "Not implemented: shared accounts are forbidden" denies a denial: nobody can tell.
        return Marks(modality: Cues.isProhibition(Array(all[colon...])) ? .context : .negated)
      }
    }
    // A table row ends where its next label begins.
    for start in all.indices.dropFirst()
    where all[start].gap == .clause && start + 1 < all.count && all[start + 1].gap == .colon {
      let cell = all[..<start].suffix(8).spaced
      if restrictions.contains(where: cell.hasSuffix) {
        return Marks(modality: claim.modality == .inPlace ? .conditional : nil, isRestricted: true)
      }
      if endings.contains(where: cell.holds) { return Marks(modality: .planned) }
    }
    if restrictions.contains(where: tail.hasSuffix) {
      return Marks(modality: claim.modality == .inPlace ? .conditional : nil, isRestricted: true)
    }
    return Marks()
  }

  /// `SOC 2 is planned`, `… are planned for 2028`; not `Changes are planned, tested and approved`.
  private static func endsInPlan(_ tail: ArraySlice<Token>) -> Bool {
    tail.indices.dropFirst().contains { position in
      guard tail[position].word == "planned", ["is", "are"].contains(tail[position - 1].word) else { return false }
      guard position + 1 < tail.endIndex else { return true }
      let next = tail[position + 1]
      return next.gap >= .clause
        || ["for", "in", "by", "to", "from", "until", "next", "later", "soon", "as", "this", "on", "at"].contains(
          next.word)
    }
  }

  /// Whether what lies in the future is only what something is done for: `to improve our response in the future`.
  private static func isPurpose(_ tail: String) -> Bool {
    [" in the future ", " in future "].contains(where: tail.holds)
      && [" to ", " and "].contains { joint in purposes.contains { tail.holds(joint + $0 + " ") } }
  }

  private static let purposes = ["mitigate", "improve", "minimize", "lower", "limit", "strengthen", "help", "reduce"]

  /// `Our response plan, which is being written, covers ransomware`
  private static func holdsPlanAside(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      guard tokens[position].word == "which" else { return false }
      // `Systems which are under development are scanned` names some.
      let isAside = tokens[position].gap == .comma || tokens.count - position <= 6
      return isAside && asides.contains(where: tokens[position...].prefix(6).spaced.holds)
    }
  }

  private static let asides = [
    " being written ", " being drafted ", " being developed ", " being drawn ", " being prepared ", " being built ",
    " being introduced ", " being implemented ", " under development ", " under construction ", " in preparation ",
    " in development ", " is planned ", " are planned ", " not yet ", " will be introduced ", " will be implemented ",
    " will be completed ", " in progress ", " under way ",
  ]

  /// `Customers must keep their own backups` says nothing of what the company does.
  static func isCustomersDuty(_ tokens: [Token], _ text: String) -> Bool {
    if [
      " you are responsible for ", " the customer responsibility ", " your responsibility to ",
      " your responsibility that ", " responsibility of the user ", " responsibility of the customer ",
      " responsibility of the client ", " responsibility of users ", " responsibility of customers ",
    ]
    .contains(where: text.holds) {
      return true
    }
    if setsUp(tokens) || isLabelledCustomers(tokens) { return true }
    // A cell of a table of responsibilities.
    if text.holds(" customer responsibility "), !text.holds(" responsibility model "),
      !text.holds(" responsibility matrix "), !text.holds(" shared ")
    {
      return true
    }
    guard let subject = tokens.prefix(5).firstIndex(where: { customers.contains($0.word) }) else { return false }
    let start = tokens[...subject].lastIndex { $0.gap >= .colon } ?? 0
    // `The Data Controller must …`
    guard tokens[start..<subject].allSatisfy({ $0.isFunctionWord || $0.word == "data" }) else { return false }
    let verb = tokens[(subject + 1)...].prefix(3).map(\.word)
    guard let first = verb.first else { return false }
    return ["must", "shall", "should", "agree", "agrees", "undertake", "undertakes"].contains(first)
      || ["is", "are", "remain", "remains"].contains(first)
        && verb.contains { ["responsible", "required"].contains($0) }
  }

  /// `Customer responsibility: encrypt your exports`
  private static func isLabelledCustomers(_ tokens: [Token]) -> Bool {
    guard let colon = tokens.prefix(5).firstIndex(where: { $0.gap == .colon }), colon > 1 else { return false }
    let label = tokens[..<colon]
    return label.contains { customers.contains($0.word) || $0.stem == "custom" || $0.word == "your" }
      && label.contains { token in ["responsib", "obligation", "dut"].contains(where: token.word.hasPrefix) }
      && !label.contains { ["our", "provider", "shared", "to", "toward", "towards"].contains($0.word) }
  }

  /// `Personal devices are not prohibited`, `We do not prevent …`: who reads a denial into it reads the contrary.
  private static func deniesPrevention(_ tokens: [Token]) -> Bool {
    tokens.indices.dropLast().contains {
      tokens[$0].word == "not" && preventions.contains(tokens[$0 + 1].word)
    }
  }

  private static let preventions: Set<String> = [
    "prevent", "prohibit", "prohibited", "forbid", "forbidden", "block", "blocked", "penalize", "penalise",
  ]

  /// `GDPR requires a notice within 72 hours` says what the law wants.
  private static func citesLaw(_ tokens: [Token]) -> Bool {
    guard let law = tokens.prefix(3).firstIndex(where: { laws.contains($0.word) }), law + 1 < tokens.count else {
      return false
    }
    return ["requires", "obliges", "demands", "prescribes", "says", "mandates"].contains(tokens[law + 1].word)
      && !tokens.contains { ["we", "our", "us"].contains($0.word) }
  }

  private static let laws: Set<String> = ["gdpr", "law", "regulation", "directive", "hipaa", "ccpa", "nis2", "dora"]

  /// Whether a claim stands below `We do not` or `What we never do`.
  private static func isDeniedAbove(_ claim: Claim) -> Bool {
    // Every claim has a heading, and few begin so.
    guard let heading = claim.section.last, let first = heading.utf8.first, first | 0x20 == UInt8(ascii: "w") else {
      return false
    }
    let text = heading.lowercased()
    // `We do not sell your data` is a statement of its own, and tells nothing of what stands below.
    return deniedAbove.contains { opening in
      text.hasPrefix(opening) && text.dropFirst(opening.count).split { !$0.isLetter }.count <= 1
    }
  }

  private static let deniedAbove = ["", "what "].flatMap { opening in
    ["we do not", "we don't", "we don’t", "we never", "we will not", "we won't", "we will never"].map { opening + $0 }
  }

  /// `The bug bounty program was closed in 2022`
  private static func isEnded(_ tokens: [Token]) -> Bool {
    tokens.prefix(8).indices.dropLast().contains { position in
      ["was", "were"].contains(tokens[position].word) && ended.contains(tokens[position + 1].word)
        && tokens[..<position].contains {
          ["program", "programme", "programm", "scheme", "project", "initi", "bounti"].contains($0.stem)
        }
    }
  }

  private static let ended: Set<String> = [
    "closed", "ended", "retired", "discontinued", "cancelled", "stopped", "run", "operated",
  ]

  /// `Configure session expiry in your IdP settings` tells the customer what to do.
  private static func setsUp(_ tokens: [Token]) -> Bool {
    guard let first = tokens.first, ["configure", "enable", "set", "select", "choose", "use"].contains(first.word),
      !tokens.contains(where: { ["we", "our"].contains($0.word) })
    else { return false }
    return tokens.indices.dropLast().contains {
      tokens[$0].word == "your" && tokens[($0 + 1)...].prefix(2).contains { customersOwn.contains($0.stem) }
    }
  }

  private static let customersOwn: Set<String> = [
    "idp", "ident", "tenant", "workspac", "dashboard", "subscript", "instanc", "repositori",
  ]

  /// Whether square brackets hold words that somebody has to put others in the place of.
  private static func holdsPlaceholder(_ sentence: String) -> Bool {
    if ["<…>", "<...>", "‹…›", "<..>", "< >"].contains(where: sentence.holds) { return true }
    guard let open = sentence.utf8.firstIndex(of: 0x5B), let close = sentence.utf8[open...].firstIndex(of: 0x5D) else {
      return false
    }
    // A link has its address behind it.
    let behind = sentence.utf8[sentence.utf8.index(after: close)...].first
    let words = sentence[sentence.index(after: open)..<close].split(separator: " ")
    let isFilled = words.allSatisfy { word in !word.utf8.contains { (0x61...0x7A).contains($0) } }
    return behind != 0x28 && behind != 0x5B && words.count > 1 && !isFilled
  }

  /// `Performing daily backups is recommended.`
  private static func isRecommendation(_ text: String) -> Bool {
    [" is recommended ", " are recommended ", " we recommend ", " it is advisable ", " it is advised "].contains(
      where: text.holds)
      && ![" must ", " shall ", " required "].contains(where: text.holds)
  }

  /// `NIST recommends a rotation each year`
  private static func isAdvised(_ tokens: [Token]) -> Bool {
    guard
      let verb = tokens.prefix(5).firstIndex(where: {
        ["recommend", "recommends", "suggests", "advises"].contains($0.word)
      })
    else { return false }
    return verb > 0 && tokens[..<verb].contains { advisers.contains($0.word) }
      && !tokens.contains { ["we", "our", "us", "therefore"].contains($0.word) }
  }

  private static let advisers: Set<String> = [
    "experts", "expert", "nist", "bsi", "owasp", "cis", "enisa", "ncsc", "cisa", "anssi", "industry", "microsoft",
    "google", "standard", "standards", "authorities", "guideline", "guidelines", "iso", "27001", "27002",
  ]

  /// `Customers keep asking us for a SOC 2 report`
  private static func isWanted(_ tokens: [Token]) -> Bool {
    guard let first = tokens.prefix(3).firstIndex(where: { customers.contains($0.word) || $0.word == "prospects" })
    else {
      return false
    }
    let text = tokens[(first + 1)...].prefix(4).spaced
    return wishes.contains { text.hasPrefix($0) }
  }

  private static let wishes = [
    " keep asking ", " often ask ", " frequently ask ", " regularly ask ", " sometimes ask ", " ask us ",
    " are asking ", " increasingly ask ", " have asked ", " often request ", " frequently request ", " want to know ",
    " often want ", " would like ",
  ]

  /// `Penetration testing is a technique in which …` explains a word and says of nobody that it is done.
  private static func isDefinition(_ tokens: [Token]) -> Bool {
    if [" is short for ", " stands for ", " is an acronym ", " is an abbreviation "].contains(
      where: tokens.prefix(10).spaced.holds)
    {
      return true
    }
    guard !tokens.prefix(12).contains(where: { ["we", "our", "us", "your"].contains($0.word) }),
      let verb = tokens.prefix(9).firstIndex(where: { ["is", "are", "refers", "means"].contains($0.word) }), verb > 0
    else { return false }
    let rest = tokens[(verb + 1)...].prefix(7)
    switch tokens[verb].word {
    case "refers": return rest.first?.word == "to"
    case "means": return rest.first.map { ["that", "the", "a", "an"].contains($0.word) } == true
    default:
      guard let article = rest.first, ["a", "an", "the"].contains(article.word),
        let kind = rest.firstIndex(where: { kinds.contains($0.word) }), kind + 1 < tokens.count
      else { return false }
      return ["where", "that", "which", "of", "in", "by", "for", "to", "whereby", "used"].contains(
        tokens[kind + 1].word)
    }
  }

  /// Nouns by which a thing is explained.
  private static let kinds: Set<String> = [
    "method", "methods", "technique", "techniques", "term", "concept", "practice", "standard", "protocol", "algorithm",
    "cipher", "framework", "way", "type", "form", "mechanism", "attack",
  ]

  /// `VPN - When to use it and how to access it` names what another page tells.
  private static func isPointer(_ tokens: [Token]) -> Bool {
    !tokens.contains { Cues.isFinite($0.word) || $0.word == "we" }
      && tokens.indices.dropLast().contains { position in
        ["how", "when", "what", "where"].contains(tokens[position].word) && tokens[position + 1].word == "to"
          && (position == 0 || tokens[position].gap >= .comma)
      }
  }

  private static let customers: Set<String> = [
    "customer", "customers", "client", "clients", "subscriber", "subscribers", "controller",
  ]

  private static let advice = [
    " recommend that our customers ", " customers should ", " recommend that customers ", " you should ",
  ]
  private static let endings = [
    " planned for ", " on our roadmap ", " coming soon ", " not yet ", " in progress ", " targeted for ",
    " will be introduced ",
    " in future ", " in the future ", " later this year ", " next year ",
  ]
  private static let recurrences = [
    " prevention ", " prevent ", " prevents ", " preventing ", " recurrence ", " again in ", " easier in ", " similar ",
    " avoid ", " reoccur ", " recur ", " reoccurring ", " recurring ", " occurring in ", " happening in ",
  ]
  private static let openings = [
    " plan to ", " plans to ", " intend to ", " intends to ", " upcoming ", " planned ", " roadmap ", " coming soon ",
    " not yet ",
    " in progress ", " future ",
  ]
  private static let denials = [
    " not implemented ", " do not do ", " does not do ", " not done ", " not offered ", " not available ",
  ]
  private static let restrictions = [
    " plan only ", " tier only ", " additional cost ", " extra cost ", " where required ",
    " where technically possible ",
    " where possible ", " upon request ", " on request ", " case by case basis ", " separate agreement ", " optional ",
    " in some cases ", " for some systems ", " where applicable ", " where necessary ", " if required ",
    " on some plans ", " in part ", " in parts ",
  ]
}

// How a clause stands to the world, read from words of general English.

import Model

/// What a clause, a lead-in or a heading says about standing.
struct Standing: Sendable {
  var modality: Modality
  /// Words that decided, as `plan=Enterprise`.
  var scope: [Parameter] = []
  /// Whether the words themselves say so, or it is only the default.
  var isExplicit: Bool
}

enum ModalityReader {
  enum Cue: Sendable {
    case planned, notPlanned, future, build, conditional, unconditional, option, universal
    case negated, notNegated, prohibited, risk, context, exclusion, handover
  }

  /// The cues of a clause in the order of their first words.
  private struct Found {
    var all: [(cue: Cue, range: Range<Int>)] = []

    func first(of cue: Cue, where test: (Range<Int>) -> Bool = { _ in true }) -> Range<Int>? {
      all.first { $0.cue == cue && test($0.range) }?.range
    }

    func has(_ cue: Cue, where test: (Range<Int>) -> Bool = { _ in true }) -> Bool {
      all.contains { $0.cue == cue && test($0.range) }
    }
  }

  /// Whether a cross-reference or a remark begins at a word, in brackets or behind a comma, after something was stated.
  private static func isRemark(_ words: Words, _ position: Int) -> Bool {
    let marks = (0..<position).filter { words.isMark($0) }
    if let mark = marks.last(where: { ["(", ")"].contains(words.text($0)) }), words.text(mark) == "(" {
      return mark > 2
    }
    guard let mark = marks.last, mark > 2, mark >= position - 2,
      [",", "-", "\u{2013}", "\u{2014}"].contains(words.text(mark)),
      ["see", "refer", "contact", "email", "visit"].contains(
        words.text(words.text(mark + 1) == "please" ? mark + 2 : mark + 1))
        || words.text(mark + 1) == "for" && words.text(mark + 2) == "more",
      // `If you find a weakness, please see our policy.`
      !["if", "when", "where", "to", "for", "should", "in", "as", "once"].contains(words.text(0))
    else { return false }
    return words.finiteVerb(in: 0..<mark) != nil
  }

  /// Reads one clause with the words that it borrows from the clause before.
  static func read(_ words: Words, year: Int?) -> Standing {
    var cues = Found()
    Cues.phrases.eachMatch(in: words) { cue, range in
      let first = words[range.lowerBound]
      // The month, not the modal.
      if first.text == "should", range.lowerBound == 0, words.text(1) != "be" { return }
      if first.text == "may", first.isUpper, range.lowerBound > 0 { return }
      // `See the annex` points elsewhere; `customers cannot see the annex` does not.
      if first.text == "see", range.lowerBound > 0, !words[range.lowerBound - 1].isMark,
        !["please", "and", "also"].contains(words.text(range.lowerBound - 1))
      {
        return
      }
      // `5 minutes (the figure depends on the load)`, `encrypted (see section 4)`: a remark behind what is stated.
      if cue == .context, isRemark(words, range.lowerBound) || Exposition.tellsWhereToReport(words) { return }
      cues.all.append((cue, range))
    }
    // Most sentences have no cue that could stand in a subordinate clause.
    var masked = cues.all.isEmpty ? [] : subordinate(words)
    // `(in progress; the audit is in May)`: a remark that begins with its standing is the clause's own.
    for cue in cues.all where words.isMark(cue.range.lowerBound - 1) && words.text(cue.range.lowerBound - 1) == "(" {
      switch cue.cue {
      case .planned where isOfRemark(words, cue.range), .negated where isOfRemark(words, cue.range):
        masked[cue.range.lowerBound] = true
      case .planned, .conditional, .option: masked[cue.range.lowerBound] = false
      default: break
      }
    }
    // `Until 2021, logs were kept`: what a sentence begins with tells of the whole.
    if cues.all.contains(where: { $0.cue == .negated && $0.range.lowerBound == 0 }) { masked[0] = false }
    func free(_ cue: Cue, unless other: Cue? = nil, main: Bool = true) -> Range<Int>? {
      cues.first(of: cue) { range in
        if main, masked[range.lowerBound] { return false }
        guard let other else { return true }
        return !cues.has(other) { $0.overlaps(range) }
      }
    }
    let plan = PlanName.find(words)
    let scope = plan.map { [Parameter("plan", $0)] } ?? []
    // `See the policy of the repository for details.`
    if words.text(0) == "see", words.count > 2 { return Standing(modality: .context, isExplicit: true) }
    // `What every customer gets.`: a headline.
    if words.text(0) == "what" || words.text(0) == "why", words.count <= 12 {
      return Standing(modality: .context, isExplicit: true)
    }
    if words.text(0) == "because", words.text(1) != "of", !words.words.contains(where: { $0.isMark && $0.text == "," })
    {
      return Standing(modality: .context, isExplicit: true)
    }
    if free(.context, main: false) != nil || Exposition.explains(words) {
      // `Contact us to request a copy of the report` offers the report.
      return Standing(modality: cues.has(.handover) ? .conditional : .context, isExplicit: true)
    }
    if let exclusion = free(.exclusion, main: false),
      exclusion.lowerBound == 0 || words.text(exclusion.lowerBound) != "excluding"
    {
      return Standing(modality: .negated, isExplicit: true)
    }
    if isPlanned(words, cues, masked, year) { return Standing(modality: .planned, scope: scope, isExplicit: true) }
    if let negation = free(.negated, unless: .notNegated), !isMeasure(words, negation, cues),
      !isContrast(words, negation)
    {
      return Standing(modality: .negated, scope: scope, isExplicit: true)
    }
    if cues.has(.universal) { return Standing(modality: .inPlace, isExplicit: true) }
    if free(.conditional, unless: .unconditional) != nil || isOptional(words, cues) {
      return Standing(modality: .conditional, scope: scope, isExplicit: true)
    }
    // `Choosing the region keeps all data there`: what whoever chooses gets.
    switch words.text(0) {
    case "choosing", "selecting", "activating", "opting":
      if words.hasFiniteVerb { return Standing(modality: .conditional, scope: scope, isExplicit: true) }
    default: break
    }
    if let plan, isOffer(words) {
      return Standing(modality: .conditional, scope: [Parameter("plan", plan)], isExplicit: true)
    }
    return Standing(modality: .inPlace, scope: scope, isExplicit: cues.has(.prohibited))
  }

  /// `Backups (not yet tested) are taken daily`: what a remark inside the clause says of another act than the clause's own.
  private static func isOfRemark(_ words: Words, _ cue: Range<Int>) -> Bool {
    // `Workspace (formerly G Suite)`
    if ["formerly", "previously"].contains(words.text(cue.lowerBound)) { return true }
    guard let end = words.words[cue.lowerBound...].firstIndex(where: { $0.text == ")" }), end - cue.upperBound <= 2
    else { return false }
    let isOfAct = words.words[cue.lowerBound..<end].contains(where: English.isParticiple)
    guard words.text(cue.lowerBound) == "no" || words.text(cue.lowerBound) == "not" && isOfAct else { return false }
    return words.finiteVerb(in: end + 1..<words.count) != nil
  }

  private static func isPlanned(_ words: Words, _ cues: Found, _ masked: [Bool], _ year: Int?) -> Bool {
    let planned = cues.has(.planned) { range in
      !masked[range.lowerBound] && !cues.has(.notPlanned) { $0.overlaps(range) } && !isDenied(words, range)
    }
    if planned || FutureTime.isSetBeside(words, year: year) { return true }
    // `will` with a time to come or with a verb of building; else a promise that is in force.
    guard let will = cues.first(of: .future, where: { !masked[$0.lowerBound] }) else { return false }
    // `The processor shall implement and maintain …` binds from the day that the contract does.
    let isDuty =
      ["shall", "is", "are"].contains(words.text(will.lowerBound))
      || ["maintain", "ensure"].contains(words.text(will.upperBound + 2))
    // `We will not pursue legal action` promises.
    if !isDuty, words.text(will.lowerBound) != "won't", words.text(will.upperBound) != "not", !recurs(words, will),
      cues.has(.build, where: { $0.lowerBound >= will.upperBound && $0.lowerBound <= will.upperBound + 4 })
    {
      return true
    }
    return FutureTime.isNamed(words, year: year) || FutureTime.begins(words, after: (year ?? 1) - 1)
  }

  /// `The manager will complete a review after every incident`, `All new hires will be introduced to the rules`: a rule,
  /// since it has no one time. What will be introduced is a plan, however often it happens then.
  private static func recurs(_ words: Words, _ will: Range<Int>) -> Bool {
    let verb = words.text(will.upperBound) == "be" ? will.upperBound + 1 : will.upperBound
    let isAct = acts.contains(words.text(verb))
    return words.words.indices.contains { index in
      switch words.text(index) {
      case "each", "every", "any":
        return isAct && ["after", "following", "upon", "during", "before"].contains(words.text(index - 1))
          && !(index + 2...index + 4).contains { ["has", "have", "is", "are"].contains(words.text($0)) }
      case "new": return index < will.lowerBound && joiners.contains(words.text(index + 1))
      default: return false
      }
    }
  }

  private static let acts: Set<String> = ["complete", "completed", "undergo", "obtain", "seek", "finish", "finished"]
  /// Who comes again and again.
  private static let joiners: Set<String> = [
    "hires", "hire", "starters", "starter", "joiners", "joiner", "employees", "recruits", "colleagues",
  ]

  /// `not on our roadmap`, `no plans to`.
  private static func isDenied(_ words: Words, _ range: Range<Int>) -> Bool {
    (max(0, range.lowerBound - 3)..<range.lowerBound).contains { index in
      ["not", "no", "neither", "isn't", "aren't", "don't", "doesn't"].contains(words.text(index))
        && !words.words[index..<range.lowerBound].contains { [",", ";", ":"].contains($0.text) }
    }
  }

  /// `in the vault, not in the repository` says where it is, by saying where it is not.
  private static func isContrast(_ words: Words, _ range: Range<Int>) -> Bool {
    guard range.lowerBound > 2, words.text(range.lowerBound) == "not",
      [",", "—", "–"].contains(words.text(range.lowerBound - 1))
    else { return false }
    return words.finiteVerb(in: 0..<range.lowerBound - 1) != nil
      && (English.prepositions.contains(words.text(range.upperBound))
        || English.determiners.contains(words.text(range.upperBound)) || words.text(range.upperBound) == "just")
  }

  /// Whether a reservation governs the clause and not only a part that is added to it.
  private static func isOptional(_ words: Words, _ cues: Found) -> Bool {
    cues.has(.option) { range in
      if cues.has(.unconditional, where: { $0.overlaps(range) }) { return false }
      let before = words.words[..<range.lowerBound].map(\.text)
      if before.contains("including") || isOfLastMember(words, range) { return false }
      return !zip(before, before.dropFirst()).contains { $0 == "well" && $1 == "as" }
    }
  }

  /// `Revoke tokens, rotate keys, or roll back where required`: the reservation is the last member's of three.
  private static func isOfLastMember(_ words: Words, _ range: Range<Int>) -> Bool {
    guard words.words[range.upperBound...].allSatisfy(\.isMark),
      let joint = words.words[..<range.lowerBound].lastIndex(where: { ["and", "or", ","].contains($0.text) }),
      range.lowerBound - joint <= 6
    else { return false }
    let before = words.words[..<joint]
    guard let comma = before.lastIndex(where: { $0.text == "," }) else { return false }
    // Members without a subject of their own.
    return comma > 0 && !English.prepositions.contains(words[comma + 1])
      && words.finiteVerb(in: comma + 1..<range.lowerBound) == nil && joint - comma <= 6
  }

  /// A negation that describes a safeguard and not an absence: prohibitions, and practices that nobody wants.
  private static func isMeasure(_ words: Words, _ negation: Range<Int>, _ cues: Found) -> Bool {
    let prohibits = cues.has(.prohibited) { range in
      // `Do not share passwords` commands; `we do not share data` reports.
      guard words.text(range.lowerBound) != "do" || range.lowerBound == 0 else { return false }
      // `We have never engaged a tester` tells, `never share a password` commands.
      guard words.text(range.lowerBound) != "never" || !had.contains(words.text(range.lowerBound - 1)) else {
        return false
      }
      return range.overlaps(negation) || range.lowerBound >= negation.lowerBound
    }
    if prohibits || isCommand(words, negation) { return true }
    // `We do not move data without safeguards` restricts; `we ensure that no data is lost` protects.
    if words.words[negation.upperBound...].contains(where: { $0.text == "without" }) { return true }
    if words.words[..<negation.lowerBound].contains(where: { assurances.contains($0.text) }) { return true }
    if cues.has(.risk, where: { $0.lowerBound >= negation.lowerBound }) { return true }
    // `No local admin account`, `…, no port exposed`: a rule without a verb. `No formal attestation` lacks one.
    let start = negation.lowerBound
    guard words.text(start) == "no", start == 0 || [",", ":"].contains(words.text(start - 1)),
      !merits.contains(words.text(start + 1)), !(start == 0 && wasNotDone(words))
    else { return false }
    let end = words.words[start...].firstIndex { $0.text == "," } ?? words.count
    return words.finiteVerb(in: start + 1..<max(end, start + 1)) == nil
  }

  private static let had: Set<String> = ["have", "has", "had", "we've"]

  /// `No audit, test or assessment has been carried out`
  private static func wasNotDone(_ words: Words) -> Bool {
    words.words.indices.dropFirst(2).contains { index in
      ["has", "have"].contains(words.text(index)) && words.text(index + 1) == "been"
        && ["audit", "audits", "assessment", "assessments", "test", "tests", "review", "reviews", "exercise"].contains(
          words.text(index - 1))
    }
  }

  /// What is said of measures and not of dangers.
  private static let merits: Set<String> = [
    "formal", "documented", "dedicated", "independent", "official", "formally", "current",
  ]

  private static let assurances: Set<String> = [
    "ensure", "ensures", "ensuring", "ensured", "guarantee", "guarantees", "guaranteeing", "prevent", "prevents",
    "preventing", "verify", "verifies", "verifying", "sure",
  ]

  /// `Do not share passwords`, `if you find a flaw, do not exploit it`: a rule, and no report of what is not done.
  private static func isCommand(_ words: Words, _ negation: Range<Int>) -> Bool {
    // A clause's number may stand before it.
    let first = words.words.firstIndex { !$0.isFigure && !$0.isMark } ?? 0
    // `Never lend it, not even to a colleague`
    if ["never", "don't"].contains(words.text(first)) || words.text(first) == "do" && words.text(first + 1) == "not" {
      return true
    }
    var start = negation.lowerBound
    if words.text(start) == "not", words.text(start - 1) == "do" {
      start -= 1
    } else if words.text(start) != "don't" {
      return false
    }
    guard start > 0 else { return true }
    return words[start - 1].isMark && words.text(start - 1) != ")" || ["please", "and"].contains(words.text(start - 1))
  }

  static let offers = WordClass(
    14,
    [
      "available", "offered", "offer", "offers", "included", "includes", "include", "support", "supports", "supported",
      "provided", "can", "may", "only", "get", "receive",
      "benefit", "exclusive", "exclusively", "reserved", "enabled", "optional", "download", "request", "choose",
    ])

  /// Whether a clause that names a plan offers something there.
  private static func isOffer(_ words: Words) -> Bool {
    words.words.contains { offers.contains($0) }
      || words.words.contains { ["plan", "plans", "tier", "tiers", "edition", "editions", "add-on"].contains($0.text) }
  }

  /// Words that open a relative or subordinate clause.
  static let openings = WordClass(
    15,
    [
      "which", "who", "whose", "whom", "what", "whether", "if", "unless", "because", "so", "when", "whenever",
      "although",
      "while", "until",
    ])

  /// The same, and those that open one at some places only.
  static let mayOpen = WordClass(27, openings.words.union(["where", "that", "once", "after"]))

  /// Words whose `that` says what may be and not what is.
  private static let doubts: Set<String> = [
    "suspect", "suspects", "suspecting", "suspected", "believe", "believes", "believing", "indicate", "indicates",
    "likely", "possible", "likelihood", "risk", "evidence", "indication", "assume", "assumes", "fear", "concern",
    "chance",
  ]

  /// Whether a verb stands before the comma that ends an opening clause.
  private static func isClause(_ words: Words, from start: Int) -> Bool {
    guard let comma = words.words.firstIndex(where: { $0.isMark && $0.text == "," }), comma > start else {
      return false
    }
    return words.finiteVerb(in: start..<comma) != nil
  }

  /// The words inside relative and subordinate clauses.
  static func subordinate(_ words: Words) -> [Bool] {
    var masked = [Bool](repeating: false, count: words.count)
    var opening: Int?
    for index in words.words.indices where words.words[index].isMark {
      if words[index].text == "(" { opening = index }
      // A short remark in brackets qualifies the clause, as `(planned)`; a long one is its own.
      if words[index].text == ")", let start = opening {
        if index - start > 5 { for inner in start...index { masked[inner] = true } }
        opening = nil
      }
    }
    var index = 0
    while index < words.count {
      // Nearly all words open nothing.
      guard mayOpen.contains(words.words[index]) else {
        index += 1
        continue
      }
      let text = words[index].text
      let opensRelative =
        openings.contains(words[index])
        || (["where", "once", "after"].contains(text) && index == 0 && isClause(words, from: 1))
        || (text == "that" && index > 0 && doubts.contains(words.text(index - 1)))
        || (text == "that" && index > 0
          && !["ensure", "ensures", "so", "states", "means", "requires", "require", "confirm", "demonstrate"].contains(
            words[index - 1].text)
          && index + 1 < words.count
          && (words.isFiniteVerb(index + 1) || English.pronouns.contains(words.text(index + 1))
            || ["no", "nobody", "anyone", "everyone", "somebody"].contains(words.text(index + 1))))
      guard opensRelative, !["which", "what"].contains(text) || index > 0,
        text != "so" || words.text(index + 1) != "far"
      else {
        index += 1
        continue
      }
      let atStart = index == 0
      var seenVerb = false
      var position = index
      while position < words.count {
        // `when a zone (which can include several sites) goes down`
        if words.text(position) == "(", let close = words.words[position...].firstIndex(where: { $0.text == ")" }) {
          for inner in position...close { masked[inner] = true }
          position = close + 1
          continue
        }
        if position > index, words.words[position].isMark, [",", ";", "—", ":"].contains(words[position].text) {
          // `Where a patch is not available, or cannot be applied, …`
          let goesOn =
            atStart && words[position].text == "," && ["or", "and"].contains(words.text(position + 1))
            && position + 2 < words.count && words.isFiniteVerb(position + 2)
          if !goesOn { break }
        }
        if words.isFiniteVerb(position) || (position > index && words.text(position) == "not" && !seenVerb) {
          if seenVerb, !atStart, !English.auxiliaries.contains(words.text(position - 1)), text != "if",
            text != "unless", text != "because", text != "so"
          {
            break
          }
          seenVerb = true
        }
        masked[position] = true
        position += 1
      }
      index = max(position, index + 1)
    }
    // `Once the migration is over, all volumes will be encrypted`: the conjunction itself tells of the whole.
    if ["once", "after"].contains(words.text(0)) { masked[0] = false }
    return masked
  }
}

/// Names of plans, editions and tiers that a measure is tied to.
enum PlanName {
  static let names = WordClass(
    16,
    [
      "enterprise", "premium", "business", "professional", "pro", "plus", "team", "teams", "advanced", "ultimate",
      "platinum", "gold", "silver", "scale", "growth",
    ])
  static let kinds = WordClass(
    17,
    [
      "plan", "plans", "tier", "tiers", "edition", "editions", "package", "packages", "subscription", "subscriptions",
      "customers", "customer", "clients", "client",
      "accounts", "users", "support", "level", "licence", "license", "option", "only", "subscribers", "agreement",
      "agreements", "contracts", "contract", "organisations", "organizations", "offering", "add-on", "addon",
    ])
  static let strong = WordClass(
    18,
    [
      "plan", "plans", "tier", "tiers", "edition", "editions", "package", "subscription", "licence", "license",
      "add-on",
    ])

  /// `for enterprise plans`: a plan's name in small letters, which no other word of the field is.
  private static func isPlain(_ words: Words, _ index: Int) -> Bool {
    ["enterprise", "premium", "professional", "pro"].contains(words[index].text) && index + 1 < words.count
      && strong.contains(words[index + 1]) && !["licence", "license"].contains(words.text(index + 1))
      && index > 0 && ["for", "on", "in", "with", "to", "our", "the", "an", "a"].contains(words.text(index - 1))
  }

  /// The plan that a clause names, as it is written, or nil.
  static func find(_ words: Words) -> String? {
    // `on the Dedicated plan`: any name will do.
    for index in words.words.indices
    where index > 1 && words.words[index - 1].isUpper && strong.contains(words.words[index])
      && ["plan", "tier", "edition", "plans", "tiers"].contains(words.words[index].text)
    {
      let name = words[index - 1].text
      guard ["the", "our", "on", "a"].contains(words.text(index - 2)), !English.planNouns.contains(name),
        // `Our DR plan` is no offer.
        !["management", "continuity", "recovery", "this", "dr", "bc", "ir", "bcm", "bcdr", "cir"].contains(name)
      else { continue }
      return name.prefix(1).uppercased() + name.dropFirst()
    }
    for index in words.words.indices
    where names.contains(words.words[index]) && (words.words[index].isUpper || isPlain(words, index)) {
      let word = words[index]
      var end = index + 1
      while end < words.count, words[end].isUpper, names.contains(words[end]) { end += 1 }
      // `Enterprise and Business plans`, `Enterprise or Pro customers`.
      var probe = end
      while probe + 1 < words.count, ["and", "or", ",", "/", "&"].contains(words[probe].text), words[probe + 1].isUpper,
        names.contains(words[probe + 1])
      { probe += 2 }
      guard probe < words.count ? kinds.contains(words[probe]) : end - index >= 2 else { continue }
      if ["business", "team", "teams", "scale", "growth", "advanced", "plus"].contains(word.text), end - index == 1,
        probe < words.count, !strong.contains(words[probe])
      {
        continue
      }
      return words.words[index..<probe].map {
        $0.isUpper ? $0.text.prefix(1).uppercased() + $0.text.dropFirst() : $0.text
      }.joined(separator: " ")
    }
    return nil
  }
}

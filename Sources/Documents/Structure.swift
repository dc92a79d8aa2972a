// What headings, lead-ins, tables and short forms do to the words that they govern.

import Language
import Model

/// What a lead-in does to its list.
enum ListEffect {
  private static let context = Phrases<Int>([
    (
      0,
      [
        "may include", "may contain", "may consist", "may comprise", "might include", "could include", "such as",
        "defines", "the protection of", "objectives|goals|aims of", "can include", "covers the following topics|areas",
        "structured as follows", "the following topics|sections|documents", "examples", "an example of",
        "see also", "further reading", "be wary|careful|aware",
        "policy|standard|procedure|document|guideline|guidelines|handbook|isms _2 applies|apply|extends|extend to",
        "policy|standard|procedure|document|guideline|guidelines covers|cover :",
      ]
    )
  ])
  private static let commitment = Phrases<Int>([
    (
      0,
      [
        "commit to", "commits to", "committed to", "undertake|undertakes to", "we will", "promise to", "pledge to",
        "shall", "must", "agree to", "agrees to",
      ]
    )
  ])
  private static let listWords = Phrases<Int>([
    (
      0,
      [
        "this|these|such|the option|options|feature|features|service|services|measures|capability|capabilities|deployment|functions|items|add-ons|possibilities|controls|above|offerings",
        "all of the above", "the above", "they are|require", "these are|require", "it is subject|only",
        "this is|requires subject|only|an|available|optional",
      ]
    )
  ])

  private static let instances = Phrases<Int>([
    (0, ["include|includes but", "include|includes , but"])
  ])
  private static let measures: Set<String> = [
    "measures", "controls", "safeguards", "practices", "program", "programme", "protections", "mechanisms",
    "procedures",
    "policies", "training", "checks", "features", "measure", "security", "responsibilities", "duties", "rules", "tests",
  ]

  /// `The systems in scope include, but are not limited to:` names things, unless they are measures.
  private static func namesInstances(_ words: Words) -> Bool {
    guard let match = instances.first(in: words) else { return false }
    return !words.words[..<match.range.lowerBound].contains { measures.contains($0.text) }
  }

  /// Whether a lead-in denies or forbids all that it opens: `Acme agrees that it will not:`.
  static func endsInDenial(_ words: Words) -> Bool {
    guard let last = words.words.lastIndex(where: { !$0.isMark }) else { return false }
    return ["not", "never"].contains(words.text(last))
  }

  /// `We name you publicly if:`: the members are what has to be given first.
  static func endsInCondition(_ words: Words) -> Bool {
    let last = words.words.last { !$0.isMark && $0.text != "that" }?.text ?? ""
    return ["if", "unless", "when", "where", "provided"].contains(last)
  }

  /// What a lead-in hands to its items, where that differs from what it is itself.
  static func adjust(_ standing: Standing, _ words: Words) -> Standing {
    if namesInstances(words) || endsInCondition(words)
      || context.first(in: words) != nil && standing.modality != .negated
    {
      return Standing(modality: .context, scope: standing.scope, isExplicit: true)
    }
    if standing.modality == .context {
      // `Please see below`: the list itself is stated.
      let introduces =
        words.words.map(\.text).contains("more")
        || words.words.contains {
          ["describes", "defines", "purpose", "outlines", "explains", "learn", "visit", "details"].contains($0.text)
        }
      return introduces ? standing : Standing(modality: .inPlace, scope: standing.scope, isExplicit: false)
    }
    return standing
  }

  /// What a lead-in that is a label, a time or a duty of customers makes of its items: `Still missing:`, `Until 2023 we had:`.
  static func standing(_ words: Words, at year: Int) -> Modality? {
    if FutureTime.hasEnded(words, before: year) { return .negated }
    if FutureTime.begins(words, after: year) { return .planned }
    if others.first(in: words) != nil { return .context }
    if let match = standings.first(in: words) { return match.meaning }
    if words.words.contains(where: { ["goal", "goals", "ambitions"].contains($0.text) }) { return .planned }
    // `Related documents:` lists what there is.
    guard words.count <= 9, !words.hasFiniteVerb, !["related", "reference", "associated"].contains(words.text(0)) else {
      return nil
    }
    if words.text(0) == "without" || words.words.contains(where: { ["missing", "lacking"].contains($0.text) }) {
      return .negated
    }
    let text = words.words.filter { !$0.isMark }.map(\.text).joined(separator: " ")
    let status = StatusWords.standing(text).flatMap { [.inPlace, .conditional].contains($0) ? nil : $0 }
    return status ?? HeadingEffect.read(words, inherited: nil).modality
  }

  /// Lead-ins to what somebody else has to do.
  private static let others = Phrases<Int>([
    (
      0,
      [
        "customer|customers|client|clients|you is|are _2 responsible for|to",
        "please make|ensure|arrange|take|consider|set",
        "gaps|weaknesses|deficiencies|findings|shortcomings _1 found|identified|noted|from|of",
        "ask|asks|asking _3 vendors|suppliers|subcontractors|subprocessors|providers", "ask|asked us about|for|whether",
        "that|whether each|every|all|our|the _1 vendor|vendors|supplier|suppliers|subprocessor|subprocessors",
        "consent|approval|permission before we|you", "threats|risks|scenarios|dangers we|that|discussed|considered",
        "programme|program usually|typically|generally|normally|often contains|includes|has", "can|could help you",
      ]
    )
  ])

  /// Lead-ins to what is yet to come, and to what there is not.
  private static let standings = Phrases<Modality>([
    (.planned, ["to be done|completed|finished|ready before|by|until"]),
    (.negated, ["no plans|intention to", "instead of the following", "decided against"]),
  ])

  static func isCommitment(_ text: String) -> Bool {
    let words = Words(text)
    return commitment.first(in: words) != nil || isCheck(words)
  }

  /// `Accesses are reviewed to verify that:`: what the members say is what is made sure of.
  static func isCheck(_ words: Words) -> Bool {
    let last = words.words.last { !$0.isMark && $0.text != "that" }?.text ?? ""
    return ["check", "verify", "ensure", "confirm", "validate", "ensures", "ensuring", "sure", "verifies"].contains(
      last)
  }

  static func speaksOfList(_ words: Words) -> Bool {
    guard let match = listWords.first(in: words) else { return false }
    return match.range.lowerBound <= 2
  }

  /// Whether a lead-in is a complete clause with an object of its own: `We run multi-layer monitoring:`.
  static func statesFact(_ words: Words) -> Bool {
    guard let verb = words.finiteVerb(in: 0..<words.count) else { return false }
    guard context.first(in: words) == nil,
      !["measures", "the", "following"].contains(words.text(0))
        || words.text(0) == "the" && words.text(1) != "following"
    else { return false }
    if isCommitment(words.words.map(\.text).joined(separator: " ")), words.count < 6 { return false }
    var content = 0
    var trailing = verb + 1
    while trailing < words.count {
      let word = words[trailing]
      if !word.isMark, !English.functionWords.contains(word), !fillers.contains(word),
        !English.isParticiple(word)
      {
        content += 1
      }
      trailing += 1
    }
    let modal = ["may", "can", "could", "might"].contains(words[verb].text)
    // `A classification model is applied:`: the object stands before a passive.
    if content == 0, English.beForms.contains(words[verb]), verb >= 2,
      words.words[verb...].contains(where: { English.isParticiple($0) && !fillers.contains($0) })
    {
      return words.words[..<verb].contains { !$0.isMark && !English.functionWords.contains($0) }
    }
    return content >= 2 && !modal
  }

  static let fillers = WordClass(
    21,
    [
      "following", "below", "measures", "among", "others", "based", "subject", "available", "particular", "include",
      "includes", "including", "comprises", "comprise", "consists", "follows", "least", "order", "responsible",
      "aspects",
      "elements", "points", "areas", "things", "ways",
    ])
}

/// Sentences that claim nothing: no measure, no figure, no object.
enum Emptiness {
  static func isEmpty(_ words: Words, leadIn: Bool) -> Bool {
    guard !leadIn else { return false }
    return words.contentCount < 2 && !words.hasFigure && !words.hasFiniteVerb
  }
}

extension Words {
  /// `Penetration tests: annually`: a label with how often it is done.
  var endsInCadence: Bool {
    guard let colon = words.firstIndex(where: { $0.isMark && $0.text == ":" }), (1...8).contains(colon) else {
      return false
    }
    return words[colon...].contains { Self.cadences.contains($0.text) }
      && !words[..<colon].contains { $0.text.hasPrefix("review") || $0.text.hasPrefix("updat") }
  }

  private static let cadences: Set<String> = [
    "annually", "annual", "yearly", "daily", "weekly", "monthly", "quarterly", "hourly", "nightly", "continuous",
    "continuously", "regularly", "biannually", "semi-annually", "twice", "once", "every",
  ]

  /// `Enable multi-factor authentication`, `Never hard-code secrets`: what somebody is told to do.
  var opensWithPlainVerb: Bool {
    guard let first = words.first(where: { !["always", "never", "regularly"].contains($0.text) }) else { return false }
    return English.plainVerbs.contains(first)
  }

  /// Whether somebody who is named or `we` acts: `Harborline limits access`, `we regularly review`.
  var namesActor: Bool {
    indices.contains { index in
      let word = words[index]
      guard word.text == "we" || word.isUpper && word.classes == 0 && !word.isFigure else { return false }
      var next = index + 1
      while text(next).hasSuffix("ly") { next += 1 }
      guard next < count else { return false }
      return word.text == "we"
        ? isFiniteVerb(next) || English.plainVerbs.contains(words[next]) : English.verbForms.contains(words[next])
    }
  }

  private var indices: Range<Int> { 0..<count }

  /// Whether a sentence that looks like an introduction also lays down a duty or names a figure.
  var hasDutyBeyondContext: Bool { words.contains { ["must", "shall"].contains($0.text) } }
}

/// A short answer of an FAQ.
enum ShortAnswer {
  /// The answer without the `A:` before it.
  static func unmarked(_ passage: Passage) -> Passage {
    let words = Words(passage)
    guard words.count > 2, ["a", "answer", "ans", "reply"].contains(words.text(0)), words.text(1) == ":" else {
      return passage
    }
    return passage.slice(words[2].range.lowerBound..<passage.bytes.count)
  }

  /// What `Yes`, `No`, `Not yet` at the beginning of an answer make of the question.
  static func read(_ words: Words) -> Modality? {
    switch words.text(0) {
    case "yes", "absolutely", "certainly", "correct", "sure", "indeed", "definitely": .inPlace
    case "of" where words.text(1) == "course": .inPlace
    case "we" where words.text(1) == "do" && (words.count == 2 || words.count == 3 && words.isMark(2)): .inPlace
    case "we" where words.text(1) == "don't" && words.count <= 3: .negated
    case "no", "nope": .negated
    case "not":
      ["yet", "at"].contains(words.text(1)) && words.text(1) == "yet" ? .planned : .negated
    case "partially", "partly", "optionally", "sometimes": .conditional
    case "never": .negated
    default: nil
    }
  }
}

/// A line of a label and how it stands: `Encryption of backups: no`, `Penetration tests – yes`.
enum LabelledStanding {
  /// What a line says of its label; nil where it is no such line.
  static func read(_ text: String) -> Modality? {
    guard let joint = joints.compactMap({ text.range(ofBytes: $0) }).max(by: { $0.lowerBound < $1.lowerBound }) else {
      return nil
    }
    let label = Words(String(text[..<joint.lowerBound]))
    let value = text[joint.upperBound...].lowercased()
    guard label.contentCount > 0, label.count <= 12, !label.hasFiniteVerb, !value.isEmpty, !undecided.contains(value),
      !(label.count == 1 && ofNothing.contains(label.text(0))), value.utf8.count > 1
    else { return nil }
    return StatusWords.standing(value)
  }

  private static let joints = [": ", " \u{2013} ", " \u{2014} ", " - "]
  /// Values that stand for progress in a table and for other things beside a label.
  private static let undecided: Set<String> = [
    "ongoing", "live", "target", "--", "closed", "green", "red", "some", "limited", "next", "customer", "client",
    "enterprise",
    "example", "requested", "started",
  ]
  /// Labels that name nothing themselves.
  private static let ofNothing: Set<String> = [
    "status", "state", "answer", "response", "result", "default", "note", "comment", "required", "mandatory",
  ]
}

/// A remark in brackets behind what it tells of: `Bug bounty (beta)`, `Backups are encrypted [planned]`.
enum TrailingRemark {
  /// What the remark makes of the words before it; nil where there is none, or it tells nothing or that it is done.
  static func read(_ text: String, before year: Int) -> Modality? {
    var text = text[...]
    while let last = text.last, [".", " ", ";"].contains(last) { text.removeLast() }
    guard let close = text.last, close == ")" || close == "]",
      let start = text.lastIndex(of: close == ")" ? "(" : "["), start > text.startIndex
    else { return nil }
    let remark = String(text[text.index(after: start)...].dropLast())
    guard remark.utf8.count <= 40 else { return nil }
    let words = Words(remark)
    if words.text(0) == "until", let end = Int(words.text(1)), end >= 1990, end <= year { return .negated }
    guard remark.utf8.count > 2, remark.lowercased() != "open", !StatusWords.isAmbiguous(remark) else { return nil }
    let standing = StatusWords.standing(remark)
    return standing == .inPlace ? nil : standing
  }
}

/// A value and its label whose separating markup was lost: `99.9%Availability SLA`.
enum GluedLabel {
  static func split(_ words: Words, _ passage: Passage, _ range: Range<Int>) -> (value: Range<Int>, label: Range<Int>)?
  {
    let bytes = passage.bytes
    guard range.count < 120, range.count > 4 else { return nil }
    var index = range.lowerBound
    let limit = min(range.upperBound - 2, range.lowerBound + 24)
    var hasDigit = false
    // The border: a digit, `%`, `+` or unit, directly followed by a capital and a small letter.
    while index < limit {
      let byte = bytes[index]
      if byte >= 0x30 && byte <= 0x39 { hasDigit = true }
      let next = bytes[index + 1]
      let after = bytes[index + 2]
      let isBorder = next >= 0x41 && next <= 0x5A && after >= 0x61 && after <= 0x7A
      if isBorder, hasDigit, byte != 0x20, byte != 0x2D, byte != 0x2F, byte != 0x28, byte != 0x2E, byte != 0x22 {
        let value = range.lowerBound..<index + 1
        guard isValue(bytes, value) else { return nil }
        return (value, index + 1..<range.upperBound)
      }
      index += 1
    }
    return nil
  }

  /// A figure with its unit, or a name with its version: nothing that holds a word of running text.
  private static func isValue(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var letters = 0
    for index in range {
      let byte = bytes[index]
      if (byte >= 0x61 && byte <= 0x7A) { letters += 1 } else { letters = 0 }
      if letters > 5 { return false }
    }
    // `We use 1Password`: a word of running text before the digit that a name begins with.
    let isName =
      range.count > 3 && bytes[range.upperBound - 2] == 0x20 && (0x61...0x7A).contains(bytes[range.upperBound - 3])
    return !isName
  }
}

/// Lines that belong to a page and not to its text.
enum LineNoise {
  private static let phrases = Phrases<Int>([
    (
      0,
      [
        "skip to _2 content", "back to top", "all rights reserved", "cookie settings|preferences",
        "toggle navigation|menu", "view all|more", "click here", "sign in|up", "log in", "read more", "learn more",
        "© #",
      ]
    )
  ])

  private static let invitations: Set<String> = [
    "contact", "email", "e-mail", "call", "book", "download", "view", "explore", "get", "request", "talk", "visit",
    "write",
    "ask", "browse", "open", "try", "start", "schedule", "subscribe", "follow", "share", "general",
  ]

  private static let legal: Set<String> = [
    "privacy policy", "privacy notice", "privacy statement", "cookie policy", "cookie notice", "terms of service",
    "terms of use", "terms and conditions", "terms & conditions", "terms", "privacy", "legal", "legal notice",
    "imprint",
    "sitemap", "careers", "blog", "press", "pricing", "status", "about us", "cookie preferences", "accept all",
    "manage preferences", "reject all",
  ]

  /// `Contact sales`, `Book a demo`, `Terms of service`: the words of a button or of a link at a page's foot.
  static func isButton(_ passage: Passage) -> Bool {
    if passage.bytes.count < 24, legal.contains(passage.string.lowercased()) { return true }
    guard passage.bytes.count < 40, let last = passage.bytes.last, ![0x2E, 0x3A, 0x3B, 0x2C].contains(last) else {
      return false
    }
    let words = Words(passage)
    return (2...5).contains(words.count) && words[0].isUpper && invitations.contains(words.text(0))
      && !words.hasFigure && !words.words.contains(where: \.isMark) && words.finiteVerb(in: 1..<words.count) == nil
  }

  static func isNoise(_ passage: Passage) -> Bool {
    let bytes = passage.bytes
    if bytes.starts(with: [0x3C, 0x21, 0x2D, 0x2D]) { return true }
    // Link lines end in an arrow.
    if bytes.count < 80,
      bytes.ends(with: [0xE2, 0x86, 0x92]) || bytes.ends(with: [0xE2, 0x80, 0xBA])
        || bytes.ends(with: [0xE2, 0x86, 0x97])
    {
      return true
    }
    // Leaders of a table of contents.
    var dots = 0
    for byte in bytes {
      dots = byte == 0x2E ? dots + 1 : 0
      if dots >= 5, let last = bytes.last, (0x30...0x39).contains(last) { return true }
    }
    if bytes.count < 40 {
      let words = Words(passage)
      let content = words.words.filter { !$0.isMark }
      if content.isEmpty { return true }
      if content.count <= 4, phrases.first(in: words) != nil { return true }
      if content.count <= 3,
        ["illustration", "screenshot", "image", "logo", "icon", "figure", "page"].contains(content.last?.text ?? "")
      {
        return true
      }
      if content.first?.text == "page", content.count <= 4,
        content.dropFirst().allSatisfy({ $0.isFigure || $0.text == "of" })
      {
        return true
      }
    }
    return false
  }
}

/// A figure set large with its label below it, as pages show their best numbers.
enum ValueCard {
  static func joined(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: isValue) else { return blocks }
    var result: [Block] = []
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      if isValue(block), index + 1 < blocks.count, isLabel(blocks[index + 1]), !endsInColon(result.last) {
        let label = blocks[index + 1]
        var card = block.passage
        card.append(label.passage, separator: " ")
        result.append(Block(kind: .paragraph, passage: card, cells: [block.passage, label.passage], isApart: true))
        index += 2
        continue
      }
      result.append(block)
      index += 1
    }
    return result
  }

  private static func endsInColon(_ block: Block?) -> Bool { block?.passage.bytes.last == 0x3A }

  /// At most three words with a figure, no sentence: `99.9%`, `AES-256`, `< 4 hours`.
  static func isValue(_ block: Block) -> Bool {
    guard block.kind == .paragraph, block.passage.bytes.count <= 24 else { return false }
    let words = Words(block.passage)
    let content = words.words.filter { !$0.isMark }
    guard (1...3).contains(content.count),
      content.contains(where: { $0.text.utf8.contains { (0x30...0x39).contains($0) } })
    else { return false }
    return ![0x2E, 0x3A, 0x3F].contains(block.passage.bytes.last ?? 0)
      && content.allSatisfy(isPartOfValue)
  }

  private static let units: Set<String> = [
    "hour", "hours", "day", "days", "minutes", "min", "months", "years", "year", "percent", "under", "over", "bit",
    "bits",
    "weeks", "business", "ms", "seconds",
  ]

  private static func isPartOfValue(_ word: Words.Word) -> Bool {
    word.text.utf8.contains { (0x30...0x39).contains($0) } || units.contains(word.text)
      || (word.isUpper && word.text.utf8.count <= 4)
  }

  private static func isLabel(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .heading: break
    default: return false
    }
    let words = Words(block.passage)
    return (1...7).contains(words.count) && !words.hasFigure && !words.hasFiniteVerb
      && ![0x2E, 0x3A, 0x3F].contains(block.passage.bytes.last ?? 0)
  }
}

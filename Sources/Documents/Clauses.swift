/// A part of a sentence that can be asserted alone.
struct Clause: Sendable {
  /// Its words, as indices into the sentence's words.
  var range: Range<Int>
  /// The words before it that it leans on, as `Backups are` for `stored in the same region`; nil where it stands alone.
  var borrowed: Range<Int>?
}

enum Clauses {
  static let subordinators = WordClass(
    12,
    [
      "if", "when", "where", "whenever", "once", "after", "before", "although", "though", "because", "since", "while",
      "as", "unless",
      "until", "should",
    ])
  static let breakers = WordClass(
    13,
    [
      "that", "which", "who", "whose", "whom", "to", "so", "because", "if", "when", "where", "unless", "whether",
      "while",
      "how", "what", "why",
    ])
  /// What stands between two clauses.
  static let joints = WordClass(23, [",", "and", "but", ";", "—", "–"])
  /// What ends the stretch in which the subject of a clause has its verb.
  static let limits = WordClass(24, [",", ";", ":", "—", "–", "and", "or"])
  static let dashes = WordClass(25, ["—", "–"])
  /// What refers to the noun before it.
  static let relatives = WordClass(26, ["who", "which", "that", "whose"])

  /// Splits a sentence where a new predicate or a new subject with its predicate begins.
  static func split(_ words: Words, _ range: Range<Int>) -> [Clause] {
    if let first = range.first, ["how", "what", "why"].contains(words[first].text) {
      return [Clause(range: range, borrowed: nil)]
    }
    if let (opening, rest) = conceded(words, range) {
      return split(words, opening) + split(words, rest)
    }
    var clauses: [Clause] = []
    var start = range.lowerBound
    var searchFrom = mainStart(words, range)
    var verb: Int?
    var depth = 0
    var borrowed: Range<Int>?
    var subject: Range<Int>?
    var opening = range.lowerBound
    var index = searchFrom

    func close(_ end: Int) {
      var last = end
      while last > start, joints.contains(words.words[last - 1]) { last -= 1 }
      if last > start { clauses.append(Clause(range: start..<last, borrowed: borrowed)) }
    }
    func restart(at next: Int) {
      (start, searchFrom, verb, subject, borrowed, opening, index) = (next, next, nil, nil, nil, next, next)
    }
    while index < range.upperBound {
      // Most words are no mark, and no mark but a dash is longer than a byte: comparing texts took a third of the time.
      let mark = words.words[index].isMark ? words.words[index].key.byte : 0
      if mark == UInt8(ascii: "(") || mark == UInt8(ascii: "[") { depth += 1 }
      if mark == UInt8(ascii: ")") || mark == UInt8(ascii: "]") { depth = max(0, depth - 1) }
      if depth == 0, verb == nil, words.isFiniteVerb(index), !isRelative(words, index, searchFrom) {
        verb = index
        if subject == nil { subject = searchFrom..<index }
      }
      // Members of a list written in one line: `Annual testing; quarterly scanning`.
      if depth == 0, verb == nil, mark == UInt8(ascii: ";"), index - start >= 2, range.upperBound - index > 2 {
        close(index)
        if borrowed == nil, let colon = (start..<index).first(where: { words[$0].text == ":" }), colon - start <= 5 {
          borrowed = start..<colon + 1
        }
        start = index + 1
        searchFrom = start
        index = start
        continue
      }
      // `Cameras watch the gate, but the yard is not covered`: what stands against it is a clause, whatever its verb.
      if depth == 0, verb == nil, mark == UInt8(ascii: ","), index - start >= 3,
        ["but", "whereas"].contains(words.text(index + 1)),
        words.text(index + 2) == "none" || startsClause(words, index + 2, range)
      {
        close(index)
        restart(at: index + 2)
        continue
      }
      // A remark after a dash that is a sentence: `Sign-in is delegated — we store no passwords`.
      if depth == 0, isSoleDash(words, index, range), index - start >= 3, startsRemark(words, index + 1, range) {
        close(index)
        restart(at: index + 1)
        continue
      }
      if depth == 0, let head = verb, index > head, let (next, kind) = boundary(words, index, range, head) {
        close(index)
        switch kind {
        case .newSubject: (borrowed, subject, verb) = (nil, nil, nil)
        case .sharedSubject:
          // The circumstance that opens the sentence holds for both.
          borrowed = subject.flatMap { $0.isEmpty ? nil : opening..<$0.upperBound }
          verb = nil
        case .sharedAuxiliary:
          borrowed = opening..<head + 1
        }
        start = next
        searchFrom = next
        index = next
        if case .sharedAuxiliary = kind { verb = head }
        if case .newSubject = kind { opening = next }
        continue
      }
      index += 1
    }
    close(range.upperBound)
    clauses = clauses.flatMap { Gapping.split(words, $0) } + remarks(words, range)
    return clauses.isEmpty ? [Clause(range: range, borrowed: nil)] : clauses
  }

  /// What a sentence concedes and what it says against it: `Although traffic is encrypted, stored data is not`.
  private static func conceded(_ words: Words, _ range: Range<Int>) -> (Range<Int>, Range<Int>)? {
    guard let first = range.first else { return nil }
    let start = words[first].text == "even" ? first + 1 : first
    guard start + 1 < range.upperBound, concessions.contains(words[start].text),
      let comma = (start + 1..<range.upperBound).first(where: { words.isMark($0) && words[$0].text == "," }),
      comma - start > 3, words.finiteVerb(in: start + 1..<comma) != nil,
      words.finiteVerb(in: comma + 1..<range.upperBound) != nil
    else { return nil }
    let (opening, rest) = (start + 1..<comma, comma + 1..<range.upperBound)
    // `While data is in transit, it is encrypted` tells when, `While laptops are not encrypted, servers are` what else.
    guard words[start].text != "while" || denies(words, opening) != denies(words, rest) else { return nil }
    return (opening, rest)
  }

  private static let concessions: Set<String> = ["although", "though", "whereas", "while"]

  private static func denies(_ words: Words, _ range: Range<Int>) -> Bool {
    range.contains { ["not", "no", "never", "don't", "doesn't", "isn't", "aren't"].contains(words[$0].text) }
  }

  /// Remarks in brackets that are clauses of their own: `(though we cannot offer it for deleted accounts)`.
  private static func remarks(_ words: Words, _ range: Range<Int>) -> [Clause] {
    var found: [Clause] = []
    var opening: Int?
    for index in range where words.words[index].isMark {
      let mark = words.words[index].key.byte
      if mark == UInt8(ascii: "(") { opening = index }
      guard mark == UInt8(ascii: ")"), let start = opening else { continue }
      opening = nil
      if index - start > 5, ["though", "although", "but", "we", "however", "please"].contains(words[start + 1].text),
        words.finiteVerb(in: start + 1..<index) != nil
      {
        found.append(Clause(range: start + 1..<index, borrowed: nil))
      }
    }
    return found
  }

  /// Where the main clause begins when the sentence opens with a subordinate one.
  private static func mainStart(_ words: Words, _ range: Range<Int>) -> Int {
    guard let first = range.first, subordinators.contains(words[first]) || isOpening(words, range) else {
      return range.lowerBound
    }
    for index in range {
      if words[index].text == "," { return index + 1 }
      // `In the event of a breach we notify …`
      if index > range.lowerBound + 2, ["we", "they"].contains(words[index].text), index + 1 < range.upperBound,
        words.isFiniteVerb(index + 1)
      {
        return index
      }
    }
    return range.lowerBound
  }

  private static func isOpening(_ words: Words, _ range: Range<Int>) -> Bool {
    guard range.count > 3 else { return false }
    let first = words[range.lowerBound].text
    let second = words[range.lowerBound + 1].text
    return first == "in" && ["case", "the"].contains(second)
      && ["of", "event", "case"].contains(words[range.lowerBound + 2].text)
  }

  private static func isSoleDash(_ words: Words, _ index: Int, _ range: Range<Int>) -> Bool {
    func isDash(_ index: Int) -> Bool {
      dashes.contains(words.words[index]) && !words.words[index].isGlued
    }
    return isDash(index) && range.count(where: isDash) == 1
  }

  /// Whether a subject and its verb follow.
  private static func startsRemark(_ words: Words, _ next: Int, _ range: Range<Int>) -> Bool {
    guard range.upperBound - next >= 3, !["never", "not", "and", "which", "that"].contains(words.text(next)) else {
      return false
    }
    if ["we", "there", "it", "they"].contains(words.text(next)), words.isFiniteVerb(next + 1) { return true }
    return startsClause(words, next, range)
  }

  /// `Everybody who joins us`: the verb of a clause that hangs on the subject.
  private static func isRelative(_ words: Words, _ index: Int, _ start: Int) -> Bool {
    index > start + 1 && relatives.contains(words.words[index - 1])
  }

  private enum Kind { case newSubject, sharedSubject, sharedAuxiliary }

  /// Whether a new claim begins after the mark or conjunction at an index.
  private static func boundary(_ words: Words, _ index: Int, _ range: Range<Int>, _ head: Int) -> (
    next: Int, kind: Kind
  )? {
    guard joints.contains(words.words[index]) else { return nil }
    let text = words.words[index].text
    var next = index
    switch text {
    case ";":
      let following = index + 1
      guard range.upperBound - following >= 2, index - range.lowerBound >= 2 else { return nil }
      return (following, .newSubject)
    case ",":
      next = index + 1
      // `…, which is reviewed each term`: said of the thing, not of the act.
      if words.text(next) == "which", next + 1 < range.upperBound, English.beForms.contains(words.text(next + 1)),
        range.upperBound - next >= 4
      {
        return (next, .newSubject)
      }
      // `Tapes are not encrypted, although they are locked away`
      if ["although", "though", "whereas", "while"].contains(words.text(next)), startsClause(words, next + 1, range) {
        return (next + 1, .newSubject)
      }
      if words.text(next) == "and" || words.text(next) == "but" { next += 1 }
    case "and", "but": next = index + 1
    case "—", "–":
      guard !words[index].isGlued, index + 2 < range.upperBound,
        ["never", "not", "and"].contains(words[index + 1].text)
      else { return nil }
      return (index + 1, .sharedAuxiliary)
    default: return nil
    }
    guard next < range.upperBound - 1, index > head + 1 || text != "and" || !English.isParticiple(words[head])
    else { return nil }
    let hasConjunction = text != "," || next > index + 1
    // `and, where required, the authority within 72 hours`
    if hasConjunction, words.text(next) == ",", ["where", "if", "when"].contains(words.text(next + 1)) {
      return (next + 1, .sharedAuxiliary)
    }
    while next < range.upperBound - 1, isSequel(words.words[next].text) { next += 1 }
    let candidate = words[next]
    if candidate.isMark { return nil }
    // `without undue delay and not later than 24 hours`
    if hasConjunction, ["not", "no"].contains(candidate.text), bounds.contains(words.text(next + 1)) { return nil }
    // `Backups are encrypted, but not in the test environment` leaves a part out of what it says.
    if words.text(next - 1) == "but", candidate.text == "not",
      ["in", "for", "on", "at", "during", "outside", "within"].contains(words.text(next + 1))
    {
      return nil
    }
    if hasConjunction, ["never", "not"].contains(candidate.text), words.text(next + 1) != "limited" {
      return text == "but" || range.upperBound - next >= 3 ? (next, .sharedAuxiliary) : nil
    }
    if range.upperBound - next >= 2, let shared = sharedVerb(words, next, range, head, index, hasConjunction) {
      return (next, shared)
    }
    guard hasConjunction, startsClause(words, next, range), !isAssured(words, index, head) else { return nil }
    return (next, .newSubject)
  }

  /// Words behind `not` and `no` that give a figure its bound.
  private static let bounds: Set<String> = ["later", "longer", "more", "less", "fewer", "earlier"]

  /// Whether a word only says that one thing follows another.
  private static func isSequel(_ text: String) -> Bool {
    switch text {
    case "also", "then", "additionally", "subsequently": true
    default: false
    }
  }

  /// `ensures that disks, tapes, and backups remain here`: the last of the subjects of what is ensured.
  private static func isAssured(_ words: Words, _ index: Int, _ head: Int) -> Bool {
    guard words.text(index) == ",", ["ensure", "ensures", "guarantee", "guarantees"].contains(words.text(head)) else {
      return false
    }
    return words.words[head..<index].contains { $0.text == "," } && words.finiteVerb(in: head + 1..<index) == nil
  }

  /// Adjectives that stand where participles do.
  private static let predicates: Set<String> = ["available", "mandatory", "optional", "compulsory"]

  /// Words that follow a participle which is a predicate.
  private static let complements: Set<String> = [
    "by", "in", "on", "at", "to", "through", "using", "via", "with", "for", "as", "from", "into", "against", "under",
    "every", "each", "once", "before", "after", "when", "if", "only",
  ]

  /// A verb right after the conjunction that shares the subject of the clause before.
  private static func sharedVerb(
    _ words: Words, _ next: Int, _ range: Range<Int>, _ head: Int, _ boundary: Int, _ hasConjunction: Bool
  ) -> Kind? {
    var position = next
    if words[position].text.hasSuffix("ly"), position + 1 < range.upperBound { position += 1 }
    let word = words[position]
    guard !word.isUpper else { return nil }
    // `collect, use and protect`: verbs in a row share their object.
    let previous = words.text(boundary - 1)
    if boundary - 1 == head { return nil }
    if English.plainVerbs.contains(previous), boundary >= 2,
      [",", "to"].contains(words.text(boundary - 2)) || English.pronouns.contains(words[boundary - 2])
    {
      return nil
    }
    let headText = words[head].text
    let isBe = English.beForms.contains(headText)
    if English.auxiliaries.contains(word) {
      return hasConjunction ? .sharedSubject : nil
    }
    if isBe, English.isParticiple(word) || predicates.contains(word.text), hasConjunction {
      // `… is provisioned, and terminated accounts are disabled`: an adjective of the next subject.
      if startsClause(words, position, range) { return .newSubject }
      // `reviewed and approved by`, `updated and tested quarterly`: what follows belongs to both.
      var participle = head + 1
      // `is available to all and enforced for administrators`
      while participle < boundary, !English.isParticiple(words[participle]),
        !predicates.contains(words.text(participle))
      {
        participle += 1
      }
      let after = words.text(position + 1)
      let isOwn =
        ["in", "on", "through", "using", "via", "with", "to", "at", "into"].contains(after)
        || after == "for" && predicates.contains(words.text(participle))
      guard participle < boundary, boundary - participle >= 2 || isOwn, range.upperBound - position >= 3 else {
        return nil
      }
      return .sharedAuxiliary
    }
    if English.verbForms.contains(word),
      !English.ambiguousVerbs.contains(word) || follows(words, position, range)
    {
      guard headText != "are", headText != "have", headText != "do" else { return nil }
      let isThird = English.verbForms.contains(headText) || headText == "is" || headText == "has"
      return isThird && range.upperBound - position >= 2 ? .sharedSubject : nil
    }
    if hasConjunction, English.plainVerbs.contains(word), head > range.lowerBound,
      English.pronouns.contains(words[head - 1])
    {
      guard !English.alsoNouns.contains(word) || follows(words, position, range) else { return nil }
      return range.upperBound - position >= 3 ? .sharedSubject : nil
    }
    return nil
  }

  /// Whether an object follows, so that an ambiguous word is a verb.
  private static func follows(_ words: Words, _ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound else { return false }
    let after = words[index + 1]
    return English.determiners.contains(after) || ["all", "to", "that", "on"].contains(after.text) || after.isUpper
  }

  /// Whether a subject and a finite verb follow before the next boundary.
  private static func startsClause(_ words: Words, _ next: Int, _ range: Range<Int>) -> Bool {
    var index = next
    var distance = 0
    var sawConjunction = false
    guard next < range.upperBound, !breakers.contains(words[next]) else { return false }
    // `approved by management each year and are shared`: a predicate, no subject.
    if English.isParticiple(words[next]), complements.contains(words.text(next + 1)) { return false }
    while index < range.upperBound, distance < 12 {
      if words.words[index].isMark, words.words[index].text == "(" {
        while index < range.upperBound, words[index].text != ")" { index += 1 }
      } else if !words.words[index].isMark, limits.contains(words.words[index]), !sawConjunction, index > next {
        // `and only the necessary ports and protocols are open`
        sawConjunction = true
      } else if limits.contains(words.words[index]) || breakers.contains(words.words[index]) {
        return false
      } else if index > next, words.isFiniteVerb(index) {
        // `privacy features the provider offers`, `roles you set`: a clause that hangs on the nouns before it.
        let before = words[index - 1]
        let hangs = index - next >= 2 && (English.pronouns.contains(before) || before.isUpper)
        return !(hangs && !words[index - 2].isUpper && !English.determiners.contains(words[index - 2]))
      }
      index += 1
      distance += 1
    }
    return false
  }
}

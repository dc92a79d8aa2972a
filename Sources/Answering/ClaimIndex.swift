import Language
import Model
import Synchronization

/// Claims by topic, read once for all questions.
struct ClaimIndex: Sendable {
  let claims: [ClaimReading]
  /// What claims deny by a verb, in their order.
  private let denials: [Denial]
  private let byTopic: [Identifier<Topic>: [ClaimReading]]
  /// The groups of synonyms that each claim names a member of; found when the first question needs them.
  private let named = SynonymIndex()
  /// The claims of each sentence that has several, by its number.
  private let bySentence: [Int: ArraySlice<ClaimReading>]

  /// A claim that says of something that it is not done.
  struct Denial: Sendable {
    let claim: ClaimReading
    /// Where the denial stands.
    let position: Int
    /// The stem of its verb, `encrypt` in `Archives are not encrypted`; nil where it denies what was said right before it:
    /// `…, but archives are not`, `although small suppliers are exempt`.
    let verb: String?
    /// Whether its lead-in is the sentence before it: `Desktops are not.`
    let isOfBefore: Bool
    /// Words with which a denial ends that leaves its verb to what stands before it.
    private static let closing: Set<String> = ["not", "exempt", "exempted", "excluded"]
    /// From how many claims away it does not bear on another claim.
    static let reach = 5

    /// - Parameter before: the claim that stands before it.
    init?(_ claim: ClaimReading, after before: ClaimReading?) {
      let tokens = claim.reading.tokens
      self.claim = claim
      isOfBefore = claim.claim.leadIn != nil && claim.claim.leadIn?.text == before?.claim.text
      // `Hotfixes may go out without one.`
      if let last = tokens.last, ["one", "it", "this", "that", "them"].contains(last.word), tokens.count > 3,
        tokens[tokens.count - 2].word == "without"
      {
        (position, verb) = (tokens.count - 2, nil)
        return
      }
      guard
        isOfBefore ? [.negated, .planned].contains(claim.modality) : claim.modality == .negated && !claim.isRestricted
      else { return nil }
      let end = tokens.count - 1
      if let last = tokens.last, Self.closing.contains(last.word) {
        (position, verb) = (end, nil)
        return
      }
      if isOfBefore, !tokens.isEmpty {
        (position, verb) = (tokens.lastIndex { $0.word == "not" } ?? end, nil)
        return
      }
      if tokens.first?.word == "not", tokens.count <= 6 {
        (position, verb) = (0, nil)
        return
      }
      guard
        let negation = tokens.indices.dropFirst().first(where: {
          tokens[$0].word == "not" && ["is", "are"].contains(tokens[$0 - 1].word)
        }),
        let verb = tokens[(negation + 1)...].prefix(3).indices.first(where: { tokens[$0].word.hasSuffix("ed") })
      else { return nil }
      (position, self.verb) = (verb, tokens[verb].stem)
    }
  }

  /// How many claims one task reads at a time.
  private static let pieceSize = 100

  /// Reads the claims, in two tasks where there are many; a document whose title names suppliers and nothing else sets
  /// rules for them.
  init(_ claims: [Claim], of documents: some Sequence<Document>, lexicon: Lexicon, settings: AnswerSettings) {
    let onVendors = Set(
      documents.lazy.filter { ClaimSurroundings.isOfVendors(lexicon.tokenizer.tokens(of: $0.title), lexicon) }
        .map(\.name))
    // A title over nothing that is in place may be that of a plan to write it.
    let inPlace = Set(claims.lazy.filter { $0.modality == .inPlace }.map(\.document))
    let papers = Dictionary(
      documents.lazy.filter { inPlace.contains($0.name) && Self.isPaper($0.title, lexicon) }
        .map { ($0.name, $0.title) },
      uniquingKeysWith: { first, _ in first })
    let names = Dictionary(
      documents.lazy.map { ($0.name, "\($0.name) \($0.title)".lowercased()) }, uniquingKeysWith: { first, _ in first })
    var aliases: [Identifier<Document>: CompanyAlias] = [:]
    var guides: Set<Identifier<Document>> = []
    var start = 0
    while start < claims.count {
      let end = claims[start...].firstIndex { $0.document != claims[start].document } ?? claims.count
      if let alias = CompanyAlias(claims[start..<end], lexicon.tokenizer) { aliases[claims[start].document] = alias }
      if CustomerGuide.isOne(claims[start..<end]) { guides.insert(claims[start].document) }
      start = end
    }
    let sentences = SentenceMarks.sentences(of: claims)
    let pieces: [[ClaimReading]] = Pieces.map(
      (claims.count + Self.pieceSize - 1) / Self.pieceSize
    ) { [compiled = lexicon.compiled] in
      let lexicon = Lexicon(compiled)
      return (lexicon: lexicon, offer: OfferScope(settings, tokenizer: lexicon.tokenizer))
    } work: { [aliases, guides] desk, piece in
      (piece * Self.pieceSize..<min((piece + 1) * Self.pieceSize, claims.count)).compactMap { order -> ClaimReading? in
        var claim = claims[order]
        // Who hands over the Information Security Policy has one.
        if claim.modality == .context, papers[claim.document] == claim.text { claim.modality = .inPlace }
        guard claim.modality != .context, desk.offer.holds(claim) else { return nil }
        let reading = ClaimReading(
          claim, order: order,
          before: Self.parts(before: order, in: claims),
          isExcepted: Self.isException(order + 1, in: claims),
          sentence: sentences[order], document: names[claim.document] ?? "", alias: aliases[claim.document],
          isOnVendors: onVendors.contains(claim.document), isForCustomers: guides.contains(claim.document),
          lexicon: desk.lexicon, offer: desk.offer)
        return reading.modality == .context ? nil : reading
      }
    }
    let readings = pieces.flatMap { $0 }
    var byTopic: [Identifier<Topic>: [ClaimReading]] = [:]
    for reading in readings {
      for aspect in reading.aspects.values { byTopic[aspect.topic, default: []].append(reading) }
    }
    self.claims = readings
    denials = readings.indices.compactMap { Denial(readings[$0], after: $0 > 0 ? readings[$0 - 1] : nil) }
    self.byTopic = byTopic
    var bySentence: [Int: ArraySlice<ClaimReading>] = [:]
    var first = 0
    while first < readings.count {
      let end = readings[first...].firstIndex { $0.sentence != readings[first].sentence } ?? readings.count
      if end > first + 1 { bySentence[readings[first].sentence] = readings[first..<end] }
      first = end
    }
    self.bySentence = bySentence
  }

  /// Whether a title is the name of a paper, as `Information Security Policy (ISP)` is; a `Security Policy` may be a page for
  /// those who report vulnerabilities.
  private static func isPaper(_ title: String, _ lexicon: Lexicon) -> Bool {
    let tokens = lexicon.tokenizer.tokens(of: title)
    let name = tokens.prefix { $0.gap < .bracket || $0.gap == .sentence }
    guard (3...7).contains(name.count), let last = name.last else { return false }
    return ["policy", "plan", "procedure", "standard", "policies", "procedures"].contains(last.word)
      && !name.contains { Self.unfinished.contains($0.word) || ["your", "our", "how", "to"].contains($0.word) }
  }

  private static let unfinished: Set<String> = [
    "template", "draft", "proposed", "planned", "future", "sample", "example", "model",
  ]

  /// The claim before another of a document and, where both are parts of one sentence, the one that opens it: the visitors of
  /// `Visitors show a passport, are signed in, and are escorted`.
  private static func parts(before order: Int, in claims: [Claim]) -> [Claim] {
    guard order > 0, claims[order - 1].document == claims[order].document else { return [] }
    let before = claims[order - 1]
    let opening = claims[max(0, order - 9)..<(order - 1)].last { claim in
      claim.lines != before.lines || claim.document != before.document || claim.text.first?.isLowercase != true
    }
    guard before.text.first?.isLowercase == true, let opening, opening.lines == before.lines,
      opening.document == before.document
    else { return [before] }
    return [before, opening]
  }

  /// The first members of the list that a claim opens, as `Environments are kept apart:` does.
  func members(of opening: ClaimReading) -> [Claim] {
    guard opening.claim.text.hasSuffix(":") else { return [] }
    return claims[place(behind: opening.order)...].prefix(5)
      .prefix { $0.claim.leadIn?.text.hasSuffix(opening.claim.text) == true }.map(\.claim)
  }

  /// The claim that the document makes right before another under the same headings; nil where none stands there.
  func claim(before claim: ClaimReading) -> ClaimReading? {
    let place = place(behind: claim.order) - 2
    guard place >= 0, claims[place].order == claim.order - 1, claims[place].claim.section == claim.claim.section else {
      return nil
    }
    return claims[place]
  }

  /// The denials within reach of any of some claims, each once and in their order.
  func denials(near claims: [ClaimReading]) -> [Denial] {
    let places = claims.flatMap { claim in
      let first = Self.place(in: denials, behind: claim.order - Denial.reach, \.claim.order)
      return first..<Self.place(in: denials, behind: claim.order + Denial.reach - 1, \.claim.order)
    }
    return Set(places).sorted().map { denials[$0] }
  }

  /// The place of the first claim behind an order.
  private func place(behind order: Int) -> Int { Self.place(in: claims, behind: order, \.order) }

  /// The place of the first element behind an order, among elements that ascend by theirs.
  private static func place<Element>(in elements: [Element], behind order: Int, _ orderOf: (Element) -> Int) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if orderOf(elements[middle]) <= order { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// For each claim the groups of synonyms of which it names a member.
  func synonyms(_ thesaurus: Thesaurus) -> [Set<Int>] {
    named.groups { claims.map { claim in Set(thesaurus.groups(in: claim.reading.tokens).lazy.map(\.group)) } }
  }

  /// A claim with the others of its sentence, as `and reviewed each year` behind `Access is restricted`; nil where it
  /// has none.
  func sentence(of claim: ClaimReading) -> ArraySlice<ClaimReading>? { bySentence[claim.sentence] }

  /// Claims with the others of their sentences.
  func sentences(of claims: [ClaimReading]) -> [ClaimReading] { claims.flatMap { sentence(of: $0) ?? [$0] } }

  private static let exceptions = ["Exception", "Limit:", "Limits:", "Limitation:", "Caveat:", "Known gap"]

  /// Whether a claim tells of an exception to the one before it: `Exception: machines of freelancers.`
  private static func isException(_ order: Int, in claims: [Claim]) -> Bool {
    guard order < claims.count, claims[order].document == claims[order - 1].document,
      claims[order].section == claims[order - 1].section
    else { return false }
    let text = claims[order].text
    return exceptions.contains(where: text.hasPrefix) && !text.hasSuffix("none.") && !text.hasSuffix("none")
  }

  /// Claims on a topic in the order of their documents.
  func claims(on topic: Identifier<Topic>) -> [ClaimReading] { byTopic[topic] ?? [] }
}

/// What is found once for all tasks.
private final class SynonymIndex: Sendable {
  private let found = Mutex<[Set<Int>]?>(nil)

  func groups(_ find: () -> [Set<Int>]) -> [Set<Int>] {
    found.withLock { known in
      if let known { return known }
      let groups = find()
      known = groups
      return groups
    }
  }
}

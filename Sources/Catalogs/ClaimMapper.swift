public import Model

/// Ties sentences to the controls of every catalog by the phrases in them, the headings above them and their topics.
public struct ClaimMapper: Sendable {
  /// How much a phrase counts where it stands.
  private enum Place {
    static let text = 1.0
    static let leadIn = 0.6
    static let heading = 0.45
    static let outerHeading = 0.2
  }

  /// How much a subject's second, third, … control counts against its first.
  private static let ranks = [1, 0.6, 0.45, 0.35, 0.3, 0.25]
  /// How much a claim's first, second, … topic counts.
  private static let topicRanks = [1.0, 0.5, 0.3]
  /// How much the strongest, the second, … subject counts for a control that several share.
  private static let shares = [1, 0.45, 0.25, 0.1]

  private let subjects: [PhraseFile.Subject]
  private let topics: [Identifier<Topic>: Topic]
  private let index: TermIndex
  /// For each term, the cues that need it, as subject and cue.
  private let uses: [[(subject: Int, cue: Int)]]
  private let cueTerms: [[(terms: [Int], excluded: [Int])]]
  private let catalogOrder: [Identifier<Catalog>]
  /// The company's own controls by what they serve.
  private let own: [ControlReference: [ControlReference]]

  /// Makes a mapper of the catalogs' controls, phrases and topics; `own` ties claims to the company's own controls.
  public init(catalogs: CatalogLibrary, phrases: PhraseFile, topics: [Topic] = [], own: [Mapping] = []) {
    self.own = Dictionary(grouping: own.filter { $0.relationship != .noRelationship }, by: \.target).mapValues {
      $0.map(\.source)
    }
    subjects = phrases.subjects
    self.topics = Dictionary(topics.map { ($0.id, $0) }) { first, _ in first }
    catalogOrder = [Framework.iso27001, Framework.soc2, Framework.gdpr]
    var index = TermIndex()
    var cueTerms: [[(terms: [Int], excluded: [Int])]] = []
    var uses: [[(subject: Int, cue: Int)]] = []
    for (number, subject) in phrases.subjects.enumerated() {
      var own: [(terms: [Int], excluded: [Int])] = []
      for (position, cue) in subject.cues.enumerated() {
        let terms = cue.terms.map { index.number(of: $0) }
        let excluded = cue.excluded.map { index.number(of: $0) }
        while uses.count < index.count { uses.append([]) }
        for term in terms { uses[term].append((number, position)) }
        own.append((terms, excluded))
      }
      cueTerms.append(own)
    }
    self.index = index
    self.uses = uses
    self.cueTerms = cueTerms
  }

  /// The controls that a claim concerns, best first in each catalog; none for context.
  public func controls(for claim: Claim) -> [ControlLink] {
    guard claim.modality != .context else { return [] }
    return controls(
      text: claim.text, leadIn: claim.leadIn?.text, section: claim.section,
      topics: claim.topics.compactMap { topics[$0] })
  }

  /// The controls that a text concerns, best first in each catalog: ISO/IEC 27001, SOC 2, GDPR.
  ///
  /// At most six of a catalog, and none that is less than a quarter as likely as its first.
  public func controls(
    text: String, leadIn: String? = nil, section: [String] = [], topics: [Topic] = []
  ) -> [ControlLink] {
    var evidence = weigh(text: text, leadIn: leadIn, section: section)
    for (rank, topic) in topics.prefix(Self.topicRanks.count).enumerated() where !topic.controls.isEmpty {
      let catalogs = catalogOrder.map { catalog in topic.controls.filter { $0.catalog == catalog } }
      evidence.append(
        Evidence(
          name: topic.id.rawValue, controls: catalogs.filter { !$0.isEmpty }, weight: Self.topicRanks[rank], words: []))
    }
    let links = links(evidence)
    return links + attached(to: links)
  }

  /// The company's own controls that serve what a text concerns most.
  private func attached(to links: [ControlLink]) -> [ControlLink] {
    guard !own.isEmpty else { return [] }
    var found: [ControlLink] = []
    for catalog in catalogOrder {
      for link in links.filter({ $0.control.catalog == catalog }).prefix(2) where link.score >= 0.5 {
        for control in own[link.control] ?? [] where !found.contains(where: { $0.control == control }) {
          found.append(
            ControlLink(control, .intersectsWith, score: link.score, reason: "\(control) serves \(link.control)"))
        }
      }
    }
    return found
  }

  // MARK: Evidence

  /// A subject that the words speak of, how strongly, and the words.
  private struct Evidence {
    let name: String
    let controls: [[ControlReference]]
    let weight: Double
    let words: [String]
  }

  private func weigh(text: String, leadIn: String?, section: [String]) -> [Evidence] {
    var found: [Int: (place: Double, words: String)] = [:]
    var inText: Set<Int> = []
    func scan(_ words: String, _ place: Double) {
      index.scan(TermIndex.words(of: words)) { term, match in
        if place == Place.text { inText.insert(term) }
        if place > found[term]?.place ?? 0 { found[term] = (place, match()) }
      }
    }
    scan(text, Place.text)
    if let leadIn { scan(leadIn, Place.leadIn) }
    for (depth, heading) in section.reversed().enumerated() {
      scan(heading, depth == 0 ? Place.heading : Place.outerHeading)
    }
    var weights: [Int: [(weight: Double, words: [String])]] = [:]
    for term in found.keys.sorted() {
      for use in uses[term] {
        let cue = cueTerms[use.subject][use.cue]
        // A cue of several terms is counted once, at its first.
        guard cue.terms.first == term, cue.terms.allSatisfy({ found[$0] != nil }),
          !cue.excluded.contains(where: { inText.contains($0) })
        else { continue }
        let matches = cue.terms.compactMap { found[$0] }
        let place = matches.reduce(0) { $0 + $1.place } / Double(matches.count)
        let weight = subjects[use.subject].cues[use.cue].weight * place
        weights[use.subject, default: []].append((weight, matches.map(\.words)))
      }
    }
    return weights.keys.sorted().map { number in
      let cues = (weights[number] ?? []).sorted { $0.weight > $1.weight }
      let more = cues.dropFirst().prefix(2).reduce(0) { $0 + $1.weight }
      return Evidence(
        name: subjects[number].name, controls: subjects[number].controls,
        weight: (cues.first?.weight ?? 0) + 0.2 * more, words: cues.first?.words ?? [])
    }
  }

  // MARK: Links

  private func links(_ evidence: [Evidence]) -> [ControlLink] {
    var shares: [ControlReference: [(weight: Double, evidence: Int)]] = [:]
    for (number, item) in evidence.enumerated() {
      for controls in item.controls {
        for (rank, control) in controls.enumerated() {
          let weight = item.weight * Self.ranks[min(rank, Self.ranks.count - 1)]
          shares[control, default: []].append((weight, number))
        }
      }
    }
    var links: [ControlLink] = []
    let strongest = evidence.map(\.weight).max() ?? 0
    for catalog in catalogOrder + others(in: shares.keys) {
      var scored: [(control: ControlReference, weight: Double, evidence: Int)] = []
      for (control, parts) in shares where control.catalog == catalog {
        let ordered = parts.sorted { $0.weight > $1.weight }
        let weight = zip(ordered, Self.shares).reduce(0) { $0 + $1.0.weight * $1.1 }
        scored.append((control, weight, ordered.first?.evidence ?? 0))
      }
      scored.sort { $0.weight == $1.weight ? $0.control < $1.control : $0.weight > $1.weight }
      let best = scored.first?.weight ?? 0
      // What only a heading hints at says nothing about a catalog that the sentence's own subject leaves empty.
      guard best >= strongest * 0.4 else { continue }
      for (rank, item) in scored.prefix(6).enumerated() where item.weight >= best / 4 {
        let main = evidence[item.evidence]
        let isPart = rank == 0 && main.weight >= strongest * 0.8 && main.weight >= 1
        links.append(
          ControlLink(
            item.control, isPart ? .subsetOf : .intersectsWith, score: Self.score(item.weight),
            reason: Self.reason(main)))
      }
    }
    return links
  }

  private func others(in references: some Sequence<ControlReference>) -> [Identifier<Catalog>] {
    Set(references.map(\.catalog)).subtracting(catalogOrder).sorted()
  }

  /// A weight as a score from 0 to 1, to two digits.
  private static func score(_ weight: Double) -> Double { (weight / (weight + 0.8) * 100).rounded() / 100 }

  private static func reason(_ evidence: Evidence) -> String {
    guard !evidence.words.isEmpty else { return "topic \(evidence.name)" }
    return "\(evidence.name): " + evidence.words.map { "“\($0)”" }.joined(separator: ", ")
  }
}

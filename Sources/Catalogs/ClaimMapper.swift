public import Model
import Synchronization

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
  /// For each term, the cues that need it, as subject and cue.
  private let uses: [[(subject: Int, cue: Int)]]
  private let cueTerms: [[(terms: [Int], excluded: [Int])]]
  private let subjectControls: [[ControlShares.Ranked]]
  private let topics: [Identifier<Topic>: Subject]
  private let catalogOrder: [Identifier<Catalog>]
  /// The company's own controls by what they serve.
  private let own: [ControlReference: [ControlReference]]
  private let desk: Desk

  /// A topic's name and controls.
  private struct Subject {
    var name: String
    var controls: [ControlShares.Ranked]
  }

  /// What was learnt of words, and where one text is worked on at a time.
  private final class Desk: Sendable {
    let work: Mutex<Work>

    init(_ work: Work) { self.work = Mutex(work) }
  }

  private struct Work {
    var finds: MapperMemory
    var shares: ControlShares
  }

  /// Makes a mapper of the catalogs' controls, phrases and topics; `own` ties claims to the company's own controls.
  public init(catalogs: CatalogLibrary, phrases: PhraseFile, topics: [Topic] = [], own: [Mapping] = []) {
    self.own = Dictionary(grouping: own.filter { $0.relationship != .noRelationship }, by: \.target).mapValues {
      $0.map(\.source)
    }
    subjects = phrases.subjects
    catalogOrder = [Framework.iso27001, Framework.soc2, Framework.gdpr]
    var index = TermIndex()
    var cueTerms: [[(terms: [Int], excluded: [Int])]] = []
    var uses: [[(subject: Int, cue: Int)]] = []
    var shares = ControlShares(catalogOrder)
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
    self.uses = uses
    self.cueTerms = cueTerms
    subjectControls = phrases.subjects.map { $0.controls.flatMap { shares.ranked($0) } }
    self.topics = Dictionary(
      topics.map { ($0.id, Subject(name: $0.id.rawValue, controls: shares.ranked($0))) },
      uniquingKeysWith: { first, _ in first })
    desk = Desk(Work(finds: MapperMemory(index), shares: shares))
  }

  /// Makes the same mapper for another task, which then waits for none.
  public init(copying other: ClaimMapper) {
    (subjects, uses, cueTerms, subjectControls) = (other.subjects, other.uses, other.cueTerms, other.subjectControls)
    (topics, catalogOrder, own) = (other.topics, other.catalogOrder, other.own)
    desk = Desk(other.desk.work.withLock { $0 })
  }

  /// The controls that a claim concerns, best first in each catalog; none for context.
  public func controls(for claim: Claim) -> [ControlLink] {
    guard claim.modality != .context else { return [] }
    return desk.work.withLock { work in
      controls(claim.text, claim.leadIn?.text, claim.section, claim.topics.compactMap { topics[$0] }, &work)
    }
  }

  /// The controls that a text concerns, best first in each catalog: ISO/IEC 27001, SOC 2, GDPR.
  ///
  /// At most six of a catalog, and none that is less than a quarter as likely as its first.
  public func controls(
    text: String, leadIn: String? = nil, section: [String] = [], topics: [Topic] = []
  ) -> [ControlLink] {
    desk.work.withLock { work in
      let named = topics.map { Subject(name: $0.id.rawValue, controls: work.shares.ranked($0)) }
      return controls(text, leadIn, section, named, &work)
    }
  }

  private func controls(
    _ text: String, _ leadIn: String?, _ section: [String], _ topics: [Subject], _ work: inout Work
  ) -> [ControlLink] {
    var evidence = weigh(text: text, leadIn: leadIn, section: section, &work.finds)
    for (rank, topic) in topics.prefix(Self.topicRanks.count).enumerated() where !topic.controls.isEmpty {
      evidence.append(
        Evidence(name: topic.name, controls: topic.controls, weight: Self.topicRanks[rank], terms: []))
    }
    let links = links(evidence, &work)
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

  /// A subject that the words speak of, how strongly, and the terms that say so.
  private struct Evidence {
    let name: String
    let controls: [ControlShares.Ranked]
    let weight: Double
    let terms: [Int]
  }

  private func weigh(
    text: String, leadIn: String?, section: [String], _ finds: inout MapperMemory
  ) -> [Evidence] {
    finds.clear()
    // From the weightiest place down, so that the first find counts.
    finds.scan(text: text, place: Place.text)
    if let leadIn { finds.scan(leadIn: leadIn, place: Place.leadIn) }
    finds.scan(section: section, nearest: Place.heading, outer: Place.outerHeading)
    var hits: [(subject: Int, cue: Int, weight: Double)] = []
    for term in finds.terms.sorted() {
      for use in uses[Int(term)] {
        let cue = cueTerms[use.subject][use.cue]
        // A cue of several terms is counted once, at its first.
        guard cue.terms[0] == term else { continue }
        var sum = 0.0
        guard
          cue.terms.allSatisfy({ other in
            guard let place = finds.place(of: other) else { return false }
            sum += place
            return true
          }), !cue.excluded.contains(where: { finds.isInText($0) })
        else { continue }
        let place = sum / Double(cue.terms.count)
        hits.append((use.subject, use.cue, subjects[use.subject].cues[use.cue].weight * place))
      }
    }
    // Sorting keeps the order of equals: of two cues as strong, the first gives the words.
    let order = hits.indices.sorted {
      if hits[$0].subject != hits[$1].subject { return hits[$0].subject < hits[$1].subject }
      return hits[$0].weight == hits[$1].weight ? $0 < $1 : hits[$0].weight > hits[$1].weight
    }
    var evidence: [Evidence] = []
    var position = 0
    while position < order.count {
      let best = hits[order[position]]
      var (more, rank) = (0.0, 0)
      while position < order.count, hits[order[position]].subject == best.subject {
        if rank == 1 || rank == 2 { more += hits[order[position]].weight }
        rank += 1
        position += 1
      }
      evidence.append(
        Evidence(
          name: subjects[best.subject].name, controls: subjectControls[best.subject],
          weight: best.weight + 0.2 * more, terms: cueTerms[best.subject][best.cue].terms))
    }
    return evidence
  }

  // MARK: Links

  private func links(_ evidence: [Evidence], _ work: inout Work) -> [ControlLink] {
    work.shares.clear()
    var strongest = 0.0
    for (number, item) in evidence.enumerated() {
      strongest = number == 0 ? item.weight : max(strongest, item.weight)
      for ranked in item.controls {
        let rank = Self.ranks[min(Int(ranked.rank), Self.ranks.count - 1)]
        work.shares.add(ranked.control, item.weight * rank, evidence: number)
      }
    }
    var links: [ControlLink] = []
    var reasons: [String?] = Array(repeating: nil, count: evidence.count)
    for catalog in work.shares.touchedCatalogs {
      let scored = work.shares.scored(catalog, Self.shares)
      let best = scored.first?.weight ?? 0
      // What only a heading hints at says nothing about a catalog that the sentence's own subject leaves empty.
      guard best >= strongest * 0.4 else { continue }
      for (rank, item) in scored.prefix(6).enumerated() where item.weight >= best / 4 {
        let main = evidence[item.evidence]
        let isPart = rank == 0 && main.weight >= strongest * 0.8 && main.weight >= 1
        let reason = reasons[item.evidence] ?? Self.reason(main, work.finds)
        reasons[item.evidence] = reason
        links.append(
          ControlLink(
            work.shares.references[Int(item.control)], isPart ? .subsetOf : .intersectsWith,
            score: Self.score(item.weight), reason: reason))
      }
    }
    return links
  }

  /// A weight as a score from 0 to 1, to two digits.
  private static func score(_ weight: Double) -> Double { (weight / (weight + 0.8) * 100).rounded() / 100 }

  private static func reason(_ evidence: Evidence, _ finds: MapperMemory) -> String {
    guard !evidence.terms.isEmpty else { return "topic \(evidence.name)" }
    return "\(evidence.name): " + evidence.terms.map { "“\(finds.words(of: $0))”" }.joined(separator: ", ")
  }
}

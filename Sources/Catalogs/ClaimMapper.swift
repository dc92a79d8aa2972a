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

  /// The names of the phrases' subjects and after them of the topics.
  private let names: [String]
  /// The controls of all of them in a row, and where each one's end.
  private let ranked: [ControlShares.Ranked]
  private let rankedEnds: [Int]
  /// The numbers of the topics among the names.
  private let topics: [Identifier<Topic>: Int]
  /// The cues of all subjects in their order.
  private let cues: [Cue]
  /// The terms of all cues in a row.
  private let cueTerms: [Int32]
  /// The cues that begin with each term in a row, and where each term's end.
  private let uses: [Int32]
  private let useEnds: [Int32]
  private let catalogOrder: [Identifier<Catalog>]
  /// The company's own controls by what they serve.
  private let own: [ControlReference: [ControlReference]]
  private let desk: Desk

  /// A cue with its terms and those that must not occur, as places in the row of all.
  private struct Cue {
    var subject: Int
    var terms: Range<Int>
    var excluded: Range<Int>
    var weight: Double
  }

  /// A topic's name and controls, where the mapper does not know it.
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
    /// What one claim's words and subjects say; kept for its room.
    var hits: [(cue: Int, subject: Int, weight: Double)] = []
    var evidence: [Evidence] = []
  }

  /// Makes a mapper of the catalogs' controls, phrases and topics; `own` ties claims to the company's own controls.
  public init(catalogs: CatalogLibrary, phrases: PhraseFile, topics: [Topic] = [], own: [Mapping] = []) {
    self.own = Dictionary(grouping: own.filter { $0.relationship != .noRelationship }, by: \.target).mapValues {
      $0.map(\.source)
    }
    catalogOrder = [Framework.iso27001, Framework.soc2, Framework.gdpr]
    var index = TermIndex()
    var cues: [Cue] = []
    var cueTerms: [Int32] = []
    func add(_ terms: [[PhraseFile.Word]]) -> Range<Int> {
      let start = cueTerms.count
      for term in terms { cueTerms.append(Int32(index.number(of: term))) }
      return start..<cueTerms.count
    }
    for (number, subject) in phrases.subjects.enumerated() {
      for cue in subject.cues {
        cues.append(
          Cue(subject: number, terms: add(cue.terms), excluded: add(cue.excluded), weight: cue.weight))
      }
    }
    var beginning: [[Int32]] = Array(repeating: [], count: index.count)
    for (number, cue) in cues.enumerated() {
      beginning[Int(cueTerms[cue.terms.lowerBound])].append(Int32(number))
    }
    (self.cues, self.cueTerms) = (cues, cueTerms)
    uses = beginning.flatMap { $0 }
    var useEnds: [Int32] = [0]
    for numbers in beginning { useEnds.append(useEnds[useEnds.count - 1] + Int32(numbers.count)) }
    self.useEnds = useEnds
    var shares = ControlShares(catalogOrder)
    let lists =
      phrases.subjects.map { $0.controls.flatMap { shares.ranked($0) } } + topics.map { shares.ranked($0) }
    names = phrases.subjects.map(\.name) + topics.map(\.id.rawValue)
    ranked = lists.flatMap { $0 }
    rankedEnds = lists.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    let first = phrases.subjects.count
    self.topics = Dictionary(
      topics.enumerated().map { ($1.id, first + $0) }, uniquingKeysWith: { first, _ in first })
    desk = Desk(Work(finds: MapperMemory(index), shares: shares))
  }

  /// Makes the same mapper for another task, which then waits for none.
  public init(copying other: ClaimMapper) {
    (names, ranked, rankedEnds) = (other.names, other.ranked, other.rankedEnds)
    (cues, cueTerms) = (other.cues, other.cueTerms)
    (uses, useEnds) = (other.uses, other.useEnds)
    (topics, catalogOrder, own) = (other.topics, other.catalogOrder, other.own)
    desk = Desk(other.desk.work.withLock { $0 })
  }

  /// The controls that a claim concerns, best first in each catalog; none for context.
  public func controls(for claim: Claim) -> [ControlLink] {
    guard claim.modality != .context else { return [] }
    return desk.work.withLock { work in
      weigh(text: claim.text, leadIn: claim.leadIn?.text, section: claim.section, &work)
      var rank = 0
      for topic in claim.topics {
        guard rank < Self.topicRanks.count else { break }
        guard let number = topics[topic] else { continue }
        add(topic: number, rankedEnds[number] < rankedEnds[number + 1], rank, &work)
        rank += 1
      }
      return controls([], &work)
    }
  }

  /// The controls that a text concerns, best first in each catalog: ISO/IEC 27001, SOC 2, GDPR.
  ///
  /// At most six of a catalog, and none that is less than a quarter as likely as its first.
  public func controls(
    text: String, leadIn: String? = nil, section: [String] = [], topics: [Topic] = []
  ) -> [ControlLink] {
    desk.work.withLock { work in
      let others = topics.prefix(Self.topicRanks.count).map {
        Subject(name: $0.id.rawValue, controls: work.shares.ranked($0))
      }
      weigh(text: text, leadIn: leadIn, section: section, &work)
      for (rank, topic) in others.enumerated() {
        add(topic: names.count + rank, !topic.controls.isEmpty, rank, &work)
      }
      return controls(others, &work)
    }
  }

  private func add(topic: Int, _ hasControls: Bool, _ rank: Int, _ work: inout Work) {
    guard hasControls else { return }
    work.evidence.append(Evidence(subject: topic, weight: Self.topicRanks[rank], terms: 0..<0))
  }

  /// The controls that the evidence gives; `others` are topics that the mapper does not know.
  private func controls(_ others: [Subject], _ work: inout Work) -> [ControlLink] {
    var links = links(others, &work)
    if !own.isEmpty { links += attached(to: links) }
    return links
  }

  /// The company's own controls that serve what a text concerns most.
  private func attached(to links: [ControlLink]) -> [ControlLink] {
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
    /// A number among the names, or from their count on among the topics that the mapper does not know.
    let subject: Int
    let weight: Double
    /// Places in the row of all cues' terms.
    let terms: Range<Int>
  }

  private func weigh(
    text: String, leadIn: String?, section: [String], _ work: inout Work
  ) {
    work.finds.clear()
    // From the weightiest place down, so that the first find counts.
    work.finds.scan(text: text, place: Place.text)
    if let leadIn { work.finds.scan(leadIn: leadIn, place: Place.leadIn) }
    work.finds.scan(section: section, nearest: Place.heading, outer: Place.outerHeading)
    work.hits.removeAll(keepingCapacity: true)
    work.finds.sort()
    for term in work.finds.terms {
      // A cue of several terms is counted once, at its first.
      for use in Int(useEnds[Int(term)])..<Int(useEnds[Int(term) + 1]) {
        let number = Int(uses[use])
        guard let place = place(of: cues[number], work.finds) else { continue }
        work.hits.append((number, cues[number].subject, cues[number].weight * place))
      }
    }
    let hits = work.hits
    // Sorting keeps the order of equals: of two cues as strong, the first gives the words.
    let order = hits.indices.sorted {
      if hits[$0].subject != hits[$1].subject { return hits[$0].subject < hits[$1].subject }
      return hits[$0].weight == hits[$1].weight ? $0 < $1 : hits[$0].weight > hits[$1].weight
    }
    work.evidence.removeAll(keepingCapacity: true)
    var position = 0
    while position < order.count {
      let best = hits[order[position]]
      var (more, rank) = (0.0, 0)
      while position < order.count, hits[order[position]].subject == best.subject {
        if rank == 1 || rank == 2 { more += hits[order[position]].weight }
        rank += 1
        position += 1
      }
      work.evidence.append(
        Evidence(subject: best.subject, weight: best.weight + 0.2 * more, terms: cues[best.cue].terms))
    }
  }

  /// How much the places tell where a cue's terms stand, on average; nil where one is missing or one stands that must not.
  @inline(__always)
  private func place(of cue: Cue, _ finds: MapperMemory) -> Double? {
    var sum = 0.0
    for position in cue.terms {
      guard let place = finds.place(of: Int(cueTerms[position])) else { return nil }
      sum += place
    }
    for position in cue.excluded where finds.isInText(Int(cueTerms[position])) { return nil }
    return sum / Double(cue.terms.count)
  }

  // MARK: Links

  private func links(_ others: [Subject], _ work: inout Work) -> [ControlLink] {
    let evidence = work.evidence
    work.shares.clear()
    var strongest = 0.0
    for number in evidence.indices {
      let weight = evidence[number].weight
      strongest = number == 0 ? weight : max(strongest, weight)
      func share(_ ranked: ControlShares.Ranked) {
        let rank = Self.ranks[min(Int(ranked.rank), Self.ranks.count - 1)]
        work.shares.add(ranked.control, weight * rank, evidence: number)
      }
      let subject = evidence[number].subject
      if subject < names.count {
        for place in rankedEnds[subject]..<rankedEnds[subject + 1] { share(ranked[place]) }
      } else {
        others[subject - names.count].controls.forEach(share)
      }
    }
    var links: [ControlLink] = []
    links.reserveCapacity(3 * 6)
    var reasons: [String?] = Array(repeating: nil, count: evidence.count)
    for catalog in work.shares.touchedCatalogs {
      let scored = work.shares.scored(catalog, Self.shares)
      let best = scored.first?.weight ?? 0
      // What only a heading hints at says nothing about a catalog that the sentence's own subject leaves empty.
      guard best >= strongest * 0.4 else { continue }
      for (rank, item) in scored.prefix(6).enumerated() where item.weight >= best / 4 {
        let main = evidence[item.evidence]
        let isPart = rank == 0 && main.weight >= strongest * 0.8 && main.weight >= 1
        let reason = reasons[item.evidence] ?? reason(main, others, work.finds)
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

  private func reason(_ evidence: Evidence, _ others: [Subject], _ finds: MapperMemory) -> String {
    let name =
      evidence.subject < names.count ? names[evidence.subject] : others[evidence.subject - names.count].name
    guard !evidence.terms.isEmpty else { return "topic " + name }
    var text: [UInt8] = []
    text.reserveCapacity(96)
    text.append(contentsOf: name.utf8)
    for position in evidence.terms {
      text.append(contentsOf: (position == evidence.terms.lowerBound ? ": “" : ", “").utf8)
      finds.append(wordsOf: Int(cueTerms[position]), to: &text)
      text.append(contentsOf: "”".utf8)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

import Assessment
import Knowledge
import Model

/// A walk along the chain: what a thing stands on, what stands on it, and which links no longer hold.
struct Trace {
  /// One thing on the way, with what follows from it.
  struct Link {
    enum Thing {
      case answer(AnswerRecord)
      case claim(Claim)
      case control(ControlReference)
      case evidence(Evidence)
    }

    var thing: Thing
    /// Why it does not hold, or nil where it does.
    var fault: String?
    var links: [Link] = []
  }

  let chain: Chain
  let title: String
  let subject: TraceSubject?
  /// The thing itself, and below it what it stands on.
  let foundations: [Link]
  /// What stands on it, answers innermost.
  let dependents: [Link]

  /// Walks from a subject in both directions.
  init(_ subject: TraceSubject, in chain: Chain) {
    self.chain = chain
    self.subject = subject
    title = "\(subject.kind) \(subject.id)"
    let walk = ChainWalk(chain: chain)
    switch subject {
    case .answer(let record):
      foundations = [walk.down(from: record)]
      dependents = []
    case .claim(let claim):
      foundations = [walk.down(from: claim)]
      dependents = walk.answers(on: claim)
    case .control(let control):
      foundations = [walk.down(from: control)]
      dependents = walk.claims(on: control)
    case .evidence(let evidence):
      foundations = [walk.link(evidence)]
      dependents = evidence.controls.sorted().map { control in
        Link(thing: .control(control), links: walk.claims(on: control))
      }
    }
  }

  /// Everything that no longer holds, each with what stands on it.
  init(brokenIn chain: Chain) {
    self.chain = chain
    subject = nil
    title = "what no longer holds"
    let walk = ChainWalk(chain: chain)
    var faults: [Link] = []
    let stale = chain.ordered(chain.answers).compactMap { record -> Link? in
      let fault = walk.fault(of: record)
      return fault == nil ? nil : Link(thing: .answer(record), fault: fault)
    }
    for claim in chain.claims where walk.fault(of: claim) != nil {
      faults.append(Link(thing: .claim(claim), fault: walk.fault(of: claim), links: walk.answers(on: claim)))
    }
    for control in Set(chain.evidence.flatMap(\.controls)).sorted() {
      for record in chain.evidence(for: control) where walk.fault(of: record) != nil {
        // Once for each record: under the first of its controls.
        guard record.controls.min() == control else { continue }
        faults.append(
          Link(
            thing: .evidence(record), fault: walk.fault(of: record),
            links: record.controls.sorted().map { Link(thing: .control($0), links: walk.claims(on: $0)) }))
      }
    }
    foundations = stale
    dependents = faults
  }

  /// Answers on the way that stand on something that no longer holds, those that were sent first.
  var affected: [AnswerRecord] {
    var seen: Set<String> = []
    var found: [AnswerRecord] = []
    func walk(_ link: Link, _ broken: Bool) {
      let isBroken = broken || link.fault != nil
      if case .answer(let record) = link.thing, isBroken, seen.insert(TraceSubject.name(record)).inserted {
        found.append(record)
      }
      for next in link.links { walk(next, isBroken) }
    }
    // One expired file does not break a control that another one supports.
    func containsFault(_ link: Link) -> Bool {
      if link.fault != nil { return true }
      if case .control = link.thing { return !link.links.isEmpty && link.links.allSatisfy(containsFault) }
      return link.links.contains(where: containsFault)
    }
    // What the subject stands on breaks whatever stands on the subject.
    let isSubjectBroken = subject != nil && foundations.contains(where: containsFault)
    for link in foundations { walk(link, containsFault(link)) }
    for link in dependents { walk(link, isSubjectBroken) }
    return chain.ordered(found)
  }
}

/// The single steps along the chain.
struct ChainWalk {
  let chain: Chain

  func fault(of claim: Claim) -> String? {
    switch chain.lineState(of: claim) {
    case .unchanged, .unknown: nil
    case .changed: "its source lines have changed since the import"
    case .gone: "its source is gone"
    }
  }

  func fault(of record: AnswerRecord) -> String? {
    for citation in record.answer.citations {
      switch chain.state(of: citation) {
      case .unchanged, .unknown: continue
      case .changed: return "\(citation.document) line \(citation.lines.lowerBound) has changed since"
      case .gone: return "\(citation.document) line \(citation.lines.lowerBound) is gone"
      }
    }
    return record.status == .stale ? "marked stale" : nil
  }

  func fault(of evidence: Evidence) -> String? {
    switch evidence.standing(at: chain.now) {
    case .fresh: nil
    case .stale: "expired on \(evidence.expires?.date.description ?? "")"
    case .insufficient: evidence.sufficiency == .unknown ? "sufficiency is unknown" : "not sufficient"
    default: nil
    }
  }

  func link(_ evidence: Evidence) -> Trace.Link { Trace.Link(thing: .evidence(evidence), fault: fault(of: evidence)) }

  func down(from control: ControlReference) -> Trace.Link {
    Trace.Link(thing: .control(control), links: chain.evidence(for: control).map(link))
  }

  func down(from claim: Claim) -> Trace.Link {
    let tied = claim.controls.map { down(from: $0.control) }
    // Evidence that a plan names for the claim, and that none of its controls already shows.
    let shown = Set(tied.flatMap { $0.links.compactMap(Self.evidenceID) })
    let own = chain.evidence(for: claim).filter { !shown.contains($0.id) }.map(link)
    return Trace.Link(thing: .claim(claim), fault: fault(of: claim), links: own + tied)
  }

  func down(from record: AnswerRecord) -> Trace.Link {
    Trace.Link(
      thing: .answer(record), fault: fault(of: record),
      links: record.answer.citations.compactMap { chain.claim($0.claim) }.map(down(from:)))
  }

  func answers(on claim: Claim) -> [Trace.Link] {
    chain.answers(citing: claim.id).map { Trace.Link(thing: .answer($0), fault: fault(of: $0)) }
  }

  func claims(on control: ControlReference) -> [Trace.Link] {
    chain.claims(tiedTo: control).map { Trace.Link(thing: .claim($0), fault: fault(of: $0), links: answers(on: $0)) }
  }

  private static func evidenceID(_ link: Trace.Link) -> Identifier<Evidence>? {
    if case .evidence(let record) = link.thing { record.id } else { nil }
  }
}

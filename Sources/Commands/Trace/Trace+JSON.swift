import Assessment
import JSON
import Knowledge
import Model

extension Trace {
  /// `vouch.trace/1`: things by kind, each once, and the links between them.
  var published: JSONValue {
    var graph = Graph(trace: self)
    for link in foundations { graph.add(link, from: nil, downwards: true) }
    for link in dependents {
      graph.add(link, from: subject.map { Graph.Reference(kind: $0.kind, id: $0.id) }, downwards: false)
    }
    return [
      "schema": "vouch.trace/1",
      "subject": subject.map { ["kind": .string($0.kind), "id": .string($0.id)] } ?? .null,
      "answers": graph.list("answer"), "claims": graph.list("claim"), "controls": graph.list("control"),
      "evidence": graph.list("evidence"), "links": .array(graph.edges),
      "affected": .array(affected.map { .string(TraceSubject.name($0)) }),
    ]
  }

  private struct Graph {
    struct Reference: Hashable {
      var kind: String
      var id: String
      var json: JSONValue { ["kind": .string(kind), "id": .string(id)] }
    }

    let trace: Trace
    private var things: [String: [(id: String, value: JSONValue)]] = [:]
    private var seen: Set<Reference> = []
    private var seenEdges: Set<[Reference]> = []
    private(set) var edges: [JSONValue] = []

    init(trace: Trace) { self.trace = trace }

    func list(_ kind: String) -> JSONValue { .array((things[kind] ?? []).map(\.value)) }

    /// Edges point from what stands to what it stands on, whichever way was walked.
    mutating func add(_ link: Link, from origin: Reference?, downwards: Bool) {
      let (reference, value) = thing(link)
      if seen.insert(reference).inserted { things[reference.kind, default: []].append((reference.id, value)) }
      if let origin {
        let (upper, lower) = downwards ? (origin, reference) : (reference, origin)
        if seenEdges.insert([upper, lower]).inserted {
          edges.append(["from": upper.json, "to": lower.json])
        }
      }
      for next in link.links { add(next, from: reference, downwards: downwards) }
    }

    private func thing(_ link: Link) -> (Reference, JSONValue) {
      let fault: JSONValue = .optional(link.fault)
      switch link.thing {
      case .answer(let record):
        let id = TraceSubject.name(record)
        return (
          Reference(kind: "answer", id: id),
          [
            "id": .string(id), "questionnaire": .string(record.questionnaire),
            "question": .string(record.answer.question.rawValue), "text": .string(record.answer.questionText),
            "verdict": .string(record.answer.verdict.rawValue), "status": .string(record.status.rawValue),
            "sent": .bool(trace.chain.isSent(record)),
            "citations": .array(record.answer.citations.map(citation)), "fault": fault,
          ]
        )
      case .claim(let claim):
        return (
          Reference(kind: "claim", id: claim.id.rawValue),
          [
            "id": .string(claim.id.rawValue), "document": .string(claim.document.rawValue),
            "start_line": .integer(claim.lines.lowerBound), "end_line": .integer(claim.lines.upperBound),
            "text": .string(claim.text), "digest": .string(claim.digest.description),
            "source": .string(trace.chain.lineState(of: claim).rawValue), "fault": fault,
          ]
        )
      case .control(let control):
        return (
          Reference(kind: "control", id: control.description),
          [
            "id": .string(control.description), "catalog": .string(control.catalog.rawValue),
            "control": .string(control.id.rawValue), "title": .string(trace.chain.title(of: control)), "fault": fault,
          ]
        )
      case .evidence(let evidence):
        return (Reference(kind: "evidence", id: evidence.id.rawValue), published(evidence, fault))
      }
    }

    private func citation(_ citation: Citation) -> JSONValue {
      [
        "claim": .string(citation.claim.rawValue), "document": .string(citation.document.rawValue),
        "start_line": .integer(citation.lines.lowerBound), "end_line": .integer(citation.lines.upperBound),
        "digest": .string(citation.digest.description),
        "state": .string(trace.chain.state(of: citation).rawValue),
      ]
    }

    private func published(_ evidence: Evidence, _ fault: JSONValue) -> JSONValue {
      [
        "id": .string(evidence.id.rawValue), "bundle": .string(evidence.bundle.description),
        "path": .string(evidence.path), "digest": .string(evidence.digest.description),
        "item": .string(evidence.item), "occurrence": .optional(evidence.occurrence),
        "collected": .string(evidence.collected.description), "expires": .optional(evidence.expires?.description),
        "sufficiency": .string(evidence.sufficiency.rawValue),
        "measurements": .object(evidence.measurements.map { .init($0.name, .string($0.value)) }), "fault": fault,
      ]
    }
  }
}

import JSON
import Knowledge
import Model

extension Session {
  /// What people decided about requirements: the last decision on each.
  func controlDecisions() throws -> [ControlDecision] {
    var last: [String: ControlDecision] = [:]
    for decision in try workspace().store.decisions(kind: ControlDecision.kind, subject: nil) {
      guard let colon = decision.subject.firstIndex(of: ":") else { continue }
      let control = ControlReference(
        Identifier(String(decision.subject[..<colon])),
        Identifier(String(decision.subject[decision.subject.index(after: colon)...])))
      last[decision.subject] = ControlDecision(
        control, particulars: decision.particulars, by: decision.actor, at: decision.time)
    }
    return last.keys.sorted().compactMap { last[$0] }
  }

  /// Keeps decisions, in one transaction, each with an entry in the ledger.
  func keep(_ decisions: [ControlDecision]) throws {
    let store = try workspace().store
    try store.transaction {
      for decision in decisions {
        let particulars = decision.particulars
        try store.append(
          Decision(
            time: now, actor: actor, kind: ControlDecision.kind, subject: "\(decision.control)",
            particulars: particulars))
        let digest = Digest(of: particulars.canonical)
        try record("gap.set", [.init(name: "\(decision.control)", digest: digest)])
      }
    }
  }

  /// Makes the digest that a ledger entry names.
  static func digest(of value: JSONValue) -> Digest { Digest(of: value.canonical) }
}

import JSON
import Model

extension ControlDecision {
  /// The kind of the store's decisions that hold these.
  static let kind = "gap.set"

  /// What was decided, without the control: the particulars of a decision in the store.
  var particulars: JSONValue {
    var members: [JSONValue.Member] = []
    func add(_ name: String, _ value: JSONValue?) { if let value { members.append(.init(name, value)) } }
    add("state", state.map { .string($0.rawValue) })
    add("necessary", necessary.map { .bool($0) })
    if !justifications.isEmpty {
      add(
        "justifications",
        .array(
          justifications.map {
            ["source": .optional($0.source?.rawValue), "reference": .optional($0.reference), "text": .string($0.text)]
          }))
    }
    add("finding", finding.map { .string($0) })
    add("grade", grade.map { .string($0.rawValue) })
    add("impact", impact.map { .string($0.rawValue) })
    add("action", action.map { .string($0) })
    add("owner", owner.map { .string($0) })
    add("due", due.map { .string($0.description) })
    add("effort", effort.map { .number($0) })
    add("maturity", maturity.map { .integer($0) })
    add("target", targetMaturity.map { .integer($0) })
    add("responsibility", responsibility.map { .string($0.rawValue) })
    add("review", review.map { .string($0.description) })
    return .object(members)
  }

  /// Reads particulars.
  init(_ control: ControlReference, particulars: JSONValue, by actor: String, at time: Instant) {
    self.init(control)
    state = particulars["state"]?.string.flatMap { GapState(rawValue: $0) }
    necessary = particulars["necessary"]?.bool
    justifications = (particulars["justifications"]?.array ?? []).map { reason in
      Justification(
        reason["source"]?.string.flatMap { Justification.Source(rawValue: $0) },
        reference: reason["reference"]?.string, text: reason["text"]?.string ?? "")
    }
    finding = particulars["finding"]?.string
    grade = particulars["grade"]?.string.flatMap { Grade(rawValue: $0) }
    impact = particulars["impact"]?.string.flatMap { Impact(rawValue: $0) }
    action = particulars["action"]?.string
    owner = particulars["owner"]?.string
    due = particulars["due"]?.string.flatMap { CalendarDate($0) }
    effort = particulars["effort"]?.number
    maturity = particulars["maturity"]?.integer
    targetMaturity = particulars["target"]?.integer
    responsibility = particulars["responsibility"]?.string.flatMap { Responsibility(rawValue: $0) }
    review = particulars["review"]?.string.flatMap { CalendarDate($0) }
    decidedBy = actor
    decided = time
  }
}

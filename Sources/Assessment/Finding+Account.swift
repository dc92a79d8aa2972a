import Model

extension Finding {
  /// What was seen and what is missing, in a sentence or two.
  var account: String {
    var sentences: [String] = []
    switch state {
    case .notApplicable: return "Decided not to apply."
    case .conforms: sentences.append(decision?.state == nil ? "Asserted in full." : "Found to conform by a person.")
    case .partial: sentences.append(partialAccount)
    case .planned: sentences.append("Planned, not done.")
    case .gap:
      sentences.append(claims.contains { $0.state == .gap } ? "Stated as not done." : "Found missing by a person.")
    case .notAssessed: sentences.append("No claim and no evidence speaks of it.")
    }
    if state != .gap, state != .notAssessed, claims.contains(where: { $0.state == .gap }) {
      sentences.append("A source states a part as not done.")
    }
    if state != .planned, claims.contains(where: { $0.state == .planned }) { sentences.append("A part is planned.") }
    switch evidenced {
    case .fresh: if asserted != .notAssessed { sentences.append("Fresh evidence is sealed.") }
    case .stale: sentences.append("Its evidence has expired.")
    case .insufficient: sentences.append("What was collected is not sufficient as evidence.")
    case .none: if isAsserted || state == .conforms { sentences.append("No evidence is sealed.") }
    }
    return sentences.joined(separator: " ")
  }

  private var partialAccount: String {
    let parts = claims.filter { $0.state == .partial || $0.state == .conforms }
    guard !parts.isEmpty else {
      return decision?.state == .partial ? "Found partial by a person." : "Evidenced, but no claim says how it is met."
    }
    let restrictions = Set(parts.map(\.restriction)).subtracting([""]).sorted()
    let count = parts.count == 1 ? "1 claim asserts" : "\(parts.count) claims assert"
    if restrictions == ["a part of the requirement"] { return "\(count) a part of it." }
    let others = restrictions.filter { $0 != "a part of the requirement" }
    return others.isEmpty
      ? "\(count) a part of it." : "\(count) a part of it (\(others.prefix(3).joined(separator: "; ")))."
  }
}

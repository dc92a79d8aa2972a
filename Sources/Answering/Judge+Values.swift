import Language
import Model

extension Judge {
  /// Whether the topic has a slot for a figure of this kind.
  func fillsSlot(_ quantity: Quantity, of topic: Identifier<Topic>) -> Bool {
    guard let number = lexicon.index[topic] else { return false }
    return lexicon.vocabulary.topics[number].slots.contains { $0.takes(quantity.kind) }
  }

  func plannedValue(_ demand: Demand, _ planned: [Candidate]) -> String? {
    guard demand.value == .standards, let first = planned.first else { return value(of: demand, in: planned) }
    let names = lexicon.mentions(of: "standards", in: first.claim.reading.tokens, text: first.claim.claim.text)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  func value(of demand: Demand, in candidates: [Candidate]) -> String? {
    for candidate in candidates {
      if let quantity = candidate.claim.reading.quantities.first(where: {
        ![.count, .vagueDelay, .vagueFrequency, .date].contains($0.kind) && fillsSlot($0, of: demand.topics[0])
      }) {
        return quantity.normalised
      }
    }
    return nil
  }

  func valued(_ demand: Demand, _ wanted: Demand.Wanted, _ affirming: [Candidate], planned: [Candidate])
    -> Judgement
  {
    let restricted = affirming[0].claim.isRestricted
    switch wanted {
    case .quantity(let kinds):
      for candidate in affirming {
        guard
          let figure = candidate.claim.reading.quantities.first(where: {
            kinds.contains($0.kind) && isOf(demand, $0, candidate)
          })
        else { continue }
        return Judgement(
          demand: demand, verdict: candidate.claim.isRestricted ? .partial : .yes, evidence: [candidate.claim],
          value: period(of: candidate.claim) ?? figure.normalised,
          support: candidate.fit, reasons: ["\(figure.normalised) is stated: \(quoted(candidate.claim))"])
      }
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
    case .place, .standards, .provider:
      let concept = wanted == .place ? "country" : wanted == .provider ? "provider-name" : "standards"
      for candidate in affirming {
        var names = lexicon.mentions(of: concept, in: candidate.claim.reading.tokens, text: candidate.claim.claim.text)
        // `our cloud provider` is no name.
        if wanted == .provider {
          names.removeAll { name in
            ["cloud provider", "hosting provider", "cloud hosting", "cloud infrastructure", "public cloud"]
              .contains(name.lowercased())
          }
        }
        guard !names.isEmpty else { continue }
        return Judgement(
          demand: demand, verdict: restricted ? .partial : .yes, evidence: [candidate.claim],
          value: wanted == .place ? Places.name(names, in: candidate.claim.claim.text) : names.joined(separator: ", "),
          support: candidate.fit, reasons: ["stated: \(quoted(candidate.claim))"])
      }
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
    case .description, .words:
      let affirming = question.asksForNames ? affirming.filter { Self.holdsName($0.claim.claim.text) } : affirming
      guard !affirming.isEmpty else {
        return Judgement(
          demand: demand, verdict: .notStated, evidence: [], support: 0.6, reasons: ["no claim gives a name"])
      }
      var evidence: [ClaimReading] = []
      var missing: [String] = []
      for point in demand.points {
        if let holder = affirming.first(where: { states($0.claim, point) }) {
          if !evidence.contains(where: { $0.order == holder.claim.order }) { evidence.append(holder.claim) }
        } else {
          missing.append(point)
        }
      }
      for candidate in affirming.prefix(3)
      where evidence.count < 3 && !evidence.contains(where: { $0.order == candidate.claim.order }) {
        evidence.append(candidate.claim)
      }
      if !demand.points.isEmpty, missing.count == demand.points.count,
        ["which", "what"].contains(question.tokens.first?.word ?? "")
      {
        return Judgement(
          demand: demand, verdict: .notStated, evidence: [], support: 0.6,
          reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
      }
      let quantities = evidence.flatMap(\.reading.quantities).filter { ![.count, .date].contains($0.kind) }
      // The figure that the subject has a slot for, before any other.
      let figures = (quantities.filter { fillsSlot($0, of: demand.topics[0]) } + quantities).map(\.normalised)
      let term = figures.first ?? algorithms(evidence)
      return Judgement(
        demand: demand, verdict: missing.isEmpty && !restricted ? .yes : .partial, evidence: evidence,
        value: term ?? evidence[0].claim.text, isValueText: term == nil,
        support: affirming[0].fit * (missing.isEmpty ? 0.9 : 0.85),
        reasons: missing.isEmpty
          ? ["stated: \(quoted(affirming[0].claim))"] : ["not stated: \(missing.joined(separator: ", "))"])
    }
  }

  /// Whether a text holds a proper name: a capital inside a sentence that small letters follow.
  static func holdsName(_ text: String) -> Bool {
    var isStart = true
    for word in text.split(separator: " ") {
      let letters = word.utf8.drop { !(65...90).contains($0) && !(97...122).contains($0) }
      let isCapital = letters.first.map { (65...90).contains($0) } ?? false
      let isMixed = isCapital && letters.dropFirst().first.map { (97...122).contains($0) } ?? false
      if isMixed, !isStart { return true }
      isStart = word.utf8.last.map { [46, 58, 33, 63].contains($0) } ?? false
    }
    return false
  }

  func algorithms(_ evidence: [ClaimReading]) -> String? {
    let names = evidence.flatMap { lexicon.mentions(of: "algorithms", in: $0.reading.tokens, text: $0.claim.text) }
    return names.isEmpty ? nil : names.prefix(2).joined(separator: ", ")
  }

  /// A plain number counts only where the topic is counted; a figure beside another measure's words does not.
  func isOf(_ demand: Demand, _ quantity: Quantity, _ candidate: Candidate) -> Bool {
    if quantity.kind == .count {
      return !candidate.aspect.match.isInherited && candidate.aspect.match.contextPositions.isEmpty
        && demand.topics.contains("account-lockout")
    }
    let other = candidate.claim.aspects.values.filter {
      $0.topic != candidate.aspect.topic && !$0.match.isInherited && !$0.isBroader
    }
    let mine = distance(quantity, candidate.aspect.match.positions)
    let nearest = other.map { distance(quantity, $0.match.positions) }.min() ?? 1000
    return candidate.aspect.match.isInherited || mine <= nearest + 6
  }

  func distance(_ quantity: Quantity, _ positions: Set<Int>) -> Int {
    positions.map { abs($0 - quantity.tokens.lowerBound) }.min() ?? 1000
  }
}

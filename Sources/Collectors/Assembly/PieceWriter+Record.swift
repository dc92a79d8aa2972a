import Model

extension PieceWriter {
  /// Completes the record with what the reading brought.
  func complete(_ record: inout Artefact, checks: [Check], findings: Findings, size: Int, _ redactor: Redactor) {
    let item = context.item
    var checks = checks
    var facts = piece.facts.merging(findings.facts) { _, new in new }
    facts["size"] = .count(size)
    record.rows = findings.rows ?? piece.rows
    if let rows = record.rows { facts["rows"] = .count(rows) }
    if checks.isEmpty || size == 0 { checks.append(Check("not empty", size > 0, otherwise: "0 bytes")) }
    checks += findings.checks
    if let times = findings.times {
      facts["first"] = .time(times.lowerBound)
      facts["last"] = .time(times.upperBound)
      if let check = periodCheck(times) { checks.append(check) }
    }
    for (name, assumption) in findings.assumptions { record.source.parameters[name] = assumption }
    checks += (findings.rules + item.sufficiency).map { $0.check(facts, now: record.ended ?? context.clock()) }
    let each = checks.result
    let occurrences = item.occurrences(findings)
    if let last = occurrences.last { record.occurrence = last }
    if let check = coverageCheck(findings, occurrences) { checks.append(check) }
    record.predicate = checks.predicate
    record.sufficiency = checks.result
    record.redactions = redactions(redactor)
    let measured = facts.filter { fact in item.measures.contains { $0.value == fact.key } }
    context.results.set(
      record.path,
      .init(
        facts: measured, occurrences: occurrences, occurrenceSufficiency: each,
        undecided: redactor.undecided, fault: checks.fault))
  }

  private func periodCheck(_ times: ClosedRange<Instant>) -> Check? {
    guard let window = context.window else { return nil }
    let inside = times.lowerBound < window.upperBound && times.upperBound >= window.lowerBound
    return Check("holds times of the period", inside, otherwise: "only \(times.lowerBound) to \(times.upperBound)")
  }

  /// Expected occurrences of the period against found ones, for files that hold many.
  private func coverageCheck(_ findings: Findings, _ occurrences: [String]) -> Check? {
    // Of several files each may hold its own window; only a single one must hold them all.
    guard let window = context.window, context.isAlone, !findings.occurrences.isEmpty else { return nil }
    let last = Instant(secondsSinceEpoch: window.upperBound.secondsSinceEpoch - 1).date
    let expected = context.item.cadence.occurrences(in: window.lowerBound.date..<last.adding(days: 1)).map(\.name)
    guard !expected.isEmpty else { return nil }
    let missing = expected.filter { !occurrences.contains($0) }
    let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
    return Check(
      "all \(expected.count) \(context.item.cadence.rawValue) occurrences of the period", missing.isEmpty,
      otherwise: "missing \(missing.prefix(20).joined(separator: ", "))\(more)")
  }

  private func redactions(_ redactor: Redactor) -> [Artefact.Redaction] {
    var counts = piece.redactions
    for (rule, action) in context.item.redaction.actions {
      if case .skip(let reason) = action {
        counts.append(.init(rule: "\(rule) (not sought)", count: 0, reason: reason))
      }
    }
    for entry in context.rules.entries {
      guard let count = redactor.counts[entry.rule.name] else { continue }
      var rule = entry.rule.name
      if case .allow = entry.action { rule += " (left as it is)" }
      counts.append(Artefact.Redaction(rule: rule, count: count, reason: entry.action.reason))
    }
    var merged: [String: Artefact.Redaction] = [:]
    for redaction in counts {
      merged[redaction.rule, default: .init(rule: redaction.rule, count: 0, reason: redaction.reason)].count +=
        redaction.count
    }
    return merged.values.sorted { $0.rule < $1.rule }
  }
}

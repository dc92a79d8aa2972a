import Assessment
import JSON
import Knowledge
import Model
import Reports

/// What evidence is there, due, overdue or missing for ever, and what it measured.
struct EvidenceStatus {
  let schedules: [EvidenceSchedule]
  let expected: [Punctuality]
  let promises: [Promise]
  let bundles: Int
  let expired: [Evidence]
  private let now: Instant

  init(of workspace: Workspace, now: Instant) throws {
    self.now = now
    let evidence = try workspace.store.evidence(for: nil)
    schedules = try workspace.store.settings(prefix: EvidenceSchedule.prefix).compactMap { EvidenceSchedule($0.value) }
    expected = schedules.flatMap { $0.punctuality(of: evidence, on: now.date) }
    bundles = Set(evidence.map(\.bundle)).count
    // Of several measurements of one item, the last counts.
    let measured = Dictionary(grouping: evidence.filter { !$0.measurements.isEmpty }, by: \.item).values
      .compactMap { $0.max { ($0.collected, $0.id) < ($1.collected, $1.id) } }
    promises = Promise.all(in: try workspace.store.claims(of: nil), measuredBy: measured)
    // An item is expired when the last that was gathered for it is.
    let latest = Dictionary(grouping: evidence.filter { $0.sufficiency == .met }, by: \.item).values
      .compactMap { $0.max { ($0.expires ?? $0.collected, $0.id) < ($1.expires ?? $1.collected, $1.id) } }
    expired = latest.filter { $0.standing(at: now) == .stale }.sorted { $0.item < $1.item }
  }

  /// Whether an occurrence is missing or overdue, or what was gathered last has expired.
  var needsSomebody: Bool { count(.hole) + count(.overdue) > 0 || !expired.isEmpty }

  private func count(_ state: Punctuality.State) -> Int { expected.count { $0.state == state } }

  /// What needs somebody, holes first, the newest of each item first.
  private var open: [Punctuality] {
    let order: [Punctuality.State] = [.hole, .overdue, .due, .late]
    return order.flatMap { state in
      expected.filter { $0.state == state }
        .sorted { ($1.occurrence.days.lowerBound, $0.schedule.key) < ($0.occurrence.days.lowerBound, $1.schedule.key) }
    }
  }

  func text(width: Int) -> String {
    guard bundles > 0 || !schedules.isEmpty else { return "" }
    let states = Punctuality.State.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    var text = "\nevidence: \(bundles.counted("bundle"))"
    if !states.isEmpty { text += "; occurrences: \(states.joined(separator: ", "))" }
    text += "\n"
    let rows = grouped
    if !rows.isEmpty {
      text += TerminalTable(
        [.init("evidence", .wrapped), .init("cadence"), .init("state"), .init("occurrences", .wrapped)], rows: rows
      ).text(width: width)
    }
    for record in expired {
      let line = "expired: \(Visible.line(record.item)) since \(record.expires?.date.description ?? "")"
      text += Prose.fitted(line, to: width) + "\n"
    }
    for promise in promises {
      let verdict = promise.isKept.map { $0 ? "kept" : "broken" } ?? "not comparable"
      let place = "\(promise.claim.document.rawValue) line \(promise.claim.lines.lowerBound)"
      let line =
        "promise \(verdict): \(promise.promised.name) \(promise.promised.value) (\(Visible.line(place))), measured "
        + "\(promise.measured.value) (\(Visible.line(promise.evidence.item)))"
      text += Prose.fitted(line, to: width) + "\n"
    }
    return text
  }

  /// One row for each item and state, its occurrences together.
  private var grouped: [[String]] {
    var rows: [[String]] = []
    var places: [String: Int] = [:]
    for entry in open {
      let key = "\(entry.schedule.key) \(entry.state.rawValue)"
      if let place = places[key] {
        rows[place][3] += ", \(entry.occurrence.name)"
      } else {
        places[key] = rows.count
        rows.append([
          entry.schedule.key, entry.schedule.cadence.rawValue, entry.state.rawValue, entry.occurrence.name,
        ])
      }
    }
    return rows.map { row in
      let names = row[3].split(separator: ",")
      guard names.count > 8 else { return row }
      return Array(row.dropLast()) + [names.prefix(8).joined(separator: ",") + " and \(names.count - 8) more"]
    }
  }

  var published: JSONValue {
    [
      "bundles": .integer(bundles),
      "counts": .object(Punctuality.State.allCases.map { .init($0.rawValue, .integer(count($0))) }),
      "occurrences": .array(
        expected.map { entry in
          [
            "plan": .string(entry.schedule.plan), "item": .string(entry.schedule.item),
            "cadence": .string(entry.schedule.cadence.rawValue), "occurrence": .string(entry.occurrence.name),
            "from": .string(entry.occurrence.days.lowerBound.description),
            "to": .string(entry.occurrence.days.upperBound.description), "state": .string(entry.state.rawValue),
            "evidence": .array(entry.evidence.map { .string($0.id.rawValue) }),
          ]
        }),
      "expired": .array(expired.map { .string($0.id.rawValue) }),
      "promises": .array(
        promises.map { promise in
          [
            "claim": .string(promise.claim.id.rawValue), "evidence": .string(promise.evidence.id.rawValue),
            "parameter": .string(promise.promised.name), "promised": .string(promise.promised.value),
            "measured": .string(promise.measured.value),
            "kept": promise.isKept.map { .bool($0) } ?? .null,
          ]
        }),
    ]
  }

  /// What is expected from now on, one event on each window's last day, a year ahead.
  var calendar: Calendar {
    let until = now.date.adding(days: 366)
    var events: [Calendar.Event] = []
    for schedule in schedules where schedule.cadence != .daily {
      let first = schedule.cadence.occurrence(containing: max(now.date, schedule.since))?.days.lowerBound ?? now.date
      for window in schedule.cadence.occurrences(in: first..<until) {
        events.append(
          .init(
            id: "evidence-\(schedule.key)-\(window.name)", day: window.days.upperBound.adding(days: -1),
            summary: "Evidence due: \(schedule.title) (\(window.name))",
            description: "vouch collect \(schedule.plan.typed)\n"
              + schedule.controls.map(\.description).joined(separator: ", ")))
      }
    }
    return Calendar(time: now, events: events)
  }
}

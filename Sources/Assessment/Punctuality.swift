public import Model

/// How an expected occurrence of evidence stands on a day.
public struct Punctuality: Hashable, Sendable {
  /// How far it has come.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Evidence is there, gathered in time.
    case done
    /// Its window is open and nothing is there yet.
    case due
    /// Its window has just closed, and it can still be gathered without a mark.
    case overdue
    /// Its window has passed with nothing.
    case hole
    /// Gathered when the window had long passed: the hole stays visible.
    case late
  }

  /// What expects it.
  public var schedule: EvidenceSchedule
  /// The window.
  public var occurrence: Occurrence
  /// How far it has come.
  public var state: State
  /// What stands for it, the earliest first.
  public var evidence: [Evidence]

  /// The last day on which it can be gathered without a mark: a tenth of the window after its end, at most 30 days.
  public static func graceEnd(of occurrence: Occurrence) -> CalendarDate {
    let length = occurrence.days.upperBound.daysSinceEpoch - occurrence.days.lowerBound.daysSinceEpoch
    return occurrence.days.upperBound.adding(days: min(30, length / 10))
  }
}

extension EvidenceSchedule {
  /// The item's name in evidence records.
  public var key: String { "\(plan)/\(item)" }

  /// Every expected occurrence up to a day, in order, with what stands for it; none where the calendar expects nothing.
  public func punctuality(of evidence: [Evidence], on today: CalendarDate) -> [Punctuality] {
    guard let first = cadence.occurrence(containing: since), first.days.lowerBound <= today else { return [] }
    var found: [String: [Evidence]] = [:]
    for record in evidence where record.item == key && record.sufficiency != .notMet {
      if let occurrence = record.occurrence { found[occurrence, default: []].append(record) }
    }
    let windows = cadence.occurrences(in: first.days.lowerBound..<today.adding(days: 1))
    return windows.map { window in
      let records = (found[window.name] ?? []).sorted { ($0.collected, $0.id) < ($1.collected, $1.id) }
      return Punctuality(
        schedule: self, occurrence: window, state: state(of: window, records, today), evidence: records)
    }
  }

  private func state(of window: Occurrence, _ records: [Evidence], _ today: CalendarDate) -> Punctuality.State {
    let last = Punctuality.graceEnd(of: window)
    if let earliest = records.first {
      // What the file itself dates inside the window was there in time, whenever the file was gathered.
      return records.contains(where: \.isDatedByItsContent) || earliest.collected < Instant(last) ? .done : .late
    }
    if today < window.days.upperBound { return .due }
    return today < last ? .overdue : .hole
  }
}

extension Evidence {
  /// Whether the occurrence was read in the file, and not taken from the time of its collection.
  public var isDatedByItsContent: Bool { id.rawValue.contains("#") }
}

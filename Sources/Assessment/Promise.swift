public import Model

/// A measured figure beside the figure that a claim promises.
public struct Promise: Hashable, Sendable {
  /// The claim that promises.
  public var claim: Claim
  /// The evidence that measured.
  public var evidence: Evidence
  /// What is promised, as `rto=8 h`.
  public var promised: Parameter
  /// What was measured, as `rto=312 min`.
  public var measured: Parameter
  /// Whether the measured figure keeps the promise; nil where the two cannot be compared.
  public var isKept: Bool?

  /// Every pair of a promise in a claim and a figure in evidence of the same name, by claim and then time.
  public static func all(in claims: [Claim], measuredBy evidence: [Evidence]) -> [Promise] {
    claims.filter { $0.modality == .inPlace || $0.modality == .conditional }.flatMap { claim in
      claim.parameters.flatMap { promised in
        evidence.sorted { ($0.collected, $0.id) < ($1.collected, $1.id) }.flatMap { record in
          record.measurements.filter { $0.name == promised.name }.map { measured in
            Promise(
              claim: claim, evidence: record, promised: promised, measured: measured,
              isKept: keeps(measured.value, promised.value, name: promised.name))
          }
        }
      }
    }
  }

  /// Durations and counts of failures keep a promise from below; availability, completion and retention from above.
  static func keeps(_ measured: String, _ promised: String, name: String) -> Bool? {
    guard let left = Figure(measured), let right = Figure(promised), left.kind == right.kind else { return nil }
    let wantsMore =
      left.kind == .percent || ["retention", "availability", "uptime", "completion"].contains { name.contains($0) }
    return wantsMore ? left.value >= right.value : left.value <= right.value
  }

  private struct Figure {
    enum Kind { case duration, percent, plain }
    let kind: Kind
    let value: Double

    /// Reads `312 min`, `8 h`, `99.8 %`, `12`; nil for anything else.
    init?(_ text: String) {
      let words = text.split(separator: " ", maxSplits: 1)
      guard let first = words.first, let number = Double(first) else { return nil }
      let units: [String: Double] = [
        "s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800, "mo": 2_592_000, "y": 31_536_000,
      ]
      switch words.count > 1 ? String(words[1]) : "" {
      case "": (kind, value) = (.plain, number)
      case "%": (kind, value) = (.percent, number)
      case let unit:
        guard let factor = units[unit] else { return nil }
        (kind, value) = (.duration, number * factor)
      }
    }
  }
}

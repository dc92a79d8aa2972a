import Language
import Model

/// What the claims say to one demand.
struct Judgement {
  var demand: Demand
  var verdict: Verdict
  /// The claims that it stands on, strongest first.
  var evidence: [ClaimReading]
  /// The normalised value that the demand concerns.
  var value: String?
  /// Whether the value is a claim's whole text, for want of a figure or a term.
  var isValueText = false
  /// How well the evidence fits, before calibration, from 0 to 1.
  var support: Double
  /// Why: which slot was filled by what, which failed.
  var reasons: [String]
  /// How many of the claims fill slots and belong into the words; the rest only supports.
  var coreCount = 1
  var warnings: [String] = []
  /// Whether the verdict rests on a provider's measures.
  var isInherited = false
  /// In what the claims say less than is asked.
  var shortfalls: Set<Shortfall> = []
  /// Whether no claim is on its subject at all.
  var isUnclaimed = false

  /// In what a claim says less than a question asks.
  enum Shortfall: CaseIterable, Hashable {
    case figure, point, part, addition, heading, condition, denied
  }

  /// The same demand left open, with the reasons why.
  var open: Judgement {
    Judgement(demand: demand, verdict: .notStated, evidence: [], support: 0.6, reasons: reasons)
  }

  mutating func cite(_ claim: ClaimReading) {
    if !evidence.contains(where: { $0.order == claim.order }) { evidence.append(claim) }
  }

  mutating func fallShort(_ shortfall: Shortfall, _ reason: String, by factor: Double = 1) {
    if verdict == .yes { verdict = .partial }
    support *= factor
    shortfalls.insert(shortfall)
    reasons.append(reason)
  }
}

/// How a claim's figure stands to a threshold.
enum ThresholdResult: Hashable {
  /// Some of several figures meet it.
  case mixed
  case met, failed, vague, missing
}

/// Compares figures with the direction that the question gives.
enum Threshold {
  /// Whether a claim's figures meet a threshold; nil kinds do not compare.
  static func compare(
    _ wanted: Quantity, with found: [Quantity], near positions: Set<Int>, severity: Range<Int>? = nil,
    defaultsToMinimum: Bool
  )
    -> ThresholdResult
  {
    switch wanted.kind {
    case .vagueFrequency:
      return found.contains { [.frequency, .vagueFrequency, .cover].contains($0.kind) } ? .met : .missing
    case .vagueDelay:
      return found.contains { $0.kind == .duration || $0.kind == .vagueDelay } ? .met : .missing
    case .cover:
      return found.contains { $0.kind == .cover || ($0.kind == .frequency && $0.magnitude == 0) } ? .met : .missing
    default: break
    }
    let comparable = found.filter { isComparable(wanted, $0, defaultsToMinimum) }.sorted {
      distance($0, positions) < distance($1, positions)
    }
    guard let nearest = comparable.first else {
      let vague: Quantity.Kind = wanted.kind == .frequency ? .vagueFrequency : .vagueDelay
      return [.frequency, .duration].contains(wanted.kind) && found.contains(where: { $0.kind == vague })
        ? .vague : .missing
    }
    // A minimum promises no maximum, nor a maximum a minimum.
    if wanted.kind == .duration, isOpenTowards(wanted, nearest) { return .missing }
    let results = comparable.map { meets(wanted, $0, defaultsToMinimum: defaultsToMinimum) }
    // Several cadences of one measure: the most frequent holds. Several periods: the nearest one, and all in doubt.
    if wanted.kind == .frequency { return results.contains(true) ? .met : .failed }
    if let severity, let figure = comparable.first(where: { severity.contains($0.tokens.lowerBound) }) {
      return meets(wanted, figure, defaultsToMinimum: defaultsToMinimum) ? .met : .failed
    }
    return results.allSatisfy { $0 } ? .met : results.contains(true) ? (results[0] ? .mixed : .failed) : .failed
  }

  private static func isOpenTowards(_ wanted: Quantity, _ figure: Quantity) -> Bool {
    switch (wanted.bound, figure.bound) {
    case (.atMost, .atLeast): figure.magnitude <= wanted.magnitude
    // `kept for up to 90 days`
    case (.atLeast, .atMost): figure.magnitude >= wanted.magnitude
    default: false
    }
  }

  private static func isComparable(_ wanted: Quantity, _ figure: Quantity, _ defaultsToMinimum: Bool) -> Bool {
    if wanted.kind == .keySize {
      return figure.kind == .keySize && (wanted.unit == figure.unit || wanted.unit == "bit")
    }
    if wanted.kind == .version { return figure.kind == .version && wanted.unit == figure.unit }
    if wanted.kind == .duration, figure.kind == .frequency {
      return figure.magnitude == 0 && wanted.bound != .atLeast && !defaultsToMinimum
    }
    return wanted.kind == figure.kind
  }

  private static func distance(_ quantity: Quantity, _ positions: Set<Int>) -> Int {
    positions.map { abs($0 - quantity.tokens.lowerBound) }.min() ?? 0
  }

  private static func meets(_ wanted: Quantity, _ figure: Quantity, defaultsToMinimum: Bool) -> Bool {
    let tolerance = 1.03
    switch wanted.kind {
    case .percent, .characters, .version, .keySize:
      return wanted.bound == .atMost ? figure.magnitude <= wanted.magnitude : figure.magnitude >= wanted.magnitude
    case .frequency:
      return figure.magnitude <= wanted.magnitude * tolerance
    default:
      let atLeast = wanted.bound == .atLeast || (wanted.bound == .exact && defaultsToMinimum)
      if atLeast { return figure.magnitude * tolerance >= wanted.magnitude }
      return wanted.isBusinessTime
        ? figure.magnitude <= wanted.magnitude * tolerance
        : figure.worstCaseHours <= wanted.worstCaseHours * tolerance
    }
  }
}

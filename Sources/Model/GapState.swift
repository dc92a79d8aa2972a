/// How a requirement stands, as gap analysis found it.
public enum GapState: String, Hashable, Sendable, CaseIterable {
  /// What is seen covers the whole requirement.
  case conforms
  /// What is seen covers a part, or holds only under a condition.
  case partial
  /// The contrary is stated, or a person found it missing.
  case gap
  /// Stated as future or in progress.
  case planned
  /// A person decided that the requirement does not apply.
  case notApplicable = "not_applicable"
  /// Nothing was seen that speaks for or against it.
  case notAssessed = "not_assessed"

  /// Whether something remains to be done before an audit.
  public var isOpen: Bool { self != .conforms && self != .notApplicable }

  /// The state in words.
  public var words: String {
    switch self {
    case .conforms: "conforms"
    case .partial: "partial"
    case .gap: "gap"
    case .planned: "planned"
    case .notApplicable: "not applicable"
    case .notAssessed: "not assessed"
    }
  }
}

/// What sealed evidence there is for a requirement.
public enum Evidencing: String, Hashable, Sendable, CaseIterable {
  /// At least one sufficient artefact that has not expired.
  case fresh
  /// Sufficient artefacts, all of them expired.
  case stale
  /// Artefacts, none of them sufficient.
  case insufficient
  /// Nothing.
  case none
}

/// How grave a finding is, in the words of certification bodies.
public enum Grade: String, Hashable, Sendable, CaseIterable {
  /// The management system fails in this point.
  case major
  /// A lapse that does not break the system.
  case minor
  /// What could be better.
  case opportunity

  /// The grade in words.
  public var words: String {
    switch self {
    case .major: "major nonconformity"
    case .minor: "minor nonconformity"
    case .opportunity: "opportunity for improvement"
    }
  }
}

/// How much a risk or finding weighs.
public enum Impact: String, Hashable, Sendable, CaseIterable {
  /// Little.
  case low
  /// Some.
  case medium
  /// Much.
  case high
}

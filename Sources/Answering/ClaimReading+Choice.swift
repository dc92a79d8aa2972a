import Language
import Model

/// Whether something is so by itself, by rule, or by somebody's choice.
extension ClaimReading {
  /// Says that something takes a choice or a consent: `We never read your data, unless you permit it`, `available on request`.
  var isByChoice: Bool {
    if isWaivable || isRequestable || modality == .conditional { return true }
    return zip(reading.tokens, reading.tokens.dropFirst()).contains { $0.word == "no" && $1.word == "default" }
      || reading.tokens.spaced.holds(" not by default ") || reading.tokens.contains { Self.consents.contains($0.stem) }
  }

  /// Says that something is there for those who want it: `available for all accounts`, `strongly recommended`.
  var isLeftToChoice: Bool {
    !isCompulsory && modality == .conditional && reading.tokens.contains { Self.voluntary.contains($0.stem) }
  }

  /// Says that something has to be done.
  var isCompulsory: Bool { reading.tokens.contains { Self.compulsory.contains($0.word) } }

  private static let voluntary: Set<String> = [
    "available", "avail", "option", "recommend", "encourag", "advis", "voluntari", "voluntarili",
  ]
  private static let compulsory: Set<String> = [
    "must", "shall", "mandatory", "enforced", "enforce", "enforces", "required", "requires", "require", "compulsory",
    "obligatory", "always",
  ]

  /// Says that something holds without anybody's choice.
  var isStanding: Bool { reading.tokens.contains { Self.standing.contains($0.word) } }

  private static let standing: Set<String> = [
    "default", "all", "every", "any", "each", "always", "mandatory", "must", "enforced", "required", "automatically",
    "permanent", "permanently", "standing", "everyone", "everything",
  ]
  /// Whether it happens only where somebody lets it: `only after the customer has consented`.
  var takesPermission: Bool { Self.names(Self.permissions, behind: Self.provisos, within: 6, in: reading.tokens) }

  private static let provisos: Set<String> = ["only", "unless", "until", "after", "require", "requires", "required"]
  private static let consents: Set<String> = ["permiss", "consent", "optional", "opt"]
}

extension Outcome {
  /// Makes a no of what takes a consent, where it is asked whether it happens without one.
  mutating func weighConsent(_ reading: QuestionReading) {
    guard [.yes, .partial].contains(verdict), let claim = evidence.first,
      ClaimReading.names(ClaimReading.approvals, behind: ["without"], within: 4, in: reading.tokens),
      claim.takesPermission
    else { return }
    verdict = .no
    reasons.append("it takes an approval")
  }

  /// Makes a no of what takes somebody's choice, where it is asked whether it is so by default or has to be so.
  mutating func weighChoice(_ reading: QuestionReading) {
    guard let claim = evidence.first else { return }
    if verdict == .yes, reading.asksForDefault {
      if claim.isByChoice {
        verdict = .no
        reasons.append("it takes a choice or a consent")
      } else if !claim.isStanding {
        fallShort("whether it is so by default is not stated", by: 0.8)
      }
    }
    if [.yes, .partial].contains(verdict), reading.asksForCompulsion, claim.isLeftToChoice,
      !evidence.contains(where: \.isCompulsory)
    {
      verdict = .no
      reasons.append("it is left to choice")
    }
  }
}

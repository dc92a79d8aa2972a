import Language
import Model

/// How a claim stands to the world.
extension ClaimReading {
  static func modality(_ claim: Claim, text: String, _ reading: LexicalReading) -> Modality {
    // What a remark tells is not what some word seemed to say.
    if claim.isTold { return claim.modality }
    let isTarget =
      reading.quantities.contains { $0.kind == .percent || $0.kind == .duration }
      && reading.topics.contains { ["availability-sla", "rto", "rpo"].contains($0.topic) }
    switch claim.modality {
    // "We aim for 99.5 %" states the objective that is in force.
    case .planned where isTarget && isObjective(text):
      return .inPlace
    case .inPlace where Self.announcements.contains(where: text.holds): return .planned
    case .planned
    where (text.holds(" shall ") || text.holds(" must ")) && !Cues.planned.contains(where: text.holds):
      return .inPlace
    case .inPlace where endsPractice(reading.tokens): return .negated
    case .negated where claim.leadIn == nil && Cues.deniesHarmlessly(text) && !Cues.isNegated(text): return .inPlace
    default: return claim.modality
    }
  }

  /// `Data is no longer hosted in the USA`; not `data that is no longer stored`, which says of which.
  private static func endsPractice(_ tokens: [Token]) -> Bool {
    tokens.indices.dropFirst().dropLast(2).contains { position in
      guard tokens[position].word == "no", tokens[position + 1].word == "longer" else { return false }
      let before = tokens[..<position].suffix(4)
      return ["is", "are", "was", "were", "we"].contains(tokens[position - 1].word)
        && !before.contains { ["that", "which", "if", "when", "once", "who", "where"].contains($0.word) }
        && practised.contains(tokens[position + 2].stem)
    }
  }

  /// Stems of what a company does until it does so no longer.
  private static let practised: Set<String> = [
    "host", "store", "process", "perform", "carri", "carry", "review", "test", "encrypt", "monitor", "certifi",
    "certify",
    "provid", "offer", "run", "oper", "operat", "back", "scan", "train", "hold",
  ]

  /// A target word, and nothing else that speaks of the future.
  private static func isObjective(_ text: String) -> Bool {
    var rest = text
    var isTarget = false
    for word in [" aim ", " aims ", " aim for ", " target ", " targets ", " target of "] where rest.holds(word) {
      isTarget = true
      rest = rest.split(separator: word).joined(separator: "  ")
    }
    return isTarget && !Cues.planned.contains(where: rest.holds)
  }

  private static let announcements = [
    " expect our first ", " is planned for ", " are planned for ", " intend to ", " on our roadmap ",
    " working towards ", " coming soon ",
    " will launch ", " will be introduced ", " not yet ",
  ]
}

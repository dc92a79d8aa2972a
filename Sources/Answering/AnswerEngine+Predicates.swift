import Language
import Model

/// What a question asks of its subject by its verb or its last word: of firewalls that they are redundant, of a jump host that
/// its sessions are recorded.
extension AnswerEngine {
  /// The word that asks for more than the subject, where neither the vocabulary nor a claim knows it; nil where there is none.
  func unsaidPredicate(
    of outcome: Outcome, _ reading: QuestionReading, _ judgements: [Judgement]
  ) -> String? {
    guard judgements.count == 1, let demand = judgements.first?.demand, !demand.asksForAdverse, !demand.isLacking,
      !demand.isDenied, !demand.isFromContext, demand.thresholds.isEmpty || outcome.verdict == .partial,
      reading.counts.isEmpty,
      let position = Self.predicate(of: reading.tokens, beside: demand.positions)
    else { return nil }
    let stated = index.sentences(of: outcome.evidence)
    return isSaid(position, reading.tokens, in: stated) ? nil : reading.tokens[position].word
  }

  private func isSaid(_ position: Int, _ tokens: [Token], in claims: [ClaimReading]) -> Bool {
    if claims.contains(where: { $0.says(position, of: tokens, lexicon) }) { return true }
    // Who is certified is audited.
    if tokens[position].stem == "audit",
      claims.contains(where: { claim in claim.stems.contains { $0.hasPrefix("certif") || $0 == "soc" || $0 == "attest" }
      })
    {
      return true
    }
    return lexicon.concepts(at: position, in: tokens).contains { concept in
      claims.contains { !lexicon.positions(of: concept, in: $0.reading.tokens).isEmpty }
    }
  }

  /// Where the word stands that the subject's own words do not take in.
  private static func predicate(of tokens: [Token], beside subject: Set<Int>) -> Int? {
    guard let opening = tokens.first?.word, let first = subject.min() else { return nil }
    switch opening {
    case "is", "are", "was", "were", "has", "have":
      // `Are firewalls redundant?`, `Is the key backup tested?`: behind the subject, before anything that hangs on it.
      guard let last = subject.max(), first <= 4 else { return nil }
      let rest = tokens.indices[first...].dropFirst().prefix { position in
        position <= last || tokens[position].gap < .comma && !hanging.contains(tokens[position].word)
      }
      return rest.last { position in
        !subject.contains(position) && asks(tokens[position])
          && (QuestionReader.isPastParticiple(tokens[position].word) || qualities.contains(tokens[position].word))
          // `a published benchmark` asks for no publication.
          && !(position + 1 < tokens.count && tokens[position + 1].gap < .comma && !tokens[position + 1].isFunctionWord
            && !tokens[position + 1].word.hasSuffix("ly"))
      }
    case "do", "does", "did", "can", "will", "would":
      guard tokens.count > 3, ["you", "we"].contains(tokens[1].word) else { return nil }
      let verb = tokens[2].word.hasSuffix("ly") ? 3 : 2
      return verb < tokens.count && !subject.contains(verb) && tokens[verb].word != "sign" && asks(tokens[verb])
        ? verb : nil
    default: return nil
    }
  }

  /// Whether a word asks for a measure or a quality of its own, and not only that something is there or done.
  private static func asks(_ token: Token) -> Bool { measures.contains(token.stem) || qualities.contains(token.word) }

  private static let hanging: Set<String> = [
    "who", "which", "that", "whose", "where", "when", "if", "because", "by", "for", "in", "on", "at", "to", "with",
    "from",
    "before", "after", "under", "against", "using", "via", "through", "and", "or", "so", "as", "within", "during",
  ]
  private static let qualities: Set<String> = [
    "redundant", "resilient", "immutable", "preloaded", "pinned", "versioned", "insured", "recorded", "tracked",
  ]
  /// Stems of measures that are taken beside others: what is there need not be tested, recorded or watched.
  private static let measures: Set<String> = [
    "test", "monitor", "track", "record", "rotat", "review", "audit", "encrypt", "sign", "replic", "publish",
    "recertifi",
    "insur", "simul", "rehears", "exercis", "measur", "version", "anonymis", "anonym", "pseudonym", "calibr", "inspect",
    "tamper", "watermark", "quarantin", "escrow", "preload", "benchmark", "attest",
  ]
}

import Language
import Model

/// What a question asks of its subject by its verb or its last word: of firewalls that they are redundant, of a jump host that
/// its sessions are recorded.
extension AnswerEngine {
  /// The word that asks for more than the subject, where neither the vocabulary nor a claim knows it; nil where there is none.
  func unsaidPredicate(
    of outcome: Outcome, _ stated: [ClaimReading], _ reading: QuestionReading, _ judgements: [Judgement]
  ) -> String? {
    guard judgements.count == 1, let demand = judgements.first?.demand, !demand.asksForAdverse, !demand.isLacking,
      !demand.isDenied, !demand.isFromContext, demand.thresholds.isEmpty || outcome.verdict == .partial,
      reading.counts.isEmpty
    else { return nil }
    let tokens = reading.tokens
    if let position = Self.predicate(of: tokens, beside: demand.positions), !isSaid(position, tokens, in: stated) {
      return tokens[position].word
    }
    // `Is the list out of date?`, `Are reviews optional?`: what is asked of a subject that is there has to be said of it.
    let told = Self.told(of: demand.positions, tokens) ?? Self.act(of: demand.positions, tokens).map { $0..<$0 + 1 }
    guard let told else { return nil }
    let plain = lexicon.positions(of: "loose-plain", in: tokens).reduce(into: Set<Int>()) { $0.formUnion($1) }
    let open = told.filter { position in
      QuestionReader.isContent(tokens[position]) && !demand.positions.contains(position) && !plain.contains(position)
        && !tokens[position].word.hasSuffix("ly")
    }
    guard let first = open.first, !open.contains(where: { isSaid($0, tokens, in: stated) }) else { return nil }
    return tokens[first].word
  }

  /// What `Is the password policy a recommendation?` says of its subject: the words behind it, before anything that hangs on
  /// them; nil where nothing stands there, or a word of the demand.
  private static func told(of subject: Set<Int>, _ tokens: [Token]) -> Range<Int>? {
    guard ["is", "are", "was", "were", "has", "have"].contains(tokens.first?.word ?? ""), tokens.count > 2,
      !["there", "it", "they", "this", "these", "you", "we"].contains(tokens[1].word), let first = subject.min(),
      first <= 4
    else { return nil }
    func ends(_ position: Int) -> Bool { tokens[position].gap >= .comma || hanging.contains(tokens[position].word) }
    let start = tokens.indices[first...].dropFirst().first { position in
      ends(position) || !subject.contains(position) && !tokens[position].isFunctionWord
    }
    guard let start, !ends(start) else { return nil }
    let end = tokens[start...].indices.first(where: ends) ?? tokens.count
    // `our users' browsers and your service`: the subject goes on.
    if end < tokens.count, ["and", "or"].contains(tokens[end].word) { return nil }
    // What stands before its verb belongs to the subject: the copies of `Are backup copies kept …`.
    let verb = (start..<end).first { QuestionReader.isPastParticiple(tokens[$0].word) } ?? start
    return subject.isDisjoint(with: start..<end) ? verb..<end : nil
  }

  /// The verb of `Do suppliers escape any assessment?`, `Did the last test fail?`: what directly follows the subject.
  private static func act(of subject: Set<Int>, _ tokens: [Token]) -> Int? {
    guard ["do", "does", "did"].contains(tokens.first?.word ?? ""), tokens.count > 2,
      !["you", "we", "it", "they"].contains(tokens[1].word), let first = subject.min(), first <= 4
    else { return nil }
    let verb = tokens.indices[first...].dropFirst().first { position in
      !subject.contains(position) && !tokens[position].isFunctionWord || hanging.contains(tokens[position].word)
    }
    guard let verb, tokens[verb].gap < .comma, !hanging.contains(tokens[verb].word),
      // `Does a second person check each code change …` has its verb before.
      !tokens[(first + 1)..<verb].contains(where: { determiners.contains($0.word) }),
      !(verb + 1 < tokens.count && subject.contains(verb + 1))
    else { return nil }
    // The base form ends in no `s`.
    let word = tokens[verb].word
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? nil : verb
  }

  private func isSaid(_ position: Int, _ tokens: [Token], in claims: [ClaimReading]) -> Bool {
    if isNamed(position, tokens, in: claims) { return true }
    // Who maintains certifications is certified.
    let stem = tokens[position].stem
    if stem.utf8.count > 6, claims.contains(where: { $0.stems.contains { $0.hasPrefix(stem.prefix(6)) } }) {
      return true
    }
    // Who is certified is audited.
    return tokens[position].stem == "audit"
      && claims.contains { claim in
        claim.stems.contains { $0.hasPrefix("certif") || $0 == "soc" || $0 == "attest" }
      }
  }

  /// Whether claims have a word of the question, or another of its class.
  func isNamed(_ position: Int, _ tokens: [Token], in claims: [ClaimReading]) -> Bool {
    claims.contains { $0.says(position, of: tokens, lexicon) }
      || lexicon.concepts(at: position, in: tokens).contains { concept in
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

  private static let determiners: Set<String> = [
    "a", "an", "the", "each", "every", "all", "any", "your", "their", "its",
  ]
  private static let hanging: Set<String> = [
    "who", "which", "that", "whose", "where", "when", "if", "because", "by", "for", "in", "on", "at", "to", "with",
    "from",
    "before", "after", "under", "against", "using", "via", "through", "and", "or", "so", "as", "within", "during",
    "while", "unless", "until", "based", "according", "including", "whenever", "once", "upon", "such", "throughout",
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

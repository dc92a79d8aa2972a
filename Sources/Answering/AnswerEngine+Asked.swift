import Language
import Model

/// What a question asks for by its first words, and by who does what it asks of: a name, a date, a figure, another's measure.
extension AnswerEngine {
  /// What kind of thing is asked for that no claim gives; nil where it is given, or nothing of a kind is asked for.
  func ungiven(by stated: [ClaimReading], _ reading: QuestionReading) -> String? {
    let tokens = reading.tokens
    guard let opening = tokens.first?.word, reading.question.options.isEmpty else { return nil }
    switch opening {
    case "which", "what":
      let asked = tokens.dropFirst().prefix(3)
      if opening == "which", asked.contains(where: { Self.makers.contains($0.word) }),
        !stated.contains(where: names)
      {
        return "no claim gives a name"
      }
      if asked.contains(where: { Self.measures.contains($0.word) }), !stated.contains(where: givesFigure) {
        return "no claim gives a figure"
      }
    case "how" where ["much", "far"].contains(tokens.dropFirst().first?.word ?? ""):
      if !stated.contains(where: givesFigure) { return "no claim gives a figure" }
    case "when":
      let ends = tokens.contains { ["expire", "end", "start", "begin", "valid", "last", "next"].contains($0.word) }
      if ends, !stated.contains(where: givesTime) { return "no claim gives a time" }
    default: break
    }
    return nil
  }

  private func names(_ claim: ClaimReading) -> Bool {
    !Judge.names(in: claim.claim.text).isEmpty
      || ["provider-name", "product-name", "firm-name"].contains {
        !lexicon.positions(of: $0, in: claim.reading.tokens).isEmpty
      } || claim.reading.tokens.contains(where: \.isUpperCase)
  }

  private func givesFigure(_ claim: ClaimReading) -> Bool { claim.reading.tokens.contains { $0.number != nil } }

  private func givesTime(_ claim: ClaimReading) -> Bool {
    claim.reading.quantities.contains { [.date, .duration, .frequency].contains($0.kind) }
  }

  /// The party that a question is about, where the claims tell of the company itself: `Do your suppliers take backups?`
  func otherParty(_ reading: QuestionReading, _ stated: [ClaimReading]) -> String? {
    let tokens = reading.tokens
    guard Self.auxiliaries.contains(tokens.first?.word ?? "") else { return nil }
    // `Can customers …` may be answered with `you can`.
    let isOfCustomers = ["can", "are", "will", "is", "were", "was", "must"].contains(tokens[0].word)
    let start = tokens.indices.dropFirst().first { !Self.articles.contains(tokens[$0].word) }
    guard let start, let kind = Self.parties.first(where: { $0.words.contains(tokens[start].word) }),
      !(isOfCustomers && kind.concept == "customer"), start + 1 < tokens.count,
      !reading.demands.contains(where: { $0.positions.contains(start) })
    else { return nil }
    // `supplier contracts`, `customers' data` are things.
    let next = tokens[start + 1]
    guard next.gap < .comma, !Self.things.contains(next.stem) else { return nil }
    func names(_ tokens: [Token]) -> Bool { !lexicon.positions(of: kind.concept, in: tokens).isEmpty }
    let isTold = stated.contains { claim in
      let above = claim.claim.section + (claim.claim.leadIn.map { [$0.text] } ?? [])
      return names(claim.reading.tokens) || above.contains { names(lexicon.context(of: $0).tokens) }
    }
    return isTold ? nil : tokens[start].word
  }

  /// Whether something narrow is asked for as a lack (`Are only managers trained?`), and no claim says that it is so.
  func unsaidNarrowing(_ reading: QuestionReading, _ stated: [ClaimReading]) -> String? {
    let tokens = reading.tokens
    guard Self.auxiliaries.contains(tokens.first?.word ?? ""),
      let only = tokens.indices.dropFirst().first(where: { Self.narrowing.contains(tokens[$0].word) }),
      only + 1 < tokens.count, !reading.demands.contains(where: { $0.positions.contains(only) })
    else { return nil }
    let next = tokens[only + 1].word
    let isLack =
      only == 1 || ["some", "few", "part", "certain", "selected", "a"].contains(next) || tokens[only - 1].word == "by"
      || tokens[only].word == "merely" || only == 2 && tokens[1].word == "there"
    guard isLack, !["if", "when", "after", "with", "upon"].contains(next) else { return nil }
    let isTold = stated.contains { claim in
      claim.reading.tokens.contains { Self.narrowing.contains($0.word) || Self.limits.contains($0.stem) }
    }
    return isTold ? nil : tokens[only].word
  }

  /// The occasion that something is asked to happen upon (`Are rights reviewed after an incident?`), where neither the
  /// vocabulary nor a claim knows a word of it.
  func unsaidOccasion(_ reading: QuestionReading, _ stated: [ClaimReading]) -> String? {
    let tokens = reading.tokens
    guard Self.auxiliaries.contains(tokens.first?.word ?? ""),
      let joint = tokens.indices.dropFirst(3).first(where: { Self.occasions.contains(tokens[$0].word) }),
      !["and", "or", "as", "day", "days", "hours", "immediately", "soon"].contains(tokens[joint - 1].word)
    else { return nil }
    let clause = tokens[(joint + 1)...].indices.prefix { tokens[$0].gap < .comma && tokens[$0].word != "and" }
    guard !clause.isEmpty, !reading.demands.contains(where: { !$0.positions.isDisjoint(with: clause) }) else {
      return nil
    }
    let words = clause.filter { QuestionReader.isContent(tokens[$0]) }
    guard !words.isEmpty, !words.contains(where: { isNamed($0, tokens, in: stated) }) else { return nil }
    return tokens[joint...(clause.last ?? joint)].map(\.word).joined(separator: " ")
  }

  private static let occasions: Set<String> = ["after", "following", "upon"]
  private static let auxiliaries: Set<String> = [
    "do", "does", "did", "is", "are", "was", "were", "have", "has", "can", "will", "must",
  ]
  private static let articles: Set<String> = ["your", "the", "all", "any", "every", "each", "these", "those", "of"]
  private static let parties: [(concept: String, words: Set<String>)] = [
    (
      "vendor",
      [
        "suppliers", "vendors", "subprocessors", "sub-processors", "subcontractors", "providers", "partners",
      ]
    ),
    ("customer", ["customers", "clients", "tenants", "subscribers"]),
  ]
  private static let things: Set<String> = [
    "data", "contract", "agreement", "inform", "account", "access", "risk", "polici", "list", "relationship", "content",
    "environ", "manag", "secur",
  ]
  private static let narrowing: Set<String> = ["only", "just", "merely", "solely", "purely", "hardly", "barely"]
  private static let limits: Set<String> = ["limit", "restrict", "exclus", "reserv", "confin"]
  private static let makers: Set<String> = [
    "company", "firm", "tool", "tools", "vendor", "product", "software", "scanner", "insurer", "body", "manufacturer",
    "auditor",
  ]
  private static let measures: Set<String> = [
    "size", "limit", "rate", "percentage", "amount", "budget", "number", "proportion", "share",
  ]
}

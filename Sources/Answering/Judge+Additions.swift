import Language
import Model

/// What a question adds to its subject, set against the words of the evidence.
extension Judge {
  /// Clauses of the question (`with a recorded reason`, `and passed on to customers`) of which the claims hold no word.
  func openClauses(_ evidence: [ClaimReading]) -> [String] { open(question.clauses, atLeast: 2, evidence) }

  /// What a document is asked to hold (`that lists the requirements for offices`) and the claims do not name.
  func openContents(_ evidence: [ClaimReading]) -> [String] { open(question.contents, atLeast: 1, evidence) }

  private func open(_ clauses: [Range<Int>], atLeast count: Int, _ evidence: [ClaimReading]) -> [String] {
    guard let demand = question.demands.first, question.demands.count == 1, !demand.asksForAdverse else { return [] }
    return clauses.compactMap { clause in
      let words = clause.filter { question.isContent(at: $0) && !demand.positions.contains($0) }
      guard words.count >= count, !clause.contains(where: { demand.positions.contains($0) }),
        !words.contains(where: { holds($0, evidence) })
      else { return nil }
      return clause.map { question.tokens[$0].word }.joined(separator: " ")
    }
  }

  /// Whether the claims have a word of the question, or another of its class.
  private func holds(_ position: Int, _ evidence: [ClaimReading]) -> Bool {
    let stem = question.tokens[position].stem
    return evidence.contains { $0.stems.contains(stem) }
      || lexicon.concepts(at: position, in: question.tokens).contains { concept in
        evidence.contains { !lexicon.positions(of: concept, in: $0.reading.tokens).isEmpty }
      }
  }
}

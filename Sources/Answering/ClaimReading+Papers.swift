import Language

/// Claims that name documents.
extension ClaimReading {
  /// `Procedures for remote work and passwords`, `Password Policy`, or a member of `We have policies on:`.
  static func namesPapers(_ tokens: [Token], _ leadIn: [Token]) -> Bool {
    guard !tokens.contains(where: { Cues.isFinite($0.word) }) else { return false }
    let papers: Set<String> = ["polici", "procedur", "guidelin", "directiv"]
    if let first = tokens.first, papers.contains(first.stem), tokens.count > 1 {
      return ["for", "on", "about", "covering", "regarding", "concerning"].contains(tokens[1].word)
    }
    if let last = tokens.last, papers.contains(last.stem), tokens.count <= 5,
      tokens.dropFirst().allSatisfy({ $0.gap < .comma })
    {
      return true
    }
    // `Policies:` heads rules, `We have policies on:` subjects.
    return leadIn.count > 1
      && leadIn.suffix(4).contains { ["policies", "procedures", "guidelines", "directives"].contains($0.word) }
  }
}

// Sentences that leave out what the sentence before them has said: `Laptops are encrypted. Desktops are not.`

/// Denials that take their measure from the sentence before.
enum Ellipsis {
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "will", "may", "must",
  ]
  private static let contractions: Set<String> = [
    "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "hasn't", "haven't", "can't", "cannot",
    "won't",
  ]
  /// What may stand behind the denial and names nothing.
  private static let additions: Set<String> = [
    "yet", "so", "currently", "for", "now", "at", "present", "the", "moment", "today", "retrospectively", "however",
    "though", "still", "included", "covered", "affected", "concerned", "part", "of", "it", "this", "that", "them",
    "among",
  ]
  private static let phrases = Phrases<Bool>([
    (
      true,
      [
        "this|that|it|these|the rule|policy|measure|requirement does|do not apply|extend|hold",
        "this|that|it|these does|do not apply|extend|hold",
        "is|are _1 exempt|exempted|excluded|uncovered", "is|are left out", "make|makes|making do without",
        "does|do neither", "none of it|them|this|these", "escape|escapes it|recording|review|this",
        "do|does not appear in it|them",
      ]
    )
  ])

  /// Whether a sentence denies of others what the one before it said, and says nothing else.
  static func denies(_ words: Words) -> Bool {
    guard words.count <= 24, words.text(0) != "we" else { return false }
    if phrases.first(in: words) != nil { return true }
    let texts = words.words.filter { !$0.isMark }.map(\.text)
    guard let last = texts.lastIndex(where: { !additions.contains($0) }) else { return false }
    if contractions.contains(texts[last]) { return last > 0 }
    return texts[last] == "not" && last > 1 && auxiliaries.contains(texts[last - 1])
  }
}

// Sentences behind a plan tell more of it.

import Model

extension ClaimAssembler {
  /// What tells more of a plan is planned too: `Our first exercise will take place in autumn. The exercise covers …`.
  mutating func carryPlan(from earlier: Range<Int>, to later: Range<Int>) {
    guard !earlier.isEmpty, !later.isEmpty, drafts[earlier].allSatisfy({ $0.standing.modality == .planned }) else {
      return
    }
    let words = Words(drafts[later.lowerBound].text)
    guard !words.words.contains(where: { Self.present.contains($0.text) }) else { return }
    switch words.text(0) {
    case "it", "they", "this", "these": break
    case "in" where ["this", "these"].contains(words.text(1)), "during" where words.text(1) == "this": break
    case "the" where Words(drafts[earlier.upperBound - 1].text).words.contains(where: { $0.text == words.text(1) }):
      break
    default: return
    }
    for index in later where drafts[index].standing.modality == .inPlace && !drafts[index].standing.isExplicit {
      drafts[index].standing.modality = .planned
    }
  }

  /// Words of what is there already.
  private static let present: Set<String> = [
    "currently", "today", "already", "now", "existing", "meanwhile", "presently", "documented", "policy", "document",
    "page",
  ]
}

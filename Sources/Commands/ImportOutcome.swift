import JSON
import Knowledge
import Model
import Reports

/// What importing one document did.
struct ImportOutcome {
  let document: Document
  let change: ImportChange
  let stale: [AnswerRecord]
  let isSame: Bool

  /// How many claims there are of each standing.
  private var counts: [Modality: Int] {
    var counts: [Modality: Int] = [:]
    // Counted in place: a claim that is handed to a closure is copied.
    for index in change.claims.indices { counts[change.claims[index].modality, default: 0] += 1 }
    return counts
  }

  var published: JSONValue {
    let context = counts[.context, default: 0]
    return [
      "name": .string(document.name.rawValue), "title": .string(document.title), "path": .string(document.path),
      "media_type": .string(document.mediaType), "digest": .string(document.digest.description),
      "as_of": .optional(document.asOf?.description), "claims": .integer(change.claims.count - context),
      "context": .integer(context), "unchanged": .bool(isSame),
      "added": .array(change.added.map(\.published)),
      "changed": .array(
        change.changed.map { ["before": .string($0.before.text), "after": $0.after.published] }),
      "removed": .array(change.removed.map(\.published)),
      "stale": .array(
        stale.map { ["questionnaire": .string($0.questionnaire), "question": .string($0.answer.question.rawValue)] }),
      "warnings": .array(document.warnings.map { .string($0) }),
    ]
  }

  func text(width: Int) -> String {
    let date = document.asOf.map { "as of \($0)" } ?? "without a date"
    let name = Visible.line(document.name.rawValue)
    let counts = counts
    let supporting = change.claims.count - counts[.context, default: 0]
    guard change.wasKnown else {
      let parts = Modality.allCases.filter { $0 != .context }
        .compactMap { modality in counts[modality].map { "\($0) \(modality.word)" } }
      let detail = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
      return "\(name): \(supporting) claims\(detail), \(date)\n"
    }
    if isSame { return "\(name): unchanged, \(supporting) claims, \(date)\n" }
    var text =
      "\(name): \(supporting) claims, \(date): \(change.added.count) added, \(change.changed.count) changed, "
      + "\(change.removed.count) removed\n"
    func line(_ sign: String, _ claim: Claim) {
      text += Visible.clipped("  \(sign) \(claim.id) \(claim.span): \(Visible.line(claim.text))", to: width) + "\n"
    }
    for claim in change.removed { line("-", claim) }
    for pair in change.changed {
      line("<", pair.before)
      line(">", pair.after)
    }
    for claim in change.added { line("+", claim) }
    return text
  }
}

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

  private var supporting: Int { change.claims.count { $0.modality != .context } }

  var published: JSONValue {
    [
      "name": .string(document.name.rawValue), "title": .string(document.title), "path": .string(document.path),
      "media_type": .string(document.mediaType), "digest": .string(document.digest.description),
      "as_of": .optional(document.asOf?.description), "claims": .integer(supporting),
      "context": .integer(change.claims.count - supporting), "unchanged": .bool(isSame),
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
    guard change.wasKnown else {
      let counts = Modality.allCases.filter { $0 != .context }
        .map { modality in (modality.word, change.claims.count { $0.modality == modality }) }
        .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
      let detail = counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
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

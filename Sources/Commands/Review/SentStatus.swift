import JSON
import Knowledge
import Model
import Reports

/// What went to which customer, and which of its answers stand no longer.
struct SentStatus {
  /// One file.
  struct Item {
    var sent: SentFile
    /// Answers that cite lines which have changed or are gone.
    var stale: [Identifier<Question>]
    /// Answers whose documents have passed their review age.
    var old: [Identifier<Question>]
    /// Answers of which a claim is shown by evidence that has expired, and by no other.
    var expired: [Identifier<Question>]
  }

  let items: [Item]

  /// After how many days a document needs another look.
  static let reviewAge = 365

  init(of store: any Store, along chain: Chain) throws {
    var digests: [Identifier<Claim>: Digest] = [:]
    let files = try store.sentFiles()
    guard !files.isEmpty else {
      items = []
      return
    }
    for claim in chain.claims { digests[claim.id] = claim.digest }
    let dates = Dictionary(
      try store.documents().map { ($0.name, $0.asOf) }, uniquingKeysWith: { first, _ in first })
    items = files.map { sent in
      let stale = sent.answers.filter { answer in answer.citations.contains { digests[$0.claim] != $0.digest } }
      let old = sent.answers.filter { answer in
        answer.citations.contains { citation in
          guard let asOf = dates[citation.document] ?? citation.asOf else { return false }
          return chain.now.date.daysSinceEpoch - asOf.daysSinceEpoch > Self.reviewAge
        }
      }
      let expired = sent.answers.filter { answer in answer.citations.contains { chain.isExpired($0.claim) } }
      return Item(
        sent: sent, stale: stale.map(\.question), old: old.map(\.question), expired: expired.map(\.question))
    }
  }

  func text(width: Int) -> String {
    guard !items.isEmpty else { return "" }
    let table = TerminalTable(
      [
        .init("sent", .wrapped), .init("customer", .wrapped), .init("on"), .init("answers", isNumeric: true),
        .init("stale now", .wrapped), .init("sources too old", .wrapped), .init("evidence expired", .wrapped),
      ],
      rows: items.map { item in
        [item.sent.file, item.sent.customer, item.sent.time.date.description, "\(item.sent.answers.count)"]
          + [item.stale, item.old, item.expired].map { ids in
            ids.isEmpty ? "-" : ids.map(\.rawValue).joined(separator: ", ")
          }
      })
    return "\n" + table.text(width: width)
  }

  var published: JSONValue {
    .array(
      items.map { item in
        [
          "file": .string(item.sent.file), "digest": .string(item.sent.digest.description),
          "questionnaire": .string(item.sent.questionnaire), "customer": .string(item.sent.customer),
          "time": .string(item.sent.time.description), "answers": .integer(item.sent.answers.count),
          "stale": .array(item.stale.map { .string($0.rawValue) }),
          "old": .array(item.old.map { .string($0.rawValue) }),
          "expired": .array(item.expired.map { .string($0.rawValue) }),
        ]
      })
  }
}

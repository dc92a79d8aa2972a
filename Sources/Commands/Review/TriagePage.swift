import HTML
import Knowledge
import Model
import Questionnaires

/// All answers on one page, the weakest first, each with its source lines in context; no scripts, printable.
struct TriagePage {
  let bytes: [UInt8]

  init(_ items: [Reviewed], store: any Store, time: Instant) throws {
    var sources: [Identifier<Document>: SourceLines] = [:]
    for document in Set(items.flatMap { $0.answer.citations.map(\.document) }) {
      sources[document] = try store.content(of: document).map { SourceLines($0) }
    }
    let names = Set(items.map(\.record.questionnaire)).sorted().joined(separator: ", ")
    bytes =
      Page(title: "Answers to review: \(names)") {
        Tag.header {
          Tag.h1 { "Answers to review: \(names)" }
          Tag.p(.class("muted")) {
            "As of "
            Tag.time(.time(time.description)) { time.description }
            ". The weakest come first. Answers are drafts until a person approves them."
          }
        }
        Tag.main {
          Self.summary(items)
          for item in items { Self.article(item, sources) }
        }
        Tag.footer { "Made by vouch from the workspace's documents and answers." }
      }.bytes
  }

  private static func summary(_ items: [Reviewed]) -> Markup {
    let owners = Set(items.map { $0.review?.owner ?? "nobody" }).sorted()
    return Tag.table(.class("grid")) {
      Tag.thead {
        Tag.tr {
          Tag.th(.columnHead) { "Owner" }
          for verdict in Verdict.allCases { Tag.th(.columnHead, .class("number")) { AnswerReport.name(of: verdict) } }
          Tag.th(.columnHead, .class("number")) { "all" }
        }
      }
      Tag.tbody {
        for owner in owners {
          Tag.tr {
            Tag.th(.rowHead) { owner }
            for verdict in Verdict.allCases {
              Tag.td(.class("number")) {
                String(items.count { ($0.review?.owner ?? "nobody") == owner && $0.answer.verdict == verdict })
              }
            }
            Tag.td(.class("number")) { String(items.count { ($0.review?.owner ?? "nobody") == owner }) }
          }
        }
      }
    }
  }

  private static func article(_ item: Reviewed, _ sources: [Identifier<Document>: SourceLines]) -> Markup {
    let answer = item.answer
    return Tag.article(.id(item.name)) {
      Tag.h2 { item.name }
      Tag.p {
        badge(answer.verdict)
        " \(Int((answer.confidence * 100).rounded())) % · \(item.record.status.words)"
        if let owner = item.review?.owner { " · \(owner)" }
        if let draft = answer.draft {
          " · proposal below the threshold: \(draft.verdict.rawValue), \(Int((draft.confidence * 100).rounded())) %"
        }
      }
      Tag.p { Tag.strong { answer.questionText } }
      if !answer.options.isEmpty { Tag.p { "Answer: " + answer.options.joined(separator: " | ") } }
      if !answer.text.isEmpty { Tag.p { answer.text } }
      for warning in answer.warnings { Tag.p { HTML.Status.fair.badge(warning) } }
      for citation in answer.citations { cited(citation, sources[citation.document]) }
      if !answer.reason.isEmpty { Tag.p(.class("muted")) { answer.reason } }
    }
  }

  private static func cited(_ citation: Citation, _ source: SourceLines?) -> Markup {
    Markup {
      Tag.p { Wording.citation(citation) }
      if let source {
        Tag.pre {
          for line in source.around(citation.lines, context: 2) {
            if line.isCited {
              Tag.strong { "\(line.number)  \(line.line)" }
            } else {
              "\(line.number)  \(line.line)"
            }
            "\n"
          }
        }
      }
    }
  }

  private static func badge(_ verdict: Verdict) -> Markup {
    switch verdict {
    case .yes: HTML.Status.good.badge("yes")
    case .no: HTML.Status.bad.badge("no")
    case .partial: HTML.Status.fair.badge("partial")
    case .planned: HTML.Status.planned.badge("planned")
    case .notStated: HTML.Status.neutral.badge("open")
    }
  }
}

import HTML
import JSON
import Knowledge
import Model
import Reports

extension Trace {
  /// The walk as a page of nested lists.
  var page: Page {
    Page(title: "Trace: \(title)") {
      Tag.header {
        Tag.h1 { "Trace: \(title)" }
        Tag.p(.class("muted")) {
          "As of "
          Tag.time(.time(chain.now.description)) { chain.now.description }
          ". Question, answer, claim, control and evidence, each standing on the next."
        }
      }
      Tag.main {
        if subject != nil {
          Tag.h2 { "What it stands on" }
          Tag.ul { foundations.map(item) }
        }
        if !dependents.isEmpty {
          Tag.h2 { subject == nil ? "What no longer holds, and what stands on it" : "What stands on it" }
          Tag.ul { dependents.map(item) }
        }
        if !affected.isEmpty {
          Tag.h2 { "Answers to look at, those that customers have first" }
          Tag.ul {
            for record in affected {
              Tag.li { "\(TraceSubject.name(record)) (\(state(of: record))): \(record.answer.questionText)" }
            }
          }
        }
      }
      Tag.footer { "Made by vouch from the workspace's answers, claims and index of sealed evidence." }
    }
  }

  private func item(_ link: Link) -> Markup {
    Tag.li {
      (link.fault == nil ? HTML.Status.good : HTML.Status.bad).badge(link.fault == nil ? "holds" : "no longer holds")
      " " + words(of: link.thing)
      if let fault = link.fault { Tag.span(.class("muted")) { ": " + fault } }
      if !link.links.isEmpty { Tag.ul { link.links.map(item) } }
    }
  }
}

/// The ways to write a trace as a file.
enum TraceRenderings {
  static let all: [Rendering<Trace>] = [
    Rendering("json") { Array($0.published.pretty.utf8) }, Rendering("html") { $0.page.bytes },
  ]
}

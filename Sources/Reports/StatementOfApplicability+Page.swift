import HTML
import Model

extension Rendering where Subject == StatementOfApplicability {
  static var applicabilityPage: Rendering { Rendering("html") { page($0).bytes } }

  private static func page(_ statement: StatementOfApplicability) -> Page {
    Page(title: "Statement of Applicability: \(statement.organisation)") {
      Tag.header {
        Tag.h1 { "Statement of Applicability" }
        Tag.dl(.class("facts")) {
          fact("Organisation", statement.organisation)
          fact("Scope", statement.scope.isEmpty ? "not recorded" : statement.scope.joined(separator: "; "))
          fact("Version", statement.approval.map { String($0.version) } ?? "draft, not approved")
          if let approval = statement.approval {
            fact("Approved", "\(approval.time.date) by \(approval.approver)")
          }
          fact("Drawn up", statement.time.description)
        }
      }
      Tag.main {
        counts(statement)
        for theme in themes(statement) {
          Tag.h2 { theme.name }
          table(theme.entries)
        }
      }
      Tag.footer {
        "Justifications come from the risk register, recorded obligations and decisions; what is absent there is absent here."
      }
    }
  }

  private static func fact(_ term: String, _ text: String) -> Markup {
    Markup {
      Tag.dt { term }
      Tag.dd { text }
    }
  }

  private static func counts(_ statement: StatementOfApplicability) -> Markup {
    let entries = statement.entries
    let necessary = entries.filter { $0.necessary == true }
    return Tag.p {
      "\(Figure.count(entries.count, "control")): \(necessary.count) necessary, "
        + "\(entries.filter { $0.necessary == false }.count) excluded, "
        + "\(entries.filter { $0.necessary == nil }.count) undecided. Of the necessary ones "
        + "\(necessary.filter { $0.implementation == "yes" }.count) are implemented, "
        + "\(necessary.filter { $0.implementation == "partial" }.count) in part, "
        + "\(necessary.filter { $0.implementation == "planned" }.count) planned; "
        + "\(necessary.filter(\.finding.isEvidenced).count) have fresh evidence."
    }
  }

  private static func themes(
    _ statement: StatementOfApplicability
  ) -> [(name: String, entries: [StatementOfApplicability.Entry])] {
    var order: [String] = []
    var themes: [String: [StatementOfApplicability.Entry]] = [:]
    for entry in statement.entries {
      if themes[entry.finding.control.group] == nil { order.append(entry.finding.control.group) }
      themes[entry.finding.control.group, default: []].append(entry)
    }
    return order.map { ($0, themes[$0] ?? []) }
  }

  private static func table(_ entries: [StatementOfApplicability.Entry]) -> Markup {
    Tag.table(.class("grid")) {
      Tag.thead {
        Tag.tr {
          for name in ["Control", "Necessary", "Justification", "Implemented", "How", "Evidence", "Owner"] {
            Tag.th(.columnHead) { name }
          }
        }
      }
      Tag.tbody { for entry in entries { row(entry) } }
    }
  }

  private static func row(_ entry: StatementOfApplicability.Entry) -> Markup {
    let finding = entry.finding
    return Tag.tr(.id("\(finding.reference)")) {
      Tag.th(.rowHead) {
        Tag.code { finding.control.id.rawValue }
        " " + finding.control.title
      }
      Tag.td {
        switch entry.necessary {
        case true?: Status.good.badge("yes")
        case false?: Status.neutral.badge("no")
        case nil: Status.bad.badge("undecided")
        }
      }
      Tag.td {
        if entry.necessary == false {
          entry.exclusion.isEmpty ? "no reason recorded" : entry.exclusion
        } else if entry.inclusion.isEmpty {
          Tag.span(.class("muted")) { "no reason recorded" }
        } else {
          for justification in entry.inclusion {
            Tag.span(.class("label")) { justification.source?.words ?? "other" }
            justification.words
          }
        }
      }
      Tag.td { if entry.necessary != false { finding.state.status.badge(entry.implementation) } }
      Tag.td {
        for support in finding.claims.filter({ $0.state != .gap }).prefix(3) {
          Tag.p(.class("quote")) {
            support.claim.text
            Tag.span(.class("label")) { "\(support.place), \(support.state.words)" }
          }
        }
      }
      Tag.td { finding.evidenced.status.badge(finding.evidenced.words) }
      Tag.td { entry.owner }
    }
  }
}

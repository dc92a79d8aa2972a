import HTML
import Model

extension Rendering where Subject == GapAnalysis {
  static var gapPage: Rendering { Rendering("html") { page($0).bytes } }

  private static func page(_ analysis: GapAnalysis) -> Page {
    Page(title: "Gap analysis: \(analysis.organisation)") {
      Tag.header {
        Tag.h1 { "Gap analysis: \(analysis.organisation)" }
        Tag.p(.class("muted")) {
          "As of "
          Tag.time(.time(analysis.time.description)) { analysis.time.description }
          ". Asserted means that documents claim it; evidenced means that a sealed, sufficient, fresh artefact supports it. An assertion is no proof."
        }
      }
      Tag.main {
        Tag.h2 { "Summary" }
        summary(analysis)
        if !analysis.documentedInformation.isEmpty { documents(analysis) }
        if let changes = analysis.changes { changed(changes) }
        if !analysis.roadmap.isEmpty { roadmap(analysis) }
        for catalog in analysis.catalogs { heatMap(analysis, catalog) }
        for catalog in analysis.catalogs { details(analysis, catalog) }
      }
      Tag.footer { "Made by vouch from the workspace's claims, evidence and decisions." }
    }
  }

  private static func summary(_ analysis: GapAnalysis) -> Markup {
    Tag.table(.class("grid")) {
      Tag.thead {
        Tag.tr {
          Tag.th(.columnHead) { "Catalog" }
          for state in GapState.allCases { Tag.th(.columnHead, .class("number")) { state.words } }
          Tag.th(.columnHead, .class("number")) { "Asserted" }
          Tag.th(.columnHead, .class("number")) { "Evidenced" }
          Tag.th(.columnHead, .class("number")) { "All" }
        }
      }
      Tag.tbody {
        for catalog in analysis.catalogs { row(catalog, analysis.findings.filter { $0.catalog == catalog.id }) }
      }
    }
  }

  private static func row(_ catalog: Catalog, _ findings: [Finding]) -> Markup {
    let tally = GapAnalysis.Tally(findings)
    return Tag.tr {
      Tag.th(.rowHead) { Tag.a(.anchor(to: "map-\(catalog.id)")) { catalog.title } }
      for state in GapState.allCases { Tag.td(.class("number")) { String(tally[state]) } }
      Tag.td(.class("number")) { String(tally.assertedCount) }
      Tag.td(.class("number")) { String(tally.evidencedCount) }
      Tag.td(.class("number")) { String(tally.total) }
    }
  }

  private static func heatMap(_ analysis: GapAnalysis, _ catalog: Catalog) -> Markup {
    Markup {
      Tag.h2(.id("map-\(catalog.id)")) { "\(catalog.title): map by theme" }
      Tag.p(.class("muted")) {
        GapState.allCases.map { state in
          Markup {
            state.status.badge(state.words); " "
          }
        }
        "● fresh evidence"
      }
      for group in analysis.groups(of: catalog.id) {
        Tag.h3 { group.name }
        Tag.ul(.class("heat")) {
          for finding in group.findings {
            Tag.li(.class("cell \(finding.state.status.rawValue)"), .title(finding.control.title)) {
              Tag.a(.anchor(to: "\(finding.reference)")) { finding.control.id.rawValue }
              finding.isEvidenced ? " ●" : ""
              Tag.br()
              Tag.span(.hidden) { finding.state.status.glyph }
              " " + finding.state.words
            }
          }
        }
      }
    }
  }

  private static func details(_ analysis: GapAnalysis, _ catalog: Catalog) -> Markup {
    Markup {
      Tag.h2 { "\(catalog.title): findings" }
      Tag.table(.class("grid")) {
        Tag.thead {
          Tag.tr {
            for name in ["Requirement", "State", "Claims (asserted)", "Evidence", "Finding", "Action, owner, due"] {
              Tag.th(.columnHead) { name }
            }
          }
        }
        Tag.tbody { for finding in analysis.findings where finding.catalog == catalog.id { row(finding) } }
      }
    }
  }

  private static func row(_ finding: Finding) -> Markup {
    Tag.tr(.id("\(finding.reference)")) {
      Tag.th(.rowHead) {
        Tag.code { finding.control.id.rawValue }
        " " + finding.control.title
      }
      Tag.td { finding.state.status.badge(finding.state.words) }
      Tag.td {
        Tag.span(.class("label")) { "asserted: \(finding.asserted.words)" }
        for support in finding.claims.prefix(6) {
          Tag.p(.class("quote")) {
            support.claim.text
            Tag.span(.class("label")) {
              "\(support.place), \(support.state.words)"
                + (support.restriction.isEmpty ? "" : " (\(support.restriction))")
            }
          }
        }
        if finding.claims.count > 6 { Tag.p(.class("muted")) { "and \(finding.claims.count - 6) more" } }
      }
      Tag.td {
        finding.evidenced.status.badge(finding.evidenced.words)
        for exhibit in finding.evidence.prefix(4) {
          Tag.span(.class("label")) {
            "\(exhibit.evidence.path), \(exhibit.evidence.collected.date), \(exhibit.standing.rawValue)"
          }
        }
      }
      Tag.td {
        finding.text
        if !finding.coverage.isEmpty {
          Tag.span(.class("label")) {
            "Related: "
              + finding.coverage.prefix(6).map { "\($0.control) (\($0.relationship.rawValue), \($0.state.words))" }
              .joined(separator: ", ")
          }
        }
      }
      Tag.td {
        if let grade = finding.decision?.grade { Tag.strong { grade.words } }
        if let action = finding.decision?.action { Tag.p { action } }
        [finding.decision?.owner, finding.decision?.due?.description].compactMap { $0 }.joined(separator: ", ")
      }
    }
  }

  private static func roadmap(_ analysis: GapAnalysis) -> Markup {
    Markup {
      Tag.h2 { "Roadmap" }
      Tag.p(.class("muted")) {
        "Each step is what closes most of what the steps above leave open: one point for a requirement that it closes by a stated mapping, half a point for one that it covers in part."
      }
      Tag.table(.class("grid")) {
        Tag.thead {
          Tag.tr { for name in ["", "Fix", "State", "Closes", "Advances", "Points"] { Tag.th(.columnHead) { name } } }
        }
        Tag.tbody {
          for (index, fix) in analysis.roadmap.enumerated() {
            Tag.tr {
              Tag.td(.class("number")) { String(index + 1) }
              Tag.th(.rowHead) {
                Tag.code { "\(fix.control)" }
                " " + fix.title
              }
              Tag.td { fix.state.status.badge(fix.state.words) }
              Tag.td { fix.closes.map(\.description).joined(separator: ", ") }
              Tag.td { fix.advances.map(\.description).joined(separator: ", ") }
              Tag.td { fix.arithmetic }
            }
          }
        }
      }
    }
  }

  private static func documents(_ analysis: GapAnalysis) -> Markup {
    Markup {
      Tag.h2 { "Stage 1: mandatory documented information" }
      Tag.table(.class("grid")) {
        Tag.thead {
          Tag.tr { for name in ["Clause", "Item", "Defects", "Found", "Looked for"] { Tag.th(.columnHead) { name } } }
        }
        Tag.tbody {
          for item in analysis.documentedInformation {
            Tag.tr {
              Tag.td { item.demand.clause }
              Tag.th(.rowHead) { item.demand.title }
              Tag.td {
                item.defects.isEmpty ? Status.good.badge("none") : Markup()
                for defect in item.defects {
                  (defect == .planned ? Status.planned : defect == .missing ? .bad : .fair).badge(defect.words)
                  " "
                }
              }
              Tag.td {
                for place in item.places.prefix(3) {
                  Tag.span(.class("label")) {
                    place.file + (place.lines.map { ":\($0.lowerBound)" } ?? "") + " “\(place.words)”"
                      + (place.date.map { ", \($0)" } ?? ", no date")
                  }
                }
              }
              Tag.td { item.demand.lookedFor }
            }
          }
        }
      }
    }
  }

  private static func changed(_ changes: [GapAnalysis.Change]) -> Markup {
    Markup {
      Tag.h2 { "Changes since the earlier run" }
      if changes.isEmpty {
        Tag.p { "None." }
      } else {
        Tag.table(.class("grid")) {
          Tag.thead { Tag.tr { for name in ["Requirement", "Before", "Now"] { Tag.th(.columnHead) { name } } } }
          Tag.tbody {
            for change in changes {
              Tag.tr {
                Tag.th(.rowHead) { Tag.code { "\(change.control)" } }
                Tag.td { side(change.before, change.wasEvidenced) }
                Tag.td { side(change.after, change.isEvidenced) }
              }
            }
          }
        }
      }
    }
  }

  private static func side(_ state: GapState?, _ isEvidenced: Bool) -> Markup {
    Markup {
      state.map { $0.status.badge($0.words) } ?? Markup(text: "not in the run")
      isEvidenced ? " with fresh evidence" : ""
    }
  }
}

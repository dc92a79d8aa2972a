import HTML
import Model

/// `index.html`: what lies in the bundle and which control each file supports, for reading and printing.
struct BundlePage {
  let seal: Seal
  let kind: Statement.Kind
  let lists: Lists

  /// A page of more rows is of no use to a reader.
  static let longest = 2_000

  var bytes: [UInt8] {
    let title = "\(Self.title(kind))\(seal.organisation.map { " of \($0)" } ?? "")"
    return Page(title: title) {
      Tag.h1 { title }
      facts
      controls
      files
      Tag.p(.class("muted")) {
        "The signature covers this page. VERIFY.txt says how to check it with stock tools; index.jsonl has every fact."
      }
    }.bytes
  }

  private var facts: Markup {
    Tag.dl(.class("facts")) {
      fact("Made", seal.created.description)
      fact("Signed by", seal.signer.principal)
      fact("Covers", seal.period.map(Self.words) ?? "not stated")
      fact("Scope", seal.scope.isEmpty ? "not stated" : seal.scope.joined(separator: ", "))
      fact("Files", String(lists.count))
      fact("Sufficient", "\(lists.tally.met) of \(lists.count)")
      fact("Redactions", String(lists.tally.redactions))
      fact("Merkle root", Digest(bytes: lists.root).hexadecimal)
    }
  }

  @MarkupBuilder private func fact(_ name: String, _ value: String) -> Markup {
    Tag.dt { name }
    Tag.dd { value }
  }

  @MarkupBuilder private var controls: Markup {
    let supported = lists.tally.controls.sorted { $0.key < $1.key }
    if !supported.isEmpty {
      Tag.h2 { "Controls" }
      Tag.table(.class("grid")) {
        Tag.thead { Self.head(["Control", "Files"]) }
        Tag.tbody {
          for (name, control) in supported {
            let paths = control.first.map { $0.path.dropFirst("data/".count) }
            Tag.tr {
              Tag.td { name }
              Tag.td { paths.joined(separator: ", ") + Self.rest(control.count, Tally.mostNamed) }
            }
          }
        }
      }
    }
  }

  @MarkupBuilder private var files: Markup {
    Tag.h2 { "Files" }
    Tag.table(.class("grid")) {
      Tag.thead {
        Self.head(["File", "Controls", "Collected", "Covers", "Source", "Rows", "Sufficient", "Redacted"])
      }
      Tag.tbody { lists.rows }
    }
    if lists.count > Self.longest { Tag.p { Self.rest(lists.count, Self.longest) } }
  }

  private static func head(_ names: [String]) -> Markup {
    Tag.tr { for name in names { Tag.th(.columnHead) { name } } }
  }

  static func row(_ artefact: Artefact) -> Markup {
    Tag.tr {
      Tag.td { String(artefact.path.dropFirst(5)) }
      Tag.td { artefact.controls.joined(separator: " ") }
      Tag.td { (artefact.ended ?? artefact.started)?.description ?? "" }
      Tag.td { artefact.period.map(words) ?? "" }
      Tag.td { [artefact.source.system, artefact.source.host].compactMap { $0 }.joined(separator: " on ") }
      Tag.td(.class("number")) { artefact.rows.map(String.init) ?? "" }
      Tag.td { badge(artefact) }
      Tag.td { artefact.redactions.map { "\($0.rule) × \($0.count)" }.joined(separator: ", ") }
    }
  }

  private static func badge(_ artefact: Artefact) -> Markup {
    switch artefact.sufficiency {
    case .met: Status.good.badge("met")
    case .notMet: Status.bad.badge("not met")
    case .unknown: Status.neutral.badge("unknown")
    }
  }

  private static func words(_ period: Range<Instant>) -> String {
    "\(period.lowerBound.date) to before \(period.upperBound.date)"
  }

  private static func rest(_ count: Int, _ shown: Int) -> String {
    count > shown ? " and \(count - shown) more" : ""
  }

  private static func title(_ kind: Statement.Kind) -> String {
    switch kind {
    case .evidence: "Evidence"
    case .disclosure: "Disclosed evidence"
    case .period: "Evidence of a period"
    }
  }
}

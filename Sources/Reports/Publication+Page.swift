import HTML

extension Publication {
  /// The page as HTML that needs nothing but itself; remarks are `footer` elements.
  public var page: [UInt8] {
    Page(title: title) {
      Tag.main {
        Tag.h1 { title }
        if let asOf { Tag.p { "Last updated: \(asOf)" } }
        for section in sections { Self.section(section) }
      }
    }.bytes
  }

  private static func section(_ section: Section) -> Markup {
    var heading: String?
    return Tag.section {
      Tag.h2 { section.heading }
      if section.passages.isEmpty { Tag.footer(.class("label")) { silence } }
      for passage in section.passages {
        if passage.heading != heading {
          let next = passage.heading ?? section.heading
          let _ = heading = passage.heading
          Tag.h3 { next }
        }
        if let leadIn = passage.leadIn { Tag.p { leadIn } }
        Tag.ul {
          for statement in passage.statements {
            Tag.li {
              Tag.p { statement.text }
              for label in statement.labels {
                Tag.footer(.class("label")) { label.status.badge(label.text) }
              }
            }
          }
        }
      }
    }
  }
}

extension Publication.Label {
  fileprivate var status: Status {
    switch kind {
    case .evidenced: .good
    case .asserted: .neutral
    case .planned: .planned
    case .restricted: .fair
    case .denied: .bad
    }
  }
}

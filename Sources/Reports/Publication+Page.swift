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
    Tag.section {
      Tag.h2 { section.heading }
      if section.passages.isEmpty { Tag.footer(.class("label")) { silence } }
      for passage in section.passages {
        if passage.showsHeading {
          if let above = passage.above { Tag.h3 { above } }
          if passage.above == nil {
            Tag.h3 { passage.heading ?? section.heading }
          } else {
            Tag.h4 { passage.heading ?? section.heading }
          }
        }
        passage.labels.map(\.markup)
        if let leadIn = passage.leadIn { Tag.p { leadIn } }
        if !passage.statements.isEmpty {
          Tag.ul {
            for statement in passage.statements {
              Tag.li {
                Tag.p { statement.text }
                statement.labels.map(\.markup)
              }
            }
          }
        }
      }
    }
  }
}

extension Publication.Label {
  fileprivate var markup: Markup { Tag.footer(.class("label")) { status.badge(text) } }

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

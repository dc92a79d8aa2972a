// Rows of a table as claims.

import Model

enum TableHeader {
  static let names = WordClass(
    22,
    [
      "control", "controls", "measure", "measures", "description", "details", "detail", "status", "frequency", "area",
      "category", "item", "topic", "requirement", "implementation", "owner", "responsible", "value", "retention",
      "period",
      "type", "name", "purpose", "location", "provider", "region", "data", "plan", "feature", "standard",
      "certification",
      "date", "version", "target", "response", "severity", "priority", "sla", "id", "ref", "no", "#", "question",
      "answer", "comment", "comments", "notes", "scope", "service", "system", "process", "risk", "safeguard",
      "objective",
      "metric", "subprocessor", "sub-processor", "vendor", "country", "entity", "function", "activity", "level", "time",
      "deadline", "cadence", "evidence", "property", "setting", "parameter", "framework", "where", "what", "how", "who",
      "when", "method", "algorithm", "article", "security", "free", "basic", "standard", "pro", "business",
      "enterprise",
      "premium", "starter", "team", "role", "access", "metric", "measured", "since", "meaning", "updates", "update",
      "state", "term", "action", "step", "result", "criteria", "example", "reference",
    ])

  /// Whether the columns are those of a document's own history: `Version | Date | Author | Change`.
  static func isHistory(_ header: [String]) -> Bool {
    let names = header.map { Words($0).text(0) }
    guard names.contains(where: { ["version", "revision", "rev", "issue", "edition"].contains($0) }) else {
      return false
    }
    return names.count {
      ["date", "author", "change", "changes", "editor", "approved", "approver", "reviewer"].contains($0)
    } >= 2
  }

  /// Whether a row gives the share that a measure shall reach: `Incident response | 100% of incidents handled in time`.
  static func setsShare(_ cells: [Passage], header: [String]) -> Bool {
    let names = header.lazy.map { Words($0).text(0) }
    guard let first = names.first, ["measure", "metric", "kpi", "indicator", "objective"].contains(first),
      let target = names.firstIndex(where: { ["target", "goal"].contains($0) }), target < cells.count
    else { return false }
    let words = Words(cells[target])
    return words.text(0) == "all"
      || words.words.indices.contains { words.text($0) == "of" && words.text($0 - 1) == "%" }
  }

  /// Whether the columns are kinds of measures that stand side by side: `Technical measures | Organizational measures`. What
  /// stands in one row has then nothing to do with each other.
  static func areParallel(_ header: [String]) -> Bool {
    header.count > 1
      && header.allSatisfy { name in
        let words = Words(name).words.map(\.text)
        return words.contains(where: sides.contains) && words.allSatisfy { sides.contains($0) || kinds.contains($0) }
      }
  }

  private static let sides: Set<String> = [
    "technical", "organizational", "organisational", "physical", "administrative", "personnel", "contractual", "legal",
  ]
  private static let kinds: Set<String> = [
    "measure", "measures", "control", "controls", "safeguard", "safeguards", "security", "and", "precautions", "-",
  ]

  /// Whether the rows are offers: `Plan | Response time`, `Option | Uptime`.
  static func namesPlans(_ header: [String]) -> Bool {
    guard header.count > 1, let first = header.first else { return false }
    let words = Words(first)
    return words.count <= 3 && words.words.last.map { offers.contains($0.text) } == true
  }

  private static let offers: Set<String> = [
    "plan", "plans", "tier", "tiers", "edition", "editions", "package", "packages", "option", "options", "subscription",
    "subscriptions", "add-on", "add-ons",
  ]

  /// The first row's cells where they name columns, nil where they state something.
  static func detect(_ rows: [[String]]) -> [String]? {
    guard rows.count >= 2, let first = rows.first else { return nil }
    if areParallel(first) { return first }
    if namesPlans(first), first.allSatisfy({ $0.utf8.count <= 40 && !Words($0).hasFigure }) { return first }
    let filled = first.filter { !$0.isEmpty }
    guard filled.count >= 1, filled.allSatisfy({ $0.utf8.count <= 40 }) else { return nil }
    let named = filled.filter { cell in
      let words = Words(cell)
      return words.words.contains { names.contains($0) } && !words.hasFigure
    }
    let enough = filled.count <= 2 ? named.count == filled.count : named.count * 3 >= filled.count * 2
    return enough && filled.allSatisfy({ !Words($0).startsWithFigure }) ? first : nil
  }
}

enum TableRow {
  struct Reading {
    var text: String
    var raw: Range<Int>
    var modality: Modality?
    var scope: [Parameter] = []
    var context: [String] = []
    /// The words that tell the standing: label and cells without the names of columns.
    var plain = ""
  }

  private static let marks = Set(["✓", "✔", "✅", "☑", "☐", "●"])
    .union((StatusWords.crosses + StatusWords.works).map(\.description))
  /// Names of columns that tell how far something is.
  private static let statuses: Set<String> = [
    "status", "state", "implemented", "in place", "availability", "available", "implementation status", "compliant",
    "answer", "supported", "progress", "implementation", "current state", "current status", "compliance", "done", "met",
    "result", "maturity",
  ]
  private static let plans: Set<String> = [
    "free", "basic", "starter", "standard", "pro", "plus", "team", "business", "professional", "enterprise", "premium",
    "growth", "scale", "ultimate", "essentials", "advanced",
  ]

  static func read(_ cells: [Passage], header: [String]) -> [Reading] {
    // Wider rows are data and no statement.
    guard cells.count <= 64 else { return [] }
    let filled = cells.filter { !$0.isEmpty }
    guard let first = filled.first, let last = filled.last else { return [] }
    let raw = first.raw(0..<first.bytes.count).spanning(last.raw(0..<last.bytes.count))
    let matrix = planMatrix(cells, header, raw)
    if !matrix.isEmpty { return matrix }
    if TableHeader.areParallel(header) {
      return filled.map { cell in
        Reading(text: cell.string, raw: cell.raw(0..<cell.bytes.count), modality: StatusWords.standing(cell.string))
      }
    }
    // `❌ | SAML`: the mark tells how what stands beside it stands.
    if marks.contains(first.string), filled.contains(where: { !marks.contains($0.string) }),
      let place = cells.firstIndex(where: { !$0.isEmpty })
    {
      let order = Array(cells.indices.filter { $0 != place }) + [place]
      let names = order.map { $0 < header.count && !marks.contains(header[$0]) ? header[$0] : "" }
      return read(order.map { cells[$0] }, header: names)
    }
    var label = first.string
    var modality: Modality?
    var parts: [String] = []
    var plainParts: [String] = []
    var context: [String] = []
    var labelIsNumber = false
    let words = Words(label)
    // A number or id in the first column labels the row; the second column names it.
    if filled.count > 2, words.words.allSatisfy({ $0.isFigure || $0.isMark }) { labelIsNumber = true }
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      let text = cell.string
      if index == cells.firstIndex(where: { !$0.isEmpty }) {
        continue
      }
      let column = index < header.count ? header[index] : ""
      let isStatus = statuses.contains(column.lowercased())
      if cells.count > 2, !isStatus, ["-", "–", "—", "n/a", "na", "none"].contains(text.lowercased()) { continue }
      plainParts.append(text)
      if let standing = StatusWords.standing(text) ?? (isStatus ? StatusWords.date(text) : nil),
        isStatus || cells.count == 2 && !StatusWords.isAmbiguous(text) || marks.contains(text)
      {
        modality = standing
        parts.append(column.isEmpty || !isStatus ? text : text)
        continue
      }
      if labelIsNumber, parts.isEmpty {
        label = text
        labelIsNumber = false
        continue
      }
      if !column.isEmpty { context.append(column) }
      let plain = [
        "description", "details", "detail", "implementation", "measure", "measures", "value", "control", "answer",
        "comment", "comments", "notes", "how", "what", "",
      ].contains(column.lowercased())
      parts.append(plain || cells.count == 2 ? text : "\(column): \(text)")
    }
    // Where a column tells how far a thing is, an empty cell tells nothing.
    let untold = header.indices.contains { index in
      index > 0 && statuses.contains(header[index].lowercased()) && (index >= cells.count || cells[index].isEmpty)
    }
    if modality == nil, untold { modality = .context }
    guard !parts.isEmpty else { return [Reading(text: label, raw: raw, modality: modality)] }
    if parts.count == 1, let pairs = parallel(label, parts[0]) {
      return pairs.map { Reading(text: $0, raw: raw, modality: modality, context: context, plain: $0) }
    }
    let separator = label.hasSuffix(":") || label.hasSuffix("?") ? " " : ": "
    let isOffer = modality == nil && TableHeader.namesPlans(header)
    return [
      Reading(
        text: label + separator + parts.joined(separator: "; "), raw: raw, modality: isOffer ? .conditional : modality,
        scope: isOffer ? [Parameter("plan", label)] : [], context: context,
        plain: label + separator + plainParts.joined(separator: "; "))
    ]
  }

  /// `RTO / RPO` beside `4 h / 15 min` is two figures: each label with its own.
  private static func parallel(_ label: String, _ value: String) -> [String]? {
    func pieces(_ text: String) -> [String] {
      text.split(separator: "/", omittingEmptySubsequences: false).map { piece in
        String(piece.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == ":" }.reversed())
      }
    }
    let labels = pieces(label)
    let values = pieces(value)
    guard labels.count > 1, labels.count == values.count, !labels.contains(""),
      values.allSatisfy({ $0.utf8.contains { (0x30...0x39).contains($0) } })
    else { return nil }
    return zip(labels, values).map { "\($0): \($1)" }
  }

  /// A comparison of plans: a feature and a mark, or what each plan has of it, under each plan.
  private static func planMatrix(_ cells: [Passage], _ header: [String], _ raw: Range<Int>) -> [Reading] {
    guard cells.count >= 3, header.count == cells.count else { return [] }
    let columns = header.indices.dropFirst()
    let known = columns.filter {
      plans.contains(header[$0].lowercased().split(separator: " ").first.map(String.init) ?? "")
    }
    guard known.count == columns.count || TableHeader.namesPlans(header) && !known.isEmpty else { return [] }
    var having: [String] = []
    var details: [(plan: String, text: String)] = []
    for column in columns {
      let text = cells[column].string
      switch StatusWords.standing(text) {
      case .negated: continue
      case .inPlace: having.append(header[column])
      default:
        if text.isEmpty { continue }
        having.append(header[column])
        details.append((header[column], text))
      }
    }
    let feature = cells[0].string
    if having.isEmpty { return [Reading(text: "\(feature): not available", raw: raw, modality: .negated)] }
    if details.isEmpty, having.count == columns.count { return [Reading(text: feature, raw: raw, modality: .inPlace)] }
    // What all plans have alike is no plan's own.
    if details.count == columns.count, details.allSatisfy({ $0.text == details[0].text }) {
      return [Reading(text: "\(feature): \(details[0].text)", raw: raw, modality: .inPlace)]
    }
    let plan = having.joined(separator: ", ")
    if details.isEmpty {
      return [
        Reading(text: "\(feature): \(plan)", raw: raw, modality: .conditional, scope: [Parameter("plan", plan)])
      ]
    }
    // What one plan has in full, beside what others have of it.
    let marked = having.filter { plan in !details.contains { $0.plan == plan } }.map { plan in
      Reading(
        text: "\(feature): \(plan)", raw: raw, modality: .conditional, scope: [Parameter("plan", plan)])
    }
    return marked
      + details.map { detail in
        Reading(
          text: "\(feature) (\(detail.plan)): \(detail.text)", raw: raw, modality: .conditional,
          scope: [Parameter("plan", detail.plan)])
      }
  }
}

extension Block {
  /// A row of cells.
  init(row cells: [Passage], header: [String]) {
    var passage = Passage()
    for cell in cells where !cell.isEmpty { passage.append(cell, separator: " | ") }
    self.init(kind: .row(header: header), passage: passage, cells: cells)
  }
}

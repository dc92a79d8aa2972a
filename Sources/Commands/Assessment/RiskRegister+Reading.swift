import Catalogs
import CSV
import Model
import YAML

extension RiskRegister {
  /// Reads `risks.yaml`: `risks` and `obligations`, each a list.
  init(yaml bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws {
    self.init()
    let root = try YAMLNode.parse(bytes, file: file)
    guard !root.isNull else { return }
    try root.allow(only: ["risks", "obligations"])
    if let list = root["risks"], !list.isNull {
      risks = try list.sequence(of: "'risks'").map { try Self.risk($0, catalogs) }
    }
    if let list = root["obligations"], !list.isNull {
      obligations = try list.sequence(of: "'obligations'").map { try Self.obligation($0, catalogs) }
    }
    try refuseTwins()
  }

  private static func risk(_ node: YAMLNode, _ catalogs: CatalogLibrary) throws -> Risk {
    try node.allow(only: [
      "id", "title", "owner", "likelihood", "impact", "treatment", "controls", "residual", "accepted_by", "assessed",
    ])
    return Risk(
      id: Identifier(try node.string("id")), title: try node.string("title"), owner: try node.optionalString("owner"),
      likelihood: try node.optionalString("likelihood"), impact: try node.optionalString("impact"),
      treatment: try node["treatment"].flatMap { try word($0, Risk.Treatment.self, "'treatment'") },
      controls: try controls(node["controls"], catalogs), residual: try node.optionalString("residual"),
      acceptedBy: try node.optionalString("accepted_by"), assessed: try node["assessed"].flatMap(date),
      location: node.location)
  }

  private static func obligation(_ node: YAMLNode, _ catalogs: CatalogLibrary) throws -> Obligation {
    try node.allow(only: ["id", "kind", "title", "controls"])
    guard let kind = node["kind"] else { throw node.failure("'kind' is missing", hint: "legal, contract or practice") }
    let source = try word(kind, ControlDecision.Justification.Source.self, "'kind'")
    guard let source, source != .risk else {
      throw kind.failure("'kind' must be legal, contract or practice")
    }
    return Obligation(
      id: Identifier(try node.string("id")), source: source, title: try node.string("title"),
      controls: try controls(node["controls"], catalogs), location: node.location)
  }

  private static func controls(_ node: YAMLNode?, _ catalogs: CatalogLibrary) throws -> [ControlReference] {
    guard let node, !node.isNull else { return [] }
    if let text = node.text { return [try catalogs.reference(text, at: node.location)] }
    return try node.sequence(of: "'controls'").map { item in
      try catalogs.reference(try item.string(of: "a control"), at: item.location)
    }
  }

  private static func date(_ node: YAMLNode) throws -> CalendarDate? {
    guard !node.isNull else { return nil }
    guard let date = CalendarDate(try node.string(of: "a date")) else {
      throw node.failure("'\(node.text ?? "")' is no date", hint: "write it as 2026-03-06")
    }
    return date
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode, _ type: Word.Type, _ what: String
  ) throws -> Word? {
    guard !node.isNull else { return nil }
    let text = try node.string(of: what)
    guard let word = Word(rawValue: text) else {
      throw node.failure(
        "\(what) cannot be '\(text)'", hint: "one of: \(type.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return word
  }

  /// Reads a table with a heading row: `id`, `title`, and any of the other members of `risks.yaml`; `kind` is `risk`
  /// or an obligation's kind.
  init(csv bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws {
    self.init()
    let table = try Table(bytes, file: file)
    guard !table.records.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    let names = table.values(0).map { name in
      String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
    for required in ["id", "title"] where !names.contains(required) {
      throw Failure(
        .input, "no column '\(required)'", at: .text(file: file, line: 1, column: 1),
        hint: "columns: id, title, owner, likelihood, impact, treatment, controls, residual, accepted_by, assessed")
    }
    for (record, entry) in table.records.enumerated().dropFirst() {
      let location = Failure.Location.text(file: file, line: entry.line, column: 1)
      func field(_ name: String) -> String? {
        guard let column = names.firstIndex(of: name), column < entry.count else { return nil }
        let text = table[record, column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
      }
      guard field("id") != nil || field("title") != nil else { continue }
      guard let id = field("id"), let title = field("title") else {
        throw Failure(.input, "a risk needs an id and a title", at: location)
      }
      let references = try (field("controls") ?? "").split(whereSeparator: { " ,;".contains($0) }).map {
        try catalogs.reference(String($0), at: location)
      }
      let kind = field("kind")?.lowercased() ?? "risk"
      guard let source = ControlDecision.Justification.Source(rawValue: kind) else {
        throw Failure(.input, "unknown kind '\(kind)'", at: location, hint: "risk, legal, contract or practice")
      }
      guard source == .risk else {
        obligations.append(
          Obligation(id: Identifier(id), source: source, title: title, controls: references, location: location))
        continue
      }
      var treatment: Risk.Treatment?
      if let text = field("treatment") {
        treatment = Risk.Treatment(rawValue: text.lowercased())
        guard treatment != nil else {
          throw Failure(.input, "unknown treatment '\(text)'", at: location, hint: "modify, retain, avoid or share")
        }
      }
      var assessed: CalendarDate?
      if let text = field("assessed") {
        assessed = CalendarDate(text)
        guard assessed != nil else {
          throw Failure(.input, "'\(text)' is no date", at: location, hint: "write it as 2026-03-06")
        }
      }
      risks.append(
        Risk(
          id: Identifier(id), title: title, owner: field("owner"), likelihood: field("likelihood"),
          impact: field("impact"), treatment: treatment, controls: references, residual: field("residual"),
          acceptedBy: field("accepted_by"), assessed: assessed, location: location))
    }
    try refuseTwins()
  }

  /// Throws where two entries have one id.
  func refuseTwins() throws {
    var seen: Set<String> = []
    let entries = risks.map { ($0.id.rawValue, $0.location) } + obligations.map { ($0.id.rawValue, $0.location) }
    for (id, location) in entries where !seen.insert(id).inserted {
      throw Failure(.input, "two risks or obligations have the id '\(id)'", at: location)
    }
  }
}

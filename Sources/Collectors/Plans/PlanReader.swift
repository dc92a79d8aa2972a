public import Model
import Signing
import YAML

/// Reads plans, refusing what it does not know with a place and a suggestion.
public struct PlanReader: Sendable {
  private let profiles: [Profile]

  /// Makes a reader that knows the built-in collectors and these profiles.
  public init(profiles: [Profile]) { self.profiles = profiles }

  /// Reads a plan; `file` names it in errors.
  public func read(_ bytes: [UInt8], file: String) throws(Failure) -> Plan {
    let root = try YAMLNode.parse(bytes, file: file)
    try root.allow(only: ["schema", "name", "title", "scope", "since", "redaction", "items"])
    guard try root.string("schema") == "vouch.plan/1" else {
      throw (root["schema"] ?? root).failure("unknown plan schema", hint: "this version reads 'vouch.plan/1'")
    }
    let name = try root.string("name")
    guard Artefact.isValid(segment: Array(name.utf8)) else {
      throw (root["name"] ?? root).failure("a plan's name is of letters, digits, '.', '_' and '-'")
    }
    var since: CalendarDate?
    if let node = root["since"], let text = node.text {
      guard let date = CalendarDate(text), text.utf8.count == 10 else {
        throw node.failure("'since' must be a day as 2026-01-01")
      }
      since = date
    }
    let policy = try redaction(root["redaction"], over: .standard)
    guard let list = root["items"] else { throw root.failure("'items' is missing") }
    var items: [Plan.Item] = []
    for member in try list.mapping(of: "'items'") { items.append(try item(member, policy: policy)) }
    guard !items.isEmpty else { throw list.failure("a plan needs at least one item") }
    return Plan(
      name: name, title: try root.optionalString("title") ?? name, scope: try root.strings("scope"), since: since,
      digest: Digest(bytes: SHA256.digest(of: bytes)), items: items)
  }

  private static let itemKeys = [
    "title", "collector", "parameters", "cadence", "fresh", "controls", "claims", "sufficiency", "redaction",
    "measures", "retention", "sample", "timeout", "limit",
  ]

  private func item(_ member: YAMLNode.Member, policy: RedactionPolicy) throws(Failure) -> Plan.Item {
    let node = member.value
    guard Artefact.isValid(segment: Array(member.name.utf8)) else {
      throw member.key.failure("an item's name is of letters, digits, '.', '_' and '-', and at most 100 of them")
    }
    _ = try node.mapping(of: "item '\(member.name)'")
    try node.allow(only: Self.itemKeys)
    let collectorName = try node.string("collector")
    let collector = try collector(collectorName, node: node)
    let cadence = try cadence(node["cadence"])
    var rules: [SufficiencyRule] = []
    for text in node["sufficiency"]?.items ?? [] { rules.append(try rule(text)) }
    var measures: [String: String] = [:]
    for measure in node["measures"]?.members ?? [] {
      measures[measure.name] = try measure.value.string(of: "a measure's fact")
    }
    return Plan.Item(
      name: member.name, title: try node.optionalString("title") ?? member.name, collector: collector,
      collectorName: collectorName, cadence: cadence, freshDays: try seconds(node, "fresh").map { max(1, $0 / 86_400) },
      controls: try controls(node), claims: try node.strings("claims"), sufficiency: rules,
      measures: measures,
      redaction: try redaction(node["redaction"], over: policy), retention: try retention(node),
      sample: try sample(node["sample"]), timeout: try seconds(node, "timeout") ?? 120,
      limit: try limit(node["limit"]), location: member.key.location)
  }

  private func collector(_ name: String, node: YAMLNode) throws(Failure) -> any Collector {
    let parameters = try Parameters(node["parameters"], at: node)
    if let kind = CollectorList.all.first(where: { $0.name == name }) {
      try parameters.allow(only: kind.parameters.map(\.name) + (kind.readsInput ? InputParameters.names : []))
      return try kind.init(parameters)
    }
    if let profile = profiles.first(where: { $0.name == name }) {
      try parameters.allow(only: InputParameters.names)
      return try ProfileCollector(profile, parameters)
    }
    let known = CollectorList.all.map { $0.name } + profiles.map(\.name)
    let near = Spelling.nearest(to: name, among: known).map { "did you mean '\($0)'?" }
    throw (node["collector"] ?? node).failure(
      "unknown collector '\(name)'", hint: near ?? "known collectors: \(known.joined(separator: ", "))")
  }

  private func cadence(_ node: YAMLNode?) throws(Failure) -> Cadence {
    guard let node else { return .onChange }
    let text = try node.string(of: "'cadence'")
    guard let cadence = Cadence(rawValue: text) else {
      let known = Cadence.allCases.map(\.rawValue)
      let near = Spelling.nearest(to: text, among: known).map { "did you mean '\($0)'?" }
      throw node.failure("unknown cadence '\(text)'", hint: near ?? "one of \(known.joined(separator: ", "))")
    }
    return cadence
  }

  private func controls(_ node: YAMLNode) throws(Failure) -> [ControlReference] {
    var references: [ControlReference] = []
    guard let list = node["controls"] else { return [] }
    for item in list.text == nil ? try list.sequence(of: "'controls'") : [list] {
      let text = try item.string(of: "a control")
      guard let reference = ControlReference(plan: text) else {
        throw item.failure(
          "cannot tell which catalog '\(text)' belongs to",
          hint: "write it as 'iso27001:A.8.24', 'soc2:CC6.1', 'gdpr:32(1)(a)'")
      }
      references.append(reference)
    }
    return references
  }

  private func rule(_ node: YAMLNode) throws(Failure) -> SufficiencyRule {
    let written = node.text ?? (node["rule"]?.text ?? "")
    if node.text == nil { try node.allow(only: ["rule", "reason"]) }
    guard let rule = SufficiencyRule(written, reason: try node.optionalString("reason")) else {
      throw node.failure("'\(written)' is not a condition", hint: "write it as 'rows >= 1' or 'finished <= 7 d'")
    }
    return rule
  }

  private func retention(_ node: YAMLNode) throws(Failure) -> String? {
    guard let text = try node.optionalString("retention") else { return nil }
    guard Span(text) != nil else {
      throw (node["retention"] ?? node).failure("'retention' must be a length of time as '3 y'")
    }
    return text
  }

  private func seconds(_ node: YAMLNode, _ key: String) throws(Failure) -> Int? {
    guard let text = try node.optionalString(key) else { return nil }
    guard let span = Span(text), span.seconds > 0 else {
      throw (node[key] ?? node).failure("'\(key)' must be a length of time as '30 s', '7 d', '3 mo'")
    }
    return span.seconds
  }

  private func sample(_ node: YAMLNode?) throws(Failure) -> SampleRequest? {
    guard let node else { return nil }
    try node.allow(only: ["size", "seed"])
    let size = try (node["size"] ?? node).integer(of: "'size'")
    guard (1...10_000).contains(size) else { throw node.failure("a sample's size is between 1 and 10000") }
    return SampleRequest(size: size, seed: try node.string("seed"))
  }

  private func limit(_ node: YAMLNode?) throws(Failure) -> Int {
    guard let node else { return 1 << 30 }
    let text = try node.string(of: "'limit'")
    let digits = text.prefix { ("0"..."9").contains($0) }
    let units = ["B": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30]
    guard digits.count <= 9, let count = Int(digits), count > 0,
      let factor = units[String(text.dropFirst(digits.count).drop { $0 == " " })]
    else { throw node.failure("'limit' must be a size as '64 MiB'") }
    return count * factor
  }

  private func redaction(_ node: YAMLNode?, over policy: RedactionPolicy) throws(Failure) -> RedactionPolicy {
    guard let node else { return policy }
    var policy = policy
    for member in try node.mapping(of: "'redaction'") {
      let known =
        DetectionRule.Category.allCases.map(\.rawValue) + DetectionRule.all.map(\.name) + ["columns", "fields"]
      guard known.contains(member.name) else {
        let near = Spelling.nearest(to: member.name, among: known).map { "did you mean '\($0)'?" }
        throw member.key.failure(
          "unknown redaction rule '\(member.name)'", hint: near ?? "one of \(known.joined(separator: ", "))")
      }
      if member.name == "columns" {
        for column in try member.value.mapping(of: "'columns'") {
          policy.columns[column.name] = try replacing(column.value, of: "a column")
        }
      } else if member.name == "fields" {
        for field in try member.value.mapping(of: "'fields'") {
          guard field.name.hasPrefix("$"), !JSONPath(field.name).isRoot else {
            throw field.key.failure(
              "'\(field.name)' is no path into JSON",
              hint: "write it as $.items[*].data[*], or $..password for any depth")
          }
          policy.fields[field.name] = try replacing(field.value, of: "a field")
        }
      } else {
        policy.actions[member.name] = try action(member.value)
      }
    }
    return policy
  }

  /// An action that puts something else in a value's place.
  private func replacing(_ node: YAMLNode, of what: String) throws(Failure) -> RedactionPolicy.Action {
    let action = try action(node)
    switch action {
    case .mask, .pseudonym: return action
    case .allow, .block, .drop, .skip:
      throw node.failure("\(what) is masked or given a pseudonym", hint: "write mask or pseudonym")
    }
  }

  private func action(_ node: YAMLNode) throws(Failure) -> RedactionPolicy.Action {
    if node.text == nil { try node.allow(only: ["action", "reason"]) }
    var word = node.text ?? ""
    if node.text == nil { word = try node.string("action") }
    let reason = node.text == nil ? try node.optionalString("reason") : nil
    switch word {
    case "block": return .block
    case "mask": return .mask(reason: reason ?? "the plan masks it")
    case "pseudonym": return .pseudonym(reason: reason ?? "the plan replaces it by a pseudonym")
    case "drop": return .drop(reason: reason ?? "the plan leaves out files that hold it")
    case "allow", "skip":
      guard let reason else {
        throw node.failure("'\(word)' needs a reason", hint: "write {action: \(word), reason: \"…\"}")
      }
      return word == "allow" ? .allow(reason: reason) : .skip(reason: reason)
    default:
      throw node.failure("unknown action '\(word)'", hint: "one of block, mask, pseudonym, drop, allow, skip")
    }
  }
}

extension ControlReference {
  /// Reads `catalog:id`, or an id whose spelling tells its catalog.
  init?(plan text: String) {
    if let colon = text.firstIndex(of: ":") {
      let id = String(text[text.index(after: colon)...])
      guard colon != text.startIndex, !id.isEmpty else { return nil }
      self.init(Identifier(String(text[..<colon])), Identifier(id))
      return
    }
    let catalog: Identifier<Catalog>
    switch text.utf8.first {
    case UInt8(ascii: "A") where text.hasPrefix("A.") && text.utf8.count >= 5: catalog = Framework.iso27001
    case UInt8(ascii: "C"), UInt8(ascii: "P"), UInt8(ascii: "A"): catalog = Framework.soc2
    case .some(0x30...0x39): catalog = text.contains("(") ? Framework.gdpr : Framework.iso27001
    default: return nil
    }
    self.init(catalog, Identifier(text))
  }
}

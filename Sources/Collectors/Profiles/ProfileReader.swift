public import Model
import YAML

extension Profile {
  private static let keys = [
    "schema", "name", "title", "system", "format", "media-type", "delimiter", "records", "count", "facts", "present",
    "absent", "key", "occurrences", "sufficiency", "exits",
  ]

  /// Reads a profile; `file` names it in errors.
  public init(_ bytes: [UInt8], file: String) throws(Failure) {
    let root = try YAMLNode.parse(bytes, file: file)
    try root.allow(only: Self.keys)
    guard try root.string("schema") == "vouch.profile/1" else {
      throw (root["schema"] ?? root).failure("unknown profile schema", hint: "this version reads 'vouch.profile/1'")
    }
    name = try root.string("name")
    title = try root.string("title")
    system = try root.optionalString("system") ?? name
    let word = try root.string("format")
    guard let format = Format(rawValue: word) else {
      let known = Format.allCases.map(\.rawValue)
      let near = Spelling.nearest(to: word, among: known).map { "did you mean '\($0)'?" }
      throw (root["format"] ?? root).failure(
        "unknown format '\(word)'", hint: near ?? "one of \(known.joined(separator: ", "))")
    }
    self.format = format
    mediaType = try root.optionalString("media-type")
    delimiter = try root.optionalString("delimiter")?.utf8.first
    records = try root.optionalString("records")
    counts = []
    for member in root["count"]?.members ?? [] {
      counts.append((member.name, try member.value.string(of: "a counted field")))
    }
    extractions = []
    for member in root["facts"]?.members ?? [] { extractions.append(try Self.extraction(member)) }
    conditions = try Self.conditions(root["present"], present: true) + Self.conditions(root["absent"], present: false)
    key = try root.optionalString("key")
    occurrences = try root.strings("occurrences")
    rules = []
    for node in root["sufficiency"]?.items ?? [] {
      var text = node.text ?? ""
      if node.text == nil { text = try node.string("rule") }
      guard let rule = SufficiencyRule(text, reason: try node.optionalString("reason")) else {
        throw node.failure("'\(text)' is not a condition", hint: "write it as 'rows >= 1'")
      }
      rules.append(rule)
    }
    exits = []
    for node in root["exits"]?.items ?? [] { exits.append(try node.integer(of: "an exit status")) }
    try checkPatterns(root)
  }

  private static func extraction(_ member: YAMLNode.Member) throws(Failure) -> Extraction {
    if let path = member.value.text { return Extraction(name: member.name, path: path, kind: .word) }
    try member.value.allow(only: ["path", "type"])
    let word = try member.value.optionalString("type") ?? "word"
    guard let kind = Extraction.Kind(rawValue: word) else {
      let known = Extraction.Kind.allCases.map(\.rawValue)
      throw (member.value["type"] ?? member.value).failure(
        "unknown type '\(word)'", hint: "one of \(known.joined(separator: ", "))")
    }
    return Extraction(name: member.name, path: try member.value.string("path"), kind: kind)
  }

  private static func conditions(_ node: YAMLNode?, present: Bool) throws(Failure) -> [Condition] {
    var conditions: [Condition] = []
    for member in node?.members ?? [] {
      conditions.append(
        Condition(path: member.name, present: present, reason: try member.value.string(of: "a condition's reason")))
    }
    return conditions
  }

  private func checkPatterns(_ root: YAMLNode) throws(Failure) {
    guard format == .lines else { return }
    for pattern in paths + fields + (records.map { [$0] } ?? []) {
      if let why = LinesDocument.refusal(of: pattern) {
        throw root.failure("the pattern '\(pattern)' is not one: \(why)")
      }
    }
  }
}

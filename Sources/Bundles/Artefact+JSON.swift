import JSON
import Model

extension Artefact {
  /// The line of `index.jsonl`, all members present.
  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { .optional(value.map(Self.printable)) }
    func texts(_ values: [String]) -> JSONValue { .array(values.map { text($0) }) }
    let parameters = source.parameters.sorted { $0.key < $1.key }.map {
      JSONValue.Member(Self.ascii($0.key), text($0.value))
    }
    // In the order that the canonical form has, so that nothing needs to be sorted.
    return [
      "collector": [
        "name": text(collector.name), "user": text(collector.user), "version": text(collector.version),
      ], "controls": texts(controls), "ended": text(ended?.description), "exitStatus": .optional(exitStatus),
      "mediaType": text(mediaType), "occurrence": text(occurrence), "path": .string(path),
      "period": Statement.json(of: period),
      "redactions": .array(
        redactions.map { ["count": .integer($0.count), "reason": text($0.reason), "rule": text($0.rule)] }),
      "rows": .optional(rows), "salt": .optional(salt), "sha256": .optional(digest?.hexadecimal),
      "size": .optional(size),
      "source": [
        "argv": texts(source.arguments), "host": text(source.host), "parameters": .object(parameters),
        "query": text(source.query), "system": text(source.system), "tool": text(source.tool),
        "version": text(source.version),
      ], "started": text(started?.description), "stderrSha256": .optional(stderrDigest?.hexadecimal),
      "sufficiency": ["predicate": text(predicate), "result": .string(sufficiency.rawValue)],
      "supersedes": supersedes.map { ["bundle": .string($0.bundle.hexadecimal), "path": text($0.path)] } ?? .null,
    ]
  }

  /// Reads a line of `index.jsonl`; nil where its path is missing.
  init?(line value: JSONValue) {
    guard let path = value["path"]?.string else { return nil }
    func texts(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
    func instant(_ value: JSONValue?) -> Instant? { value?.string.flatMap { Instant($0) } }
    let (from, by) = (value["source"], value["collector"])
    var parameters: [String: String] = [:]
    for member in from?["parameters"]?.members ?? [] { parameters[member.name] = member.value.string }
    self.init(
      path: path, mediaType: value["mediaType"]?.string,
      source: Source(
        system: from?["system"]?.string, host: from?["host"]?.string, tool: from?["tool"]?.string,
        version: from?["version"]?.string, arguments: texts(from?["argv"]), query: from?["query"]?.string,
        parameters: parameters),
      collector: Collector(
        name: by?["name"]?.string ?? "", version: by?["version"]?.string, user: by?["user"]?.string),
      started: instant(value["started"]), ended: instant(value["ended"]),
      period: Statement.period(of: value["period"]), exitStatus: value["exitStatus"]?.integer,
      stderrDigest: value["stderrSha256"]?.string.flatMap { Digest(hexadecimal: $0) }, rows: value["rows"]?.integer,
      predicate: value["sufficiency"]?["predicate"]?.string,
      sufficiency: value["sufficiency"]?["result"]?.string.flatMap(Sufficiency.init(rawValue:)) ?? .unknown,
      redactions: (value["redactions"]?.array ?? []).map {
        Redaction(
          rule: $0["rule"]?.string ?? "", count: $0["count"]?.integer ?? 0, reason: $0["reason"]?.string ?? "")
      }, controls: texts(value["controls"]), occurrence: value["occurrence"]?.string,
      supersedes: value["supersedes"].flatMap { value in
        guard let digest = value["bundle"]?.string.flatMap({ Digest(hexadecimal: $0) }) else { return nil }
        return Predecessor(bundle: digest, path: value["path"]?.string ?? "")
      })
    digest = value["sha256"]?.string.flatMap { Digest(hexadecimal: $0) }
    size = value["size"]?.integer
    salt = value["salt"]?.string
  }

  /// The format has no DEL, on which canonical writers disagree.
  private static func printable(_ text: String) -> String {
    guard text.utf8.contains(0x7F) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{7F}" ? "\u{FFFD}" : $0 }))
  }

  /// Names are ASCII without escapes in the format.
  private static func ascii(_ text: String) -> String {
    guard text.utf8.contains(where: { !(0x20..<0x7F).contains($0) || $0 == 0x22 || $0 == 0x5C }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x20..<0x7F).contains($0.value) && $0 != "\"" && $0 != "\\" ? $0 : "_"
        }))
  }
}

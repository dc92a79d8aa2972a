import JSON
import Model
import Signing

/// What a bundle's signature is over: an in-toto Statement v1 with vouch's predicate.
struct Statement: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable { case evidence, disclosure, period }

  struct Subject: Hashable, Sendable {
    var name: String
    var digest: String
  }

  struct Disclosure: Hashable, Sendable {
    var origin: String
    var leafCount: Int
    var disclosed: Int
    var withheld: Int
    var request: String?
  }

  var subjects: [Subject]
  var kind: Kind
  var organisation: String?
  var scope: [String]
  var period: Range<Instant>?
  var created: Instant
  var plan: String?
  var leafCount: Int
  var root: String
  var previous: String?
  var tool: String
  var toolVersion: String
  var checkpoint: String?
  var disclosure: Disclosure?

  /// RFC 8785 and a line feed.
  var bytes: [UInt8] { json.canonical + [0x0A] }

  private var json: JSONValue {
    var predicate: [JSONValue.Member] = [
      .init("kind", .string(kind.rawValue)), .init("organisation", .optional(organisation)),
      .init("scope", .array(scope.map { .string($0) })), .init("period", Self.json(of: period)),
      .init("created", .string(created.description)), .init("plan", plan.map { ["sha256": .string($0)] } ?? .null),
      .init("index", ["leafCount": .integer(leafCount), "root": .string(root)]),
      .init("previous", .optional(previous)), .init("tool", ["name": .string(tool), "version": .string(toolVersion)]),
      .init("ledger", checkpoint.map { ["checkpoint": .string($0)] } ?? .null),
    ]
    if let disclosure {
      predicate.append(
        .init(
          "disclosure",
          [
            "origin": .string(disclosure.origin), "leafCount": .integer(disclosure.leafCount),
            "disclosed": .integer(disclosure.disclosed), "withheld": .integer(disclosure.withheld),
            "request": .optional(disclosure.request),
          ]))
    }
    return [
      "_type": .string(BundleLayout.statementType), "predicateType": .string(BundleLayout.predicateType),
      "predicate": .object(predicate),
      "subject": .array(
        subjects.map { ["name": .string($0.name), "digest": ["sha256": .string($0.digest)]] }),
    ]
  }

  static func json(of period: Range<Instant>?) -> JSONValue {
    period.map { ["from": .string($0.lowerBound.description), "to": .string($0.upperBound.description)] } ?? .null
  }

  static func period(of value: JSONValue?) -> Range<Instant>? {
    guard let from = value?["from"]?.string.flatMap({ Instant($0) }),
      let to = value?["to"]?.string.flatMap({ Instant($0) }),
      from <= to
    else { return nil }
    return from..<to
  }
}

extension Statement {
  /// The members of the predicate that this version knows.
  static let knownMembers: Set<String> = [
    "kind", "organisation", "scope", "period", "created", "plan", "index", "previous", "tool", "ledger", "disclosure",
  ]

  /// Reads the members; nil where types, members or their forms are not those of the format.
  init?(_ value: JSONValue) {
    guard value["_type"]?.string == BundleLayout.statementType,
      value["predicateType"]?.string == BundleLayout.predicateType, let predicate = value["predicate"],
      let kind = predicate["kind"]?.string.flatMap(Kind.init(rawValue:)), let subjects = value["subject"]?.array,
      let created = predicate["created"]?.string, let time = Instant(created), time.description == created,
      let index = predicate["index"], let leafCount = index["leafCount"]?.integer, leafCount >= 0,
      let root = index["root"]?.string, Hexadecimal.bytes(of: root)?.count == 32,
      let scope = predicate["scope"]?.array, let tool = predicate["tool"]?["name"]?.string,
      let toolVersion = predicate["tool"]?["version"]?.string
    else { return nil }
    self.subjects = []
    for subject in subjects {
      guard let name = subject["name"]?.string, let digest = subject["digest"]?["sha256"]?.string,
        Hexadecimal.bytes(of: digest)?.count == 32, name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) })
      else { return nil }
      self.subjects.append(Subject(name: name, digest: digest))
    }
    self.kind = kind
    self.scope = scope.compactMap(\.string)
    self.created = time
    organisation = predicate["organisation"]?.string
    period = Self.period(of: predicate["period"])
    plan = predicate["plan"]?["sha256"]?.string
    (self.leafCount, self.root) = (leafCount, root)
    previous = predicate["previous"]?.string
    (self.tool, self.toolVersion) = (tool, toolVersion)
    checkpoint = predicate["ledger"]?["checkpoint"]?.string
    if kind == .disclosure {
      guard let part = predicate["disclosure"], let origin = part["origin"]?.string,
        let count = part["leafCount"]?.integer, let disclosed = part["disclosed"]?.integer,
        let withheld = part["withheld"]?.integer
      else { return nil }
      disclosure = Disclosure(
        origin: origin, leafCount: count, disclosed: disclosed, withheld: withheld,
        request: part["request"]?.string)
    }
  }
}

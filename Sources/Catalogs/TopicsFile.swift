public import Model
import YAML

/// Reads `mappings/topics.yaml`, the families of subjects below `mappings/topics` and a company's additions to them (format: `mappings/README.md`).
public enum TopicsFile {
  /// The schema that a file must name.
  public static let schema = "vouch.topics/1"

  /// The vocabulary of a file; `file` names it in errors.
  public static func read(_ bytes: [UInt8], file: String) throws(Failure) -> Vocabulary {
    let root = try YAMLNode.parse(bytes, file: file)
    try root.allow(only: ["schema", "concepts", "points", "topics"])
    let schema = try root.string("schema")
    guard schema == Self.schema else {
      throw root.failure("unknown schema '\(schema)'", hint: "this version reads \(Self.schema)")
    }
    var vocabulary = Vocabulary()
    for member in try members(of: root, "concepts") {
      vocabulary.concepts.append(Concept(name: member.name, terms: try terms(member.value)))
    }
    for member in try members(of: root, "points") { vocabulary.points.append(try point(member)) }
    for member in try members(of: root, "topics") { vocabulary.topics.append(try topic(member)) }
    return vocabulary
  }

  /// Adds a company's words to a vocabulary: known names gain terms, new ones are appended.
  public static func merge(_ addition: Vocabulary, into vocabulary: inout Vocabulary) {
    var concepts = places(of: vocabulary.concepts, by: \.name)
    for concept in addition.concepts {
      if let index = concepts[concept.name] {
        vocabulary.concepts[index].terms += concept.terms
      } else {
        concepts[concept.name] = vocabulary.concepts.count
        vocabulary.concepts.append(concept)
      }
    }
    merge(addition.points, into: &vocabulary.points)
    var topics = places(of: vocabulary.topics, by: \.id)
    for topic in addition.topics {
      guard let index = topics[topic.id] else {
        topics[topic.id] = vocabulary.topics.count
        vocabulary.topics.append(topic)
        continue
      }
      vocabulary.topics[index].terms += topic.terms
      vocabulary.topics[index].asks += topic.asks
      vocabulary.topics[index].adverse += topic.adverse
      vocabulary.topics[index].slots += topic.slots
      vocabulary.topics[index].notToBeConfusedWith += topic.notToBeConfusedWith
      vocabulary.topics[index].broader += topic.broader
      vocabulary.topics[index].coveredBy += topic.coveredBy
      vocabulary.topics[index].parts += topic.parts
      vocabulary.topics[index].controls += topic.controls
      merge(topic.points, into: &vocabulary.topics[index].points)
    }
  }

  /// Where elements stand by their names, the first of each.
  private static func places<Element, Name: Hashable>(of elements: [Element], by name: (Element) -> Name) -> [Name: Int]
  {
    Dictionary(elements.enumerated().map { (name($1), $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func merge(_ addition: [Point], into points: inout [Point]) {
    for point in addition {
      if let index = points.firstIndex(where: { $0.name == point.name }) {
        points[index].terms += point.terms
        points[index].asked += point.asked
      } else {
        points.append(point)
      }
    }
  }

  private static func members(of root: YAMLNode, _ key: String) throws(Failure) -> [YAMLNode.Member] {
    guard let node = root[key], !node.isNull else { return [] }
    return try node.mapping(of: "'\(key)'")
  }

  private static func topic(_ member: YAMLNode.Member) throws(Failure) -> Topic {
    let node = member.value
    try node.allow(only: [
      "family", "definition", "terms", "asks", "adverse", "points", "slots", "neighbours", "broader", "covered_by",
      "parts", "iso27001", "soc2", "gdpr", "controls",
    ])
    var topic = Topic(
      id: Identifier(member.name), family: try node.optionalString("family") ?? "own",
      definition: try node.optionalString("definition") ?? "", terms: try optionalTerms(node, "terms"))
    topic.asks = try optionalTerms(node, "asks")
    topic.adverse = try optionalTerms(node, "adverse")
    for point in try members(of: node, "points") { topic.points.append(try self.point(point)) }
    for slot in try optionalTerms(node, "slots") {
      let parts = slot.split(separator: ":", maxSplits: 1).map(String.init)
      topic.slots.append(Topic.Slot(name: parts[0], type: parts.count > 1 ? parts[1] : "flag"))
    }
    topic.notToBeConfusedWith = try node.strings("neighbours").map { Identifier($0) }
    topic.broader = try node.strings("broader").map { Identifier($0) }
    topic.coveredBy = try node.strings("covered_by").map { Identifier($0) }
    topic.parts = try node.strings("parts").map { Identifier($0) }
    for catalog in [Framework.iso27001, Framework.soc2, Framework.gdpr] {
      for id in try node.strings(catalog.rawValue) {
        topic.controls.append(ControlReference(catalog, Identifier(id)))
      }
    }
    // A company's own catalog: `controls: [acme:A-1]`.
    for text in try node.strings("controls") {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw node.failure("'\(text)' is no control", hint: "write catalog:id") }
      topic.controls.append(ControlReference(Identifier(parts[0]), Identifier(parts[1])))
    }
    return topic
  }

  private static func point(_ member: YAMLNode.Member) throws(Failure) -> Point {
    if member.value.text != nil { return Point(name: member.name, terms: try terms(member.value)) }
    try member.value.allow(
      only: ["asked", "stated", "narrower", "restricts", "essential", "inherent", "manner", "object", "stated_by"])
    var point = Point(
      name: member.name, terms: try optionalTerms(member.value, "stated"),
      asked: try optionalTerms(member.value, "asked"),
      isNarrower: try member.value["narrower"]?.truth(of: "'narrower'") ?? false,
      isRestriction: try member.value["restricts"]?.truth(of: "'restricts'") ?? false)
    point.isEssential = try member.value["essential"]?.truth(of: "'essential'") ?? false
    point.isInherent = try member.value["inherent"]?.truth(of: "'inherent'") ?? false
    point.isManner = try member.value["manner"]?.truth(of: "'manner'") ?? false
    point.statedBy = try member.value.strings("stated_by").map { Identifier($0) }
    point.isObject = try member.value["object"]?.truth(of: "'object'") ?? false
    return point
  }

  private static func optionalTerms(_ node: YAMLNode, _ key: String) throws(Failure) -> [String] {
    guard let value = node[key], !value.isNull else { return [] }
    return try terms(value)
  }

  /// A list, or one text whose items `|` separates.
  private static func terms(_ node: YAMLNode) throws(Failure) -> [String] {
    if let text = node.text { return split(text) }
    var found: [String] = []
    for item in try node.sequence(of: "a list of terms") { found.append(try item.string(of: "a term")) }
    return found
  }

  private static func split(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "|")).compactMap { part in
      var part = part
      while let first = part.first, first <= 0x20 { part.removeFirst() }
      while let last = part.last, last <= 0x20 { part.removeLast() }
      return part.isEmpty ? nil : String(Substring(part))
    }
  }
}

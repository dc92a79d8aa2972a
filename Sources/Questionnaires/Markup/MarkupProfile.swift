import Model
import XML
import YAML

/// Where one kind of XML keeps its questions and answers: a file of `mappings/questionnaires`.
public struct MarkupProfile {
  /// The kind's name, for plans.
  public let name: String
  /// The root element's local name.
  let root: String
  /// The root element's namespace; nil for any.
  let namespace: String?
  /// Prefixes that the expressions use.
  let namespaces: [String: String]
  /// The path of the items, as `//VULN`.
  let items: String
  let id: XPathExpression?
  let section: [XPathExpression]
  let question: XPathExpression
  /// Where the answer goes; nil where the format has no place for it.
  let answer: XPathExpression?
  let comment: XPathExpression?
  /// Answers offered, in words or by an expression.
  let options: [String]
  let optionsPath: XPathExpression?
  /// Values that stand for "not answered yet", besides those that every format knows; `*` at the end is for the rest.
  let unanswered: [String]
  /// How verdicts are written where the words of `options` do not say it.
  let verdicts: [Verdict: String]
  let form: Question.Form?

  /// Reads a profile's YAML.
  ///
  /// - Throws: `Failure` with `file:line:column` for unknown keys and expressions that do not compile.
  public init(_ bytes: [UInt8], file: String) throws {
    let node = try YAMLNode.parse(bytes, file: file)
    try node.allow(only: [
      "name", "root", "namespace", "namespaces", "items", "id", "section", "question", "answer", "comment", "options",
      "unanswered", "verdicts", "form",
    ])
    name = try node.string("name")
    root = try node.string("root")
    namespace = try node.optionalString("namespace")
    items = try node.string("items")
    guard items.hasPrefix("/"), !items.contains("[") else {
      throw (node["items"] ?? node).failure("items is a path of element names as //VULN, without conditions")
    }
    var prefixes: [String: String] = [:]
    for member in node["namespaces"]?.members ?? [] {
      prefixes[member.name] = try member.value.string(of: "a namespace")
    }
    namespaces = prefixes
    func expression(_ node: YAMLNode) throws -> XPathExpression {
      let text = try node.string(of: "an XPath expression")
      guard let expression = XPathExpression(text) else { throw node.failure("'\(text)' is no XPath expression") }
      return expression
    }
    func required(_ key: String) throws -> XPathExpression {
      guard let child = node[key] else { throw node.failure("the key '\(key)' is missing") }
      return try expression(child)
    }
    id = try node["id"].map(expression)
    section = try node["section"].map { $0.items.isEmpty ? [try expression($0)] : try $0.items.map(expression) } ?? []
    question = try required("question")
    answer = try node["answer"].map(expression)
    comment = try node["comment"].map(expression)
    let offered = node["options"]
    optionsPath = try offered.flatMap { $0.text == nil ? nil : try expression($0) }
    options = offered?.text == nil ? try node.strings("options") : []
    unanswered = node["unanswered"] == nil ? [] : try node.strings("unanswered")
    var verdicts: [Verdict: String] = [:]
    for member in node["verdicts"]?.members ?? [] {
      guard let verdict = Verdict(rawValue: member.name), verdict != .notStated else {
        throw member.key.failure("'\(member.name)' is no verdict", hint: "one of yes, no, partial, planned")
      }
      verdicts[verdict] = try member.value.string(of: "a word")
    }
    self.verdicts = verdicts
    form = try node.optionalString("form").flatMap { Question.Form(rawValue: $0) }
  }

  /// Whether it describes documents with this root element.
  func fits(root name: String, namespace uri: String?) -> Bool {
    root == name && (namespace == nil || namespace == uri)
  }
}

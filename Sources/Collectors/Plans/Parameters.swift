public import Model
public import YAML

/// A plan item's parameters, with their places.
public struct Parameters: Sendable {
  private let node: YAMLNode?
  private let item: YAMLNode

  /// Wraps the `parameters` mapping of an item; an absent one has no members.
  public init(_ node: YAMLNode?, at item: YAMLNode) throws(Failure) {
    if let node, !node.isNull { _ = try node.mapping(of: "'parameters'") }
    (self.node, self.item) = (node, item)
  }

  func allow(only names: [String]) throws(Failure) { try node?.allow(only: names) }

  /// Whether the plan gives a parameter.
  func has(_ name: String) -> Bool { node?[name] != nil }

  /// A parameter's text, or nil.
  func text(_ name: String) throws(Failure) -> String? { try node?.optionalString(name) }

  /// A parameter's texts; a single text counts as a list of one.
  func texts(_ name: String) throws(Failure) -> [String] { try node?.strings(name) ?? [] }

  /// A parameter that must be there.
  func required(_ name: String) throws(Failure) -> String {
    guard let text = try text(name) else { throw failure(name, "'\(name)' is missing") }
    return text
  }

  /// A parameter's truth, false where absent.
  func flag(_ name: String) throws(Failure) -> Bool { try node?[name]?.truth(of: "'\(name)'") ?? false }

  /// A parameter's day, or nil.
  func number(_ name: String) throws(Failure) -> Int? { try node?[name]?.integer(of: "'\(name)'") }

  /// One of a few words, or nil.
  func choice(_ name: String, of words: [String]) throws(Failure) -> String? {
    guard let text = try text(name) else { return nil }
    guard words.contains(text) else {
      let near = Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
      throw failure(name, "unknown \(name) '\(text)'", hint: near ?? "one of \(words.joined(separator: ", "))")
    }
    return text
  }

  /// A failure at a parameter, or at the item where it is absent.
  func failure(_ name: String, _ message: String, hint: String? = nil) -> Failure {
    (node?[name] ?? node ?? item).failure(message, hint: hint)
  }
}

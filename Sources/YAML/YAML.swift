// YAML trees with line and column over libyaml: the only importer of CYAML.
//
// Scalars stay text; whoever reads a field decides what it means, so `no`, `1.10` and `2026-03-06` arrive as written.

public import Model

/// A YAML 1.1 document as a tree; each node knows where it stands.
public struct YAMLNode: Hashable, Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// Text as written, unquoted and unescaped; `plain` is false where it was quoted or a block.
    case scalar(String, plain: Bool)
    /// Items in order.
    case sequence([YAMLNode])
    /// Members in order; keys are unique.
    case mapping([Member])
  }

  /// One key of a mapping and its value.
  public struct Member: Hashable, Sendable {
    /// The key, always a scalar.
    public let key: YAMLNode
    /// The value.
    public let value: YAMLNode
    /// The key's text.
    public var name: String { key.text ?? "" }
  }

  /// What the node holds.
  public let content: Content
  /// The file's name as given to `parse`.
  public let file: String
  /// Line from 1.
  public let line: Int
  /// Column from 1, in bytes.
  public let column: Int

  /// `file:line:column`.
  public var location: Failure.Location { .text(file: file, line: line, column: column) }

  /// An input failure at this node.
  public func failure(_ message: String, hint: String? = nil) -> Failure {
    Failure(.input, message, at: location, hint: hint)
  }
}

// MARK: Reading

extension YAMLNode {
  /// The scalar's text, or nil where the node is none or is null (empty, `~`, `null`).
  public var text: String? {
    guard case .scalar(let text, let plain) = content, !isNull(text, plain) else { return nil }
    return text
  }

  /// Whether the node is null: empty, `~` or `null` without quotes.
  public var isNull: Bool {
    guard case .scalar(let text, let plain) = content else { return false }
    return isNull(text, plain)
  }

  /// The items of a sequence; none for another node.
  public var items: [YAMLNode] {
    guard case .sequence(let items) = content else { return [] }
    return items
  }

  /// The members of a mapping; none for another node.
  public var members: [Member] {
    guard case .mapping(let members) = content else { return [] }
    return members
  }

  /// The value of a mapping's key, or nil where the key is absent.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let members) = content else { return nil }
    // Compared in place: a member that is handed to a closure is copied.
    for index in members.indices {
      if case .scalar(let name, _) = members[index].key.content, name == key { return members[index].value }
    }
    return nil
  }

  /// The members of a mapping; throws where the node is another kind.
  public func mapping(of what: String) throws(Failure) -> [Member] {
    guard case .mapping(let members) = content else { throw failure("\(what) must be a mapping of keys to values") }
    return members
  }

  /// The items of a sequence; throws where the node is another kind.
  public func sequence(of what: String) throws(Failure) -> [YAMLNode] {
    guard case .sequence(let items) = content else { throw failure("\(what) must be a list") }
    return items
  }

  /// The text of a scalar; throws where the node is null or another kind.
  public func string(of what: String) throws(Failure) -> String {
    guard let text, !text.isEmpty else { throw failure("\(what) must be text") }
    return text
  }

  /// The integer that a scalar holds; throws where it holds none.
  public func integer(of what: String) throws(Failure) -> Int {
    guard let text, let value = Int(text) else { throw failure("\(what) must be a whole number") }
    return value
  }

  /// The truth that a scalar holds, as `true`, `false`, `yes`, `no`; throws where it holds none.
  public func truth(of what: String) throws(Failure) -> Bool {
    switch text?.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw failure("\(what) must be true or false")
    }
  }

  /// A required key's text.
  public func string(_ key: String) throws(Failure) -> String {
    guard let value = self[key] else { throw failure("'\(key)' is missing") }
    return try value.string(of: "'\(key)'")
  }

  /// An optional key's text, nil where the key is absent or null.
  public func optionalString(_ key: String) throws(Failure) -> String? {
    guard let value = self[key], !value.isNull else { return nil }
    return try value.string(of: "'\(key)'")
  }

  /// An optional key's list of texts; a single text counts as a list of one.
  public func strings(_ key: String) throws(Failure) -> [String] {
    guard let value = self[key], !value.isNull else { return [] }
    if let text = value.text { return [text] }
    var texts: [String] = []
    for item in try value.sequence(of: "'\(key)'") { texts.append(try item.string(of: "an item of '\(key)'")) }
    return texts
  }

  /// Refuses keys that are not among those known, with the nearest one as the hint.
  public func allow(only known: [String]) throws(Failure) {
    for member in members where !known.contains(member.name) {
      let near = Spelling.nearest(to: member.name, among: known).map { "did you mean '\($0)'?" }
      throw member.key.failure(
        "unknown key '\(member.name)'", hint: near ?? "known keys: \(known.joined(separator: ", "))")
    }
  }

  private func isNull(_ text: String, _ plain: Bool) -> Bool {
    plain && (text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL")
  }
}

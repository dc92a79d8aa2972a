import CYAML
public import Model

extension YAMLNode {
  /// What keeps a hostile file from costing more than it is worth.
  enum Limit {
    static let depth = 64
    /// Nodes in the tree, those repeated through aliases counted each time.
    static let nodes = 1_000_000
    static let aliased = 10_000
  }

  /// Parses one document; an empty file is a null scalar.
  ///
  /// Refused, with line and column: malformed YAML, a second document, duplicate or non-scalar keys, tags other than
  /// `!!str`, trees deeper than 64 and files whose aliases expand to more than 10,000 nodes.
  public static func parse(_ bytes: [UInt8], file: String) throws(Failure) -> YAMLNode {
    let builder = TreeBuilder(bytes, file: file)
    return try builder.document()
  }
}

/// Owns one libyaml parser and turns its events into a tree.
private final class TreeBuilder {
  // libyaml points into the parser itself, so it needs an address that stays.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let file: String
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let lineStarts: [Int]
  private var anchors: [String: (node: YAMLNode, size: Int)] = [:]
  private var nodes = 0
  private var aliased = 0

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    // libyaml keeps the pointer until the last event, so the bytes need an address of their own.
    input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
    _ = input.initialize(from: bytes.isEmpty ? [0x0A] : bytes)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    lineStarts = starts
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func document() throws(Failure) -> YAMLNode {
    try skip(YAML_STREAM_START_EVENT)
    var event = try next()
    defer { yaml_event_delete(&event) }
    guard event.type == YAML_DOCUMENT_START_EVENT else {
      return YAMLNode(content: .scalar("", plain: true), file: file, line: 1, column: 1)
    }
    var root = try next()
    defer { yaml_event_delete(&root) }
    let tree = try node(root, depth: 0).node
    try skip(YAML_DOCUMENT_END_EVENT)
    var end = try next()
    defer { yaml_event_delete(&end) }
    guard end.type == YAML_STREAM_END_EVENT else { throw failure("a second document is not allowed", end.start_mark) }
    return tree
  }

  private func next() throws(Failure) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFailure() }
    return event
  }

  private func skip(_ type: yaml_event_type_t) throws(Failure) {
    var event = try next()
    defer { yaml_event_delete(&event) }
    guard event.type == type else { throw failure("malformed YAML", event.start_mark) }
  }

  /// The node that an event starts, and how many nodes it holds.
  private func node(_ event: yaml_event_t, depth: Int) throws(Failure) -> (node: YAMLNode, size: Int) {
    guard depth < YAMLNode.Limit.depth else { throw failure("nested too deeply", event.start_mark) }
    nodes += 1
    guard nodes <= YAMLNode.Limit.nodes else { throw failure("too many values", event.start_mark) }
    let built: (node: YAMLNode, size: Int)
    let anchor: String?
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try check(tag: scalar.tag, event.start_mark)
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let plain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      built = (make(.scalar(String(decoding: value, as: UTF8.self), plain: plain), event.start_mark), 1)
      anchor = text(scalar.anchor)
    case YAML_SEQUENCE_START_EVENT:
      try check(tag: event.data.sequence_start.tag, event.start_mark)
      anchor = text(event.data.sequence_start.anchor)
      built = try sequence(event, depth: depth)
    case YAML_MAPPING_START_EVENT:
      try check(tag: event.data.mapping_start.tag, event.start_mark)
      anchor = text(event.data.mapping_start.anchor)
      built = try mapping(event, depth: depth)
    case YAML_ALIAS_EVENT:
      let name = text(event.data.alias.anchor) ?? ""
      guard let target = anchors[name] else {
        throw failure("alias '*\(name)' has no anchor before it", event.start_mark)
      }
      aliased += target.size
      guard aliased <= YAMLNode.Limit.aliased else { throw failure("aliases expand to too much", event.start_mark) }
      return target
    default: throw failure("malformed YAML", event.start_mark)
    }
    if let anchor { anchors[anchor] = built }
    return built
  }

  private func sequence(_ start: yaml_event_t, depth: Int) throws(Failure) -> (node: YAMLNode, size: Int) {
    var (items, size): ([YAMLNode], Int) = ([], 1)
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT { break }
      let item = try node(event, depth: depth + 1)
      items.append(item.node)
      size += item.size
    }
    return (make(.sequence(items), start.start_mark), size)
  }

  private func mapping(_ start: yaml_event_t, depth: Int) throws(Failure) -> (node: YAMLNode, size: Int) {
    var (members, size): ([YAMLNode.Member], Int) = ([], 1)
    // Most mappings have few keys, which are compared faster than hashed.
    var (names, many): ([String], Set<String>) = ([], [])
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT { break }
      let key = try node(event, depth: depth + 1)
      guard case .scalar(let name, _) = key.node.content else { throw key.node.failure("a key must be text") }
      let isNew = names.count < 16 ? !names.contains(name) : many.insert(name).inserted
      guard isNew else { throw key.node.failure("duplicate key '\(name)'") }
      names.append(name)
      if names.count == 16 { many = Set(names) }
      var valueEvent = try next()
      defer { yaml_event_delete(&valueEvent) }
      let value = try node(valueEvent, depth: depth + 1)
      members.append(YAMLNode.Member(key: key.node, value: value.node))
      size += key.size + value.size
    }
    return (make(.mapping(members), start.start_mark), size)
  }

  private func check(tag: UnsafeMutablePointer<yaml_char_t>?, _ mark: yaml_mark_t) throws(Failure) {
    guard let tag = text(tag), tag != "!", tag != "tag:yaml.org,2002:str" else { return }
    throw failure("tag '\(tag)' is not allowed", mark)
  }

  private func make(_ content: YAMLNode.Content, _ mark: yaml_mark_t) -> YAMLNode {
    let place = place(mark)
    return YAMLNode(content: content, file: file, line: place.line, column: place.column)
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func failure(_ message: String, _ mark: yaml_mark_t, hint: String? = nil) -> Failure {
    let place = place(mark)
    return Failure(.input, message, at: .text(file: file, line: place.line, column: place.column), hint: hint)
  }

  private func syntaxFailure() -> Failure {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "malformed YAML"
    if parser.pointee.error == YAML_READER_ERROR {
      let offset = min(Int(parser.pointee.problem_offset), input.count)
      let line = lineStarts.lastIndex { $0 <= offset } ?? 0
      return Failure(
        .input, problem, at: .text(file: file, line: line + 1, column: offset - lineStarts[line] + 1),
        hint: "YAML files are UTF-8 text")
    }
    let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
    return failure(context + problem, parser.pointee.problem_mark)
  }

  /// libyaml counts columns in characters from 0; ours are bytes from 1.
  private func place(_ mark: yaml_mark_t) -> (line: Int, column: Int) {
    let line = Int(mark.line)
    guard line < lineStarts.count else { return (line + 1, Int(mark.column) + 1) }
    var (position, characters) = (lineStarts[line], 0)
    while characters < Int(mark.column), position < input.count {
      position += 1
      while position < input.count, input[position] & 0xC0 == 0x80 { position += 1 }
      characters += 1
    }
    return (line + 1, position - lineStarts[line] + 1)
  }
}

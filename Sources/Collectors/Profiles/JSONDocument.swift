import JSON
import Model

/// JSON by paths as `$.Results[*].Vulnerabilities[*]`: names, `[*]` for all elements, `[0]` for one.
struct JSONDocument: ProfileDocument {
  private let root: JSONValue
  private let rows: [JSONValue]

  init(_ bytes: [UInt8], records: String?) throws {
    root = try JSONValue(parsing: bytes)
    let root = root
    rows = records.map { JSONPath($0).values(in: root) } ?? []
  }

  /// JSON Lines: the lines are one array.
  init(lines bytes: [UInt8], records: String?) throws {
    root = .array(try JSONValue.lines(of: bytes))
    rows = JSONPath(records ?? "$[*]").values(in: root)
  }

  var recordCount: Int { rows.count }

  func column(_ field: String) -> [String?] {
    let path = JSONPath(field)
    return rows.map { path.values(in: $0).first.flatMap(Self.text) }
  }

  func values(at path: String) -> [String] { JSONPath(path).values(in: root).compactMap(Self.text) }

  /// A null, an empty string and `false` count as absent, since tools write them where there is nothing.
  func has(_ path: String) -> Bool {
    JSONPath(path).values(in: root).contains { $0 != .null && $0 != .string("") && $0 != .bool(false) }
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

/// A path into JSON.
struct JSONPath {
  private enum Step {
    case name(String)
    case every
    case element(Int)
  }

  private let steps: [Step]

  /// Reads `$.name`, `[*]`, `[0]` and, for names with dots, `[name]`.
  init(_ text: String) {
    var steps: [Step] = []
    var rest = text[...]
    if rest.first == "$" { rest = rest.dropFirst() }
    while let first = rest.first {
      if first == "[" {
        let inside = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 2)
        steps.append(inside == "*" ? .every : Int(inside).map(Step.element) ?? .name(String(inside)))
      } else {
        if first == "." { rest = rest.dropFirst() }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(name.count)
        if !name.isEmpty { steps.append(.name(String(name))) }
      }
    }
    self.steps = steps
  }

  func values(in root: JSONValue) -> [JSONValue] {
    steps.reduce([root]) { values, step in
      values.flatMap { value -> [JSONValue] in
        switch step {
        case .name(let name): value[name].map { [$0] } ?? []
        case .every: value.array ?? value.members?.map(\.value) ?? []
        case .element(let index): value.array.flatMap { $0.indices.contains(index) ? [$0[index]] : nil } ?? []
        }
      }
    }
  }
}

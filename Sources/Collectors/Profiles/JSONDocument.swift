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

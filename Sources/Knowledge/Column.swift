import JSON
import Model

/// Lists in a column, as canonical JSON arrays; empty lists as empty text, which needs no parser.
enum Column {
  static func text(_ strings: [String]) -> String { array(strings.map { .string($0) }) }

  static func text(_ parameters: [Parameter]) -> String {
    array(parameters.map { [.string($0.name), .string($0.value)] })
  }

  static func text(_ links: [ControlLink]) -> String {
    array(
      links.map {
        [
          .string($0.control.catalog.rawValue), .string($0.control.id.rawValue), .string($0.relationship.rawValue),
          .number($0.score), .string($0.reason),
        ]
      })
  }

  static func strings(_ text: String) throws -> [String] { try values(text).map { $0.string ?? "" } }

  static func parameters(_ text: String) throws -> [Parameter] {
    try values(text).map { pair in
      guard let parts = pair.array, parts.count == 2, let name = parts[0].string, let value = parts[1].string else {
        throw Failure(.state, "a parameter in the store is damaged")
      }
      return Parameter(name, value)
    }
  }

  static func links(_ text: String) throws -> [ControlLink] {
    try values(text).map { link in
      guard let parts = link.array, parts.count == 5, let catalog = parts[0].string, let id = parts[1].string,
        let relationship = parts[2].string.flatMap({ Relationship(rawValue: $0) }), let score = parts[3].number,
        let reason = parts[4].string
      else { throw Failure(.state, "a control link in the store is damaged") }
      return ControlLink(
        ControlReference(Identifier(catalog), Identifier(id)), relationship, score: score, reason: reason)
    }
  }

  static func digest(_ text: String) throws -> Digest {
    guard let digest = Digest(hexadecimal: text) else { throw Failure(.state, "a digest in the store is damaged") }
    return digest
  }

  static func lines(_ first: Int, _ last: Int) -> ClosedRange<Int> { first...max(first, last) }

  static func json(_ value: JSONValue) -> String { String(decoding: value.canonical, as: UTF8.self) }

  private static func array(_ values: [JSONValue]) -> String { values.isEmpty ? "" : json(.array(values)) }

  private static func values(_ text: String) throws -> [JSONValue] {
    text.isEmpty ? [] : try JSONValue(parsing: text).array ?? []
  }
}

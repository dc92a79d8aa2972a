import JSON
import Model

/// Lists in a column, as canonical JSON arrays; empty lists as empty text, which needs no parser.
enum Column {
  static func text(_ strings: [String]) -> String { array(strings) { JSONValue.append($0, to: &$1) } }

  static func text(_ parameters: [Parameter]) -> String {
    array(parameters) { parameter, bytes in
      bytes.append(UInt8(ascii: "["))
      JSONValue.append(parameter.name, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(parameter.value, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
  }

  static func text(_ links: [ControlLink]) -> String {
    array(links) { link, bytes in
      bytes.append(UInt8(ascii: "["))
      JSONValue.append(link.control.catalog.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.control.id.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.relationship.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.score, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.reason, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
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

  /// Writes straight into bytes: every claim of a document comes through here.
  private static func array<Element>(_ elements: [Element], _ append: (Element, inout [UInt8]) -> Void) -> String {
    guard !elements.isEmpty else { return "" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count * 96)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func values(_ text: String) throws -> [JSONValue] {
    text.isEmpty ? [] : try JSONValue(parsing: text).array ?? []
  }
}

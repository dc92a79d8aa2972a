import JSON
import Model

/// Lists in a column, as canonical JSON arrays; empty lists as empty text, which needs no parser.
enum Column {
  static func text(_ strings: [String]) -> String {
    written { bytes in array(strings, to: &bytes) { JSONValue.append($0, to: &$1) } }
  }

  static func text(_ parameters: [Parameter]) -> String { written { append(parameters, to: &$0) } }

  static func text(_ links: [ControlLink]) -> String { written { append(links, to: &$0) } }

  static func append(_ topics: [Identifier<Topic>], to bytes: inout [UInt8]) {
    array(topics, to: &bytes) { JSONValue.append($0.rawValue, to: &$1) }
  }

  static func append(_ parameters: [Parameter], to bytes: inout [UInt8]) {
    array(parameters, to: &bytes) { parameter, bytes in
      bytes.append(UInt8(ascii: "["))
      JSONValue.append(parameter.name, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(parameter.value, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
    }
  }

  static func append(_ links: [ControlLink], to bytes: inout [UInt8]) {
    // A claim has ten of them or more: where no text needs an escape they are written with one look at each byte.
    if !links.isEmpty, let plain = PlainLinks.bytes(of: links) { return bytes.append(contentsOf: plain) }
    array(links, to: &bytes) { link, bytes in
      bytes.append(UInt8(ascii: "["))
      JSONValue.append(link.control.catalog.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.control.id.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      JSONValue.append(link.relationship.rawValue, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      bytes.append(contentsOf: JSONValue.text(of: link.score).utf8)
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

  private static func written(_ write: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes straight into bytes: every claim of a document comes through here.
  private static func array<Element>(
    _ elements: [Element], to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
  ) {
    guard !elements.isEmpty else { return }
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private static func values(_ text: String) throws -> [JSONValue] {
    text.isEmpty ? [] : try JSONValue(parsing: text).array ?? []
  }
}

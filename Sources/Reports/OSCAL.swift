import JSON
import Model
import Signing

/// What all OSCAL 1.2 documents share.
enum OSCAL {
  /// The version written.
  static let version = "1.2.1"
  /// The name space of properties that OSCAL does not define.
  static let namespace = "https://vouch.example/ns/oscal"

  /// A version 5 UUID made of the SHA-256 of names: the same names give the same identifier.
  static func uuid(_ names: String...) -> JSONValue {
    var bytes = Array(SHA256.digest(of: Array(names.joined(separator: "\u{0}").utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array(Digest(bytes: bytes + bytes).hexadecimal.prefix(32))
    return .string([0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-"))
  }

  /// A control's id as OSCAL's token, with its catalog: `iso27001-A.8.24`, `gdpr-32-1-a`.
  static func token(_ control: ControlReference) -> String {
    var token = control.catalog.rawValue + "-"
    for character in control.id.rawValue {
      if character.isLetter || character.isNumber || character == "." || character == "_" {
        token.append(character)
      } else if !token.hasSuffix("-") {
        token.append("-")
      }
    }
    while token.hasSuffix("-") { token.removeLast() }
    return token.first.map { $0.isLetter || $0 == "_" } == true ? token : "_" + token
  }

  static func metadata(_ title: String, _ organisation: String, _ time: Instant, version: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("title", .string(line(title))), .init("last-modified", .string(time.description)),
      .init("version", .string(version)), .init("oscal-version", .string(Self.version)),
    ]
    if !organisation.isEmpty {
      members.append(
        .init(
          "parties",
          [["uuid": uuid("party", organisation), "type": "organization", "name": .string(line(organisation))]]))
    }
    return .object(members)
  }

  /// A property of ours; nil where there is nothing to say.
  static func property(_ name: String, _ value: String?) -> JSONValue? {
    let value = line(value ?? "")
    guard !value.isEmpty else { return nil }
    return ["name": .string(name), "ns": .string(namespace), "value": .string(value)]
  }

  /// Words on one line, without blanks at the ends.
  static func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// An object without its empty members.
  static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(
      members.compactMap { name, value in
        guard let value, value != .array([]) else { return nil }
        return JSONValue.Member(name, value)
      })
  }

  static func bytes(_ root: String, _ value: JSONValue) -> [UInt8] {
    Array(JSONValue.object([.init(root, value)]).pretty.utf8)
  }
}

// JSON values: a strict parser and the canonical form of RFC 8785.

/// A JSON value whose objects keep the order of their members.
public enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent that fits 64 bits.
  case integer(Int)
  /// Any other number.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; names are unique where the parser made it.
  case object([Member])

  /// A name with its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(_ name: String, _ value: JSONValue) { (self.name, self.value) = (name, value) }
  }
}

extension JSONValue {
  /// The member's value, or nil where this is no object or has no such member.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string, or nil.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The integer, or nil.
  public var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, an integer included, or nil.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The truth value, or nil.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The elements, or nil.
  public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, or nil.
  public var members: [Member]? { if case .object(let value) = self { value } else { nil } }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The string, or `null` for nil.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The integer, or `null` for nil.
  public static func optional(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  /// Makes a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes an integer.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// Makes a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Makes an object with the members in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// Makes `null`.
  public init(nilLiteral: ()) { self = .null }
}

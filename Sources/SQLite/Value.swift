/// A value of a column or a parameter.
public enum Value: Hashable, Sendable {
  /// NULL.
  case null
  /// INTEGER.
  case integer(Int)
  /// REAL.
  case real(Double)
  /// TEXT.
  case text(String)
  /// BLOB.
  case blob([UInt8])

  /// The integer, or NULL for nil.
  public static func optional(_ value: Int?) -> Value { value.map { .integer($0) } ?? .null }
  /// The text, or NULL for nil.
  public static func optional(_ value: String?) -> Value { value.map { .text($0) } ?? .null }
  /// The number, or NULL for nil.
  public static func optional(_ value: Double?) -> Value { value.map { .real($0) } ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  /// INTEGER.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// TEXT.
  public init(stringLiteral value: String) { self = .text(value) }
  /// NULL.
  public init(nilLiteral: ()) { self = .null }
}

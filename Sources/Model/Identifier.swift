/// A typed identifier, so that a control's id cannot be passed for a claim's.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The identifier's characters, as stored and printed.
  public let rawValue: String

  /// Makes an identifier of its characters.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Makes an identifier of a literal.
  public init(stringLiteral value: String) { rawValue = value }

  /// The characters themselves.
  public var description: String { rawValue }

  /// Orders by code units, free of any locale.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

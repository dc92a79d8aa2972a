/// Renders records in a dialect.
public struct Writer: Sendable {
  /// How it is written.
  public let dialect: Dialect
  private var text: [UInt8] = []

  /// Makes an empty writer.
  public init(dialect: Dialect = Dialect()) {
    self.dialect = dialect
    if dialect.hasSeparatorLine { text = Array("sep=".utf8) + [dialect.delimiter] + dialect.lineEnd.bytes }
  }

  /// Appends one record with its line end.
  public mutating func append(_ values: [String]) {
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(dialect.delimiter) }
      Self.append(value, to: &text, delimiter: dialect.delimiter)
    }
    text += dialect.lineEnd.bytes
  }

  /// The file's bytes; nil where a character does not exist in the dialect's encoding.
  public var bytes: [UInt8]? { Decoding.encode(text, as: dialect) }

  /// A value as a field in UTF-8, quoted where it must be, or always.
  public static func field(_ value: String, delimiter: UInt8, quoted: Bool = false) -> [UInt8] {
    var field: [UInt8] = []
    append(value, to: &field, delimiter: delimiter, quoted: quoted)
    return field
  }

  static func append(_ value: String, to output: inout [UInt8], delimiter: UInt8, quoted: Bool = false) {
    let content = value.utf8
    let needsQuotes =
      quoted || content.first == 0x20 || content.last == 0x20
      || content.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      output.append(contentsOf: content)
      return
    }
    output.append(0x22)
    for byte in content {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}

import Model

extension Table {
  /// A cell's new value, by record and column from 0.
  public struct Edit: Hashable, Sendable {
    /// The record, from 0.
    public var record: Int
    /// The column, from 0; beyond the record's end, delimiters are appended to that record alone.
    public var column: Int
    /// The cell's new characters.
    public var value: String

    /// Makes an edit.
    public init(record: Int, column: Int, value: String) {
      (self.record, self.column, self.value) = (record, column, value)
    }
  }

  /// The file's bytes with some cells replaced; every byte outside of them stays as it is.
  ///
  /// - Throws: `Failure` naming the line where a value cannot be written in the file's encoding.
  public func replacing(_ edits: [Edit], file: String) throws -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.value.utf8.count + 8 })
    var copied = 0
    let ordered = edits.sorted { $0.record != $1.record ? $0.record < $1.record : $0.column < $1.column }
    for (index, edit) in ordered.enumerated() {
      try checkEncodable(edit, file: file)
      let record = records[edit.record]
      if let field = field(edit.record, edit.column) {
        output += bytes[copied..<field.span.lowerBound]
        Writer.append(edit.value, to: &output, delimiter: dialect.delimiter, quoted: field.isQuoted)
        copied = field.span.upperBound
      } else {
        let end = fields[record.fieldIndices.upperBound - 1].span.upperBound
        if copied < end {
          output += bytes[copied..<end]
          copied = end
        }
        // A second edit beyond the end continues from the column that the first one wrote.
        let written = index > 0 && ordered[index - 1].record == edit.record ? ordered[index - 1].column + 1 : 0
        output += Array(repeating: dialect.delimiter, count: edit.column - max(record.count, written) + 1)
        Writer.append(edit.value, to: &output, delimiter: dialect.delimiter)
      }
    }
    output += bytes[copied...]
    guard let encoded = Decoding.encode(output, as: dialect) else {
      throw Failure(.output, "the text does not fit into \(dialect.encoding.rawValue)", at: .file(file))
    }
    return encoded
  }

  /// The file's bytes, encoded again; equal to what was read.
  public var encoded: [UInt8]? { Decoding.encode(bytes, as: dialect) }

  private func checkEncodable(_ edit: Edit, file: String) throws {
    guard dialect.encoding == .windows1252 else { return }
    guard let bad = edit.value.unicodeScalars.first(where: { Decoding.windows1252($0) == nil }) else { return }
    throw Failure(
      .output, "U+\(String(bad.value, radix: 16, uppercase: true)) does not exist in Windows-1252",
      at: .cell(file: file, sheet: "record \(edit.record + 1)", cell: Self.letters(edit.column)),
      hint: "save the questionnaire as UTF-8")
  }

  /// A column's letters, as `A`, `Z`, `AA`, of its number from 0.
  public static func letters(_ column: Int) -> String {
    var number = column + 1
    var letters: [UInt8] = []
    while number > 0 {
      number -= 1
      letters.append(0x41 + UInt8(number % 26))
      number /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

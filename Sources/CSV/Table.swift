import Model

/// A delimited text file: its dialect, its characters, and where each record and field lies in them.
///
/// Records are not lines: line ends occur inside quotes, and widths may differ from record to record.
public struct Table: Sendable {
  /// One field's place in `Table.bytes`, quotes included.
  public struct Field: Hashable, Sendable {
    let start: UInt32
    let end: UInt32
    /// Whether it begins with a quote.
    public let isQuoted: Bool

    /// The bytes of the field in `Table.bytes`, quotes included.
    public var span: Range<Int> { Int(start)..<Int(end) }
  }

  /// One record's fields and line.
  public struct Record: Hashable, Sendable {
    let first: UInt32
    let width: UInt32
    let number: UInt32

    /// How many fields it has; a blank line has one, which is empty.
    public var count: Int { Int(width) }
    /// The line that it begins in, from 1.
    public var line: Int { Int(number) }
    var fieldIndices: Range<Int> { Int(first)..<Int(first + width) }
  }

  /// Bounds that keep memory in proportion to honest files.
  public struct Limits: Hashable, Sendable {
    /// The most bytes of a file.
    public var file = 1 << 30
    /// The most fields of a record; Excel has 16,384 columns.
    public var columns = 16_384
    /// The most bytes of a field; Excel's cells end at 32,767 characters.
    public var field = 1 << 20

    /// The usual bounds.
    public init() {}
  }

  /// How the file is written.
  public let dialect: Dialect
  /// The file's characters in UTF-8, without a byte order mark.
  public let bytes: [UInt8]
  /// All records, a header and blank lines included.
  public let records: [Record]
  let fields: [Field]

  /// Reads a file's bytes, its dialect detected unless given.
  ///
  /// - Throws: `Failure` with `file:line:column` for NUL bytes, a broken encoding, a quote that is never closed, and
  ///   for files beyond `limits`.
  public init(_ contents: [UInt8], file: String, dialect given: Dialect? = nil, limits: Limits = Limits()) throws {
    guard contents.count <= limits.file else {
      throw Failure(.input, "the file is larger than \(limits.file >> 20) MiB", at: .file(file))
    }
    let decoded = try Decoding(contents, file: file, encoding: given?.encoding)
    let text = decoded.text
    var dialect = given ?? Dialect()
    (dialect.encoding, dialect.hasByteOrderMark) = (decoded.encoding, decoded.hasByteOrderMark)
    let head = Self.separatorLine(text)
    if given == nil {
      dialect.hasSeparatorLine = head != nil
      let sample = text.count <= 1 << 18 ? text.count : 1 << 18
      dialect.delimiter =
        head?.delimiter
        ?? text.withUnsafeBufferPointer {
          Dialect.delimiter(of: UnsafeBufferPointer(rebasing: $0[0..<sample]), isWhole: sample == text.count)
        }
    }
    var tokenizer = Tokenizer(delimiter: dialect.delimiter)
    tokenizer.columnLimit = limits.columns
    tokenizer.fieldLimit = limits.field
    let start = dialect.hasSeparatorLine ? head?.end ?? 0 : 0
    let stop = text.withUnsafeBufferPointer { tokenizer.scan($0, from: start, line: start == 0 ? 1 : 2) }
    if let stop { throw Self.failure(stop, in: text, file: file, limits: limits) }
    dialect.lineEnd = Self.lineEnd(after: tokenizer, in: text)
    dialect.endsWithLineEnd = text.last == 0x0A || text.last == 0x0D
    self.dialect = dialect
    bytes = text
    records = tokenizer.records
    fields = tokenizer.fields
  }

  /// The field's place; nil where the record is shorter.
  public func field(_ record: Int, _ column: Int) -> Field? {
    let record = records[record]
    guard column >= 0, column < record.count else { return nil }
    return fields[Int(record.first) + column]
  }

  /// The field's characters without quotes; empty where the record is shorter.
  public subscript(record: Int, column: Int) -> String {
    guard let field = field(record, column) else { return "" }
    return value(of: field)
  }

  /// All of a record's fields.
  public func values(_ record: Int) -> [String] { records[record].fieldIndices.map { value(of: fields[$0]) } }

  /// A field's characters without the quotes around them, doubled quotes halved.
  public func value(of field: Field) -> String {
    guard field.isQuoted else { return String(decoding: bytes[field.span], as: UTF8.self) }
    var content: [UInt8] = []
    content.reserveCapacity(field.span.count)
    var position = field.span.lowerBound + 1
    let end = field.span.upperBound
    var inside = true
    while position < end {
      if inside, bytes[position] == 0x22 {
        position += 1
        guard position < end, bytes[position] == 0x22 else {
          inside = false
          continue
        }
      }
      content.append(bytes[position])
      position += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  private static func separatorLine(_ text: [UInt8]) -> (delimiter: UInt8, end: Int)? {
    guard text.count >= 5, text[0] | 0x20 == 0x73, text[1] | 0x20 == 0x65, text[2] | 0x20 == 0x70, text[3] == 0x3D
    else { return nil }
    let delimiter = text[4]
    guard delimiter < 0x7F, delimiter == 0x09 || delimiter >= 0x20, delimiter != 0x22 else { return nil }
    switch text.count > 5 ? text[5] : 0x0A {
    case 0x0A: return (delimiter, min(6, text.count))
    case 0x0D: return (delimiter, text.count > 6 && text[6] == 0x0A ? 7 : 6)
    default: return nil
    }
  }

  private static func lineEnd(after tokenizer: Tokenizer, in text: [UInt8]) -> Dialect.LineEnd {
    guard let record = tokenizer.records.first, let field = tokenizer.fields[record.fieldIndices].last else {
      return .lf
    }
    let end = field.span.upperBound
    guard end < text.count, text[end] == 0x0D else { return .lf }
    return end + 1 < text.count && text[end + 1] == 0x0A ? .crlf : .cr
  }

  private static func failure(_ stop: Tokenizer.Stop, in text: [UInt8], file: String, limits: Limits) -> Failure {
    switch stop {
    case .openQuote(let offset):
      Failure(
        .input, "a quoted field is never closed", at: text.location(of: offset, in: file),
        hint: "close the quote, or double it if it belongs to the text")
    case .tooManyColumns(let offset):
      Failure(.input, "a record has more than \(limits.columns) fields", at: text.location(of: offset, in: file))
    case .fieldTooLong(let offset):
      Failure(.input, "a field is longer than \(limits.field) bytes", at: text.location(of: offset, in: file))
    }
  }
}

extension [UInt8] {
  /// The line and column, both from 1, of an offset.
  func location(of offset: Int, in file: String) -> Failure.Location {
    var line = 1, start = 0
    withUnsafeBufferPointer { bytes in
      for index in 0..<Swift.min(offset, bytes.count) where bytes[index] == 0x0A {
        line += 1
        start = index + 1
      }
    }
    return .text(file: file, line: line, column: offset - start + 1)
  }
}

extension Table {
  /// Whether a cell holds nothing but blanks, or lies beyond its record's end.
  public func isBlank(_ record: Int, _ column: Int) -> Bool {
    guard let field = field(record, column) else { return true }
    let content = field.isQuoted ? field.span.dropFirst() : field.span
    return content.allSatisfy { index in
      let byte = bytes[index]
      return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
        || (field.isQuoted && index == content.last && byte == 0x22)
    }
  }

  /// The first byte of a cell's characters, as a reader of formulas looks at it; nil where it is empty.
  public func firstByte(_ record: Int, _ column: Int) -> UInt8? {
    guard let field = field(record, column), !field.span.isEmpty else { return nil }
    let start = field.span.lowerBound + (field.isQuoted ? 1 : 0)
    return start < field.span.upperBound ? bytes[start] : nil
  }
}

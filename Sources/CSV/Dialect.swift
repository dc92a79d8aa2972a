/// How a delimited text file is written: everything that must stay the same when a cell of it changes.
public struct Dialect: Hashable, Sendable {
  /// How characters are stored.
  public enum Encoding: String, Hashable, Sendable {
    /// UTF-8.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first; Excel's "Unicode Text".
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Windows code page 1252.
    case windows1252 = "Windows-1252"
  }

  /// What stands between records.
  public enum LineEnd: String, Hashable, Sendable {
    /// A line feed.
    case lf = "LF"
    /// Carriage return and line feed.
    case crlf = "CRLF"
    /// A carriage return alone.
    case cr = "CR"

    /// The bytes themselves, in UTF-8.
    public var bytes: [UInt8] {
      switch self {
      case .lf: [0x0A]
      case .crlf: [0x0D, 0x0A]
      case .cr: [0x0D]
      }
    }
  }

  /// How characters are stored.
  public var encoding: Encoding
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// The ASCII character between fields.
  public var delimiter: UInt8
  /// What ends the first record.
  public var lineEnd: LineEnd
  /// Whether a line such as `sep=;` stands above the records.
  public var hasSeparatorLine: Bool
  /// Whether the last record has a line end too.
  public var endsWithLineEnd: Bool

  /// Makes a dialect; without arguments that of RFC 4180 with line feeds.
  public init(
    encoding: Encoding = .utf8, hasByteOrderMark: Bool = false, delimiter: UInt8 = 0x2C, lineEnd: LineEnd = .lf,
    hasSeparatorLine: Bool = false, endsWithLineEnd: Bool = true
  ) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.hasSeparatorLine = hasSeparatorLine
    self.endsWithLineEnd = endsWithLineEnd
  }

  /// As `UTF-8 with BOM, semicolon, CRLF`, for a person.
  public var summary: String {
    let name =
      switch delimiter {
      case 0x2C: "comma"
      case 0x3B: "semicolon"
      case 0x09: "tab"
      case 0x7C: "vertical bar"
      default: "'" + String(UnicodeScalar(delimiter)) + "'"
      }
    return encoding.rawValue + (hasByteOrderMark ? " with BOM" : "") + ", " + name + ", " + lineEnd.rawValue
      + (hasSeparatorLine ? ", sep= line" : "") + (endsWithLineEnd ? "" : ", no final line end")
  }

  // Where two fit equally well the first wins: a comma is the one that prose holds most often.
  static let candidates: [UInt8] = [0x09, 0x7C, 0x3B, 0x2C]

  /// The delimiter under which most records of a sample have one width greater than 1; a comma where none does.
  static func delimiter(of sample: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> UInt8 {
    var best: (delimiter: UInt8, records: Int, width: Int) = (0x2C, 0, 1)
    for candidate in candidates {
      var tokenizer = Tokenizer(delimiter: candidate, recordLimit: 2000)
      // A sample that ends inside quotes is no error here: the record that it cuts is left out.
      _ = tokenizer.scan(sample)
      var records = tokenizer.records
      if !isWhole, records.count > 1 { records.removeLast() }
      var widths: [Int: Int] = [:]
      for record in records where record.count > 1 { widths[record.count, default: 0] += 1 }
      for (width, count) in widths where (count, width) > (best.records, best.width) {
        best = (candidate, count, width)
      }
    }
    return best.delimiter
  }
}

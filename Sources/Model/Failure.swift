/// What went wrong, where, and what to do next: the one error type that reaches a person.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which exit status a failure deserves.
  public enum Kind: Hashable, Sendable {
    /// The command line was wrong.
    case usage
    /// The input could not be read or was malformed.
    case input
    /// The output could not be written.
    case output
    /// The workspace or store refused.
    case state
  }

  /// Where in a source the failure lies.
  public enum Location: Hashable, Sendable, CustomStringConvertible {
    /// A whole file.
    case file(String)
    /// A place in a text file; line and column count from 1, a column of bytes.
    case text(file: String, line: Int, column: Int?)
    /// A cell of a workbook, as `Sheet1!C57`.
    case cell(file: String, sheet: String, cell: String)

    /// `file`, `file:line:column` or `file!sheet!cell`.
    public var description: String {
      switch self {
      case .file(let file): file
      case .text(let file, let line, nil): "\(file):\(line)"
      case .text(let file, let line, let column?): "\(file):\(line):\(column)"
      case .cell(let file, let sheet, let cell): "\(file)!\(sheet)!\(cell)"
      }
    }
  }

  /// Which exit status the failure deserves.
  public var kind: Kind
  /// What went wrong: lower case, no full stop.
  public var message: String
  /// Where, if anywhere.
  public var location: Location?
  /// The next step, as a lower-case phrase without a full stop.
  public var hint: String?

  /// Makes a failure.
  public init(_ kind: Kind, _ message: String, at location: Location? = nil, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.location = location
    self.hint = hint
  }

  /// `location: message`.
  public var description: String { location.map { "\($0): \(message)" } ?? message }
}

import Model

/// A person's correction of a plan, as `question=C,answer=E,comment=F,header=4,sheet=Questions`.
public struct ColumnMapping: Hashable, Sendable, CustomStringConvertible {
  /// A column, by its header's text or by letters; the text wins, as `ID` is both.
  struct Place: Hashable, Sendable {
    let text: String

    func column(_ find: (String) -> Int?) -> Int? { find(text) ?? ColumnMapping.column(text) }
  }

  var columns: [Role: Place] = [:]
  /// Header row as the file counts, from 1.
  var header: Int?
  /// The sheet that it is about; nil for all.
  var sheet: String?
  /// The text that was parsed.
  public let description: String

  /// The row of the titles as the file counts, or nil.
  public var headerRow: Int? { header }
  /// The sheet that it is about, or nil.
  public var sheetName: String? { sheet }

  /// Reads `role=column` pairs; a column is given by letters or by its header's text.
  ///
  /// - Throws: `Failure` of kind `usage`.
  public init(_ text: String) throws {
    description = text
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Failure(.usage, "--map: '\(pair)' is no name=value pair", hint: Self.hint)
      }
      switch parts[0].lowercased() {
      case "header":
        guard let row = Int(parts[1]), row > 0 else {
          throw Failure(.usage, "--map: header is a row number from 1, not '\(parts[1])'", hint: Self.hint)
        }
        header = row
      case "sheet": sheet = parts[1]
      case let name:
        guard let role = Role(rawValue: name) else {
          throw Failure(.usage, "--map: no column role is called '\(name)'", hint: Self.hint)
        }
        columns[role] = Place(text: parts[1])
      }
    }
    guard columns[.question] != nil else { throw Failure(.usage, "--map: question= is missing", hint: Self.hint) }
  }

  /// What is wrong where no table of a file has the column of questions.
  func unfound(in file: String) -> Failure {
    Failure(
      .usage, "--map: there is no column '\(columns[.question]?.text ?? "")'", at: .file(file),
      hint: "--plan without --map shows the columns that were recognised")
  }

  func applies(to sheet: String) -> Bool { self.sheet == nil || self.sheet == sheet }

  /// The column from 0 of letters, as 2 for `C`; nil for anything else.
  static func column(_ letters: String) -> Int? {
    guard (1...3).contains(letters.utf8.count) else { return nil }
    var column = 0
    for byte in letters.utf8 {
      let upper = byte & 0xDF
      guard (0x41...0x5A).contains(upper), byte >= 0x41 else { return nil }
      column = column * 26 + Int(upper - 0x40)
    }
    return column <= 16_384 ? column - 1 : nil
  }

  private static let hint =
    "as --map question=C,answer=E,comment=F,header=4,sheet=Questions; roles are "
    + Role.allCases.map(\.rawValue).joined(separator: ", ")
}

public import Model
import Signing

/// What changed between a questionnaire and the copy that went back, and proof that nothing else did.
public struct FileDifference: Hashable, Sendable {
  /// What a changed cell is for.
  public enum Role: String, Hashable, Sendable {
    /// An answer's place.
    case answer
    /// The place of words and citations.
    case comment
    /// A column that was added, or its name.
    case added
    /// Anything else.
    case other
  }

  /// One cell, or one place in XML.
  public struct Change: Hashable, Sendable {
    /// As `Sheet1!E17`, `row 12, E`.
    public var location: String
    /// What it is for.
    public var role: Role
    /// Its text before.
    public var before: String
    /// Its text after.
    public var after: String
  }

  /// A part of the file, as a sheet of a workbook; the file itself where it has no parts.
  public struct Part: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// SHA-256 of its bytes before; nil where it is new.
    public var before: Digest?
    /// SHA-256 of its bytes after; nil where it is gone.
    public var after: Digest?
    /// What the difference is, proven; empty where the part is the same.
    public var explanation: String

    /// Whether both are the same bytes.
    public var isSame: Bool { before == after }
  }

  /// The format of both.
  public var format: String
  /// Changed cells in order.
  public var changes: [Change] = []
  /// All parts in order.
  public var parts: [Part] = []
  /// What changed besides answers and comments.
  public var unexpected: [String] = []

  /// Whether nothing but answers and comments changed.
  public var isClean: Bool { unexpected.isEmpty && !changes.contains { $0.role == .other } }

  init(format: String) { self.format = format }

  static func digest(_ bytes: [UInt8]) -> Digest { Digest(bytes: SHA256.digest(of: bytes)) }

  /// The line and column, from 1, of the first byte that differs.
  static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> String {
    var line = 1, column = 1
    for (one, other) in zip(left, right) {
      if one != other { break }
      column = one == 0x0A ? 1 : column + 1
      if one == 0x0A { line += 1 }
    }
    return "line \(line), column \(column)"
  }
}

extension Formats {
  /// Compares a questionnaire with a copy of it.
  ///
  /// - Throws: `Failure` where one of them cannot be read.
  public static func difference(
    from before: ByteSource, to after: ByteSource, mapping: ColumnMapping? = nil, profiles: [MarkupProfile] = []
  ) throws -> FileDifference {
    switch (
      try read(before, mapping: mapping, profiles: profiles), try read(after, mapping: mapping, profiles: profiles)
    ) {
    case (let left as DelimitedQuestionnaire, let right as DelimitedQuestionnaire): try left.difference(to: right)
    case (let left as WorkbookQuestionnaire, let right as WorkbookQuestionnaire): try left.difference(to: right)
    case (let left as MarkupQuestionnaire, let right as MarkupQuestionnaire): try left.difference(to: right)
    case (let left as OCILQuestionnaire, let right as OCILQuestionnaire): try left.difference(to: right)
    default:
      throw Failure(.input, "the two files are of different formats", at: .file(after.file))
    }
  }
}

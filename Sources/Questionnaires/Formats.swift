import Model

/// Every format that can be read, in the order in which they are tried.
public enum Formats {
  /// Reads a questionnaire of any format.
  ///
  /// - Throws: `Failure` that says where the file is not what it seems, or that its format is unknown.
  public static func read(_ bytes: [UInt8], file: String, mapping: Mapping? = nil) throws -> any Questionnaire {
    guard !bytes.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    return try DelimitedQuestionnaire(bytes, file: file, mapping: mapping)
  }
}

import Model

/// Every format that can be read, in the order in which they are tried.
public enum Formats {
  /// Reads a questionnaire of any format.
  ///
  /// - Throws: `Failure` that says where the file is not what it seems, or that its format is unknown.
  public static func read(_ bytes: [UInt8], file: String, mapping: Mapping? = nil) throws -> any Questionnaire {
    guard !bytes.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { throw compoundFile(bytes, file) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return try WorkbookQuestionnaire(bytes, file: file, mapping: mapping)
    }
    return try DelimitedQuestionnaire(bytes, file: file, mapping: mapping)
  }

  /// The old container of Microsoft Office, which also wraps workbooks with a password.
  private static func compoundFile(_ bytes: [UInt8], _ file: String) -> Failure {
    var name: [UInt8] = []
    for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
    let head = Array(bytes.prefix(1 << 20))
    let isEncrypted = head.indices.contains { $0 + name.count <= head.count && head[$0...].starts(with: name) }
    return isEncrypted
      ? Failure(.input, "the workbook is encrypted", at: .file(file), hint: "save it without a password")
      : Failure(.input, "an old .xls workbook, whatever its name says", at: .file(file), hint: "save it as .xlsx")
  }
}

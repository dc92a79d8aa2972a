import CSV
import Model
import XML

/// Every format that can be read.
public enum Formats {
  /// Reads a questionnaire of any format; XML other than OCIL by the first profile that fits its root element.
  ///
  /// - Throws: `Failure` that says where the file is not what it seems, or that its format is unknown.
  public static func read(
    _ source: ByteSource, mapping: ColumnMapping? = nil, profiles: [MarkupProfile] = []
  ) throws -> any Questionnaire {
    let head = try source.head(), file = source.file
    guard !head.isEmpty else { throw Failure(.input, "the file is empty", at: .file(file)) }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      throw compoundFile(try source.all(), file)
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return try WorkbookQuestionnaire(try source.all(), file: file, mapping: mapping)
    }
    if isMarkup(head) { return try markup(source, profiles) }
    return try DelimitedQuestionnaire(try source.all(), file: file, mapping: mapping)
  }

  /// Reads bytes that are there already.
  public static func read(
    _ bytes: [UInt8], file: String, mapping: ColumnMapping? = nil, profiles: [MarkupProfile] = []
  ) throws -> any Questionnaire {
    try read(ByteSource(bytes, file: file), mapping: mapping, profiles: profiles)
  }

  /// The texts of one row, by which a layout is known; nil for XML and where there is no such row.
  public static func titles(of source: ByteSource, sheet: String?, row: Int) throws -> [String]? {
    let head = try source.head()
    guard !head.isEmpty, !isMarkup(head) else { return nil }
    switch try read(source) {
    case let file as DelimitedQuestionnaire: return row <= file.table.records.count ? file.table.values(row - 1) : nil
    case let file as WorkbookQuestionnaire: return file.titles(sheet: sheet, row: row)
    default: return nil
    }
  }

  private static func isMarkup(_ head: [UInt8]) -> Bool {
    var head = head[...]
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    if head.starts(with: [0xFF, 0xFE, 0x3C, 0x00]) || head.starts(with: [0xFE, 0xFF, 0x00, 0x3C]) { return true }
    return head.first { $0 > 0x20 } == 0x3C
  }

  private static func markup(_ source: ByteSource, _ profiles: [MarkupProfile]) throws -> any Questionnaire {
    // The whole root tag lies in the first piece of any honest file.
    var items = XMLItems(path: "/*/*", file: source.file, chunk: try source.chunks())
    let first = try items.next()
    let reader = try XMLReader(
      (first?.openings ?? Array("<empty>".utf8)) + (first?.closings ?? Array("</empty>".utf8)), file: source.file)
    _ = try reader.next()
    let (root, namespace) = (reader.name, reader.namespace)
    if root == "ocil", namespace == OCILQuestionnaire.namespace { return OCILQuestionnaire(source) }
    if let profile = profiles.first(where: { $0.fits(root: root, namespace: namespace) }) {
      return MarkupQuestionnaire(source, profile: profile)
    }
    throw Failure(
      .input, "no profile describes questionnaires with the root element <\(root)>", at: .file(source.file),
      hint: "a file in mappings/questionnaires of the workspace says where its questions and answers are")
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

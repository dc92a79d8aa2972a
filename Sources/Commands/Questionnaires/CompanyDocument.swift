import Model
import Questionnaires

/// A page or policy of the company, given where a customer's questionnaire is wanted.
enum CompanyDocument {
  /// Reads a questionnaire, or says that the file looks like something to import.
  ///
  /// - Throws: `Failure`, for text only where no mapping says how to read it.
  static func questionnaire(
    _ source: ByteSource, mapping: ColumnMapping?, profiles: [MarkupProfile]
  ) throws -> any Questionnaire {
    let questionnaire: any Questionnaire
    do {
      questionnaire = try Formats.read(source, mapping: mapping, profiles: profiles)
    } catch {
      guard let kind = try kind(of: source) else { throw error }
      throw refusal(kind, source, "a questionnaire is CSV, XLSX or XML")
    }
    guard mapping == nil, let text = questionnaire as? DelimitedQuestionnaire else { return questionnaire }
    if try isJSON(source) {
      throw Failure(
        .input, "is JSON, no questionnaire", at: .file(source.file), hint: "a questionnaire is CSV, XLSX or XML")
    }
    if text.isProse { throw refusal("a text", source, "--map question=A takes it for a questionnaire") }
    return questionnaire
  }

  private static func isJSON(_ source: ByteSource) throws -> Bool {
    if source.file.lowercased().hasSuffix(".json") { return true }
    let start = try source.head().lazy.filter { $0 > 0x20 }.prefix(2)
    // A title in brackets begins no list.
    return start.first == 0x7B || (start.first == 0x5B && start.last.map { "{[\"".utf8.contains($0) } == true)
  }

  private static func refusal(_ kind: String, _ source: ByteSource, _ otherwise: String) -> Failure {
    Failure(
      .input, "looks like \(kind) to import, not like a questionnaire", at: .file(source.file),
      hint: "vouch import \(source.file.typed) reads the company's documents; \(otherwise)")
  }

  /// What documents of other formats are; nil for what no command reads as a document.
  private static func kind(of source: ByteSource) throws -> String? {
    let head = try source.head()
    if head.starts(with: "%PDF-".utf8) { return "a PDF document" }
    if head.starts(with: [0x50, 0x4B]) { return source.file.lowercased().hasSuffix(".docx") ? "a Word document" : nil }
    let text = String(decoding: head, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    let isPage =
      text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
      || (text.hasPrefix("<?xml") || text.hasPrefix("<!--")) && text.contains("<html")
    return isPage ? "a web page" : nil
  }
}

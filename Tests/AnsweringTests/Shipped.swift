import Catalogs
import Documents
import FoundationEssentials
import Language
import Model
import Testing

@testable import Answering

/// The vocabulary that the program ships, and answers by it.
enum Shipped {
  /// The answer from claims, whatever its confidence.
  static func answer(_ question: Question, from claims: [Claim], of documents: [Document] = []) throws -> Answer {
    try engine(over: claims, of: documents).answer(question)
  }

  static func engine(over claims: [Claim], of documents: [Document] = []) throws -> AnswerEngine {
    AnswerEngine(
      lexicon: try lexicon, claims: claims, documents: documents,
      settings: AnswerSettings(threshold: 0))
  }

  /// The answer that a page gives to one question.
  static func answer(_ page: String, _ question: String, form: Question.Form?, options: [String] = []) throws -> Answer
  {
    let lexicon = try lexicon
    let reading = try DocumentReader(lexicon: lexicon).read(
      Array((page + "\n").utf8), name: "page", path: "page.md", imported: Instant(secondsSinceEpoch: 1_790_000_000))
    return AnswerEngine(lexicon: lexicon, claims: reading.claims, documents: [reading.document])
      .answer(Question(id: "q", text: question, form: form, options: options))
  }

  /// Expects one of several verdicts on a yes-or-no question about a page.
  static func expect(
    _ verdicts: [Verdict], of page: String, on question: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try answer(page, question, form: .yesNo)
    #expect(
      verdicts.contains(answer.verdict), "\(answer.verdict): \(answer.reason)", sourceLocation: sourceLocation)
  }

  /// Expects one of several values, just so, for a question that asks for one.
  static func expect(
    values: [String], of page: String, on question: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try answer(page, question, form: nil)
    #expect(
      values.contains(answer.value ?? ""), "\(answer.value ?? "-"): \(answer.reason)", sourceLocation: sourceLocation)
  }

  /// Claims of one page, a line each.
  static func claims(
    _ texts: some Sequence<some StringProtocol>, section: [String] = [], leadIn: String? = nil, from line: Int = 1,
    modality: Modality = .inPlace
  ) throws -> [Claim] {
    let digest = try digest
    return texts.enumerated().map { number, text in
      Claim(
        id: Identifier("c\(number)"), document: "page", section: section, lines: number + line...number + line,
        text: String(text), quote: String(text), digest: digest,
        leadIn: leadIn.map { Claim.LeadIn(text: $0, lines: 1...1) }, modality: modality)
    }
  }

  /// The document that the claims are of.
  static func page(title: String = "Page", asOf: CalendarDate? = nil) throws -> Document {
    Document(
      name: "page", title: title, path: "page.txt", mediaType: "text/plain", digest: try digest, asOf: asOf,
      imported: Instant(secondsSinceEpoch: 0), lineCount: 9)
  }

  private static var digest: Digest {
    get throws { try #require(Digest(hexadecimal: String(repeating: "0", count: 64))) }
  }

  static var lexicon: Lexicon {
    get throws { Lexicon(try #require(compiled)) }
  }

  private static let compiled = vocabulary.map { CompiledVocabulary($0) }

  static let vocabulary: Vocabulary? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.path + "/mappings/"
    guard let families = try? FileManager.default.contentsOfDirectory(atPath: folder + "topics") else { return nil }
    var vocabulary = Vocabulary()
    for file in ["topics.yaml"] + families.sorted().map({ "topics/" + $0 }) {
      guard let data = try? Data(contentsOf: URL(filePath: folder + file)),
        let part = try? TopicsFile.read(Array(data), file: file)
      else { return nil }
      TopicsFile.merge(part, into: &vocabulary)
    }
    return vocabulary
  }()
}

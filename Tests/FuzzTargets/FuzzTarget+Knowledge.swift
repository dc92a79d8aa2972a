import Answering
import Documents
import Language
import Model

/// What a company and its customers write in words: documents and questions.
extension FuzzTarget {
  static let text = reading("text", "page.txt")
  static let markdown = reading("markdown", "page.md")
  static let html = reading("html", "page.html")

  private static let topics = [
    Topic(
      id: "backup-regime", family: "backup", definition: "Copies of data are made.",
      terms: ["backup", "backups", "point-in-time recovery"]),
    Topic(
      id: "encryption-at-rest", family: "cryptography", definition: "Stored data is encrypted.",
      terms: ["encryption at rest", "encrypted at rest", "AES-256"]),
    Topic(
      id: "mfa-workforce", family: "access", definition: "Staff sign in with a second factor.",
      terms: ["multi-factor authentication", "MFA", "2FA"]),
  ]

  private static func reading(_ name: String, _ path: String) -> FuzzTarget {
    FuzzTarget(name) { bytes in
      let reading = try DocumentReader(lexicon: Lexicon(topics: topics)).read(
        bytes, name: "page", path: path, imported: Instant(secondsSinceEpoch: 0))
      for claim in reading.claims {
        precondition(
          (1...max(1, reading.document.lineCount)).contains(claim.lines.lowerBound)
            && claim.lines.upperBound <= max(1, reading.document.lineCount), "a claim must lie in its document")
      }
    }
  }

  static let question = FuzzTarget("question") { bytes in
    let lexicon = Lexicon(topics: topics)
    let page = "Backups are taken every 24 hours.\nData is encrypted at rest with AES-256.\nMFA is planned for 2027.\n"
    let reading = try DocumentReader(lexicon: lexicon).read(
      Array(page.utf8), name: "page", path: "page.txt", imported: Instant(secondsSinceEpoch: 0))
    let engine = AnswerEngine(lexicon: lexicon, claims: reading.claims, documents: [reading.document])
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let asked = Question(
      id: "1", section: parts.count > 2 ? [String(parts[2])] : [], text: String(parts[0]),
      options: parts.count > 1 ? parts[1].split(separator: "|").map(String.init) : [])
    let answer = engine.answer(asked)
    precondition(answer.options.allSatisfy(asked.options.contains), "an option must be one that was offered")
    precondition((0...1).contains(answer.confidence), "confidence must lie between 0 and 1")
  }
}

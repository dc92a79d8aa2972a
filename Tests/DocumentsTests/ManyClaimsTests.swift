import Language
import Model
import Testing

@testable import Documents

/// A long document is read in two tasks, which must not be seen in what it claims.
@Suite struct ManyClaimsTests {
  private let topics = [
    Topic(id: "encryption", family: "data", definition: "", terms: ["encrypt"]),
    Topic(id: "backup", family: "data", definition: "", terms: ["backup"]),
  ]

  private func text(_ range: Range<Int>) -> String {
    range.map { number in
      switch number % 4 {
      case 0: "Backups of unit\(number) are kept for \(number % 90 + 1) days."
      case 1: "Data of unit\(number) is encrypted with AES-256, and reviewed every \(number % 12 + 1) months."
      case 2: "We plan to certify unit\(number) in 2031."
      default: "Our hosting provider watches unit\(number)."
      }
    }.joined(separator: "\n\n") + "\n"
  }

  private func read(_ text: String) throws -> [Claim] {
    let reader = DocumentReader(lexicon: Lexicon(topics: topics))
    return try reader.read(
      Array(text.utf8), name: "long", path: "long.txt", imported: Instant(secondsSinceEpoch: 0)
    ).claims
  }

  @Test func aLongDocumentReadsAsItsParts() throws {
    let whole = try read(text(0..<1200))
    let parts = try stride(from: 0, to: 1200, by: 200).flatMap { try read(text($0..<$0 + 200)) }
    #expect(whole.count == parts.count && whole.count >= 1200)
    for (one, other) in zip(whole, parts) {
      #expect(one.text == other.text && one.topics == other.topics && one.parameters == other.parameters)
      #expect(one.scope == other.scope && one.modality == other.modality && one.digest == other.digest)
    }
    #expect(whole.contains { $0.topics == ["backup"] })
    #expect(whole.contains { $0.scope == [Parameter("actor", "provider")] })
  }
}

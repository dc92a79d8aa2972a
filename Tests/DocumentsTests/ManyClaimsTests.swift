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

  /// What a heading leaves in force and what it ends: scopes, plans, lead-ins, questions and lists at the end of a part.
  @Test func partsAreAssembledAsTheWhole() {
    func block(_ kind: Block.Kind, _ text: String) -> Block {
      var block = Block(kind: kind, passage: Passage())
      block.passage.append(Array(text.utf8), 0..<text.utf8.count)
      return block
    }
    var blocks = [block(.paragraph, "Version 3"), block(.heading(level: 1), "Security of Example")]
    let titles = ["Optional features", "Backups (Enterprise)", "Roadmap", "Is data encrypted?", "Purpose", "Read more"]
    for number in 0..<600 {
      blocks.append(block(.heading(level: number % 3 + 2), number % 5 == 0 ? "Access \(number)" : titles[number % 6]))
      blocks.append(block(.paragraph, "Backups are kept for \(number) days, and restores are tested every year."))
      blocks.append(block(.paragraph, number % 2 == 0 ? "We plan to:" : "The following measures apply:"))
      blocks.append(block(.item(depth: 0), "encrypt all disks of unit \(number)"))
      if number % 4 == 0 { blocks.append(block(.paragraph, "These measures are available on request.")) }
      if number % 7 == 0 { blocks.append(block(.paragraph, "Do you rotate keys?")) }
    }
    let plan = AssemblyPlan(blocks)
    #expect(plan.parts.count > 4)
    var assembler = ClaimAssembler(year: 2026, read: 2026)
    assembler.titleHeading = "Security of Example"
    assembler.isPreamble = true
    for (index, block) in blocks.enumerated() {
      assembler.take(block, next: index + 1 < blocks.count ? blocks[index + 1] : nil)
    }
    let (whole, parts) = (assembler.drafts, ClaimAssembler.assemble(blocks, year: 2026, read: 2026))
    #expect(whole.count == parts.count && whole.count > 1200)
    for (one, other) in zip(whole, parts) {
      #expect(one.text == other.text && one.section == other.section && one.leadIn?.text == other.leadIn?.text)
      #expect(one.standing.modality == other.standing.modality && one.standing.scope == other.standing.scope)
    }
    #expect(Set(whole.map(\.standing.modality)).count > 3)
  }
}

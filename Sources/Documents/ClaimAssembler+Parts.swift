import Language

// The parts of a document are assembled each by itself.

extension ClaimAssembler {
  /// Assembles all blocks, in two tasks where they are many.
  static func assemble(_ blocks: [Block], year: Int?, read readYear: Int) -> [DraftClaim] {
    var assembler = ClaimAssembler(year: year, read: readYear)
    assembler.titleHeading = titleHeading(blocks)
    let blocks = ValueCard.joined(blocks)
    assembler.isPreamble = blocks.dropFirst().contains { if case .heading = $0.kind { true } else { false } }
    let (empty, parts) = (assembler, AssemblyPlan(blocks).parts)
    return Pieces.map(parts.count, desk: {}) { _, number in empty.drafts(of: parts[number], in: blocks) }
      .flatMap { $0 }
  }

  /// The drafts of one part, with the state that the parts before it would leave.
  private func drafts(of part: AssemblyPlan.Part, in blocks: [Block]) -> [DraftClaim] {
    var assembler = self
    for index in part.above {
      guard case .heading(let level) = blocks[index].kind else { continue }
      assembler.open(blocks[index], level, Words(blocks[index].passage))
    }
    assembler.sawHeading = part.blocks.lowerBound > 0
    for index in part.blocks {
      assembler.take(blocks[index], next: index + 1 < blocks.count ? blocks[index + 1] : nil)
    }
    return assembler.drafts
  }

  /// The one heading of the highest rank, where the document begins with it; nil where several share that rank.
  static func titleHeading(_ blocks: [Block]) -> String? {
    var outermost = Int.max
    var first: (level: Int, text: String)?
    var count = 0
    for index in blocks.indices {
      guard case .heading(let level) = blocks[index].kind else { continue }
      if first == nil { first = (level, blocks[index].passage.string) }
      if level < outermost { (outermost, count) = (level, 1) } else if level == outermost { count += 1 }
    }
    return count == 1 && first?.level == outermost ? first?.text : nil
  }
}

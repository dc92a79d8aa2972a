/// Where the blocks of a document can be taken apart, so that tasks assemble the parts without the ones before.
///
/// A heading closes the lead-ins, lists and questions above it: all that it leaves in force are the headings that it
/// stands under.
struct AssemblyPlan: Sendable {
  struct Part: Sendable {
    var blocks: Range<Int>
    /// The headings in force before the part's first block, outermost first.
    var above: [Int]
  }

  private(set) var parts: [Part] = []

  /// How many blocks a part has at least: below it handing out costs more than it brings.
  private static let least = 256

  init(_ blocks: [Block]) {
    var start = Part(blocks: 0..<0, above: [])
    var open: [(level: Int, index: Int)] = []
    var headings = 0
    // Read where they lie: a block that is taken out of its array is copied.
    for index in blocks.indices {
      guard case .heading(let level) = blocks[index].kind,
        !blocks[index].passage.isEmpty || !blocks[index].cells.isEmpty, !LineNoise.isNoise(blocks[index].passage)
      else { continue }
      // After the second heading no part of a document is its beginning any more.
      if headings > 1, index - start.blocks.lowerBound >= Self.least {
        parts.append(Part(blocks: start.blocks.lowerBound..<index, above: start.above))
        start = Part(blocks: index..<index, above: open.map(\.index))
      }
      headings += 1
      while let last = open.last, last.level >= level { open.removeLast() }
      open.append((level, index))
    }
    parts.append(Part(blocks: start.blocks.lowerBound..<blocks.count, above: start.above))
  }
}

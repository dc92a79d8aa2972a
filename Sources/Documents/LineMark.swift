import Language
import Model

/// The mark before a line that tells how it stands: an empty check box, `❌`, `🚧`.
enum LineMark {
  /// The blocks, those with such a mark with what it makes of them.
  static func marked(_ blocks: [Block], in source: [UInt8]) -> [Block] {
    var blocks = blocks
    for index in blocks.indices {
      switch blocks[index].kind {
      case .item, .paragraph: blocks[index].mark = mark(of: blocks[index], in: source)
      default: break
      }
    }
    return blocks
  }

  /// How far before the text its mark may stand.
  private static let reach = 24

  private static func mark(of block: Block, in source: [UInt8]) -> Modality? {
    guard !block.passage.isEmpty, !block.passage.runs.isEmpty else { return nil }
    let start = block.passage.raw(0..<1).lowerBound
    guard start < source.count else { return nil }
    let floor = max(0, start - reach)
    let line = source[floor..<start].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? floor
    let head = source[line..<min(start + 12, source.count)]
    // Nearly all lines have neither.
    guard head.contains(where: { $0 == UInt8(ascii: "[") || $0 >= 0xE2 }) else { return nil }
    if source[line..<start].range(ofBytes: "[ ]") != nil || head.range(ofBytes: "☐") != nil { return .context }
    if StatusWords.crosses.contains(where: { head.range(ofBytes: $0) != nil }) { return .negated }
    return StatusWords.works.contains { head.range(ofBytes: $0) != nil } ? .planned : nil
  }

  /// Whether a sentence begins with a cross, behind its number at most.
  static func isCrossed(_ text: String) -> Bool {
    guard text.utf8.prefix(12).contains(where: { $0 >= 0xE2 }) else { return false }
    let head = Array(text.utf8.prefix(12))[...]
    return StatusWords.crosses.contains { head.range(ofBytes: $0) != nil }
  }
}

// Short lines with blank lines between them, as pages leave them when their markup is lost: members of a list, answers,
// numbers of steps. By its shape each of them could be a heading.

import Model

enum LooseLines {
  /// The blocks of a text, with short lines read for what they hang on.
  static func settled(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      let block = blocks[index]
      if isAnswer(block, after: result.last, before: index + 1 < blocks.count ? blocks[index + 1] : nil) {
        result.append(Block(kind: .paragraph, passage: block.passage, isApart: block.isApart))
        index += 1
        continue
      }
      result.append(block)
      index += 1
      guard block.kind == .paragraph, block.passage.bytes.last == 0x3A else { continue }
      var end = index
      while end < blocks.count, isMember(blocks[end]) { end += 1 }
      guard end - index >= 2 else { continue }
      for member in blocks[index..<end] {
        result.append(Block(kind: .item(depth: 0), passage: member.passage, isApart: member.isApart))
      }
      index = end
    }
    return withoutSteps(result)
  }

  /// Rows of a label and the standing right below it, as badges print them: `SOC 2 Type II` over `In progress`; what is
  /// below no label stands for the paragraph behind it where it says that this is yet to come.
  static func withStandings(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    // A badge without a label above it, which waits for what is below.
    var waiting: Block?
    for block in blocks {
      let standing = standing(of: block)
      if standing != nil, waiting == nil, let label = result.last, isLabel(label) {
        result[result.count - 1] = row(label, standingAs: block)
      } else if standing == .planned {
        if let waiting { result.append(waiting) }
        waiting = block
      } else if let badge = waiting {
        waiting = nil
        result += block.kind == .paragraph ? [row(block, standingAs: badge)] : [badge, block]
      } else {
        result.append(block)
      }
    }
    if let waiting { result.append(waiting) }
    return result
  }

  private static func row(_ label: Block, standingAs badge: Block) -> Block {
    var row = Block(row: [label.passage, badge.passage], header: [])
    row.isApart = label.isApart
    return row
  }

  /// What a line of a word or two says of what stands beside it; nil for any other block.
  private static func standing(of block: Block) -> Modality? {
    guard block.kind == .paragraph, (4...24).contains(block.passage.bytes.count) else { return nil }
    return StatusWords.standing(block.passage.string)
  }

  private static func isLabel(_ block: Block) -> Bool {
    guard block.kind == .paragraph, block.passage.bytes.count <= 60, let last = block.passage.bytes.last,
      ![0x2E, 0x3A, 0x3F, 0x21, 0x2C].contains(last), StatusWords.standing(block.passage.string) == nil
    else { return false }
    let words = Words(block.passage)
    return (1...6).contains(words.count) && !words.hasFiniteVerb
  }

  /// A short line without a verb that is set as words in a sentence are: `Access reviews`, and not `Access Reviews`.
  private static func isMember(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .heading: break
    default: return false
    }
    guard block.isApart, block.passage.bytes.count <= 90, let last = block.passage.bytes.last,
      ![0x2E, 0x3A, 0x3F, 0x21].contains(last)
    else { return false }
    let words = Words(block.passage)
    guard (2...12).contains(words.count), !words[0].isFigure, !words[0].isMark, !words.hasFiniteVerb else {
      return false
    }
    let inner = words.words.dropFirst().filter { !$0.isMark && !$0.isFigure && !English.functionWords.contains($0) }
    return !inner.isEmpty && inner.allSatisfy { !$0.isUpper || $0.text.utf8.count <= 4 }
      && inner.contains { !$0.isUpper }
  }

  private static let replies: Set<String> = ["yes", "no", "never", "partially", "partly", "n", "none", "not"]

  /// Whether a short line answers the question above it.
  private static func isAnswer(_ block: Block, after question: Block?, before next: Block?) -> Bool {
    guard case .heading = block.kind, let question, asks(question), !asks(block) else { return false }
    let words = Words(block.passage)
    guard words.count <= 8, !isNumbered(words) else { return false }
    return replies.contains(words.text(0)) || words.hasFigure || next.map(asks) ?? true
  }

  /// `3. Data access control`, `3 Storage`, and not `8 hours`.
  private static func isNumbered(_ words: Words) -> Bool {
    words.count > 1 && words[0].isFigure && (words[1].isMark || words[1].isUpper)
  }

  /// Whether a block is a question, with or without a remark in brackets after it.
  private static func asks(_ block: Block) -> Bool {
    var bytes = block.passage.bytes[...]
    if bytes.last == 0x29, let opening = bytes.lastIndex(of: 0x28) {
      bytes = bytes[..<opening]
      while bytes.last == 0x20 { bytes.removeLast() }
    }
    return bytes.last == 0x3F
  }

  /// `1`, `2`, `3` on lines of their own number the steps of a page.
  private static func withoutSteps(_ blocks: [Block]) -> [Block] {
    func number(_ block: Block) -> Int? {
      block.passage.bytes.count <= 2 ? Int(block.passage.string) : nil
    }
    let numbers = blocks.compactMap(number)
    guard numbers.count >= 2, numbers == Array(1...numbers.count) else { return blocks }
    return blocks.filter { number($0) == nil }
  }
}

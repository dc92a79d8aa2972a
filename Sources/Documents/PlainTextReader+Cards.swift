// Cards, as pages leave them when their markup is lost: a title right above a sentence or more, one card right below the
// other.

import Model

extension PlainTextReader {
  /// Whether a line that nothing sets apart is the title of a card: its words begin with capitals, the line before it ends a
  /// sentence or is a heading, and the one below is a longer sentence.
  func isCardTitle(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape, apart: Bool) -> Bool {
    guard !apart, endsBefore(), index + 1 < lines.count else { return false }
    return isTitle(bytes, line) && isSentence(bytes, lines[index + 1], longerThan: line)
  }

  /// Whether the lines from one on are cards, so that what stands above them heads them.
  func isAboveCards(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard start + 1 < lines.count else { return false }
    return isTitle(bytes, lines[start]) && isSentence(bytes, lines[start + 1], longerThan: lines[start])
  }

  /// Whether the next line is a heading too, so that this one opens what the last of such pairs ended.
  func isAboveHeading(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }), next > index + 1,
      next + 1 >= lines.count || lines[next + 1].isBlank
    else { return false }
    return lines[next].isShort(bytes) && (0x41...0x5A).contains(bytes[lines[next].whole.lowerBound])
  }

  /// `Describe your insider threat program.` heads its answer as a question does.
  func isPrompt(_ words: Words) -> Bool {
    let verb = words.text(0) == "please" ? 1 : 0
    guard ["describe", "explain", "outline"].contains(words.text(verb)) || verb == 1 && words.text(1) == "list" else {
      return false
    }
    return ["your", "how", "the", "any", "what", "all"].contains(words.text(verb + 1))
  }

  func isHeading(_ block: Block?) -> Bool {
    if case .heading = block?.kind { true } else { false }
  }

  private func endsBefore() -> Bool {
    guard let last = blocks.last else { return false }
    if isHeading(last) { return true }
    return last.kind == .paragraph && last.passage.bytes.last.map { [0x2E, 0x21, 0x3F].contains($0) } ?? false
  }

  private func isTitle(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape) -> Bool {
    guard line.isShort(bytes) else { return false }
    let words = Words(Passage(bytes, line.content))
    let named = words.words.filter { !$0.isMark && !$0.isFigure && !English.functionWords.contains($0) }
    return (1...7).contains(named.count) && named.allSatisfy(\.isUpper) && !words.hasFiniteVerb && !words[0].isFigure
  }

  private func isSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ line: LineShape, longerThan title: LineShape) -> Bool {
    guard line.isUnmarked, let last = line.whole.last else { return false }
    return bytes[last] == 0x2E && line.whole.count > max(title.whole.count, 30)
  }
}

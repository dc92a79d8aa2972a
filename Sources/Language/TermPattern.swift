/// One term of the lexicon, compiled: parts that must all occur, and parts that must not.
struct TermPattern: Sendable {
  /// What a match tells.
  enum Target: Hashable, Sendable {
    case topic(Int)
    /// A topic, where a question says so.
    case asks(Int)
    case adverse(Int)
    case point(Int)
    /// What a question says to ask for a point.
    case asked(Int)
  }

  var target: Target
  /// Elements (phrases, concepts, kinds of figure) that must occur, in any order where there are several.
  var parts: [Int]
  /// Groups of elements that must not all occur.
  var vetoes: [[Int]]
  /// How much it tells: content words, more for longer phrases.
  var weight: Double
  /// The term as it is written in the data.
  var source: String
}

/// All terms, laid out so that a text looks only at those that it has the rarest part of.
struct PatternTable: Sendable {
  private(set) var patterns: [TermPattern]
  /// The parts of all patterns in a row, and where each pattern's end.
  private var parts: [Int32] = []
  private var partEnds: [Int32] = [0]
  /// The patterns that wait for each element in a row, and where each element's end.
  private var waiting: [Int32] = []
  private var waitingEnds: [Int32] = [0]

  init(_ patterns: [TermPattern], elements: Int) {
    self.patterns = patterns
    var uses = [Int](repeating: 0, count: elements)
    for pattern in patterns { for part in pattern.parts { uses[part] += 1 } }
    var triggered = [[Int32]](repeating: [], count: elements)
    for (number, pattern) in patterns.enumerated() {
      parts += pattern.parts.map { Int32($0) }
      partEnds.append(Int32(parts.count))
      if let rarest = pattern.parts.min(by: { (uses[$0], $0) < (uses[$1], $1) }) {
        triggered[rarest].append(Int32(number))
      }
    }
    for numbers in triggered {
      waiting += numbers
      waitingEnds.append(Int32(waiting.count))
    }
  }

  /// Calls a closure with each pattern that waits for an element.
  @inline(__always)
  func eachWaiting(for element: Int, _ body: (Int) -> Void) {
    for index in Int(waitingEnds[element])..<Int(waitingEnds[element + 1]) { body(Int(waiting[index])) }
  }

  /// Whether a test holds for each part of a pattern.
  @inline(__always)
  func allParts(of pattern: Int, _ test: (Int) -> Bool) -> Bool {
    for index in Int(partEnds[pattern])..<Int(partEnds[pattern + 1]) where !test(Int(parts[index])) { return false }
    return true
  }
}

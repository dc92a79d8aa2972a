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
///
/// A class of rows of numbers: a struct of arrays, and each pattern with arrays of its own, would be counted in and out
/// for each claim and each pattern that a claim might have.
final class PatternTable: Sendable {
  let targets: [TermPattern.Target]
  let weights: [Double]
  /// The terms as they are written in the data.
  let sources: [String]
  /// The parts of all patterns in a row, and where each pattern's end.
  private let parts: [Int32]
  private let partEnds: [Int32]
  /// The topics' patterns that wait for each element, and those of qualities.
  private let topics: Waiting
  private let points: Waiting
  /// The parts of all vetoes in a row, where each veto's end, and where each pattern's vetoes end.
  private let vetoParts: [Int32]
  private let vetoEnds: [Int32]
  private let patternVetoEnds: [Int32]

  init(_ patterns: [TermPattern], elements: Int) {
    targets = patterns.map(\.target)
    weights = patterns.map(\.weight)
    sources = patterns.map(\.source)
    var uses = [Int](repeating: 0, count: elements)
    for pattern in patterns { for part in pattern.parts { uses[part] += 1 } }
    var topics = [[Int32]](repeating: [], count: elements)
    var points = topics
    var (parts, partEnds): ([Int32], [Int32]) = ([], [0])
    var (vetoParts, vetoEnds, patternVetoEnds): ([Int32], [Int32], [Int32]) = ([], [0], [0])
    for (number, pattern) in patterns.enumerated() {
      for part in pattern.parts { parts.append(Int32(part)) }
      partEnds.append(Int32(parts.count))
      for veto in pattern.vetoes {
        for part in veto { vetoParts.append(Int32(part)) }
        vetoEnds.append(Int32(vetoParts.count))
      }
      patternVetoEnds.append(Int32(vetoEnds.count - 1))
      if let rarest = pattern.parts.min(by: { (uses[$0], $0) < (uses[$1], $1) }) {
        switch pattern.target {
        case .topic, .asks, .adverse: topics[rarest].append(Int32(number))
        case .point, .asked: points[rarest].append(Int32(number))
        }
      }
    }
    (self.parts, self.partEnds) = (parts, partEnds)
    (self.vetoParts, self.vetoEnds, self.patternVetoEnds) = (vetoParts, vetoEnds, patternVetoEnds)
    self.topics = Waiting(topics)
    self.points = Waiting(points)
  }

  /// The patterns that wait for each element in a row, and where each element's end.
  private struct Waiting {
    var patterns: [Int32] = []
    var ends: [Int32] = [0]

    init(_ lists: [[Int32]]) {
      for list in lists {
        patterns += list
        ends.append(Int32(patterns.count))
      }
    }

    @inline(__always)
    func each(_ element: Int, _ body: (Int) -> Void) {
      for index in Int(ends[element])..<Int(ends[element + 1]) { body(Int(patterns[index])) }
    }
  }

  /// Calls a closure with each pattern that waits for an element, those of qualities only `withPoints`.
  @inline(__always)
  func eachWaiting(for element: Int, withPoints: Bool, _ body: (Int) -> Void) {
    topics.each(element, body)
    if withPoints { points.each(element, body) }
  }

  /// The places of a pattern's parts.
  @inline(__always)
  func places(of pattern: Int) -> Range<Int> { Int(partEnds[pattern])..<Int(partEnds[pattern + 1]) }

  /// The part at a place.
  @inline(__always)
  func part(_ place: Int) -> Int { Int(parts[place]) }

  /// Whether a test holds for each part of a pattern.
  @inline(__always)
  func allParts(of pattern: Int, _ test: (Int) -> Bool) -> Bool {
    for index in places(of: pattern) where !test(Int(parts[index])) { return false }
    return true
  }

  /// Whether a test holds for each part of one of a pattern's vetoes.
  @inline(__always)
  func isVetoed(_ pattern: Int, _ test: (Int) -> Bool) -> Bool {
    for veto in Int(patternVetoEnds[pattern])..<Int(patternVetoEnds[pattern + 1]) {
      let places = Int(vetoEnds[veto])..<Int(vetoEnds[veto + 1])
      if places.allSatisfy({ test(Int(vetoParts[$0])) }) { return true }
    }
    return false
  }
}

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
  /// The terms as they are written in the data, in a row, and where each ends; few are ever looked at.
  private let sources: [UInt8]
  private let sourceEnds: [Int32]
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
    var (sources, sourceEnds): ([UInt8], [Int32]) = ([], [0])
    for pattern in patterns {
      sources += pattern.source.utf8
      sourceEnds.append(Int32(sources.count))
    }
    (self.sources, self.sourceEnds) = (sources, sourceEnds)
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

  private init(
    targets: [TermPattern.Target], weights: [Double], sources: [UInt8], sourceEnds: [Int32], parts: [Int32],
    partEnds: [Int32], topics: Waiting, points: Waiting, vetoParts: [Int32], vetoEnds: [Int32],
    patternVetoEnds: [Int32]
  ) {
    (self.targets, self.weights, self.sources, self.sourceEnds) = (targets, weights, sources, sourceEnds)
    (self.parts, self.partEnds, self.topics, self.points) = (parts, partEnds, topics, points)
    (self.vetoParts, self.vetoEnds, self.patternVetoEnds) = (vetoParts, vetoEnds, patternVetoEnds)
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

    init(_ reader: inout ImageReader, patterns count: Int, elements: Int) {
      patterns = reader.row(below: count)
      ends = reader.ends(count: elements, of: patterns.count)
    }

    func write(to image: inout ImageWriter) {
      image.put(patterns)
      image.put(ends)
    }

    @inline(__always)
    func each(_ element: Int, _ body: (Int) -> Void) {
      for index in Int(ends[element])..<Int(ends[element + 1]) { body(Int(patterns[index])) }
    }
  }

  /// The term of a pattern as it is written in the data.
  func source(of pattern: Int) -> String {
    String(decoding: sources[Int(sourceEnds[pattern])..<Int(sourceEnds[pattern + 1])], as: UTF8.self)
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

extension TermPattern.Target {
  /// A kind and a number, for `init(kind:number:)`.
  fileprivate var pair: (kind: Int, number: Int) {
    switch self {
    case .topic(let number): (0, number)
    case .asks(let number): (1, number)
    case .adverse(let number): (2, number)
    case .point(let number): (3, number)
    case .asked(let number): (4, number)
    }
  }

  fileprivate init?(kind: Int, number: Int) {
    switch kind {
    case 0: self = .topic(number)
    case 1: self = .asks(number)
    case 2: self = .adverse(number)
    case 3: self = .point(number)
    case 4: self = .asked(number)
    default: return nil
    }
  }
}

extension PatternTable {
  func write(to image: inout ImageWriter) {
    image.put(targets) { image, target in
      let (kind, number) = target.pair
      image.put(kind)
      image.put(number)
    }
    image.put(weights)
    image.put(sources)
    image.put(sourceEnds)
    image.put(parts)
    image.put(partEnds)
    topics.write(to: &image)
    points.write(to: &image)
    image.put(vetoParts)
    image.put(vetoEnds)
    image.put(patternVetoEnds)
  }

  /// Reads a table for so many elements, topics and points.
  convenience init(_ reader: inout ImageReader, elements: Int, topics: Int, points: Int) {
    let targets = reader.list(of: 8) { reader in
      let (kind, number) = (reader.number(), reader.number())
      let isKnown = number >= 0 && number < (kind < 3 ? topics : points)
      if let target = TermPattern.Target(kind: kind, number: number), isKnown { return target }
      reader.fail()
      return .topic(0)
    }
    let weights = reader.doubles()
    if weights.count != targets.count { reader.fail() }
    let sources = reader.utf8()
    let sourceEnds = reader.ends(count: targets.count, of: sources.count)
    let parts = reader.row(below: elements)
    let partEnds = reader.ends(count: targets.count, of: parts.count)
    let waiting = (
      Waiting(&reader, patterns: targets.count, elements: elements),
      Waiting(&reader, patterns: targets.count, elements: elements)
    )
    let vetoParts = reader.row(below: elements)
    let vetoEnds = reader.ends(of: vetoParts.count)
    let patternVetoEnds = reader.ends(count: targets.count, of: max(vetoEnds.count - 1, 0))
    self.init(
      targets: targets, weights: weights, sources: sources, sourceEnds: sourceEnds, parts: parts, partEnds: partEnds,
      topics: waiting.0, points: waiting.1, vetoParts: vetoParts, vetoEnds: vetoEnds, patternVetoEnds: patternVetoEnds)
  }
}

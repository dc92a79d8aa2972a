import JSON
public import Model
import Signing

/// The lines of an index as they are made, in any order, to be read in theirs.
struct IndexLines: Sendable {
  private var spool = Spool()
  private var offsets: [Int]
  private var lengths: [UInt32]

  init(count: Int = 0) {
    offsets = [Int](repeating: 0, count: count)
    lengths = [UInt32](repeating: 0, count: count)
  }

  var count: Int { offsets.count }

  mutating func put(_ line: [UInt8], at index: Int) throws {
    (offsets[index], lengths[index]) = (spool.size, UInt32(line.count))
    try spool.append(line)
  }

  mutating func append(_ line: [UInt8]) throws {
    offsets.append(0)
    lengths.append(0)
    try put(line, at: count - 1)
  }

  func forEach(_ body: ([UInt8]) throws -> Void) throws {
    var window = SpoolWindow()
    for index in offsets.indices {
      try body(try spool.piece(at: offsets[index], count: Int(lengths[index]), window: &window))
    }
  }
}

/// The records of a bundle that was just sealed, read again one at a time: many of them would fill the memory.
public struct SealedRecords: Sendable {
  /// How many there are.
  public let count: Int
  let index: Spool

  init(count: Int, index: Spool) { (self.count, self.index) = (count, index) }

  /// Calls a closure with each record, in the order of the index.
  public func forEach(_ body: (Artefact) throws -> Void) throws {
    try index.eachLine { line, _ in
      guard let record = Artefact(line: try JSONValue(parsing: Array(line))) else {
        throw Failure(.state, "a record that was just written cannot be read")
      }
      try body(record)
    }
  }

  /// Makes a list of what a closure takes from each record.
  public func map<Result>(_ transform: (Artefact) throws -> Result) throws -> [Result] {
    var results: [Result] = []
    try forEach { results.append(try transform($0)) }
    return results
  }
}

/// What a bundle's page says of all artefacts together, gathered while they are sealed in any order.
struct Tally: Sendable {
  struct Control: Sendable {
    var count = 0
    /// The places of the first artefacts, in order.
    var first: [Int] = []
  }

  /// How many artefacts the page names for a control.
  static let mostNamed = 50

  private(set) var bytes = 0
  private(set) var met = 0
  private(set) var redactions = 0
  private(set) var controls: [String: Control] = [:]

  mutating func add(_ artefact: Artefact, at index: Int) {
    bytes += artefact.size ?? 0
    if artefact.sufficiency == .met { met += 1 }
    redactions += artefact.redactions.reduce(0) { $0 + $1.count }
    for name in artefact.controls {
      controls[name, default: Control()].count += 1
      controls[name, default: Control()].name(index)
    }
  }
}

extension Tally.Control {
  fileprivate mutating func name(_ index: Int) {
    guard first.count < Tally.mostNamed || index < first[first.count - 1] else { return }
    first.insert(index, at: first.firstIndex { $0 > index } ?? first.count)
    if first.count > Tally.mostNamed { first.removeLast() }
  }
}

import JSON
public import Model

/// Lines of an index that wait for those before them.
struct IndexLines: Sendable {
  private var spool = Spool()
  private var offsets: [Int]
  private var lengths: [UInt32]
  private var window = SpoolWindow()
  private var kept = 0

  init(count: Int) {
    offsets = [Int](repeating: 0, count: count)
    lengths = [UInt32](repeating: 0, count: count)
  }

  mutating func put(_ line: [UInt8], at index: Int) throws {
    (offsets[index], lengths[index]) = (spool.size, UInt32(line.count))
    try spool.append(line)
    kept += 1
  }

  /// Gives the line of a place away; nil where none is.
  mutating func take(at index: Int) throws -> [UInt8]? {
    guard kept > 0, index < lengths.count, lengths[index] > 0 else { return nil }
    let line = try spool.piece(at: offsets[index], count: Int(lengths[index]), window: &window)
    lengths[index] = 0
    kept -= 1
    if kept == 0 { (spool, window) = (Spool(), SpoolWindow()) }
    return line
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
    /// The first artefacts, in order.
    var first: [(place: Int, path: String)] = []
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
      controls[name, default: Control()].name(artefact.path, at: index)
    }
  }
}

extension Tally.Control {
  fileprivate mutating func name(_ path: String, at index: Int) {
    guard first.count < Tally.mostNamed || index < first[first.count - 1].place else { return }
    first.insert((index, path), at: first.firstIndex { $0.place > index } ?? first.count)
    if first.count > Tally.mostNamed { first.removeLast() }
  }
}

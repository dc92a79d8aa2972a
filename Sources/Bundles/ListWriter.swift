import HTML
import JSON
import Model
import Signing

/// The index and the manifest of a bundle, and what its page says of them.
struct Lists: Sendable {
  /// How many lines each has.
  fileprivate(set) var count = 0
  fileprivate(set) var index = Spool()
  fileprivate(set) var manifest = Spool()
  /// The Merkle root over the lines.
  fileprivate(set) var root: [UInt8] = []
  /// The page's rows, of the first artefacts: the records themselves would lie all over the heap while files come and go.
  fileprivate(set) var rows = Markup()
  fileprivate(set) var tally = Tally()
}

/// Writes lists while the lines are made, in any order: each line goes on as soon as all before it have.
struct ListWriter {
  private var lists = Lists()
  private var tree = MerkleTree.Frontier()
  private var reader = IndexReader()
  /// Lines that were made before one that precedes them.
  private var waiting: IndexLines

  /// Makes a writer of so many lines; 0 for lines that come in order.
  init(count: Int = 0) { waiting = IndexLines(count: count) }

  /// Takes the next record.
  mutating func append(_ record: Artefact) throws {
    let bytes = record.json.canonical
    try put(record, try reader.own(bytes), bytes, at: lists.count)
  }

  /// Takes the next line of the index as it is.
  mutating func append(_ record: Artefact, _ line: IndexLine, _ bytes: [UInt8]) throws {
    try put(record, line, bytes, at: lists.count)
  }

  /// Takes a record whose line comes at a place of the index.
  mutating func put(_ record: Artefact, _ line: IndexLine, _ bytes: [UInt8], at place: Int) throws {
    lists.tally.add(record, at: place)
    guard place == lists.count else { return try waiting.put(bytes, at: place) }
    try add(line, bytes) { record }
    while let bytes = try waiting.take(at: lists.count) {
      try add(try reader.own(bytes), bytes) { Artefact(line: try JSONValue(parsing: bytes)) }
    }
  }

  private mutating func add(_ line: IndexLine, _ bytes: [UInt8], _ record: () throws -> Artefact?) throws {
    tree.append(line.leaf)
    try lists.index.append(bytes + [0x0A])
    try lists.manifest.append(Manifest.line(line.digest, line.path))
    if lists.count < BundlePage.longest, let record = try record() { lists.rows.append(BundlePage.row(record)) }
    lists.count += 1
  }

  /// The lists, once every line was taken.
  func finish() -> Lists {
    var lists = lists
    lists.root = tree.root
    return lists
  }
}

extension IndexReader {
  /// Reads a line that this program made.
  mutating func own(_ bytes: [UInt8]) throws -> IndexLine {
    guard let line = try? bytes.withUnsafeBufferPointer({ try line($0, number: 1) }) else {
      throw Failure(.state, "a line of the index has not the form of the format", at: .file(BundleLayout.index))
    }
    return line
  }
}

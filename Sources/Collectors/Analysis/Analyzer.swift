import Model
import Patterns

/// Reads an artefact's bytes as they stream by, and says what a sufficiency rule can hold on to.
protocol Analyzer {
  mutating func consume(_ bytes: UnsafeRawBufferPointer)
  mutating func finish() -> Findings
}

/// What an analyzer found.
struct Findings: Sendable {
  /// Rows, lines or records.
  var rows: Int?
  /// Facts by name.
  var facts: [String: Fact] = [:]
  /// The conditions of the format itself.
  var checks: [Check] = []
  /// Conditions of the format that need the run's time or the file's size.
  var rules: [SufficiencyRule] = []
  /// First and last time in the file.
  var times: ClosedRange<Instant>?
  /// When each thing happened that counts as an occurrence: a backup that succeeded, a review that was done.
  var occurrences: [Instant] = []
  /// The key of each row of a population, in the file's order; nil where the file is none.
  var keys: [String]?
  /// Assumptions that the reading rests on, by name; they go into the artefact's source.
  var assumptions: [String: String] = [:]

  /// Findings of a file that is not what it should be.
  static func unreadable(_ format: String, _ why: String) -> Findings {
    Findings(checks: [.intact("is \(format)", false, otherwise: why)])
  }

  mutating func saw(_ time: Instant) {
    guard let times else {
      times = time...time
      return
    }
    self.times = min(times.lowerBound, time)...max(times.upperBound, time)
  }
}

/// Splits a stream into lines; a line beyond a mebibyte is cut there and counted once.
struct LineSplitter {
  private var carry: [UInt8] = []
  private static let longest = 1 << 20

  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ line: (UnsafeRawBufferPointer) -> Void) {
    var start = 0
    while let end = bytes.firstIndex(of: 0x0A, from: start) {
      if carry.isEmpty {
        line(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      } else {
        append(bytes[start..<end])
        carry.withUnsafeBytes(line)
        carry.removeAll(keepingCapacity: true)
      }
      start = end + 1
    }
    append(bytes[start...])
  }

  mutating func finish(_ line: (UnsafeRawBufferPointer) -> Void) {
    if !carry.isEmpty { carry.withUnsafeBytes(line) }
    carry = []
  }

  private mutating func append(_ rest: Slice<UnsafeRawBufferPointer>) {
    carry.append(contentsOf: rest.prefix(max(0, Self.longest - carry.count)))
  }
}

/// Reads a file line by line.
struct LineAnalyzer<Reader: LineReader>: Analyzer {
  private var splitter = LineSplitter()
  private var reader: Reader

  init(_ reader: Reader) { self.reader = reader }

  mutating func consume(_ bytes: UnsafeRawBufferPointer) {
    var reader = self.reader
    splitter.feed(bytes) { reader.read($0) }
    self.reader = reader
  }

  mutating func finish() -> Findings {
    var reader = self.reader
    splitter.finish { reader.read($0) }
    return reader.findings()
  }
}

/// What a line analyzer does with each line, its line feed removed.
protocol LineReader {
  mutating func read(_ line: UnsafeRawBufferPointer)
  mutating func findings() -> Findings
}

/// Reads a file whole, up to a limit beyond which nothing can be said about it.
struct WholeAnalyzer: Analyzer {
  private var bytes: [UInt8] = []
  private var tooLarge = false
  private let format: String
  private let read: ([UInt8]) -> Findings
  private static let limit = 64 << 20

  /// `read` gets the whole file.
  init(_ format: String, _ read: @escaping ([UInt8]) -> Findings) { (self.format, self.read) = (format, read) }

  mutating func consume(_ bytes: UnsafeRawBufferPointer) {
    guard !tooLarge else { return }
    if self.bytes.count + bytes.count > Self.limit {
      tooLarge = true
      self.bytes = []
    } else {
      self.bytes.append(contentsOf: bytes)
    }
  }

  mutating func finish() -> Findings {
    if tooLarge { return Findings(checks: [Check("is \(format)", .unknown, found: "larger than 64 MiB, so not read")]) }
    let all = bytes
    bytes = []
    return read(all)
  }
}

/// Counts lines and nothing else.
struct LineCounter: Analyzer {
  private var count = 0
  private var isCut = false

  mutating func consume(_ bytes: UnsafeRawBufferPointer) {
    guard let last = bytes.last else { return }
    count += bytes.count(of: 0x0A)
    isCut = last != 0x0A
  }

  mutating func finish() -> Findings { Findings(rows: count + (isCut ? 1 : 0)) }
}

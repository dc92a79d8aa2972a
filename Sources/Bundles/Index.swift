import JSON
import Model
import Signing

/// A line of `index.jsonl`, checked for its form.
struct IndexLine {
  var path: String
  var digest: String
  var size: Int
  /// RFC 6962's hash of the line.
  var leaf: [UInt8]

  enum Defect: Error {
    case notCanonical(line: Int)
    case unknownSchema(line: Int)
  }

  /// The members that every line has.
  static let members = [
    "collector", "controls", "ended", "exitStatus", "mediaType", "occurrence", "path", "period", "redactions", "rows",
    "salt", "sha256", "size", "source", "started", "stderrSha256", "sufficiency", "supersedes",
  ]
}

/// Reads lines without building values, so that long files are read fast.
struct IndexReader {
  private let known = IndexLine.members.map { Array($0.utf8) }
  private var hash = SHA256()

  /// Reads a line without its line feed.
  mutating func line(_ bytes: UnsafeBufferPointer<UInt8>, number: Int) throws(IndexLine.Defect) -> IndexLine {
    guard let spans = CanonicalJSON.members(of: bytes) else { throw .notCanonical(line: number) }
    hash.update(0)
    hash.update(UnsafeRawBufferPointer(bytes))
    guard let line = line(bytes, spans, leaf: hash.finalize()) else { throw .unknownSchema(line: number) }
    return line
  }

  /// Reads a file, each line ended by a line feed.
  mutating func each(in index: Spool, _ body: (IndexLine, UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    var number = 0
    try index.eachLine { bytes, isWhole in
      number += 1
      guard isWhole else { throw IndexLine.Defect.notCanonical(line: number) }
      try body(try line(bytes, number: number), bytes)
    }
  }

  private func line(
    _ bytes: UnsafeBufferPointer<UInt8>, _ spans: [CanonicalJSON.Span], leaf: [UInt8]
  ) -> IndexLine? {
    var found = 0
    var values: [Range<Int>] = []
    values.reserveCapacity(known.count)
    for span in spans where found < known.count {
      if bytes[span.name].elementsEqual(known[found]) {
        values.append(span.value)
        found += 1
      }
    }
    guard found == known.count else { return nil }
    func text(_ member: Int) -> UnsafeBufferPointer<UInt8>? {
      let value = values[member]
      guard value.count >= 2, bytes[value.lowerBound] == 0x22 else { return nil }
      let content = UnsafeBufferPointer(rebasing: bytes[(value.lowerBound + 1)..<(value.upperBound - 1)])
      return content.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x5C } ? content : nil
    }
    guard let path = text(6), let salt = text(10), salt.count == 32, let digest = text(11), digest.count == 64,
      let size = Int(String(decoding: bytes[values[12]], as: UTF8.self)), size >= 0
    else { return nil }
    return IndexLine(
      path: String(decoding: path, as: UTF8.self), digest: String(decoding: digest, as: UTF8.self), size: size,
      leaf: leaf)
  }
}

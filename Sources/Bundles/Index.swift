import JSON
import Model
import Signing

/// The lines of `index.jsonl`, checked for their form.
struct Index {
  struct Line {
    var path: String
    var digest: String
    var size: Int
    /// RFC 6962's hash of the line.
    var leaf: [UInt8]
    /// The line's bytes without its line feed, as a place in the file.
    var range: Range<Int>
  }

  enum Defect: Error {
    case notCanonical(line: Int)
    case unknownSchema(line: Int)
  }

  private(set) var lines: [Line] = []

  /// The members that every line has.
  static let members = [
    "collector", "controls", "ended", "exitStatus", "mediaType", "occurrence", "path", "period", "redactions", "rows",
    "salt", "sha256", "size", "source", "started", "stderrSha256", "sufficiency", "supersedes",
  ]

  /// Reads a file without building values, so that long ones are read fast.
  init(parsing bytes: [UInt8]) throws(Defect) {
    let known = Self.members.map { Array($0.utf8) }
    var hash = SHA256()
    var start = 0
    while start < bytes.count {
      let number = lines.count + 1
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { throw .notCanonical(line: number) }
      let parsed = bytes.withUnsafeBufferPointer { whole -> (Bool, Line?) in
        let line = UnsafeBufferPointer(rebasing: whole[start..<end])
        guard let spans = CanonicalJSON.members(of: line) else { return (false, nil) }
        hash.update(0)
        hash.update(UnsafeRawBufferPointer(line))
        return (true, Self.line(line, spans, known, leaf: hash.finalize(), at: start..<end))
      }
      guard parsed.0 else { throw .notCanonical(line: number) }
      guard let line = parsed.1 else { throw .unknownSchema(line: number) }
      lines.append(line)
      start = end + 1
    }
  }

  /// The Merkle tree's root over the lines.
  var root: [UInt8] { MerkleTree.root(of: lines.map(\.leaf)) }

  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, _ spans: [CanonicalJSON.Span], _ known: [[UInt8]], leaf: [UInt8],
    at range: Range<Int>
  ) -> Line? {
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
    func text(_ member: Int) -> String? {
      let value = values[member]
      guard value.count >= 2, bytes[value.lowerBound] == 0x22 else { return nil }
      let content = bytes[(value.lowerBound + 1)..<(value.upperBound - 1)]
      return content.contains(0x5C) ? nil : String(decoding: content, as: UTF8.self)
    }
    guard let path = text(6), let salt = text(10), salt.utf8.count == 32, let digest = text(11),
      digest.utf8.count == 64, let size = Int(String(decoding: bytes[values[12]], as: UTF8.self)), size >= 0
    else { return nil }
    return Line(path: path, digest: digest, size: size, leaf: leaf, range: range)
  }
}

/// A BagIt manifest in the form of the bundle format: 64 digits, two spaces, a path, a line feed, sorted by path.
enum Manifest {
  struct Line {
    var path: String
    var digest: String
  }

  /// The bytes of a line.
  static func line(_ digest: String, _ path: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(67 + path.utf8.count)
    bytes += digest.utf8
    bytes += [0x20, 0x20]
    bytes += path.utf8
    bytes.append(0x0A)
    return bytes
  }

  /// The bytes of a short manifest.
  static func bytes(of digests: [(path: String, digest: String)]) -> [UInt8] {
    digests.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .reduce(into: []) { $0 += line($1.digest, $1.path) }
  }

  /// Reads a manifest line by line; false where a line has another form or is out of order, which ends the reading.
  static func read(_ file: Spool, _ body: (Line) throws -> Void) throws -> Bool {
    struct Malformed: Error {}
    var last: String?
    do {
      try file.eachLine { bytes, isWhole in
        guard isWhole, let line = line(bytes) else { throw Malformed() }
        if let last, !last.utf8.lexicographicallyPrecedes(line.path.utf8) { throw Malformed() }
        last = line.path
        try body(line)
      }
    } catch is Malformed { return false }
    return true
  }

  private static func line(_ bytes: UnsafeBufferPointer<UInt8>) -> Line? {
    guard bytes.count > 66, bytes[64] == 0x20, bytes[65] == 0x20,
      bytes[..<64].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      // No path has other letters, and Swift takes some of them for equal to ASCII ones, as the sign of Kelvin to K.
      bytes[66...].allSatisfy({ (0x21..<0x7F).contains($0) })
    else { return nil }
    let path = String(decoding: bytes[66...], as: UTF8.self)
    return Line(path: path, digest: String(decoding: bytes[..<64], as: UTF8.self))
  }
}

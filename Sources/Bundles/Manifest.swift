/// A BagIt manifest in the form of the bundle format: 64 digits, two spaces, a path, a line feed, sorted by path.
struct Manifest {
  /// Path and digest, in the order of the file.
  var lines: [(path: String, digest: String)]

  /// Makes a manifest of digests by path.
  init(_ digests: some Sequence<(path: String, digest: String)>) {
    lines = digests.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Reads a file; nil where a line has another form or is out of order.
  init?(parsing bytes: [UInt8]) {
    lines = []
    var start = 0
    while start < bytes.count {
      guard let end = bytes[start...].firstIndex(of: 0x0A), end - start > 66, bytes[start + 64] == 0x20,
        bytes[start + 65] == 0x20,
        bytes[start..<start + 64].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
        let path = String(validating: bytes[(start + 66)..<end], as: UTF8.self)
      else { return nil }
      if let last = lines.last, !last.path.utf8.lexicographicallyPrecedes(path.utf8) { return nil }
      lines.append((path, String(decoding: bytes[start..<start + 64], as: UTF8.self)))
      start = end + 1
    }
  }

  /// The file's bytes.
  var bytes: [UInt8] {
    var output: [UInt8] = []
    for line in lines {
      output += line.digest.utf8
      output += [0x20, 0x20]
      output += line.path.utf8
      output.append(0x0A)
    }
    return output
  }
}

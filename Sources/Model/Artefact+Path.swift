extension Artefact {
  /// The most bytes that a path may have, `data/` included.
  public static let longestPath = 200
  /// The most bytes that a segment may have.
  public static let longestSegment = 100

  /// The bundle's path of a file whose own path has these segments, given as the file system's bytes.
  ///
  /// Bytes outside `[A-Za-z0-9._@+,~-]`, a first `.` or `-`, a last `.` and device names of Windows become `=XX`.
  /// Nil where the result is too long or a segment is empty: the caller then chooses another name and keeps the
  /// original in `source.parameters["name"]`.
  public static func path(of segments: [[UInt8]]) -> String? {
    guard !segments.isEmpty else { return nil }
    var path = "data"
    for segment in segments {
      guard let encoded = encode(segment) else { return nil }
      path += "/" + encoded
    }
    return path.utf8.count <= longestPath ? path : nil
  }

  /// The bundle's path of a relative path with slashes; empty and `.` segments are dropped.
  public static func path(of relative: String) -> String? {
    let segments = relative.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return path(of: segments.filter { $0 != [UInt8(ascii: ".")] })
  }

  /// Whether a path obeys the format: what sealing demands and verification checks, but for its uniqueness.
  public static func isValid(path: String, prefix: String = "data/") -> Bool {
    guard path.hasPrefix(prefix), path.utf8.count <= longestPath else { return false }
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return segments.count > 1 && segments.allSatisfy { isValid(segment: Array($0)) }
  }

  /// Whether a segment obeys the format.
  public static func isValid(segment: [UInt8]) -> Bool {
    guard let first = segment.first, segment.count <= longestSegment else { return false }
    return first != UInt8(ascii: ".") && first != UInt8(ascii: "-") && segment.last != UInt8(ascii: ".")
      && hasPlainBytes(segment) && !isDevice(segment)
  }

  private static func hasPlainBytes(_ segment: [UInt8]) -> Bool {
    var index = 0
    while index < segment.count {
      if segment[index] == UInt8(ascii: "=") {
        guard index + 2 < segment.count, isDigit(segment[index + 1]), isDigit(segment[index + 2]) else { return false }
        index += 3
      } else {
        guard isPlain(segment[index]) else { return false }
        index += 1
      }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
  }

  private static func encode(_ segment: [UInt8]) -> String? {
    var output: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    let device = isDevice(segment)
    for (index, byte) in segment.enumerated() {
      let atEdge =
        (index == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || device))
        || (index == segment.count - 1 && byte == UInt8(ascii: "."))
      if isPlain(byte), !atEdge {
        output.append(byte)
      } else {
        output.append(contentsOf: [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return isValid(segment: output) ? String(decoding: output, as: UTF8.self) : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: "~"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul"]
    for digit in 0...9 { names.formUnion(["com\(digit)", "lpt\(digit)"]) }
    return names
  }()

  private static func isDevice(_ segment: [UInt8]) -> Bool {
    // Most names are told by their first letter.
    guard let first = segment.first, "acnlp".utf8.contains(first | 0x20) else { return false }
    let stem = segment.prefix { $0 != UInt8(ascii: ".") }
    guard (3...4).contains(stem.count) else { return false }
    return devices.contains(String(decoding: stem, as: UTF8.self).lowercased())
  }
}

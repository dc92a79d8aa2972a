import CPCRE2

/// A fixed run of bytes to be sought before a slower pattern is tried.
public struct Needle: Sendable {
  private let bytes: [UInt8]

  /// Makes a needle of a text's UTF-8 bytes.
  public init(_ text: String) { bytes = Array(text.utf8) }

  /// The offset of the first occurrence at or after `start`.
  public func firstIndex(in haystack: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    guard let base = haystack.baseAddress, let first = bytes.first else { return nil }
    var position = start
    let last = haystack.count - bytes.count
    while position <= last {
      guard let found = memchr(base + position, Int32(first), last - position + 1) else { return nil }
      let offset = UnsafeRawPointer(found) - base
      if memcmp(base + offset, bytes, bytes.count) == 0 { return offset }
      position = offset + 1
    }
    return nil
  }
}

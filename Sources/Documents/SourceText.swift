// A file's bytes as text whose every offset knows its line.

import Model
import Signing

/// Decoded text, the lines that its bytes lie in, and what the decoding had to change.
struct SourceText: Sendable {
  /// UTF-8, valid.
  var bytes: [UInt8]
  /// Where each cited unit begins in `bytes`, ascending; the first is 0.
  var starts: [Int]
  /// The unit's number, from 1: a line, for PDF a page, for DOCX a paragraph.
  var numbers: [Int]
  /// What a citation's digest covers: for each number the range in the bytes that `digestBytes` holds.
  var digestRanges: [Range<Int>]
  /// The bytes as imported, where lines count lines; the extracted text otherwise.
  var digestBytes: [UInt8]
  /// What the reader wants a person to know.
  var warnings: [String] = []

  /// How many lines, pages or paragraphs there are.
  var count: Int { digestRanges.count }

  /// The number of the line that an offset lies in.
  func number(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return numbers.isEmpty ? 1 : numbers[low]
  }

  /// SHA-256 of the cited lines' bytes, line ends included.
  func digest(of lines: ClosedRange<Int>, _ hash: inout SHA256) -> Digest {
    let last = min(lines.upperBound, digestRanges.count)
    let first = min(max(lines.lowerBound, 1), max(last, 1))
    if last >= 1 {
      let range = digestRanges[first - 1].lowerBound..<digestRanges[last - 1].upperBound
      digestBytes.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    return Digest(bytes: hash.finalize())
  }

  /// Splits bytes at line feeds, or at carriage returns where there is no line feed.
  static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let end: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    var start = 0
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<buffer.count where buffer[index] == end {
        ranges.append(start..<index + 1)
        start = index + 1
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// Text whose cited units are its own lines.
  init(text bytes: [UInt8], digestBytes: [UInt8]? = nil, digestRanges: [Range<Int>]? = nil) {
    let ranges = Self.lines(of: bytes)
    self.bytes = bytes
    starts = ranges.map(\.lowerBound)
    numbers = Array(stride(from: 1, through: ranges.count, by: 1))
    self.digestBytes = digestBytes ?? bytes
    self.digestRanges = digestRanges ?? ranges
  }

  /// Visible text gathered from a structure, with the numbers that its parts have there.
  init(
    gathered bytes: [UInt8], starts: [Int], numbers: [Int], digestBytes: [UInt8], digestRanges: [Range<Int>]
  ) {
    self.bytes = bytes
    self.starts = starts
    self.numbers = numbers
    self.digestBytes = digestBytes
    self.digestRanges = digestRanges
  }
}

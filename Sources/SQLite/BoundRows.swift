/// The parameters of several runs of a statement, whose text lies in one row of bytes that SQLite reads in place.
public struct BoundRows: Sendable {
  enum Piece {
    case null
    case integer(Int)
    /// A range of the bytes.
    case text(Range<Int>)
  }

  private(set) var pieces: [Piece] = []
  /// Where the pieces of each row end.
  private(set) var ends: [Int] = []
  // Never empty, so that empty text has an address, without which SQLite takes it for NULL.
  private(set) var bytes: [UInt8] = [0]

  /// Has a closure write some rows, each the parameters of one run.
  init(_ numbers: Range<Int>, _ fill: (Int, inout BoundRows) -> Void) {
    ends.reserveCapacity(numbers.count)
    for number in numbers {
      fill(number, &self)
      ends.append(pieces.count)
      guard ends.count == 1 else { continue }
      // The others are about as long as the first one.
      pieces.reserveCapacity(pieces.count * numbers.count)
      bytes.reserveCapacity(bytes.count * numbers.count)
    }
  }

  /// Appends INTEGER, or NULL for nil.
  public mutating func append(_ number: Int?) { pieces.append(number.map { .integer($0) } ?? .null) }

  /// Appends TEXT, or NULL for nil.
  public mutating func append(_ text: String?) {
    guard var text else { return pieces.append(.null) }
    let start = bytes.count
    text.withUTF8 { bytes.append(contentsOf: $0) }
    pieces.append(.text(start..<bytes.count))
  }

  /// Appends TEXT that a closure writes as UTF-8.
  public mutating func appendText(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    pieces.append(.text(start..<bytes.count))
  }
}

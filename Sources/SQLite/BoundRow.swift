/// The parameters of one run of a statement, whose text lies in one row of bytes that SQLite reads in place.
public struct BoundRow: Sendable {
  enum Piece {
    case null
    case integer(Int)
    /// A range of the bytes.
    case text(Range<Int>)
  }

  private(set) var pieces: [Piece] = []
  // Never empty, so that empty text has an address, without which SQLite takes it for NULL.
  private(set) var bytes: [UInt8] = [0]

  /// Begins another row.
  mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(0)
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

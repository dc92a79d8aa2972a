import Files
import Model

/// A file that can be read more than once, a piece at a time.
public struct ByteSource: Sendable {
  /// The path as the user wrote it.
  public let file: String
  private let bytes: [UInt8]?

  /// A file by its path; standard input is read whole.
  public init(_ path: String) throws {
    file = path
    bytes = path == "-" ? try ReadableFile.bytes(of: path) : nil
  }

  /// Bytes that are there already.
  public init(_ bytes: [UInt8], file: String) { (self.bytes, self.file) = (bytes, file) }

  /// Hands out the file from its beginning, piece by piece; empty at the end.
  public func chunks(of size: Int = 1 << 18) throws -> () throws -> [UInt8] {
    if let bytes {
      var offset = 0
      return {
        let end = min(bytes.count, offset + size)
        defer { offset = end }
        return Array(bytes[offset..<end])
      }
    }
    let reader = try ReadableFile(file)
    return { try reader.read(upTo: size) }
  }

  /// The first bytes.
  public func head(_ count: Int = 4096) throws -> [UInt8] {
    if let bytes { return Array(bytes.prefix(count)) }
    return try ReadableFile(file).read(upTo: count)
  }

  /// All bytes.
  public func all() throws -> [UInt8] { try bytes ?? ReadableFile.bytes(of: file) }
}

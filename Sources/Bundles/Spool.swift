import Files
import Glibc
import Model
import Signing

/// Bytes that are kept until their place is known: in memory, from 512 KiB on in a file without a name.
struct Spool: Sendable {
  private static let room = 1 << 19

  /// What may be in memory before there is a file.
  private let firstRoom: Int
  private(set) var size = 0
  /// The last bytes; those before them are in the file.
  private var memory: [UInt8] = []
  private var file: SpoolFile?
  /// Whether memory is taken where no file can be had, as by an auditor who may not write anything.
  private let mayGrow: Bool

  init(mayGrow: Bool = false) { (self.mayGrow, firstRoom) = (mayGrow, Self.room) }

  /// Takes so many bytes into memory before there is a file.
  init(mayGrow: Bool, room: Int) {
    (self.mayGrow, firstRoom) = (mayGrow, max(room, Self.room))
    memory.reserveCapacity(room)
  }

  init(_ bytes: [UInt8]) { (size, memory, mayGrow, firstRoom) = (bytes.count, bytes, true, Self.room) }

  mutating func append(_ piece: UnsafeRawBufferPointer) throws {
    if memory.count + piece.count > (file == nil ? firstRoom : Self.room) { try flush() }
    size += piece.count
    if piece.count > Self.room, let file { try file.write(piece) } else { memory += piece }
  }

  mutating func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

  private mutating func flush() throws {
    if file == nil {
      do { file = try SpoolFile() } catch {
        guard mayGrow else { throw error }
        return
      }
    }
    try memory.withUnsafeBytes { try file?.write($0) }
    memory.removeAll(keepingCapacity: memory.count <= Self.room)
  }

  func replay(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let stored = size - memory.count
    if let file, stored > 0 {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(stored, 1 << 18), alignment: 64)
      defer { buffer.deallocate() }
      var offset = 0
      while offset < stored {
        let count = try file.read(at: offset, into: buffer)
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += count
      }
    }
    if !memory.isEmpty { try memory.withUnsafeBytes { try body($0) } }
  }

  /// Bytes that were appended as one piece.
  func piece(at offset: Int, count: Int, window: inout SpoolWindow) throws -> [UInt8] {
    let stored = size - memory.count
    guard offset < stored, let file else { return Array(memory[(offset - stored)..<(offset - stored + count)]) }
    return try window.piece(at: offset, count: count, of: file)
  }

  /// Some bytes from a place on; none at the end.
  func bytes(at offset: Int) throws -> [UInt8] {
    let stored = size - memory.count
    guard let file, offset < stored else { return Array(memory[(offset - stored)...].prefix(1 << 16)) }
    var bytes = [UInt8](repeating: 0, count: min(stored - offset, 1 << 16))
    let count = try bytes.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
    return Array(bytes[..<count])
  }

  /// A digest as hexadecimal digits.
  func digest() throws -> String {
    var hash = SHA256()
    try replay { hash.update($0) }
    return Hexadecimal.text(of: hash.finalize())
  }

  /// All bytes, for what is known to be short.
  func bytes() throws -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(size)
    try replay { output += $0 }
    return output
  }

  private static func lineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// Calls a closure with each line, its line feed left out, and whether it has one.
  func eachLine(_ body: (UnsafeBufferPointer<UInt8>, _ isWhole: Bool) throws -> Void) throws {
    var rest: [UInt8] = []
    try replay { piece in
      var start = 0
      while let end = Self.lineFeed(in: piece, from: start) {
        let line = UnsafeRawBufferPointer(rebasing: piece[start..<end])
        start = end + 1
        guard !rest.isEmpty else {
          try line.withMemoryRebound(to: UInt8.self) { try body($0, true) }
          continue
        }
        rest += line
        try rest.withUnsafeBufferPointer { try body($0, true) }
        rest.removeAll(keepingCapacity: true)
      }
      rest += piece[start...]
    }
    if !rest.isEmpty { try rest.withUnsafeBufferPointer { try body($0, false) } }
  }
}

/// The last bytes read of a spool, for pieces that are read nearly in order.
struct SpoolWindow {
  private var bytes: [UInt8] = []
  private var start = 0

  fileprivate mutating func piece(at offset: Int, count: Int, of file: SpoolFile) throws -> [UInt8] {
    if offset < start || offset + count > start + bytes.count {
      var fresh = [UInt8](repeating: 0, count: max(count, 1 << 16))
      var filled = 0
      while filled < count {
        filled += try fresh.withUnsafeMutableBytes {
          try file.read(at: offset + filled, into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
        }
      }
      (bytes, start) = (Array(fresh[..<filled]), offset)
    }
    return Array(bytes[(offset - start)..<(offset - start + count)])
  }
}

/// A file that has no name any more, so that nothing stays when the process ends.
private final class SpoolFile: Sendable {
  private let descriptor: Int32

  init() throws(Failure) {
    var template = Array("/var/tmp/vouch-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FolderOutput.failure("/var/tmp") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  func write(_ piece: UnsafeRawBufferPointer) throws(Failure) {
    guard Descriptor.write(piece, to: descriptor) else { throw FolderOutput.failure("/var/tmp") }
  }

  /// Reads some bytes; it is an error that there are none.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FolderOutput.failure("/var/tmp") }
      return count
    }
  }
}

/// The lines of a spool, one at a time.
struct SpoolLines {
  private let spool: Spool
  private var offset = 0
  private var buffer: [UInt8] = []
  private var start = 0

  init(_ spool: Spool) { self.spool = spool }

  /// The next line without its line feed; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var sought = start
    while true {
      if let end = buffer[sought...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      buffer.removeSubrange(..<start)
      (sought, start) = (buffer.count, 0)
      let more = try spool.bytes(at: offset)
      guard !more.isEmpty else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : buffer
      }
      offset += more.count
      buffer += more
    }
  }
}

import Glibc
import Model

/// Bytes that are kept until their place in a bundle is known: in memory, from 512 KiB on in a file without a name.
struct Spool: Sendable {
  private(set) var size = 0
  private var memory: [UInt8] = []
  private var file: SpoolFile?

  mutating func append(_ piece: UnsafeRawBufferPointer) throws {
    size += piece.count
    if file == nil, memory.count + piece.count <= 1 << 19 {
      memory += piece
      return
    }
    if file == nil {
      let file = try SpoolFile()
      try memory.withUnsafeBytes { try file.write($0) }
      memory = []
      self.file = file
    }
    try file?.write(piece)
  }

  func replay(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let file else {
      if !memory.isEmpty { try memory.withUnsafeBytes { try body($0) } }
      return
    }
    try file.replay(body)
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
    var offset = 0
    while offset < piece.count {
      let count = Glibc.write(descriptor, piece.baseAddress?.advanced(by: offset), piece.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FolderOutput.failure("/var/tmp") }
      offset += count
    }
  }

  func replay(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var offset: off_t = 0
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, offset)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FolderOutput.failure("/var/tmp") }
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += off_t(count)
    }
  }
}

import CSystem
import Glibc
public import Model

/// A file that appears whole under its name, or not at all: temporary file, fsync, rename, fsync of the folder.
///
/// Released without `commit`, it leaves nothing behind. A device or FIFO, as `/dev/stdout`, is written as it is.
public final class WholeFile {
  /// The path that the file gets.
  public let path: String
  private let temporary: String?
  private let replacing: Bool
  private var descriptor: Int32
  private var slot: Int32 = -1
  private var buffer: [UInt8] = []
  private var written = 0
  /// Bytes that the system was asked to begin writing to the disk.
  private var announced = 0

  /// Begins a file; without `replacing` an existing one is refused, now and again at the end.
  public init(_ path: String, replacing: Bool = false, mode: UInt32 = 0o666) throws(Failure) {
    self.path = path
    self.replacing = replacing
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw Failure(.output, "is a folder, not a file", at: .file(path)) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor >= 0 else { throw SystemError.writing(path) }
      return
    }
    // A dangling link is something that is there as well: rename would replace the link itself.
    guard replacing || (!exists && lstat(path, &status) != 0) else { throw Self.exists(path) }
    var random = SystemRandomNumberGenerator()
    let name = Self.folder(of: path) + "/.vouch-" + String(random.next(), radix: 36)
    temporary = name
    descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw SystemError.writing(path) }
    slot = vouch_remove_on_exit(name)
  }

  deinit { discard() }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(Failure) {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  /// Appends bytes, large pieces without a copy of them.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard bytes.count >= 1 << 16 else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= 1 << 18 { try flush() }
      return
    }
    try flush()
    try writeAll(bytes)
  }

  /// Appends UTF-8.
  public func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

  /// Makes the file appear under its name; it cannot be written afterwards.
  public func commit() throws(Failure) {
    try flush()
    guard let temporary else {
      guard close(take()) == 0 else { throw SystemError.writing(path) }
      return
    }
    guard fsync(descriptor) == 0, close(take()) == 0 else { throw SystemError.writing(path) }
    guard (replacing ? rename(temporary, path) : vouch_rename_new(temporary, path)) == 0 else {
      throw errno == EEXIST ? Self.exists(path) : SystemError.writing(path)
    }
    vouch_forget_path(slot)
    slot = -1
    Self.synchronise(folder: Self.folder(of: path))
  }

  /// Writes a whole file at once.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool = false, mode: UInt32 = 0o666
  ) throws(Failure) {
    let file = try WholeFile(path, replacing: replacing, mode: mode)
    try file.write(bytes)
    try file.commit()
  }

  /// Makes the names in a folder durable; file systems that cannot are left to themselves.
  public static func synchronise(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private func flush() throws(Failure) {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBufferPointer { piece throws(Failure) in try writeAll(UnsafeRawBufferPointer(piece)) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard Descriptor.write(bytes, to: descriptor) else { throw SystemError.writing(path) }
    written += bytes.count
    // Begun early, the writing to the disk is mostly over when `commit` has to wait for it.
    if written - announced >= 1 << 23 {
      vouch_start_writeback(descriptor, off_t(announced), off_t(written - announced))
      announced = written
    }
  }

  private func take() -> Int32 {
    defer { descriptor = -1 }
    return descriptor
  }

  private func discard() {
    if descriptor >= 0 { close(take()) }
    guard slot >= 0, let temporary else { return }
    unlink(temporary)
    vouch_forget_path(slot)
  }

  private static func exists(_ path: String) -> Failure {
    Failure(.output, "exists already", at: .file(path), hint: "--force overwrites it, --output FILE writes elsewhere")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

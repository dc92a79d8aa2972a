import Glibc
public import Model

/// An open file or standard input, read once and within a limit; closed when it is released.
public final class ReadableFile {
  /// The path as the user wrote it, `-` for standard input.
  public let path: String
  /// Size in bytes when it was opened, or nil for pipes and devices.
  public let size: Int?
  private let descriptor: Int32
  private let limit: Int
  private var total = 0

  /// Opens a file for reading; `-` is standard input. Throws `Failure` for folders and what cannot be opened.
  public init(_ path: String, limit: Int = ReadableFile.defaultLimit, followingLinks: Bool = true) throws(Failure) {
    self.path = path
    self.limit = limit
    // O_NONBLOCK keeps the opening of a FIFO without a writer from hanging; reads wait again below.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    descriptor = path == "-" ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(path, flags)
    guard descriptor >= 0 else { throw SystemError.reading(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = SystemError.reading(path)
      close(descriptor)
      throw failure
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw Failure(.input, "is a folder, not a file", at: .file(path), hint: "name the files in it")
    }
    size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    if path != "-" { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
    guard (size ?? 0) <= limit else { throw tooLarge }
  }

  deinit { close(descriptor) }

  /// 256 MiB: more than any page, policy or questionnaire needs.
  public static var defaultLimit: Int { 256 << 20 }

  /// Reads up to `count` bytes; empty at the end. Throws `Failure` beyond the limit.
  public func read(upTo count: Int = 1 << 20) throws(Failure) -> [UInt8] {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat { result = Glibc.read(descriptor, buffer.baseAddress, count) } while result < 0 && errno == EINTR
      filled = max(0, result)
    }
    guard result >= 0 else { throw SystemError.reading(path) }
    total += result
    guard total <= limit else { throw tooLarge }
    return bytes
  }

  /// Reads all that is left.
  public func readAll() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    if let size { bytes.reserveCapacity(size + 1) }
    while true {
      let chunk = try read(upTo: max(1 << 16, min(1 << 24, (size ?? 0) + 1)))
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty, chunk.count == size { bytes = chunk } else { bytes += chunk }
    }
  }

  /// Reads a whole file, or standard input for `-`.
  public static func bytes(
    of path: String, limit: Int = ReadableFile.defaultLimit, followingLinks: Bool = true
  ) throws(Failure) -> [UInt8] {
    try ReadableFile(path, limit: limit, followingLinks: followingLinks).readAll()
  }

  /// What is said of a file that is not there.
  public static func missing(_ path: String) -> Failure { SystemError.reading(path, ENOENT) }

  private var tooLarge: Failure {
    Failure(
      .input, "is larger than \(limit >> 20) MiB", at: .file(path), hint: "split it, or check that it is the right file"
    )
  }
}

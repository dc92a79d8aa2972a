import CArchive
import Glibc
public import Model

/// Writes a container whose bytes depend on its content, the time given and the library's version only.
public final class ArchiveWriter {
  private let archive: OpaquePointer
  private let sink: Sink
  /// What compresses the container, and then gives its bytes to the output.
  private let compressor: ZstandardWriter?
  private let time: Int
  private var entry: OpaquePointer?
  private var left = 0

  /// Begins a container; `output` takes its bytes in pieces.
  ///
  /// - Throws: ``Failure`` where libarchive lacks the format.
  public init(_ format: ArchiveFormat, time: Instant, output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws
  {
    guard let archive = archive_write_new() else { throw Failure(.output, "libarchive has no memory") }
    self.archive = archive
    self.time = time.secondsSinceEpoch
    let compressor = format == .tarZstandard ? try ZstandardWriter(output: output) : nil
    self.compressor = compressor
    sink = Sink(compressor?.write ?? output)
    switch format {
    case .zip:
      // Zip stores local time, which libarchive takes from the environment.
      setenv("TZ", "UTC", 1)
      tzset()
      archive_write_set_format_zip(archive)
    case .tar, .tarZstandard: archive_write_set_format_pax_restricted(archive)
    }
    // A compressor gathers the bytes itself.
    archive_write_set_bytes_per_block(archive, format == .tarZstandard ? 0 : 1 << 18)
    archive_write_set_bytes_in_last_block(archive, 1)
    let result = archive_write_open(
      archive, Unmanaged.passUnretained(sink).toOpaque(), nil,
      { _, context, bytes, count in
        guard let context else { return -1 }
        return Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().take(bytes, count)
      }, nil)
    guard result == ARCHIVE_OK else { throw failure() }
  }

  deinit {
    archive_entry_free(entry)
    archive_write_free(archive)
  }

  /// Adds a folder.
  public func addFolder(_ path: String) throws { try begin(path, size: 0, type: VOUCH_AE_IFDIR, mode: 0o755) }

  /// Begins a file of `size` bytes, which ``write(_:)`` must then give exactly.
  public func beginFile(_ path: String, size: Int) throws {
    try begin(path, size: size, type: VOUCH_AE_IFREG, mode: 0o644)
  }

  /// Adds bytes of the file begun.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    left -= bytes.count
    guard left >= 0 else { throw Failure(.output, "a file grew while it was archived") }
    var rest = bytes
    while !rest.isEmpty {
      let count = archive_write_data(archive, rest.baseAddress, rest.count)
      guard count > 0 else { throw failure() }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Adds a whole file.
  public func addFile(_ path: String, _ bytes: [UInt8]) throws {
    try beginFile(path, size: bytes.count)
    try bytes.withUnsafeBytes { try write($0) }
  }

  /// Writes the end; the writer cannot be used afterwards.
  public func finish() throws {
    guard left == 0 else { throw Failure(.output, "a file shrank while it was archived") }
    guard archive_write_close(archive) == ARCHIVE_OK else { throw failure() }
    try compressor?.finish()
  }

  private func begin(_ path: String, size: Int, type: UInt32, mode: UInt32) throws {
    guard left == 0 else { throw Failure(.output, "a file shrank while it was archived") }
    archive_entry_free(entry)
    entry = archive_entry_new()
    archive_entry_set_pathname(entry, path)
    archive_entry_set_filetype(entry, type)
    archive_entry_set_perm(entry, mode)
    archive_entry_set_size(entry, la_int64_t(size))
    archive_entry_set_mtime(entry, time, 0)
    guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw failure() }
    left = size
  }

  private func failure() -> any Error {
    let words = archive_error_string(archive).map { String(cString: $0) } ?? "libarchive failed"
    return sink.error ?? Failure(.output, words)
  }

  private final class Sink {
    let output: (UnsafeRawBufferPointer) throws -> Void
    var error: (any Error)?

    init(_ output: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.output = output }

    func take(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
      // The closing of a writer that failed flushes once more.
      guard error == nil else { return -1 }
      do {
        try output(UnsafeRawBufferPointer(start: bytes, count: count))
        return count
      } catch {
        self.error = error
        return -1
      }
    }
  }
}

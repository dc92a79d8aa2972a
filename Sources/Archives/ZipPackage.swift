import CZip
import Model

/// A zip in memory whose entries can be read within bounds and replaced one by one, by libzip.
///
/// Entries that are not replaced keep their compressed bytes, order and time. Names are never used as paths.
public final class ZipPackage {
  /// Bounds that keep memory in proportion to honest files.
  public struct Limits: Hashable, Sendable {
    /// The most entries.
    public var entries = 10_000
    /// The most bytes of one entry once it is expanded.
    public var entry = 256 << 20
    /// The most bytes of all entries once they are expanded.
    public var total = 1 << 30
    /// The most bytes that one stored byte may become in an entry of more than 16 MiB.
    public var ratio = 300

    /// The usual bounds.
    public init() {}
  }

  /// One entry of the central directory.
  public struct Entry: Hashable, Sendable {
    /// The name as stored.
    public var name: String
    /// Bytes once expanded.
    public var size: Int
    /// Bytes as stored.
    public var compressedSize: Int
    /// CRC-32 of the expanded bytes.
    public var checksum: UInt32
    /// Whether it is stored uncompressed.
    public var isStored: Bool
  }

  /// All entries, in the order of the archive.
  public let entries: [Entry]
  private let bytes: [UInt8]
  private let file: String
  private let archive: OpaquePointer
  private let limits: Limits

  /// Opens a zip in memory.
  ///
  /// - Throws: `Failure` for what is no zip, for encrypted and repeated entries and for bombs, naming the entry.
  public init(_ bytes: [UInt8], file: String, limits: Limits = Limits()) throws {
    (self.bytes, self.file, self.limits) = (bytes, file, limits)
    let source = try Self.source(bytes, file)
    var error = zip_error_t()
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw Failure(.input, "not a readable zip: \(Self.words(&error))", at: .file(file))
    }
    do { entries = try Self.entries(archive, file, limits) } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// The expanded bytes of an entry.
  ///
  /// - Throws: `Failure` naming the entry where it is missing, damaged or beyond the limits.
  public func read(_ name: String) throws -> [UInt8] {
    guard let index = entries.firstIndex(where: { $0.name == name }) else {
      throw Failure(.input, "the part \(name) is missing", at: .file(file))
    }
    let size = entries[index].size
    guard let handle = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw damaged(name) }
    defer { zip_fclose(handle) }
    var filled = 0
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let read = zip_fread(handle, buffer.baseAddress?.advanced(by: filled), zip_uint64_t(size - filled))
        guard read > 0 else { break }
        filled += Int(read)
      }
      count = filled
    }
    // One more read reaches the end, where libzip compares the checksum, and shows what was not declared.
    var extra: UInt8 = 0
    guard filled == size, zip_fread(handle, &extra, 1) == 0 else { throw damaged(name) }
    return content
  }

  /// The archive with some entries replaced; all others keep their bytes.
  public func replacing(_ replacements: [String: [UInt8]]) throws -> [UInt8] {
    let times = ZipDirectory.times(in: bytes)
    let source = try Self.source(bytes, file)
    zip_source_keep(source)
    defer { zip_source_free(source) }
    var error = zip_error_t()
    guard let output = zip_open_from_source(source, 0, &error) else {
      zip_source_free(source)
      throw Failure(.output, "the zip cannot be opened for writing: \(Self.words(&error))", at: .file(file))
    }
    for (name, content) in replacements.sorted(by: { $0.key < $1.key }) {
      do { try replace(name, content, in: output, time: times[name]) } catch {
        zip_discard(output)
        throw error
      }
    }
    guard zip_close(output) == 0 else {
      let words = String(cString: zip_strerror(output))
      zip_discard(output)
      throw Failure(.output, "the zip cannot be written: \(words)", at: .file(file))
    }
    return try Self.content(of: source, file)
  }

  private func replace(_ name: String, _ content: [UInt8], in output: OpaquePointer, time: ZipDirectory.Time?) throws {
    guard let index = entries.firstIndex(where: { $0.name == name }) else {
      throw Failure(.output, "the part \(name) is missing", at: .file(file))
    }
    let position = zip_uint64_t(index)
    guard let source = Self.buffer(content, output) else {
      throw Failure(.output, "libzip has no memory", at: .file(file))
    }
    guard zip_file_replace(output, position, source, 0) == 0 else {
      zip_source_free(source)
      throw Failure(.output, "the part \(name) cannot be replaced", at: .file(file))
    }
    // Large sheets at a fast level: the time that a person waits matters more than some size. The default method is
    // deflate; where the method is named as the entry has it already, libzip forgets the level and takes the slowest.
    let method = entries[index].isStored ? ZIP_CM_STORE : ZIP_CM_DEFAULT
    zip_set_file_compression(output, position, zip_int32_t(method), content.count > 4 << 20 ? 3 : 6)
    // Without it libzip stamps the present time, and two runs would differ.
    let time = time ?? ZipDirectory.Time(time: 0, date: 0x21)
    zip_file_set_dostime(output, position, time.time, time.date, 0)
  }

  private func damaged(_ name: String) -> Failure {
    Failure(.input, "the part \(name) is damaged or not as large as it says", at: .file(file))
  }

  private static func entries(_ archive: OpaquePointer, _ file: String, _ limits: Limits) throws -> [Entry] {
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      throw Failure(.input, "the zip has \(count) entries, more than \(limits.entries)", at: .file(file))
    }
    var entries: [Entry] = []
    var names: Set<String> = []
    var total = 0
    for index in 0..<count {
      var status = zip_stat_t()
      guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0, let stored = status.name else {
        throw Failure(.input, "entry \(index) of the zip cannot be read", at: .file(file))
      }
      let name = String(cString: stored)
      guard names.insert(name.lowercased()).inserted else {
        throw Failure(.input, "the zip holds '\(name)' twice", at: .file(file))
      }
      guard status.encryption_method == UInt16(ZIP_EM_NONE) else {
        throw Failure(.input, "'\(name)' is encrypted", at: .file(file), hint: "save the file without a password")
      }
      let size = Int(clamping: status.size), stored2 = Int(clamping: status.comp_size)
      total = total.addingReportingOverflow(size).overflow ? Int.max : total + size
      guard size <= limits.entry, total <= limits.total else {
        throw Failure(.input, "'\(name)' would expand beyond \(limits.entry >> 20) MiB", at: .file(file))
      }
      guard size <= 16 << 20 || size / max(1, stored2) <= limits.ratio else {
        throw Failure(
          .input, "'\(name)' would expand \(size / max(1, stored2)) times, as a zip bomb does", at: .file(file))
      }
      entries.append(
        Entry(
          name: name, size: size, compressedSize: stored2, checksum: status.crc,
          isStored: status.comp_method == UInt16(ZIP_CM_STORE)))
    }
    return entries
  }

  private static func source(_ bytes: [UInt8], _ file: String) throws -> OpaquePointer {
    var error = zip_error_t()
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    // Swift's allocation is malloc's on Linux for this alignment, so that libzip may free it.
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else {
      copy.deallocate()
      throw Failure(.input, "libzip has no memory", at: .file(file))
    }
    return source
  }

  private static func buffer(_ bytes: [UInt8], _ archive: OpaquePointer) -> OpaquePointer? {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      copy.deallocate()
      return nil
    }
    return source
  }

  private static func content(of source: OpaquePointer, _ file: String) throws -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw Failure(.output, "the zip cannot be read back", at: .file(file))
    }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    var filled = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while filled < size {
        let read = zip_source_read(source, buffer.baseAddress?.advanced(by: filled), zip_uint64_t(size - filled))
        guard read > 0 else { break }
        filled += Int(read)
      }
      count = filled
    }
    guard filled == size else { throw Failure(.output, "the zip cannot be read back", at: .file(file)) }
    return bytes
  }

  private static func words(_ error: inout zip_error_t) -> String {
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error)).lowercased()
  }
}

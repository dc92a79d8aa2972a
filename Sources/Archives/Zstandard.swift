import CArchive

/// The structure of one Zstandard frame (RFC 8878, section 3.1), fed in pieces.
///
/// libarchive joins frames and skips skippable ones in silence, so that bytes could ride along unseen.
struct ZstandardScan {
  private enum State {
    case magic, descriptor, header(Int), block, content(Int, isLast: Bool), checksum(Int), end
  }

  private var state = State.magic
  private var bytes: [UInt8] = []
  private var hasChecksum = false

  mutating func feed(_ input: UnsafeRawBufferPointer) throws {
    var position = 0
    while position < input.count {
      switch state {
      case .content(let left, let isLast):
        let part = min(left, input.count - position)
        position += part
        state = part < left ? .content(left - part, isLast: isLast) : afterBlock(isLast)
      case .header(let left), .checksum(let left):
        let part = min(left, input.count - position)
        position += part
        if case .header = state {
          state = part < left ? .header(left - part) : .block
        } else {
          state = part < left ? .checksum(left - part) : .end
        }
      case .end: throw ArchiveDefect(.trailingData, "bytes follow the end of the zstd frame")
      default:
        bytes.append(input[position])
        position += 1
        try readField()
      }
    }
  }

  func finish() throws {
    guard case .end = state else { throw ArchiveDefect(.invalid, "the zstd frame is cut short") }
  }

  private mutating func readField() throws {
    switch state {
    case .magic where bytes.count == 4:
      guard bytes == [0x28, 0xB5, 0x2F, 0xFD] else {
        throw ArchiveDefect(.trailingData, "a skippable or unknown zstd frame")
      }
      state = .descriptor
    case .descriptor:
      let descriptor = bytes[0]
      guard descriptor & 0x18 == 0 else { throw ArchiveDefect(.invalid, "reserved bits in the zstd frame") }
      hasChecksum = descriptor & 4 != 0
      let isSingle = descriptor & 0x20 != 0
      let dictionary = [0, 1, 2, 4][Int(descriptor & 3)]
      let size = [isSingle ? 1 : 0, 2, 4, 8][Int(descriptor >> 6)]
      let length = (isSingle ? 0 : 1) + dictionary + size
      state = length > 0 ? .header(length) : .block
    case .block where bytes.count == 3:
      let value = Int(bytes[0]) | Int(bytes[1]) << 8 | Int(bytes[2]) << 16
      let (isLast, type, size) = (value & 1 == 1, value >> 1 & 3, value >> 3)
      guard type != 3 else { throw ArchiveDefect(.invalid, "a reserved block in the zstd frame") }
      let length = type == 1 ? 1 : size
      state = length > 0 ? .content(length, isLast: isLast) : afterBlock(isLast)
    default: return
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private func afterBlock(_ isLast: Bool) -> State {
    guard isLast else { return .block }
    return hasChecksum ? .checksum(4) : .end
  }
}

/// Decompresses one frame of Zstandard through libarchive.
enum ZstandardReader {
  static func read(
    _ input: ArchiveInput, limits: ArchiveLimits, receive: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let source = Source(input)
    guard let archive = archive_read_new() else { throw ArchiveDefect(.invalid, "libarchive has no memory") }
    defer { archive_read_free(archive) }
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_raw(archive)
    archive_read_set_read_callback(archive) { _, context, pointer in
      guard let context, let pointer else { return -1 }
      return Unmanaged<Source>.fromOpaque(context).takeUnretainedValue().next(pointer)
    }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(source).toOpaque())
    var entry: OpaquePointer?
    guard archive_read_open1(archive) == ARCHIVE_OK, archive_read_next_header(archive, &entry) == ARCHIVE_OK else {
      throw source.error ?? ArchiveDefect(.invalid, "the zstd frame cannot be read")
    }
    var total = 0
    while true {
      var pointer: UnsafeRawPointer?
      var count = 0
      var offset: la_int64_t = 0
      let result = archive_read_data_block(archive, &pointer, &count, &offset)
      if result == ARCHIVE_EOF { break }
      guard result == ARCHIVE_OK, source.error == nil else {
        throw source.error ?? ArchiveDefect(.invalid, "the zstd frame is damaged")
      }
      total += count
      if total > limits.ratioFrom, total / limits.ratio > input.consumed {
        throw ArchiveDefect(.limit, "the content is more than \(limits.ratio) times the container")
      }
      try receive(UnsafeRawBufferPointer(start: pointer, count: count))
    }
    // libarchive may stop before the file does.
    while source.next() != nil {}
    if let error = source.error { throw error }
    try source.scan.finish()
  }

  private final class Source {
    let input: ArchiveInput
    var scan = ZstandardScan()
    var error: (any Error)?

    init(_ input: ArchiveInput) { self.input = input }

    func next() -> UnsafeRawBufferPointer? {
      guard error == nil else { return nil }
      do {
        guard let bytes = try input.next() else { return nil }
        try scan.feed(bytes)
        return bytes
      } catch {
        self.error = error
        return nil
      }
    }

    func next(_ pointer: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
      guard let bytes = next() else { return error == nil ? 0 : -1 }
      pointer.pointee = bytes.baseAddress
      return bytes.count
    }
  }
}

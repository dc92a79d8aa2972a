import CArchive
import Model

/// The structure of a zip (APPNOTE 6.3.9), checked before libarchive reads it.
///
/// Local headers must tile the file from its first byte to the central directory and say what that says, so that
/// readers that go by the one or the other see the same files.
struct ZipScan {
  private struct Record {
    var name: [UInt8]
    var flags: Int
    var method: Int
    var crc: Int
    var compressed: Int
    var size: Int
    var offset: Int
    var mode: Int
  }

  private let input: ArchiveInput
  private let limits: ArchiveLimits
  private let length: Int
  private var records: [Record] = []

  init(_ input: ArchiveInput, limits: ArchiveLimits) throws {
    (self.input, self.limits) = (input, limits)
    length = try input.size()
    let directory = try readEnd()
    try readDirectory(directory)
    records.sort { $0.offset < $1.offset }
    var position = 0
    for record in records { position = try checkLocal(record, at: position) }
    guard position == directory.offset else { throw Self.invalid("a gap before its directory") }
    let total = records.reduce(0) { $0 + $1.size }
    guard total <= limits.bytes, total <= limits.ratioFrom || total / limits.ratio <= length else {
      throw ArchiveDefect(.limit, "the content is too large for the container")
    }
  }

  func read(into receiver: any ArchiveReceiver) throws {
    guard let archive = archive_read_new() else { throw ArchiveDefect(.invalid, "libarchive has no memory") }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip_seekable(archive)
    guard archive_read_open_fd(archive, input.descriptor, 1 << 18) == ARCHIVE_OK else {
      throw Self.invalid("a form that libarchive cannot read")
    }
    for record in records {
      var entry: OpaquePointer?
      guard archive_read_next_header(archive, &entry) == ARCHIVE_OK, let name = archive_entry_pathname(entry),
        String(cString: name).utf8.elementsEqual(record.name)
      else { throw Self.invalid("a form that libarchive cannot read") }
      var path = String(cString: name)
      if path.hasPrefix("./") { path.removeFirst(2) }
      let isFolder = path.hasSuffix("/")
      if isFolder { path.removeLast() }
      let type = record.mode & 0o170000
      guard type == 0 || type == (isFolder ? 0o040000 : 0o100000) else {
        receiver.note(ArchiveDefect(.entryType, type == 0o120000 ? "a symbolic link" : "a special file", path: path))
        continue
      }
      guard !isFolder || record.size == 0 else { throw Self.invalid("a folder with bytes") }
      try receiver.begin(ArchiveEntry(path: path, isFolder: isFolder, size: record.size))
      if !isFolder { try copy(from: archive, record, into: receiver) }
      try receiver.end()
    }
    var entry: OpaquePointer?
    guard archive_read_next_header(archive, &entry) == ARCHIVE_EOF else { throw Self.invalid("hidden entries") }
  }

  private func copy(from archive: OpaquePointer, _ record: Record, into receiver: any ArchiveReceiver) throws {
    var total = 0
    while true {
      var pointer: UnsafeRawPointer?
      var count = 0
      var offset: la_int64_t = 0
      let result = archive_read_data_block(archive, &pointer, &count, &offset)
      if result == ARCHIVE_EOF { break }
      guard result == ARCHIVE_OK, Int(offset) == total else { throw Self.invalid("a damaged entry") }
      total += count
      guard total <= record.size else { throw Self.invalid("an entry longer than it says") }
      if count > 0 { try receiver.receive(UnsafeRawBufferPointer(start: pointer, count: count)) }
    }
    guard total == record.size else { throw Self.invalid("an entry shorter than it says") }
  }

  private func readEnd() throws -> (offset: Int, size: Int, count: Int) {
    guard length >= 22 else { throw ArchiveDefect(.invalid, "the zip is cut short") }
    let end = try input.bytes(at: length - 22, count: 22)
    guard Self.number(end, 0, 4) == 0x0605_4B50, Self.number(end, 20, 2) == 0 else {
      throw ArchiveDefect(.trailingData, "the zip has a comment or bytes after its end")
    }
    var (count, size, offset) = (Self.number(end, 10, 2), Self.number(end, 12, 4), Self.number(end, 16, 4))
    guard Self.number(end, 4, 4) == 0, Self.number(end, 8, 2) == count else { throw Self.invalid("several parts") }
    var last = length - 22
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      let locator = try input.bytes(at: max(0, last - 20), count: 20)
      let position = last - 76
      guard locator.count == 20, position >= 0, Self.number(locator, 0, 4) == 0x0706_4B50,
        Self.number(locator, 8, 8) == position
      else { throw Self.invalid("no zip64 locator") }
      let record = try input.bytes(at: position, count: 56)
      guard Self.number(record, 0, 4) == 0x0606_4B50, Self.number(record, 4, 8) == 44 else {
        throw Self.invalid("no zip64 record")
      }
      (count, size, offset) = (Self.number(record, 32, 8), Self.number(record, 40, 8), Self.number(record, 48, 8))
      last = position
    }
    guard count <= limits.entries else { throw ArchiveDefect(.limit, "more than \(limits.entries) entries") }
    guard size <= 512 << 20, offset <= length, offset + size == last else {
      throw Self.invalid("a gap after its directory")
    }
    return (offset, size, count)
  }

  private mutating func readDirectory(_ directory: (offset: Int, size: Int, count: Int)) throws {
    let bytes = try input.bytes(at: directory.offset, count: directory.size)
    guard bytes.count == directory.size else { throw Self.invalid("a directory cut short") }
    var position = 0
    while position < bytes.count {
      guard position + 46 <= bytes.count, Self.number(bytes, position, 4) == 0x0201_4B50 else {
        throw Self.invalid("a broken directory")
      }
      let (nameLength, extraLength) = (Self.number(bytes, position + 28, 2), Self.number(bytes, position + 30, 2))
      let next = position + 46 + nameLength + extraLength
      guard next <= bytes.count, Self.number(bytes, position + 32, 2) == 0 else {
        throw Self.invalid("a comment or a broken directory")
      }
      let name = Array(bytes[(position + 46)..<(position + 46 + nameLength)])
      let isUnix = bytes[position + 5] == 3
      var record = Record(
        name: name, flags: Self.number(bytes, position + 8, 2), method: Self.number(bytes, position + 10, 2),
        crc: Self.number(bytes, position + 16, 4), compressed: Self.number(bytes, position + 20, 4),
        size: Self.number(bytes, position + 24, 4), offset: Self.number(bytes, position + 42, 4),
        mode: isUnix ? Self.number(bytes, position + 40, 2) : 0)
      try Self.widen(&record, Array(bytes[(position + 46 + nameLength)..<next]))
      try Self.check(record)
      records.append(record)
      position = next
    }
    guard records.count == directory.count else { throw Self.invalid("another number of entries than it says") }
  }

  private static func check(_ record: Record) throws {
    let path = String(decoding: record.name, as: UTF8.self)
    guard record.flags & 0x2041 == 0 else { throw ArchiveDefect(.invalid, "an encrypted entry", path: path) }
    guard record.method == 0 || record.method == 8 else {
      throw ArchiveDefect(.invalid, "compression method \(record.method)", path: path)
    }
    guard !record.name.isEmpty, record.name.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      throw ArchiveDefect(.path, "a name that is no ASCII text", path: path)
    }
  }

  /// Takes the 64-bit sizes and offset of the zip64 extra field (4.5.3).
  private static func widen(_ record: inout Record, _ extra: [UInt8]) throws {
    var (position, isWide) = (0, false)
    while position + 4 <= extra.count {
      let (identifier, size) = (number(extra, position, 2), number(extra, position + 2, 2))
      guard position + 4 + size <= extra.count else { throw invalid("a broken extra field") }
      // Info-ZIP's second name for the entry, which some readers believe and others do not (4.6.9).
      guard identifier != 0x7075 else { throw invalid("a second name for an entry") }
      if identifier == 1 {
        guard !isWide else { throw invalid("two zip64 fields for an entry") }
        isWide = true
        var field = Array(extra[(position + 4)..<(position + 4 + size)])[...]
        func take(_ value: inout Int) throws {
          guard value == 0xFFFF_FFFF else { return }
          guard field.count >= 8 else { throw invalid("a broken zip64 field") }
          value = number(Array(field), 0, 8)
          field = field.dropFirst(8)
        }
        try take(&record.size)
        try take(&record.compressed)
        try take(&record.offset)
      }
      position += 4 + size
    }
    // Far beyond any file, and far from overflowing where they are added.
    guard max(record.size, record.compressed, record.offset) < 1 << 44 else { throw invalid("an impossible size") }
  }

  /// Checks the local header and gives the position after its data and descriptor.
  private func checkLocal(_ record: Record, at position: Int) throws -> Int {
    guard record.offset == position else { throw Self.invalid("a gap or an overlap between its entries") }
    let header = try input.bytes(at: position, count: 30)
    guard header.count == 30, Self.number(header, 0, 4) == 0x0403_4B50 else { throw Self.invalid("no local header") }
    let (nameLength, extraLength) = (Self.number(header, 26, 2), Self.number(header, 28, 2))
    let rest = try input.bytes(at: position + 30, count: nameLength + extraLength)
    let streamed = record.flags & 8 != 0
    guard rest.count == nameLength + extraLength, Array(rest[..<nameLength]) == record.name,
      Self.number(header, 6, 2) == record.flags, Self.number(header, 8, 2) == record.method
    else { throw Self.invalid("a local header that differs from its directory") }
    var local = record
    local.crc = Self.number(header, 14, 4)
    local.compressed = Self.number(header, 18, 4)
    local.size = Self.number(header, 22, 4)
    try Self.widen(&local, Array(rest[nameLength...]))
    let isSame = local.crc == record.crc && local.compressed == record.compressed && local.size == record.size
    guard isSame || streamed else { throw Self.invalid("a local header that differs from its directory") }
    let end = position + 30 + nameLength + extraLength + record.compressed
    return streamed ? try checkDescriptor(record, at: end) : end
  }

  private func checkDescriptor(_ record: Record, at position: Int) throws -> Int {
    let bytes = try input.bytes(at: position, count: 24)
    for (start, width) in [(4, 4), (4, 8), (0, 4), (0, 8)] where bytes.count >= start + 4 + 2 * width {
      if start == 4, Self.number(bytes, 0, 4) != 0x0807_4B50 { continue }
      let isSame =
        Self.number(bytes, start, 4) == record.crc && Self.number(bytes, start + 4, width) == record.compressed
        && Self.number(bytes, start + 4 + width, width) == record.size
      guard isSame else { continue }
      // Sizes of 4 and 8 bytes can both fit; what follows decides.
      let end = position + start + 4 + 2 * width
      let next = try input.bytes(at: end, count: 4)
      if next.count == 4, [0x0403_4B50, 0x0201_4B50].contains(Self.number(next, 0, 4)) { return end }
    }
    throw Self.invalid("a data descriptor that differs from its directory")
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(bytes[offset + index]) << (8 * UInt64(index)) }
    return Int(clamping: value)
  }

  private static func invalid(_ message: String) -> ArchiveDefect {
    ArchiveDefect(.invalid, "the zip has \(message)")
  }
}

// Tar, zip and zstd containers over libarchive, libzip and libzstd: the only importer of CArchive, CZip and CZstandard.

import Model

import Glibc

/// The containers that are read and written.
public enum ArchiveFormat: String, Hashable, Sendable, CaseIterable {
  /// POSIX tar.
  case tar
  /// Tar in one frame of Zstandard (RFC 8878).
  case tarZstandard = "tar.zst"
  /// Zip, stored or deflated.
  case zip

  /// The format that a file's name asks for, or nil.
  public init?(name: String) {
    guard let format = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else { return nil }
    self = format
  }

  /// The format that a file's first 512 bytes show, or nil.
  public init?(start: [UInt8]) {
    if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || (start.count >= 4 && start[1...3] == [0x2A, 0x4D, 0x18]) {
      self = .tarZstandard
    } else if start.starts(with: [0x50, 0x4B]) {
      self = .zip
    } else if start.count >= 262, start[257..<262].elementsEqual("ustar".utf8) {
      self = .tar
    } else {
      return nil
    }
  }
}

/// A file or folder inside a container.
public struct ArchiveEntry: Hashable, Sendable {
  /// The path without a slash at its end.
  public var path: String
  /// Whether it is a folder.
  public var isFolder: Bool
  /// Bytes.
  public var size: Int

  /// Makes an entry.
  public init(path: String, isFolder: Bool, size: Int) {
    (self.path, self.isFolder, self.size) = (path, isFolder, size)
  }
}

/// What is wrong with a container.
public struct ArchiveDefect: Error, Hashable, Sendable {
  /// The kinds of defects.
  public enum Kind: Hashable, Sendable {
    /// Not of the format, cut short, encrypted, ambiguous.
    case invalid
    /// Neither a regular file nor a folder.
    case entryType
    /// A name that is absolute, climbs or is no text.
    case path
    /// Bytes after the end.
    case trailingData
    /// More than the caps allow.
    case limit
  }

  /// What kind.
  public var kind: Kind
  /// The entry, or nil.
  public var path: String?
  /// What is wrong, in lower case.
  public var message: String

  /// Makes a defect.
  public init(_ kind: Kind, _ message: String, path: String? = nil) {
    (self.kind, self.message, self.path) = (kind, message, path)
  }
}

/// What takes a container's entries as they stream by.
public protocol ArchiveReceiver: AnyObject {
  /// An entry starts.
  func begin(_ entry: ArchiveEntry) throws
  /// Bytes of the entry; the memory is reused afterwards.
  func receive(_ bytes: UnsafeRawBufferPointer) throws
  /// The entry has ended, all its bytes seen.
  func end() throws
  /// A defect that does not stop the reading.
  func note(_ defect: ArchiveDefect)
}

/// The caps on what a container may hold.
public struct ArchiveLimits: Sendable {
  /// Entries, folders included.
  public var entries = 200_000
  /// Bytes of all files.
  public var bytes = 64 << 30
  /// How many times larger than the container its content may be.
  public var ratio = 200
  /// The size of content from which the ratio counts.
  public var ratioFrom = 16 << 20

  /// Makes the format's own caps.
  public init() {}
}

/// Reads containers strictly, streaming, without writing anything.
///
/// What readers disagree on is refused: links, devices, sparse files, data after the end, second frames and archives,
/// gaps, comments, encryption. Tar headers, zstd frames and zip directories are scanned here, because libarchive passes
/// over such things in silence; libarchive decompresses.
public enum ArchiveReader {
  /// Reads a container from a file, or from standard input for `-` (not zip, which needs its end first).
  /// - Throws: ``ArchiveDefect`` for what stops the reading, ``Failure`` for a file that cannot be read, and what the
  ///   receiver throws.
  public static func read(
    _ path: String, into receiver: any ArchiveReceiver, limits: ArchiveLimits = ArchiveLimits()
  ) throws {
    let input = try ArchiveInput(path)
    let start = try input.peek(512)
    switch ArchiveFormat(start: start) {
    case .tar:
      let tar = TarScan(receiver: receiver, limits: limits)
      while let bytes = try input.next() { try tar.feed(bytes) }
      try tar.finish()
    case .tarZstandard:
      let tar = TarScan(receiver: receiver, limits: limits)
      try ZstandardReader.read(input, limits: limits) { try tar.feed($0) }
      try tar.finish()
    case .zip: try ZipScan(input, limits: limits).read(into: receiver)
    case nil: throw ArchiveDefect(.invalid, "neither a tar, tar.zst nor zip container")
    }
  }
}

/// A container's bytes, in large pieces.
final class ArchiveInput {
  let path: String
  let descriptor: Int32
  private(set) var consumed = 0
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
  private var pending = 0

  init(_ path: String) throws {
    self.path = path
    descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw unreadable }
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  /// The first bytes, which ``next()`` gives again.
  func peek(_ count: Int) throws -> [UInt8] {
    while pending < count {
      let more = try read(at: pending)
      if more == 0 { break }
      pending += more
    }
    return Array(buffer[..<min(count, pending)])
  }

  /// The next piece, valid until the next call; nil at the end.
  func next() throws -> UnsafeRawBufferPointer? {
    let count = pending > 0 ? pending : try read(at: 0)
    pending = 0
    consumed += count
    return count > 0 ? UnsafeRawBufferPointer(rebasing: buffer[..<count]) : nil
  }

  /// Bytes at an offset; fewer at the end.
  func bytes(at offset: Int, count: Int) throws -> [UInt8] {
    var output = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = output.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), count - filled, off_t(offset + filled))
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw unreadable }
      if more == 0 { break }
      filled += more
    }
    return filled == count ? output : Array(output[..<filled])
  }

  /// The file's size; a failure where it cannot be rewound.
  func size() throws -> Int {
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw Failure(.input, "cannot be rewound, which reading a zip needs", at: .file(path), hint: "name a file")
    }
    return Int(end)
  }

  private func read(at offset: Int) throws -> Int {
    var count: Int
    repeat {
      count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw unreadable }
    return count
  }

  private var unreadable: Failure {
    Failure(.input, "cannot read: \(String(cString: strerror(errno)).lowercased())", at: .file(path))
  }
}

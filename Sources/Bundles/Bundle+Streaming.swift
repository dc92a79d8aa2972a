import Archives
import Files
import Glibc
import Model
import Signing

/// What takes the files of a bundle as they stream by.
protocol BundleVisitor: AnyObject {
  /// Whether the file is wanted; its bytes follow only then.
  func begin(_ path: String, size: Int) throws -> Bool
  func receive(_ piece: UnsafeRawBufferPointer) throws
  func end() throws
}

extension Bundle {
  /// Streams the bundle's files by, the wanted ones at least; what the format refuses is left out or refused.
  ///
  /// A container is read no further than the last of the wanted ones.
  func stream(to visitor: any BundleVisitor, only wanted: FileTable? = nil) throws {
    guard isFolder else {
      let forwarder = Forwarder(visitor, until: wanted)
      do { try ArchiveReader.read(path, into: forwarder) } catch is Forwarder.Enough {}
      return
    }
    let files = try wanted ?? FolderReader.files(of: path)
    for file in files.order.lazy.map({ files.path(Int($0)) }) {
      if let size = sizeOfRegularFile(file) { try pass(file, size: size, to: visitor) }
    }
  }

  private func pass(_ file: String, size: Int, to visitor: any BundleVisitor) throws {
    guard try visitor.begin(file, size: size) else { return }
    let input = try ReadableFile("\(path)/\(file)", limit: .max, followingLinks: false)
    // Larger pieces would be fetched from the system anew each time, page by page.
    while case let piece = try input.read(upTo: min(1 << 16, size + 1)), !piece.isEmpty {
      try piece.withUnsafeBytes { try visitor.receive($0) }
    }
    try visitor.end()
  }

  /// The bytes of the files that verification reads, without anything under `data/`.
  func tagFiles() throws -> [String: Spool] { try gathered { _ in false }.files }

  /// The bytes of the files that verification reads, and of a container, which is dear to read twice, the files of
  /// `data/` that are wanted as well, as long as they fit into a little memory.
  func gathered(_ isWanted: @escaping (String) -> Bool) throws -> Gatherer {
    let gatherer = Gatherer(isWanted)
    try stream(to: gatherer, only: isFolder ? FileTable(naming: BundleLayout.read) : nil)
    return gatherer
  }

  private func sizeOfRegularFile(_ inside: String) -> Int? {
    var status = stat()
    guard lstat("\(path)/\(inside)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Takes the top folder off a container's paths.
  private final class Forwarder: ArchiveReceiver {
    /// Ends the reading.
    struct Enough: Error {}

    let visitor: any BundleVisitor
    private var missing: FileTable?
    private var left: Int
    private var current = ""
    private var isWanted = false

    init(_ visitor: any BundleVisitor, until wanted: FileTable?) {
      (self.visitor, missing, left) = (visitor, wanted, wanted?.order.count ?? 0)
    }

    func begin(_ entry: ArchiveEntry) throws {
      isWanted = false
      guard !entry.isFolder, let slash = entry.path.firstIndex(of: "/") else { return }
      current = String(entry.path[entry.path.index(after: slash)...])
      isWanted = try visitor.begin(current, size: entry.size)
    }

    func receive(_ bytes: UnsafeRawBufferPointer) throws { if isWanted { try visitor.receive(bytes) } }
    func end() throws {
      guard isWanted else { return }
      try visitor.end()
      guard missing?[current] != nil else { return }
      missing?[current] = nil
      left -= 1
      if left == 0 { throw Enough() }
    }
    func note(_ defect: ArchiveDefect) {}
  }

  /// Keeps tag files, and wanted ones of the payload while there is room.
  final class Gatherer: BundleVisitor {
    private(set) var files: [String: Spool] = [:]
    private(set) var parts: [String: [UInt8]] = [:]
    private let isWanted: (String) -> Bool
    private var current = ""
    private var isPart = false
    private var spool = Spool()
    private var room = 8 << 20

    init(_ isWanted: @escaping (String) -> Bool) { self.isWanted = isWanted }

    func begin(_ path: String, size: Int) throws -> Bool {
      current = path
      guard path.hasPrefix("data/") else {
        isPart = false
        guard BundleContents.isRead(path, size: size) else { return false }
        // The index of some thousand files is read at once; a file for it would take longer than the reading.
        spool = Spool(mayGrow: true, room: min(size, 6 << 20))
        return true
      }
      isPart = size <= room && isWanted(path)
      guard isPart else { return false }
      room -= size
      parts[path] = []
      return true
    }

    func receive(_ piece: UnsafeRawBufferPointer) throws {
      if isPart { parts[current, default: []] += piece } else { try spool.append(piece) }
    }

    func end() throws { if !isPart { files[current] = spool } }
  }
}

/// Copies files into an output, each compared with the digest that it must have.
final class CheckedCopy: BundleVisitor {
  private let output: any BundleOutput
  /// Where a file goes, and its digest; nil leaves it out.
  private let target: (String) -> (path: String, digest: String)?
  private var digest = ""
  private var current = ""
  private var hash = SHA256()
  /// How many files were copied, and their bytes together.
  private(set) var (files, bytes) = (0, 0)
  private var size = 0

  init(_ output: any BundleOutput, target: @escaping (String) -> (path: String, digest: String)?) {
    (self.output, self.target) = (output, target)
  }

  func begin(_ path: String, size: Int) throws -> Bool {
    guard let target = target(path) else { return false }
    (current, digest, self.size) = (target.path, target.digest, size)
    try output.beginFile(target.path, size: size)
    return true
  }

  func receive(_ piece: UnsafeRawBufferPointer) throws {
    hash.update(piece)
    try output.write(piece)
  }

  func end() throws {
    try output.endFile()
    guard Hexadecimal.text(of: hash.finalize()) == digest else {
      throw Failure(.input, "is not the file that was signed", at: .file(current), hint: "vouch verify says more")
    }
    files += 1
    bytes += size
  }
}

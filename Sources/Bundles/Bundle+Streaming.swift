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
  /// Streams the bundle's files by, those of `paths` at least; what the format refuses is left out or refused.
  ///
  /// A container is read no further than the last of `paths`.
  func stream(to visitor: any BundleVisitor, paths: [String]? = nil) throws {
    guard isFolder else {
      let forwarder = Forwarder(visitor, until: paths.map(Set.init))
      do { try ArchiveReader.read(path, into: forwarder) } catch is Forwarder.Enough {}
      return
    }
    let files = try paths.map { $0.compactMap(regularFile) } ?? FolderReader.files(of: path)
    for file in files where try visitor.begin(file.path, size: file.size) {
      let input = try ReadableFile("\(path)/\(file.path)", limit: .max, followingLinks: false)
      while case let piece = try input.read(upTo: 1 << 18), !piece.isEmpty {
        try piece.withUnsafeBytes { try visitor.receive($0) }
      }
      try visitor.end()
    }
  }

  /// The bytes of the files that verification reads, without anything under `data/`.
  func tagFiles() throws -> [String: [UInt8]] { try gathered { _ in false }.files }

  /// The bytes of the files that verification reads, and of a container, which is dear to read twice, the files of
  /// `data/` that are wanted as well, as long as they fit into a little memory.
  func gathered(_ isWanted: @escaping (String) -> Bool) throws -> Gatherer {
    let gatherer = Gatherer(isWanted)
    try stream(to: gatherer, paths: isFolder ? BundleLayout.read.sorted() : nil)
    return gatherer
  }

  private func regularFile(_ inside: String) -> (path: String, size: Int)? {
    var status = stat()
    guard lstat("\(path)/\(inside)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (inside, Int(status.st_size))
  }

  /// Takes the top folder off a container's paths.
  private final class Forwarder: ArchiveReceiver {
    /// Ends the reading.
    struct Enough: Error {}

    let visitor: any BundleVisitor
    private var missing: Set<String>?
    private var current = ""
    private var isWanted = false

    init(_ visitor: any BundleVisitor, until paths: Set<String>?) { (self.visitor, missing) = (visitor, paths) }

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
      guard missing?.remove(current) != nil, missing?.isEmpty == true else { return }
      throw Enough()
    }
    func note(_ defect: ArchiveDefect) {}
  }

  /// Keeps tag files, and wanted ones of the payload while there is room.
  final class Gatherer: BundleVisitor {
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var parts: [String: [UInt8]] = [:]
    private let isWanted: (String) -> Bool
    private var current = ""
    private var isPart = false
    private var room = 8 << 20

    init(_ isWanted: @escaping (String) -> Bool) { self.isWanted = isWanted }

    func begin(_ path: String, size: Int) throws -> Bool {
      current = path
      guard path.hasPrefix("data/") else {
        isPart = false
        guard BundleContents.isRead(path, size: size) else { return false }
        files[path] = []
        return true
      }
      isPart = size <= room && isWanted(path)
      guard isPart else { return false }
      room -= size
      parts[path] = []
      return true
    }

    func receive(_ piece: UnsafeRawBufferPointer) throws {
      if isPart { parts[current, default: []] += piece } else { files[current, default: []] += piece }
    }

    func end() throws {}
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
  private(set) var copied: [(path: String, size: Int)] = []
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
    copied.append((current, size))
  }
}

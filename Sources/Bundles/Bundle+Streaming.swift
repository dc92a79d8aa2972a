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
  func stream(to visitor: any BundleVisitor, paths: [String]? = nil) throws {
    guard isFolder else {
      try ArchiveReader.read(path, into: Forwarder(visitor))
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
  func tagFiles() throws -> [String: [UInt8]] {
    let gatherer = TagGatherer()
    try stream(to: gatherer, paths: BundleLayout.read.sorted())
    return gatherer.files
  }

  private func regularFile(_ inside: String) -> (path: String, size: Int)? {
    var status = stat()
    guard lstat("\(path)/\(inside)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (inside, Int(status.st_size))
  }

  /// Takes the top folder off a container's paths.
  private final class Forwarder: ArchiveReceiver {
    let visitor: any BundleVisitor
    private var isWanted = false

    init(_ visitor: any BundleVisitor) { self.visitor = visitor }

    func begin(_ entry: ArchiveEntry) throws {
      isWanted = false
      guard !entry.isFolder, let slash = entry.path.firstIndex(of: "/") else { return }
      isWanted = try visitor.begin(String(entry.path[entry.path.index(after: slash)...]), size: entry.size)
    }

    func receive(_ bytes: UnsafeRawBufferPointer) throws { if isWanted { try visitor.receive(bytes) } }
    func end() throws { if isWanted { try visitor.end() } }
    func note(_ defect: ArchiveDefect) {}
  }

  private final class TagGatherer: BundleVisitor {
    var files: [String: [UInt8]] = [:]
    private var current = ""

    func begin(_ path: String, size: Int) throws -> Bool {
      current = path
      let isWanted = !path.hasPrefix("data/") && BundleContents.isRead(path, size: size)
      if isWanted { files[path] = [] }
      return isWanted
    }

    func receive(_ piece: UnsafeRawBufferPointer) throws { files[current, default: []] += piece }
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

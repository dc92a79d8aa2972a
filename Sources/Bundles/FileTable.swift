import Files
import Signing

/// The files of a bundle with their digests and sizes, and its folders, in little memory.
struct FileTable: Sendable {
  struct File: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    var digest: String
    var size: Int
  }

  enum Kind: UInt8 { case refused, file, folder }

  /// Each path has the digest's 32 bytes, the size's 8, and its kind.
  private var paths = PathTable(extra: 41, foldsCase: true)

  init() {}

  /// Names files of which nothing is known.
  init(naming paths: some Sequence<String>) { for path in paths { claim(path).map { setFile($0) } } }

  /// Takes a path, upper and lower case being equal; nil where it is taken.
  mutating func claim(_ path: String) -> Int? { paths.insert(path.utf8) }

  mutating func setFolder(_ index: Int) { paths.changeExtra(index) { $0[40] = Kind.folder.rawValue } }

  mutating func setFile(_ index: Int, digest: [UInt8] = [], size: Int = 0) {
    paths.changeExtra(index) { bytes in
      bytes[40] = Kind.file.rawValue
      bytes.storeBytes(of: size, toByteOffset: 32, as: Int.self)
      for (place, byte) in digest.enumerated() { bytes[place] = byte }
    }
  }

  /// How many paths were taken.
  var claimed: Int { paths.count }

  func kind(_ index: Int) -> Kind { paths.withExtra(index) { Kind(rawValue: $0[40]) ?? .refused } }

  func size(_ index: Int) -> Int { paths.withExtra(index) { $0.loadUnaligned(fromByteOffset: 32, as: Int.self) } }

  func file(_ index: Int) -> File {
    File(digest: paths.withExtra(index) { Hexadecimal.text(of: Array($0.prefix(32))) }, size: size(index))
  }

  func path(_ index: Int) -> String { paths[index] }

  func withPath<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try paths.withPath(index, body)
  }

  /// The kind and the number of a path that was taken, upper and lower case being equal.
  func kind(folding path: UnsafeRawBufferPointer) -> (kind: Kind, index: Int)? {
    paths.find(path).map { (kind($0), $0) }
  }

  /// The numbers of all files in the order of their paths' bytes.
  var order: [UInt32] { paths.sorted().filter { kind(Int($0)) == .file } }

  /// A file by its path; for tests also how it is changed.
  subscript(path: String) -> File? {
    get {
      guard let index = paths.find(path), kind(index) == .file, self.path(index) == path else { return nil }
      return file(index)
    }
    set {
      guard let index = paths.find(path) ?? claim(path) else { return }
      guard let newValue else { return paths.changeExtra(index) { $0[40] = Kind.refused.rawValue } }
      setFile(index, digest: Hexadecimal.bytes(of: newValue.digest) ?? [], size: newValue.size)
    }
  }

  /// Folders without any file below them.
  var emptyFolders: [String] {
    var empty = Set((0..<paths.count).filter { kind($0) == .folder })
    guard !empty.isEmpty else { return [] }
    for index in 0..<paths.count where kind(index) == .file {
      withPath(index) { path in
        eachParent(of: path) { parent in
          guard let folder = paths.find(parent), withPath(folder, { $0.elementsEqual(parent) }) else { return }
          empty.remove(folder)
        }
      }
    }
    return empty.map(path).sorted()
  }

  /// The files that lie in files, which no file system can hold.
  var filesInFiles: [String] {
    (0..<paths.count).filter { index in
      kind(index) == .file
        && withPath(index) { path in
          var found = false
          eachParent(of: path) { found = found || kind(folding: $0)?.kind == .file }
          return found
        }
    }.map(path)
  }

  private func eachParent(of path: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
    for place in path.indices where path[place] == UInt8(ascii: "/") {
      body(UnsafeRawBufferPointer(rebasing: path[..<place]))
    }
  }
}

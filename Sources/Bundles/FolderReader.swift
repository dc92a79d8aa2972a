import Dispatch
import Files
import Glibc
import Model
import Signing
import Synchronization

/// Reads a bundle that is a folder: lists it, then hashes its files on two threads.
enum FolderReader {
  /// - Throws: ``Failure`` for what cannot be read.
  static func contents(of folder: String, entries limit: Int = 200_000) throws -> BundleContents {
    var listing = Listing(root: folder, limit: limit)
    try listing.read(below: "")
    let files = listing.files
    let shared = Mutex(Shared())
    DispatchQueue.concurrentPerform(iterations: min(2, max(1, files.count))) { _ in
      var reader = FileHash()
      while let (index, size) = shared.withLock({ $0.take(files) }) {
        let path = files[index].path
        let result = Result<Hashed, Failure> { () throws(Failure) in
          try reader.read("\(folder)/\(path)", keeping: BundleContents.isRead(path, size: size))
        }
        shared.withLock { $0.put(path, result) }
      }
    }
    var contents = shared.withLock { $0.contents }
    if let failure = shared.withLock({ $0.failure }) { throw failure }
    listing.check.finish(contents.files.keys)
    contents.folders = listing.folders
    contents.defects = listing.check.defects
    return contents
  }

  /// Paths and sizes of the regular files in a folder, sorted; links and their like are left out.
  static func files(of folder: String) throws -> [(path: String, size: Int)] {
    var listing = Listing(root: folder, limit: 200_000)
    try listing.read(below: "")
    return listing.files.map { ($0.path, $0.size) }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private struct Hashed: Sendable {
    var file: BundleContents.File
    var bytes: [UInt8]?
  }

  private struct Shared: Sendable {
    var next = 0
    var contents = BundleContents()
    var failure: Failure?

    mutating func take(_ files: [Listing.File]) -> (Int, Int)? {
      guard next < files.count, failure == nil else { return nil }
      defer { next += 1 }
      return (next, files[next].size)
    }

    mutating func put(_ path: String, _ result: Result<Hashed, Failure>) {
      switch result {
      case .success(let hashed):
        contents.files[path] = hashed.file
        if let bytes = hashed.bytes { contents.bytes[path] = bytes }
      case .failure(let error): failure = failure ?? error
      }
    }
  }

  private struct FileHash {
    private var hash = SHA256()
    private let memory = Memory()

    mutating func read(_ path: String, keeping: Bool) throws(Failure) -> Hashed {
      // The listing saw a regular file; a link or FIFO put in its place since then must not be followed or waited for.
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { throw Self.unreadable(path) }
      defer { close(descriptor) }
      var (size, kept): (Int, [UInt8]) = (0, [])
      while true {
        let count = Glibc.read(descriptor, memory.buffer.baseAddress, memory.buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw Self.unreadable(path) }
        if count == 0 { break }
        let piece = UnsafeRawBufferPointer(rebasing: memory.buffer[..<count])
        hash.update(piece)
        if keeping { kept += piece }
        size += count
      }
      let digest = Hexadecimal.text(of: hash.finalize())
      return Hashed(file: .init(digest: digest, size: size), bytes: keeping ? kept : nil)
    }

    private static func unreadable(_ path: String) -> Failure {
      Failure(.input, "cannot read: \(String(cString: strerror(errno)).lowercased())", at: .file(path))
    }

    private final class Memory {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 4096)
      deinit { buffer.deallocate() }
    }
  }
}

/// A folder's entries, without following links.
private struct Listing {
  struct File: Sendable {
    var path: String
    var size: Int
  }

  let root: String
  let limit: Int
  var files: [File] = []
  var folders: Set<String> = []
  var check = PathCheck()
  private var count = 0

  init(root: String, limit: Int) { (self.root, self.limit) = (root, limit) }

  mutating func read(below folder: String) throws {
    let path = folder.isEmpty ? root : "\(root)/\(folder)"
    guard let stream = opendir(path) else {
      throw Failure(.input, "cannot read: \(String(cString: strerror(errno)).lowercased())", at: .file(path))
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let raw = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if raw == [0x2E] || raw == [0x2E, 0x2E] { continue }
      count += 1
      guard count <= limit else {
        check.note(.limitExceeded, nil, "more than \(limit) entries")
        return
      }
      let name = String(decoding: raw, as: UTF8.self)
      let inside = folder.isEmpty ? name : "\(folder)/\(name)"
      var status = stat()
      guard fstatat(dirfd(stream), raw.map { CChar(bitPattern: $0) } + [0], &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw Failure(.input, "cannot read: \(String(cString: strerror(errno)).lowercased())", at: .file(inside))
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        if check.admit(inside, isFolder: false, size: Int(status.st_size)) {
          files.append(File(path: inside, size: Int(status.st_size)))
        }
      case S_IFDIR:
        if check.admit(inside, isFolder: true) {
          folders.insert(inside)
          try read(below: inside)
        }
      case S_IFLNK: check.note(.entryType, inside, "a symbolic link")
      default: check.note(.entryType, inside, "neither a file nor a folder")
      }
    }
  }
}

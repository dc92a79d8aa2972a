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
    let files = listing.check.files
    let shared = Mutex(Shared(files: files))
    DispatchQueue.concurrentPerform(iterations: min(2, max(1, files.claimed))) { _ in
      var reader = FileHash()
      while let index = shared.withLock({ $0.take() }) {
        let path = files.path(index)
        let result = Result<Hashed, Failure> { () throws(Failure) in
          try reader.read("\(folder)/\(path)", keeping: BundleContents.isRead(path, size: files.size(index)))
        }
        shared.withLock { $0.put(index, path, result) }
      }
    }
    listing.check.finish()
    return try shared.withLock { shared in
      if let failure = shared.failure { throw failure }
      return BundleContents(files: shared.files, kept: shared.kept, defects: listing.check.defects)
    }
  }

  /// The regular files in a folder with their sizes, without digests; links and their like are left out.
  static func files(of folder: String) throws -> FileTable {
    var listing = Listing(root: folder, limit: 200_000)
    try listing.read(below: "")
    return listing.check.files
  }

  private struct Hashed: Sendable {
    var digest: [UInt8]
    var size: Int
    var spool: Spool?
  }

  private struct Shared: Sendable {
    var next = 0
    var files: FileTable
    var kept: [String: Spool] = [:]
    var failure: Failure?

    init(files: FileTable) { self.files = files }

    mutating func take() -> Int? {
      while next < files.claimed, files.kind(next) != .file { next += 1 }
      guard next < files.claimed, failure == nil else { return nil }
      defer { next += 1 }
      return next
    }

    mutating func put(_ index: Int, _ path: String, _ result: Result<Hashed, Failure>) {
      switch result {
      case .success(let hashed):
        files.setFile(index, digest: hashed.digest, size: hashed.size)
        if let spool = hashed.spool { kept[path] = spool }
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
      var (size, spool): (Int, Spool?) = (0, keeping ? Spool(mayGrow: true) : nil)
      while true {
        let count = Glibc.read(descriptor, memory.buffer.baseAddress, memory.buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw Self.unreadable(path) }
        if count == 0 { break }
        let piece = UnsafeRawBufferPointer(rebasing: memory.buffer[..<count])
        hash.update(piece)
        do { try spool?.append(piece) } catch { throw Self.unreadable("/var/tmp") }
        size += count
      }
      return Hashed(digest: hash.finalize(), size: size, spool: spool)
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
  let root: String
  let limit: Int
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
        if let index = check.admit(inside, isFolder: false, size: Int(status.st_size)) {
          check.files.setFile(index, size: Int(status.st_size))
        }
      case S_IFDIR: if check.admit(inside, isFolder: true) != nil { try read(below: inside) }
      case S_IFLNK: check.note(.entryType, inside, "a symbolic link")
      default: check.note(.entryType, inside, "neither a file nor a folder")
      }
    }
  }
}

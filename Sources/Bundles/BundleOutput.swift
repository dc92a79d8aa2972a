import Archives
import Files
import Glibc
import Model

/// Where a bundle is written: nothing is there under its name until `commit`.
protocol BundleOutput: AnyObject {
  /// Begins a file of `size` bytes.
  func beginFile(_ path: String, size: Int) throws
  /// Adds bytes to the file begun.
  func write(_ piece: UnsafeRawBufferPointer) throws
  /// Ends the file begun.
  func endFile() throws
  /// Makes everything appear.
  func commit() throws
}

extension BundleOutput {
  func addFile(_ path: String, _ bytes: [UInt8]) throws {
    try beginFile(path, size: bytes.count)
    try bytes.withUnsafeBytes { try write($0) }
    try endFile()
  }

  func add(_ files: [(path: String, bytes: [UInt8])]) throws {
    for file in files { try addFile(file.path, file.bytes) }
  }
}

/// A bundle as a folder: built beside its place under another name, then renamed.
final class FolderOutput: BundleOutput {
  let path: String
  /// Where it is built.
  let temporary: String
  private var folders: Set<String> = []
  private var file: OutputFile?
  private var isPayload = false
  private var isDone = false

  init(_ name: String) throws {
    path = name.count > 1 && name.hasSuffix("/") ? String(name.dropLast()) : name
    var status = stat()
    guard lstat(path, &status) != 0 else {
      throw Failure(.output, "exists already", at: .file(path), hint: "choose another name; bundles are never replaced")
    }
    temporary = "\(Self.parent(of: path))/.vouch-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    guard mkdir(temporary, 0o777) == 0 else { throw Self.failure(path) }
  }

  deinit { if !isDone { Self.remove(temporary) } }

  /// Makes the folders that a file's path needs.
  func makeFolders(for path: String) throws {
    guard let slash = path.lastIndex(of: "/") else { return }
    let folder = String(path[..<slash])
    guard folders.insert(folder).inserted else { return }
    try makeFolders(for: folder)
    guard mkdir("\(temporary)/\(folder)", 0o777) == 0 || errno == EEXIST else { throw Self.failure(self.path) }
  }

  func beginFile(_ path: String, size: Int) throws {
    try makeFolders(for: path)
    file = try OutputFile("\(temporary)/\(path)")
    isPayload = path.hasPrefix("data/")
  }

  func write(_ piece: UnsafeRawBufferPointer) throws { try file?.write(piece) }

  func endFile() throws {
    // What was signed is made durable; a payload that a power loss takes is found by the signature.
    try file?.finish(durable: !isPayload)
    file = nil
  }

  func commit() throws {
    for folder in folders { WholeFile.synchronise(folder: "\(temporary)/\(folder)") }
    WholeFile.synchronise(folder: temporary)
    // It would replace an empty folder made since the beginning, and nothing else.
    guard rename(temporary, path) == 0 else { throw Self.failure(path) }
    isDone = true
    WholeFile.synchronise(folder: Self.parent(of: path))
  }

  private static func parent(of path: String) -> String {
    let trimmed = path.hasSuffix("/") ? path.dropLast() : path[...]
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  static func failure(_ path: String, _ number: Int32 = errno) -> Failure {
    Failure(.output, "cannot write: \(String(cString: strerror(number)).lowercased())", at: .file(path))
  }

  /// Removes a folder that this process made, links not followed.
  static func remove(_ path: String) {
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "." || name == ".." { continue }
      let inside = "\(path)/\(name)"
      if unlink(inside) != 0 { remove(inside) }
    }
    closedir(stream)
    rmdir(path)
  }
}

/// A file being written, small pieces gathered.
final class OutputFile {
  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw FolderOutput.failure(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ piece: UnsafeRawBufferPointer) throws(Failure) {
    if piece.count < 1 << 16 {
      buffer += piece
      if buffer.count >= 1 << 18 { try flush() }
    } else {
      try flush()
      try writeAll(piece)
    }
  }

  func finish(durable: Bool) throws(Failure) {
    try flush()
    guard !durable || fsync(descriptor) == 0 else { throw FolderOutput.failure(path) }
    guard close(descriptor) == 0 else {
      descriptor = -1
      throw FolderOutput.failure(path)
    }
    descriptor = -1
  }

  private func flush() throws(Failure) {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    var failure: Failure?
    bytes.withUnsafeBytes { piece in
      do throws(Failure) { try writeAll(piece) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func writeAll(_ piece: UnsafeRawBufferPointer) throws(Failure) {
    guard Descriptor.write(piece, to: descriptor) else { throw FolderOutput.failure(path) }
  }
}

/// A bundle as a container, below one top folder that bears the file's name.
final class ContainerOutput: BundleOutput {
  private let file: WholeFile
  private let writer: ArchiveWriter
  private let top: String

  init(_ path: String, _ format: ArchiveFormat, time: Instant) throws {
    let file = try WholeFile(path)
    self.file = file
    writer = try ArchiveWriter(format, time: time) { piece in try file.write(piece) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = String(name.dropLast(format.rawValue.utf8.count + 1))
    top = Artefact.isValid(segment: Array(stem.utf8)) ? stem : "bundle"
    try writer.addFolder(top)
  }

  func beginFile(_ path: String, size: Int) throws { try writer.beginFile("\(top)/\(path)", size: size) }
  func write(_ piece: UnsafeRawBufferPointer) throws { try writer.write(piece) }
  func endFile() throws {}

  func commit() throws {
    try writer.finish()
    try file.commit()
  }
}

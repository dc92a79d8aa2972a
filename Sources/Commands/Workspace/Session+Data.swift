import CEmbedded
import Files
import Glibc
import Model

/// The data files that the program carries.
enum BuiltIn {
  /// Paths and places of all files.
  static let files: [String: Int] = {
    var files: [String: Int] = [:]
    for index in 0..<vouch_file_count() { files[String(cString: vouch_file_at(index).path)] = index }
    return files
  }()

  /// The bytes of a file, or nil.
  static func bytes(of path: String) -> [UInt8]? {
    guard let index = files[path] else { return nil }
    let file = vouch_file_at(index)
    return [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.size))
  }
}

extension Session {
  /// The bytes of a data file, as `mappings/topics.yaml`: the workspace's, else the installation's, else built in.
  func data(_ path: String) throws -> [UInt8] {
    if let workspacePath, Folder.exists(workspacePath + "/" + path) {
      return try ReadableFile.bytes(of: workspacePath + "/" + path, limit: 64 << 20)
    }
    return try shippedData(path)
  }

  /// The same without the workspace's own, for files that a workspace adds to.
  func shippedData(_ path: String) throws -> [UInt8] {
    if let folder = Self.installedData, Folder.exists(folder + "/" + path) {
      return try ReadableFile.bytes(of: folder + "/" + path, limit: 64 << 20)
    }
    guard let bytes = BuiltIn.bytes(of: path) else {
      throw Failure(.state, "no such data file", at: .file(path), hint: "vouch doctor shows where data is looked for")
    }
    return bytes
  }

  /// Where a data file was found, for messages about it: its path, or its name where it is built in.
  func dataLocation(_ path: String) -> String {
    dataFolders.first { Folder.exists($0 + "/" + path) }.map { $0 + "/" + path } ?? path
  }

  /// Paths of all data files below a folder, as `mappings/catalogs`, each once, sorted.
  func dataFiles(under folder: String) -> [String] { files(under: folder, in: dataFolders) }

  /// The same without the workspace's own, for files that a workspace adds to.
  func shippedFiles(under folder: String) -> [String] {
    files(under: folder, in: [Self.installedData].compactMap { $0 })
  }

  private func files(under folder: String, in roots: [String]) -> [String] {
    var paths = Set(BuiltIn.files.keys.filter { $0.hasPrefix(folder + "/") })
    for root in roots { paths.formUnion(Folder.files(below: root + "/" + folder).map { folder + "/" + $0 }) }
    return paths.filter { [".yaml", ".csv", ".json"].contains(where: $0.hasSuffix) }.sorted()
  }

  /// Folders whose files win over the built-in ones, the strongest first.
  var dataFolders: [String] { [workspacePath, Self.installedData].compactMap { $0 } }

  /// `PREFIX/share/vouch` of the running binary in `PREFIX/bin`, where it is there.
  private static let installedData: String? = {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let parts = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "/").dropLast()
    guard parts.last == "bin" else { return nil }
    let folder = "/" + (parts.dropLast() + ["share", "vouch"]).joined(separator: "/")
    return Folder.exists(folder) ? folder : nil
  }()
}

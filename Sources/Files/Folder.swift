import Glibc
public import Model

/// Folders: making, listing, and whose they are.
public enum Folder {
  /// Makes a folder and those above it; one that is there is left as it is.
  public static func make(_ path: String, mode: UInt32 = 0o777) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw Failure(.output, "is there already and is no folder", at: .file(path), hint: "choose another name")
      }
      return
    }
    if let slash = path.dropLast(path.hasSuffix("/") ? 1 : 0).lastIndex(of: "/"), slash != path.startIndex {
      try make(String(path[..<slash]))
    }
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemError.writing(path) }
  }

  /// Paths of the regular files below a folder, relative to it, sorted; empty where there is none.
  public static func files(below path: String, depth: Int = 16) -> [String] {
    guard depth > 0 else { return [] }
    var found: [String] = []
    for name in names(in: path) {
      var status = stat()
      guard stat(path + "/" + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFREG { found.append(name) }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += files(below: path + "/" + name, depth: depth - 1).map { name + "/" + $0 }
      }
    }
    return found.sorted()
  }

  /// The path in the same folder whose name is nearest to that of a path where nothing is; nil where none is near.
  public static func nearest(to path: String) -> String? {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = String(path[slash...])
    let names = names(in: slash == path.startIndex ? "." : String(path[..<slash]), atMost: mostNames)
      .filter { !$0.hasPrefix(".") }
    // Names of one ending are compared without it: three equal bytes at the end make no two names alike.
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    let twins = names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    let twin = Spelling.nearest(to: String(name.dropLast(ending.count)), among: twins).map { $0 + ending }
    return (twin ?? Spelling.nearest(to: name, among: names.filter { !$0.hasSuffix(ending) }.sorted()))
      .map { path[..<slash] + $0 }
  }

  private static let mostNames = 4096

  /// The names in a folder, itself and the one above apart, in the order of the file system.
  private static func names(in path: String, atMost limit: Int = .max) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < limit, let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether something is there.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Refuses a folder that another user owns or may write, or that is a link; closes it to others otherwise.
  public static func guardPrivate(_ path: String) throws(Failure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError.reading(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(.state, "is not a folder of its own", at: .file(path), hint: "a link is not followed here")
    }
    guard status.st_uid == geteuid() else {
      throw Failure(
        .state, "belongs to another user (uid \(status.st_uid))", at: .file(path), hint: "run vouch as its owner")
    }
    guard status.st_mode & 0o022 == 0 else {
      throw Failure(.state, "may be written by others", at: .file(path), hint: "chmod 700 \(path)")
    }
    // Only taken away: a folder that its owner made read-only stays so.
    if status.st_mode & 0o077 != 0 { chmod(path, status.st_mode & 0o700) }
  }
}

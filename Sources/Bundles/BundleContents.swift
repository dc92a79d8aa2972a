import Archives
import Model
import Signing

/// What lies in a bundle: digests and sizes of all files, the bytes of those that verification reads.
struct BundleContents: Sendable {
  struct File: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    var digest: String
    var size: Int
  }

  var files: [String: File] = [:]
  /// Folders that a container names or that lie in a folder, without those that only paths of files imply.
  var folders: Set<String> = []
  /// The bytes of the files that ``BundleLayout/read`` names, in the bundle and its children.
  var bytes: [String: [UInt8]] = [:]
  var defects: [Verification.Reason] = []

  /// What lies below a prefix, by the paths from there; for bundles inside a bundle.
  func below(_ prefix: String) -> BundleContents {
    var part = BundleContents()
    func relative(_ path: String) -> String? {
      path.hasPrefix(prefix) ? String(Substring(path.utf8.dropFirst(prefix.utf8.count))) : nil
    }
    for (path, file) in files { if let path = relative(path) { part.files[path] = file } }
    for (path, content) in bytes { if let path = relative(path) { part.bytes[path] = content } }
    for path in folders { if let path = relative(path), !path.isEmpty { part.folders.insert(path) } }
    return part
  }

  /// Folders without any file below them.
  var emptyFolders: [String] {
    guard !folders.isEmpty else { return [] }
    var filled: Set<String> = []
    for path in files.keys {
      var path = path[...]
      while let slash = path.lastIndex(of: "/") {
        path = path[..<slash]
        if !filled.insert(String(path)).inserted { break }
      }
    }
    return folders.subtracting(filled).sorted()
  }

  /// Whether verification needs the bytes of this file.
  static func isRead(_ path: String, size: Int) -> Bool {
    guard size <= BundleLayout.longestTagFile else { return false }
    if BundleLayout.read.contains(path) { return true }
    guard let child = BundleLayout.child(of: path) else { return false }
    return BundleLayout.read.contains(String(Substring(path.utf8.dropFirst(child.utf8.count))))
  }
}

/// Checks names as entries appear, whatever they appear in.
struct PathCheck {
  private var seen: [String: Bool] = [:]
  private(set) var defects: [Verification.Reason] = []

  /// Whether an entry may be there; otherwise a defect is noted.
  mutating func admit(_ path: String, isFolder: Bool, size: Int = 0) -> Bool {
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // A child keeps its own paths, so that the prefix comes on top of their length.
    let longest = Artefact.longestPath + (BundleLayout.child(of: path)?.utf8.count ?? 0)
    guard path.utf8.count <= longest, segments.allSatisfy({ Artefact.isValid(segment: Array($0)) }) else {
      note(.pathInvalid, path, "a name outside the format's letters and lengths")
      return false
    }
    // An existing entry of another kind collides as well as one of the same name.
    let key = path.lowercased()
    guard seen.updateValue(isFolder, forKey: key) == nil else {
      note(.pathCollision, path, "two entries of this name, upper and lower case being equal")
      return false
    }
    if !isFolder, !path.hasPrefix("data/"), size > BundleLayout.longestTagFile {
      note(.limitExceeded, path, "a tag file of more than 256 MiB")
      return false
    }
    return true
  }

  mutating func note(_ code: Verification.Code, _ path: String?, _ message: String) {
    defects.append(.init(code: code, path: path, message: message))
  }

  /// Notes files that are folders of others, which no file system can hold.
  mutating func finish(_ files: some Sequence<String>) {
    for path in files {
      var parent = path.lowercased()[...]
      while let slash = parent.lastIndex(of: "/") {
        parent = parent[..<slash]
        if seen[String(parent)] == false {
          note(.pathCollision, path, "it lies in a file")
          break
        }
      }
    }
  }
}

/// Hashes a container's entries as they stream by; nothing is written.
final class ContentsReceiver: ArchiveReceiver {
  private(set) var contents = BundleContents()
  private var check = PathCheck()
  private var top: String?
  private var current: (path: String, isRead: Bool)?
  private var size = 0
  private var bytes: [UInt8] = []
  private var hash = SHA256()

  func begin(_ entry: ArchiveEntry) throws {
    current = nil
    guard let path = relative(entry) else { return }
    guard !path.isEmpty, check.admit(path, isFolder: entry.isFolder, size: entry.size) else { return }
    if entry.isFolder {
      contents.folders.insert(path)
    } else {
      current = (path, BundleContents.isRead(path, size: entry.size))
      size = 0
      bytes = []
    }
  }

  func receive(_ piece: UnsafeRawBufferPointer) throws {
    guard let current else { return }
    hash.update(piece)
    size += piece.count
    if current.isRead { bytes += piece }
  }

  func end() throws {
    guard let current else { return }
    contents.files[current.path] = .init(digest: Hexadecimal.text(of: hash.finalize()), size: size)
    if current.isRead { contents.bytes[current.path] = bytes }
    self.current = nil
  }

  func note(_ defect: ArchiveDefect) { check.note(Self.code(defect.kind), defect.path, defect.message) }

  /// What was found, once the reading has ended; `stopped` is the defect that ended it.
  func finish(_ stopped: ArchiveDefect?) -> BundleContents {
    if let stopped { note(stopped) }
    check.finish(contents.files.keys)
    var result = contents
    result.defects = check.defects
    return result
  }

  /// The path below the one top folder; empty for that folder itself, nil where there is none.
  private func relative(_ entry: ArchiveEntry) -> String? {
    let path = entry.path
    let slash = path.firstIndex(of: "/") ?? path.endIndex
    let first = String(path[..<slash])
    guard !first.isEmpty, first != "..", first != ".", slash < path.endIndex || entry.isFolder else {
      check.note(.pathInvalid, path, "not below one top folder")
      return nil
    }
    if let top, top != first {
      check.note(.pathInvalid, path, "a second top folder")
      return nil
    }
    top = first
    guard slash < path.endIndex else {
      if seenTop { check.note(.pathCollision, path, "the top folder twice") }
      seenTop = true
      return ""
    }
    return String(path[path.index(after: slash)...])
  }

  private var seenTop = false

  private static func code(_ kind: ArchiveDefect.Kind) -> Verification.Code {
    switch kind {
    case .invalid: .containerInvalid
    case .entryType: .entryType
    case .path: .pathInvalid
    case .trailingData: .trailingData
    case .limit: .limitExceeded
    }
  }
}

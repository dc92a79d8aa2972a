import Archives
import Model
import Signing

/// What lies in a bundle: digests and sizes of all files, the bytes of those that verification reads.
struct BundleContents: Sendable {
  /// The files, and the folders that a container names or that lie in a folder.
  var files = FileTable()
  /// The bytes of the files that ``BundleLayout/read`` names, in the bundle and its children.
  var kept: [String: Spool] = [:]
  var defects: [Verification.Reason] = []

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
  var files = FileTable()
  private(set) var defects: [Verification.Reason] = []

  /// The number of an entry that may be there; otherwise a defect is noted.
  mutating func admit(_ path: String, isFolder: Bool, size: Int = 0) -> Int? {
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // A child keeps its own paths, so that the prefix comes on top of their length.
    let longest = Artefact.longestPath + (BundleLayout.child(of: path)?.utf8.count ?? 0)
    guard path.utf8.count <= longest, segments.allSatisfy({ Artefact.isValid(segment: Array($0)) }) else {
      note(.pathInvalid, path, "a name outside the format's letters and lengths")
      return nil
    }
    // An existing entry of another kind collides as well as one of the same name.
    guard let index = files.claim(path) else {
      note(.pathCollision, path, "two entries of this name, upper and lower case being equal")
      return nil
    }
    if isFolder {
      files.setFolder(index)
    } else if !path.hasPrefix("data/"), size > BundleLayout.longestTagFile {
      note(.limitExceeded, path, "a tag file of more than 256 MiB")
      return nil
    }
    return index
  }

  mutating func note(_ code: Verification.Code, _ path: String?, _ message: String) {
    defects.append(.init(code: code, path: path, message: message))
  }

  /// Notes files that are folders of others.
  mutating func finish() {
    for path in files.filesInFiles { note(.pathCollision, path, "it lies in a file") }
  }
}

/// Hashes a container's entries as they stream by; nothing is written.
final class ContentsReceiver: ArchiveReceiver {
  private var check = PathCheck()
  private var kept: [String: Spool] = [:]
  private var top: [UInt8]?
  private var current: (index: Int, path: String)?
  private var spool: Spool?
  private var size = 0
  private var hash = SHA256()

  func begin(_ entry: ArchiveEntry) throws {
    current = nil
    guard let path = relative(entry), !path.isEmpty,
      let index = check.admit(path, isFolder: entry.isFolder, size: entry.size), !entry.isFolder
    else { return }
    current = (index, path)
    size = 0
    spool = BundleContents.isRead(path, size: entry.size) ? Spool(mayGrow: true) : nil
  }

  func receive(_ piece: UnsafeRawBufferPointer) throws {
    guard current != nil else { return }
    hash.update(piece)
    size += piece.count
    try spool?.append(piece)
  }

  func end() throws {
    guard let current else { return }
    check.files.setFile(current.index, digest: hash.finalize(), size: size)
    if let spool { kept[current.path] = spool }
    self.current = nil
  }

  func note(_ defect: ArchiveDefect) { check.note(Self.code(defect.kind), defect.path, defect.message) }

  /// What was found, once the reading has ended; `stopped` is the defect that ended it.
  func finish(_ stopped: ArchiveDefect?) -> BundleContents {
    if let stopped { note(stopped) }
    check.finish()
    return BundleContents(files: check.files, kept: kept, defects: check.defects)
  }

  /// The path below the one top folder; empty for that folder itself, nil where there is none.
  private func relative(_ entry: ArchiveEntry) -> String? {
    // By bytes: Swift's characters join a slash with a mark that follows it, and take some letters for equal.
    let path = entry.path.utf8
    let slash = path.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
    let first = Array(path[..<slash])
    guard !first.isEmpty, first != [0x2E, 0x2E], first != [0x2E], slash < path.endIndex || entry.isFolder else {
      check.note(.pathInvalid, entry.path, "not below one top folder")
      return nil
    }
    if let top, top != first {
      check.note(.pathInvalid, entry.path, "a second top folder")
      return nil
    }
    top = first
    guard slash < path.endIndex else {
      if seenTop { check.note(.pathCollision, entry.path, "the top folder twice") }
      seenTop = true
      return ""
    }
    return String(Substring(path[path.index(after: slash)...]))
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

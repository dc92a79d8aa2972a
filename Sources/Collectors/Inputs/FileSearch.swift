import Glibc
import Model

/// Finds the files of globs, and says of each that it leaves out why.
///
/// Links found on the way are not followed, so that a tree of loops ends; a path that is written out in the plan may be
/// a link, and then names what it points to.
struct FileSearch {
  private let item: Plan.Item
  private let surroundings: Surroundings
  private var gathering = Gathering()
  private var files: FoundFiles
  /// What was found and left out, so that it is said once.
  private var leftOut: Set<[UInt8]> = []
  private static let mostFiles = 150_000

  init(item: Plan.Item, system: String, surroundings: Surroundings) {
    (self.item, self.surroundings) = (item, surroundings)
    files = FoundFiles(
      root: Glob.segments(of: surroundings.root),
      source: .init(system: system, host: surroundings.host, tool: "vouch", version: surroundings.version))
  }

  /// Every file that a pattern names, in the order of the patterns and then of the names' bytes.
  consuming func gather(_ patterns: [String], excluding excluded: [String]) -> Gathering {
    let exclusions = excluded.map { Glob.segments(of: surroundings.absolute($0)) }
    for pattern in patterns {
      let before = files.count + gathering.dropped.count
      let segments = Glob.segments(of: surroundings.absolute(pattern))
      let fixed = segments.prefix { !Glob.isWild($0) }
      walk(Array(fixed), rest: segments.dropFirst(fixed.count), query: pattern, exclusions: exclusions, literal: true)
      if files.count + gathering.dropped.count == before, gathering.failures.isEmpty {
        gathering.failures.append("nothing matches \(pattern)")
      }
    }
    gathering.pieces = PieceList(files)
    return gathering
  }

  private mutating func walk(
    _ path: [[UInt8]], rest: ArraySlice<[UInt8]>, query: String, exclusions: [[[UInt8]]], literal: Bool = false
  ) {
    guard files.count < Self.mostFiles else { return }
    let bytes = Glob.path(path)
    if exclusions.contains(where: { Glob.matches(path, $0[...]) }) {
      gathering.dropped.append(DroppedFile(path: Glob.shown(bytes), reason: "the plan excludes it", isPlanned: true))
      return
    }
    var status = stat()
    guard lstat(Glob.terminated(bytes), &status) == 0 else {
      // A file that went away between listing and looking is said, like one that never was.
      gathering.failures.append("\(Glob.shown(bytes)): \(String(cString: strerror(errno)))")
      return
    }
    var target = bytes
    if status.st_mode & S_IFMT == S_IFLNK {
      guard literal, let resolved = realpath(Glob.terminated(bytes), nil) else {
        gathering.dropped.append(
          DroppedFile(
            path: Glob.shown(bytes), reason: literal ? "the link leads nowhere or in a circle" : "is a symbolic link"))
        return
      }
      target = Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
      free(resolved)
      guard lstat(Glob.terminated(target), &status) == 0 else { return }
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: enter(path, target: target, rest: rest, query: query, exclusions: exclusions)
    case S_IFREG where rest.allSatisfy({ $0 == Glob.anyDepth }): take(path, target: target, status, query: query)
    case S_IFREG: break
    default:
      guard rest.isEmpty || rest.allSatisfy({ $0 == Glob.anyDepth }) else { return }
      gathering.dropped.append(
        DroppedFile(path: Glob.shown(bytes), reason: "is a \(Self.kind(status.st_mode)), not a file"))
    }
  }

  private mutating func enter(
    _ path: [[UInt8]], target: [UInt8], rest: ArraySlice<[UInt8]>, query: String, exclusions: [[[UInt8]]]
  ) {
    guard path.count < 128 else {
      gathering.dropped.append(DroppedFile(path: Glob.shown(target), reason: "lies deeper than 128 folders"))
      return
    }
    guard let names = Self.list(target) else {
      gathering.failures.append("\(Glob.shown(target)): \(String(cString: strerror(errno)))")
      return
    }
    for name in names {
      guard let pattern = rest.first else {
        // A folder without a pattern below it is collected whole.
        walk(path + [name], rest: [], query: query, exclusions: exclusions)
        continue
      }
      if pattern == Glob.anyDepth {
        let after = rest.dropFirst()
        // `**` spans no folder or one more; what both ways find is taken once.
        if let next = after.first, Glob.matches(name, next) {
          walk(path + [name], rest: after.dropFirst(), query: query, exclusions: exclusions)
        }
        if after.isEmpty || Self.isFolder(target, name) {
          walk(path + [name], rest: rest, query: query, exclusions: exclusions)
        }
      } else if Glob.matches(name, pattern) {
        let after = rest.dropFirst()
        walk(path + [name], rest: after, query: query, exclusions: exclusions)
      }
    }
  }

  private mutating func take(_ path: [[UInt8]], target: [UInt8], _ status: stat, query: String) {
    guard !files.contains(target), !leftOut.contains(target) else { return }
    var shown: String { Glob.shown(Glob.path(path)) }
    if Int(status.st_size) > item.limit {
      leftOut.insert(target)
      gathering.dropped.append(DroppedFile(path: shown, reason: "is larger than the limit of \(item.limit) bytes"))
      return
    }
    guard access(Glob.terminated(target), R_OK) == 0 else {
      let reason = String(cString: strerror(errno))
      leftOut.insert(target)
      gathering.failures.append("\(shown): \(reason)")
      return
    }
    files.append(path, target: target, status, query: query)
  }

  /// The names in a folder, sorted by bytes; nil where it cannot be read.
  private static func list(_ folder: [UInt8]) -> FolderNames? {
    guard let stream = opendir(Glob.terminated(folder)) else { return nil }
    defer { closedir(stream) }
    var names = FolderNames()
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    names.sort()
    return names
  }

  private static func isFolder(_ folder: [UInt8], _ name: [UInt8]) -> Bool {
    var status = stat()
    return lstat(Glob.terminated(folder + [0x2F] + name), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func kind(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFIFO: "FIFO"
    case S_IFSOCK: "socket"
    case S_IFBLK, S_IFCHR: "device"
    default: "special file"
    }
  }
}

/// The names in a folder, one after the other, as a folder may have very many.
private struct FolderNames: Sequence {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []

  mutating func append(_ name: [UInt8]) {
    starts.append(bytes.count)
    bytes += name
    bytes.append(0)
  }

  mutating func sort() {
    bytes.withUnsafeBufferPointer { bytes in
      starts.sort { left, right in
        guard let base = bytes.baseAddress else { return false }
        return strcmp(base + left, base + right) < 0
      }
    }
  }

  func makeIterator() -> AnyIterator<[UInt8]> {
    var places = starts.makeIterator()
    return AnyIterator { places.next().map { start in Array(bytes[start...].prefix { $0 != 0 }) } }
  }
}

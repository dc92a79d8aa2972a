import Glibc
import Model

/// Finds the files of globs, and says of each that it leaves out why.
///
/// Links found on the way are not followed, so that a tree of loops ends; a path that is written out in the plan may be
/// a link, and then names what it points to.
struct FileSearch {
  private let item: Plan.Item
  private let system: String
  private let surroundings: Surroundings
  private var gathering = Gathering()
  private var seen: Set<[UInt8]> = []
  private static let mostFiles = 150_000

  init(item: Plan.Item, system: String, surroundings: Surroundings) {
    (self.item, self.system, self.surroundings) = (item, system, surroundings)
  }

  /// Every file that a pattern names, in the order of the patterns and then of the names' bytes.
  consuming func gather(_ patterns: [String], excluding excluded: [String]) -> Gathering {
    let exclusions = excluded.map { Glob.segments(of: surroundings.absolute($0)) }
    for pattern in patterns {
      let before = gathering.pieces.count + gathering.dropped.count
      let segments = Glob.segments(of: surroundings.absolute(pattern))
      let fixed = segments.prefix { !Glob.isWild($0) }
      walk(Array(fixed), rest: segments.dropFirst(fixed.count), query: pattern, exclusions: exclusions, literal: true)
      if gathering.pieces.count + gathering.dropped.count == before, gathering.failures.isEmpty {
        gathering.failures.append("nothing matches \(pattern)")
      }
    }
    return gathering
  }

  private mutating func walk(
    _ path: [[UInt8]], rest: ArraySlice<[UInt8]>, query: String, exclusions: [[[UInt8]]], literal: Bool = false
  ) {
    guard gathering.pieces.count < Self.mostFiles else { return }
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
    guard seen.insert(target).inserted else { return }
    let shown = Glob.shown(Glob.path(path))
    if Int(status.st_size) > item.limit {
      gathering.dropped.append(DroppedFile(path: shown, reason: "is larger than the limit of \(item.limit) bytes"))
      return
    }
    guard access(Glob.terminated(target), R_OK) == 0 else {
      gathering.failures.append("\(shown): \(String(cString: strerror(errno)))")
      return
    }
    let root = Glob.segments(of: surroundings.root)
    let inside = path.starts(with: root)
    let name = inside ? Array(path.dropFirst(root.count)) : path
    var source = Artefact.Source(system: system, host: surroundings.host, tool: "vouch", query: query)
    source.version = surroundings.version
    source.parameters["name"] = inside ? String(Glob.shown(Glob.path(name)).dropFirst()) : shown
    if target != Glob.path(path) { source.parameters["resolved"] = Glob.shown(target) }
    if Int(status.st_blocks) * 512 < Int(status.st_size) {
      source.parameters["sparse"] = "\(Int(status.st_blocks) * 512) of \(status.st_size) bytes allocated"
    }
    var piece = Gathered(name: name, content: .file(target), source: source)
    piece.mediaType = MediaType.of(name.last ?? [])
    gathering.pieces.append(piece)
  }

  /// The names in a folder, sorted by bytes; nil where it cannot be read.
  private static func list(_ folder: [UInt8]) -> [[UInt8]]? {
    guard let stream = opendir(Glob.terminated(folder)) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
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

import Files
import Glibc
import Model

/// The files that a search found, in their order, in little memory: a description is made when it is asked for.
struct FoundFiles: Sendable {
  /// By what is read, without the root's path where it lies below; the number of the query and, of a sparse file, the
  /// bytes allocated and all bytes.
  private var table = PathTable(extra: 18)
  /// Where something was found that lies elsewhere, by number.
  private var aliases: [Int: [[UInt8]]] = [:]
  private var queries: [String] = []
  private let root: [[UInt8]]
  private let below: [UInt8]
  private let source: Artefact.Source

  init(root: [[UInt8]], source: Artefact.Source) {
    (self.root, self.source) = (root, source)
    below = root.isEmpty ? [0x2F] : Glob.path(root) + [0x2F]
  }

  var count: Int { table.count }

  func contains(_ target: [UInt8]) -> Bool { key(target).withUnsafeBytes { table.find($0) } != nil }

  /// Adds a file that is not there yet.
  mutating func append(_ path: [[UInt8]], target: [UInt8], _ status: stat, query: String) {
    guard let index = table.insert(key(target)) else { return }
    if Glob.path(path) != target { aliases[index] = path }
    if queries.last != query { queries.append(query) }
    let number = UInt16(truncatingIfNeeded: queries.count - 1)
    let (allocated, size) = (Int(status.st_blocks) * 512, Int(status.st_size))
    table.changeExtra(index) { bytes in
      bytes.storeBytes(of: number, toByteOffset: 0, as: UInt16.self)
      bytes.storeBytes(of: allocated < size ? allocated : -1, toByteOffset: 2, as: Int.self)
      bytes.storeBytes(of: size, toByteOffset: 10, as: Int.self)
    }
  }

  /// What a file is called: its place below the root, or its whole path.
  func name(at index: Int) -> [[UInt8]] { place(index).name }

  /// Where a file is found, and whether that lies below the root.
  private func place(_ index: Int) -> (name: [[UInt8]], isInside: Bool) {
    if let path = aliases[index] {
      let isInside = path.starts(with: root)
      return (isInside ? Array(path.dropFirst(root.count)) : path, isInside)
    }
    return table.withPath(index) { key in
      // A path that lies below the root is kept without it.
      let isInside = key.first != 0x2F || root.isEmpty
      return (key.split(separator: 0x2F).map(Array.init), isInside)
    }
  }

  subscript(index: Int) -> Gathered {
    let key = table.withPath(index) { Array($0) }
    let target = key.first == 0x2F ? key : below + key
    let (name, inside) = place(index)
    let (query, allocated, size) = table.withExtra(index) { bytes in
      (
        bytes.loadUnaligned(fromByteOffset: 0, as: UInt16.self), bytes.loadUnaligned(fromByteOffset: 2, as: Int.self),
        bytes.loadUnaligned(fromByteOffset: 10, as: Int.self)
      )
    }
    var source = source
    source.query = queries[Int(query)]
    let shown = Glob.shown(Glob.path(name))
    source.parameters["name"] = inside ? String(shown.dropFirst()) : shown
    if aliases[index] != nil { source.parameters["resolved"] = Glob.shown(target) }
    if allocated >= 0 { source.parameters["sparse"] = "\(allocated) of \(size) bytes allocated" }
    var piece = Gathered(name: name, content: .file(target), source: source)
    piece.mediaType = MediaType.of(name.last ?? [])
    return piece
  }

  private func key(_ target: [UInt8]) -> [UInt8] {
    target.starts(with: below) ? Array(target.dropFirst(below.count)) : target
  }
}

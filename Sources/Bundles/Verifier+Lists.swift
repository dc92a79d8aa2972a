import JSON
import Signing

/// What the manifest lists, beside the files in the order of their paths.
struct ListedFiles {
  /// Whether the file at a place is listed with the digest that it has.
  var same: [Bool]
  /// The digests of everything else that is listed.
  var others: [String: String] = [:]
}

extension Verifier {
  /// Rule 5, third link: the manifest lists every file under `data/`.
  mutating func checkManifest() throws -> ListedFiles? {
    let path = BundleLayout.manifest
    guard let manifest = kept(path) else { return nil }
    var listed = ListedFiles(same: [Bool](repeating: false, count: order.count))
    var place = order.startIndex
    var unlisted: [String] = []
    var odd: [Manifest.Line] = []
    let isManifest = try Manifest.read(manifest) { line in
      // Both are in order, so that one walk over both finds what either lacks.
      while place < order.endIndex, case let file = self.path(at: place),
        file.utf8.lexicographicallyPrecedes(line.path.utf8)
      {
        unlisted.append(file)
        place += 1
      }
      let isThere = place < order.endIndex && self.path(at: place) == line.path
      if isThere, line.path.hasPrefix("data/"), contents.files.file(Int(order[place])).digest == line.digest {
        listed.same[place - order.startIndex] = true
      } else {
        listed.others[line.path] = line.digest
        odd.append(line)
      }
      if isThere { place += 1 }
    }
    guard isManifest else {
      if asSigned.contains(path) { note(.containerInvalid, path, "a line of another form or order") }
      return nil
    }
    for line in odd {
      if line.path.hasPrefix("data/") {
        check(line.path, line.digest, by: path)
      } else if asSigned.contains(path) {
        note(.containerInvalid, path, "it lists \(line.path)")
      }
    }
    unlisted += (place..<order.endIndex).map { self.path(at: $0) }
    for file in unlisted where file.hasPrefix("data/") { note(.fileUnlisted, file, "no signed list names it") }
    return listed
  }

  /// Rule 6: the index speaks of the files of the manifest, and its Merkle root is the signed one.
  mutating func checkIndex(_ statement: Statement, _ listed: ListedFiles?) throws {
    let path = BundleLayout.index
    guard let index = kept(path) else { return }
    var (tree, reader) = (MerkleTree.Frontier(), IndexReader())
    var comparison = listed.map { IndexComparison($0, self, statement) }
    do {
      try reader.each(in: index) { line, _ in
        tree.append(line.leaf)
        comparison?.take(line)
      }
    } catch let defect as IndexLine.Defect {
      guard asSigned.contains(path) else { return }
      switch defect {
      case .notCanonical(let line): note(.jsonNotCanonical, path, "line \(line) is not canonical")
      case .unknownSchema(let line): note(.schemaUnknown, path, "line \(line) lacks members of the format")
      }
      return
    }
    indexCount = tree.count
    if tree.count != statement.leafCount || Hexadecimal.text(of: tree.root) != statement.root {
      note(.rootMismatch, path, "its Merkle root or its count is not the signed one")
    }
    for (path, message) in comparison?.finish() ?? [] { note(.indexMismatch, path, message) }
  }
}

/// Compares the lines of an index, as they come, with what the manifest lists.
private struct IndexComparison {
  private var listed: ListedFiles
  private let verifier: Verifier
  private let kind: Statement.Kind
  private var found: [(path: String, message: String)] = []
  private var previous: String?
  private var place: Int
  private var children: Set<String> = []
  private let subjects: Set<Statement.Subject>

  init(_ listed: ListedFiles, _ verifier: Verifier, _ statement: Statement) {
    (self.listed, self.verifier, kind, place) = (listed, verifier, statement.kind, verifier.order.startIndex)
    subjects = kind == .period ? Set(statement.subjects) : []
  }

  mutating func take(_ line: IndexLine) {
    if kind == .period { takeChild(line) } else { takeFile(line) }
  }

  private mutating func takeFile(_ line: IndexLine) {
    if let previous, !previous.utf8.lexicographicallyPrecedes(line.path.utf8) {
      found.append((line.path, "the index is out of order"))
    }
    previous = line.path
    let file = find(line.path).map { verifier.contents.files.file(Int(verifier.order[$0])) }
    if take(line.path, file) != line.digest {
      found.append((line.path, "the index has another digest than the manifest, or the manifest none"))
    } else if let file, file.digest == line.digest, file.size != line.size {
      found.append((line.path, "the index has another size than the file"))
    }
  }

  /// The digest that the manifest gives; a second line of the same path gets none.
  private mutating func take(_ path: String, _ file: FileTable.File?) -> String? {
    let index = place - verifier.order.startIndex
    if let file, listed.same[index] {
      listed.same[index] = false
      return file.digest
    }
    return listed.others.removeValue(forKey: path)
  }

  /// The place of a file: the next one, as both are in order, or else anywhere.
  private mutating func find(_ path: String) -> Int? {
    let order = verifier.order
    for next in place..<min(place + 2, order.endIndex) where verifier.path(at: next) == path {
      place = next
      return next
    }
    var (low, high) = (order.startIndex, order.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if verifier.path(at: middle).utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
    }
    guard low < order.endIndex, verifier.path(at: low) == path else { return nil }
    place = low
    return low
  }

  private mutating func takeChild(_ line: IndexLine) {
    guard let child = BundleLayout.child(of: line.path), line.path == child + BundleLayout.statement,
      children.insert(child).inserted
    else {
      found.append((line.path, "an index line of a period that is no child's statement"))
      return
    }
    // The folder's name is the start of the child's id.
    if !line.digest.hasPrefix(child.dropFirst(BundleLayout.children.count).dropLast()) {
      found.append((line.path, "the child's folder does not bear its id"))
    }
    if !subjects.contains(.init(name: line.path, digest: line.digest)) {
      found.append((line.path, "no subject for the child"))
    }
  }

  mutating func finish() -> [(path: String, message: String)] {
    let order = verifier.order
    let left = order.indices.filter { listed.same[$0 - order.startIndex] }.map(verifier.path) + listed.others.keys
    for path in left {
      if kind != .period {
        found.append((path, "the manifest lists it and the index does not"))
      } else if BundleLayout.child(of: path).map(children.contains) != true {
        found.append((path, "a file of a period that belongs to no child"))
      }
    }
    return found
  }
}

import JSON
import Model
import Signing

/// The artefacts of a bundle that a selection chooses: their lines, unchanged, and the proofs of them.
struct DisclosedLines {
  let lists: Lists
  /// Their paths and digests.
  private(set) var files = FileTable()
  /// `origin/proofs.jsonl`.
  private(set) var proofs = Spool()

  var count: Int { lists.count }

  /// Reads the index of a bundle and holds its root against the signed one.
  init(_ selection: DisclosureSelection, _ index: Spool, _ origin: Statement, _ bundle: Bundle) throws {
    var leaves: [UInt8] = []
    var numbers: [UInt32] = []
    var reader = IndexReader()
    var previous = ""
    var (lists, files) = (ListWriter(), FileTable())
    do {
      try reader.each(in: index) { line, bytes in
        leaves += line.leaf
        guard previous.utf8.lexicographicallyPrecedes(line.path.utf8) else {
          throw IndexLine.Defect.unknownSchema(line: leaves.count / 32)
        }
        previous = line.path
        guard selection.mayInclude(line.path, bytes),
          let artefact = Artefact(line: try JSONValue(parsing: Array(bytes))),
          selection.includes(artefact)
        else { return }
        guard let number = files.claim(line.path), let digest = Hexadecimal.bytes(of: line.digest), digest.count == 32
        else { throw IndexLine.Defect.unknownSchema(line: leaves.count / 32) }
        files.setFile(number, digest: digest, size: line.size)
        try lists.append(artefact, line, Array(bytes))
        numbers.append(UInt32(leaves.count / 32 - 1))
      }
    } catch is IndexLine.Defect {
      throw Failure(
        .input, "the index has not the form of the format", at: .file(bundle.path), hint: "vouch verify says more")
    }
    let tree = MerkleTree.Levels(joined: leaves)
    guard leaves.count / 32 == origin.leafCount, Hexadecimal.text(of: tree.root) == origin.root else {
      throw Failure(.input, "the index has another Merkle root than the signed one", at: .file(bundle.path))
    }
    guard !numbers.isEmpty else {
      throw Failure(
        .input, "no artefact of the bundle is chosen", at: .file(bundle.path),
        hint: "index.html and index.jsonl in the bundle list paths and controls")
    }
    (self.lists, self.files) = (lists.finish(), files)
    try writeProofs(numbers, tree)
  }

  private mutating func writeProofs(_ numbers: [UInt32], _ tree: MerkleTree.Levels) throws {
    var (place, reader) = (0, IndexReader())
    var proofs = Spool()
    try reader.each(in: lists.index) { line, _ in
      let number = Int(numbers[place])
      place += 1
      let proof: JSONValue = [
        "path": .string(line.path), "leafIndex": .integer(number),
        "hashes": .array(tree.inclusionProof(of: number).map { .string(Hexadecimal.text(of: $0)) }),
      ]
      try proofs.append(proof.canonical + [0x0A])
    }
    self.proofs = proofs
  }
}

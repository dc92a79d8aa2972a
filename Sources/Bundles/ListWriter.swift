import JSON
import Model
import Signing

/// The index and the manifest of a bundle, written line by line in order, and what its page shows of them.
struct ListWriter {
  private(set) var index = Spool()
  private(set) var manifest = Spool()
  /// The Merkle root over the lines.
  let root: [UInt8]
  /// The first artefacts, for the page's rows.
  private(set) var first: [Artefact] = []
  /// The paths of the artefacts that the page names for controls, by place.
  private(set) var named: [Int: String] = [:]

  init(_ content: Seal.Content, keepsManifest: Bool) throws {
    let wanted = Set(content.tally.controls.values.flatMap(\.first))
    var tree = MerkleTree.Frontier()
    var number = 0
    var (index, manifest) = (Spool(), Spool())
    var (first, named): ([Artefact], [Int: String]) = ([], [:])
    var reader = IndexReader()
    try content.lines.forEach { bytes in
      guard let line = try? bytes.withUnsafeBufferPointer({ try reader.line($0, number: number + 1) }) else {
        throw Failure(.state, "a line of the index has not the form of the format", at: .file(BundleLayout.index))
      }
      tree.append(line.leaf)
      try index.append(bytes + [0x0A])
      if keepsManifest { try manifest.append(Manifest.line(line.digest, line.path)) }
      if first.count < BundlePage.longest, let artefact = Artefact(line: try JSONValue(parsing: bytes)) {
        first.append(artefact)
      }
      if wanted.contains(number) { named[number] = line.path }
      number += 1
    }
    (self.index, self.manifest, self.first, self.named) = (index, manifest, first, named)
    root = tree.root
  }
}

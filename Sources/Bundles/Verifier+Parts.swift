import JSON
import Signing

extension Verifier {
  /// Rule 7 for a disclosure: the first bundle's statement holds, and every line proves into its root.
  mutating func checkDisclosure(_ statement: Statement) throws {
    guard let disclosure = statement.disclosure else { return }
    let path = "origin/" + BundleLayout.statement
    guard let file = file(path), self.file(BundleLayout.proofs) != nil else {
      note(.originMissing, "origin", "the first bundle's statement or the proofs are missing")
      return
    }
    let (origin, _, _) = try readSigned("origin/")
    guard let origin else { return }
    if origin.kind != .evidence {
      note(.schemaUnknown, path, "a disclosure of a bundle of kind \(origin.kind.rawValue)")
    }
    if file.digest != disclosure.origin {
      note(.digestMismatch, path, "it is not the statement that the disclosure names")
    }
    guard let count = indexCount, let index = kept(BundleLayout.index), let proofs = kept(BundleLayout.proofs)
    else { return }
    if disclosure.leafCount != origin.leafCount || disclosure.disclosed != count
      || disclosure.withheld != origin.leafCount - count
    {
      note(.proofBad, BundleLayout.statement, "the counts of disclosed and withheld items do not agree")
    }
    var (lines, areWhole) = (0, true)
    try proofs.eachLine { _, isWhole in
      lines += 1
      areWhole = areWhole && isWhole
    }
    guard areWhole, lines == count else {
      note(.proofBad, BundleLayout.proofs, "not one proof for each line of the index")
      return
    }
    try checkProofs(proofs, index, origin)
  }

  private mutating func checkProofs(_ proofs: Spool, _ index: Spool, _ origin: Statement) throws {
    var (last, reader, lines) = (-1, IndexReader(), SpoolLines(proofs))
    var bad: [String] = []
    try reader.each(in: index) { line, _ in
      let text = try lines.next() ?? []
      let value = CanonicalJSON.isObject(text) ? try? JSONValue(parsing: text) : nil
      let hashes = value?["hashes"]?.array?.compactMap { $0.string.flatMap { Hexadecimal.bytes(of: $0) } }
      guard let value, let hashes, hashes.count == value["hashes"]?.array?.count,
        hashes.allSatisfy({ $0.count == 32 }),
        value["path"]?.string.map({ $0.utf8.elementsEqual(line.path.utf8) }) == true,
        let leaf = value["leafIndex"]?.integer, leaf > last,
        let root = MerkleTree.root(from: line.leaf, index: leaf, count: origin.leafCount, proof: hashes),
        Hexadecimal.text(of: root) == origin.root
      else {
        bad.append(line.path)
        return
      }
      last = leaf
    }
    for path in bad { note(.proofBad, path, "its line does not prove into the first bundle's root") }
  }

  /// Rule 7 for a period: every child passes rules 2 to 7 by itself.
  mutating func checkChildren() throws {
    for (name, part) in children {
      var child = Verifier(contents, trust: trust, prefix: prefix + name, order: part)
      _ = try child.run()
      append(child.reasons)
      for text in child.notes { remark(text) }
      if child.statement?.kind == .period {
        note(.schemaUnknown, name + BundleLayout.statement, "a period inside a period")
      }
    }
  }

  /// The folders of the bundles inside this one, each with its files.
  private var children: [(name: String, files: ArraySlice<UInt32>)] {
    var children: [(name: String, files: ArraySlice<UInt32>)] = []
    for place in order.indices {
      guard let name = BundleLayout.child(of: path(at: place)) else { continue }
      if children.last?.name == name {
        children[children.count - 1].files = order[children[children.count - 1].files.startIndex...place]
      } else {
        children.append((name, order[place...place]))
      }
    }
    return children
  }
}

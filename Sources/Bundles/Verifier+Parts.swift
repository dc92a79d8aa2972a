import JSON
import Signing

extension Verifier {
  /// Rule 7 for a disclosure: the first bundle's statement holds, and every line proves into its root.
  mutating func checkDisclosure(_ statement: Statement) {
    guard let disclosure = statement.disclosure else { return }
    let path = "origin/" + BundleLayout.statement
    guard let file = contents.files[path], contents.files[BundleLayout.proofs] != nil else {
      note(.originMissing, "origin", "the first bundle's statement or the proofs are missing")
      return
    }
    let (origin, _, _) = readSigned("origin/")
    guard let origin else { return }
    if origin.kind != .evidence {
      note(.schemaUnknown, path, "a disclosure of a bundle of kind \(origin.kind.rawValue)")
    }
    if file.digest != disclosure.origin {
      note(.digestMismatch, path, "it is not the statement that the disclosure names")
    }
    guard let bytes = contents.bytes[BundleLayout.index], let index = try? Index(parsing: bytes),
      let proofs = contents.bytes[BundleLayout.proofs]
    else { return }
    if disclosure.leafCount != origin.leafCount || disclosure.disclosed != index.lines.count
      || disclosure.withheld != origin.leafCount - index.lines.count
    {
      note(.proofBad, BundleLayout.statement, "the counts of disclosed and withheld items do not agree")
    }
    checkProofs(proofs, index, origin)
  }

  private mutating func checkProofs(_ bytes: [UInt8], _ index: Index, _ origin: Statement) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard lines.popLast() == [], lines.count == index.lines.count else {
      note(.proofBad, BundleLayout.proofs, "not one proof for each line of the index")
      return
    }
    var last = -1
    for (line, text) in zip(index.lines, lines) {
      let value = CanonicalJSON.isObject(text) ? try? JSONValue(parsing: text) : nil
      let hashes = value?["hashes"]?.array?.compactMap { $0.string.flatMap { Hexadecimal.bytes(of: $0) } }
      guard let value, let hashes, hashes.count == value["hashes"]?.array?.count,
        hashes.allSatisfy({ $0.count == 32 }), value["path"]?.string == line.path,
        let leaf = value["leafIndex"]?.integer, leaf > last,
        let root = MerkleTree.root(from: line.leaf, index: leaf, count: origin.leafCount, proof: hashes),
        Hexadecimal.text(of: root) == origin.root
      else {
        note(.proofBad, line.path, "its line does not prove into the first bundle's root")
        continue
      }
      last = leaf
    }
  }

  /// Rule 7 for a period: every child passes rules 2 to 7 by itself.
  mutating func checkChildren() {
    var names: Set<String> = []
    for path in contents.files.keys { if let child = BundleLayout.child(of: path) { names.insert(child) } }
    for name in names.sorted() {
      var child = Verifier(contents.below(name), trust: trust, prefix: prefix + name)
      _ = child.run()
      append(child.reasons)
      for text in child.notes { remark(text) }
      if child.statement?.kind == .period {
        note(.schemaUnknown, name + BundleLayout.statement, "a period inside a period")
      }
    }
  }
}

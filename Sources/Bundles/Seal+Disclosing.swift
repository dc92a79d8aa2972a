import JSON
import Model
import Signing

/// Which artefacts of a bundle are disclosed: those that any of these names.
public struct DisclosureSelection: Sendable {
  /// Controls, as `iso27001:A.8.9`, or without the catalog's name.
  public var controls: [String]
  /// Paths, with or without `data/`; one that ends in `/` names all below it.
  public var paths: [String]

  /// Makes a selection.
  public init(controls: [String] = [], paths: [String] = []) { (self.controls, self.paths) = (controls, paths) }

  func includes(_ artefact: Artefact) -> Bool {
    includes(path: artefact.path)
      || controls.contains { control in
        artefact.controls.contains { $0 == control || $0.split(separator: ":").last.map(String.init) == control }
      }
  }

  /// Whether a line of the index is worth reading: its path is chosen, or it speaks of a control somewhere.
  func mayInclude(_ path: String, _ line: ArraySlice<UInt8>) -> Bool {
    includes(path: path)
      || controls.contains { control in
        let word = Array(control.utf8)
        return line.indices.contains { start in line[start] == word.first && line[start...].starts(with: word) }
      }
  }

  func includes(path: String) -> Bool {
    let inside = path.dropFirst("data/".count)
    return paths.contains { chosen in
      chosen.hasSuffix("/") ? path.hasPrefix(chosen) || inside.hasPrefix(chosen) : chosen == path || chosen == inside
    }
  }
}

/// What a disclosure shows and withholds.
public struct Disclosed: Sendable {
  /// The bundle that was sealed.
  public var sealed: SealedBundle
  /// How many artefacts it shows.
  public var disclosed: Int
  /// How many of the first bundle's it does not show.
  public var withheld: Int
}

extension Seal {
  /// Seals chosen artefacts of a bundle, with proofs that they belong to what was signed first.
  ///
  /// Only the statement's chain and the chosen files are read closely, so that the time goes with what is disclosed.
  /// - Throws: ``Failure`` where nothing is chosen, or the bundle is not whole or not of kind `evidence`.
  public func disclose(
    _ selection: DisclosureSelection, of bundle: Bundle, request: String?, to path: String
  ) throws -> Disclosed {
    try bundle.needsRewinding("disclosed")
    let gathered = try bundle.gathered { selection.includes(path: $0) }
    let tags = gathered.files
    let (origin, index, tree) = try Self.chain(of: tags, bundle)
    let bytes = tags[BundleLayout.index] ?? []
    var chosen: [(number: Int, artefact: Artefact, line: [UInt8])] = []
    for (number, line) in index.lines.enumerated() {
      guard selection.mayInclude(line.path, bytes[line.range]) else { continue }
      let text = Array(bytes[line.range])
      guard let artefact = Artefact(line: try JSONValue(parsing: text)), selection.includes(artefact) else { continue }
      chosen.append((number, artefact, text))
    }
    guard !chosen.isEmpty else {
      throw Failure(
        .input, "no artefact of the bundle is chosen", at: .file(bundle.path),
        hint: "index.html and index.jsonl in the bundle list paths and controls")
    }
    let proofs = chosen.flatMap { item -> [UInt8] in
      let value: JSONValue = [
        "path": .string(item.artefact.path), "leafIndex": .integer(item.number),
        "hashes": .array(tree.inclusionProof(of: item.number).map { .string(Hexadecimal.text(of: $0)) }),
      ]
      return value.canonical + [0x0A]
    }
    let digests = Dictionary(uniqueKeysWithValues: chosen.map { ($0.artefact.path, index.lines[$0.number].digest) })
    let output = try output(path)
    let copy = CheckedCopy(output) { path in digests[path].map { (path, $0) } }
    let parts = chosen.compactMap { gathered.parts[$0.artefact.path] }
    if parts.count == chosen.count {
      for (item, bytes) in zip(chosen, parts) where try copy.begin(item.artefact.path, size: bytes.count) {
        try bytes.withUnsafeBytes { try copy.receive($0) }
        try copy.end()
      }
    } else {
      try bundle.stream(to: copy, paths: chosen.map(\.artefact.path))
    }
    guard copy.copied.count == chosen.count else {
      throw Failure(.input, "an artefact that the index lists is missing", at: .file(bundle.path))
    }
    var origins: [(path: String, bytes: [UInt8])] = [(BundleLayout.proofs, proofs)]
    for name in [BundleLayout.statement, BundleLayout.signature, BundleLayout.timestamp] {
      if let bytes = tags[name] { origins.append(("origin/" + name, bytes)) }
    }
    var seal = self
    seal.organisation = organisation ?? origin.organisation
    (seal.scope, seal.period, seal.plan, seal.previous) = (origin.scope, origin.period, nil, nil)
    let id = SHA256.hexadecimal(of: tags[BundleLayout.statement] ?? [])
    let withheld = origin.leafCount - chosen.count
    let sealed = try seal.finish(
      chosen.map(\.artefact), kind: .disclosure, output: output, lines: chosen.map(\.line), tags: origins,
      disclosure: .init(
        origin: id, leafCount: origin.leafCount, disclosed: chosen.count, withheld: withheld, request: request))
    return Disclosed(sealed: sealed, disclosed: chosen.count, withheld: withheld)
  }

  /// The statement and the index of a bundle, each the one that was signed.
  private static func chain(of tags: [String: [UInt8]], _ bundle: Bundle) throws -> (
    Statement, Index, MerkleTree.Levels
  ) {
    var contents = BundleContents()
    for (path, bytes) in tags {
      contents.bytes[path] = bytes
      contents.files[path] = .init(digest: SHA256.hexadecimal(of: bytes), size: bytes.count)
    }
    var verifier = Verifier(contents, trust: Trust())
    let (statement, _, _) = verifier.readSigned("")
    if let statement { verifier.checkSubjects(statement) }
    let found = Verification(reasons: verifier.reasons, signer: nil, time: nil)
    guard let statement, Bundle.isWhole(found, anySigner: true), let bytes = tags[BundleLayout.index],
      let index = try? Index(parsing: bytes)
    else { throw Bundle.refusal(found, bundle.path) }
    guard statement.kind == .evidence else {
      throw Failure(
        .input, "is of kind \(statement.kind.rawValue): only evidence can be disclosed", at: .file(bundle.path))
    }
    let tree = MerkleTree.Levels(index.lines.lazy.map(\.leaf))
    guard index.lines.count == statement.leafCount, Hexadecimal.text(of: tree.root) == statement.root else {
      throw Failure(.input, "the index has another Merkle root than the signed one", at: .file(bundle.path))
    }
    return (statement, index, tree)
  }
}

import Archives
import Files
import JSON
public import Model
import Signing

/// What a bundle says of itself, and who signs it.
public struct Seal: Sendable {
  /// Who signs.
  public var signer: BundleSigner
  /// When it is made.
  public var created: Instant
  /// The version of the program.
  public var toolVersion: String
  /// The company.
  public var organisation: String?
  /// What it speaks of, as products or hosts.
  public var scope: [String] = []
  /// What it covers: from ≤ t < to.
  public var period: Range<Instant>?
  /// SHA-256 of the plan's bytes.
  public var plan: Digest?
  /// The id of the bundle before it.
  public var previous: Digest?
  /// The ledger's last checkpoint, the whole note.
  public var checkpoint: String?
  /// 32 bytes of which all salts are made; random ones, thrown away, for nil.
  public var saltSeed: [UInt8]?

  /// Makes a seal with the rest unknown.
  public init(signer: BundleSigner, created: Instant, toolVersion: String) {
    (self.signer, self.created, self.toolVersion) = (signer, created, toolVersion)
  }
}

/// What sealing made.
public struct SealedBundle: Sendable {
  /// SHA-256 of its `statement.json`.
  public var id: Digest
  /// The Merkle root over its index.
  public var root: Digest
  /// Its artefacts with digests, sizes and salts, in the order of the index.
  public var artefacts: [Artefact]
}

extension Seal {
  /// Seals artefacts into a new folder, or a container for a name that ends in `.tar`, `.tar.zst` or `.zip`.
  ///
  /// The artefacts' closures run on two threads; nothing appears under the name before all is written and signed.
  /// - Throws: ``Failure`` for paths outside the format or given twice, and what closures throw.
  public func seal(_ collected: [CollectedArtefact], to path: String) throws -> SealedBundle {
    func precedes(_ left: CollectedArtefact, _ right: CollectedArtefact) -> Bool {
      left.artefact.path.utf8.lexicographicallyPrecedes(right.artefact.path.utf8)
    }
    // No second copy of many records that are in order already.
    let isSorted = !zip(collected, collected.dropFirst()).contains { precedes($1, $0) }
    let sorted = isSorted ? collected : collected.sorted(by: precedes)
    var check = PathCheck()
    for item in sorted {
      let path = item.artefact.path
      guard Artefact.isValid(path: path), BundleLayout.child(of: path) == nil else {
        throw Failure(.input, "the path is outside the bundle format", at: .file(path))
      }
      guard check.admit(path, isFolder: false) else {
        throw Failure(.input, "two artefacts of this path, upper and lower case being equal", at: .file(path))
      }
    }
    check.finish(sorted.map(\.artefact.path))
    if let defect = check.defects.first {
      throw Failure(.input, defect.message, at: .file(defect.path ?? path))
    }
    let (output, artefacts) = try writePayload(sorted, to: path)
    return try finish(artefacts, kind: .evidence, output: output)
  }

  /// Writes everything but the payload, signs, and makes the bundle appear.
  ///
  /// `lines` are the index lines of a disclosure, unchanged, one for each artefact; `payload` what the manifest lists where that is not the
  /// index's own files; `tags` are further tag files.
  func finish(
    _ artefacts: [Artefact], kind: Statement.Kind, output: any BundleOutput, lines given: [[UInt8]]? = nil,
    payload: [(path: String, digest: String)]? = nil, size: (bytes: Int, files: Int)? = nil,
    subjects: [Statement.Subject] = [], tags: [(path: String, bytes: [UInt8])] = [],
    disclosure: Statement.Disclosure? = nil
  ) throws -> SealedBundle {
    var tree = MerkleTree.Frontier()
    var index: [UInt8] = []
    for number in artefacts.indices {
      let line = given?[number] ?? artefacts[number].json.canonical
      tree.append(MerkleTree.leaf(line))
      index += line
      index.append(0x0A)
    }
    let root = Digest(bytes: tree.root)
    let listed = payload ?? artefacts.map { ($0.path, $0.digest?.hexadecimal ?? "") }
    let total = size ?? (artefacts.reduce(0) { $0 + ($1.size ?? 0) }, artefacts.count)
    var files: [(path: String, bytes: [UInt8])] = [
      (BundleLayout.verify, Array(VerifyText.text(kind: kind, principal: signer.principal).utf8)),
      (BundleLayout.bagInfo, Array(bagInfo(kind, oxum: total).utf8)),
      (BundleLayout.bagit, Array(BundleLayout.bagitText.utf8)),
      (BundleLayout.page, BundlePage(seal: self, kind: kind, artefacts: artefacts, root: root).bytes),
      (BundleLayout.index, index), (BundleLayout.manifest, Manifest(listed).bytes),
    ]
    files += tags
    let digests = files.map { ($0.path, SHA256.hexadecimal(of: $0.bytes)) }
    let tagManifest = Manifest(digests.map { (path: $0.0, digest: $0.1) }).bytes
    let statement = Statement(
      subjects: [
        .init(name: BundleLayout.tagManifest, digest: SHA256.hexadecimal(of: tagManifest)),
        .init(name: BundleLayout.index, digest: SHA256.hexadecimal(of: index)),
      ] + subjects, kind: kind, organisation: organisation, scope: scope, period: period, created: created,
      plan: plan?.hexadecimal, leafCount: artefacts.count, root: root.hexadecimal, previous: previous?.hexadecimal,
      tool: "vouch", toolVersion: toolVersion, checkpoint: checkpoint, disclosure: disclosure
    ).bytes
    let signature = try signer.signature(of: statement)
    try output.add(files)
    try output.addFile(BundleLayout.tagManifest, tagManifest)
    try output.addFile(BundleLayout.statement, statement)
    try output.addFile(BundleLayout.signature, signature)
    try output.commit()
    return SealedBundle(id: Digest(bytes: SHA256.digest(of: statement)), root: root, artefacts: artefacts)
  }

  /// The first 16 bytes of HMAC-SHA256(seed, `vouch-salt-v1` 0x00 path), as digits.
  static func salt(for path: String, seed: [UInt8]) -> String {
    let message = Array("vouch-salt-v1".utf8) + [0] + Array(path.utf8)
    return Hexadecimal.text(of: HMAC.code(of: message, key: seed).prefix(16))
  }

  /// The seed given, or a random one.
  func seed() throws -> [UInt8] {
    guard let seed = saltSeed ?? SecureRandom.bytes(32), seed.count == 32 else {
      throw Failure(.input, "a salt seed is 32 bytes", hint: "head -c 32 /dev/urandom > FILE")
    }
    return seed
  }

  /// Where a bundle of this name is written.
  func output(_ path: String) throws -> any BundleOutput {
    if let format = ArchiveFormat(name: path) { return try ContainerOutput(path, format, time: created) }
    return try FolderOutput(path)
  }

  private func bagInfo(_ kind: Statement.Kind, oxum: (bytes: Int, files: Int)) -> String {
    let name = (organisation ?? "").unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
    let source = name.isEmpty ? "" : "Source-Organization: \(String(name))\n"
    return source + """
      Bagging-Date: \(created.date)
      External-Description: vouch \(kind.rawValue) bundle
      Payload-Oxum: \(oxum.bytes).\(oxum.files)

      """
  }
}

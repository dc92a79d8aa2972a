import Archives
import Files
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
  public var records: SealedRecords
}

extension Seal {
  /// Seals artefacts into a new folder, or a container for a name that ends in `.tar`, `.tar.zst` or `.zip`.
  ///
  /// The artefacts' closures run on two threads; nothing appears under the name before all is written and signed.
  /// - Throws: ``Failure`` for paths outside the format or given twice, and what closures throw.
  public func seal(_ collected: some ArtefactSource, to path: String) throws -> SealedBundle {
    let sorted = SortedSource(collected)
    try Self.check(sorted, path)
    let (output, content) = try writePayload(sorted, to: path)
    return try finish(content, kind: .evidence, output: output)
  }

  private static func check(_ source: SortedSource<some ArtefactSource>, _ bundle: String) throws {
    var check = PathCheck()
    for index in 0..<source.count {
      let path = source.path(at: index)
      guard Artefact.isValid(path: path), BundleLayout.child(of: path) == nil else {
        throw Failure(.input, "the path is outside the bundle format", at: .file(path))
      }
      guard let number = check.admit(path, isFolder: false) else {
        throw Failure(.input, "two artefacts of this path, upper and lower case being equal", at: .file(path))
      }
      check.files.setFile(number)
    }
    check.finish()
    if let defect = check.defects.first {
      throw Failure(.input, defect.message, at: .file(defect.path ?? bundle))
    }
  }

  /// What a bundle shows besides the files that every bundle has.
  struct Content {
    var lists: Lists
    /// Manifest lines in order, where they are not those of the index.
    var manifest: Spool?
    /// Bytes and files, where they are not those of the index.
    var size: (bytes: Int, files: Int)?
    var subjects: [Statement.Subject] = []
    /// Further tag files.
    var tags: [(path: String, content: Spool)] = []
    var disclosure: Statement.Disclosure?

    init(_ lists: Lists) { self.lists = lists }
  }

  /// Writes everything but the payload, signs, and makes the bundle appear.
  func finish(_ content: Content, kind: Statement.Kind, output: any BundleOutput) throws -> SealedBundle {
    let lists = content.lists
    let root = Digest(bytes: lists.root)
    let page = BundlePage(seal: self, kind: kind, lists: lists)
    let total = content.size ?? (lists.tally.bytes, lists.count)
    var files: [(path: String, content: Spool)] = [
      (BundleLayout.verify, Spool(Array(VerifyText.text(kind: kind, principal: signer.principal).utf8))),
      (BundleLayout.bagInfo, Spool(Array(bagInfo(kind, oxum: total).utf8))),
      (BundleLayout.bagit, Spool(Array(BundleLayout.bagitText.utf8))),
      (BundleLayout.page, Spool(page.bytes)),
      (BundleLayout.index, lists.index), (BundleLayout.manifest, content.manifest ?? lists.manifest),
    ]
    files += content.tags
    let digests = try files.map { (path: $0.path, digest: try $0.content.digest()) }
    let tagManifest = Manifest.bytes(of: digests)
    let statement = Statement(
      subjects: [
        .init(name: BundleLayout.tagManifest, digest: SHA256.hexadecimal(of: tagManifest)),
        .init(name: BundleLayout.index, digest: digests.first { $0.path == BundleLayout.index }?.digest ?? ""),
      ] + content.subjects, kind: kind, organisation: organisation, scope: scope, period: period, created: created,
      plan: plan?.hexadecimal, leafCount: lists.count, root: root.hexadecimal,
      previous: previous?.hexadecimal, tool: "vouch", toolVersion: toolVersion, checkpoint: checkpoint,
      disclosure: content.disclosure
    ).bytes
    for file in files {
      try output.beginFile(file.path, size: file.content.size)
      try file.content.replay { try output.write($0) }
      try output.endFile()
    }
    try output.addFile(BundleLayout.tagManifest, tagManifest)
    // A container is compressed on other threads while this one waits for the signing program.
    let signature = try signer.signature(of: statement)
    try output.addFile(BundleLayout.statement, statement)
    try output.addFile(BundleLayout.signature, signature)
    try output.commit()
    return SealedBundle(
      id: Digest(bytes: SHA256.digest(of: statement)), root: root,
      records: SealedRecords(count: lists.count, index: lists.index))
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
    if let format = try Bundle.format(ofOutput: path) { return try ContainerOutput(path, format, time: created) }
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

import JSON
import Signing

extension Verifier {
  /// Rule 4 for the DSSE envelope: the same bytes, the same key.
  mutating func checkEnvelope(_ signer: Verification.Signer?) {
    let path = BundleLayout.envelope
    guard let bytes = contents.bytes[path] else { return }
    guard bytes.last == 0x0A, CanonicalJSON.isObject(Array(bytes.dropLast())),
      let value = try? JSONValue(parsing: bytes)
    else {
      note(.jsonNotCanonical, path, "not the canonical form of RFC 8785 and one line feed")
      return
    }
    let signature = contents.bytes[BundleLayout.signature].flatMap { SSHSignature(armour: $0) }
    guard let payload = value["payload"]?.string.flatMap({ Base64.bytes(of: $0) }),
      payload == contents.bytes[BundleLayout.statement], value["payloadType"]?.string == BundleLayout.payloadType,
      let signatures = value["signatures"]?.array, signatures.count == 1, let one = signatures.first,
      let raw = one["sig"]?.string.flatMap({ Base64.bytes(of: $0) }), let keyid = one["keyid"]?.string,
      value.members?.count == 3, one.members?.count == 2
    else {
      note(.dsseMismatch, path, "the envelope is not over this statement")
      return
    }
    // Without a readable signature there is no key to compare with, and that has its own reason.
    guard let key = signature?.key else { return }
    let head = "DSSEv1 \(BundleLayout.payloadType.utf8.count) \(BundleLayout.payloadType) \(payload.count) "
    guard keyid == key.fingerprint, let publicKey = key.ed25519,
      Ed25519.isValid(raw, for: Array(head.utf8) + payload, publicKey: publicKey)
    else {
      note(.dsseMismatch, path, "the envelope is not by the key that signed the statement")
      return
    }
  }

  /// Rule 5, first link: the statement names the tag manifest, the index and whatever else by digest.
  mutating func checkSubjects(_ statement: Statement) {
    var names: Set<String> = []
    for subject in statement.subjects {
      if !names.insert(subject.name).inserted {
        note(.schemaUnknown, BundleLayout.statement, "the subject \(subject.name) twice")
      }
      check(subject.name, subject.digest, by: "statement")
    }
    for name in [BundleLayout.tagManifest, BundleLayout.index] where !names.contains(name) {
      note(.schemaUnknown, BundleLayout.statement, "no subject \(name)")
    }
  }

  /// Rule 5, second link: the tag manifest lists every file outside `data/` but itself and what signs it.
  mutating func checkTagManifest() {
    let path = BundleLayout.tagManifest
    guard let bytes = contents.bytes[path] else { return }
    var listed: Set<String> = []
    if let manifest = Manifest(parsing: bytes) {
      for line in manifest.lines {
        listed.insert(line.path)
        if line.path.hasPrefix("data/") || BundleLayout.unlisted.contains(line.path) {
          if asSigned.contains(path) { note(.containerInvalid, path, "it lists \(line.path)") }
        } else {
          check(line.path, line.digest, by: path)
        }
      }
    } else if asSigned.contains(path) {
      note(.containerInvalid, path, "a line of another form or order")
    }
    for file in contents.files.keys
    where !file.hasPrefix("data/") && !BundleLayout.unlisted.contains(file) && !listed.contains(file) {
      note(.fileUnlisted, file, "no signed list names it")
    }
    if asSigned.contains(BundleLayout.bagit), let text = contents.bytes[BundleLayout.bagit],
      text != Array(BundleLayout.bagitText.utf8)
    {
      note(.containerInvalid, BundleLayout.bagit, "not the declaration of BagIt 1.0")
    }
    for required in [BundleLayout.bagit, BundleLayout.manifest, BundleLayout.index] where !listed.contains(required) {
      if contents.files[required] == nil { note(.fileMissing, required, "the bundle has no such file") }
    }
  }

  /// Rule 5, third link: the manifest lists every file under `data/`.
  mutating func checkManifest(_ statement: Statement) -> Manifest? {
    let path = BundleLayout.manifest
    guard let bytes = contents.bytes[path] else { return nil }
    guard let manifest = Manifest(parsing: bytes) else {
      if asSigned.contains(path) { note(.containerInvalid, path, "a line of another form or order") }
      return nil
    }
    var listed: Set<String> = []
    listed.reserveCapacity(manifest.lines.count)
    for line in manifest.lines {
      listed.insert(line.path)
      if line.path.hasPrefix("data/") {
        check(line.path, line.digest, by: path)
      } else if asSigned.contains(path) {
        note(.containerInvalid, path, "it lists \(line.path)")
      }
    }
    for file in contents.files.keys where file.hasPrefix("data/") && !listed.contains(file) {
      note(.fileUnlisted, file, "no signed list names it")
    }
    return manifest
  }

  /// Rule 6: the index speaks of the files of the manifest, and its Merkle root is the signed one.
  mutating func checkIndex(_ statement: Statement, _ manifest: Manifest?) {
    let path = BundleLayout.index
    guard let bytes = contents.bytes[path] else { return }
    do throws(Index.Defect) {
      let index = try Index(parsing: bytes)
      let root = Hexadecimal.text(of: index.root)
      if index.lines.count != statement.leafCount || root != statement.root {
        note(.rootMismatch, path, "its Merkle root or its count is not the signed one")
      }
      if let manifest { compare(index, manifest, statement) }
    } catch {
      guard asSigned.contains(path) else { return }
      switch error {
      case .notCanonical(let line): note(.jsonNotCanonical, path, "line \(line) is not canonical")
      case .unknownSchema(let line): note(.schemaUnknown, path, "line \(line) lacks members of the format")
      }
    }
  }

  private mutating func compare(_ index: Index, _ manifest: Manifest, _ statement: Statement) {
    if statement.kind == .period {
      compareChildren(index, manifest)
      return
    }
    var listed = Dictionary(manifest.lines.map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    var previous: String?
    for line in index.lines {
      if let previous, !previous.utf8.lexicographicallyPrecedes(line.path.utf8) {
        note(.indexMismatch, line.path, "the index is out of order")
      }
      previous = line.path
      if listed.removeValue(forKey: line.path) != line.digest {
        note(.indexMismatch, line.path, "the index has another digest than the manifest, or the manifest none")
      } else if let file = contents.files[line.path], file.digest == line.digest, file.size != line.size {
        note(.indexMismatch, line.path, "the index has another size than the file")
      }
    }
    for path in listed.keys { note(.indexMismatch, path, "the manifest lists it and the index does not") }
  }

  private mutating func compareChildren(_ index: Index, _ manifest: Manifest) {
    var children: Set<String> = []
    for line in index.lines {
      guard let child = BundleLayout.child(of: line.path), line.path == child + BundleLayout.statement,
        children.insert(child).inserted
      else {
        note(.indexMismatch, line.path, "an index line of a period that is no child's statement")
        continue
      }
      // The folder's name is the start of the child's id.
      if !line.digest.hasPrefix(child.dropFirst(BundleLayout.children.count).dropLast()) {
        note(.indexMismatch, line.path, "the child's folder does not bear its id")
      }
      if statement?.subjects.contains(.init(name: line.path, digest: line.digest)) != true {
        note(.indexMismatch, line.path, "no subject for the child")
      }
    }
    for line in manifest.lines {
      guard let child = BundleLayout.child(of: line.path), children.contains(child) else {
        note(.indexMismatch, line.path, "a file of a period that belongs to no child")
        continue
      }
    }
  }

  /// Rule 6: the ledger's checkpoint, where the ledger's key is known.
  mutating func checkCheckpoint(_ statement: Statement) {
    guard let key = trust.ledgerKey, let text = statement.checkpoint else { return }
    guard let note = SignedNote(text), note.isSigned(by: key), let checkpoint = Checkpoint(text: note.text),
      checkpoint.origin == key.name
    else {
      self.note(.checkpointBad, BundleLayout.statement, "the ledger's checkpoint is not by the ledger's key")
      return
    }
  }

  /// Compares a file with the digest that a signed list gives.
  mutating func check(_ path: String, _ digest: String, by list: String) {
    guard let file = contents.files[path] else {
      note(.fileMissing, path, "\(list) names it and it is not there")
      return
    }
    if file.digest == digest {
      asSigned.insert(path)
    } else {
      note(.digestMismatch, path, "its SHA-256 is not the one in \(list)")
    }
  }
}

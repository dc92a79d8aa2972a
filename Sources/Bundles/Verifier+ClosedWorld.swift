import JSON
import Signing

extension Verifier {
  /// Rule 4 for the DSSE envelope: the same bytes, the same key.
  mutating func checkEnvelope(_ signer: Verification.Signer?) throws {
    let path = BundleLayout.envelope
    guard let bytes = try bytes(path) else { return }
    guard bytes.last == 0x0A, CanonicalJSON.isObject(Array(bytes.dropLast())),
      let value = try? JSONValue(parsing: bytes)
    else {
      note(.jsonNotCanonical, path, "not the canonical form of RFC 8785 and one line feed")
      return
    }
    let signature = try self.bytes(BundleLayout.signature).flatMap { SSHSignature(armour: $0) }
    let signed = try self.bytes(BundleLayout.statement)
    guard let payload = value["payload"]?.string.flatMap({ Base64.bytes(of: $0) }),
      payload == signed, value["payloadType"]?.string == BundleLayout.payloadType,
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
    guard keyid.utf8.elementsEqual(key.fingerprint.utf8), let publicKey = key.ed25519,
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
  mutating func checkTagManifest() throws {
    let path = BundleLayout.tagManifest
    guard let manifest = kept(path) else { return }
    var lines: [Manifest.Line] = []
    if try Manifest.read(manifest, { lines.append($0) }) {
      for line in lines {
        if line.path.hasPrefix("data/") || BundleLayout.unlisted.contains(line.path) {
          if asSigned.contains(path) { note(.containerInvalid, path, "it lists \(line.path)") }
        } else {
          check(line.path, line.digest, by: path)
        }
      }
    } else {
      lines = []
      if asSigned.contains(path) { note(.containerInvalid, path, "a line of another form or order") }
    }
    let listed = Set(lines.map(\.path))
    for place in order.indices {
      let file = self.path(at: place)
      guard !file.hasPrefix("data/"), !BundleLayout.unlisted.contains(file), !listed.contains(file) else { continue }
      note(.fileUnlisted, file, "no signed list names it")
    }
    if asSigned.contains(BundleLayout.bagit), let text = try bytes(BundleLayout.bagit),
      text != Array(BundleLayout.bagitText.utf8)
    {
      note(.containerInvalid, BundleLayout.bagit, "not the declaration of BagIt 1.0")
    }
    for required in [BundleLayout.bagit, BundleLayout.manifest, BundleLayout.index] where !listed.contains(required) {
      if file(required) == nil { note(.fileMissing, required, "the bundle has no such file") }
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
    guard let file = file(path) else {
      note(.fileMissing, path, "\(list) names it and it is not there")
      return
    }
    if file.digest == digest {
      if !path.hasPrefix("data/") { asSigned.insert(path) }
    } else {
      note(.digestMismatch, path, "its SHA-256 is not the one in \(list)")
    }
  }
}

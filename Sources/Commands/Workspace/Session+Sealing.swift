import Bundles
import Files
import JSON

import Knowledge
import Model
import Signing

/// Where a workspace keeps its keys, below `.vouch`.
enum KeyFile {
  /// The private key that signs bundles, in OpenSSH's form; `.pub` beside it.
  static let signing = ".vouch/keys/signing"
  /// The private key that signs the ledger's checkpoints.
  static let ledger = ".vouch/keys/ledger"
  /// The ledger's last checkpoint.
  static let checkpoint = ".vouch/ledger.checkpoint"
  /// The ledger's public key, to be given away.
  static let ledgerPublic = "ledger.vkey"
}

extension Session {
  /// The seal of the workspace around the current folder, ready for the next bundle.
  ///
  /// `key` is a private key file, or a public one whose other half ssh-agent or a token holds; the workspace's own for
  /// nil. `saltSeed` is a file of 32 bytes. Outside a workspace, `key` must be given and the ledger stays out.
  func seal(key: String? = nil, principal: String? = nil, saltSeed: String? = nil) throws -> Seal {
    var seal = Seal(
      signer: try signer(key: key, principal: principal), created: now, toolVersion: Version.number)
    if let saltSeed {
      let bytes = try ReadableFile.bytes(of: saltSeed, limit: 1 << 20)
      guard bytes.count == 32 else {
        throw Failure(.input, "a salt seed is 32 bytes, not \(bytes.count)", at: .file(saltSeed))
      }
      seal.saltSeed = bytes
    }
    guard workspacePath != nil else { return seal }
    let workspace = try workspace()
    seal.organisation = workspace.configuration.organisation.isEmpty ? nil : workspace.configuration.organisation
    seal.scope = workspace.configuration.scope
    seal.previous = try workspace.store.setting(Self.lastBundle)?.string.flatMap { Digest(hexadecimal: $0) }
    seal.checkpoint = try checkpoint()
    return seal
  }

  /// Records a bundle that was just sealed: the ledger's entry, and the next bundle's `previous`.
  func record(_ sealed: SealedBundle, at path: String, action: String = "bundle.seal") throws {
    guard workspacePath != nil else { return }
    let store = try workspace().store
    try store.transaction {
      try store.append(
        action: action, subjects: [.init(name: path, digest: sealed.id)], actor: actor, time: now)
      if action == "bundle.seal" { try store.set(Self.lastBundle, to: .string(sealed.id.hexadecimal)) }
    }
  }

  /// Signs the ledger's present state, keeps the note and returns it.
  func checkpoint() throws -> String {
    let workspace = try workspace()
    let key = try ledgerKey()
    let kept = workspace.path + "/" + KeyFile.checkpoint
    let previous =
      Folder.exists(kept) ? String(decoding: try ReadableFile.bytes(of: kept, limit: 1 << 16), as: UTF8.self) : nil
    let note = try LedgerNotary(key: key).sign(previous: previous) { check in
      try workspace.store.eachLedgerLine(from: 0) { check.append($0) }
    }
    if note != previous { try WholeFile.write(Array(note.utf8), to: kept, replacing: true, mode: 0o600) }
    return note
  }

  /// The ledger's key, made on first use; its public half lies in the workspace's folder.
  func ledgerKey() throws -> NoteSigningKey {
    let workspace = try workspace()
    let path = workspace.path + "/" + KeyFile.ledger
    let key: NoteSigningKey
    if Folder.exists(path) {
      let text = String(decoding: try ReadableFile.bytes(of: path, limit: 1 << 16), as: UTF8.self)
      guard let kept = NoteSigningKey(text) else {
        throw Failure(.state, "is not a ledger's signing key", at: .file(path))
      }
      key = kept
    } else {
      let domain = workspace.configuration.domain ?? "localhost"
      guard let seed = SecureRandom.bytes(32), let new = NoteSigningKey(name: "\(domain)/vouch/ledger", seed: seed)
      else { throw Failure(.state, "cannot make a ledger key for the domain '\(domain)'") }
      try Folder.make(workspace.path + "/.vouch/keys", mode: 0o700)
      try WholeFile.write(Array((new.text + "\n").utf8), to: path, mode: 0o600)
      key = new
    }
    let publicPath = workspace.path + "/" + KeyFile.ledgerPublic
    if !Folder.exists(publicPath) {
      try WholeFile.write(Array("\(key.verificationKey)\n".utf8), to: publicPath, mode: 0o644)
    }
    return key
  }

  private static let lastBundle = "evidence.last-bundle"

  /// What signs: the key given, else the workspace's.
  func signer(key: String?, principal: String?) throws -> BundleSigner {
    let path = try key ?? ownKey()
    guard let program = ChildProcess.locate("ssh-keygen") else {
      throw Failure(.state, "ssh-keygen is not installed", hint: "apt-get install openssh-client")
    }
    let comment = try Self.publicHalf(of: path).comment
    let passed = ["SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "SSH_SK_PROVIDER", "DISPLAY", "HOME"]
    return BundleSigner(
      key: path, principal: principal ?? comment ?? actor, program: program,
      environment: environment.filter { passed.contains($0.key) })
  }

  private func ownKey() throws -> String {
    guard let root = workspacePath else {
      throw Failure(.state, "no workspace here or above, and no key given", hint: "--key FILE names a key")
    }
    let path = root + "/" + KeyFile.signing
    // The public half alone is enough where an agent holds the other.
    if Folder.exists(path) { return path }
    if Folder.exists(path + ".pub") { return path + ".pub" }
    throw Failure(.state, "the workspace has no signing key", hint: "vouch key generate, or --key FILE")
  }

  /// The public key and the comment of a key file, from the `.pub` beside it.
  static func publicHalf(of path: String) throws -> (key: SSHPublicKey?, comment: String?) {
    let file = path.hasSuffix(".pub") ? path : path + ".pub"
    guard Folder.exists(file) else {
      guard Folder.exists(path) else {
        throw Failure(.input, "no such key", at: .file(path), hint: "vouch key generate makes the workspace's key")
      }
      return (nil, nil)
    }
    let text = String(decoding: try ReadableFile.bytes(of: file, limit: 1 << 20), as: UTF8.self)
    guard let key = SSHPublicKey(line: text) else {
      throw Failure(.input, "is not a public key of a kind that can sign bundles", at: .file(file))
    }
    let words = text.split(whereSeparator: \.isWhitespace)
    return (key, words.count > 2 ? String(words[2]) : nil)
  }
}

import Arguments
import Files
import Glibc
import Model
import Signing

/// `vouch key generate`
struct KeyGenerateVerb: Verb {
  var principal: String?
  var output: String?

  static let path = ["key", "generate"]
  static let summary = "Make the key that signs evidence bundles."
  static let discussion = """
    Makes an Ed25519 key with ssh-keygen, without a passphrase, for scheduled collection: .vouch/keys/signing in \
    the workspace, or FILE. Keys with a passphrase, in ssh-agent or on a hardware token are made with ssh-keygen \
    itself and given to collect, disclose and merge with --key FILE.
    """
  static let examples = [
    Example("vouch key generate --principal audit@acme.example", "Make the workspace's key."),
    Example("vouch key show", "Print the line that others need to trust it."),
  ]
  static let arguments: [Argument<Self>] = [
    .option("principal", nil, "NAME", "Whose key it is, as audit@acme.example; the actor otherwise.", \.principal),
    .option("output", "o", "FILE", "Write the key to FILE and FILE.pub.", \.output, .files),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let name = principal ?? session.actor
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"*?!,".utf8.contains($0) }) else {
      throw UsageError("a principal is one word of ASCII without wildcards, quotes and commas: '\(name)'")
    }
    let file = try output ?? ownFile(session)
    guard !Folder.exists(file), !Folder.exists(file + ".pub") else {
      throw Failure(.output, "exists already", at: .file(file), hint: "vouch key show prints its trust line")
    }
    guard let program = ChildProcess.locate("ssh-keygen") else {
      throw Failure(.state, "ssh-keygen is not installed", hint: "apt-get install openssh-client")
    }
    let key = try make(file, name, program)
    if output == nil {
      do {
        try session.record("key.generate", [.init(name: name, digest: Digest(of: key.blob))])
      } catch {
        // A key that the ledger does not know would stand in the way of the next try.
        unlink(file)
        unlink(file + ".pub")
        throw error
      }
      _ = try session.ledgerKey()
    }
    session.write(Array("\(KeyShowVerb.line(key, name))\n".utf8))
    session.report("give this line to those who verify, by another way than the bundles")
    return .done
  }

  /// Makes both halves under other names, so that a half-written key never bears the name.
  private func make(_ file: String, _ name: String, _ program: String) throws -> SSHPublicKey {
    let temporary = "\(file).\(String(UInt64.random(in: .min ... .max), radix: 36))"
    defer {
      unlink(temporary)
      unlink(temporary + ".pub")
    }
    let outcome = try ChildProcess(program, ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", temporary]).run()
    guard outcome.succeeded, let key = try Session.publicHalf(of: temporary).key else {
      throw Failure(.output, "ssh-keygen cannot make a key", at: .file(file))
    }
    guard link(temporary, file) == 0 else {
      throw Failure(.output, "cannot write: \(String(cString: strerror(errno)).lowercased())", at: .file(file))
    }
    guard rename(temporary + ".pub", file + ".pub") == 0 else {
      unlink(file)
      throw Failure(.output, "cannot write: \(String(cString: strerror(errno)).lowercased())", at: .file(file + ".pub"))
    }
    return key
  }

  private func ownFile(_ session: Session) throws -> String {
    let root = try session.workspace().path
    try Folder.make(root + "/.vouch/keys", mode: 0o700)
    return root + "/" + KeyFile.signing
  }
}

import Arguments
import Files
import JSON
import Model
import Signing

/// `vouch key show`
struct KeyShowVerb: Verb {
  var key: String?
  var principal: String?
  var json = false

  static let path = ["key", "show"]
  static let summary = "Print the trust line of the key that signs bundles."
  static let discussion = """
    The line belongs in the allowed_signers file of everyone who verifies. It trusts the key for evidence bundles \
    only; valid-after="YYYYMMDDZ" and valid-before="YYYYMMDDZ" after a comma limit the time.
    """
  static let examples = [Example("vouch key show >> allowed_signers", "Add the workspace's key to a trust file.")]
  static let arguments: [Argument<Self>] = [
    .positional("KEY", "A key file; the workspace's otherwise.", \.key, .files),
    .option("principal", nil, "NAME", "Whose key it is; the key's comment otherwise.", \.principal),
    .flag("json", nil, "Print vouch.key/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let file = try key ?? session.workspace().path + "/" + KeyFile.signing
    let (publicKey, comment) = try Session.publicHalf(of: file)
    guard let publicKey else {
      throw Failure(
        .input, "no public key beside it", at: .file(file),
        hint: "ssh-keygen -y -f \(file.typed) > \("\(file).pub".typed)")
    }
    let name = principal ?? comment ?? session.actor
    if json {
      var value: JSONValue = [
        "schema": "vouch.key/1", "principal": .string(name), "fingerprint": .string(publicKey.fingerprint),
        "type": .string(publicKey.type), "line": .string(Self.line(publicKey, name)),
      ]
      if key == nil, case .object(let members) = value {
        value = .object(members + [.init("ledger", .string(try session.ledgerKey().verificationKey.description))])
      }
      session.write(value)
    } else {
      session.write(Array("\(Self.line(publicKey, name))\n".utf8))
    }
    return .done
  }

  /// A line of `allowed_signers` in the format's strict form.
  static func line(_ key: SSHPublicKey, _ principal: String) -> String {
    "\(principal) namespaces=\"vouch-bundle@v1\" \(key.line)"
  }
}

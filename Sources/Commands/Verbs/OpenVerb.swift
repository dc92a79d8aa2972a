import Arguments
import Bundles
import Files
import Model

/// `vouch open`
struct OpenVerb: Verb {
  var bundle = ""
  var output = ""
  var trust: String?
  var authority: String?
  var revoked: String?
  var anySigner = false

  static let path = ["open"]
  static let summary = "Verify a bundle, then extract it into a new folder."
  static let discussion = """
    Nothing is written unless everything is as signed by a trusted key (vouch verify tells how trust is given). Only \
    regular files with the format's plain names are made, inside the new folder, and each is compared again with \
    what was verified.
    """
  static let examples = [
    Example("vouch open q1.tar.zst --trust allowed_signers -o q1", "Extract into the new folder q1.")
  ]
  static let arguments: [Argument<Self>] = [
    .positional("BUNDLE", "A .tar, .tar.zst, .zip or folder.", \.bundle),
    .option("output", "o", "DIR", "The new folder.", \.output, .folders),
    .option("trust", nil, "FILE", "Who may sign: an allowed_signers file.", \.trust, .files),
    .option("tsa-ca", nil, "FILE", "PEM certificates of trusted time-stamping authorities.", \.authority, .files),
    .option("krl", nil, "FILE", "Revoked keys: OpenSSH's KRL, or public keys.", \.revoked, .files),
    .flag("any-signer", nil, "Extract even where the signer is not trusted.", \.anySigner),
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard !output.isEmpty else { throw UsageError("-o DIR is missing", hint: "vouch open --help") }
    let trust = try session.trust(signers: trust, authority: authority, revoked: revoked)
    let (verification, wasOpened) = try session.bundle(bundle).open(to: output, trust: trust, anySigner: anySigner)
    session.write(VerifyVerb.words(of: verification, width: session.width))
    if !wasOpened {
      session.report("nothing was extracted")
      let status = ExitStatus(rawValue: verification.exitStatus(requiringTimestamp: false)) ?? .failed
      return status == .done ? .no : status
    }
    return .done
  }
}

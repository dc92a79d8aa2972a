import Arguments
import Bundles
import Files
import JSON
import Model
import Reports

/// `vouch verify`
struct VerifyVerb: Verb {
  var bundle = ""
  var trust: String?
  var authority: String?
  var revoked: String?
  var ledgerKey: String?
  var requireTimestamp = false
  var time: String?
  var json = false

  static let path = ["verify"]
  static let summary = "Verify a signed evidence bundle, and say every reason."
  static let discussion = """
    Trust comes from outside the bundle: --trust names OpenSSH's allowed_signers file (every line with namespaces=, \
    no wildcards), --tsa-ca the certificates of time-stamping authorities, --krl a list of revoked keys. In a \
    workspace, trust: in vouch.yaml stands for --trust. Nothing is extracted or written. The verdicts are: malformed \
    (exit 2); altered, incomplete, untrusted signer (exit 1); "verified, time claimed only" (exit 0, or 1 with \
    --require-timestamp); verified (exit 0).
    """
  static let examples = [
    Example("vouch verify q1.tar.zst --trust allowed_signers --tsa-ca tsa.pem", "Verify by signer and time."),
    Example("vouch verify q1/ --trust allowed_signers --json", "Print vouch.verification/1."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("BUNDLE", "A folder, .tar, .tar.zst or .zip; - is standard input (not zip).", \.bundle),
    .option("trust", nil, "FILE", "Who may sign: an allowed_signers file.", \.trust, .files),
    .option("tsa-ca", nil, "FILE", "PEM certificates of trusted time-stamping authorities.", \.authority, .files),
    .option("krl", nil, "FILE", "Revoked keys: OpenSSH's KRL, or public keys.", \.revoked, .files),
    .option("ledger-key", nil, "FILE", "The ledger's verification key, to check checkpoints.", \.ledgerKey, .files),
    .flag("require-timestamp", nil, "Exit 1 where the time is only claimed.", \.requireTimestamp),
    .option("at", nil, "TIME", "Judge the signer's validity at TIME, not at the bundle's.", \.time),
    .flag("json", nil, "Print vouch.verification/1.", \.json),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let trust = try session.trust(
      signers: trust, authority: authority, revoked: revoked, ledgerKey: ledgerKey, time: time)
    let verification = try session.bundle(bundle).verify(trust: trust)
    if json {
      session.write(verification.json)
    } else {
      for refused in trust.refusedLines {
        session.warn("line \(refused.line) of the trust file does not count: \(refused.reason)")
      }
      session.write(Self.words(of: verification, width: session.width))
      if verification.verdict == .untrustedSigner {
        session.flush()
        session.advise(
          try self.trust == nil && session.workspaceTrust() == nil
            ? "--trust FILE names who may sign; vouch key trust KEY keeps a signer in a workspace"
            : "if the signer gave you this key by another way, add its line to the trust file")
      }
    }
    return ExitStatus(rawValue: verification.exitStatus(requiringTimestamp: requireTimestamp)) ?? .failed
  }

  /// What a person reads: verdict, signer, time, reasons.
  static func words(of verification: Verification, width: Int) -> String {
    let glyph =
      switch verification.verdict {
      case .verified: "✓"
      case .timeClaimedOnly: "~"
      default: "✗"
      }
    var lines = ["\(glyph) \(verification.verdict.rawValue)"]
    if let signer = verification.signer {
      lines.append("  signer  \(Visible.text(signer.principal ?? "unknown"))  \(signer.fingerprint)")
    }
    if let time = verification.time {
      lines.append(
        "  time    \(time.value)  \(time.isProven ? "by \(Visible.text(time.authority ?? "")) " : "claimed")")
    }
    if let bundle = verification.bundle { lines.append("  bundle  \(bundle.hexadecimal)") }
    for reason in verification.reasons {
      let path = reason.path.map { "\(Visible.text($0)): " } ?? ""
      lines.append("  \(reason.code.rawValue)  \(path)\(Visible.text(reason.message))")
    }
    lines += verification.notes.map { "  note  \(Visible.text($0))" }
    return lines.map { Prose.fitted($0.hasSuffix(" ") ? String($0.dropLast()) : $0, to: width, hanging: 4) }
      .joined(separator: "\n") + "\n"
  }
}

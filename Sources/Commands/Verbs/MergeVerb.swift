import Arguments
import Bundles
import Files
import Model
import Reports

/// `vouch merge`
struct MergeVerb: Verb {
  var bundles: [String] = []
  var output = ""
  var period: String?
  var trust: String?
  var key: String?
  var principal: String?
  var saltSeed: String?

  static let path = ["merge"]
  static let summary = "Seal the bundles of several hosts or months as one for a period."
  static let discussion = """
    Each bundle is verified, kept unchanged inside the new one, and can be verified by itself there. Merging a merged \
    bundle again takes the bundles in it. With --trust, a bundle by anyone else is refused.
    """
  static let examples = [
    Example("vouch merge host1.tar.zst host2.tar.zst -o q1.tar.zst --period 2026-01-01/2026-04-01", "One quarter.")
  ]
  static let arguments: [Argument<Self>] = [
    .positional("BUNDLE", "Folders, .tar, .tar.zst or .zip.", \.bundles),
    .option("output", "o", "OUT", "A new folder, .tar, .tar.zst or .zip.", \.output, .files),
    .option("period", nil, "FROM/TO", "What it covers, from <= t < to; what the bundles cover otherwise.", \.period),
    .option("trust", nil, "FILE", "Who may have signed them: an allowed_signers file.", \.trust, .files),
    .option("key", nil, "FILE", "The key that signs; the workspace's otherwise.", \.key, .files),
    .option("principal", nil, "NAME", "Whose key it is; the key's comment otherwise.", \.principal),
    .option("salt-seed", nil, "FILE", "32 bytes for repeatable builds, in tests.", \.saltSeed, .files),
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard !output.isEmpty else { throw UsageError("-o OUT is missing", hint: "vouch merge --help") }
    var seal = try session.seal(key: key, principal: principal, saltSeed: saltSeed)
    seal.period = try period.map(CollectVerb.window)
    let believed = try trust.map { try session.trust(signers: $0) }
    let sealed = try seal.merge(bundles.map { try session.bundle($0) }, trust: believed, to: output)
    try session.record(sealed, at: output, action: "bundle.merge")
    session.write("\(Visible.text(output)): \(sealed.records.count) bundles\n")
    try sealed.records.forEach { session.write("  \($0.path)\n") }
    return .done
  }
}

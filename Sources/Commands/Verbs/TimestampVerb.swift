import Arguments
import Bundles
import Files
import Model
import Reports

/// `vouch timestamp`
struct TimestampVerb: Verb {
  var bundle = ""
  var request: String?
  var reply: String?
  var output: String?

  static let path = ["timestamp"]
  static let summary = "Ask for a trusted timestamp on a bundle, or attach the reply."
  static let discussion = """
    Nothing is sent: --request writes the query of RFC 3161, which any HTTP client takes to a time-stamping \
    authority; --attach makes a copy of the bundle with its reply. What was signed stays as it is.
    """
  static let examples = [
    Example("vouch timestamp q1.tar.zst --request q1.tsq", "Write the query."),
    Example(
      "curl -H 'Content-Type: application/timestamp-query' --data-binary @q1.tsq URL > q1.tsr",
      "Take it to an authority."),
    Example("vouch timestamp q1.tar.zst --attach q1.tsr -o q1-stamped.tar.zst", "Attach the reply."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("BUNDLE", "A folder, .tar, .tar.zst or .zip.", \.bundle),
    .option("request", nil, "FILE", "Write the query to FILE.", \.request, .files),
    .option("attach", nil, "REPLY", "The authority's reply, whole.", \.reply, .files),
    .option("output", "o", "OUT", "A new folder, .tar, .tar.zst or .zip, with --attach.", \.output, .files),
  ]

  func run(in session: Session) throws -> ExitStatus {
    switch (request, reply) {
    case (let request?, nil):
      guard output == nil else { throw UsageError("-o goes with --attach") }
      let bytes = try session.bundle(bundle).timestampRequest()
      if request == "-" { session.write(bytes) } else { try WholeFile.write(bytes, to: request) }
    case (nil, let reply?):
      guard let output else { throw UsageError("-o OUT is missing", hint: "vouch timestamp --help") }
      let bytes = try ReadableFile.bytes(of: reply, limit: 1 << 20)
      try session.bundle(bundle).attach(timestamp: bytes, to: output, created: session.now)
      session.write("\(Visible.text(output)): timestamp attached\n")
    default: throw UsageError("one of --request FILE and --attach REPLY is wanted", hint: "vouch timestamp --help")
    }
    return .done
  }
}

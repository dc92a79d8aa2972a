import Arguments
import Files
import Model
import Signing

/// `vouch key trust`
struct KeyTrustVerb: Verb {
  var key = ""
  var principal: String?
  var from: String?
  var until: String?
  var file: String?

  static let path = ["key", "trust"]
  static let summary = "Add a signer to the workspace's trust file."
  static let discussion = """
    KEY is a .pub file, or a file with one trust line as vouch key show prints it. The line is added to the file \
    that trust: in vouch.yaml names, or to allowed_signers in the workspace. Compare the fingerprint with its owner \
    by another way first.
    """
  static let examples = [
    Example("vouch key trust acme.pub --principal audit@acme.example --until 2027-01-01", "Trust a key for a time.")
  ]
  static let arguments: [Argument<Self>] = [
    .positional("KEY", "A public key, or a trust line.", \.key),
    .option("principal", nil, "NAME", "Whose key it is; the key's comment otherwise.", \.principal),
    .option("from", nil, "DAY", "First day on which signatures count, as 2026-01-01.", \.from),
    .option("until", nil, "DAY", "Day from which on they do not count any more.", \.until),
    .option("trust", nil, "FILE", "The trust file, in place of the workspace's.", \.file, .files),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let line = try trustLine()
    let read = AllowedSigners(parsing: Array(line.utf8))
    guard let signer = read.signers.first, read.refused.isEmpty else {
      throw Failure(.input, read.refused.first?.reason ?? "no signer in it", at: .file(key))
    }
    let path = try file ?? session.workspaceTrust() ?? session.workspace().path + "/" + Session.trustFile
    var bytes = Folder.exists(path) ? try ReadableFile.bytes(of: path, limit: 16 << 20) : []
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    let same = AllowedSigners(parsing: bytes).signers.first {
      $0.key == signer.key && $0.principals == signer.principals
    }
    if let same {
      throw Failure(.state, "trusts this key already", at: .text(file: path, line: same.line, column: nil))
    }
    try WholeFile.write(bytes + Array(line.utf8) + [0x0A], to: path, replacing: true, mode: 0o644)
    if file == nil {
      let digest = Digest(of: signer.key.blob)
      try session.record("key.trust", [.init(name: signer.principals[0], digest: digest)])
    }
    session.write("\(signer.principals[0]) \(signer.key.fingerprint) added to \(path)\n")
    return .done
  }

  private func trustLine() throws -> String {
    let text = String(decoding: try ReadableFile.bytes(of: key, limit: 1 << 20), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard let line = lines.first, lines.count == 1 else { throw Failure(.input, "not one key", at: .file(key)) }
    guard let publicKey = SSHPublicKey(line: String(line)) else {
      if principal != nil || from != nil || until != nil {
        throw UsageError("--principal, --from and --until go with a .pub file, not with a trust line")
      }
      return String(line)
    }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let name = principal ?? (words.count > 2 ? String(words[2]) : nil) else {
      throw UsageError("the key has no comment: --principal NAME says whose it is")
    }
    var options = "namespaces=\"vouch-bundle@v1\""
    for (option, day) in [("valid-after", from), ("valid-before", until)] {
      guard let day else { continue }
      guard let date = CalendarDate(day), day.utf8.count == 10 else { throw UsageError("not a day: '\(day)'") }
      options += ",\(option)=\"\(date.description.split(separator: "-").joined())Z\""
    }
    return "\(name) \(options) \(publicKey.line)"
  }
}

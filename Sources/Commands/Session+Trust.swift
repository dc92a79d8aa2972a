import Arguments
import Bundles
import Files
import Model

extension Session {
  /// A bundle that a command line names, if anything is there.
  func bundle(_ path: String) throws -> Bundle {
    guard path == "-" || Folder.exists(path) else { throw ReadableFile.missing(path) }
    return Bundle(path)
  }

  /// What the options of a verifying command make the verifier believe; a workspace gives what they leave out.
  func trust(
    signers: String?, authority: String? = nil, revoked: String? = nil, ledgerKey: String? = nil, time: String? = nil
  ) throws -> Trust {
    var trust = Trust()
    if let path = try signers ?? workspaceTrust() {
      trust.setSigners(try ReadableFile.bytes(of: path, limit: 16 << 20))
    }
    if let authority {
      try trust.setAuthorities(try ReadableFile.bytes(of: authority, limit: 16 << 20), file: authority)
    }
    if let revoked { try trust.setRevoked(try ReadableFile.bytes(of: revoked, limit: 64 << 20), file: revoked) }
    if let ledgerKey {
      let text = String(decoding: try ReadableFile.bytes(of: ledgerKey, limit: 1 << 16), as: UTF8.self)
      try trust.setLedgerKey(text, file: ledgerKey)
    }
    if let time {
      guard let instant = Instant(time) ?? CalendarDate(time).flatMap({ time.utf8.count == 10 ? Instant($0) : nil })
      else { throw UsageError("--at is neither a time (2026-03-06T09:00:00Z) nor a day (2026-03-06): '\(time)'") }
      trust.time = instant
    }
    return trust
  }

  /// The trust file that the workspace around the current folder names, or has in `.vouch`; nil without either.
  func workspaceTrust() throws -> String? {
    guard let root = workspacePath else { return nil }
    let configuration = try Configuration(file: root + "/" + Workspace.marker)
    if let path = configuration.trust { return path.hasPrefix("/") ? path : root + "/" + path }
    let own = root + "/" + Self.trustFile
    return Folder.exists(own) ? own : nil
  }

  /// Where `vouch key trust` keeps a workspace's trusted keys, unless `vouch.yaml` names another file.
  static let trustFile = "allowed_signers"
}

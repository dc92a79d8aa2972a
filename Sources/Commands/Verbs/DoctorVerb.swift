import Arguments
import Files
import JSON
import Knowledge
import Model
import Reports

/// `vouch doctor`
struct DoctorVerb: Verb {
  var json = false

  static let path = ["doctor"]
  static let summary = "Say which optional programs are missing and what for, and whether the workspace is sound."
  static let discussion = """
    Nothing that is listed is needed to answer questionnaires: the programs are sources of evidence, readers of \
    further formats, and signers. The exit status is 1 if the workspace itself has a fault.
    """
  static let examples = [Example("vouch doctor", "What is there, what is missing, and what it is for.")]
  static let arguments: [Argument<Self>] = [.flag("json", nil, "Print vouch.doctor/1.", \.json)]

  /// Programs that some command runs, with what they are for and the Debian package that has them.
  private static let programs: [(name: String, purpose: String, package: String)] = [
    ("ssh-keygen", "key generate, collect: signs evidence bundles", "openssh-client"),
    ("openssl", "timestamp, collect: time stamps and certificates", "openssl"),
    ("pdftotext", "import: PDF documents", "poppler-utils"),
    ("git", "collect: the history of changes and their reviews", "git"),
    ("journalctl", "collect: the journal", "systemd"),
    ("sshd", "collect: the effective configuration of the SSH server", "openssh-server"),
    ("nginx", "collect: the effective configuration of the web server", "nginx"),
    ("dpkg-query", "collect: installed packages", "dpkg"),
    ("restic", "collect: backups and restores", "restic"),
    ("pg_restore", "collect: database restores", "postgresql-client"),
    ("oscap", "collect: OpenSCAP results", "openscap-scanner"),
    ("lynis", "collect: hardening reports", "lynis"),
  ]

  /// One line of the report.
  private struct Check {
    var state: String
    var subject: String
    var detail: String
    var isFault = false
  }

  func run(in session: Session) throws -> ExitStatus {
    let checks = Self.workspace(session) + Self.data(session) + Self.tools(session)
    if json {
      let list: JSONValue = [
        "schema": "vouch.doctor/1", "version": .string(Version.number),
        "checks": .array(
          checks.map {
            ["state": .string($0.state), "subject": .string($0.subject), "detail": .string($0.detail)]
          }),
      ]
      session.write(list)
    } else {
      let table = TerminalTable(
        [.init("state"), .init("what", .clipped), .init("for, or where", .wrapped)],
        rows: checks.map { [$0.state, $0.subject, $0.detail] })
      session.write(table.text(width: session.width))
    }
    return checks.contains(where: \.isFault) ? .no : .done
  }

  private static func workspace(_ session: Session) -> [Check] {
    guard let path = session.workspacePath else {
      return [Check(state: "none", subject: "workspace", detail: "none here or above; vouch init makes one")]
    }
    do {
      let workspace = try session.workspace()
      var checks = [Check(state: "ok", subject: "workspace", detail: path)]
      let count = try workspace.store.ledgerCount()
      checks.append(
        Check(state: "ok", subject: "ledger", detail: "\(count) entries; vouch log verify checks the chain"))
      if let trust = workspace.configuration.trust {
        let file = trust.hasPrefix("/") ? trust : path + "/" + trust
        let isThere = Folder.exists(file)
        checks.append(Check(state: isThere ? "ok" : "missing", subject: "trust file", detail: file, isFault: !isThere))
      }
      return checks
    } catch {
      return [Check(state: "fault", subject: "workspace", detail: "\(error)", isFault: true)]
    }
  }

  private static func data(_ session: Session) -> [Check] {
    var checks = [Check(state: "ok", subject: "built-in data", detail: "\(BuiltIn.files.count) files")]
    for folder in session.dataFolders {
      let files = ["mappings", "evidence/plans", "evidence/profiles"].flatMap { Folder.files(below: "\(folder)/\($0)") }
      guard !files.isEmpty else { continue }
      checks.append(Check(state: "ok", subject: "data that wins", detail: "\(files.count) files in \(folder)"))
    }
    return checks
  }

  private static func tools(_ session: Session) -> [Check] {
    programs.map { program in
      guard let path = ChildProcess.locate(program.name) else {
        return Check(
          state: "missing", subject: program.name, detail: "\(program.purpose); apt install \(program.package)")
      }
      return Check(state: "ok", subject: program.name, detail: path)
    }
  }
}

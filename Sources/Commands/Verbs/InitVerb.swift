import Arguments
import Files
import Knowledge
import Model
import Reports

/// `vouch init`
struct InitVerb: Verb {
  var folder: String?
  var organisation = ""

  static let path = ["init"]
  static let summary = "Make a workspace in this folder or another."
  static let discussion = """
    A workspace is a folder with vouch.yaml, which is yours to edit, and .vouch, which holds the database and is \
    closed to other users. Commands find it from any folder below. In a folder that has a vouch.yaml already, \
    only what is missing is made.
    """
  static let examples = [
    Example("vouch init", "Make a workspace here."),
    Example("vouch init acme --organisation 'Acme Ltd'", "Make the folder acme and a workspace in it."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("DIR", "The folder; made where it is missing.", \.folder, .folders),
    .option("organisation", nil, "NAME", "Name of the company, for vouch.yaml.", \.organisation),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let given = folder ?? "."
    try Folder.make(given)
    let path = given.hasPrefix("/") ? given : session.directory + (given == "." ? "" : "/" + given)
    let name = organisation.isEmpty ? path.split(separator: "/").last.map(String.init) ?? "company" : organisation
    let marker = path + "/" + Workspace.marker
    let wasThere = Folder.exists(marker) && Folder.exists(Workspace.database(in: path))
    let isMarked = Folder.exists(marker)
    if isMarked { _ = try Configuration(file: marker) }
    try Folder.make(path + "/.vouch", mode: 0o700)
    try Folder.guardPrivate(path + "/.vouch")
    // Keeps the database and keys out of a repository that the workspace lies in.
    try WholeFile.write(Array("*\n".utf8), to: path + "/.vouch/.gitignore", replacing: true, mode: 0o600)
    let store = try SQLiteStore(path: Workspace.database(in: path), creating: true)
    if wasThere {
      session.write("\(given) is a workspace already; nothing was changed\n")
      session.write("next: vouch status   what is in it, and what to do\n")
      return .done
    }
    let content =
      isMarked ? try ReadableFile.bytes(of: marker) : Array(Configuration.template(organisation: name).utf8)
    try store.append(
      action: "workspace.init",
      subjects: [.init(name: Workspace.marker, digest: Digest(of: content))],
      actor: session.actor, time: session.now)
    // Last, so that what was interrupted is no workspace yet.
    if !isMarked { try WholeFile.write(content, to: marker, mode: 0o644) }
    session.write("made a workspace in \(Visible.text(given))\n")
    session.write("next: vouch import FILE…   the company's security pages and policies\n")
    return .done
  }
}

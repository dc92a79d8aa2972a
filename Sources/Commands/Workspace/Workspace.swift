import Files
import Knowledge
import Model

/// A folder with `vouch.yaml` and `.vouch/`.
final class Workspace {
  /// Absolute path of the folder.
  let path: String
  /// What `vouch.yaml` says.
  let configuration: Configuration
  /// What the workspace knows.
  let store: any Store

  /// The file that marks a workspace.
  static let marker = "vouch.yaml"

  /// Opens the workspace in a folder.
  init(at path: String, waiting: @escaping () -> Void) throws {
    self.path = path
    configuration = try Configuration(file: path + "/" + Self.marker)
    try Self.guardPrivate(path)
    store = try SQLiteStore(path: Self.database(in: path), waiting: waiting)
  }

  /// The folder for keys and the database.
  var privateFolder: String { path + "/.vouch" }

  /// Where the database lies.
  static func database(in path: String) -> String { path + "/.vouch/vouch.db" }

  /// The nearest folder, from here upwards, that holds the marker.
  static func find(from directory: String) -> String? {
    var path = directory
    while true {
      if Folder.exists(path + "/" + marker) { return path }
      guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  private static func guardPrivate(_ path: String) throws {
    guard Folder.exists(path + "/.vouch") else {
      throw Failure(
        .state, "has a \(marker) but no .vouch folder", at: .file(path), hint: "vouch init \(path.typed) makes it")
    }
    try Folder.guardPrivate(path + "/.vouch")
  }
}

extension Session {
  /// Where a workspace lies around the current folder, or nil.
  var workspacePath: String? { Workspace.find(from: directory) }

  /// The workspace around the current folder; opened once.
  func workspace() throws -> Workspace {
    if let opened { return opened }
    guard let path = workspacePath else {
      throw Failure(
        .state, "no workspace here or above", at: .file(directory),
        hint: "vouch init makes one; -C DIR names another folder")
    }
    let workspace = try Workspace(at: path) { [weak self] in
      self?.report("waiting for another vouch that uses this workspace")
    }
    opened = workspace
    return workspace
  }

  /// Appends an entry to the workspace's ledger, by the actor, now.
  func record(_ action: String, _ subjects: [LedgerEntry.Subject]) throws {
    try workspace().store.append(action: action, subjects: subjects, actor: actor, time: now)
  }

  /// Says what to do first where the workspace has no documents.
  func adviseImport() throws {
    guard try workspace().store.documents().isEmpty else { return }
    advise("nothing was imported yet; vouch import FILE… reads the company's pages and policies")
  }
}

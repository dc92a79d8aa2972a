import Archives
import Glibc
import Model

/// A bundle on disk: a folder, a `.tar`, `.tar.zst` or `.zip`, or standard input for `-`.
public struct Bundle: Sendable {
  /// Where it lies.
  public let path: String

  /// Names a bundle; nothing is read yet.
  public init(_ path: String) { self.path = path }

  /// Verifies by all rules of the format, in one pass, writing nothing.
  /// - Throws: ``Failure`` only for what cannot be read at all; everything else is a reason.
  public func verify(trust: Trust) throws -> Verification {
    try Verifier.verification(of: try contents(), trust: trust)
  }

  var isFolder: Bool {
    var status = stat()
    return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func contents() throws -> BundleContents {
    if isFolder { return try FolderReader.contents(of: path) }
    let receiver = ContentsReceiver()
    do {
      try ArchiveReader.read(path, into: receiver)
      return receiver.finish(nil)
    } catch let defect as ArchiveDefect {
      return receiver.finish(defect)
    }
  }
}

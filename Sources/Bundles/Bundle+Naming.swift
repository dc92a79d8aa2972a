import Archives
public import Model

extension Bundle {
  /// Refuses a name that asks for a container of a kind that nobody writes here, before any work is done.
  public static func checkName(ofOutput path: String) throws(Failure) { _ = try format(ofOutput: path) }

  /// The container that a name asks for; nil for a folder, whose name has no dot or ends in `/`.
  static func format(ofOutput path: String) throws(Failure) -> ArchiveFormat? {
    if let format = ArchiveFormat(name: path) { return format }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    // A name such as `.kept` or `..` has no ending.
    guard let dot = name.dropFirst().lastIndex(of: "."), name.index(after: dot) != name.endIndex, name.first != "."
    else { return nil }
    let known = ArchiveFormat.allCases.map { ".\($0.rawValue)" }
    throw Failure(
      .output, "no archive of a bundle ends in '\(name[dot...])'", at: .file(path),
      hint: "known are \(known.joined(separator: ", ")); a folder's name has no dot, or ends in /")
  }
}

/// Names that are made from the path of a file; `-` is standard input, whose name is `stdin`.
enum FileName {
  /// The name without folders.
  static func last(of path: String) -> String {
    path == "-" ? standardInput : path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name without folders and extension: how a document and a questionnaire are called.
  static func stem(of path: String) -> String {
    let name = last(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The questionnaire that a file is a copy of: `acme.answered.xlsx` belongs to `acme`.
  static func questionnaire(of path: String) -> String {
    var name = stem(of: path)
    for ending in [".answered", ".final"] where name.hasSuffix(ending) { name = String(name.dropLast(ending.count)) }
    return name
  }

  /// Where a copy with answers goes: `acme.csv` becomes `acme.answered.csv`, in the same folder.
  static func answered(_ path: String) -> String {
    let path = path == "-" ? standardInput : path
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot > slash else { return path + ".answered" }
    return path[..<dot] + ".answered" + path[dot...]
  }

  /// How a file is called where a person reads of it.
  static func shown(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static let standardInput = "stdin"
}

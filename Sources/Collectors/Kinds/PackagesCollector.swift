import Files
import Glibc
import Model

/// Installed packages and waiting updates of a Debian system; nothing is fetched or locked.
struct PackagesCollector: Collector {
  static let name = "packages"
  static let summary = "Installed packages and waiting updates (dpkg, apt), by the lists that were fetched last."
  static let parameters: [CollectorParameter] = []
  static let readsInput = false

  private static let installed = CommandLine(
    words: ["dpkg-query", "--show", "--showformat=${db:Status-Abbrev}\\t${Package}\\t${Version}\\t${Architecture}\\n"],
    version: ["--version"], name: "installed.tsv")
  private static let updates = CommandLine(
    words: ["apt-get", "--simulate", "-o", "Debug::NoLocking=true", "upgrade"], version: ["--version"],
    name: "updates.txt")
  private static let lists = "/var/lib/apt/lists"

  init(_ parameters: Parameters) throws(Failure) {}

  func steps(in surroundings: Surroundings) -> [PlannedStep] {
    Self.installed.steps(in: surroundings) + Self.updates.steps(in: surroundings) + [.read(Self.lists)]
  }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = Self.installed.gather(item, system: "dpkg", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "text/tab-separated-values"
      piece.analyzer = { LineCounter() }
    }
    var updates = Self.updates.gather(item, system: "apt", in: surroundings)
    let fetched = Self.newestList()
    updates.pieces.change { piece in
      piece.mediaType = "text/plain"
      piece.analyzer = { LineAnalyzer(UpdatesReader(fetched: fetched)) }
    }
    gathering.pieces += updates.pieces
    gathering.failures += updates.failures
    return gathering
  }

  /// When a package list was last written, which is how fresh the answer can be.
  private static func newestList() -> Instant? {
    guard let folder = opendir(lists) else { return nil }
    defer { closedir(folder) }
    var newest: Int?
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var status = stat()
      guard name.contains("_Packages") || name.contains("_InRelease"), lstat(lists + "/" + name, &status) == 0 else {
        continue
      }
      newest = max(newest ?? 0, Int(status.st_mtim.tv_sec))
    }
    return newest.map { Instant(secondsSinceEpoch: $0) }
  }
}

/// Reads `Inst name [old] (new origin [arch])` lines of a simulated upgrade.
struct UpdatesReader: LineReader {
  let fetched: Instant?
  private var waiting = 0
  private var security = 0
  private var said = false

  init(fetched: Instant?) { self.fetched = fetched }

  mutating func read(_ line: UnsafeRawBufferPointer) {
    let text = String(decoding: line.prefix(1024), as: UTF8.self)
    if text.hasPrefix("Inst ") {
      waiting += 1
      if text.contains("-Security") || text.contains("-security") { security += 1 }
    }
    if text.contains(" upgraded, ") { said = true }
  }

  mutating func findings() -> Findings {
    var found = Findings(rows: waiting)
    found.facts["updates"] = .count(waiting)
    found.facts["security_updates"] = .count(security)
    if let fetched { found.facts["lists_fetched"] = .time(fetched) }
    found.checks = [
      Check("the simulation ran to its end", said, otherwise: "no summary line"),
      Check(
        "package lists are there", fetched == nil ? .unknown : .met, found: fetched == nil ? "none was fetched" : nil),
    ]
    return found
  }
}

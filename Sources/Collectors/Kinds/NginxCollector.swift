import Model

/// The whole configuration that nginx would run with, includes and all, as `nginx -T` prints it.
struct NginxCollector: Collector {
  static let name = "nginx"
  static let summary = "The effective nginx configuration with all includes ('nginx -T'), or a saved one."
  static let parameters = [
    CollectorParameter("configuration", "a configuration file other than the system's"),
    CollectorParameter("prefix", "the folder that relative paths in it start from"),
  ]
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    var words = ["nginx", "-T", "-q"]
    if let prefix = try parameters.text("prefix") { words += ["-p", prefix] }
    if let file = try parameters.text("configuration") { words += ["-c", file] }
    let given = try InputParameters.read(parameters, name: "nginx-T.conf")
    if case .none = given {
      input = .command(CommandLine(words: words, version: ["-v"], name: "nginx-T.conf"))
    } else {
      input = given
    }
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "nginx", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "text/plain"
      piece.analyzer = { LineAnalyzer(NginxReader()) }
    }
    return gathering
  }
}

/// Counts files and servers, and keeps the last value of the directives that questions are asked about.
struct NginxReader: LineReader {
  private var found = Findings()
  private var lines = 0
  private var files = 0
  private var servers = 0
  private static let kept = ["ssl_protocols", "ssl_ciphers", "server_tokens", "ssl_prefer_server_ciphers"]

  mutating func read(_ line: UnsafeRawBufferPointer) {
    lines += 1
    let text = String(decoding: line.prefix(4096), as: UTF8.self)
    if text.hasPrefix("# configuration file ") { files += 1 }
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let directive = words.first.map(String.init) else { return }
    if directive == "server" || directive == "server{" { servers += 1 }
    if Self.kept.contains(directive), words.count > 1 {
      found.facts[directive] = .word(String(words[1].prefix { $0 != ";" }))
    }
  }

  mutating func findings() -> Findings {
    found.rows = lines
    found.facts["files"] = .count(files)
    found.facts["servers"] = .count(servers)
    found.checks = [
      Check(
        "is an effective configuration", files > 0,
        otherwise: "no '# configuration file' line: a single file leaves out what it includes")
    ]
    return found
  }
}

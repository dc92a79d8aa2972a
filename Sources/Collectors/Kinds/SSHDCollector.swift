import Model

/// The effective configuration of the OpenSSH server, as `sshd -T` prints it.
struct SSHDCollector: Collector {
  static let name = "sshd"
  static let summary = "The effective OpenSSH server configuration ('sshd -T'), or a saved one."
  static let parameters = [
    CollectorParameter("configuration", "a configuration file other than the system's"),
    CollectorParameter("connection", "the connection to evaluate 'Match' for, as 'user=root,host=x,addr=10.0.0.1'"),
  ]
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    var words = ["sshd", "-T"]
    if let file = try parameters.text("configuration") { words += ["-f", file] }
    if let connection = try parameters.text("connection") { words += ["-C", connection] }
    let given = try InputParameters.read(parameters, name: "sshd-T.txt")
    if case .none = given {
      // sshd 9.2 knows no option for its version, but says it while it refuses this one.
      input = .command(CommandLine(words: words, version: ["-V"], name: "sshd-T.txt"))
    } else {
      input = given
    }
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "sshd", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "text/plain"
      piece.analyzer = { LineAnalyzer(SSHDReader()) }
    }
    return gathering
  }
}

/// Reads `keyword value` lines; each keyword becomes a fact.
struct SSHDReader: LineReader {
  private var found = Findings()
  private var lines = 0

  mutating func read(_ line: UnsafeRawBufferPointer) {
    let words = String(decoding: line.prefix(4096), as: UTF8.self).split(separator: " ", maxSplits: 1)
    guard let keyword = words.first, keyword.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return }
    lines += 1
    found.facts[String(keyword)] = .word(words.count > 1 ? String(words[1]) : "")
  }

  mutating func findings() -> Findings {
    found.rows = lines
    let missing = ["port", "permitrootlogin", "passwordauthentication", "ciphers"].filter { found.facts[$0] == nil }
    found.checks = [
      Check(
        "is an effective configuration", missing.isEmpty,
        otherwise: "does not state \(missing.joined(separator: ", ")): a file of sshd_config holds only what differs")
    ]
    return found
  }
}

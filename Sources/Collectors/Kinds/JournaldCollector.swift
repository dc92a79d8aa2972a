import JSON
import Model

/// The systemd journal as JSON, one entry a line, asked of `journalctl` or read from an exported file.
struct JournaldCollector: Collector {
  static let name = "journald"
  static let summary = "The systemd journal in JSON: journalctl's, of the period, or files exported with '-o json'."
  static let parameters = [
    CollectorParameter("units", "systemd units, or all where absent"),
    CollectorParameter("matches", "fields to match, as '_COMM=sudo'"),
    CollectorParameter("journal", "a journal file or folder to read instead of the system's"),
    CollectorParameter("since", "how far back to go without a period, as '7 d'; a day where absent"),
  ]
  static let readsInput = true
  private let input: Input
  private let arguments: [String]
  private let since: Int

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.read(parameters, name: "journal.jsonl")
    var arguments: [String] = []
    for unit in try parameters.texts("units") { arguments.append("--unit=\(unit)") }
    if let journal = try parameters.text("journal") {
      arguments.append(journal.hasSuffix(".journal") ? "--file=\(journal)" : "--directory=\(journal)")
    }
    for match in try parameters.texts("matches") {
      guard match.contains("="), !match.hasPrefix("-") else {
        throw parameters.failure("matches", "a match is written FIELD=value")
      }
      arguments.append(match)
    }
    self.arguments = arguments
    let span = try parameters.text("since") ?? "1 d"
    guard let length = Span(span) else {
      throw parameters.failure("since", "'since' must be a length of time as '7 d'")
    }
    since = length.seconds
  }

  private func source(in surroundings: Surroundings) -> Input {
    if case .none = input {
      let end = surroundings.period?.upperBound ?? surroundings.clock()
      let start =
        surroundings.period?.lowerBound ?? Instant(secondsSinceEpoch: end.secondsSinceEpoch - since)
      return .command(
        CommandLine(
          words: [
            "journalctl", "--output=json", "--no-pager", "--utc", "--since=@\(start.secondsSinceEpoch)",
            "--until=@\(end.secondsSinceEpoch)",
          ] + arguments, version: ["--version"], name: "journal.jsonl"))
    }
    return input
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { source(in: surroundings).steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = source(in: surroundings).gather(item, system: "journald", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "application/jsonl"
      piece.analyzer = { LineAnalyzer(JournalReader()) }
    }
    return gathering
  }
}

/// Reads journal entries: a value is a string, an array, a byte array or null; times are microseconds in a string.
struct JournalReader: LineReader {
  private var found = Findings()
  private var lines = 0
  private var entries = 0
  private var firstBroken: Int?
  private var hosts: Set<String> = []
  private var units: Set<String> = []

  mutating func read(_ line: UnsafeRawBufferPointer) {
    guard !line.isEmpty else { return }
    lines += 1
    guard let value = try? JSONValue(parsing: Array(line)), let text = value["__REALTIME_TIMESTAMP"]?.string,
      let microseconds = Int(text)
    else {
      firstBroken = firstBroken ?? lines
      return
    }
    entries += 1
    found.saw(Instant(secondsSinceEpoch: microseconds / 1_000_000))
    if let host = value["_HOSTNAME"]?.string { hosts.insert(host) }
    if let unit = value["_SYSTEMD_UNIT"]?.string { units.insert(unit) }
  }

  mutating func findings() -> Findings {
    found.rows = entries
    found.facts["hosts"] = .count(hosts.count)
    found.facts["units"] = .count(units.count)
    found.checks = [
      .intact("every line is a journal entry", firstBroken == nil, otherwise: "line \(firstBroken ?? 0) is not"),
      Check("at least one entry", entries > 0, otherwise: "0 entries"),
    ]
    return found
  }
}

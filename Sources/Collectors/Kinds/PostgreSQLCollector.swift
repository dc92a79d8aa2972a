import Model

/// Logs of `pg_dump -v` and `pg_restore -v`, and plain dumps.
struct PostgreSQLCollector: Collector {
  static let name = "postgresql"
  static let summary = "Verbose logs of pg_dump or pg_restore, or a plain dump."
  static let parameters = [CollectorParameter("kind", "log or dump; log where absent")]
  static let readsInput = true
  private let input: Input
  private let isDump: Bool

  init(_ parameters: Parameters) throws(Failure) {
    isDump = try parameters.choice("kind", of: ["log", "dump"]) == "dump"
    var input = try InputParameters.required(parameters, name: isDump ? "dump.sql" : "postgresql.log")
    if case .command(var command) = input, !isDump {
      command.takesErrors = true
      input = .command(command)
    }
    self.input = input
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "postgresql", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = isDump ? "application/sql" : "text/plain"
      let isDump = self.isDump
      piece.analyzer = { LineAnalyzer(PostgreSQLReader(isDump: isDump)) }
    }
    return gathering
  }
}

/// Reads `pg_dump: …`, `pg_restore: …` and the comments of a dump, with a time before them where a logger put one.
struct PostgreSQLReader: LineReader {
  let isDump: Bool
  private var found = Findings()
  private var lines = 0
  private var objects = 0
  private var tables = 0
  private var warnings = 0
  private var errors = 0
  private var messages = 0
  private var isCluster = false
  private var complete = false
  private var started: Instant?
  private var completed: Instant?

  init(isDump: Bool) { self.isDump = isDump }

  mutating func read(_ line: UnsafeRawBufferPointer) {
    lines += 1
    let text = String(decoding: line.prefix(512), as: UTF8.self)
    if text.hasPrefix("-- ") { return comment(text) }
    guard !isDump else {
      if text.hasPrefix("CREATE TABLE ") { tables += 1 }
      return
    }
    var message = text[...]
    if let space = text.firstIndex(of: " "), let time = Instant(String(text[..<space])) {
      message = text[text.index(after: space)...]
      found.saw(time)
      started = started ?? time
      completed = time
    }
    guard message.hasPrefix("pg_dump: ") || message.hasPrefix("pg_restore: ") || message.hasPrefix("pg_dumpall: ")
    else { return }
    messages += 1
    if message.contains(": error: ") || message.contains(": fatal: ") || message.hasSuffix(": terminated by user") {
      errors += 1
    }
    if message.contains("warning: ") { warnings += 1 }
    if message.contains(": creating ") || message.contains(": dumping contents of ") { objects += 1 }
    if message.contains(": processing data for table ") || message.contains(": dumping contents of table ") {
      tables += 1
    }
    if message.contains("errors ignored on restore: "),
      let count = message.split(separator: " ").last.flatMap({ Int($0) })
    {
      // The sum of what was said before.
      errors = max(errors, count)
    }
  }

  private mutating func comment(_ text: String) {
    // A dump of a cluster holds whole dumps of its databases, whose ends are not its own.
    let kind = isCluster ? "-- PostgreSQL database cluster dump" : "-- PostgreSQL database dump"
    if text.hasPrefix("-- PostgreSQL database cluster dump") { isCluster = true }
    if text.hasPrefix("\(kind) complete") { complete = true }
    // `-- Started on 2026-03-06 02:00:00 UTC`
    let words = text.split(separator: " ")
    guard words.count >= 5, words[2] == "on", let time = Instant("\(words[3])T\(words[4])Z") else { return }
    found.assumptions["assumedZone"] = words.count > 5 ? String(words[5]) : "UTC"
    found.saw(time)
    if words[1] == "Started" { started = time }
    if words[1] == "Completed" { completed = time }
  }

  mutating func findings() -> Findings {
    found.rows = lines
    found.facts["objects"] = .count(objects)
    found.facts["tables"] = .count(tables)
    found.facts["warnings"] = .count(warnings)
    found.facts["errors"] = .count(errors)
    if let started, let completed, completed >= started {
      found.facts["duration"] = .span(completed.secondsSinceEpoch - started.secondsSinceEpoch)
      found.occurrences = [completed]
    }
    if isDump {
      found.checks = [Check("the dump is complete", complete, otherwise: "no 'database dump complete' line at its end")]
    } else {
      found.checks = [
        Check("is a log of pg_dump or pg_restore", messages > 0, otherwise: "no message of theirs in \(lines) lines"),
        Check("tables were written", tables + objects > 0, otherwise: "no object is named"),
        Check("without errors", errors == 0, otherwise: "\(errors) errors"),
      ]
    }
    return found
  }
}

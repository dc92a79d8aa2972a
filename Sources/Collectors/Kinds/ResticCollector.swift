import JSON
import Model

/// Backups and restores of restic: `--json` output of its commands, or its list of snapshots.
struct ResticCollector: Collector {
  static let name = "restic"
  static let summary = "restic's '--json' output: backups, restores, snapshots."
  static let parameters: [CollectorParameter] = []
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.required(parameters, name: "restic.jsonl")
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "restic", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "application/jsonl"
      piece.analyzer = { WholeAnalyzer("restic's output", ResticReader.read) }
    }
    return gathering
  }
}

/// Reads restic's messages, one JSON value a line; a snapshot list is one array.
struct ResticReader {
  private var found = Findings()
  private var lines = 0
  private var broken: Int?
  private var summaries = 0
  private var restores = 0
  private var snapshots = 0
  private var errors = 0

  static func read(_ bytes: [UInt8]) -> Findings {
    var reader = ResticReader()
    if let whole = try? JSONValue(parsing: bytes) {
      reader.lines = whole.array?.count ?? 1
      reader.read(whole)
      return reader.findings()
    }
    for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
      reader.lines += 1
      if let value = try? JSONValue(parsing: Array(line)) {
        reader.read(value)
      } else {
        reader.broken = reader.broken ?? reader.lines
      }
    }
    return reader.findings()
  }

  private mutating func read(_ value: JSONValue) {
    for snapshot in value.array ?? [] {
      guard let time = snapshot["time"]?.string.flatMap({ Instant($0) }) else { continue }
      snapshots += 1
      found.saw(time)
      found.occurrences.append(time)
    }
    switch value["message_type"]?.string {
    case "summary":
      if let total = value["total_duration"]?.number ?? value["seconds_elapsed"]?.number,
        (0...1e9).contains(total)
      {
        found.facts["duration"] = .span(Int(total.rounded(.up)))
      }
      if value["snapshot_id"] != nil { summaries += 1 } else { restores += 1 }
      for name in ["backup_end", "backup_start"] {
        guard let time = value[name]?.string.flatMap({ Instant($0) }) else { continue }
        found.saw(time)
        if name == "backup_end" { found.occurrences.append(time) }
      }
    case "error", "exit_error": errors += 1
    default: break
    }
  }

  private mutating func findings() -> Findings {
    found.rows = lines
    found.facts["backups"] = .count(summaries)
    found.facts["restores"] = .count(restores)
    found.facts["snapshots"] = .count(snapshots)
    found.facts["errors"] = .count(errors)
    found.checks = [
      .intact("every line is JSON", broken == nil, otherwise: "line \(broken ?? 0) is not"),
      Check(
        "a backup or restore ended", summaries + restores + snapshots > 0,
        otherwise: "no summary and no snapshot: the run was cut short"),
      Check("without errors", errors == 0, otherwise: "\(errors) errors"),
    ]
    return found
  }
}

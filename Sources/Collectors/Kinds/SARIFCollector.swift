import JSON
import Model

/// Results of static analysis in SARIF 2.1.0.
struct SARIFCollector: Collector {
  static let name = "sarif"
  static let summary = "Results of static analysis in SARIF 2.1.0."
  static let parameters: [CollectorParameter] = []
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.required(parameters, name: "results.sarif")
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "sarif", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "application/sarif+json"
      piece.analyzer = { WholeAnalyzer("SARIF", Self.read) }
    }
    return gathering
  }

  static func read(_ bytes: [UInt8]) -> Findings {
    let root: JSONValue
    do { root = try JSONValue(parsing: bytes) } catch {
      return .unreadable("SARIF", (error as? Failure)?.description ?? "invalid JSON")
    }
    guard root["version"]?.string == "2.1.0", let runs = root["runs"]?.array else {
      return .unreadable("SARIF", "no 'version' 2.1.0 with 'runs'")
    }
    var found = Findings(rows: 0)
    var counts = ["error": 0, "warning": 0, "note": 0, "none": 0]
    var suppressed = 0
    var failed = false
    var unnamed = runs.isEmpty
    for run in runs {
      let driver = run["tool"]?["driver"]
      if let name = driver?["name"]?.string { found.facts["tool"] = .word(name) } else { unnamed = true }
      if let version = (driver?["semanticVersion"] ?? driver?["version"])?.string {
        found.facts["tool_version"] = .word(version)
      }
      for invocation in run["invocations"]?.array ?? [] {
        if invocation["executionSuccessful"]?.bool == false { failed = true }
        for name in ["startTimeUtc", "endTimeUtc"] {
          if let time = invocation[name]?.string.flatMap({ Instant($0) }) { found.saw(time) }
        }
      }
      let rules = driver?["rules"]?.array ?? []
      for result in run["results"]?.array ?? [] {
        found.rows = (found.rows ?? 0) + 1
        if !(result["suppressions"]?.array ?? []).isEmpty { suppressed += 1 }
        counts[level(of: result, rules: rules), default: 0] += 1
      }
    }
    for (name, count) in counts { found.facts["level.\(name)"] = .count(count) }
    found.facts["suppressed"] = .count(suppressed)
    found.facts["runs"] = .count(runs.count)
    if let last = found.times?.upperBound { found.occurrences = [last] }
    found.checks = [
      Check("a tool ran", !unnamed, otherwise: runs.isEmpty ? "0 runs" : "a run names no tool"),
      Check("the tool's run succeeded", !failed, otherwise: "executionSuccessful is false"),
    ]
    return found
  }

  /// The result's own level, or its rule's default, or `warning` (SARIF 2.1.0, 3.27.10).
  private static func level(of result: JSONValue, rules: [JSONValue]) -> String {
    if let level = result["level"]?.string { return level }
    if let kind = result["kind"]?.string, kind != "fail" { return "none" }
    let index = result["ruleIndex"]?.integer ?? result["rule"]?["index"]?.integer
    let rule =
      index.flatMap { rules.indices.contains($0) ? rules[$0] : nil }
      ?? rules.first { $0["id"]?.string == result["ruleId"]?.string }
    return rule?["defaultConfiguration"]?["level"]?.string ?? "warning"
  }
}

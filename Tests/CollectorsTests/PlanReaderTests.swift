import Foundation
import Model
import Testing

@testable import Collectors

@Suite struct PlanReaderTests {
  static let refused: [(String, String)] = [
    (
      "    collector: jounald\n    parameters: {}",
      "plan.yaml:5:16: unknown collector 'jounald'|did you mean 'journald'?"
    ),
    ("    collector: file\n    parameters: {path: [x]}", "plan.yaml:6:18: unknown key 'path'|did you mean 'paths'?"),
    ("    colector: file", "plan.yaml:5:5: unknown key 'colector'|did you mean 'collector'?"),
    (
      "    collector: file\n    cadence: quaterly\n    parameters: {paths: [x]}",
      "plan.yaml:6:14: unknown cadence 'quaterly'|did you mean 'quarterly'?"
    ),
    (
      "    collector: file\n    parameters: {paths: [x]}\n    sufficiency: [many rows]",
      "plan.yaml:7:19: 'many rows' is not a condition|write it as 'rows >= 1' or 'finished <= 7 d'"
    ),
    (
      "    collector: file\n    parameters: {paths: [x]}\n    redaction: {email: allow}",
      "plan.yaml:7:24: 'allow' needs a reason|write {action: allow, reason: \"…\"}"
    ),
    (
      "    collector: file\n    parameters: {paths: [x]}\n    redaction: {emial: mask}",
      "plan.yaml:7:17: unknown redaction rule 'emial'|did you mean 'email'?"
    ),
    (
      "    collector: command\n    parameters: {command: \"df -h /\"}",
      "plan.yaml:6:27: a command is a list of words, as no shell reads it|write it as [df, -h, /]"
    ),
    (
      "    collector: file\n    parameters: {paths: [x]}\n    controls: [XYZ.1]",
      "plan.yaml:7:16: cannot tell which catalog 'XYZ.1' belongs to|write it as 'iso27001:A.8.24', 'soc2:CC6.1', 'gdpr:32(1)(a)'"
    ),
  ]

  @Test(arguments: refused)
  func aRefusalSaysWhereAndWhatWasMeant(item: String, expected: String) throws {
    let bench = try Bench()
    let failure = #expect(throws: Failure.self) { try bench.plan("  thing:\n\(item)") }
    #expect("\(failure?.description ?? "")|\(failure?.hint ?? "")" == expected)
  }

  @Test(arguments: [
    ("A.8.24", "iso27001:A.8.24"), ("6.1.2", "iso27001:6.1.2"), ("CC6.1", "soc2:CC6.1"), ("A1.2", "soc2:A1.2"),
    ("PI1.1", "soc2:PI1.1"), ("32(1)(a)", "gdpr:32(1)(a)"), ("own:K-1", "own:K-1"),
  ])
  func controlsFindTheirCatalog(written: String, read: String) {
    #expect(ControlReference(plan: written)?.description == read)
  }

  @Test func aPlanThatOthersCanWriteIsRefused() throws {
    let bench = try Bench()
    try bench.write("plan.yaml", "schema: vouch.plan/1\n")
    let path = bench.folder + "/plan.yaml"
    #expect(try PlanSafety.read(path).count == 21)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    let failure = #expect(throws: Failure.self) { try PlanSafety.read(path) }
    #expect(failure?.message.contains("world-writable") == true)
  }

  @Test(.enabled(if: getuid() == 0, "only root can give files away"))
  func aPlanOfAnotherUserIsRefused() throws {
    let bench = try Bench()
    try bench.write("plan.yaml", "schema: vouch.plan/1\n")
    let path = bench.folder + "/plan.yaml"
    #expect(chown(path, 4242, 0) == 0)
    let failure = #expect(throws: Failure.self) { try PlanSafety.read(path) }
    #expect(failure?.message.contains("owned by neither you nor root") == true)
  }

  /// The data of the repository.
  static let evidence = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("evidence").path

  static func shippedProfiles() throws -> [Profile] {
    try FileManager.default.contentsOfDirectory(atPath: evidence + "/profiles").sorted().map { name in
      try Profile(Array(try Data(contentsOf: URL(fileURLWithPath: "\(evidence)/profiles/\(name)"))), file: name)
    }
  }

  @Test func everyShippedPlanAndProfileIsRead() throws {
    let reader = PlanReader(profiles: try Self.shippedProfiles())
    let plans =
      try FileManager.default.contentsOfDirectory(atPath: Self.evidence + "/plans").map { "plans/" + $0 } + [
        "example/plan.yaml"
      ]
    #expect(plans.count >= 7)
    for path in plans.sorted() {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.evidence)/\(path)")))
      let plan = try reader.read(bytes, file: path)
      #expect(plan.items.allSatisfy { !$0.controls.isEmpty }, "\(path)")
    }
  }

  @Test func aDryRunShowsEveryCommandAndPath() throws {
    let bench = try Bench()
    let plan = try bench.plan(
      """
        one:
          collector: file
          parameters: {paths: [logs/*.log, /etc/os-release]}
        two:
          collector: command
          parameters: {command: [no-such-tool, "a b"], version: [--version]}
      """)
    let steps = plan.items.flatMap { $0.collector.steps(in: bench.surroundings) }.map(\.description)
    #expect(
      steps == [
        "read  \(bench.folder)/logs/*.log", "read  /etc/os-release",
        "run   no-such-tool --version   (not installed)", "run   no-such-tool 'a b'   (not installed)",
      ])
  }
}

import Foundation
import Model
import Testing

@testable import Collectors

/// What each collector's reader takes for evidence, and what it says of what is none.
@Suite struct CollectorTests {
  private func check(
    _ collector: String, _ name: String, _ content: String, _ expected: Sufficiency, saying text: String? = nil,
    rows: Int? = nil, extra: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let bench = try Bench()
    bench.profiles = try PlanReaderTests.shippedProfiles()
    try bench.write(name, content)
    let one = try bench.one("  item:\n    collector: \(collector)\n    parameters: {paths: [\(name)]\(extra)}\n")
    #expect(one.text == content, "raw stays unaltered", sourceLocation: sourceLocation)
    #expect(one.record.sufficiency == expected, "\(one.record.predicate ?? "")", sourceLocation: sourceLocation)
    if let text {
      #expect(
        one.record.predicate?.contains(text) == true, "\(one.record.predicate ?? "")", sourceLocation: sourceLocation)
    }
    if let rows { #expect(one.record.rows == rows, sourceLocation: sourceLocation) }
  }

  @Test func junit() throws {
    try check(
      "junit", "a.xml",
      "<testsuites tests=\"2\"><testsuite><testsuite><testcase name=\"a\"/><testcase name=\"b\"><failure/></testcase></testsuite></testsuite></testsuites>",
      .met, rows: 2)
    try check("junit", "a.xml", "<testsuite tests=\"0\"/>", .notMet, saying: "tests were run (0 tests)")
    try check(
      "junit", "a.xml", "<testsuite tests=\"3\"><testcase name=\"a\"/></testsuite>", .notMet,
      saying: "declares 3, holds 1")
    try check(
      "junit", "a.xml", "<testsuite><testcase name=\"a\"><skipped/></testcase></testsuite>", .notMet,
      saying: "all 1 were skipped")
    try check(
      "junit", "a.xml",
      "<testsuite><testcase name=\"a\"><system-out>\u{1B}[31mred&#x1b;[0m</system-out></testcase></testsuite>", .met)
    try check("junit", "a.xml", "<testsuite><testcase", .notMet, saying: "is JUnit XML (")
    try check("junit", "a.xml", "<html/>", .notMet, saying: "neither 'testsuites' nor 'testsuite'")
  }

  @Test func sarif() throws {
    let run = "{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":[{\"message\":{\"text\":\"m\"}}]}"
    try check("sarif", "a.sarif", "{\"version\":\"2.1.0\",\"runs\":[\(run)]}", .met, rows: 1)
    try check("sarif", "a.sarif", "{\"version\":\"2.1.0\",\"runs\":[]}", .notMet, saying: "0 runs")
    try check("sarif", "a.sarif", "{\"version\":\"2.1.0\"", .notMet, saying: "is SARIF (")
    try check(
      "sarif", "a.sarif",
      "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"invocations\":[{\"executionSuccessful\":false}]}]}",
      .notMet, saying: "executionSuccessful is false")
  }

  @Test func journal() throws {
    let entry = "{\"__REALTIME_TIMESTAMP\":\"1780000000000000\",\"MESSAGE\":[72,105],\"_HOSTNAME\":\"h\",\"X\":null}"
    try check("journald", "a.jsonl", "\(entry)\n\(entry)\n", .met, rows: 2)
    try check("journald", "a.jsonl", "\(entry)\n{\"MESSAGE\":\"cut", .notMet, saying: "line 2 is not")
    try check("journald", "a.jsonl", "\n", .notMet, saying: "0 entries")
  }

  @Test func syslogOfBothForms() throws {
    let bench = try Bench()
    try bench.write(
      "a.log",
      "<34>1 2026-06-30T22:14:15.003Z host su - ID47 - failed\n<34>Dec 11 22:14:15 mymachine su: failed\n  continued\n")
    let one = try bench.one("  item: {collector: syslog, parameters: {paths: [a.log], zone: \"+01:00\"}}")
    #expect(one.record.sufficiency == .met)
    #expect(one.record.source.parameters["assumedYear"] == "2026, or the year before for later days")
    #expect(one.record.source.parameters["assumedZone"] == "+01:00")
    try check("syslog", "a.log", "one\ntwo\n", .notMet, saying: "none of 2 lines does")
  }

  @Test func configurations() throws {
    try check("sshd", "c", "PasswordAuthentication no\n", .notMet, saying: "holds only what differs")
    try check("nginx", "c", "server { listen 80; }\n", .notMet, saying: "leaves out what it includes")
    try check("nginx", "c", "# configuration file /etc/nginx/nginx.conf:\nserver { listen 80; }\n", .met)
  }

  @Test func accessReviews() throws {
    let heading = "User;Reviewer;Decision;Reviewed on\n"
    let parameters = ", profile: access-review"
    try check(
      "identity", "a.csv", heading + "u1;r;keep;2026-06-01\nu2;r;remove;2026-06-02\n", .met, rows: 2, extra: parameters)
    try check("identity", "a.csv", heading + "u1;r;;\n", .notMet, saying: "1 of 1 have none", extra: parameters)
    try check("identity", "a.csv", heading + "u1;u1;keep;2026-06-01\n", .notMet, saying: "1 did", extra: parameters)
    try check(
      "identity", "a.csv", "Name,Title\nx,y\n", .notMet, saying: "no heading for decision",
      extra: ", profile: access-review, user: Name, reviewer: Title")
  }

  @Test func backups() throws {
    try check(
      "restic", "a",
      "{\"message_type\":\"status\"}\n{\"message_type\":\"summary\",\"snapshot_id\":\"x\",\"total_duration\":12.4}\n",
      .met)
    try check("restic", "a", "{\"message_type\":\"status\"}\n", .notMet, saying: "the run was cut short")
    try check(
      "restic", "a", "{\"message_type\":\"error\"}\n{\"message_type\":\"summary\",\"snapshot_id\":\"x\"}\n", .notMet,
      saying: "1 errors")
    try check(
      "postgresql", "a", "pg_restore: creating TABLE \"public.t\"\npg_restore: warning: errors ignored on restore: 3\n",
      .notMet, saying: "3 errors")
    try check(
      "postgresql", "a", "-- PostgreSQL database dump\nCREATE TABLE t (i int);\n", .notMet,
      saying: "no 'database dump complete'", extra: ", kind: dump")
  }

  @Test func profiles() throws {
    try check("tap", "a", "1..2\nok 1\nnot ok 2\n", .met, rows: 2)
    try check("tap", "a", "ok 1\n", .notMet, saying: "without a plan nobody knows")
    try check("tap", "a", "1..3\nok 1\nBail out! disk full\n", .notMet, saying: "broken off")
    try check("trivy", "a.json", "{\"SchemaVersion\":2,\"Results\":[{\"Target\":\"x\"}]}", .met, rows: 0)
    try check("trivy", "a.json", "{\"SchemaVersion\":2}", .notMet, saying: "nothing was scanned")
    try check(
      "cyclonedx", "a.json", "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"type\":\"library\"}]}", .met, rows: 1)
    try check(
      "spdx", "a.json", "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[]}", .notMet, saying: "it lists no package")
    try check("cloud-export", "a.json", "{\"Users\":[{\"a\":1},{\"a\":2}]}", .met, rows: 2)
    try check(
      "cloud-export", "a.json", "{\"Users\":[{\"a\":1}],\"NextToken\":\"t\"}", .notMet,
      saying: "a further page is missing")
    try check("prowler", "a.csv", "CHECK_ID;STATUS;SEVERITY\nc1;PASS;low\nc2;MANUAL;low\n", .met, rows: 2)
    try check(
      "lynis", "a.dat", "finish=true\nlynis_tests_done=220\nhardening_index=67\nsuggestion[]=A|b|\n", .met, rows: 1)
    try check("lynis", "a.dat", "lynis_tests_done=3\n", .unknown, saying: "does not say 'finish'")
    let result = { (word: String) in "<rule-result idref=\"r\"><result>\(word)</result></rule-result>" }
    try check(
      "openscap", "a.xml",
      "<Benchmark><TestResult end-time=\"2026-06-30T10:00:00\">\(result("pass"))\(result("notapplicable"))</TestResult></Benchmark>",
      .met,
      rows: 2)
    try check(
      "openscap", "a.xml", "<Benchmark><TestResult>\(result("notapplicable"))</TestResult></Benchmark>", .notMet,
      saying: "no rule applies to this system")
  }

  @Test func expectedOccurrencesAgainstFoundOnes() throws {
    let bench = try Bench()
    bench.period = try #require(Instant("2026-06-01T00:00:00Z"))..<#require(Instant("2026-06-04T00:00:00Z"))
    try bench.write(
      "s.json", "[{\"time\":\"2026-06-01T01:00:00Z\",\"id\":\"a\"},{\"time\":\"2026-06-03T01:00:00Z\",\"id\":\"b\"}]")
    let one = try bench.one("  b: {collector: restic, cadence: daily, parameters: {paths: [s.json]}}")
    #expect(one.record.sufficiency == .notMet)
    #expect(one.record.predicate?.contains("all 3 daily occurrences of the period (missing 2026-06-02)") == true)
    #expect(one.record.occurrence == "2026-06-03")
  }

  @Test func aSampleIsOfTheWindowOfItsPopulation() throws {
    let bench = try Bench()
    try bench.write("a.csv", "User,Reviewer,Decision,Reviewed on\nu,r,keep,2025-02-01\nv,r,keep,2025-02-02\n")
    let item = "  r: {collector: identity, cadence: quarterly, parameters: {profile: access-review, paths: [a.csv]}, "
    let sealed = try bench.run(item + "sample: {size: 1, seed: x}}").sealed
    for path in ["data/r/a.csv", "data/r/a.csv.sample.json"] {
      #expect(sealed[path]?.record.occurrence == "2025-Q1", "\(path)")
    }
    #expect(sealed["data/collection.json"]?.text.contains("\"occurrence\":\"2025-Q1\"") == true)
  }

  @Test func aSampleCanBeDrawnAgainWithStockTools() throws {
    let bench = try Bench()
    let rows = (1...20).map { "user\($0),r,keep,2026-06-01" }.joined(separator: "\n")
    try bench.write("a.csv", "User,Reviewer,Decision,Reviewed on\n\(rows)\n")
    let sealed = try bench.run(
      """
        r:
          collector: identity
          parameters: {profile: access-review, paths: [a.csv]}
          sample: {size: 3, seed: auditor 7}
      """
    ).sealed
    let sample = try #require(sealed["data/r/a.csv.sample.json"])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "for i in $(seq 20); do printf '%s user%s\\n' \"$(printf 'auditor 7:user%s' $i | sha256sum | cut -c1-64)\" $i; done | sort | head -n 3 | cut -d' ' -f2",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let drawn = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n")
    #expect(drawn.count == 3)
    let places = drawn.compactMap { sample.text.range(of: "{\"key\":\"\($0)\",\"rank\"")?.lowerBound }
    #expect(places.count == 3 && places == places.sorted(), "\(drawn) \(sample.text)")
  }
}
